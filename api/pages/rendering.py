"""The Jinja2 environment of the pages. An undefined name is an error, never a blank."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.pages.addresses import case_address, paper_address, task_address
from api.pages.awaited import gathered
from api.pages.forms import kept_value
from suyton.domain.calendar import HANOI

TEMPLATES = Path(__file__).parent.parent / "templates"
STYLE = Path(__file__).parent.parent / "static" / "suyton.css"


def build_environment() -> Environment:
    """One environment for the process; templates are compiled once."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    filters: dict[str, Callable[..., str]] = {
        "field_time": field_time,
        "kept": kept_value,
    }
    environment.filters.update(filters)
    environment.globals.update(
        case_address=case_address,
        gathered=gathered,
        task_address=task_address,
        paper_address=paper_address,
    )
    environment.globals["style_version"] = sha256(STYLE.read_bytes()).hexdigest()[:12]
    return environment


def field_time(at: datetime | None) -> str:
    """A moment as a ``datetime-local`` field holds it, in Vietnam time; empty for none."""
    return "" if at is None else at.astimezone(HANOI).strftime("%Y-%m-%dT%H:%M")

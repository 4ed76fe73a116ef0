"""The offices of a province, read strictly from their file.

A province keeps its own as ``offices/<province id>.toml`` beside its templates; without one, the
file that comes with the service counts.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from suyton.data_file import DataFileFault, Section
from suyton.domain.errors import TemplateFailed
from suyton.papers.office import Basis, Body, Office, Spot, Stock

OFFICES = Path(__file__).parent / "papers" / "offices"
ALIGNMENTS = ("left", "center", "right")


def offices_of(templates_dir: Path | None) -> Callable[[str], Office]:
    """The office of a province by its id, each file read once.

    The result raises TemplateFailed where the province has no file or a faulty one: whoever
    prepares a paper is told, and can do it again once the file has been mended.
    """

    @cache
    def office_of(province_id: str) -> Office:
        try:
            return read_office(province_id, templates_dir)
        except DataFileFault as fault:
            said = f"{fault.key}: {fault.problem}"
            raise TemplateFailed(template=fault.file, line=0, problem=said) from fault

    return office_of


def read_office(province_id: str, templates_dir: Path | None = None) -> Office:
    """The office of a province; raises DataFileFault for the first thing that is wrong."""
    name = f"{province_id}.toml"
    own = templates_dir / "offices" / name if templates_dir else None
    whole = Section.read(own if own and own.exists() else OFFICES / name)
    decisions = whole.section("decisions")
    office = Office(
        province_id=whole.text("province_id"),
        province=whole.text("province"),
        place=whole.text("place"),
        committee=_body(whole.section("committee")),
        standing=_body(whole.section("standing")),
        council=_body(whole.section("council")),
        authority=decisions.text("authority"),
        chairman=decisions.text("chairman"),
        vice_chairman=decisions.text("vice_chairman"),
        bases=tuple(_basis(section) for section in decisions.sections("basis")),
        carried_out_by=decisions.texts("carried_out_by"),
        copies_to=decisions.texts("copies_to"),
        listed_up_to=decisions.count("listed_up_to"),
        flags=decisions.texts("flags") if decisions.has("flags") else (),
        overprint=_overprint(whole.section("overprint")),
        stock=_stock(whole.section("stock")) if whole.has("stock") else Stock(),
    )
    if office.province_id != province_id:
        whole.fault("province_id", f"is {office.province_id!r}", province_id)
    decisions.finish()
    whole.finish()
    return office


def _body(section: Section) -> Body:
    body = Body(
        name=section.text("name"),
        lines=section.texts("lines"),
        symbol=section.text("symbol"),
        head=section.text("head"),
        head_name=section.text("head_name", ""),
        parent=section.texts("parent") if section.has("parent") else (),
        address=section.text("address", ""),
    )
    section.finish()
    return body


def _basis(section: Section) -> Basis:
    basis = Basis(
        text=section.text("text"),
        valid_from=section.day("valid_from"),
        valid_to=section.day("valid_to") if section.has("valid_to") else None,
    )
    section.finish()
    return basis


def _overprint(section: Section) -> dict[str, Spot]:
    return {name: _spot(section.section(name)) for name in section.names()}


def _stock(section: Section) -> Stock:
    stock = Stock(
        width=_number(section, "width"),
        height=_number(section, "height"),
        shift_right=_number(section, "shift_right", least=-50),
        shift_down=_number(section, "shift_down", least=-50),
    )
    section.finish()
    return stock


def _spot(section: Section) -> Spot:
    align = section.text("align", "center")
    if align not in ALIGNMENTS:
        section.fault("align", f"is {align!r}", ", ".join(ALIGNMENTS))
    spot = Spot(
        left=_number(section, "left"),
        top=_number(section, "top"),
        width=_number(section, "width"),
        size_pt=_number(section, "size_pt"),
        align=align,
    )
    section.finish()
    return spot


def _number(section: Section, name: str, least: int = 0) -> float:
    allowed = f"a number from {least}"
    value = section.value(name, allowed)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < least:
        section.fault(name, f"is {value!r}", allowed)
    return float(value)

"""What papers are drawn from in tests: the same faces on every machine, our own templates."""

from functools import cache

from api.paper_sources import PaperSources
from suyton.documents.drafts.docx_drafts import DocxDrafts
from suyton.documents.rendering import TypstRenderer
from suyton.office_file import read_office
from suyton.persistence.database import Database
from suyton.ports import Rulebooks
from suyton.rules import RulePacks
from suyton.wording import Wording


@cache
def _renderer() -> TypstRenderer:
    """One for all tests: it keeps what it has read of templates and faces."""
    return TypstRenderer(system_fonts=False)


def paper_sources(database: Database, rulebooks: Rulebooks | None = None) -> PaperSources:
    """Over this register."""
    return PaperSources(
        database.records,
        database.subject_records,
        rulebooks or RulePacks.load(),
        _renderer(),
        DocxDrafts(),
        read_office,
        Wording.load(),
        "https://thidua.example.vn",
    )

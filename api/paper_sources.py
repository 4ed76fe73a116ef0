"""What every paper is drawn from: the register, the rules, the office, and what draws it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision
from suyton.domain.document_kind import DocumentKind
from suyton.domain.nomination import Nomination
from suyton.domain.paper_code import verify_address
from suyton.domain.rulebook import AwardRule
from suyton.papers.office import Office
from suyton.ports import Records, Rulebooks, SubjectRecords
from suyton.ports.documents import Content, Renderer
from suyton.ports.drafts import Drafts
from suyton.wording import Wording

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FILE_NAMES = {
    DocumentKind.SUBMISSION_LETTER: "to-trinh",
    DocumentKind.ACHIEVEMENT_REPORT: "bao-cao-thanh-tich",
    DocumentKind.BLOC_MINUTES: "bien-ban-hoi-nghi-khoi",
    DocumentKind.VOTE_COUNT_RECORD: "bien-ban-kiem-phieu",
    DocumentKind.COUNCIL_MINUTES: "bien-ban-hop-hoi-dong",
    DocumentKind.SUBMISSION_TO_CHAIRMAN: "to-trinh-chu-tich",
    DocumentKind.DECISION: "quyet-dinh",
    DocumentKind.SUBMISSION_TO_GOVERNMENT: "to-trinh-cap-tren",
    DocumentKind.CORRECTION_DECISION: "quyet-dinh-dinh-chinh",
    DocumentKind.CANCELLATION_DECISION: "quyet-dinh-huy-bo",
    DocumentKind.CERTIFICATE: "bang-khen",
    DocumentKind.CERTIFICATE_OVERPRINT: "bang-khen-in-chu",
    DocumentKind.FLAG_ORDER_SHEET: "phieu-dat-co",
    DocumentKind.MONEY_TABLE: "bang-ke-tien-thuong",
    DocumentKind.NOTICE_OF_AWARD: "thong-bao-khen-thuong",
    DocumentKind.NOTICE_OF_NON_AWARD: "thong-bao-ket-qua-xet",
}
"""File names bear neither diacritics nor special characters (domain notes 7, NB161 Art. 8)."""

_FOREIGN = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True)
class PaperSources:
    """Built once in ``create_app``; papers take what they need from here."""

    records: Records
    subject_records: SubjectRecords
    rulebooks: Rulebooks
    renderer: Renderer
    drafts: Drafts
    office_of: Callable[[str], Office]
    """By the province's id."""
    wording: Wording
    public_url: str = ""
    """Where people outside verify papers."""

    def address_of(self, decision: Decision) -> str:
        """Where an issued decision can be verified; empty for those of before codes."""
        return verify_address(self.public_url, decision.code)

    def term(self, vocabulary: str, code: str, /) -> str:
        """Papers are written in Vietnamese, whatever language their reader has chosen."""
        return self.wording.term("vi", vocabulary, code)

    def awards(self, case: Nomination | BlocRound) -> dict[str, str]:
        """What awards are called by the pack that judges the case."""
        return {award.id: award.name_vi for award in self.rulebooks.of(case).awards}

    def known_awards(self, case: Nomination) -> dict[str, AwardRule]:
        """Every award of every pack; where packs differ, as the pack of the case has it."""
        every = {one.id: one for pack in self.rulebooks.packs() for one in pack.awards}
        return every | {one.id: one for one in self.rulebooks.of(case).awards}

    def drawn(self, kind: DocumentKind, content: Content, at: datetime, subject: str) -> Response:
        """The paper as PDF. ``at`` dates the file: the state's time, never that of asking."""
        drawn = self.renderer.render(kind, content, at)
        return as_file(drawn.pdf, PDF, f"{FILE_NAMES[kind]}-{subject}.pdf")

    def drafted(self, kind: DocumentKind, content: Content, subject: str) -> Response:
        """The draft in Word."""
        written = self.drafts.write(kind, content)
        return as_file(written, DOCX, f"{FILE_NAMES[kind]}-{subject}.docx")


def as_file(content: bytes, media_type: str, name: str) -> Response:
    """A file of our own making: a PDF is looked at in the browser, anything else is kept."""
    shown = "inline" if media_type == PDF else "attachment"
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'{shown}; filename="{_FOREIGN.sub("-", name)}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )

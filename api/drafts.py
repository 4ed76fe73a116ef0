"""Drafts in Word from the office's own templates, and which fields such a template may ask for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from starlette.responses import Response

from api.drawn_papers import check_there, letter_of, seen_nomination
from api.paper_sources import DOCX, FILE_NAMES, PaperSources, as_file
from api.sight import check_sight, may_read_decision
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document_kind import DocumentKind
from suyton.papers.decision import content_of
from suyton.papers.draft_fields import DraftField, fields_of
from suyton.papers.draft_samples import AT, UNIT, sample_decision, sample_nomination
from suyton.papers.submission_letter import submission_letter
from suyton.ports import Sight
from suyton.ports.documents import Content
from suyton.wording import Language


class Draft(StrEnum):
    """The papers that offices edit by hand before anything is signed."""

    SUBMISSION_LETTER = DocumentKind.SUBMISSION_LETTER.value
    DECISION = DocumentKind.DECISION.value


@dataclass(frozen=True)
class FieldShown:
    """A field of a draft as it is told of: what it means, and what stands in the template."""

    path: str
    meaning: str
    written: str
    example: str


@dataclass(frozen=True)
class BasisShown:
    """A law or decree that a province's papers name, from ``valid_from`` until before ``valid_to``."""

    province: str
    text: str
    valid_from: date
    valid_to: date | None
    source: str
    confirmed: bool


def of_nomination(sources: PaperSources, nomination_id: str, sight: Sight) -> Response:
    """The submission letter of a nomination; raises Unknown, TemplateFailed."""
    nomination = seen_nomination(sources, nomination_id, sight)
    said = letter_of(sources, nomination)
    return sources.drafted(DocumentKind.SUBMISSION_LETTER, said, nomination_id)


def of_decision(sources: PaperSources, decision_id: str, sight: Sight) -> Response:
    """A decision that grants an award; raises Unknown, TemplateFailed."""
    decision = sources.records.decision(decision_id)
    check_sight(may_read_decision(sight, decision), "decision", decision_id)
    check_there(Draft.DECISION, decision_drafts(decision), decision_id)
    return sources.drafted(DocumentKind.DECISION, _decision_of(sources, decision), decision_id)


def decision_drafts(decision: Decision) -> tuple[Draft, ...]:
    """Those that there are of a decision: what corrects, cancels or forwards has no Word template."""
    return (Draft.DECISION,) if decision.kind is DecisionKind.GRANT else ()


def template_of(sources: PaperSources, draft: Draft) -> Response:
    """The template in use, to begin another from; raises TemplateFailed."""
    kind = DocumentKind(draft.value)
    return as_file(sources.drafts.template(kind), DOCX, f"mau-{FILE_NAMES[kind]}.docx")


def fields_shown(sources: PaperSources, draft: Draft, language: Language) -> tuple[FieldShown, ...]:
    """Every field of a draft, with an example of nobody, in the words of the reader."""
    return tuple(
        FieldShown(
            one.path,
            sources.wording.say(language, f"draft_field.{one.path}"),
            one.written,
            one.example,
        )
        for one in draft_fields(sources, draft)
    )


def bases_shown(sources: PaperSources) -> tuple[BasisShown, ...]:
    """What each province's papers rest on and where that was read; raises TemplateFailed."""
    offices = [sources.office_of(province.id) for province in sources.records.provinces()]
    return tuple(
        BasisShown(
            office.province, one.text, one.valid_from, one.valid_to, one.source, one.confirmed
        )
        for office in offices
        for one in office.bases
    )


def draft_fields(sources: PaperSources, draft: Draft) -> tuple[DraftField, ...]:
    """The fields, read from a draft about nobody, so that the list cannot fall behind."""
    rulebook = sources.rulebooks.packs()[-1]
    office = sources.office_of(sources.records.provinces()[0].id)
    if draft is Draft.DECISION:
        day = AT.astimezone(HANOI).date()
        _, said = content_of(sample_decision(rulebook), office, rulebook, day)
    else:
        nomination = sample_nomination(rulebook)
        award = rulebook.award(nomination.award_id).name_vi
        said = submission_letter(nomination, UNIT, award, office, sources.term)
    return tuple(fields_of(said))


def _decision_of(sources: PaperSources, decision: Decision) -> Content:
    """What the decision says, dated by the day on which it was last changed."""
    first = sources.records.nomination(decision.recipients[0].nomination_id)
    office = sources.office_of(decision.province_id)
    day = decision.stage_since.astimezone(HANOI).date()
    return content_of(decision, office, sources.rulebooks.of(first), day)[1]

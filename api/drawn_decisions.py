"""A draft as it will look, papers that follow from an issued decision, and what a unit is told of its nomination.

Each function raises Unknown, also for what is out of sight or not issued, and TemplateFailed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from starlette.responses import Response

from api.drawn_papers import check_there, seen_nomination
from api.paper_sources import PaperSources
from api.sight import check_sight, may_read_decision
from suyton.domain.authority import Actor
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import Unknown
from suyton.domain.minutes import LineMinutes, minutes_of, minutes_of_round
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.printing import check_may_print, may_print
from suyton.domain.rulebook import Rulebook
from suyton.papers.certificate import certificates_of
from suyton.papers.decision import content_of
from suyton.papers.flag_order import flag_order_of
from suyton.papers.money_table import money_table_of
from suyton.papers.notices import notice_of_award, notice_of_non_award
from suyton.papers.office import Office
from suyton.ports import Sight
from suyton.ports.documents import Content


class DecisionPaper(StrEnum):
    """What is drawn of a draft, for whoever is to sign it; and of an issued decision that grants."""

    DRAFT = "draft"
    CERTIFICATE = DocumentKind.CERTIFICATE.value
    CERTIFICATE_OVERPRINT = DocumentKind.CERTIFICATE_OVERPRINT.value
    FLAG_ORDER_SHEET = DocumentKind.FLAG_ORDER_SHEET.value
    MONEY_TABLE = DocumentKind.MONEY_TABLE.value


class Notice(StrEnum):
    """What the unit of a nomination is told on paper."""

    NOTICE_OF_AWARD = DocumentKind.NOTICE_OF_AWARD.value
    NOTICE_OF_NON_AWARD = DocumentKind.NOTICE_OF_NON_AWARD.value


@dataclass(frozen=True)
class Reader:
    """Who asks, when, and what they may read."""

    actor: Actor
    at: datetime
    sight: Sight


_CERTIFICATES = frozenset({DecisionPaper.CERTIFICATE, DecisionPaper.CERTIFICATE_OVERPRINT})

_NOT_AWARDED = frozenset(
    {NominationStage.NOT_ACCLAIMED, NominationStage.REFUSED, NominationStage.NOT_RECOMMENDED}
)


def decision_papers(sources: PaperSources, decision: Decision) -> tuple[DecisionPaper, ...]:
    """Those that there are: a draft to be read before it is signed; of what is issued and granted,
    flags are ordered where the office says that the award is one."""
    if decision.stage is DecisionStage.IN_SIGNING:
        return (DecisionPaper.DRAFT,)
    if decision.stage is not DecisionStage.ISSUED or decision.kind is not DecisionKind.GRANT:
        return ()
    flag = decision.award_id in sources.office_of(decision.province_id).flags
    left_out = {DecisionPaper.DRAFT}
    left_out |= _CERTIFICATES if flag else {DecisionPaper.FLAG_ORDER_SHEET}
    if not decision.total_vnd:
        left_out.add(DecisionPaper.MONEY_TABLE)
    return tuple(one for one in DecisionPaper if one not in left_out)


def papers_for(
    sources: PaperSources, decision: Decision, reader: Reader
) -> tuple[DecisionPaper, ...]:
    """Those of them that this person may have: certificates are for those who print them."""
    there = decision_papers(sources, decision)
    if may_print(decision, reader.actor, reader.at):
        return there
    return tuple(one for one in there if one not in _CERTIFICATES)


def notices(nomination: Nomination) -> tuple[Notice, ...]:
    """The one that there is, once the case has ended with or without an award."""
    if nomination.stage is NominationStage.AWARDED and nomination.decision_id:
        return (Notice.NOTICE_OF_AWARD,)
    return (Notice.NOTICE_OF_NON_AWARD,) if nomination.stage in _NOT_AWARDED else ()


def of_decision(
    sources: PaperSources, decision_id: str, wanted: DecisionPaper, reader: Reader
) -> Response:
    """A paper of a decision; raises NotAuthorised for a certificate that others print."""
    decision = sources.records.decision(decision_id)
    check_sight(may_read_decision(reader.sight, decision), "decision", decision_id)
    check_there(wanted, decision_papers(sources, decision), decision_id)
    if wanted in _CERTIFICATES:
        check_may_print(decision, reader.actor, reader.at)
    if wanted is DecisionPaper.DRAFT:
        return _draft(sources, decision)
    office, rulebook = sources.office_of(decision.province_id), _rules_of(sources, decision)
    said = _said(wanted, decision, office, rulebook, sources.address_of(decision))
    return sources.drawn(DocumentKind(wanted.value), said, decision.stage_since, decision_id)


def _draft(sources: PaperSources, decision: Decision) -> Response:
    """As it would be prepared now, without open fields: nothing that is signed can come of it."""
    office, rulebook = sources.office_of(decision.province_id), _rules_of(sources, decision)
    referred = sources.records.decision(decision.refers_to) if decision.refers_to else None
    kind, said = content_of(
        decision,
        office,
        rulebook,
        decision.stage_since.astimezone(HANOI).date(),
        refers_on=_day_of(referred) if referred else None,
    )
    return sources.drawn(kind, said, decision.stage_since, decision.id)


def of_nomination(
    sources: PaperSources, nomination_id: str, wanted: Notice, sight: Sight
) -> Response:
    """What the nomination's unit is told."""
    nomination = seen_nomination(sources, nomination_id, sight)
    check_there(wanted, notices(nomination), nomination_id)
    if wanted is Notice.NOTICE_OF_AWARD:
        said = _award_told(sources, nomination)
    else:
        said = _non_award_told(sources, nomination)
    return sources.drawn(DocumentKind(wanted.value), said, nomination.stage_since, nomination_id)


def _said(
    wanted: DecisionPaper, decision: Decision, office: Office, rulebook: Rulebook, address: str
) -> Content:
    on = _day_of(decision)
    if wanted is DecisionPaper.FLAG_ORDER_SHEET:
        return flag_order_of(decision, office, rulebook, on)
    if wanted is DecisionPaper.MONEY_TABLE:
        return money_table_of(decision, office, rulebook, _signed_on(decision), on)
    return certificates_of(decision, office, rulebook, on, address=address)


def _award_told(sources: PaperSources, nomination: Nomination) -> Content:
    decision = sources.records.decision(nomination.decision_id)
    found = [one for one in decision.standing if one.nomination_id == nomination.id]
    if not found:
        raise Unknown(noun=Notice.NOTICE_OF_AWARD.value, id=nomination.id)
    office = sources.office_of(decision.province_id)
    award = sources.rulebooks.of(nomination).award(nomination.award_id)
    address = sources.address_of(decision)
    return notice_of_award(decision, found[0], office, award, _day_of(decision), address=address)


def _non_award_told(sources: PaperSources, nomination: Nomination) -> Content:
    return notice_of_non_award(
        nomination,
        sources.office_of(nomination.province_id),
        sources.rulebooks.of(nomination).award(nomination.award_id),
        sources.term("outcome.unit", nomination.outcome or nomination.stage.value),
        _count_of(sources, nomination),
    )


def _count_of(sources: PaperSources, nomination: Nomination) -> LineMinutes | None:
    """The count that ended the case; None where none did."""
    lines: tuple[LineMinutes, ...] = ()
    if nomination.stage is NominationStage.NOT_RECOMMENDED and nomination.sitting_id:
        lines = minutes_of(sources.records.sitting(nomination.sitting_id)).lines
    elif nomination.stage is NominationStage.NOT_ACCLAIMED and nomination.round_id:
        told = minutes_of_round(sources.records.round(nomination.round_id))
        lines = told.lines if told else ()
    return next((one for one in lines if one.nomination_id == nomination.id), None)


def _rules_of(sources: PaperSources, decision: Decision) -> Rulebook:
    """All cases of one decision are judged by one pack."""
    first = sources.records.nomination(decision.recipients[0].nomination_id)
    return sources.rulebooks.of(first)


def _day_of(decision: Decision) -> date:
    """The date that the issued decision bears; before there were papers, that of the signature."""
    return decision.dated_on or _signed_on(decision)


def _signed_on(decision: Decision) -> date:
    return (decision.signed_at or decision.stage_since).astimezone(HANOI).date()

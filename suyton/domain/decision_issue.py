"""From the draft to the issued paper: prepared, signed, numbered, sealed and issued.

Whoever signs for the Chairman does so with their own certificate; the records clerk numbers what
is signed and puts the office's seal on it (Decree 30/2020/NĐ-CP; domain notes 6.4). A decision that
has its number can only go forward: the number is its own and is never given to another.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from suyton.domain.authority import Assignment, Role
from suyton.domain.calendar import HANOI
from suyton.domain.decision import (
    Decision,
    DecisionAct,
    DecisionStage,
    Recipient,
    check_signer,
    permit,
)
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentNotPrepared, NoLiveAssignment
from suyton.domain.procedure import Act, Step, moved


class PaperStage(StrEnum):
    """How far a decision's file has come."""

    PREPARED = "prepared"
    SIGNED = "signed"
    NUMBERED = "numbered"
    ISSUED = "issued"


def papers_of(decision: Decision) -> dict[PaperStage, DocumentReference | None]:
    """Its files; None for one that is not there (yet, or no longer)."""
    return {
        PaperStage.PREPARED: decision.paper,
        PaperStage.SIGNED: decision.signed_paper,
        PaperStage.NUMBERED: decision.numbered_paper,
        PaperStage.ISSUED: decision.issued_paper,
    }


def prepared(
    decision: Decision,
    recipients: Sequence[Recipient],
    assignment: Assignment | None,
    paper: DocumentReference,
    act: Act,
) -> Step[Decision]:
    """The paper is drawn as it is to be signed, with the names of the day.

    The book names each nomination whose name is not printed as drafted.

    Raises:
        NotTheSigner: the draft lies before someone else.
        NoLiveAssignment: a vice-chairman without a live assignment, on whose paper stands “KT.”.
    """
    leave = permit(decision, DecisionAct.PREPARE, act.actor, act.at)
    check_signer(decision, act.actor)
    after = in_capacity(decision, assignment, act)
    after = replace(after, recipients=tuple(recipients), paper=paper)
    facts = {"sha256": paper.sha256} | {
        now.nomination_id: now.unit_name
        for drafted, now in zip(decision.recipients, recipients, strict=True)
        if now.unit_name != drafted.unit_name
    }
    return moved(decision, after, leave, act, facts)


def in_capacity(decision: Decision, assignment: Assignment | None, act: Act) -> Decision:
    """As what the actor signs it: as Chairman, or for him under a live assignment.

    Raises NoLiveAssignment.
    """
    if act.actor.holds(Role.CHAIRMAN, decision.province_id, act.at):
        return replace(decision, capacity="chairman", assignment_id="")
    if assignment is None or not _covers(assignment, decision, act):
        raise NoLiveAssignment(signer=act.actor.name)
    return replace(decision, capacity="for_the_chairman", assignment_id=assignment.id)


def signed(
    decision: Decision,
    assignment: Assignment | None,
    paper: DocumentReference | None,
    act: Act,
) -> Step[Decision]:
    """The signer has signed the prepared paper; ``paper`` is the signed file.

    The book says on whose behalf: a vice-chairman signs for the Chairman who assigned him.

    Raises:
        NotTheSigner: the draft lies before someone else.
        NoLiveAssignment: a vice-chairman signs without a live assignment to him.
        DocumentNotPrepared: there is no paper to sign, or none was sent.
    """
    leave = permit(decision, DecisionAct.SIGN, act.actor, act.at)
    check_signer(decision, act.actor)
    after = in_capacity(decision, assignment, act)
    if decision.paper is None or paper is None or after.capacity != decision.capacity:
        raise DocumentNotPrepared(title=decision.title)
    after = replace(after, signed_at=act.at, signed_paper=paper, due_at=None)
    facts = _signing_facts(after) | {"sha256": paper.sha256}
    return moved(decision, after, leave, act, facts, on_behalf_of=_chairman(after, assignment))


def issued_by_signature(
    decision: Decision, assignment: Assignment | None, act: Act
) -> Step[Decision]:
    """As it was before there were papers: the signature issued the decision.

    Only histories of that time take this way, when they are replayed.
    """
    leave = permit(decision, DecisionAct.SIGN, act.actor, act.at)
    after = replace(in_capacity(decision, assignment, act), signed_at=act.at)
    chairman = _chairman(after, assignment)
    facts = _signing_facts(after)
    to = DecisionStage.ISSUED
    return moved(decision, after, leave, act, facts, to=to, on_behalf_of=chairman)


def _signing_facts(after: Decision) -> dict[str, str]:
    facts = {"capacity": after.capacity, "assignment": after.assignment_id}
    if after.total_vnd:
        facts |= {"total_vnd": str(after.total_vnd), "fund": after.fund}
    return facts


def _chairman(after: Decision, assignment: Assignment | None) -> str:
    """For whom it is signed; empty where the Chairman signs himself."""
    return assignment.chairman_id if assignment is not None and after.assignment_id else ""


def numbered(decision: Decision, act: Act) -> Step[Decision]:
    """The records clerk numbers it; the register gives the number with the record of this act."""
    leave = permit(decision, DecisionAct.NUMBER, act.actor, act.at)
    dated_on = act.at.astimezone(HANOI).date()
    facts = {"dated_on": dated_on.isoformat()}
    return moved(decision, replace(decision, dated_on=dated_on), leave, act, facts)


def filled(decision: Decision, paper: DocumentReference, act: Act) -> Step[Decision]:
    """Number and date stand on the paper."""
    leave = permit(decision, DecisionAct.FILL, act.actor, act.at)
    return moved(
        decision, replace(decision, numbered_paper=paper), leave, act, {"sha256": paper.sha256}
    )


def issued(
    decision: Decision, paper: DocumentReference | None, publish: bool, act: Act
) -> Step[Decision]:
    """The sealed paper leaves the office; ``publish``: it is put on the public list too.

    Raises:
        DocumentNotPrepared: the number does not stand on the paper yet, or no file was sent.
    """
    leave = permit(decision, DecisionAct.ISSUE, act.actor, act.at)
    if decision.numbered_paper is None or paper is None:
        raise DocumentNotPrepared(title=decision.title)
    after = replace(
        decision,
        issued_paper=paper,
        issued_at=act.at,
        published_at=act.at if publish else None,
    )
    facts = {"sha256": paper.sha256, "number": decision.number}
    if publish:
        facts["published"] = act.at.isoformat()
    return moved(decision, after, leave, act, facts)


def _covers(assignment: Assignment, decision: Decision, act: Act) -> bool:
    return (
        assignment.is_live(act.at)
        and assignment.signer_id == act.actor.account_id
        and assignment.province_id == decision.province_id
    )

"""The Chairman lets a vice-chairman sign for him, and takes it back. Both go into the book.

Only the Chairman may do either: the competence to decide is his alone
(Law 06/2022/QH15 Art. 79.4), so nobody else can lend it.
"""

from dataclasses import replace
from enum import StrEnum

from suyton.domain.authority import Assignment, Role
from suyton.domain.deadline import check_future
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, Transition, enter


class AssignmentStage(StrEnum):
    NEW = "new"
    GIVEN = "given"
    REVOKED = "revoked"


class AssignmentAct(StrEnum):
    GIVE = "assign"
    REVOKE = "revoke_assignment"


_S = AssignmentStage
_A = AssignmentAct
_CHAIRMAN = (Role.CHAIRMAN,)
GIVEN, REVOKED = "chairman:assignment:given", "chairman:assignment:revoked"
"""The tags of the two acts in the book."""

# fmt: off
PROCEDURE: Procedure[AssignmentAct, AssignmentStage] = Procedure(
    "assignment",
    (
        Transition(_A.GIVE, frozenset({_S.NEW}), _S.GIVEN, _CHAIRMAN, GIVEN),
        Transition(_A.REVOKE, frozenset({_S.GIVEN}), _S.REVOKED, _CHAIRMAN, REVOKED),
    ),
)
# fmt: on


def chain_of(assignment_id: str) -> str:
    """The audit chain of one assignment."""
    return f"assignment:{assignment_id}"


def scopes(assignment: Assignment) -> Scopes:
    """Where each role counts for this assignment."""
    return {Role.CHAIRMAN: assignment.province_id}


def given(assignment: Assignment, act: Act) -> Step[Assignment]:
    """The Chairman assigns, in his own name and for a time that is not over yet.

    Raises:
        NotAuthorised: the actor is not the Chairman of the province.
        DeadlineInPast: it would end before it begins, or has ended already.
    """
    leave = PROCEDURE.permit(
        AssignmentAct.GIVE, AssignmentStage.NEW, act.actor, scopes(assignment), act.at
    )
    if assignment.valid_to is not None:
        check_future(assignment.valid_to, max(act.at, assignment.valid_from))
    own = replace(assignment, chairman_id=act.actor.account_id)
    return _step(assignment, own, leave, act, AssignmentStage.NEW)


def revoked(assignment: Assignment, act: Act) -> Step[Assignment]:
    """The Chairman ends the assignment now.

    Raises:
        NotAuthorised: the actor is not the Chairman.
        WrongStage: it has already ended.
    """
    ended = assignment.valid_to is not None and assignment.valid_to <= act.at
    stage = AssignmentStage.REVOKED if ended else AssignmentStage.GIVEN
    leave = PROCEDURE.permit(
        AssignmentAct.REVOKE, stage, act.actor, scopes(assignment), act.at, act.reason
    )
    return _step(assignment, replace(assignment, valid_to=act.at), leave, act, stage)


def _step(
    before: Assignment,
    after: Assignment,
    leave: Permit[AssignmentAct, AssignmentStage],
    act: Act,
    stage: AssignmentStage,
) -> Step[Assignment]:
    facts = {
        "signer": after.signer_id,
        "valid_from": after.valid_from.isoformat(),
        "valid_to": "" if after.valid_to is None else after.valid_to.isoformat(),
    }
    entry = enter(
        leave,
        act,
        chain=chain_of(before.id),
        stage_from=stage,
        stage_to=leave.transition.to or stage,
        facts=facts,
    )
    return Step(after, entry)

"""The Chairman lends his signature, and takes it back."""

from datetime import datetime

import pytest

from suyton.domain.assignment import given, revoked
from suyton.domain.authority import Actor, Role
from suyton.domain.errors import DeadlineInPast, NotAuthorised, WrongStage
from tests.unit.domain.cases import DAY, NOW, act, assignment, someone

CHAIRMAN = someone(Role.CHAIRMAN)


def test_an_assignment_is_given_in_the_name_of_the_chairman_who_acts() -> None:
    successor = someone(Role.CHAIRMAN, account_id="the-new-chairman")
    step = given(assignment(), act(successor))
    assert step.state.chairman_id == "the-new-chairman"
    assert step.entry.facts["signer"] == step.state.signer_id
    assert (step.entry.stage_from, step.entry.stage_to) == ("new", "given")


@pytest.mark.parametrize(
    "actor",
    [
        someone(Role.VICE_CHAIRMAN),
        someone(Role.ADMINISTRATOR),
        someone(Role.CHAIRMAN, "thai-nguyen"),
        someone(Role.CHAIRMAN, until=NOW),
    ],
    ids=["vice-chairman", "administrator", "another province", "out of office"],
)
def test_nobody_else_lends_or_ends_it(actor: Actor) -> None:
    with pytest.raises(NotAuthorised):
        given(assignment(), act(actor))
    with pytest.raises(NotAuthorised):
        revoked(assignment(), act(actor))


@pytest.mark.parametrize(
    ("since", "until"),
    [(NOW - 9 * DAY, NOW), (NOW + 2 * DAY, NOW + 2 * DAY), (NOW + 2 * DAY, NOW + DAY)],
    ids=["already over", "empty", "backwards"],
)
def test_an_assignment_ends_after_it_begins_and_after_now(since: datetime, until: datetime) -> None:
    with pytest.raises(DeadlineInPast):
        given(assignment(since=since, until=until), act(CHAIRMAN))


def test_a_revoked_assignment_is_dead_at_once_and_cannot_be_revoked_again() -> None:
    ended = revoked(assignment(), act(CHAIRMAN)).state
    assert not ended.is_live(NOW)
    assert ended.is_live(NOW - DAY)
    with pytest.raises(WrongStage):
        revoked(ended, act(CHAIRMAN))


def test_an_assignment_yet_to_begin_can_be_revoked_and_never_lives() -> None:
    coming = assignment(since=NOW + DAY, until=None)
    ended = revoked(coming, act(CHAIRMAN)).state
    assert not any(ended.is_live(NOW + n * DAY) for n in range(5))

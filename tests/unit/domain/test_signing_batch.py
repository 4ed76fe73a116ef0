"""A batch goes through its list, and what goes wrong with one decision is that one's alone."""

from datetime import UTC, datetime, timedelta

import pytest

from suyton.domain import signing_batch
from suyton.domain.errors import DomainError, NotTheSigner, WrongSecret
from suyton.domain.signing_batch import SILENCE, BatchAct, BatchItem, BatchStanding, ItemStanding

AT = datetime(2024, 1, 5, 3, tzinfo=UTC)
LATER = AT + timedelta(seconds=5)
BATCH = signing_batch.begun("b-1", "chu-tich", BatchAct.SIGN, ("d-1", "d-2", "d-1", "d-3"), AT)


def test_the_list_is_done_in_its_order_and_each_decision_once() -> None:
    batch, order = BATCH, []
    while (one := signing_batch.following(batch)) is not None:
        order.append(one)
        batch = signing_batch.done(batch, one, LATER)
    assert order == ["d-1", "d-2", "d-3"]
    assert signing_batch.ended(batch, LATER).standing(LATER) is BatchStanding.FINISHED


def test_a_refused_decision_keeps_its_own_error_and_the_next_is_tried() -> None:
    batch = signing_batch.failed(BATCH, "d-1", NotTheSigner(signer="A"), LATER)
    assert batch.items[0] == BatchItem(
        "d-1", ItemStanding.FAILED, "not_the_signer", {"signer": "A"}
    )
    assert signing_batch.following(batch) == "d-2"
    assert batch.standing(LATER) is BatchStanding.RUNNING


@pytest.mark.parametrize("kind", signing_batch.FATAL)
def test_what_every_decision_would_meet_ends_the_batch_before_a_second_try(
    kind: type[DomainError],
) -> None:
    batch = signing_batch.failed(BATCH, "d-1", kind(), LATER)
    assert signing_batch.following(batch) is None
    assert batch.standing(LATER) is BatchStanding.STOPPED
    assert (batch.failed, batch.left) == (("d-1",), ("d-2", "d-3"))


def test_a_wrong_secret_is_among_what_ends_a_batch() -> None:
    assert WrongSecret in signing_batch.FATAL


def test_a_stop_lets_the_decision_in_hand_end_and_begins_no_other() -> None:
    batch = signing_batch.stop_wanted(BATCH)
    assert batch.standing(LATER) is BatchStanding.STOPPING
    batch = signing_batch.done(batch, "d-1", LATER)
    assert signing_batch.following(batch) is None
    batch = signing_batch.ended(batch, LATER)
    assert (batch.standing(LATER), batch.left) == (BatchStanding.STOPPED, ("d-2", "d-3"))


def test_a_stop_after_the_end_changes_nothing() -> None:
    batch = signing_batch.ended(BATCH, LATER)
    assert signing_batch.stop_wanted(batch) == batch
    assert signing_batch.ended(batch, LATER + SILENCE) == batch


def test_a_batch_whose_process_died_shows_as_interrupted() -> None:
    silent = AT + SILENCE + timedelta(microseconds=1)
    assert BATCH.standing(AT + SILENCE) is BatchStanding.RUNNING
    assert BATCH.standing(silent) is BatchStanding.INTERRUPTED
    assert signing_batch.done(BATCH, "d-1", LATER).standing(silent) is BatchStanding.RUNNING
    assert signing_batch.stop_wanted(BATCH).standing(silent) is BatchStanding.INTERRUPTED


def test_an_ended_batch_is_never_interrupted() -> None:
    batch = signing_batch.ended(BATCH, LATER)
    assert batch.standing(LATER + 10 * SILENCE) is BatchStanding.STOPPED


def test_only_the_same_confirmation_asks_the_same() -> None:
    wanted = ("d-1", "d-2", "d-3")
    again = signing_batch.begun("b-1", "chu-tich", BatchAct.SIGN, wanted, LATER)
    assert again.asks_the_same_as(signing_batch.done(BATCH, "d-1", LATER))
    others = (
        signing_batch.begun("b-1", "pho-chu-tich", BatchAct.SIGN, wanted, AT),
        signing_batch.begun("b-1", "chu-tich", BatchAct.ISSUE, wanted, AT),
        signing_batch.begun("b-1", "chu-tich", BatchAct.SIGN, wanted, AT, publish=True),
        signing_batch.begun("b-1", "chu-tich", BatchAct.SIGN, wanted[:2], AT),
    )
    assert not any(one.asks_the_same_as(BATCH) for one in others)

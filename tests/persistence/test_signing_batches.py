"""How far a batch has come is kept so that any process can tell, and each writer keeps to its own."""

from dataclasses import replace

import pytest

from suyton.domain import signing_batch
from suyton.domain.errors import KeyReused, Unknown
from suyton.domain.signing_batch import BatchAct, BatchItem, ItemStanding, SigningBatch
from suyton.persistence.database import Database
from tests.persistence.racing import race
from tests.persistence.samples import NOW, later


def wanted(sending: str = "chu-tich:k", *ids: str, hours: float = 0) -> SigningBatch:
    return signing_batch.begun(
        sending, "chu-tich", BatchAct.SIGN, ids or ("d-2", "d-1"), later(hours=hours)
    )


REFUSED = BatchItem("d-2", ItemStanding.FAILED, "no_live_assignment", {"signer": "Lê Thị Hạnh"})


def test_a_batch_is_given_back_as_it_was_begun(database: Database) -> None:
    batch = replace(wanted(), act=BatchAct.ISSUE, publish=True)
    assert database.signing_batches.begin(batch) is True
    assert database.signing_batches.batch(batch.id) == batch


def test_the_same_confirmation_begins_one_batch_and_another_under_its_key_is_refused(
    database: Database,
) -> None:
    first = wanted()
    assert database.signing_batches.begin(first) is True
    database.signing_batches.mark(first.id, REFUSED, NOW)
    assert database.signing_batches.begin(wanted(hours=1)) is False
    assert database.signing_batches.batch(first.id).failed == ("d-2",)
    with pytest.raises(KeyReused):
        database.signing_batches.begin(wanted("chu-tich:k", "d-3"))


def test_of_many_who_begin_the_same_batch_at_once_one_runs_it(database: Database) -> None:
    begun, faults = race([lambda: database.signing_batches.begin(wanted())] * 8)
    assert (sorted(begun), faults) == ([False] * 7 + [True], [])


def test_each_decision_keeps_what_became_of_it(database: Database) -> None:
    batch = wanted()
    database.signing_batches.begin(batch)
    database.signing_batches.mark(batch.id, REFUSED, later(seconds=5))
    stored = database.signing_batches.batch(batch.id)
    assert stored.items == (REFUSED, BatchItem("d-1"))
    assert stored.beat_at == later(seconds=5)


def test_a_stop_that_was_asked_for_survives_what_its_process_writes(database: Database) -> None:
    batch = wanted()
    database.signing_batches.begin(batch)
    assert database.signing_batches.beat(batch.id, NOW) is False
    database.signing_batches.ask_stop(batch.id)
    database.signing_batches.mark(batch.id, REFUSED, NOW)
    assert database.signing_batches.beat(batch.id, later(seconds=9)) is True
    assert database.signing_batches.batch(batch.id).beat_at == later(seconds=9)


def test_the_first_end_stays(database: Database) -> None:
    batch = wanted()
    database.signing_batches.begin(batch)
    database.signing_batches.end(batch.id, later(seconds=7))
    database.signing_batches.end(batch.id, later(hours=7))
    assert database.signing_batches.batch(batch.id).ended_at == later(seconds=7)


def test_the_latest_batches_of_an_account_come_first_and_no_other_s(database: Database) -> None:
    for hours, sending in enumerate(("a", "b", "c")):
        database.signing_batches.begin(wanted(sending, hours=hours))
    database.signing_batches.begin(replace(wanted("d", hours=9), account_id="pho-chu-tich"))
    found = database.signing_batches.latest("chu-tich", 2)
    assert [one.begun_at for one in found] == [later(hours=2), later(hours=1)]
    assert found[0].items == wanted("c").items


def test_what_was_never_begun_is_unknown(database: Database) -> None:
    for asked in (database.signing_batches.batch, database.signing_batches.ask_stop):
        with pytest.raises(Unknown):
            asked("b-none")

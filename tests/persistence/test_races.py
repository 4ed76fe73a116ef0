"""Two at once: one wins, and nothing is lost, doubled or left out."""

from dataclasses import replace
from functools import partial

import pytest

from suyton.domain import nomination
from suyton.domain.ballot import Choice, Choices
from suyton.domain.decision import Decision
from suyton.domain.errors import (
    AlreadyVoted,
    NominationNotReady,
    StaleRevision,
)
from suyton.domain.nomination import NominationAct, NominationStage
from suyton.domain.procedure import Step
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.racing import race
from tests.persistence.samples import ASSIGNMENT, CHAIRMAN, NOW, act, officer
from tests.persistence.signing_walk import to_be_numbered

BALLOT = samples.unit_ballot(voters=30)
YES: Choices = {candidate.nomination_id: Choice.YES for candidate in BALLOT.slate}


def test_of_two_writers_at_one_revision_one_wins(database: Database) -> None:
    steps = [samples.proposed(key=f"k{n}") for n in range(2)]
    done, faults = race([partial(database.register.record_nomination, step) for step in steps])
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [StaleRevision]
    assert list(database.records.broken_links()) == []


def test_of_two_writers_at_a_later_revision_one_wins(database: Database) -> None:
    step = samples.proposed()
    database.register.record_nomination(step)
    returns = [
        nomination.step(
            step.state, NominationAct.RETURN, act(f"back-{n}", samples.LEADER, reason="Thiếu")
        )
        for n in range(6)
    ]
    done, faults = race([partial(database.register.record_nomination, one) for one in returns])
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [StaleRevision] * 5
    assert len(database.records.chain(step.state.chain)) == 2


def test_two_services_on_one_database_write_in_turn(database: Database, database_url: str) -> None:
    database.box.open(BALLOT, "open", NOW)
    with Database.connect(database_url) as other:
        services = (database, other)
        casts = [
            partial(services[place % 2].box.cast, BALLOT.id, officer(voter.id), YES, voter.id, NOW)
            for place, voter in enumerate(BALLOT.roll)
        ]
        done, faults = race(casts)
    assert faults == []
    assert sorted(receipt.sequence for receipt in done) == list(range(2, len(BALLOT.roll) + 2))
    assert list(database.records.broken_links()) == []


def test_one_act_delivered_many_times_at_once_gives_one_receipt(database: Database) -> None:
    step = samples.proposed()
    done, faults = race([partial(database.register.record_nomination, step)] * 8)
    assert faults == []
    assert len(set(done)) == 1
    assert len(database.records.chain(step.state.chain)) == 1


def test_fifty_papers_at_once_from_one_unit_are_one_paper(database: Database) -> None:
    database.box.open(BALLOT, "open", NOW)
    casts = [
        partial(database.box.cast, BALLOT.id, officer("u1"), YES, f"u1:{n}", NOW) for n in range(50)
    ]
    done, faults = race(casts)
    assert len(done) == 1
    assert {type(fault) for fault in faults} == {AlreadyVoted}
    assert len(faults) == 49
    assert database.box.close(BALLOT.id, "close", NOW).cast == 1
    assert len(database.box.papers(BALLOT.id).papers) == 1


def test_one_paper_sent_many_times_at_once_gives_one_receipt(database: Database) -> None:
    database.box.open(BALLOT, "open", NOW)
    cast = partial(database.box.cast, BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    done, faults = race([cast] * 20)
    assert faults == []
    assert len(set(done)) == 1
    assert database.box.turnout(BALLOT.id).cast == 1


def test_the_last_word_of_the_outbox_tells_the_whole_turnout(database: Database) -> None:
    database.box.open(BALLOT, "open", NOW)
    _, faults = race(
        [
            partial(database.box.cast, BALLOT.id, officer(voter.id), YES, f"{voter.id}:k", NOW)
            for voter in BALLOT.roll
        ]
    )
    assert faults == []
    told = [word.turnout.cast for word in database.outbox.pending(100)]
    assert told == list(range(1, len(BALLOT.roll) + 1))


@pytest.mark.parametrize("noun", ["sitting", "decision"])
def test_of_two_lists_that_take_up_one_nomination_one_wins(database: Database, noun: str) -> None:
    wanted = {
        "sitting": NominationStage.AWAITING_COUNCIL,
        "decision": NominationStage.AWAITING_DECISION,
    }[noun]
    items = []
    for unit_id in ("a", "b", "c"):
        step = samples.at_stage(wanted, unit_id)
        database.register.record_nomination(step)
        items.append(step.state)
    # The two lists name them in opposite order, which is how two writers come to a deadlock.
    one, two = tuple(items), tuple(reversed(items))
    if noun == "sitting":
        done, faults = race(
            [
                lambda: database.register.record_sitting(samples.convened(one, "s-1")).key,
                lambda: database.register.record_sitting(samples.convened(two, "s-2")).key,
            ]
        )
    else:
        done, faults = race(
            [
                lambda: database.register.record_decision(samples.drafted(one, "d-1")).receipt.key,
                lambda: database.register.record_decision(samples.drafted(two, "d-2")).receipt.key,
            ]
        )
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [NominationNotReady]


def _signed(database: Database, place: int) -> Step[Decision]:
    ready = samples.at_stage(NominationStage.AWAITING_DECISION, f"unit-{place}")
    database.register.record_nomination(ready)
    draft = samples.drafted((ready.state,), f"d-{place}")
    return to_be_numbered(database, draft)


def test_numbers_are_given_without_a_gap_whoever_numbers_at_once(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", samples.LONG_AGO)
    numberings = [_signed(database, place) for place in range(48)]
    # Every sixth cannot be recorded: its number, if it got one, must go to the next.
    spoilt = {place for place in range(48) if place % 6 == 5}
    for place in spoilt:
        state = numberings[place].state
        numberings[place] = replace(numberings[place], state=replace(state, revision=99))

    def number_some(thread: int) -> list[str]:
        numbers = []
        for step in numberings[thread::8]:
            try:
                numbers.append(database.register.record_decision(step).decision.number)
            except StaleRevision:
                continue
        return numbers

    done, faults = race([partial(number_some, thread) for thread in range(8)])
    assert faults == []
    numbers = [int(number.removesuffix("/QĐ-UBND")) for some in done for number in some]
    assert sorted(numbers) == list(range(1, 41))

"""An assignment is given once and ended once, however often the act is sent."""

from dataclasses import replace

import pytest

from suyton.domain.authority import PROCESS
from suyton.domain.errors import KeyReused, NotAuthorised, WrongStage
from suyton.persistence.database import Database
from suyton.ports import Account
from tests.persistence.samples import ASSIGNMENT, CHAIRMAN, NOW, SIGNER, later

SOON_OVER = replace(ASSIGNMENT, valid_to=later(hours=1))


def test_giving_twice_gives_once_even_after_it_has_run_out(database: Database) -> None:
    first = database.accounts.assign(SOON_OVER, CHAIRMAN, "give", NOW)
    assert database.accounts.assign(SOON_OVER, CHAIRMAN, "give", later(days=9)) == first
    assert len(database.records.chain("assignment:a1")) == 1


def test_ending_twice_ends_once_and_answers_the_same(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "give", NOW)
    first = database.accounts.revoke_assignment("a1", CHAIRMAN, "end", later(hours=1))
    assert database.accounts.revoke_assignment("a1", CHAIRMAN, "end", later(hours=2)) == first
    (stored,) = database.accounts.assignments("bac-kan")
    assert stored.valid_to == later(hours=1)
    with pytest.raises(WrongStage):
        database.accounts.revoke_assignment("a1", CHAIRMAN, "end again", later(hours=2))


def test_a_key_belongs_to_one_act_of_one_person(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "give", NOW)
    with pytest.raises(KeyReused):
        database.accounts.revoke_assignment("a1", CHAIRMAN, "give", NOW)
    with pytest.raises(KeyReused):
        database.accounts.assign(ASSIGNMENT, SIGNER, "give", NOW)


def test_a_refused_assignment_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(NotAuthorised):
        database.accounts.assign(ASSIGNMENT, SIGNER, "give", NOW)
    assert database.accounts.assignments("bac-kan") == ()
    assert database.records.chain("assignment:a1") == ()


def test_no_account_may_bear_the_name_of_the_process(database: Database) -> None:
    with pytest.raises(ValueError, match="kept for the process"):
        database.accounts.save_account(Account(PROCESS.account_id, "process", PROCESS.name), "x")

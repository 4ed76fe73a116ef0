"""An assignment is given once and ended once, however often the act is sent."""

from dataclasses import replace

import pytest

from suyton.domain.authority import PROCESS, Role
from suyton.domain.errors import KeyReused, NotAuthorised, Unknown, WrongStage
from suyton.persistence.database import Database
from suyton.ports import Account
from tests.persistence.samples import ASSIGNMENT, CHAIRMAN, NOW, SIGNER, later, someone

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


def test_both_acts_stand_in_the_book_with_the_signer(database: Database) -> None:
    given = database.accounts.assign(ASSIGNMENT, CHAIRMAN, "give", NOW)
    assert database.accounts.assignments("bac-kan") == (ASSIGNMENT,)
    ended = database.accounts.revoke_assignment("a1", CHAIRMAN, "end", later(hours=1))
    chain = database.records.chain("assignment:a1")
    assert [sealed.hash for sealed in chain] == [given.hash, ended.hash]
    assert [sealed.entry.tag for sealed in chain] == [
        "chairman:assignment:given",
        "chairman:assignment:revoked",
    ]
    assert {sealed.entry.facts["signer"] for sealed in chain} == {SIGNER.account_id}


def test_an_assignment_that_is_there_or_not_there(database: Database) -> None:
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "give", NOW)
    with pytest.raises(KeyReused):
        database.accounts.assign(ASSIGNMENT, CHAIRMAN, "give again", NOW)
    with pytest.raises(Unknown):
        database.accounts.revoke_assignment("a9", CHAIRMAN, "end", NOW)


def test_nobody_but_the_chairman_of_the_province_assigns_or_revokes(database: Database) -> None:
    elsewhere = someone("chu-tich", (Role.CHAIRMAN, "cao-bang"))
    for actor in (SIGNER, elsewhere, someone("chu-tich")):
        with pytest.raises(NotAuthorised):
            database.accounts.assign(ASSIGNMENT, actor, "k1", NOW)
    database.accounts.assign(ASSIGNMENT, CHAIRMAN, "k1", NOW)
    for actor in (SIGNER, elsewhere, someone("chu-tich")):
        with pytest.raises(NotAuthorised):
            database.accounts.revoke_assignment("a1", actor, "k2", NOW)
    assert database.accounts.assignments("bac-kan") == (ASSIGNMENT,)

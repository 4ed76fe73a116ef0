"""Whose receipt is whose: a member's own, a unit's its present officer's, and nobody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from suyton.domain.audit import Entry, SealedEntry
from suyton.domain.authority import Actor, Appointment, Role
from suyton.domain.ballot import BallotReceipt
from suyton.domain.receipts import CAST_TAG, own_receipts, receipt_of
from tests.persistence.samples import LONG_AGO, NOW, later, officer, someone


def cast(voter: str, by: str, role: Role) -> SealedEntry:
    facts = {"voter": voter, "voter_name": voter.upper(), "paper": "ab" * 32}
    entry = Entry(
        "ballot:2023.vhxh.b1", f"{by}:k", CAST_TAG, NOW, by, by, role.value, voter, "open", "open",
        on_behalf_of=voter, facts=facts,
    )  # fmt: skip
    return SealedEntry(4, "cd" * 32, "ef" * 32, entry)


OF_UNIT = cast("so-y-te", "an", Role.UNIT_OFFICER)
OF_MEMBER = cast("uv-1", "uv-1", Role.COUNCIL_MEMBER)
FORMER = Actor(
    "an", "An", (Appointment(Role.UNIT_OFFICER, "so-y-te", LONG_AGO, NOW - timedelta(days=1)),)
)


def test_a_receipt_says_which_ballot_whose_when_where_in_the_book_and_the_papers_sum() -> None:
    assert receipt_of(OF_UNIT) == BallotReceipt(
        "2023.vhxh.b1", "so-y-te", NOW, 4, "ef" * 32, "ab" * 32
    )


@pytest.mark.parametrize(
    ("who", "sealed", "sees"),
    [
        (officer("so-y-te"), OF_UNIT, True),
        (someone("binh", (Role.UNIT_OFFICER, "so-y-te")), OF_UNIT, True),
        (officer("so-van-hoa"), OF_UNIT, False),
        (FORMER, OF_UNIT, False),
        # An account that happens to bear the unit's id speaks for nobody by that.
        (someone("so-y-te"), OF_UNIT, False),
        (someone("leader", (Role.BLOC_LEADER, "vhxh")), OF_UNIT, False),
        (someone("uv-1", (Role.COUNCIL_MEMBER, "hoi-dong")), OF_MEMBER, True),
        (someone("uv-1"), OF_MEMBER, True),
        (someone("uv-2", (Role.COUNCIL_MEMBER, "hoi-dong")), OF_MEMBER, False),
        (someone("x", (Role.UNIT_OFFICER, "uv-1")), OF_MEMBER, False),
        (someone("y", (Role.AUDITOR, "bac-kan")), OF_MEMBER, False),
    ],
)
def test_a_receipt_is_shown_to_its_voter_alone(who: Actor, sealed: SealedEntry, sees: bool) -> None:
    assert bool(own_receipts([sealed], who, later(hours=1))) is sees


def test_other_entries_of_a_ballot_are_no_receipts() -> None:
    other = replace(OF_UNIT, entry=replace(OF_UNIT.entry, tag="process:ballot:closed"))
    assert own_receipts([other], officer("so-y-te"), NOW) == ()

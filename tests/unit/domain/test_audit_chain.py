"""The book: nothing in a chain can be changed, taken out or moved without its showing where."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.audit import GENESIS, Entry, SealedEntry, first_broken_link, seal
from tests.unit.domain.cases import HOUR, NOW, paper

CHAIN = "nomination:n1"


def entry(number: int) -> Entry:
    return Entry(
        chain=CHAIN,
        key=f"key-{number}",
        tag="unit:nomination:proposed",
        at=NOW + number * HOUR,
        account_id="ban-dan-toc",
        account_name="Nguyễn Văn A",
        role="unit_officer",
        scope_id="ban-dan-toc",
        stage_from="new",
        stage_to="in_bloc",
        reason="Đã bổ sung",
        on_behalf_of="ban-dan-toc",
        attachments=(paper("submission_letter"),),
        facts={"number": str(number)},
    )


def chain_of(length: int) -> list[SealedEntry]:
    sealed: list[SealedEntry] = []
    previous = GENESIS
    for place in range(1, length + 1):
        line = entry(place)
        sealed.append(SealedEntry(place, previous, seal(previous, place, line), line))
        previous = sealed[-1].hash
    return sealed


def broken_at(links: list[SealedEntry]) -> int | None:
    found = first_broken_link(CHAIN, links)
    return None if found is None else found.sequence


def test_an_untouched_chain_holds() -> None:
    assert broken_at([]) is None
    assert broken_at(chain_of(5)) is None


CHANGED: dict[str, Callable[[Entry], Entry]] = {
    "chain": lambda old: replace(old, chain="nomination:n2"),
    "key": lambda old: replace(old, key=old.key + "x"),
    "tag": lambda old: replace(old, tag="unit:nomination:withdrawn"),
    "at": lambda old: replace(old, at=old.at + timedelta(microseconds=1)),
    "account_id": lambda old: replace(old, account_id="so-y-te"),
    "account_name": lambda old: replace(old, account_name="Nguyễn Văn B"),
    "role": lambda old: replace(old, role="standing_officer"),
    "scope_id": lambda old: replace(old, scope_id="so-y-te"),
    "stage_from": lambda old: replace(old, stage_from="returned"),
    "stage_to": lambda old: replace(old, stage_to="awarded"),
    "reason": lambda old: replace(old, reason=""),
    "on_behalf_of": lambda old: replace(old, on_behalf_of=""),
    "attachments": lambda old: replace(
        old, attachments=(replace(old.attachments[0], sha256="b" * 64),)
    ),
    "facts": lambda old: replace(old, facts=old.facts | {"more": ""}),
}


def test_every_field_of_an_entry_is_tried_below() -> None:
    assert set(CHANGED) == {field.name for field in fields(Entry)}


@pytest.mark.parametrize("field", CHANGED)
@pytest.mark.parametrize("place", [1, 3, 5])
def test_a_change_of_any_field_is_found_at_its_place(field: str, place: int) -> None:
    links = chain_of(5)
    old = links[place - 1].entry
    forged = CHANGED[field](old)
    links[place - 1] = replace(links[place - 1], entry=forged)
    assert broken_at(links) == place


@pytest.mark.parametrize("field", CHANGED)
def test_a_forger_who_seals_the_changed_entry_again_is_found_at_the_next(field: str) -> None:
    links = chain_of(5)
    old = links[1]
    forged = CHANGED[field](old.entry)
    links[1] = SealedEntry(2, old.previous_hash, seal(old.previous_hash, 2, forged), forged)
    assert broken_at(links) == (2 if field == "chain" else 3)


@given(st.integers(2, 8), st.data())
def test_an_entry_taken_out_shows_at_the_gap(length: int, data: st.DataObject) -> None:
    links = chain_of(length)
    place = data.draw(st.integers(1, length - 1))
    del links[place - 1]
    assert broken_at(links) == place


@given(st.integers(2, 8), st.data())
def test_two_entries_swapped_show_at_the_first_of_them(length: int, data: st.DataObject) -> None:
    links = chain_of(length)
    one, other = sorted(
        data.draw(st.lists(st.integers(0, length - 1), min_size=2, max_size=2, unique=True))
    )
    links[one], links[other] = links[other], links[one]
    assert broken_at(links) == one + 1


def test_two_entries_swapped_and_renumbered_show_too() -> None:
    links = chain_of(4)
    links[1], links[2] = replace(links[2], sequence=2), replace(links[1], sequence=3)
    assert broken_at(links) == 2


def test_a_whole_chain_cannot_be_passed_off_as_anothers() -> None:
    found = first_broken_link("nomination:n9", chain_of(3))
    assert found is not None
    assert (found.sequence, found.fault) == (1, f"it belongs to {CHAIN}")


def test_the_same_moment_in_another_zone_seals_the_same() -> None:
    here = entry(1)
    there = replace(here, at=here.at.astimezone(timezone(timedelta(hours=7))))
    assert seal(GENESIS, 1, here) == seal(GENESIS, 1, there)


def test_a_time_without_a_zone_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="no zone"):
        seal(GENESIS, 1, replace(entry(1), at=datetime(2023, 12, 27)))  # noqa: DTZ001


def test_fields_cannot_be_shifted_into_one_another() -> None:
    one = replace(entry(1), account_id="ab", account_name="c")
    other = replace(entry(1), account_id="a", account_name="bc")
    assert seal(GENESIS, 1, one) != seal(GENESIS, 1, other)


@pytest.mark.parametrize(
    ("forged", "fault"),
    [
        ({"sequence": 7}, "entry 2 is missing; found 7"),
        ({"previous_hash": "0" * 64}, "it does not follow the entry before it"),
        ({"hash": "f" * 64}, "its content was changed after it was written"),
    ],
    ids=["place", "link", "seal"],
)
def test_the_seal_itself_cannot_be_touched_and_the_fault_is_named(
    forged: dict[str, Any], fault: str
) -> None:
    links = chain_of(3)
    links[1] = replace(links[1], **forged)
    found = first_broken_link(CHAIN, links)
    assert found is not None
    assert (found.sequence, found.fault) == (2, fault)


def test_the_place_is_part_of_the_seal() -> None:
    assert seal(GENESIS, 1, entry(1)) != seal(GENESIS, 2, entry(1))

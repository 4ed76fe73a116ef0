"""Every provision of every pack can be said, and packs are compared by what they say."""

from dataclasses import replace

import pytest

from suyton.domain.edition import Edition, Stated, differences, edition_of
from suyton.domain.errors import Unknown
from suyton.rules import RulePacks
from suyton.wording import LANGUAGES, Language, Wording

PACKS = RulePacks.load()
EDITIONS = PACKS.editions()
ELSEWHERE = RulePacks.load(overlay="son-ha").editions()
"""Those of the province that overrides what can be overridden."""
OLD, NEW = EDITIONS[0], EDITIONS[1]
WORDING = Wording.load()
CALLED_OTHERWISE = {"route", "prize", "ground", "requirement", "base_wage"}
"""Groups whose rows are named by kind, subject or ground, not by the last word of their path."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", [*EDITIONS, *ELSEWHERE], ids=lambda one: one.id)
def test_each_provision_is_said_with_its_own_facts_and_has_a_name(
    edition: Edition, language: Language
) -> None:
    for one in edition.provisions:
        assert "{" not in WORDING.say(language, f"provision.{one.code}", **dict(one.facts)), one
        if one.group not in CALLED_OTHERWISE and not one.path.startswith("money."):
            assert WORDING.has(language, f"rule_name.{one.key}"), one.path


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.id)
def test_an_edition_is_the_one_that_judges_cases(edition: Edition) -> None:
    book = next(one for one in PACKS.packs() if one.pack_id == edition.id)
    assert book.pack_sha256 == edition.sha256
    assert tuple(award.id for award in book.awards) == edition.award_ids


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.id)
def test_an_award_is_shown_with_what_holds_by_default_and_nothing_twice(edition: Edition) -> None:
    for award_id in edition.award_ids:
        found = [one.rest for one in edition.of_award(award_id)]
        assert len(found) == len(set(found))
        assert {"decided_by", "dossier", "council_ballot.threshold", "bloc_ballot.quorum"} <= set(
            found
        )


def test_an_edition_or_award_that_is_not_there_is_unknown() -> None:
    with pytest.raises(Unknown):
        edition_of(EDITIONS, "1999-01")
    with pytest.raises(Unknown):
        OLD.of_award("none")


def test_packs_differ_by_what_is_said_and_not_by_where_it_was_taken_from() -> None:
    borrowed = tuple(replace(one, its_own=False, note="moved") for one in OLD.provisions)
    assert differences(OLD, replace(OLD, provisions=borrowed)) == ()
    first = OLD.provisions[0]
    other = replace(first, facts=(("value", "99"),))
    changed = replace(OLD, provisions=(other, *OLD.provisions[1:]))
    (found,) = differences(OLD, changed)
    assert (found.path, found.before, found.after) == (first.path, first, other)


def test_what_only_one_pack_says_stands_alone_in_the_comparison() -> None:
    fewer = replace(OLD, provisions=OLD.provisions[1:])
    (gone,) = differences(OLD, fewer)
    (come,) = differences(fewer, OLD)
    assert (gone.after, come.before) == (None, None)
    assert isinstance(gone.before, Stated)

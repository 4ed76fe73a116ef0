"""Before anybody votes it is said what a count of so few can give away, and it is true."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from suyton.domain.ballot import Choice
from suyton.domain.revealing import Leak, revealing
from tests.unit.domain.cases import ballot_rule

SECRET = ballot_rule()
OPEN = replace(SECRET, secret=False)

Votes = tuple[Choice, ...]


def certain(seen: Counter[Choice], known: dict[int, Choice], voters: int) -> dict[int, Choice]:
    """What somebody who knows the totals and some papers can be certain of, by trying every way."""
    ways = [
        votes
        for votes in product(Choice, repeat=voters)
        if Counter(votes) == seen and all(votes[place] is said for place, said in known.items())
    ]
    return {
        place: ways[0][place]
        for place in range(voters)
        if place not in known and len({votes[place] for votes in ways}) == 1
    }


def learnt(votes: Votes, *watchers: int) -> set[int]:
    """Whose papers these voters learn from the count when they tell each other their own."""
    known = {place: votes[place] for place in watchers}
    return set(certain(Counter(votes), known, len(votes)))


def test_the_only_paper_is_known_to_all() -> None:
    assert revealing(1, [SECRET]).leaks == (Leak.ALL,)
    assert all(learnt((said,)) == {0} for said in Choice)


def test_each_of_two_learns_how_the_other_voted() -> None:
    assert revealing(2, [SECRET]).leaks == (Leak.EACH_OTHER,)
    assert all(learnt(votes, 0) == {1} for votes in product(Choice, repeat=2))


@pytest.mark.parametrize("voters", [3, 4, 5])
def test_of_more_it_is_told_what_a_count_can_give_away_and_each_of_it_does(voters: int) -> None:
    assert revealing(voters, [SECRET]).leaks == (Leak.UNANIMOUS, Leak.ALL_BUT_ONE, Leak.TOGETHER)
    everyone = set(range(voters))
    alike = (Choice.YES,) * voters
    assert learnt(alike) == everyone
    differs = (Choice.NO, *alike[1:])
    assert learnt(differs, 0) == everyone - {0}
    assert learnt(differs, 1) == set()
    for votes in product(Choice, repeat=voters):
        assert learnt(votes, *range(voters - 1)) == {voters - 1}


def test_secrecy_is_promised_to_as_many_as_the_pack_states_and_by_default_to_all() -> None:
    five = replace(SECRET, secrecy_least=5)
    assert [revealing(papers, [five]).promised for papers in (4, 5)] == [False, True]
    assert revealing(1, [SECRET]).promised
    assert revealing(4, [SECRET, five, replace(SECRET, secrecy_least=3)]).least == 5


def test_an_open_vote_hides_nothing_and_promises_nothing() -> None:
    told = revealing(9, [OPEN])
    assert (told.secret, told.promised, told.leaks) == (False, False, ())
    assert revealing(9, [OPEN, SECRET]).secret

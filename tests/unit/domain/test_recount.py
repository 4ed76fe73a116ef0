"""A published count examined: every alteration is found and named, and a true one holds."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.award_terms import Recusal
from suyton.domain.ballot import Candidate, Choice, Voter
from suyton.domain.published_count import PublishedCount, PublishedPaper
from suyton.domain.published_count import published as lay_open
from suyton.domain.recount import examine, receipt_stands
from tests.support.counts import CULTURE, FLAG, HEALTH, published, sealed_sum, with_votes

TRUE = published()
YES_ONCE = {HEALTH: Choice.YES, CULTURE: Choice.NO}


def fails(count: PublishedCount) -> set[str]:
    """What does not hold: the codes of findings, and candidates whose line differs."""
    found = examine(count)
    wrong = {one.code for one in found.findings if not one.holds}
    differing = {line.counted.nomination_id for line in found.lines if not line.holds}
    assert found.wrong == len(wrong) + len(differing)
    return wrong | differing


def in_ballot(**changed: Any) -> PublishedCount:
    return replace(TRUE, ballot=replace(TRUE.ballot, **changed))


def in_tally(**changed: Any) -> PublishedCount:
    return replace(TRUE, tally=replace(TRUE.tally, **changed))


def test_a_true_count_holds_in_every_part() -> None:
    assert fails(TRUE) == set()
    assert [line.counted for line in examine(TRUE).lines] == list(TRUE.tally.lines)


FIRST, *REST = TRUE.papers
RULE = TRUE.ballot.rules[0]
ALTERED: list[tuple[set[str], PublishedCount]] = [
    ({HEALTH}, with_votes(TRUE, 9)),
    ({"totals"}, in_tally(cast=10)),
    ({"totals"}, in_tally(quorum_met=False)),
    ({"totals"}, in_tally(ballot_id="another")),
    ({"candidates"}, in_tally(lines=TRUE.tally.lines[:1])),
    ({"candidates"}, in_tally(lines=TRUE.tally.lines[::-1])),
    ({HEALTH}, replace(TRUE, papers=(*REST, replace(FIRST, choices=dict.fromkeys((HEALTH, CULTURE), Choice.NO))))),
    ({"lengths", "totals", HEALTH, CULTURE}, replace(TRUE, papers=tuple(REST))),
    ({"lengths"}, replace(TRUE, sealed=TRUE.sealed[:-1])),
    ({"once"}, replace(TRUE, sealed=(TRUE.sealed[0], *TRUE.sealed[:-1]))),
    ({"sorted"}, replace(TRUE, sealed=TRUE.sealed[::-1])),
    ({"sums"}, replace(TRUE, sealed=("0" * 63, *TRUE.sealed[1:]))),
    ({"valid"}, replace(TRUE, papers=(PublishedPaper({HEALTH: Choice.YES}), *REST))),
    ({"valid"}, replace(TRUE, opinions=({**YES_ONCE, "x": Choice.YES},))),
    ({"names_secret"}, replace(TRUE, papers=(replace(FIRST, voter_id="u0"), *REST))),
    ({"names_open"}, in_ballot(secret=False)),
    ({"roll"}, in_ballot(roll=TRUE.ballot.roll[:5])),
    ({"roll"}, in_ballot(roll=(*TRUE.ballot.roll, Voter("u0", "again")))),
    ({"electorate", "totals", HEALTH, CULTURE}, in_ballot(electorate=5)),
    ({"rules"}, in_ballot(rules=())),
    ({"rules"}, in_ballot(rules=(replace(RULE, rule=replace(RULE.rule, quota=-1)),))),
    ({"slate"}, in_ballot(slate=(*TRUE.ballot.slate, Candidate(HEALTH, "u", "Sở Y tế", FLAG)))),
    ({HEALTH}, in_ballot(rules=(replace(RULE, rule=replace(RULE.rule, quota=0)),))),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "altered"), ALTERED)
def test_what_was_altered_is_named(wrong: set[str], altered: PublishedCount) -> None:
    assert fails(altered) == wrong


def test_a_count_that_cannot_be_made_is_not_made() -> None:
    broken = replace(TRUE, papers=(PublishedPaper({HEALTH: Choice.YES}), *REST))
    assert examine(broken).lines == ()


def test_the_papers_of_an_open_ballot_bear_the_names_of_the_roll() -> None:
    named = tuple(
        replace(paper, voter_id=voter.id, voter_name=voter.name)
        for paper, voter in zip(TRUE.papers, TRUE.ballot.roll, strict=False)
    )
    held = replace(in_ballot(secret=False), papers=named)
    assert fails(held) == set()
    twice = (named[1], *named[1:])
    assert fails(replace(held, papers=twice)) == {"names_open"}


def with_recusal(how: Recusal, *, secret: bool = True) -> PublishedCount:
    """Ten units, of which two stand and do not vote on themselves; everybody votes."""
    rules = (replace(RULE, rule=replace(RULE.rule, recusal=how)),)
    roll = (Voter("so-y-te", "Sở Y tế"), Voter("so-vhttdl", "Sở Văn hóa"), *TRUE.ballot.roll[2:])
    held = replace(TRUE.ballot, rules=rules, roll=roll, secret=secret)
    papers = []
    for voter in roll:
        said = {**YES_ONCE}
        for candidate in held.slate:
            if candidate.unit_id == voter.id:
                del said[candidate.nomination_id]
        named = (voter.id, voter.name) if not secret else ()
        papers.append(PublishedPaper(said, *named))
    sealed = tuple(sorted(sealed_sum(place) for place in range(len(roll))))
    return lay_open(held, sealed, tuple(papers), (), ())


@pytest.mark.parametrize("how", [Recusal.STAYS, Recusal.DROPS])
def test_who_does_not_vote_on_themselves_leaves_a_count_that_holds(how: Recusal) -> None:
    for secret in (True, False):
        held = with_recusal(how, secret=secret)
        assert fails(held) == set()
        assert bool(held.lines) is secret
        line = held.tally.line(HEALTH)
        assert (line.yes, line.recused, line.needed) == (9, 1, 8)


def test_papers_that_must_be_cut_apart_are_so_and_whole() -> None:
    held = with_recusal(Recusal.STAYS)
    first, second = held.lines
    whole = with_recusal(Recusal.STAYS, secret=False)
    nameless = tuple(PublishedPaper(paper.choices) for paper in whole.papers)
    assert "cut" in fails(replace(held, lines=(), papers=nameless[2:]))
    assert "cut" in fails(replace(held, papers=nameless[2:]))
    assert "cut" in fails(replace(held, lines=(first,)))
    assert "cut" in fails(replace(held, lines=(first, replace(second, nomination_id="x"))))
    mixed = replace(first, choices=(Choice.YES, Choice.NO, *first.choices[2:]))
    assert "cut" in fails(replace(held, lines=(mixed, second)))
    needless = replace(held.ballot, rules=TRUE.ballot.rules)
    assert "cut" in fails(replace(held, ballot=needless))
    fewer = replace(first, choices=first.choices[2:])
    assert fails(replace(held, lines=(fewer, second))) == {"line_lengths", HEALTH}


def test_a_receipt_is_found_as_it_is_pasted() -> None:
    assert receipt_stands(TRUE, f"  {sealed_sum(3).upper()}\n")
    assert not receipt_stands(TRUE, sealed_sum(9))
    assert not receipt_stands(TRUE, "")


@given(letters=st.lists(st.sampled_from("yna"), max_size=10), flipped=st.data())
def test_one_vote_changed_on_any_paper_is_always_found(letters: list[str], flipped: Any) -> None:
    said = "".join(letters)
    true = published(health=said, culture=said)
    assert fails(true) == set()
    if not said:
        return
    place = flipped.draw(st.integers(0, len(said) - 1))
    was = true.papers[place].choices[HEALTH]
    now = flipped.draw(st.sampled_from([one for one in Choice if one is not was]))
    papers = list(true.papers)
    papers[place] = PublishedPaper({**papers[place].choices, HEALTH: now})
    assert HEALTH in fails(replace(true, papers=tuple(papers)))

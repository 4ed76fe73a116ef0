"""Where the pack says so nobody votes on themselves, and no published paper tells whose it is."""

from dataclasses import replace

import pytest

from suyton.domain.arithmetic import arithmetic
from suyton.domain.award_terms import Recusal
from suyton.domain.ballot import (
    Ballot,
    Choice,
    Choices,
    LineResult,
    Voter,
    count,
    own_lines,
    written,
)
from suyton.domain.errors import OwnLine, PaperIncomplete
from suyton.domain.published_count import (
    PublishedLine,
    PublishedPaper,
    published,
    recount,
)
from suyton.domain.recount import examine
from suyton.domain.rulebook import Ratio
from tests.unit.domain.cases import MERIT, ballot, ballot_rule, candidate

UNITS = tuple(f"u{n}" for n in range(5))
SLATE = tuple(candidate(unit, MERIT) for unit in UNITS[:2])
OWN, OTHER = (item.nomination_id for item in SLATE)
ROLL = tuple(Voter(unit, f"Unit {unit}") for unit in UNITS)


def box(recusal: Recusal, threshold: Ratio = Ratio(4, 5)) -> Ballot:
    rule = replace(ballot_rule(threshold, Ratio(1, 2)), recusal=recusal)
    return ballot(SLATE, electorate=len(UNITS), rules={MERIT: rule}, roll=ROLL)


def papers(asked: Ballot, said: Choice = Choice.YES) -> list[Choices]:
    """Every unit says the same of everybody it answers for."""
    return [
        {
            name: said
            for name in (OWN, OTHER)
            if name not in own_lines(asked.slate, asked.rules, voter)
        }
        for voter in asked.roll
    ]


def test_a_unit_has_no_line_on_itself_only_where_the_pack_says_so() -> None:
    for recusal, own in ((Recusal.NONE, set()), (Recusal.STAYS, {OWN}), (Recusal.DROPS, {OWN})):
        asked = box(recusal)
        assert own_lines(asked.slate, asked.rules, ROLL[0]) == own
        assert own_lines(asked.slate, asked.rules, ROLL[4]) == set()


def test_the_own_line_is_left_out_and_everyone_else_is_answered_for() -> None:
    asked = box(Recusal.STAYS)
    assert written(SLATE, asked.rules, {OTHER: Choice.NO}, {OWN}) == {OTHER: Choice.NO}
    with pytest.raises(OwnLine) as refused:
        written(SLATE, asked.rules, {OWN: Choice.YES, OTHER: Choice.NO}, {OWN})
    assert refused.value.facts == {"names": "Unit u0"}
    with pytest.raises(PaperIncomplete):
        written(SLATE, asked.rules, {}, {OWN})


@pytest.mark.parametrize(
    ("recusal", "base", "needed", "yes", "result"),
    [
        (Recusal.NONE, 5, 5, 5, LineResult.CARRIED),
        (Recusal.STAYS, 5, 5, 4, LineResult.BELOW_THRESHOLD),
        (Recusal.DROPS, 4, 4, 4, LineResult.CARRIED),
    ],
)
def test_the_pack_says_whether_n_is_without_the_unit_itself(
    recusal: Recusal, base: int, needed: int, yes: int, result: LineResult
) -> None:
    asked = box(recusal, Ratio(9, 10))
    tally = count(asked, papers(asked))
    line = tally.line(OWN)
    assert (line.needed, line.yes, line.result) == (needed, yes, result)
    assert arithmetic(asked, tally).lines[0].base == base
    assert line.recused == (recusal is not Recusal.NONE)


def test_a_paper_that_lacks_a_line_of_nobodys_own_cannot_be_counted() -> None:
    asked = box(Recusal.NONE)
    with pytest.raises(KeyError):
        count(asked, [{OWN: Choice.YES}])


# --- what is published -------------------------------------------------------------------------


def laid_open(asked: Ballot, cast: list[Choices]) -> list[tuple[str, ...]]:
    opened = tuple(
        PublishedPaper(paper) if asked.secret else PublishedPaper(paper, voter.id, voter.name)
        for paper, voter in zip(cast, asked.roll, strict=False)
    )
    sums = tuple(f"{place:064}" for place in range(len(cast)))
    laid = published(asked, sums, opened, (), ())
    assert examine(laid).faults == ()
    assert recount(laid) == laid.tally == count(asked, cast)
    return [tuple(paper.choices) for paper in laid.papers]


def test_no_whole_paper_is_published_where_one_would_lack_its_voters_line() -> None:
    for recusal in (Recusal.STAYS, Recusal.DROPS):
        asked = box(recusal)
        assert laid_open(asked, papers(asked)) == []
    whole = laid_open(box(Recusal.NONE), papers(box(Recusal.NONE)))
    assert whole == [(OWN, OTHER)] * len(UNITS)


def test_the_marks_of_each_line_are_sorted_so_that_no_order_ties_them_together() -> None:
    asked = box(Recusal.STAYS)
    cast: list[Choices] = [
        {OTHER: Choice.NO},
        {OWN: Choice.YES},
        {OWN: Choice.NO, OTHER: Choice.YES},
        {OWN: Choice.ABSTAIN, OTHER: Choice.YES},
    ]
    opened = tuple(PublishedPaper(paper) for paper in cast)
    laid = published(asked, tuple(f"{n:064}" for n in range(4)), opened, (), ())
    assert laid.lines == (
        PublishedLine(OWN, (Choice.ABSTAIN, Choice.NO, Choice.YES)),
        PublishedLine(OTHER, (Choice.NO, Choice.YES, Choice.YES)),
    )
    assert laid == published(asked, laid.sealed, opened[::-1], (), ())


def test_an_open_ballot_names_its_voters_and_is_published_whole() -> None:
    asked = replace(box(Recusal.STAYS), secret=False)
    assert len(laid_open(asked, papers(asked))) == len(UNITS)


def test_with_those_withdrawn_whose_own_it_was_papers_are_whole_again() -> None:
    asked = box(Recusal.STAYS)
    left = replace(asked, slate=SLATE[1:], roll=ROLL[2:])
    assert len(laid_open(left, [{OTHER: Choice.YES}] * 3)) == 3


def test_a_line_that_was_tampered_with_is_found() -> None:
    asked = box(Recusal.STAYS)
    opened = tuple(PublishedPaper(paper) for paper in papers(asked))
    laid = published(asked, tuple(f"{n:064}" for n in range(5)), opened, (), ())
    first, second = laid.lines
    turned = replace(first, choices=(Choice.NO, *first.choices[1:]))
    turned = replace(turned, choices=tuple(sorted(turned.choices)))
    assert examine(replace(laid, lines=(turned, second))).faults == (OWN,)
    fewer = replace(first, choices=first.choices[:3])
    assert "line_lengths" in examine(replace(laid, lines=(fewer, second))).faults
    assert examine(replace(laid, lines=(first,))).faults == ("cut",)

"""Ours and a count by hand agree on every paper, every line, every tie and every second ballot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from suyton.domain import second_ballot
from suyton.domain.award_terms import PaperForm, Recusal, TieRule
from suyton.domain.ballot import (
    Ballot,
    Candidate,
    Choice,
    Choices,
    Tally,
    Voter,
    count,
    own_lines,
    written,
)
from suyton.domain.errors import (
    NoSecondBallot,
    NotAMark,
    OwnLine,
    PaperIncomplete,
    TooManyMarks,
)
from suyton.domain.published_count import PublishedPaper, published, recount
from suyton.domain.recount import examine
from suyton.domain.rulebook import BallotRule, Ratio
from tests.unit.domain.by_hand import HandRule, fault_of, results_of
from tests.unit.domain.cases import FLAG, MERIT, ballot, ballot_rule, candidate

SHARES = [Ratio(0, 1), Ratio(1, 2), Ratio(1, 2, more_than=True), Ratio(2, 3), Ratio(4, 5)]
REFUSED = (OwnLine, NotAMark, PaperIncomplete, TooManyMarks)


@dataclass(frozen=True)
class Election:
    """A ballot and what each voter would write on the paper."""

    box: Ballot
    wishes: tuple[Choices, ...]
    rank: Mapping[str, int]


@st.composite
def rules(draw: st.DrawFn) -> BallotRule:
    """Any rule that a pack may state."""
    form = draw(st.sampled_from(PaperForm))
    quota = draw(st.sampled_from([None, 1, 2, 3]))
    most = draw(st.sampled_from([None, 1, 2]))
    return replace(
        ballot_rule(draw(st.sampled_from(SHARES)), draw(st.sampled_from(SHARES[:2])), quota),
        tie=draw(st.sampled_from(TieRule)),
        form=form,
        choose_at_most=most if form is PaperForm.CHOOSE else None,
        caps_yes=form is PaperForm.EACH and quota is not None and draw(st.booleans()),
        second_ballots=0 if quota is None else draw(st.integers(0, 2)),
        recusal=draw(st.sampled_from(Recusal)),
    )


@st.composite
def elections(draw: st.DrawFn) -> Election:
    """Up to 12 units, of whom up to 5 stand, for two awards; some do not vote, or wrongly."""
    units = [f"u{n:02}" for n in range(draw(st.integers(1, 12)))]
    standing = draw(st.integers(1, min(5, len(units))))
    slate = tuple(
        candidate(unit, draw(st.sampled_from([FLAG, MERIT]))) for unit in units[:standing]
    )
    box = ballot(
        slate,
        electorate=len(units),
        rules={award: draw(rules()) for award in (FLAG, MERIT)},
        roll=tuple(Voter(unit, unit) for unit in units),
    )
    rank = {one.nomination_id: draw(st.integers(0, 2)) for one in slate}
    return Election(box, tuple(draw(wishes(box, voter)) for voter in box.roll), rank)


@st.composite
def wishes(draw: st.DrawFn, box: Ballot, voter: Voter) -> Choices:
    """What a voter would write; most keep to the form, so that there is much to count."""
    careful = draw(st.integers(0, 5)) > 0
    own = own_lines(box.slate, box.rules, voter) if careful else ()
    said: dict[str, Choice] = {}
    for one in box.slate:
        marked = box.rule(one.award_id).form is PaperForm.CHOOSE
        allowed = [Choice.YES, Choice.NO] if marked and careful else list(Choice)
        if one.nomination_id not in own and (careful or draw(st.booleans())):
            said[one.nomination_id] = draw(st.sampled_from(allowed))
    return said


def by_hand(rule: BallotRule) -> HandRule:
    """The rule copied out, figure by figure."""
    limit = rule.quota if rule.caps_yes or rule.form.value == "choose" else None
    return HandRule(
        Fraction(rule.threshold.numerator, rule.threshold.denominator),
        rule.threshold.more_than,
        Fraction(rule.quorum.numerator, rule.quorum.denominator),
        rule.quota,
        rule.tie.value,
        rule.form.value == "choose",
        limit if rule.choose_at_most is None else rule.choose_at_most,
        rule.recusal.value,
        rule.second_ballots,
    )


def copied(box: Ballot) -> dict[str, HandRule]:
    return {line.award_id: by_hand(line.rule) for line in box.rules}


def standing(slate: Sequence[Candidate]) -> dict[str, tuple[str, str]]:
    return {one.nomination_id: (one.unit_id, one.award_id) for one in slate}


def cast(election: Election, box: Ballot) -> list[Choices]:
    """The papers that go in: those that a reader of the rules would let in, and no others."""
    papers: list[Choices] = []
    names = {one.nomination_id for one in box.slate}
    for voter, wish in zip(box.roll, election.wishes, strict=True):
        said = {name: choice for name, choice in wish.items() if name in names}
        paper = accepted(box, voter, said)
        assert (paper is None) == bool(fault_of(said, voter.id, standing(box.slate), copied(box)))
        papers += [] if paper is None else [paper]
    return papers


def accepted(box: Ballot, voter: Voter, said: Choices) -> Choices | None:
    """The paper as it goes in; None where it is refused."""
    try:
        return written(box.slate, box.rules, said, own_lines(box.slate, box.rules, voter))
    except REFUSED:
        return None


def ranking(election: Election) -> list[list[str]]:
    return [[name for name, place in election.rank.items() if place == one] for one in range(3)]


def outcome(tally: Tally) -> dict[str, tuple[int, str]]:
    return {line.nomination_id: (line.yes, line.result.value) for line in tally.lines}


def hand_outcome(
    election: Election, box: Ballot, papers: Sequence[Choices]
) -> dict[str, tuple[int, str]]:
    units = [voter.id for voter in box.roll]
    return results_of(papers, units, standing(box.slate), copied(box), election.rank)


@given(elections())
def test_papers_lines_and_ties_come_out_as_by_hand(election: Election) -> None:
    box = election.box
    papers = cast(election, box)
    tally = count(box, papers, ranking(election))
    assert outcome(tally) == hand_outcome(election, box, papers)


@given(elections())
def test_what_is_published_counts_to_the_same_and_holds_no_paper_that_lacks_a_line(
    election: Election,
) -> None:
    box = election.box
    papers = cast(election, box)
    sums = tuple(f"{place:064}" for place in range(len(papers)))
    order = tuple(tuple(names) for names in ranking(election))
    laid = published(box, sums, tuple(map(PublishedPaper, papers)), (), order)
    assert examine(laid).faults == ()
    assert recount(laid) == laid.tally
    whole = {one.nomination_id for one in box.slate}
    assert all(set(paper.choices) == whole for paper in laid.papers)
    assert bool(laid.papers) == bool(papers and not laid.lines)


@st.composite
def tied_elections(draw: st.DrawFn) -> Election:
    """All but the first on the slate have equal votes, and the first as many or more."""
    units = [f"u{n:02}" for n in range(draw(st.integers(3, 6)))]
    slate = tuple(candidate(unit, MERIT) for unit in units[: draw(st.integers(2, 3))])
    rule = replace(
        ballot_rule(Ratio(1, 3), draw(st.sampled_from(SHARES[:2]))),
        quota=draw(st.integers(1, len(slate) - 1)),
        tie=draw(st.sampled_from(TieRule)),
        second_ballots=draw(st.integers(1, 2)),
        recusal=draw(st.sampled_from(Recusal)),
    )
    box = ballot(
        slate,
        electorate=len(units),
        rules={MERIT: rule},
        roll=tuple(Voter(unit, unit) for unit in units),
    )
    first_is_ahead = draw(st.booleans())

    def wish(place: int, voter: Voter) -> Choices:
        against = {one.nomination_id for one in slate[1:]} if first_is_ahead and not place else ()
        own = own_lines(slate, box.rules, voter)
        return {
            one.nomination_id: Choice.NO if one.nomination_id in against else Choice.YES
            for one in slate
            if one.nomination_id not in own
        }

    papers = tuple(wish(place, voter) for place, voter in enumerate(box.roll))
    return Election(box, papers, {one.nomination_id: 0 for one in slate})


@st.composite
def wishes_again(draw: st.DrawFn, box: Ballot) -> tuple[Choices, ...]:
    """Often all alike, so that they are tied again; often by few, so that the quorum is missed."""
    alike = draw(st.sampled_from([None, Choice.YES]))
    coming = draw(st.integers(0, len(box.roll)))
    return tuple(
        {
            one.nomination_id: alike or draw(st.sampled_from(Choice))
            for one in box.slate
            if one.nomination_id not in own_lines(box.slate, box.rules, voter)
        }
        if place < coming
        else {}
        for place, voter in enumerate(box.roll)
    )


@given(tied_elections(), st.data())
def test_second_ballots_come_out_as_by_hand_until_no_more_are_left(
    election: Election, data: st.DataObject
) -> None:
    box, order = election.box, ranking(election)
    tally = count(box, cast(election, box), order)
    rules_first = {line.award_id: line.rule for line in box.rules}
    allowed, second = box.rules[0].rule.second_ballots, None
    assume(second_ballot.is_due(tally))
    for held in range(allowed):
        try:
            second = second_ballot.called(tally, box.slate, rules_first, second)
        except NoSecondBallot:
            break
        again = replace(box, id=f"b{second.number + 1}", slate=second.slate, rules=second.rules)
        places = box.rules[0].rule.quota or 0
        carried = sum(line.result.value == "carried" for line in tally.lines)
        assert again.rules[0].rule.quota == places - carried
        anew = replace(election, wishes=data.draw(wishes_again(again)))
        assert again.rules[0].rule.second_ballots == allowed - held - 1
        papers = cast(anew, again)
        expected = outcome(tally) | {
            name: found
            if found[1] != "quorum_missed"
            else (outcome(tally)[name][0], _left(again, name))
            for name, found in hand_outcome(anew, again, papers).items()
        }
        tally = second_ballot.merged(second, count(again, papers, order))
        assert outcome(tally) == expected
    assert not second_ballot.is_due(tally)


def _left(box: Ballot, nomination_id: str) -> str:
    """What a tie comes to that a second ballot without its quorum left as it was."""
    award = standing(box.slate)[nomination_id][1]
    rule = copied(box)[award]
    if rule.second_ballots:
        return "tie_again"
    return "tie_open" if rule.tie == "casting" else "tie_lost"

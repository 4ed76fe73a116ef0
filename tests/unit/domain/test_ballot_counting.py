"""Counting a ballot: exact, total, and the same for everyone who counts again."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.authority import Role
from suyton.domain.ballot import Candidate, Choice, Choices, LineResult, Ranking, Voter, count
from suyton.domain.rulebook import BallotRule, Ratio
from tests.unit.domain.cases import FLAG, MERIT, ballot, ballot_rule, candidate

SHARES = (Ratio(4, 5), Ratio(9, 10), Ratio(2, 3), Ratio(1, 2), Ratio(0, 1), Ratio(1, 1))


@pytest.mark.parametrize("share", SHARES, ids=str)
def test_the_least_number_is_exact_for_every_electorate_up_to_a_hundred(share: Ratio) -> None:
    wanted = Fraction(share.numerator, share.denominator)
    for total in range(101):
        least = share.least_of(total)
        assert least >= wanted * total
        assert least - 1 < wanted * total


@pytest.mark.parametrize(
    ("share", "total", "least"),
    [
        (Ratio(4, 5), 17, 14),
        (Ratio(9, 10), 17, 16),
        (Ratio(4, 5), 10, 8),
        (Ratio(9, 10), 10, 9),
        (Ratio(4, 5), 15, 12),
        (Ratio(2, 3), 15, 10),
        (Ratio(1, 2), 10, 5),
        (Ratio(1, 2, more_than=True), 10, 6),
        (Ratio(1, 2, more_than=True), 15, 8),
    ],
)
def test_the_worked_figures_of_the_domain_notes_hold(share: Ratio, total: int, least: int) -> None:
    assert share.least_of(total) == least


@pytest.mark.parametrize(("above", "below"), [(5, 4), (-1, 5), (0, 0), (1, 0), (1, -2)])
def test_a_share_outside_nought_to_one_is_no_ratio(above: int, below: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        Ratio(above, below)


def yes_from(voters: int, slate: tuple[Candidate, ...]) -> list[Choices]:
    return [{item.nomination_id: Choice.YES for item in slate} for _ in range(voters)]


def one_line(yes: int, no: int, electorate: int, rule: BallotRule) -> LineResult:
    slate = (candidate(),)
    papers: list[Choices] = [
        *yes_from(yes, slate),
        *({slate[0].nomination_id: Choice.NO} for _ in range(no)),
    ]
    tally = count(ballot(slate, electorate=electorate, rules={FLAG: rule}), papers)
    return tally.lines[0].result


def test_an_absent_member_weighs_like_a_no_because_the_base_is_the_whole_membership() -> None:
    four_fifths = ballot_rule(threshold=Ratio(4, 5), quorum=Ratio(2, 3))
    assert one_line(12, 0, 15, four_fifths) is LineResult.CARRIED
    assert one_line(11, 0, 15, four_fifths) is LineResult.BELOW_THRESHOLD
    assert one_line(11, 4, 15, four_fifths) is LineResult.BELOW_THRESHOLD


def test_exactly_the_threshold_carries_and_one_less_does_not() -> None:
    nine_tenths = ballot_rule(threshold=Ratio(9, 10), quorum=Ratio(0, 1))
    assert one_line(9, 1, 10, nine_tenths) is LineResult.CARRIED
    assert one_line(8, 2, 10, nine_tenths) is LineResult.BELOW_THRESHOLD


def test_nobody_is_carried_without_a_single_vote() -> None:
    nothing_asked = ballot_rule(threshold=Ratio(0, 1), quorum=Ratio(0, 1))
    assert one_line(0, 3, 10, nothing_asked) is LineResult.BELOW_THRESHOLD
    assert one_line(1, 2, 10, nothing_asked) is LineResult.CARRIED


def test_a_missed_quorum_decides_nothing_however_the_papers_read() -> None:
    assert one_line(6, 0, 10, ballot_rule(quorum=Ratio(2, 3))) is LineResult.QUORUM_MISSED
    assert one_line(7, 0, 10, ballot_rule(quorum=Ratio(2, 3))) is LineResult.CARRIED


def test_the_quorum_of_a_council_counts_members_present_even_if_they_cast_no_paper() -> None:
    slate = (candidate(),)
    rules = {FLAG: ballot_rule(threshold=Ratio(1, 2), quorum=Ratio(4, 5))}
    present = tuple(Voter(f"m{n}", f"m{n}") for n in range(8))
    council = ballot(
        slate, electorate=10, rules=rules, voter_role=Role.COUNCIL_MEMBER, roll=present
    )
    assert count(council, yes_from(7, slate)).lines[0].result is LineResult.CARRIED


def test_the_quorum_is_that_of_the_awards_still_on_the_slate() -> None:
    strict, lenient = ballot_rule(quorum=Ratio(1, 1)), ballot_rule(quorum=Ratio(1, 2))
    left = (candidate(award_id=MERIT),)
    tally = count(
        ballot(left, electorate=10, rules={FLAG: strict, MERIT: lenient}), yes_from(6, left)
    )
    assert (tally.quorum_needed, tally.quorum_met) == (5, True)


def test_an_empty_slate_counts_to_nothing() -> None:
    tally = count(ballot((), electorate=4, rules={FLAG: ballot_rule()}), [{}, {}])
    assert (tally.lines, tally.cast, tally.quorum_met) == ((), 2, True)


def three(votes: tuple[int, int, int], quota: int, ranking: Ranking = ()) -> list[str]:
    slate = tuple(candidate(name, MERIT) for name in ("a", "b", "c"))
    papers: list[Choices] = [
        {
            item.nomination_id: Choice.YES if voter < yes else Choice.NO
            for item, yes in zip(slate, votes, strict=True)
        }
        for voter in range(10)
    ]
    rules = {MERIT: ballot_rule(threshold=Ratio(1, 2), quota=quota)}
    tally = count(ballot(slate, electorate=10, rules=rules), papers, ranking)
    return [line.result.value for line in tally.lines]


def test_over_the_quota_the_highest_votes_go_forward() -> None:
    assert three((7, 9, 8), quota=2) == ["over_quota", "carried", "carried"]
    assert three((7, 9, 4), quota=2) == ["carried", "carried", "below_threshold"]


def test_a_tie_at_the_last_place_is_settled_by_the_adopted_scores() -> None:
    ranking = (["n.c.provincial_certificate_of_merit"], ["n.a.provincial_certificate_of_merit"])
    assert three((8, 9, 8), quota=2, ranking=ranking) == ["over_quota", "carried", "carried"]


def test_equal_scores_do_not_settle_a_tie() -> None:
    ranking = (["n.c.provincial_certificate_of_merit", "n.a.provincial_certificate_of_merit"],)
    assert three((8, 9, 8), quota=2, ranking=ranking) == ["tie_lost", "carried", "tie_lost"]


def test_a_tie_that_nothing_settles_carries_none_of_those_tied() -> None:
    assert three((8, 9, 8), quota=2) == ["tie_lost", "carried", "tie_lost"]
    assert three((8, 8, 8), quota=2) == ["tie_lost"] * 3
    assert three((9, 8, 8), quota=3) == ["carried"] * 3


# --- by property -------------------------------------------------------------------------------

choices = st.sampled_from(Choice)


@st.composite
def elections(draw: st.DrawFn) -> tuple[Candidate, ...]:
    flags = draw(st.integers(0, 3))
    merits = draw(st.integers(0 if flags else 1, 3))
    return tuple(
        [candidate(f"f{n}", FLAG) for n in range(flags)]
        + [candidate(f"m{n}", MERIT) for n in range(merits)]
    )


@st.composite
def votes(draw: st.DrawFn) -> tuple[tuple[Candidate, ...], int, list[Choices]]:
    slate = draw(elections())
    electorate = draw(st.integers(1, 12))
    names = [item.nomination_id for item in slate]
    one = st.fixed_dictionaries(dict.fromkeys(names, choices))
    return slate, electorate, draw(st.lists(one, max_size=electorate))


shares = st.sampled_from(SHARES[:4])
rules_drawn = st.fixed_dictionaries(
    {
        FLAG: st.builds(ballot_rule, shares, shares, st.sampled_from([None, 1, 2])),
        MERIT: st.builds(ballot_rule, shares, shares, st.sampled_from([None, 0, 1, 2])),
    }
)


@given(votes(), rules_drawn)
def test_the_count_agrees_with_one_made_by_hand_on_fractions(
    vote: tuple[tuple[Candidate, ...], int, list[Choices]], rules: dict[str, BallotRule]
) -> None:
    slate, electorate, papers = vote
    tally = count(ballot(slate, electorate=electorate, rules=rules), papers)
    by_name = {line.nomination_id: line for line in tally.lines}
    for item in slate:
        rule = rules[item.award_id]
        yes = sum(1 for said in papers if said[item.nomination_id] == "yes")
        passes = Fraction(yes, electorate) >= Fraction(
            rule.threshold.numerator, rule.threshold.denominator
        )
        shown = by_name[item.nomination_id]
        assert shown.yes == yes
        assert shown.yes + shown.no + shown.abstain == len(papers)
        enough = all(
            Fraction(len(papers), electorate)
            >= Fraction(
                rules[other.award_id].quorum.numerator, rules[other.award_id].quorum.denominator
            )
            for other in slate
        )
        if not enough:
            assert shown.result is LineResult.QUORUM_MISSED
        elif not passes:
            assert shown.result is LineResult.BELOW_THRESHOLD
        else:
            assert shown.result in {
                LineResult.CARRIED,
                LineResult.OVER_QUOTA,
                LineResult.TIE_LOST,
            }


@given(votes(), rules_drawn, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_does_not_change_the_count(
    vote: tuple[tuple[Candidate, ...], int, list[Choices]],
    rules: dict[str, BallotRule],
    shuffler: Random,
) -> None:
    slate, electorate, papers = vote
    box = ballot(slate, electorate=electorate, rules=rules)
    mixed = list(papers)
    shuffler.shuffle(mixed)
    assert count(box, mixed) == count(box, papers)


@given(votes(), rules_drawn)
def test_never_more_are_carried_than_the_quota_and_none_with_fewer_votes_than_one_cut(
    vote: tuple[tuple[Candidate, ...], int, list[Choices]], rules: dict[str, BallotRule]
) -> None:
    slate, electorate, papers = vote
    tally = count(ballot(slate, electorate=electorate, rules=rules), papers)
    for award_id, rule in rules.items():
        lines = [line for line in tally.lines if line.award_id == award_id]
        carried = [line for line in lines if line.result is LineResult.CARRIED]
        lost = {LineResult.OVER_QUOTA, LineResult.TIE_LOST}
        cut = [line for line in lines if line.result in lost]
        if rule.quota is None:
            assert not cut
        else:
            assert len(carried) <= rule.quota
        assert all(winner.yes > loser.yes for winner in carried for loser in cut)


@given(votes(), st.data())
def test_one_more_yes_never_hurts_a_candidate_where_no_quota_cuts(
    vote: tuple[tuple[Candidate, ...], int, list[Choices]], data: st.DataObject
) -> None:
    slate, electorate, papers = vote
    rules = {award: ballot_rule(Ratio(4, 5), Ratio(1, 2)) for award in (FLAG, MERIT)}
    box = ballot(slate, electorate=electorate, rules=rules)
    lucky = data.draw(st.sampled_from(slate)).nomination_id
    changed: list[Choices] = list(papers)
    if changed:
        place = data.draw(st.integers(0, len(changed) - 1))
        changed[place] = dict(changed[place]) | {lucky: Choice.YES}
    before, after = count(box, papers).line(lucky), count(box, changed).line(lucky)
    assert after.yes >= before.yes
    if before.result is LineResult.CARRIED:
        assert after.result is LineResult.CARRIED

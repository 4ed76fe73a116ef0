"""The arithmetic of a count is shown so that anybody can do it again."""

from suyton.domain.arithmetic import LineSum, QuotaSum, arithmetic
from suyton.domain.ballot import Choice, LineResult, count
from suyton.domain.rulebook import Ratio
from tests.unit.domain.cases import FLAG, MERIT, ballot, ballot_rule, candidate

SLATE = (candidate("a", FLAG), *(candidate(name, MERIT) for name in "bcd"))
RULES = {
    FLAG: ballot_rule(Ratio(4, 5), Ratio(2, 3)),
    MERIT: ballot_rule(Ratio(1, 2, more_than=True), Ratio(1, 2), quota=2),
}
BOX = ballot(SLATE, electorate=15, rules=RULES)


def papers(cast: int, *yes: int) -> list[dict[str, Choice]]:
    """So many papers, with this many yes-votes for each candidate."""
    return [
        {
            one.nomination_id: Choice.YES if voter < wanted else Choice.NO
            for one, wanted in zip(SLATE, yes, strict=True)
        }
        for voter in range(cast)
    ]


def test_each_line_names_its_share_its_base_and_what_both_come_to() -> None:
    shown = arithmetic(BOX, count(BOX, papers(12, 11, 8, 3, 3)))
    flag, merit = SLATE[0], SLATE[1]
    assert shown.lines[0] == LineSum(
        flag.nomination_id, "Unit a", FLAG, "4/5", 15, 12, 11, LineResult.BELOW_THRESHOLD
    )
    assert shown.lines[1] == LineSum(
        merit.nomination_id, "Unit b", MERIT, ">1/2", 15, 8, 8, LineResult.CARRIED
    )


def test_the_quorum_shown_is_the_strictest_on_the_slate() -> None:
    assert arithmetic(BOX, count(BOX, papers(12, 0, 0, 0, 0))).quorum_share == "2/3"
    empty = ballot((), electorate=15, rules=RULES)
    assert arithmetic(empty, count(empty, [{}])).quorum_share == ""


def test_a_quota_is_shown_where_more_passed_than_may_go_in() -> None:
    passed = arithmetic(BOX, count(BOX, papers(12, 12, 10, 9, 8)))
    assert passed.quotas == (QuotaSum(MERIT, 2, 3, 2),)
    tied = arithmetic(BOX, count(BOX, papers(12, 12, 10, 9, 9)))
    assert tied.quotas == (QuotaSum(MERIT, 2, 3, 1),)
    assert arithmetic(BOX, count(BOX, papers(12, 12, 10, 9, 7))).quotas == ()
    assert arithmetic(BOX, count(BOX, papers(9, 9, 9, 9, 9))).quotas == ()

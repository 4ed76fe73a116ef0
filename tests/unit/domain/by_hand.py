"""A count made by hand: written from the text of the rules, slow, and sharing nothing with ours.

Decree 98/2023 Art. 30.7, as quoted in the domain notes 2.3: the share is of the total membership.
Notes 2.4: of more than the quota allows the highest votes go in; a tie at the last place ends as
the pack says. What a paper may say, second ballots and recusal: decision record 27.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class HandRule:
    """A rule as somebody with a pencil has it before them."""

    share: Fraction
    more_than: bool
    quorum: Fraction
    quota: int | None
    tie: str
    marked: bool
    """Whether candidates are marked, instead of answered for one by one."""
    limit: int | None
    """How many one paper may support."""
    recusal: str
    second_ballots: int


Slate = Mapping[str, tuple[str, str]]
"""Nomination -> its unit and its award."""
Paper = Mapping[str, str]


def fault_of(paper: Paper, voter: str, slate: Slate, rules: Mapping[str, HandRule]) -> str:
    """Why this paper may not go in; empty where it may."""
    for nomination in paper:
        unit, award = slate[nomination]
        if unit == voter and rules[award].recusal != "none":
            return "own"
        if rules[award].marked and paper[nomination] == "abstain":
            return "mark"
    for nomination, (unit, award) in slate.items():
        own = unit == voter and rules[award].recusal != "none"
        if not own and not rules[award].marked and nomination not in paper:
            return "incomplete"
    for award, rule in rules.items():
        supported = [one for one, said in paper.items() if said == "yes" and slate[one][1] == award]
        if rule.limit is not None and len(supported) > rule.limit:
            return "many"
    return ""


def results_of(
    papers: Sequence[Paper],
    units: Sequence[str],
    slate: Slate,
    rules: Mapping[str, HandRule],
    rank: Mapping[str, int],
) -> dict[str, tuple[int, str]]:
    """Yes-votes and the outcome for each nomination; ``rank`` is 0 for the best by score."""
    votes = {name: sum(paper.get(name) == "yes" for paper in papers) for name in slate}
    awards = {award for _, award in slate.values()}
    if any(Fraction(len(papers), len(units)) < rules[award].quorum for award in awards):
        return {name: (votes[name], "quorum_missed") for name in slate}
    passed = [name for name in slate if _passes(name, votes[name], units, slate, rules)]
    return {
        name: (
            votes[name],
            _placed(name, votes, passed, slate, rules, rank)
            if name in passed
            else "below_threshold",
        )
        for name in slate
    }


def _passes(
    name: str, yes: int, units: Sequence[str], slate: Slate, rules: Mapping[str, HandRule]
) -> bool:
    unit, award = slate[name]
    rule = rules[award]
    counted_on = [one for one in units if not (rule.recusal == "drops" and one == unit)]
    wanted = rule.share * len(counted_on)
    return yes > 0 and (yes > wanted if rule.more_than else yes >= wanted)


def _placed(
    name: str,
    votes: Mapping[str, int],
    passed: Sequence[str],
    slate: Slate,
    rules: Mapping[str, HandRule],
    rank: Mapping[str, int],
) -> str:
    rule = rules[slate[name][1]]
    if rule.quota is None:
        return "carried"
    rivals = [one for one in passed if slate[one][1] == slate[name][1] and one != name]
    ranked = rule.tie == "ranking"

    def beats(one: str, other: str) -> bool:
        if votes[one] != votes[other]:
            return votes[one] > votes[other]
        return ranked and rank[one] < rank[other]

    ahead = sum(beats(one, name) for one in rivals)
    level = sum(not beats(one, name) and not beats(name, one) for one in rivals)
    if ahead >= rule.quota:
        return "over_quota"
    if ahead + level < rule.quota:
        return "carried"
    if rule.second_ballots:
        return "tie_again"
    return "tie_open" if rule.tie == "casting" else "tie_lost"

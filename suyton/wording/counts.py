"""How a published count is said: the same sentences in the command and on the page."""

from suyton.domain.ballot import Ballot, TallyLine
from suyton.domain.recount import CountedLine, Finding
from suyton.wording.wording import Language, Wording


def finding_said(wording: Wording, language: Language, found: Finding) -> str:
    """What holds, or what does not."""
    outcome = "holds" if found.holds else "fails"
    return wording.say(language, f"count.{outcome}.{found.code}", **found.facts)


def arithmetic_said(wording: Wording, language: Language, ballot: Ballot, line: TallyLine) -> str:
    """How a candidate's votes add up to the electorate, what was needed and what came of it."""
    facts: dict[str, object] = {
        "uncast": ballot.electorate - line.yes - line.no - line.abstain - line.recused,
        "electorate": ballot.electorate,
        "threshold": ballot.rule(line.award_id).threshold,
    }
    if not line.recused:
        return wording.say(language, "count.arithmetic", **_figures(line), **facts)
    (candidate,) = (one for one in ballot.slate if one.nomination_id == line.nomination_id)
    facts |= {"recused": line.recused, "base": ballot.base(candidate)}
    return wording.say(language, "count.arithmetic_recused", **_figures(line), **facts)


def line_said(wording: Wording, language: Language, ballot: Ballot, line: CountedLine) -> str:
    """A candidate's arithmetic; where it differs, what was published beside what was counted."""
    named = {"name": line.counted.unit_name, "award": line.counted.award_id}
    if line.holds:
        arithmetic = arithmetic_said(wording, language, ballot, line.counted)
        return wording.say(language, "count.line", **named, arithmetic=arithmetic)
    told = {
        whose: wording.say(language, "count.figures", **_figures(one))
        for whose, one in (("published", line.published), ("counted", line.counted))
    }
    return wording.say(language, "count.line_differs", **named, **told)


def _figures(line: TallyLine) -> dict[str, object]:
    return {
        "yes": line.yes,
        "no": line.no,
        "abstain": line.abstain,
        "needed": line.needed,
        "result": line.result,
    }

"""What one paper must say, by the form that the rules give it for each award."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from suyton.domain.award_terms import PaperForm
from suyton.domain.errors import NotAMark, OwnLine, PaperForeign, PaperIncomplete, TooManyMarks
from suyton.domain.rulebook import BallotRule
from suyton.domain.slate import AwardBallotRule, Candidate, Choice, Choices, Voter, is_own


@dataclass(frozen=True)
class PaperPart:
    """The lines of a paper for one award, and how they are filled in."""

    award_id: str
    rule: BallotRule
    candidates: tuple[Candidate, ...]

    @property
    def most(self) -> int | None:
        """How many may be supported, where that is fewer than stand here."""
        marks = self.rule.marks
        return None if marks is None or marks >= len(self.candidates) else marks


def parts(slate: Sequence[Candidate], rules: Sequence[AwardBallotRule]) -> tuple[PaperPart, ...]:
    """A paper by awards, in the order in which they first stand on the slate."""
    by_award = {line.award_id: line.rule for line in rules}
    return tuple(
        PaperPart(
            award_id, by_award[award_id], tuple(one for one in slate if one.award_id == award_id)
        )
        for award_id in dict.fromkeys(one.award_id for one in slate)
    )


def own_lines(
    slate: Sequence[Candidate], rules: Sequence[AwardBallotRule], voter: Voter
) -> frozenset[str]:
    """The nominations on the slate that this voter does not answer for."""
    by_award = {line.award_id: line.rule for line in rules}
    return frozenset(
        one.nomination_id for one in slate if is_own(one, by_award[one.award_id], voter)
    )


def written(
    slate: Sequence[Candidate],
    rules: Sequence[AwardBallotRule],
    said: Choices,
    own: Collection[str] = (),
) -> Choices:
    """The whole paper that these answers make: one choice for each candidate on the slate.

    ``own`` are the nominations that the voter does not answer for; the paper has no line on them.

    Where candidates are chosen, whoever is left unmarked is answered with “no”: an unmarked name
    does not support, and weighs in the count as a “no” does.

    Raises:
        PaperForeign: it names someone who is not on the slate.
        OwnLine: it answers for the voter's own nomination.
        PaperIncomplete: it leaves a candidate out who must be answered for.
        NotAMark: it abstains from a candidate who is marked or not.
        TooManyMarks: it supports more candidates for an award than one paper may.
    """
    foreign = sorted(set(said) - {candidate.nomination_id for candidate in slate})
    if foreign:
        raise PaperForeign(names=", ".join(foreign))
    answered = [one.unit_name for one in slate if one.nomination_id in {*own} & {*said}]
    if answered:
        raise OwnLine(names=", ".join(answered))
    slate = [one for one in slate if one.nomination_id not in own]
    whole: dict[str, Choice] = dict(said)
    awards = parts(slate, rules)
    _check_answered([part for part in awards if part.rule.form is PaperForm.EACH], said)
    for part in awards:
        if part.rule.form is PaperForm.CHOOSE:
            whole |= _chosen(part, said)
        supported = sum(whole[one.nomination_id] is Choice.YES for one in part.candidates)
        if part.most is not None and supported > part.most:
            raise TooManyMarks(award=part.award_id, most=str(part.most), marked=str(supported))
    return {candidate.nomination_id: whole[candidate.nomination_id] for candidate in slate}


def _check_answered(awards: Sequence[PaperPart], said: Choices) -> None:
    asked = [one for part in awards for one in part.candidates]
    missing = [one.unit_name for one in asked if one.nomination_id not in said]
    if missing:
        raise PaperIncomplete(missing=", ".join(missing))


def _chosen(part: PaperPart, said: Choices) -> dict[str, Choice]:
    marks = {one.nomination_id: said.get(one.nomination_id, Choice.NO) for one in part.candidates}
    unclear = [
        one.unit_name for one in part.candidates if marks[one.nomination_id] is Choice.ABSTAIN
    ]
    if unclear:
        raise NotAMark(names=", ".join(unclear))
    return marks

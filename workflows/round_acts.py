"""What each act of people on a round would come to, judged by the state as it is when asked."""

from collections.abc import Collection

from suyton.domain import bloc_round, round_scores, round_second_ballot
from suyton.domain.bloc_round import BlocRound, RoundAct
from suyton.domain.nomination import Nomination
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from workflows import round_ballot
from workflows.case_file import CaseFile, Take
from workflows.messages import (
    AdoptScores,
    BreakTie,
    CrossCheckScore,
    ExtendDeadline,
    HoldSecondBallot,
    OpenBallot,
    SubmitSelfScore,
)


class RoundActs:
    """Validator and handler of an update ask the same method, so they can't part."""

    def __init__(self, file: CaseFile[BlocRound], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    def opened(self, act: Act) -> Step[BlocRound]:
        """The leader opens the year."""
        return bloc_round.opened(self._file.state, act)

    def self_scored(self, request: SubmitSelfScore) -> Take[BlocRound]:
        """A unit scores itself."""
        return lambda act: round_scores.self_scored(
            self._file.state, request.unit_id, request.score, self._rulebook, act
        )

    def cross_checked(self, request: CrossCheckScore) -> Take[BlocRound]:
        """Another unit checks."""
        return lambda act: round_scores.score_cross_checked(
            self._file.state,
            request.unit_id,
            request.score,
            request.by_unit_id,
            self._rulebook,
            act,
        )

    def scoring_extended(self, request: ExtendDeadline) -> Take[BlocRound]:
        """More time for scores."""
        return lambda act: round_scores.scoring_extended(self._file.state, request.until, act)

    def adopted(self, request: AdoptScores) -> Take[BlocRound]:
        """The conference adopts."""
        return lambda act: round_scores.scores_adopted(
            self._file.state, request.finals, self._rulebook, act
        )

    def may_open_ballot(self, act: Act) -> None:
        """Leave alone: who stands on the slate is only known once the register is read."""
        bloc_round.permit(self._file.state, RoundAct.OPEN_BALLOT, act.actor, act.at)

    def ballot_opened(
        self, request: OpenBallot, nominations: tuple[Nomination, ...]
    ) -> Take[BlocRound]:
        """The ballot opens over all who may stand."""
        return lambda act: bloc_round.ballot_opened(
            self._file.state,
            round_ballot.slate(self._file.state, nominations, self._rulebook),
            request.closes_at,
            act,
            request.meeting,
        )

    def ballot_extended(self, request: ExtendDeadline) -> Take[BlocRound]:
        """The ballot stays open longer."""
        return lambda act: bloc_round.ballot_extended(self._file.state, request.until, act)

    def tie_broken(self, request: BreakTie, gone: Collection[str]) -> Take[BlocRound]:
        """The leader says who of those tied goes in."""
        return lambda act: bloc_round.tie_broken(
            self._file.state, request.nomination_ids, self._rulebook, act, gone
        )

    def second_ballot_held(
        self, request: HoldSecondBallot, gone: Collection[str]
    ) -> Take[BlocRound]:
        """Those tied are voted on again."""
        return lambda act: round_second_ballot.second_ballot_held(
            self._file.state, request.closes_at, self._rulebook, act, gone
        )

    def reported(self, act: Act) -> Step[BlocRound]:
        """The result goes up."""
        return bloc_round.reported(self._file.state, act)

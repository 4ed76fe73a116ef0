"""What each act of people on a sitting would come to, judged by the state as it is when asked."""

from collections.abc import Collection

from suyton.domain import sitting, sitting_people, sitting_second_ballot
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting
from workflows.case_file import CaseFile, Take
from workflows.messages import (
    BreakTie,
    ExtendDeadline,
    GiveOpinion,
    HoldSecondBallot,
    Postpone,
    RecordPresence,
)
from workflows.sitting_messages import RecordDiffering, RecordStandIn


class SittingActs:
    """Validator and handler of an update ask the same method, so they can't part."""

    def __init__(self, file: CaseFile[Sitting], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    def convened(self, act: Act) -> Step[Sitting]:
        """The office calls the sitting."""
        return sitting.convened(self._file.state, act)

    def postponed(self, request: Postpone) -> Take[Sitting]:
        """The sitting moves to another time."""
        return lambda act: sitting.postponed(self._file.state, request.meets_at, act)

    def presence_recorded(self, request: RecordPresence) -> Take[Sitting]:
        """Who is there; the vote opens with the quorum."""
        return lambda act: sitting.presence_recorded(
            self._file.state,
            request.present,
            request.closes_at,
            request.postpone_to,
            self._rulebook,
            act,
            request.guests,
            request.meeting,
        )

    def stand_in_recorded(self, request: RecordStandIn) -> Take[Sitting]:
        """Somebody comes in a member's place."""
        return lambda act: sitting_people.stand_in_recorded(
            self._file.state, request.stand_in, self._rulebook, act
        )

    def differing_recorded(self, request: RecordDiffering) -> Take[Sitting]:
        """A differing opinion is put on record."""
        return lambda act: sitting_people.differing_recorded(
            self._file.state, request.text, request.nomination_id, act
        )

    def opinion_given(self, request: GiveOpinion) -> Take[Sitting]:
        """An absent member answers."""
        return lambda act: sitting.opinion_given(
            self._file.state, request.choices, request.remark, self._rulebook, act
        )

    def extended(self, request: ExtendDeadline) -> Take[Sitting]:
        """More time to answer."""
        return lambda act: sitting.extended(self._file.state, request.until, act)

    def tie_broken(self, request: BreakTie, gone: Collection[str]) -> Take[Sitting]:
        """Whoever chairs says who of those tied goes in."""
        return lambda act: sitting.tie_broken(
            self._file.state, request.nomination_ids, self._rulebook, act, gone
        )

    def second_ballot_held(self, request: HoldSecondBallot, gone: Collection[str]) -> Take[Sitting]:
        """Those tied are voted on again."""
        return lambda act: sitting_second_ballot.second_ballot_held(
            self._file.state, request.closes_at, self._rulebook, act, gone
        )

    def cancelled(self, act: Act) -> Step[Sitting]:
        """The sitting is called off."""
        return sitting.cancelled(self._file.state, act)

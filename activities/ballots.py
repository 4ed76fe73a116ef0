"""Open a box, move its closing, close it, count it. What a paper says never leaves this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from temporalio import activity

from activities.failures import refusing
from suyton.domain.ballot import Ballot, Choice, Tally, Turnout, count
from suyton.ports import BallotBox


@dataclass(frozen=True)
class BoxAct:
    """An act on a box: ``key`` names it, so that repeating it changes nothing."""

    ballot_id: str
    key: str
    at: datetime
    closes_at: datetime | None = None


@dataclass(frozen=True)
class BallotCount:
    """Count this ballot's papers with the written opinions; the slate leaves out the withdrawn."""

    ballot: Ballot
    opinions: tuple[Mapping[str, Choice], ...]
    ranking: tuple[tuple[str, ...], ...]
    key: str
    at: datetime


class BallotActivities:
    """The process's hands at the urn; people put their papers in through the API."""

    def __init__(self, box: BallotBox) -> None:
        self._box = box

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def open_box(self, ballot: Ballot) -> None:
        """Set up roll and box for a ballot."""
        self._box.open(ballot, "open", ballot.opens_at)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def extend_box(self, act: BoxAct) -> None:
        """Keep a box open until ``closes_at``; refused once it is closed."""
        if act.closes_at is not None:
            self._box.extend(act.ballot_id, act.closes_at, act.key, act.at)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def close_box(self, act: BoxAct) -> Turnout:
        """Take no more papers."""
        return self._box.close(act.ballot_id, act.key, act.at)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def count_box(self, wanted: BallotCount) -> Tally:
        """Count a closed box and keep the tally beside it."""
        papers = [*self._box.papers(wanted.ballot.id), *wanted.opinions]
        tally = count(wanted.ballot, papers, wanted.ranking)
        self._box.record_tally(tally, wanted.key, wanted.at)
        return tally

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def turnout(self, ballot_id: str) -> Turnout:
        """Who is still awaited."""
        return self._box.turnout(ballot_id)

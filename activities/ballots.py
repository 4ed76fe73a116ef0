"""Open a box, move its closing, close it, count it. What a paper says never leaves this file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from temporalio import activity

from activities.failures import refusing
from suyton.domain import published_count
from suyton.domain.ballot import Ballot, Choice, Choices, Tally, Turnout
from suyton.domain.errors import BallotKeyMissing, WrongStage
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
        """Open the papers of a closed box, count them, record the count, destroy the key.

        Delivered again, it takes up where it was cut off: what is recorded stands.
        """
        ballot_id = wanted.ballot.id
        tally = self._box.tally(ballot_id) or self._counted(wanted)
        self._box.drop_key(ballot_id)
        return tally

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def void_box(self, act: BoxAct) -> Tally | None:
        """Do away with the papers of a closed box; the tally, if it was counted meanwhile."""
        return self._box.void(act.ballot_id, act.key, act.at)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def turnout(self, ballot_id: str) -> Turnout:
        """Who is still awaited."""
        return self._box.turnout(ballot_id)

    def _counted(self, wanted: BallotCount) -> Tally:
        try:
            opened = self._box.papers(wanted.ballot.id)
        except (WrongStage, BallotKeyMissing):
            # Another delivery of this very count may have ended meanwhile; then the papers and
            # the key are gone by right.
            if (tally := self._box.tally(wanted.ballot.id)) is not None:
                return tally
            raise
        papers = tuple(
            replace(paper, choices=_on_slate(paper.choices, wanted.ballot))
            for paper in opened.papers
        )
        opinions = tuple(_on_slate(said, wanted.ballot) for said in wanted.opinions)
        counted = published_count.published(
            wanted.ballot, opened.sealed, papers, opinions, wanted.ranking
        )
        self._box.record_count(counted, wanted.key, wanted.at)
        return counted.tally


def _on_slate(said: Choices, ballot: Ballot) -> Choices:
    """The answers without those for whoever withdrew: nothing is published of them."""
    slate = {candidate.nomination_id for candidate in ballot.slate}
    return {name: choice for name, choice in said.items() if name in slate}

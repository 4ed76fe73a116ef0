"""Questions about nominations, rounds, ballots, sittings and decisions."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision
from suyton.domain.nomination import Nomination
from suyton.domain.score_table import ScoreSheet
from suyton.domain.sitting import Sitting
from suyton.persistence.mapping import tally_from_json
from suyton.persistence.mapping_ballots import ballot_from, turnout_from
from suyton.persistence.mapping_cases import decision_from, folded, nomination_from
from suyton.persistence.mapping_meetings import round_from, sitting_from
from suyton.persistence.paging import Sorted, fetch_page
from suyton.persistence.reading_bodies import known
from suyton.persistence.reading_units import UnitReading
from suyton.persistence.score_keeping import sheets_of
from suyton.persistence.tables.ballots import BallotRow
from suyton.persistence.tables.cases import DecisionRow, NominationRow
from suyton.persistence.tables.meetings import RoundRow, SittingRow
from suyton.ports import BallotView, NominationFilter, Page

# Lists are sorted by what never changes, so a case that moves while someone reads is not missed.
_NOMINATIONS = (Sorted(NominationRow.year, int, falls=True), Sorted(NominationRow.id, str))
_ROUNDS = (Sorted(RoundRow.year, int, falls=True), Sorted(RoundRow.id, str))
_SITTINGS = (Sorted(SittingRow.convened_at, datetime, falls=True), Sorted(SittingRow.id, str))
_DECISIONS = (Sorted(DecisionRow.drafted_at, datetime, falls=True), Sorted(DecisionRow.id, str))


class CaseReading(UnitReading):
    """The part of the Records port that knows cases."""

    def nomination(self, nomination_id: str) -> Nomination:
        with self._transactions.read() as session:
            row = known(session.get(NominationRow, nomination_id), "nomination", nomination_id)
            return nomination_from(row)

    def nominations(
        self, wanted: NominationFilter, cursor: str = "", limit: int = 50
    ) -> Page[Nomination]:
        """The latest year first, then by id."""
        statement = select(NominationRow).where(*_wanted(wanted))
        with self._transactions.read() as session:
            return fetch_page(session, statement, _NOMINATIONS, nomination_from, cursor, limit)

    def nominations_by_id(self, ids: Iterable[str]) -> dict[str, Nomination]:
        """Those of these nominations that there are."""
        wanted = NominationRow.id.in_(tuple(ids))
        with self._transactions.read() as session:
            rows = session.scalars(select(NominationRow).where(wanted))
            return {row.id: nomination_from(row) for row in rows}

    def round(self, round_id: str) -> BlocRound:
        with self._transactions.read() as session:
            return round_from(known(session.get(RoundRow, round_id), "round", round_id))

    def rounds(
        self, bloc_id: str = "", year: int = 0, cursor: str = "", limit: int = 50
    ) -> Page[BlocRound]:
        """The latest year first, then by id."""
        statement = select(RoundRow)
        if bloc_id:
            statement = statement.where(RoundRow.bloc_id == bloc_id)
        if year:
            statement = statement.where(RoundRow.year == year)
        with self._transactions.read() as session:
            return fetch_page(session, statement, _ROUNDS, round_from, cursor, limit)

    def score_sheets(self, round_: BlocRound) -> Mapping[str, ScoreSheet]:
        """The sheets that stand in a round, by their SHA-256."""
        with self._transactions.read() as session:
            return sheets_of(session, round_)

    def ballot(self, ballot_id: str) -> BallotView:
        with self._transactions.read() as session:
            return _view(known(session.get(BallotRow, ballot_id), "ballot", ballot_id))

    def ballots(self, owner: str) -> tuple[BallotView, ...]:
        """All ballots of a round or sitting, in the order they were opened."""
        with self._transactions.read() as session:
            rows = session.scalars(
                select(BallotRow)
                .where(BallotRow.owner == owner)
                .order_by(BallotRow.opens_at, BallotRow.id)
            )
            return tuple(_view(row) for row in rows)

    def sitting(self, sitting_id: str) -> Sitting:
        with self._transactions.read() as session:
            return sitting_from(known(session.get(SittingRow, sitting_id), "sitting", sitting_id))

    def sittings(self, cursor: str = "", limit: int = 50) -> Page[Sitting]:
        """The one convened last comes first."""
        with self._transactions.read() as session:
            return fetch_page(session, select(SittingRow), _SITTINGS, sitting_from, cursor, limit)

    def decision(self, decision_id: str) -> Decision:
        with self._transactions.read() as session:
            row = known(session.get(DecisionRow, decision_id), "decision", decision_id)
            return decision_from(row)

    def decisions_by_id(self, ids: Iterable[str]) -> dict[str, Decision]:
        """Those of these decisions that there are."""
        wanted = DecisionRow.id.in_(tuple(ids))
        with self._transactions.read() as session:
            rows = session.scalars(select(DecisionRow).where(wanted))
            return {row.id: decision_from(row) for row in rows}

    def changes_of(self, decision_id: str) -> tuple[Decision, ...]:
        with self._transactions.read() as session:
            rows = session.scalars(
                select(DecisionRow)
                .where(DecisionRow.refers_to == decision_id)
                .order_by(DecisionRow.drafted_at, DecisionRow.id)
            )
            return tuple(decision_from(row) for row in rows)

    def decisions(self, cursor: str = "", limit: int = 50) -> Page[Decision]:
        """The one drafted last comes first."""
        with self._transactions.read() as session:
            return fetch_page(
                session, select(DecisionRow), _DECISIONS, decision_from, cursor, limit
            )


def _view(row: BallotRow) -> BallotView:
    return BallotView(ballot_from(row), row.stage, turnout_from(row), tally_from_json(row.tally))


def _wanted(wanted: NominationFilter) -> list[ColumnElement[bool]]:
    equal = {
        NominationRow.round_id: wanted.round_id,
        NominationRow.bloc_id: wanted.bloc_id,
        NominationRow.unit_id: wanted.unit_id,
        NominationRow.award_id: wanted.award_id,
        NominationRow.year: wanted.year,
    }
    wheres: list[ColumnElement[bool]] = [
        column == value for column, value in equal.items() if value
    ]
    if wanted.stages:
        wheres.append(NominationRow.stage.in_(wanted.stages))
    # Each word must occur somewhere, so the order in which people type them does not matter.
    wheres.extend(
        NominationRow.search_text.contains(word, autoescape=True)
        for word in folded(wanted.text).split()
    )
    sight = wanted.visible_to
    if sight is not None and not sight.everything:
        wheres.append(
            or_(
                NominationRow.unit_id.in_(sight.unit_ids),
                NominationRow.bloc_id.in_(sight.bloc_ids),
            )
        )
    return wheres

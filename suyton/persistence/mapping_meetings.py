"""Rounds and sittings, between snapshot and rows."""

from datetime import datetime

from suyton.domain.ballot import Choice
from suyton.domain.bloc_round import BlocRound
from suyton.domain.organisation import Seat
from suyton.domain.scoring import ScoreLine
from suyton.domain.sitting import Opinion, Sitting
from suyton.persistence.mapping import (
    candidates_from,
    documents_from_json,
    documents_to_json,
    from_columns,
    tally_from_json,
    tally_to_json,
    to_columns,
)
from suyton.persistence.tables.meetings import (
    AgendaRow,
    OpinionRow,
    RoundRow,
    ScoreRow,
    SeatRow,
    SittingRow,
    SlateRow,
)

_STRUCTURES = ("tally", "minutes")


def round_row(round_: BlocRound) -> RoundRow:
    """The row, with its score table and slate, that stands for this state."""
    return RoundRow(
        **to_columns(round_, RoundRow, without=_STRUCTURES),
        tally=tally_to_json(round_.tally),
        minutes=documents_to_json(round_.minutes),
        scores=[
            ScoreRow(round_id=round_.id, position=place, **to_columns(line, ScoreRow))
            for place, line in enumerate(round_.scores)
        ],
        slate=[
            SlateRow(round_id=round_.id, position=place, **to_columns(candidate, SlateRow))
            for place, candidate in enumerate(round_.slate)
        ],
    )


def round_from(row: RoundRow) -> BlocRound:
    """The state as it was stored."""
    return BlocRound(
        **from_columns(row, BlocRound, without=_STRUCTURES),
        tally=tally_from_json(row.tally),
        minutes=documents_from_json(row.minutes),
        scores=tuple(ScoreLine(**from_columns(line, ScoreLine)) for line in row.scores),
        slate=candidates_from(row.slate),
    )


def sitting_row(sitting: Sitting, convened_at: datetime) -> SittingRow:
    """The row, with seats, agenda and opinions, that stands for this state."""
    arrival = {account_id: place for place, account_id in enumerate(sitting.present)}
    return SittingRow(
        **to_columns(sitting, SittingRow, without=_STRUCTURES),
        convened_at=convened_at,
        tally=tally_to_json(sitting.tally),
        minutes=documents_to_json(sitting.minutes),
        seats=[
            SeatRow(
                sitting_id=sitting.id,
                position=place,
                arrival=arrival.get(seat.account_id),
                **to_columns(seat, SeatRow),
            )
            for place, seat in enumerate(sitting.seats)
        ],
        agenda=[
            AgendaRow(sitting_id=sitting.id, position=place, **to_columns(item, AgendaRow))
            for place, item in enumerate(sitting.agenda)
        ],
        opinions=[
            _opinion_row(sitting.id, place, opinion)
            for place, opinion in enumerate(sitting.opinions)
        ],
    )


def _opinion_row(sitting_id: str, place: int, opinion: Opinion) -> OpinionRow:
    return OpinionRow(
        sitting_id=sitting_id,
        position=place,
        choices={name: choice.value for name, choice in opinion.choices.items()},
        **to_columns(opinion, OpinionRow, without=("choices",)),
    )


def sitting_from(row: SittingRow) -> Sitting:
    """The state as it was stored."""
    arrivals = [(seat.arrival, seat.account_id) for seat in row.seats if seat.arrival is not None]
    return Sitting(
        **from_columns(row, Sitting, without=_STRUCTURES),
        tally=tally_from_json(row.tally),
        minutes=documents_from_json(row.minutes),
        present=tuple(account_id for _, account_id in sorted(arrivals)),
        seats=tuple(Seat(**from_columns(seat, Seat)) for seat in row.seats),
        agenda=candidates_from(row.agenda),
        opinions=tuple(_opinion_from(opinion) for opinion in row.opinions),
    )


def _opinion_from(row: OpinionRow) -> Opinion:
    choices = {name: Choice(choice) for name, choice in row.choices.items()}
    return Opinion(**from_columns(row, Opinion, without=("choices",)), choices=choices)

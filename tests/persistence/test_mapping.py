"""No field of a state is lost on the way to the database: a new one needs its column."""

from dataclasses import fields

import pytest
from sqlalchemy import inspect

from suyton.domain.authority import Appointment, Assignment
from suyton.domain.ballot import Ballot, Candidate
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination
from suyton.domain.organisation import Seat
from suyton.domain.scoring import ScoreLine
from suyton.domain.sitting import Opinion, Sitting
from suyton.domain.task import Task
from suyton.persistence.tables import ballots, cases, meetings, people, waiting
from suyton.persistence.tables.base import Base

KEPT_AS: dict[type, type[Base]] = {
    Nomination: cases.NominationRow,
    DocumentReference: cases.DossierRow,
    Decision: cases.DecisionRow,
    Recipient: cases.RecipientRow,
    BlocRound: meetings.RoundRow,
    ScoreLine: meetings.ScoreRow,
    Sitting: meetings.SittingRow,
    Seat: meetings.SeatRow,
    Opinion: meetings.OpinionRow,
    Ballot: ballots.BallotRow,
    Candidate: ballots.CandidateRow,
    Task: waiting.TaskRow,
    Appointment: people.AppointmentRow,
    Assignment: people.AssignmentRow,
}

KEPT_ELSEWHERE = {(Sitting, "present")}
"""Who is present stands in the rows of the seats."""


@pytest.mark.parametrize("kind", KEPT_AS, ids=lambda kind: kind.__name__)
def test_every_field_has_a_column_or_rows_of_its_own(kind: type) -> None:
    mapped = {attribute.key for attribute in inspect(KEPT_AS[kind]).attrs}
    lost = {field.name for field in fields(kind)} - mapped
    assert {name for name in lost if (kind, name) not in KEPT_ELSEWHERE} == set()

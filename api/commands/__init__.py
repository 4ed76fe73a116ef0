"""Every act that a person can do, once, for the JSON routes and the pages alike."""

from collections.abc import Callable
from typing import Protocol

from temporalio.client import Client

from api.commands.ballots import BallotCommands
from api.commands.decision_changes import DecisionChangeCommands
from api.commands.decision_papers import DecisionPaperCommands
from api.commands.decisions import DecisionCommands
from api.commands.desk_papers import DeskPapers
from api.commands.engine import Engine
from api.commands.nomination_incidents import IncidentCommands
from api.commands.nominations import NominationCommands
from api.commands.rounds import RoundCommands
from api.commands.score_sheets import SheetCommands
from api.commands.sitting_parts import SittingPartCommands
from api.commands.sittings import SittingCommands
from api.commands.units import UnitCommands
from api.paper_sight import PaperSight
from suyton.ports import (
    Accounts,
    BallotBox,
    Certificates,
    HandedIn,
    Paperwork,
    Records,
    Rulebooks,
    SubjectRecords,
    Units,
)


class World(Protocol):
    """What the commands need of the database."""

    @property
    def records(self) -> Records: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def box(self) -> BallotBox: ...
    @property
    def certificates(self) -> Certificates: ...
    @property
    def units(self) -> Units: ...
    @property
    def handed_in(self) -> HandedIn: ...
    @property
    def subject_records(self) -> SubjectRecords: ...


class Commands:
    """One method for each act; each takes the actor and the caller's idempotency key first.

    All answer the receipt from the book, and the same receipt when sent again. Each raises the
    DomainError that stands in the way, or EngineAway where nothing can be said
    yet, EnteredUntold where it is in the book and its workflow may not know.
    """

    def __init__(
        self,
        client: Client,
        world: World,
        paperwork: Paperwork,
        rulebooks: Rulebooks,
        nudge: Callable[[], None],
    ) -> None:
        records = world.records
        engine = Engine(client, records)
        sight = PaperSight(world.handed_in, records, world.subject_records)
        papers = DeskPapers(paperwork.store, sight)
        self._take_rounds(RoundCommands(engine, records, rulebooks, papers))
        self._take_sheets(SheetCommands(engine, records, papers))
        nominations = NominationCommands(engine, records, rulebooks, papers)
        incidents = IncidentCommands(engine, records, rulebooks)
        sittings = SittingCommands(engine, records, rulebooks)
        self.cast = BallotCommands(world.box, nudge).cast
        self.units = UnitCommands(world.units)

        self.propose = nominations.propose
        self.return_nomination = nominations.return_nomination
        self.resubmit = nominations.resubmit
        self.withdraw = nominations.withdraw
        self.pass_appraisal = nominations.pass_appraisal
        self.refuse = nominations.refuse

        self.on_nomination = incidents.do
        self.consult = incidents.consult

        self.convene = sittings.convene
        self.postpone = sittings.postpone
        self.record_presence = sittings.record_presence
        self.give_opinion = sittings.give_opinion
        self.extend_sitting = sittings.extend_sitting
        self.cancel_sitting = sittings.cancel_sitting
        self.break_sitting_tie = sittings.break_sitting_tie
        self.hold_second_sitting_ballot = sittings.hold_second_sitting_ballot
        sitting_parts = SittingPartCommands(engine, records, world.accounts, papers)
        self.on_sitting = sitting_parts.do
        self.record_stand_in = sitting_parts.record_stand_in

        self._on_decisions(engine, records, rulebooks, world.accounts)
        self._on_papers(DecisionPaperCommands(engine, records, paperwork, world.certificates))

    def _on_decisions(
        self, engine: Engine, records: Records, rulebooks: Rulebooks, accounts: Accounts
    ) -> None:
        decisions = DecisionCommands(engine, records, rulebooks, accounts)
        self.draft_decision = decisions.draft_decision
        self.send_back = decisions.send_back
        self.strike_recipient = decisions.strike_recipient
        self.reassign = decisions.reassign
        changes = DecisionChangeCommands(engine, records, rulebooks, accounts)
        self.draft_change = changes.draft_change

    def _take_rounds(self, rounds: RoundCommands) -> None:
        self.open_round = rounds.open_round
        self.submit_self_score = rounds.submit_self_score
        self.cross_check_score = rounds.cross_check_score
        self.extend_scoring = rounds.extend_scoring
        self.adopt_scores = rounds.adopt_scores
        self.open_ballot = rounds.open_ballot
        self.extend_ballot = rounds.extend_ballot
        self.report_round = rounds.report_round
        self.break_round_tie = rounds.break_round_tie
        self.hold_second_round_ballot = rounds.hold_second_round_ballot

    def _take_sheets(self, sheets: SheetCommands) -> None:
        self.adopt_score_table = sheets.adopt_score_table
        self.submit_self_sheet = sheets.submit_self_sheet
        self.cross_check_sheet = sheets.cross_check_sheet
        self.adopt_sheets = sheets.adopt_sheets

    def _on_papers(self, papers: DecisionPaperCommands) -> None:
        self.prepare_decision = papers.prepare
        self.sign = papers.sign
        self.signed_outside = papers.signed_outside
        self.number_decision = papers.number
        self.issue_decision = papers.issue
        self.sealed_outside = papers.sealed_outside


__all__ = ["Commands"]

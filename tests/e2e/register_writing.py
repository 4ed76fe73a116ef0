"""Acts written straight to the register, step by step as the workflows would, without Temporal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count as counting
from typing import Any

from suyton.domain import (
    ballot,
    bloc_round,
    decision,
    decision_change,
    nomination,
    round_scores,
    sitting,
)
from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, Choice, Voter
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document import DocumentReference
from suyton.domain.limits import clock_after, signing_due
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.procedure import Act, Step
from suyton.domain.published_count import PublishedCount
from suyton.domain.rulebook import Rulebook
from suyton.domain.scoring import FinalScore, ScoreLine
from suyton.domain.sitting import Sitting, SittingStage
from suyton.persistence.database import Database
from suyton.ports import Notice

PAPER = DocumentReference("ab" * 32, 123456, "application/pdf", "Tờ trình.pdf", "submission_letter")


@dataclass
class Province:
    """A province's register, and the acts that are written to it one after the other."""

    database: Database
    rulebook: Rulebook
    now: datetime

    def __post_init__(self) -> None:
        self._keys = (f"populated-{number}" for number in counting(1))
        self._minutes = counting(1)

    def actor(self, login: str) -> Actor:
        found = {account.login: account.id for account in self.database.accounts.accounts()}
        return self.database.accounts.actor(found[login])

    def act(self, who: Actor, reason: str = "", *papers: DocumentReference) -> Act:
        """An act some days ago, a minute after the one before."""
        at = self.now - timedelta(days=5) + timedelta(minutes=next(self._minutes))
        return Act(next(self._keys), who, at, reason, papers)

    # --- rounds --------------------------------------------------------------------------

    def round(self, bloc_id: str, year: int, leader: str) -> BlocRound:
        records = self.database.records
        bloc_year = records.bloc_year(bloc_id, year)
        lines = tuple(
            ScoreLine(unit, records.unit(unit).name) for unit in bloc_year.member_unit_ids
        )
        opening = self.act(self.actor(leader))
        blank = BlocRound(
            id=bloc_round.round_id(bloc_id, year),
            bloc_id=bloc_id,
            bloc_name=records.bloc(bloc_id).name,
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            year=year,
            leader_unit_id=bloc_year.leader_unit_id,
            deputy_unit_id=bloc_year.deputy_unit_id,
            stage=RoundStage.NEW,
            stage_since=opening.at,
            scores=lines,
            scores_due_at=self.now + timedelta(days=3),
            pack_id=self.rulebook.pack_id,
            pack_sha256=self.rulebook.pack_sha256,
            pack_reason=self.rulebook.chosen_because,
        )
        return self.keep(bloc_round.opened(blank, opening))

    def keep(self, step: Step[BlocRound]) -> BlocRound:
        self.database.register.record_round(step)
        return step.state

    def scored(self, round_: BlocRound, leader: str) -> BlocRound:
        """Each unit scores itself, and the conference adopts it."""
        for place, line in enumerate(round_.scores):
            act = self.act(self.actor(line.unit_id))
            score = Decimal("97.5") - place
            round_ = self.keep(
                round_scores.self_scored(round_, line.unit_id, score, self.rulebook, act)
            )
        finals = [FinalScore(line.unit_id, line.latest or Decimal(0)) for line in round_.scores]
        return self.keep(
            round_scores.scores_adopted(round_, finals, self.rulebook, self.act(self.actor(leader)))
        )

    def ballot_opened(
        self, round_: BlocRound, leader: str, nominations: Iterable[Nomination]
    ) -> BlocRound:
        slate = tuple(candidate(one) for one in nominations)
        closes_at = self.now + timedelta(days=2)
        opening = self.act(self.actor(leader))
        round_ = self.keep(bloc_round.ballot_opened(round_, slate, closes_at, opening))
        roll = tuple(Voter(line.unit_id, line.unit_name) for line in round_.scores)
        box = self.ballot(round_.ballot_id, round_.chain, slate, roll, Role.UNIT_OFFICER)
        self.database.box.open(replace(box, title=round_.bloc_name), next(self._keys), opening.at)
        return round_

    def ballot(
        self,
        ballot_id: str,
        owner: str,
        slate: tuple[Candidate, ...],
        roll: tuple[Voter, ...],
        role: Role,
    ) -> Ballot:
        return Ballot(
            id=ballot_id,
            owner=owner,
            workflow_id=owner,
            slate=slate,
            rules=tuple(
                AwardBallotRule(award, self.rulebook.award(award).bloc_ballot)
                for award in sorted({line.award_id for line in slate})
            ),
            voter_role=role,
            roll=roll,
            electorate=len(roll),
            opens_at=self.now - timedelta(days=4),
            closes_at=self.now + timedelta(days=2),
            secret=True,
        )

    def voted(self, round_: BlocRound, voters: Iterable[str]) -> None:
        choices = {line.nomination_id: Choice.YES for line in round_.slate}
        for voter in voters:
            self.database.box.cast(
                round_.ballot_id, self.actor(voter), choices, next(self._keys), self.now
            )

    def counted(self, round_: BlocRound) -> BlocRound:
        box, records = self.database.box, self.database.records
        box.close(round_.ballot_id, next(self._keys), self.now)
        opened = box.papers(round_.ballot_id)
        counted = records.ballot(round_.ballot_id).ballot
        tally = ballot.count(counted, [paper.choices for paper in opened.papers])
        published = PublishedCount(counted, opened.sealed, opened.papers, (), (), tally)
        box.record_count(published, next(self._keys), self.now)
        return self.keep(bloc_round.counted(round_, tally, self.act(PROCESS)))

    # --- nominations ---------------------------------------------------------------------

    def proposed(self, round_: BlocRound, unit_id: str, award_id: str) -> Nomination:
        act = self.act(self.actor(unit_id), "", PAPER)
        blank = Nomination(
            id=nomination.nomination_id(round_.id, unit_id, award_id),
            round_id=round_.id,
            bloc_id=round_.bloc_id,
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            unit_id=unit_id,
            unit_name=self.database.records.unit(unit_id).name,
            award_id=award_id,
            year=round_.year,
            pack_id=round_.pack_id,
            pack_sha256=round_.pack_sha256,
            pack_reason=round_.pack_reason,
            stage=NominationStage.NEW,
            stage_since=act.at,
            summary="Hoàn thành xuất sắc nhiệm vụ năm.\nDẫn đầu phong trào thi đua của khối.",
        )
        return self.moved(blank, NominationAct.PROPOSE, act)

    def moved(self, one: Nomination, what: NominationAct, act: Act, **ids: Any) -> Nomination:
        clock = clock_after(one, what, act.at, self.rulebook)
        step = nomination.step(one, what, act, clock=clock, **ids)
        self.database.register.record_nomination(step)
        return step.state

    def process(self, one: Nomination, *acts: NominationAct, **ids: Any) -> Nomination:
        for what in acts:
            one = self.moved(one, what, self.act(PROCESS, "Đạt 10/8 phiếu cần thiết"), **ids)
        return one

    def told(self, one: Nomination, code: str, **facts: str) -> None:
        given = {"unit": one.unit_name, "award": one.award_id, "until": self.now.isoformat()}
        key, officer = next(self._keys), Role.UNIT_OFFICER
        self.database.register.tell(
            Notice(key, officer, one.unit_id, one.chain, code, self.now, facts=given | facts)
        )

    # --- council and decisions -------------------------------------------------------------

    def sitting(self, sitting_id: str, items: Iterable[Nomination], **terms: Any) -> Sitting:
        council = self.database.records.council("hoi-dong-tdkt")
        act = self.act(self.actor("thu-ky"))
        blank = Sitting(
            id=sitting_id,
            council_id=council.id,
            council_name=council.name,
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            founding_decision=council.founding_decision,
            seats=council.seats,
            agenda=tuple(candidate(one) for one in items),
            stage=SittingStage.NEW,
            stage_since=act.at,
            meets_at=self.now + timedelta(days=1),
            pack_id=self.rulebook.pack_id,
        )
        return self.kept(sitting.convened(replace(blank, **terms), act))

    def kept(self, step: Step[Sitting]) -> Sitting:
        self.database.register.record_sitting(step)
        return step.state

    def attended(self, meeting: Sitting) -> Sitting:
        """All but the last two members are there."""
        present = tuple(seat.account_id for seat in meeting.seats[:-2])
        until = self.now + timedelta(days=2)
        act = self.act(self.actor("thu-ky"))
        step = sitting.presence_recorded(meeting, present, until, until, self.rulebook, act)
        return self.kept(step)

    def voting(self, meeting: Sitting) -> Sitting:
        """Most are there; the last member answers in writing."""
        meeting = self.attended(meeting)
        self.box_opened(meeting)
        choices = {line.nomination_id: Choice.YES for line in meeting.agenda}
        writer = self.database.accounts.actor(meeting.seats[-1].account_id)
        return self.kept(
            sitting.opinion_given(meeting, choices, "Nhất trí", self.rulebook, self.act(writer))
        )

    def box_opened(self, meeting: Sitting) -> None:
        box = self.ballot(
            meeting.ballot_id, meeting.chain, meeting.agenda, meeting.roll, Role.COUNCIL_MEMBER
        )
        self.database.box.open(replace(box, title=meeting.council_name), next(self._keys), self.now)

    def decision(self, decision_id: str, items: tuple[Nomination, ...]) -> Decision:
        act = self.act(self.actor("so-noi-vu"))
        signer = self.actor("pho-chu-tich")
        blank = Decision(
            id=decision_id,
            award_id=items[0].award_id,
            title="Về việc tặng thưởng năm 2023",
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            recipients=tuple(Recipient(one.id, one.unit_id, one.unit_name) for one in items),
            signer_id=signer.account_id,
            signer_name=signer.name,
            stage=DecisionStage.NEW,
            stage_since=act.at,
            due_at=signing_due(act.at, self.rulebook),
            code=f"7K3M9QXT24N{decision_id[-1]}",
        )
        step = decision.drafted(blank, act)
        return self.database.register.record_decision(step).decision

    def correcting(
        self, decision_id: str, issued_id: str, items: tuple[Nomination, ...]
    ) -> Decision:
        """A draft that corrects names; it takes nothing from the lists."""
        issued = self.database.records.decision(issued_id)
        names = {one.id: f"{one.unit_name} (đúng)" for one in items}
        draft = replace(
            issued,
            id=decision_id,
            kind=DecisionKind.CORRECT,
            recipients=decision_change.concerned(issued, items, names),
            refers_to=issued.id,
            refers_to_number=issued.number,
            explanation="In sai tên",
            stage=DecisionStage.NEW,
            code="",
            number="",
            signed_at=None,
            capacity="",
            assignment_id="",
            revision=0,
        )
        step = decision.drafted(draft, self.act(self.actor("so-noi-vu")))
        return self.database.register.record_decision(step).decision


def candidate(one: Nomination) -> Candidate:
    return Candidate(one.id, one.unit_id, one.unit_name, one.award_id)

"""People, cases and ballots for persistence tests, made by the domain as the workflows make them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from suyton.domain import bloc_round, decision, decision_issue, nomination, round_scores, sitting
from suyton.domain.authority import PROCESS, Actor, Appointment, Assignment, Role
from suyton.domain.award_terms import PaperForm
from suyton.domain.ballot import (
    AwardBallotRule,
    Ballot,
    Candidate,
    LineResult,
    Tally,
    TallyLine,
    Voter,
)
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.organisation import Seat
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import BallotRule, Citation, Ratio
from suyton.domain.scoring import ScoreLine
from suyton.domain.second_ballot import SecondBallot
from suyton.domain.sitting import Sitting, SittingStage

NOW = datetime(2023, 11, 2, 3, 4, 5, 678901, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FLAG = "provincial_emulation_flag"
PAPER = DocumentReference("ab" * 32, 1234, "application/pdf", "tờ trình.pdf", "submission_letter")


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)


def someone(account_id: str, *held: tuple[Role, str]) -> Actor:
    appointments = tuple(Appointment(role, scope, LONG_AGO) for role, scope in held)
    return Actor(account_id, f"Người {account_id}", appointments)


def officer(unit_id: str) -> Actor:
    return someone(unit_id, (Role.UNIT_OFFICER, unit_id))


LEADER = someone("truong-khoi", (Role.BLOC_LEADER, "vhxh"))
STANDING = someone("so-noi-vu", (Role.STANDING_OFFICER, "so-noi-vu"))
CHAIRMAN = someone("chu-tich", (Role.CHAIRMAN, "bac-kan"))
SIGNER = someone("pho-chu-tich", (Role.VICE_CHAIRMAN, "bac-kan"))
CLERK = someone("van-thu", (Role.RECORDS_CLERK, "bac-kan"))
ASSIGNMENT = Assignment("a1", "bac-kan", "chu-tich", "pho-chu-tich", LONG_AGO)


def act(key: str, actor: Actor, at: datetime = NOW, reason: str = "") -> Act:
    return Act(key, actor, at, reason)


def new_nomination(unit_id: str = "ban-dan-toc", year: int = 2023) -> Nomination:
    return Nomination(
        id=f"{year}.vhxh.{unit_id}.{FLAG}",
        round_id=f"{year}.vhxh",
        bloc_id="vhxh",
        province_id="bac-kan",
        standing_body_id="so-noi-vu",
        unit_id=unit_id,
        unit_name="Ban Dân tộc" if unit_id == "ban-dan-toc" else f"Đơn vị {unit_id}",
        award_id=FLAG,
        year=year,
        pack_id="2022",
        pack_sha256="cd" * 32,
        pack_reason="Năm 2023",
        stage=NominationStage.NEW,
        stage_since=NOW,
        summary="Dẫn đầu phong trào thi đua",
    )


def proposed(unit_id: str = "ban-dan-toc", year: int = 2023, key: str = "k1") -> Step[Nomination]:
    done = Act(key, officer(unit_id), NOW, attachments=(PAPER,))
    return nomination.step(new_nomination(unit_id, year), NominationAct.PROPOSE, done)


def at_stage(stage: NominationStage, unit_id: str = "ban-dan-toc") -> Step[Nomination]:
    """A first step that leaves the nomination at ``stage``, for tests of what comes after."""
    step = proposed(unit_id)
    return replace(step, state=replace(step.state, stage=stage))


def candidate(nominated: Nomination) -> Candidate:
    return Candidate(nominated.id, nominated.unit_id, nominated.unit_name, nominated.award_id)


def new_round(units: int = 3, year: int = 2023) -> BlocRound:
    return BlocRound(
        id=f"{year}.vhxh",
        bloc_id="vhxh",
        bloc_name="Khối Văn hóa - Xã hội",
        province_id="bac-kan",
        standing_body_id="so-noi-vu",
        year=year,
        leader_unit_id="u0",
        deputy_unit_id="u1",
        stage=RoundStage.NEW,
        stage_since=NOW,
        scores=tuple(ScoreLine(f"u{n}", f"Đơn vị {n}") for n in range(units)),
        scores_due_at=later(days=10),
        pack_id="2022",
        pack_sha256="cd" * 32,
        pack_reason="Năm 2023",
    )


def opened_round(year: int = 2023) -> Step[BlocRound]:
    return bloc_round.opened(new_round(year=year), act("open", LEADER))


def scored(round_: BlocRound, unit_id: str, score: str, key: str) -> Step[BlocRound]:
    lines = tuple(
        replace(line, self_score=Decimal(score)) if line.unit_id == unit_id else line
        for line in round_.scores
    )
    step = round_scores.scoring_extended(
        round_, later(days=20), act(key, LEADER, reason="Chờ điểm")
    )
    return replace(step, state=replace(step.state, scores=lines))


def new_sitting(items: tuple[Nomination, ...], sitting_id: str = "s-1") -> Sitting:
    return Sitting(
        id=sitting_id,
        council_id="hoi-dong-tdkt",
        council_name="Hội đồng Thi đua - Khen thưởng",
        province_id="bac-kan",
        standing_body_id="so-noi-vu",
        founding_decision="12/QĐ-UBND",
        seats=tuple(Seat(f"uv-{n}", f"Ủy viên {n}", "member", n < 2) for n in range(5)),
        agenda=tuple(candidate(item) for item in items),
        stage=SittingStage.NEW,
        stage_since=NOW,
        meets_at=later(days=3),
        pack_id="2022",
    )


def convened(items: tuple[Nomination, ...], sitting_id: str = "s-1") -> Step[Sitting]:
    return sitting.convened(new_sitting(items, sitting_id), act(f"{sitting_id}:convene", STANDING))


def new_decision(items: tuple[Nomination, ...], decision_id: str = "d-1") -> Decision:
    return Decision(
        id=decision_id,
        award_id=FLAG,
        title="Quyết định tặng Cờ thi đua",
        province_id="bac-kan",
        standing_body_id="so-noi-vu",
        recipients=tuple(Recipient(item.id, item.unit_id, item.unit_name) for item in items),
        signer_id=SIGNER.account_id,
        signer_name=SIGNER.name,
        stage=DecisionStage.NEW,
        stage_since=NOW,
        due_at=later(days=15),
    )


def drafted(items: tuple[Nomination, ...], decision_id: str = "d-1") -> Step[Decision]:
    draft = new_decision(items, decision_id)
    return decision.drafted(draft, act(f"{decision_id}:draft", STANDING))


def prepared(laid: Decision, at: datetime = NOW, by: Assignment = ASSIGNMENT) -> Step[Decision]:
    preparing = act(f"{laid.id}:prepare", SIGNER, at)
    return decision_issue.prepared(laid, laid.recipients, by, PAPER, preparing)


def signed(ready: Decision, at: datetime = NOW, by: Assignment = ASSIGNMENT) -> Step[Decision]:
    return decision_issue.signed(ready, by, PAPER, act(f"{ready.id}:sign", SIGNER, at))


def numbered(laid: Decision, at: datetime = NOW) -> Step[Decision]:
    return decision_issue.numbered(laid, act(f"{laid.id}:number", CLERK, at))


def filled(laid: Decision) -> Step[Decision]:
    return decision_issue.filled(laid, PAPER, act(f"{laid.id}:filled", PROCESS))


def issued(laid: Decision) -> Step[Decision]:
    return decision_issue.issued(laid, PAPER, False, act(f"{laid.id}:issue", CLERK))


RULE = BallotRule(Ratio(4, 5), Ratio(2, 3), True, 1, Citation("Điều 30", False))


def unit_ballot(voters: int = 3, ballot_id: str = "2023.vhxh.b1") -> Ballot:
    return Ballot(
        id=ballot_id,
        owner="round:2023.vhxh",
        workflow_id="round:2023.vhxh",
        slate=(candidate(new_nomination()), candidate(new_nomination("so-y-te"))),
        rules=(AwardBallotRule(FLAG, RULE),),
        voter_role=Role.UNIT_OFFICER,
        roll=tuple(Voter(f"u{n}", f"Đơn vị {n}") for n in range(voters)),
        electorate=voters,
        opens_at=NOW,
        closes_at=later(days=2),
        secret=True,
        title="Khối Văn hóa - Xã hội",
    )


def tally(ballot_id: str = "2023.vhxh.b1") -> Tally:
    line = TallyLine(
        new_nomination().id, "Ban Dân tộc", FLAG, 2, 1, 0, 3, LineResult.BELOW_THRESHOLD
    )
    return Tally(ballot_id, 3, 3, 2, True, (line,))


def second_ballot() -> SecondBallot:
    again = replace(RULE, second_ballots=1, form=PaperForm.CHOOSE, choose_at_most=1)
    slate = unit_ballot().slate
    return SecondBallot(1, slate, (AwardBallotRule(FLAG, again),), tally())

"""People, rules and cases for the domain's tests; each function gives one whole, valid thing."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from suyton.domain.authority import Actor, Appointment, Assignment, Role
from suyton.domain.award_terms import SubjectKind, TieRule
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, Voter
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.certificate import BoundCertificate, Certificate
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.fact_keeping import Subject
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Seat
from suyton.domain.procedure import Act
from suyton.domain.rulebook import (
    AwardRule,
    BallotRule,
    CandidateRule,
    Citation,
    Limit,
    Ratio,
    Rulebook,
)
from suyton.domain.scoring import ScoreLine
from suyton.domain.sitting import Sitting, SittingStage

NOW = datetime(2023, 12, 27, 7, 0, tzinfo=UTC)
"""14:00 in Hanoi on the afternoon of the conference."""

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PROVINCE, BODY, COUNCIL, BLOC = "bac-kan", "so-noi-vu", "hoi-dong-tdkt", "vhxh"
FLAG, MERIT = "provincial_emulation_flag", "provincial_certificate_of_merit"
LEADER_UNIT, DEPUTY_UNIT, UNIT, OTHER_UNIT = (
    "so-giao-duc",
    "so-khoa-hoc",
    "ban-dan-toc",
    "so-y-te",
)
AGENCY = "cong-an-tinh"
UNITS = (LEADER_UNIT, DEPUTY_UNIT, UNIT, OTHER_UNIT)
SCOPE_OF = {
    Role.UNIT_OFFICER: UNIT,
    Role.BLOC_LEADER: f"{BLOC}/2023",
    Role.BLOC_DEPUTY: f"{BLOC}/2023",
    Role.STANDING_OFFICER: BODY,
    Role.AGENCY_OFFICER: AGENCY,
    Role.COUNCIL_SECRETARY: COUNCIL,
    Role.COUNCIL_MEMBER: COUNCIL,
    Role.CHAIRMAN: PROVINCE,
    Role.VICE_CHAIRMAN: PROVINCE,
    Role.RECORDS_CLERK: PROVINCE,
    Role.AUDITOR: PROVINCE,
    Role.ADMINISTRATOR: PROVINCE,
}
"""Where each role is held in these cases."""

SOURCE = Citation("made for a test", confirmed=False)


def someone(
    role: Role,
    scope_id: str = "",
    *,
    account_id: str = "",
    since: datetime = NOW - 30 * DAY,
    until: datetime | None = None,
) -> Actor:
    """An account that holds one role, at its usual scope unless another is given."""
    scope = scope_id or SCOPE_OF[role]
    return Actor(
        account_id or f"{role.value}@{scope}",
        f"Holder of {role.value}",
        (Appointment(role, scope, since, until),),
    )


def act(actor: Actor, reason: str = "", at: datetime = NOW, key: str = "k1") -> Act:
    return Act(key, actor, at, reason)


def paper(kind: str, digit: str = "a") -> DocumentReference:
    return DocumentReference(digit * 64, 10, "application/pdf", f"{kind}.pdf", kind)


def ballot_rule(
    threshold: Ratio = Ratio(1, 2),
    quorum: Ratio = Ratio(2, 3),
    quota: int | None = None,
    tie: TieRule = TieRule.RANKING,
) -> BallotRule:
    return BallotRule(threshold, quorum, secret=True, quota=quota, citation=SOURCE, tie=tie)


def award_rule(
    award_id: str = FLAG,
    candidates: CandidateRule = CandidateRule.ANY_MEMBER,
    bloc: BallotRule | None = None,
    council: BallotRule | None = None,
) -> AwardRule:
    return AwardRule(
        award_id,
        award_id,
        award_id,
        candidates,
        ("submission_letter", "achievement_report"),
        bloc or ballot_rule(),
        council or ballot_rule(),
        "chairman",
        SOURCE,
    )


def rulebook(*awards: AwardRule, days_off: tuple[date, ...] = ()) -> Rulebook:
    limit = Limit(20, SOURCE)
    return Rulebook(
        pack_id="test-pack",
        pack_sha256="0" * 64,
        chosen_because="the test says so",
        awards=awards or (award_rule(FLAG, CandidateRule.TOP_SCORER), award_rule(MERIT)),
        score_maximum=Limit(100, SOURCE),
        appraisal_limit_working_days=limit,
        supplement_limit_working_days=limit,
        signing_limit_working_days=limit,
        reminder_before_working_days=limit,
        days_off=days_off,
    )


def nomination(stage: NominationStage = NominationStage.NEW) -> Nomination:
    return Nomination(
        id=f"2023.{BLOC}.{UNIT}.{FLAG}",
        round_id=f"2023.{BLOC}",
        bloc_id=BLOC,
        province_id=PROVINCE,
        standing_body_id=BODY,
        unit_id=UNIT,
        unit_name="Ban Dân tộc",
        award_id=FLAG,
        year=2023,
        pack_id="test-pack",
        pack_sha256="0" * 64,
        pack_reason="the test says so",
        stage=stage,
        stage_since=NOW - DAY,
        returned_from=NominationStage.IN_BLOC if stage is NominationStage.RETURNED else None,
    )


def line(unit_id: str, self_score: str = "", cross: str = "", final: str = "") -> ScoreLine:
    def number(text: str) -> Decimal | None:
        return Decimal(text) if text else None

    return ScoreLine(
        unit_id,
        f"Unit {unit_id}",
        self_score=number(self_score),
        cross_score=number(cross),
        final_score=number(final),
    )


def bloc_round(stage: RoundStage = RoundStage.NEW, scores: tuple[ScoreLine, ...] = ()) -> BlocRound:
    return BlocRound(
        id=f"2023.{BLOC}",
        bloc_id=BLOC,
        bloc_name="Culture and Society",
        province_id=PROVINCE,
        standing_body_id=BODY,
        year=2023,
        leader_unit_id=LEADER_UNIT,
        deputy_unit_id=DEPUTY_UNIT,
        stage=stage,
        stage_since=NOW - DAY,
        scores=scores or tuple(line(unit) for unit in UNITS),
        scores_due_at=NOW + 5 * DAY,
        pack_id="test-pack",
        pack_sha256="0" * 64,
        pack_reason="the test says so",
    )


def candidate(name: str = UNIT, award_id: str = FLAG) -> Candidate:
    return Candidate(f"n.{name}.{award_id}", name, f"Unit {name}", award_id)


def ballot(
    slate: tuple[Candidate, ...],
    *,
    electorate: int,
    rules: dict[str, BallotRule] | None = None,
    voter_role: Role = Role.UNIT_OFFICER,
    roll: tuple[Voter, ...] = (),
) -> Ballot:
    chosen = rules or {item.award_id: ballot_rule() for item in slate}
    return Ballot(
        id=f"2023.{BLOC}.b1",
        owner=f"round:2023.{BLOC}",
        workflow_id=f"round:2023.{BLOC}",
        slate=slate,
        rules=tuple(AwardBallotRule(award, rule) for award, rule in chosen.items()),
        voter_role=voter_role,
        roll=roll or tuple(Voter(unit, unit) for unit in UNITS),
        electorate=electorate,
        opens_at=NOW,
        closes_at=NOW + DAY,
        secret=True,
    )


def member(number: int) -> Actor:
    return someone(Role.COUNCIL_MEMBER, account_id=f"uy-vien-{number:02}")


def sitting(stage: SittingStage = SittingStage.NEW, seats: int = 15) -> Sitting:
    return Sitting(
        id="s-1",
        council_id=COUNCIL,
        council_name="Emulation Council",
        province_id=PROVINCE,
        standing_body_id=BODY,
        founding_decision="1/QĐ",
        seats=tuple(Seat(f"uy-vien-{n:02}", f"Member {n}", "member") for n in range(1, seats + 1)),
        agenda=(candidate(), candidate("so-y-te", MERIT)),
        stage=stage,
        stage_since=NOW - DAY,
        meets_at=NOW + DAY,
        pack_id="test-pack",
        closes_at=NOW + 2 * DAY if stage is SittingStage.VOTING else None,
    )


def decision(
    stage: DecisionStage = DecisionStage.NEW, signer: Role = Role.VICE_CHAIRMAN
) -> Decision:
    return Decision(
        id="d-1",
        award_id=FLAG,
        title="Flag 2023",
        province_id=PROVINCE,
        standing_body_id=BODY,
        recipients=(Recipient("n1", UNIT, "Ban Dân tộc"), Recipient("n2", OTHER_UNIT, "Sở Y tế")),
        signer_id=f"{signer.value}@{PROVINCE}",
        signer_name="The signer",
        stage=stage,
        stage_since=NOW - DAY,
        signer_role=signer,
    )


def assignment(
    signer_id: str = f"{Role.VICE_CHAIRMAN.value}@{PROVINCE}",
    province_id: str = PROVINCE,
    since: datetime = NOW - DAY,
    until: datetime | None = NOW + DAY,
) -> Assignment:
    return Assignment(
        "a-1", province_id, f"{Role.CHAIRMAN.value}@{PROVINCE}", signer_id, since, until
    )


def certificate(digit: str = "c") -> Certificate:
    return Certificate(
        digit * 64, "CN=Lê Thị Hạnh", "CN=An authority", "01", NOW - DAY, NOW + 365 * DAY
    )


def bound_certificate(holder: str = f"{Role.VICE_CHAIRMAN.value}@{PROVINCE}") -> BoundCertificate:
    return BoundCertificate(holder, PROVINCE, certificate(), NOW - DAY)


def subject() -> Subject:
    """The unit's own record."""
    return Subject(
        UNIT, SubjectKind.COLLECTIVE, "Ban Dân tộc", UNIT, SCOPE_OF[Role.STANDING_OFFICER]
    )

"""Every refusal the service can give, named by the fact that stands in the way.

An error carries a stable ``code`` and the ``facts`` its sentence needs. The English sentence
stands here; both languages as shown to people stand in ``suyton/wording``. Which HTTP status
a code gets is the business of ``api/errors.py`` alone.
"""

# The base, and the refusals of one matter, stand in their own files; callers find all of them here.
from suyton.domain.ballot_errors import NoSecondBallot as NoSecondBallot
from suyton.domain.ballot_errors import NotAMark as NotAMark
from suyton.domain.ballot_errors import OwnLine as OwnLine
from suyton.domain.ballot_errors import PaperForeign as PaperForeign
from suyton.domain.ballot_errors import PaperIncomplete as PaperIncomplete
from suyton.domain.ballot_errors import SecondBallotDue as SecondBallotDue
from suyton.domain.ballot_errors import TieBreakWrong as TieBreakWrong
from suyton.domain.ballot_errors import TooManyMarks as TooManyMarks
from suyton.domain.decision_errors import AlreadyCancelled as AlreadyCancelled
from suyton.domain.decision_errors import AlreadySigned as AlreadySigned
from suyton.domain.decision_errors import ChairmanAlone as ChairmanAlone
from suyton.domain.decision_errors import LastRecipient as LastRecipient
from suyton.domain.decision_errors import MixedDestinations as MixedDestinations
from suyton.domain.decision_errors import NameUnchanged as NameUnchanged
from suyton.domain.decision_errors import NoLiveAssignment as NoLiveAssignment
from suyton.domain.decision_errors import NotAGrant as NotAGrant
from suyton.domain.decision_errors import NotARecipient as NotARecipient
from suyton.domain.decision_errors import NotTheSigner as NotTheSigner
from suyton.domain.decision_errors import PrizeUncertain as PrizeUncertain
from suyton.domain.decision_errors import RecoveryTooMuch as RecoveryTooMuch
from suyton.domain.decision_errors import SameSigner as SameSigner
from suyton.domain.document_errors import CertificateTaken as CertificateTaken
from suyton.domain.document_errors import CertificateUnreadable as CertificateUnreadable
from suyton.domain.document_errors import DocumentNotPrepared as DocumentNotPrepared
from suyton.domain.document_errors import SignUnprintable as SignUnprintable
from suyton.domain.document_errors import StoreAway as StoreAway
from suyton.domain.document_errors import StoreFull as StoreFull
from suyton.domain.document_errors import TemplateFailed as TemplateFailed
from suyton.domain.engine_errors import EngineAway as EngineAway
from suyton.domain.engine_errors import EnteredUntold as EnteredUntold
from suyton.domain.record_errors import AchievementRewarded as AchievementRewarded
from suyton.domain.record_errors import EligibilityUnproven as EligibilityUnproven
from suyton.domain.record_errors import FactInvalid as FactInvalid
from suyton.domain.record_errors import InitiativeUsed as InitiativeUsed
from suyton.domain.record_errors import NotEligible as NotEligible
from suyton.domain.record_errors import SubjectElsewhere as SubjectElsewhere
from suyton.domain.refusal import DomainError as DomainError
from suyton.domain.score_errors import CriterionFaulty as CriterionFaulty
from suyton.domain.score_errors import CriterionMissing as CriterionMissing
from suyton.domain.score_errors import CriterionUnexplained as CriterionUnexplained
from suyton.domain.score_errors import CriterionUnknown as CriterionUnknown
from suyton.domain.score_errors import DifferenceUnexplained as DifferenceUnexplained
from suyton.domain.score_errors import EvidenceMissing as EvidenceMissing
from suyton.domain.score_errors import NoScoreTable as NoScoreTable
from suyton.domain.score_errors import OtherTable as OtherTable
from suyton.domain.score_errors import OwnScore as OwnScore
from suyton.domain.score_errors import PointsOutOfRange as PointsOutOfRange
from suyton.domain.score_errors import ScoredByTable as ScoredByTable
from suyton.domain.score_errors import ScoreMissing as ScoreMissing
from suyton.domain.score_errors import ScoreOutOfRange as ScoreOutOfRange
from suyton.domain.score_errors import SheetFileFaulty as SheetFileFaulty
from suyton.domain.score_errors import TableFaulty as TableFaulty
from suyton.domain.score_errors import TableSumWrong as TableSumWrong
from suyton.domain.sealing_errors import BallotKeyMissing as BallotKeyMissing
from suyton.domain.sealing_errors import PaperUnreadable as PaperUnreadable
from suyton.domain.signing_errors import CertificateExpired as CertificateExpired
from suyton.domain.signing_errors import CertificateRevoked as CertificateRevoked
from suyton.domain.signing_errors import CertificateUntrusted as CertificateUntrusted
from suyton.domain.signing_errors import CheckerBusy as CheckerBusy
from suyton.domain.signing_errors import DocumentAltered as DocumentAltered
from suyton.domain.signing_errors import FileTooHard as FileTooHard
from suyton.domain.signing_errors import KeyMissing as KeyMissing
from suyton.domain.signing_errors import NotSigned as NotSigned
from suyton.domain.signing_errors import TimeStampAbsent as TimeStampAbsent
from suyton.domain.signing_errors import TokenAbsent as TokenAbsent
from suyton.domain.signing_errors import WrongCertificate as WrongCertificate
from suyton.domain.signing_errors import WrongSecret as WrongSecret
from suyton.domain.sitting_errors import ItemCounted as ItemCounted
from suyton.domain.sitting_errors import ItemOpen as ItemOpen
from suyton.domain.sitting_errors import ItemUnknown as ItemUnknown
from suyton.domain.sitting_errors import MemberCame as MemberCame
from suyton.domain.sitting_errors import NoSeats as NoSeats
from suyton.domain.sitting_errors import NotAbsent as NotAbsent
from suyton.domain.sitting_errors import NotASeat as NotASeat
from suyton.domain.sitting_errors import NotByItem as NotByItem
from suyton.domain.sitting_errors import NotForThisBody as NotForThisBody
from suyton.domain.sitting_errors import NotInTheChair as NotInTheChair
from suyton.domain.sitting_errors import StandInHasSeat as StandInHasSeat
from suyton.domain.sitting_errors import StandInIncomplete as StandInIncomplete
from suyton.domain.sitting_errors import StandInNotAppointed as StandInNotAppointed
from suyton.domain.sitting_errors import StandInsNotAllowed as StandInsNotAllowed
from suyton.domain.sitting_errors import TextMissing as TextMissing
from suyton.domain.sitting_errors import VotingFormFixed as VotingFormFixed
from suyton.domain.unit_errors import ChangeIncomplete as ChangeIncomplete
from suyton.domain.unit_errors import ChangeTooEarly as ChangeTooEarly
from suyton.domain.unit_errors import LeadersAlike as LeadersAlike
from suyton.domain.unit_errors import MergerCycle as MergerCycle
from suyton.domain.unit_errors import UnitDissolved as UnitDissolved
from suyton.domain.unit_errors import UnitMerged as UnitMerged
from suyton.domain.upload_errors import DocumentDamaged as DocumentDamaged
from suyton.domain.upload_errors import DocumentMissing as DocumentMissing
from suyton.domain.upload_errors import FileInfected as FileInfected
from suyton.domain.upload_errors import FileKindRefused as FileKindRefused
from suyton.domain.upload_errors import FileMisnamed as FileMisnamed
from suyton.domain.upload_errors import FileTooLarge as FileTooLarge
from suyton.domain.upload_errors import ScannerAway as ScannerAway


class NotAuthorised(DomainError):
    code = "not_authorised"
    sentence = "Your account holds no role that may {act} here. It takes: {roles}."


class WrongStage(DomainError):
    code = "wrong_stage"
    sentence = (
        "This cannot be done now: the case is at “{stage}”, and {act} is possible at: {allowed}."
    )


class ReasonMissing(DomainError):
    code = "reason_missing"
    sentence = "Give a reason: it is shown to those concerned and kept in the history."


class Unknown(DomainError):
    code = "unknown"
    sentence = "There is no {noun} “{id}”. Check the reference."


class AlreadyProposed(DomainError):
    code = "already_proposed"
    sentence = "{unit} already has a nomination for this award in this round: {nomination}. Withdraw it first."


class NotAMember(DomainError):
    code = "not_a_member"
    sentence = "{unit} is not a member unit of this bloc in this year."


class AwardUnknown(DomainError):
    code = "award_unknown"
    sentence = "The rule pack {pack} has no award “{award}”."


class RouteUnknown(DomainError):
    code = "route_unknown"
    sentence = "The rule pack gives {award} no route for commendations of the kind “{kind}”."


class DossierIncomplete(DomainError):
    code = "dossier_incomplete"
    sentence = "The dossier lacks: {missing}. Attach it and send again."


class NoCandidates(DomainError):
    code = "no_candidates"
    sentence = "There is no nomination to put on the slate."


class BallotClosed(DomainError):
    code = "ballot_closed"
    sentence = "The ballot is closed; no further paper can be accepted."


class BallotNotOpen(DomainError):
    code = "ballot_not_open"
    sentence = "The ballot is not open yet."


class NotOnRoll(DomainError):
    code = "not_on_roll"
    sentence = "You are not on the roll of this ballot."


class AlreadyVoted(DomainError):
    code = "already_voted"
    sentence = "{voter} has already cast its paper in this ballot."


class DeadlineInPast(DomainError):
    code = "deadline_in_past"
    sentence = "The deadline must lie in the future; {given} has passed."


class DeadlineNotLater(DomainError):
    code = "deadline_not_later"
    sentence = "An extension must end later than the present deadline, {present}."


class NominationNotReady(DomainError):
    code = "nomination_not_ready"
    sentence = (
        "Nomination {nomination} is at “{stage}”; only those at “{wanted}” can be listed here."
    )


class MixedAwards(DomainError):
    code = "mixed_awards"
    sentence = "One decision grants one award; the list names several: {awards}."


class MixedRules(DomainError):
    code = "mixed_rules"
    sentence = (
        "The list names nominations judged by different rule packs: {packs}. Make a list for each."
    )


class CaseHeld(DomainError):
    code = "case_held"
    sentence = "Nomination {nomination} is on hold ({cause}). Conclude the matter first; then {act} is possible."


class AlreadyConsulted(DomainError):
    code = "already_consulted"
    sentence = "{agency} was already asked and has not answered yet."


class ConsultationOpen(DomainError):
    code = "consultation_open"
    sentence = (
        "An answer is still awaited from: {agencies}. Wait for it, or close the consultation "
        "with a reason."
    )


class LateUnwaived(DomainError):
    code = "late_unwaived"
    sentence = (
        "The dossier came after the last day, {last_day}. It needs a waiver with a reason first."
    )


class SubjectNotAllowed(DomainError):
    code = "subject_not_allowed"
    sentence = (
        "This award is not for “{subject}”, or the person is not named. It is for: {allowed}."
    )


class GroundUnknown(DomainError):
    code = "ground_unknown"
    sentence = "The award has no ground “{ground}”. Its grounds: {allowed}."


class YearMissing(DomainError):
    code = "year_missing"
    sentence = "Name the year of the achievement, or the bloc's round, whose year it then is."


class PeriodReversed(DomainError):
    code = "period_reversed"
    sentence = "The achievement ends on {last}, before it begins on {first}."


class RoundNeeded(DomainError):
    code = "round_needed"
    sentence = (
        "A nomination for {award} ({kind}) begins at “{first}”: name the bloc's round if that is "
        "a bloc, and leave it out otherwise."
    )


class RoundExists(DomainError):
    code = "round_exists"
    sentence = "The round of this bloc for {year} already exists: {round}."


class RulesMissing(DomainError):
    code = "rules_missing"
    sentence = "No rule pack covers {date}. Add one, or check the year."


class StaleRevision(DomainError):
    code = "stale_revision"
    sentence = "The record of {subject} has moved on meanwhile. Read it again and repeat the act."


class KeyReused(DomainError):
    code = "idempotency_key_reused"
    sentence = "This Idempotency-Key was already used for another act. Use a new key for a new act."


ALL_ERRORS: dict[str, type[DomainError]] = {
    kind.code: kind for kind in [*DomainError.__subclasses__(), *EngineAway.__subclasses__()]
}
"""Every error by its code; a failure that crossed the wire is turned back through this table."""

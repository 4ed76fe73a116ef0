"""A province with something on every page.

No Temporal is needed to read, so none is started: pages are rendered from what stands here.
"""

from datetime import UTC, date, datetime, timedelta

from suyton.demo import province as demo
from suyton.domain import bloc_round, signing_batch, sitting, sitting_items
from suyton.domain.authority import PROCESS, Appointment, Role
from suyton.domain.ballot import LineResult, Tally, TallyLine
from suyton.domain.citation import Ratio
from suyton.domain.council_terms import VoteBy
from suyton.domain.document import DocumentReference
from suyton.domain.fact_content import Fact
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.record import Initiative, Rating, RatingLevel, Share
from suyton.domain.signing_batch import BatchAct, BatchItem, ItemStanding
from suyton.persistence.database import Database
from suyton.ports import Account
from suyton.rules import RulePacks
from tests.e2e.paper_writing import issued, signed
from tests.e2e.register_writing import Province
from tests.e2e.scored_by_table import score_by_table
from tests.e2e.signing_in import PASSWORD
from tests.e2e.voted_by_item import vote_by_item

FLAG = "provincial_emulation_flag"
MERIT = "provincial_certificate_of_merit"
LEADER_OF_TIED = "van-phong"
"""Whoever leads the bloc whose ballot ended in a tie."""
MINUTES = DocumentReference("cd" * 32, 4096, "application/pdf", "Biên bản.pdf", "ballot_minutes")


def populate(database: Database) -> Province:
    """Fill an empty, migrated database so that each page has something of each kind to show."""
    demo.load(database)
    now = datetime.now(UTC)
    there = Province(database, RulePacks.load().for_year(2023), now)
    _played(there)
    _under_way(there)
    _on_record(there)
    _tied(there)
    score_by_table(there)
    _by_item(there)
    vote_by_item(there)
    _batches(there)
    return there


def _on_record(there: Province) -> None:
    """One unit has a fact of each standing that a person can give it, and a closed year."""
    records, unit = there.database.subject_records, "ban-dan-toc"
    officer, body = there.actor(unit), there.actor("so-noi-vu")
    facts: tuple[Fact, ...] = (
        Rating(2023, RatingLevel.EXCELLENT),
        Initiative("sk-1", "Số hóa hồ sơ", "provincial", date(2023, 5, 4)),
        Share(2023, "advanced_worker", Ratio(21, 30)),
    )
    for number, fact in enumerate(facts):
        records.declare(unit, f"f-{number}", fact, MINUTES, officer, f"d-{number}", there.now)
    records.confirm(unit, "f-0", body, "c-0", there.now)
    records.strike(unit, "f-1", "Chưa có quyết định công nhận", body, "s-1", there.now)
    records.close_year(unit, 2022, body, "y-2022", there.now)


def _batches(there: Province) -> None:
    """Two batches of the signer: one that runs, one that ended with a refusal."""
    kept = there.database.signing_batches
    for name in ("running", "ended"):
        ids, signer = ("d-0", "d-1", "d-gone"), "pho-chu-tich"
        kept.begin(signing_batch.begun(name, signer, BatchAct.SIGN, ids, there.now))
        # Its last sign of life is to come, so that it runs still however late a test looks.
        kept.mark(name, BatchItem("d-0", ItemStanding.DONE), there.now + timedelta(days=1))
    refused = BatchItem(
        "d-1",
        ItemStanding.FAILED,
        "wrong_stage",
        {"act": "sign", "stage": "issued", "allowed": "in_signing"},
    )
    kept.mark("ended", refused, there.now)
    kept.end("ended", there.now)


def _played(there: Province) -> None:
    """The round of 2023 is reported; its cases stand at every station beyond the bloc."""
    round_ = there.scored(there.round("vhxh", 2023, "truong-khoi"), "truong-khoi")
    units = ("so-giao-duc", "ban-dan-toc", "so-lao-dong", "so-van-hoa", "so-y-te")
    flag = there.proposed(round_, "ban-dan-toc", FLAG)
    merits = [there.proposed(round_, unit, MERIT) for unit in units]
    every = [there.process(one, NominationAct.PLACE_ON_SLATE) for one in (flag, *merits)]
    round_ = there.ballot_opened(round_, "truong-khoi", every)
    there.voted(round_, [line.unit_id for line in round_.scores])
    round_ = there.counted(round_)
    there.keep(bloc_round.reported(round_, there.act(there.actor("truong-khoi"), "", MINUTES)))
    reported = [there.process(one, NominationAct.ACCLAIM, NominationAct.REPORT) for one in every]
    officer = there.actor("so-noi-vu")
    returning = there.act(officer, "Thiếu xác nhận thuế")
    there.moved(reported[-1], NominationAct.RETURN, returning, outcome="returned")
    passed = [
        there.moved(one, NominationAct.PASS_APPRAISAL, there.act(officer)) for one in reported[:-2]
    ]
    first, second, third, fourth = passed
    for number, one in enumerate((first, second)):
        listed = there.process(
            one, NominationAct.PLACE_ON_AGENDA, NominationAct.RECOMMEND, sitting_id="s-0"
        )
        draft = there.decision(f"d-{number}", (listed,))
        laid = there.process(listed, NominationAct.PLACE_ON_DECISION, decision_id=draft.id)
        if number == 0:
            number_given = issued(there, draft).number
            awarded = there.process(
                laid, NominationAct.AWARD, decision_number=number_given, outcome="awarded"
            )
            signed(there, there.correcting("d-8", draft.id, (awarded,)))
    meeting = there.sitting("s-1", (third,))
    there.process(third, NominationAct.PLACE_ON_AGENDA, sitting_id=meeting.id)
    there.voting(meeting)
    assert fourth.stage is NominationStage.AWAITING_COUNCIL
    there.told(flag, "nomination_returned", reason="Thiếu xác nhận thuế")


def _under_way(there: Province) -> None:
    """Two rounds of 2024: one scores, one votes."""
    scoring = there.round("vhxh", 2024, "pho-khoi")
    there.proposed(scoring, "ban-dan-toc", FLAG)
    voting = there.scored(there.round("kinh-te", 2024, "so-tai-chinh"), "so-tai-chinh")
    slated = [
        there.process(there.proposed(voting, "so-xay-dung", MERIT), NominationAct.PLACE_ON_SLATE)
    ]
    voting = there.ballot_opened(voting, "so-tai-chinh", slated)
    there.voted(voting, ["so-xay-dung"])


def _tied(there: Province) -> None:
    """A round whose leader, and a sitting whose chair, must break a tie for one place."""
    round_ = there.scored(there.round("noi-chinh", 2024, LEADER_OF_TIED), LEADER_OF_TIED)
    merits = [there.proposed(round_, line.unit_id, MERIT) for line in round_.scores[:2]]
    slated = [there.process(one, NominationAct.PLACE_ON_SLATE) for one in merits]
    round_ = there.ballot_opened(round_, LEADER_OF_TIED, slated)
    tied = _equal_votes(round_.ballot_id, slated, len(round_.scores))
    there.keep(bloc_round.counted(round_, tied, there.act(PROCESS)))

    earlier = there.database.records.round("2023.vhxh")
    cases = [there.proposed(earlier, unit, MERIT) for unit in ("cao-dang", "dai-phat-thanh")]
    ways = (NominationAct.PLACE_ON_SLATE, NominationAct.ACCLAIM, NominationAct.REPORT)
    reported = [there.process(one, *ways) for one in cases]
    officer = there.actor("so-noi-vu")
    passed = [
        there.moved(one, NominationAct.PASS_APPRAISAL, there.act(officer)) for one in reported
    ]
    meeting = there.sitting("s-2", passed)
    for one in passed:
        there.process(one, NominationAct.PLACE_ON_AGENDA, sitting_id=meeting.id)
    meeting = there.voting(meeting)
    answered = len(meeting.roll) + len(meeting.opinions)
    equal = _equal_votes(meeting.ballot_id, passed, meeting.members, answered)
    there.kept(sitting.concluded(meeting, equal, there.act(PROCESS)))


def _equal_votes(
    ballot_id: str, items: list[Nomination], electorate: int, answered: int | None = None
) -> Tally:
    """Everyone who answered for each of them, where only one may go in."""
    cast = electorate if answered is None else answered
    lines = (
        TallyLine(one.id, one.unit_name, MERIT, cast, 0, 0, 1, result=LineResult.TIE_OPEN)
        for one in items
    )
    return Tally(ballot_id, electorate, cast, 1, True, tuple(lines))


def _by_item(there: Province) -> None:
    """Sittings that vote item by item: one called, one between two items, one with an item open;
    and somebody whom a member could send."""
    deputy = Account("pho-so-y-te", "pho-so-y-te", "Phó Giám đốc Sở Y tế")
    there.database.accounts.save_account(deputy, PASSWORD)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    seat = Appointment(Role.COUNCIL_MEMBER, "hoi-dong-tdkt", long_ago)
    there.database.accounts.appoint(deputy.id, seat)
    earlier = there.database.records.round("2023.vhxh")
    ways = (NominationAct.PLACE_ON_SLATE, NominationAct.ACCLAIM, NominationAct.REPORT)
    officer = there.actor("so-noi-vu")
    for number, unit in enumerate(("so-thong-tin", "so-khoa-hoc", "bao-hiem"), start=3):
        reported = there.process(there.proposed(earlier, unit, MERIT), *ways)
        passed = there.moved(reported, NominationAct.PASS_APPRAISAL, there.act(officer))
        meeting = there.sitting(f"s-{number}", (passed,), vote_by=VoteBy.ITEM_BY_ITEM)
        there.process(passed, NominationAct.PLACE_ON_AGENDA, sitting_id=meeting.id)
        if number > 3:
            meeting = there.attended(meeting)
        if number > 4:
            opening = there.act(there.actor("thu-ky"))
            meeting = there.kept(sitting_items.opened(meeting, passed.id, opening))
            there.box_opened(meeting)

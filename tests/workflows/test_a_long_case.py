"""One case that lives through a change of law, of its unit's name, of the wage and of its signer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from temporalio.testing import WorkflowEnvironment

import suyton.rules
from suyton.domain.authority import Assignment, Role
from suyton.domain.award_terms import CommendationKind
from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision
from suyton.domain.document import DocumentReference
from suyton.domain.errors import NoLiveAssignment
from suyton.domain.nomination import Nomination
from suyton.domain.unit_history import UnitName
from suyton.persistence.database import Database
from suyton.rulebook_keeping import KeptRulebooks, keep_rulebooks
from suyton.rules import RulePacks
from tests.fixtures.offices import office_on
from tests.support.incident_paths import ended
from tests.support.office import MERIT, Office
from tests.support.paths import FIRST, SECOND
from tests.support.people import LONG_AGO, person
from tests.support.unit_paths import settle
from workflows import messages
from workflows import nomination_messages as sent

SUDDEN = CommendationKind.SUDDEN
NEW_NAME = "Sở Dân tộc và Tôn giáo"
PAPERS = tuple(
    DocumentReference(sha256=str(number) * 64, size=1, media_type="application/pdf", kind=kind)
    for number, kind in enumerate(
        ("submission_letter", "achievement_report", "achievement_confirmation"), start=4
    )
)
NEW_LAW = """
[pack]
id = "next"
title = "Luật mới (giả định)"
valid_from = {since}
valid_to = {until}
based_on = "2026-10"
because = "Luật mới (giả định) có hiệu lực."

[limit.appraisal_limit_working_days]
value = 3
citation = "Luật mới (giả định) Điều 1"
confirmed = false

[[money.base_wage]]
valid_from = {since}
vnd = 3000000
citation = "Nghị định mới (giả định) Điều 2"
confirmed = false

[award.provincial_certificate_of_merit.prize.collective]
multiple = "4.0"
citation = "Luật mới (giả định) Điều 3"
confirmed = false
"""


def packs_that_end_on(folder: Path, day: date) -> Path:
    """The packs as they stand, the last of them to end on a day."""
    home = copytree(Path(suyton.rules.__file__).parent, folder / "rules")
    last = home / "packs" / "2026-10" / "pack.toml"
    text = last.read_text("utf-8")
    assert "valid_to = 2027-03-01" in text
    last.write_text(text.replace("valid_to = 2027-03-01", f"valid_to = {day}"), "utf-8")
    return home


def enact(home: Path, day: date) -> None:
    """A new law is put into its pack, with effect from a day."""
    (home / "packs" / "next").mkdir()
    text = NEW_LAW.format(since=day, until=day + timedelta(days=3650))
    (home / "packs" / "next" / "pack.toml").write_text(text, "utf-8")


def opened(home: Path, database: Database) -> KeptRulebooks:
    """What a process that starts now judges by."""
    return keep_rulebooks(RulePacks.load(home), database.rulebooks)


def in_hanoi(at: datetime) -> date:
    return at.astimezone(HANOI).date()


async def proposed(office: Office, unit: str, books: KeptRulebooks) -> Nomination:
    """A sudden achievement put forward today, under the rules that the API would choose."""
    now = await office.now()
    book = books.for_case(SUDDEN, now.year, in_hanoi(now)).only([MERIT])
    draft = replace(
        office.draft_nomination(unit, MERIT, now),
        id=f"{now.year}.{unit}.{MERIT}.cuu-nguoi-{unit}",
        round_id="",
        bloc_id="",
        kind=SUDDEN,
        route=book.award(MERIT).route(SUDDEN),
        achievement_id=f"cuu-nguoi-{unit}",
        achieved_from=in_hanoi(now),
        achieved_to=in_hanoi(now),
        pack_id=book.pack_id,
        pack_sha256=book.pack_sha256,
        pack_reason=book.chosen_because,
    )
    request = sent.Propose(office.officer(unit), "Cứu người trong lũ", PAPERS)
    case = messages.NominationCase(draft, book)
    await office.start("NominationWorkflow", draft.chain, case, "propose", request)
    return office.database.records.nomination(draft.id)


async def reassigned(office: Office, decision: str) -> None:
    """The signer's assignment has run out: another vice-chairman, newly assigned, signs instead."""
    now = await office.now()
    office.revoke_assignment(now - timedelta(seconds=1))
    with pytest.raises(NoLiveAssignment):
        await office.sign(decision)
    chairman = person("chu-tich", (Role.CHAIRMAN, "bac-kan"))
    office.signer = person("pho-chu-tich-2", (Role.VICE_CHAIRMAN, "bac-kan"))
    assignment = Assignment(
        "pc-2", "bac-kan", chairman.account_id, office.signer.account_id, LONG_AGO
    )
    office.database.accounts.assign(assignment, chairman, "given-2", now)
    other = messages.ReassignDecision(
        office.standing,
        office.signer.account_id,
        office.signer.name,
        Role.VICE_CHAIRMAN,
        "Hết phân công",
    )
    await office.act(f"decision:{decision}", "reassign", other)
    await office.sign(decision)


def tags(office: Office, chain: str) -> Sequence[str]:
    return [one.entry.tag for one in office.database.records.chain(chain)]


def check_issued(issued: Decision) -> None:
    """The decision prints the new name and grants by the old multiple and the new wage."""
    (recipient,) = issued.recipients
    assert (recipient.unit_name, recipient.name_at_achievement) == (NEW_NAME, "Ban Dân tộc")
    # The multiple is the case's own rule; the wage is that of the day of signature.
    assert issued.total_vnd == recipient.prize_vnd == 3 * 3_000_000
    assert (issued.signer_id, issued.assignment_id) == ("pho-chu-tich-2", "pc-2")


def check_kept(case: Nomination, proposed_as: Nomination) -> None:
    """The case keeps its pack, its name as put forward, and its three dates in their order."""
    assert case.pack_id == proposed_as.pack_id
    assert case.unit_name == FIRST
    assert case.achieved_to == proposed_as.achieved_to
    assert case.received_at is not None
    assert case.decided_at is not None
    assert case.received_at < case.decided_at


async def test_a_case_keeps_its_rules_while_law_name_wage_and_signer_change(
    time_skipping: WorkflowEnvironment, sqlite_database: Database, tmp_path: Path
) -> None:
    async with office_on(time_skipping, sqlite_database) as office:
        settle(office)
        begun = await office.now()
        change = max(in_hanoi(begun), date(2026, 10, 1)) + timedelta(days=30)
        home = packs_that_end_on(tmp_path, change)
        old = await proposed(office, FIRST, opened(home, sqlite_database))
        assert (old.stage, old.pack_id.partition("+")[0]) == ("in_appraisal", "2026-10")

        enact(home, change)
        books = opened(home, sqlite_database)
        await time_skipping.sleep(timedelta(days=40))
        now = await office.now()
        name = UnitName(NEW_NAME, in_hanoi(now), "12/NQ-HĐND")
        sqlite_database.units.rename(FIRST, name, office.standing, "renamed", now)
        young = await proposed(office, SECOND, books)
        assert young.pack_id.partition("+")[0] == "next"
        assert young.due_at is not None
        assert young.due_at - now < timedelta(days=20)  # three working days, wherever Tết falls
        assert old.due_at is not None
        assert old.due_at - begun > timedelta(days=20)  # twenty

        await office.appraise(old.id)
        old_book = books.of(sqlite_database.records.nomination(old.id))
        assert (old_book.pack_id, old_book.pack_sha256) == (old.pack_id, old.pack_sha256)
        office.rulebook = old_book.to_vote_on([MERIT])
        decision = await office.draft([old.id])
        await office.reaches(old.id, "in_signing")
        await reassigned(office, decision)
        await office.reaches(old.id, "awarded")
        await ended(office, old.id)

        issued = sqlite_database.records.decision(decision)
        check_issued(issued)
        assert tags(office, issued.chain) == [
            "standing:decision:drafted",
            "standing:decision:reassigned",
            "signer:decision:prepared",
            "signer:decision:signed",
            "clerk:decision:numbered",
            "decision:decision:filled",
            "clerk:decision:issued",
        ]
        check_kept(sqlite_database.records.nomination(old.id), old)
        assert list(sqlite_database.records.broken_links()) == []

"""A decision on real paper: drawn, signed, numbered, sealed, issued, and checked by strangers.

Everything is real here but HTTP: Temporal, the register, Typst, pyHanko, the demonstration's keys.
"""

import asyncio
import io
import logging
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from temporalio.testing import WorkflowEnvironment

from api.commands.decision_papers import DecisionPaperCommands
from api.commands.engine import Engine
from api.verifying import CheckedFile, check_file, standing_by_code
from suyton.documents.configured import store_of
from suyton.documents.paperwork import paperwork_of
from suyton.documents.signing.certificate_file import read_certificate
from suyton.documents.signing.demonstration import PASSWORD, certificate_file, make_demonstration
from suyton.domain.authority import Role
from suyton.domain.certificate import BoundCertificate, seal_of
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_issue import PaperStage
from suyton.domain.errors import DocumentAltered, NotTheSigner, WrongCertificate, WrongSecret
from suyton.persistence.database import Database
from suyton.ports import Paperwork, SigningWish
from suyton.ports.documents import SIGNATURE
from suyton.settings import Settings
from tests.fixtures.offices import office_on
from tests.support.dumps import files_of, payloads, rows
from tests.support.office import Office
from tests.support.people import LONG_AGO, person
from tests.workflows.test_lists_and_withdrawal import appraised

SIGNER, CHAIRMAN, SEAL_OF = "pho-chu-tich", "chu-tich", seal_of("bac-kan")
CODE = "7K3M9QXT24ND"


@dataclass(frozen=True)
class Desk:
    """An office with a decision that lies before its signer."""

    office: Office
    database: Database
    paperwork: Paperwork
    commands: DecisionPaperCommands
    decision_id: str

    @property
    def now(self) -> Decision:
        return self.database.records.decision(self.decision_id)

    def file(self, stage: str) -> bytes:
        document = getattr(self.now, stage)
        with self.paperwork.store.open(document.sha256) as content:
            return content.read()

    async def sign(self, secret: str = PASSWORD) -> None:
        await self.commands.sign(self.office.signer, "k-sign", self.decision_id, secret)

    async def issue(self, secret: str = PASSWORD) -> None:
        await self.commands.issue(self.office.clerk, "k-issue", self.decision_id, secret, True)


@pytest.fixture
async def desk(
    dev_server: WorkflowEnvironment, sqlite_database: Database, tmp_path: Path
) -> AsyncIterator[Desk]:
    keys, trust = tmp_path / "keys", tmp_path / "trust"
    make_demonstration(keys, trust, {SIGNER: "Lê Thị Hạnh", CHAIRMAN: "Đỗ", SEAL_OF: "UBND tỉnh"})
    settings = Settings(
        database_url="sqlite://",
        temporal_address="x:1",
        store_dir=tmp_path / "store",
        signing_keys_dir=keys,
        trust_dir=trust,
        public_url="https://thidua.example.vn",
    )
    paperwork = paperwork_of(settings, store_of(settings))
    async with office_on(dev_server, sqlite_database, paperwork=paperwork) as office:
        administrator = person("quan-tri", (Role.ADMINISTRATOR, "bac-kan"))
        for holder in (SIGNER, CHAIRMAN, SEAL_OF):
            found = read_certificate(certificate_file(keys, holder))
            bound = BoundCertificate(holder, "bac-kan", found, LONG_AGO)
            sqlite_database.certificates.bind(bound, administrator, f"real:{holder}", LONG_AGO)
        engine = Engine(office.client, sqlite_database.records)
        commands = DecisionPaperCommands(
            engine, sqlite_database.records, paperwork, sqlite_database.certificates
        )
        decision = await laid_before_the_signer(office)
        yield Desk(office, sqlite_database, paperwork, commands, decision)


async def laid_before_the_signer(office: Office) -> str:
    """A decision with one name, all of its procedure done but the signature."""
    (name,) = await appraised(office, 1)
    sitting = await office.convene([name])
    await office.reaches(name, "in_council")
    await office.attend(sitting, office.members)
    await office.vote(office.members, [name])
    await office.reaches(name, "awaiting_decision")
    decision = await office.draft([name], code=CODE)
    await office.reaches(name, "in_signing")
    return decision


async def test_an_issued_paper_holds_in_other_peoples_software(desk: Desk) -> None:
    await desk.sign()
    assert desk.now.stage is DecisionStage.SIGNED
    await desk.issue()
    issued = desk.now
    assert (issued.stage, issued.number) == (DecisionStage.ISSUED, "01/QĐ-UBND")
    pdf = desk.file("issued_paper")
    text = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert issued.recipients[0].honoured_name in text
    assert CODE in text.replace("-", "")
    examined = await asyncio.to_thread(_examined, desk, pdf)
    assert examined.stage is PaperStage.ISSUED
    assert [one.field for one in examined.examination.signatures] == ["Signature", "Seal"]
    assert all(
        one.intact and one.valid and one.trusted and one.covers_file
        for one in examined.examination.signatures
    )
    assert examined.examination.whole
    standing = standing_by_code(desk.database.records, CODE.lower())
    assert standing is not None
    assert (standing.number, standing.sha256) == ("01/QĐ-UBND", examined.examination.sha256)


def _examined(desk: Desk, pdf: bytes) -> CheckedFile:
    return check_file(desk.database.records, desk.paperwork.examiner, io.BytesIO(pdf))


async def test_poppler_finds_both_signatures_valid(desk: Desk, tmp_path: Path) -> None:
    await desk.sign()
    await desk.issue()
    file = tmp_path / "issued.pdf"
    file.write_bytes(desk.file("issued_paper"))
    said = await asyncio.to_thread(_pdfsig, file)
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert "Total document signed" in said


def _pdfsig(file: Path) -> str:
    return subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout


async def test_a_file_from_before_the_issue_is_told_as_such_only_after_it(desk: Desk) -> None:
    await desk.sign()
    early = desk.file("signed_paper")
    before = await asyncio.to_thread(_examined, desk, early)
    assert (before.stage, before.standing) == (None, None)
    await desk.issue()
    after = await asyncio.to_thread(_examined, desk, early)
    assert after.stage is PaperStage.SIGNED
    assert after.standing is not None


async def test_a_changed_byte_makes_it_no_file_of_the_register(desk: Desk) -> None:
    await desk.sign()
    await desk.issue()
    pdf = bytearray(desk.file("issued_paper"))
    pdf[len(pdf) // 3] ^= 1
    examined = await asyncio.to_thread(_examined, desk, bytes(pdf))
    assert examined.stage is None
    assert not all(one.intact and one.covers_file for one in examined.examination.signatures)


async def test_a_wrong_password_signs_and_numbers_nothing(desk: Desk) -> None:
    with pytest.raises(WrongSecret):
        await desk.sign("guess")
    assert (desk.now.stage, desk.now.paper) == (DecisionStage.IN_SIGNING, None)
    await desk.sign()
    with pytest.raises(WrongSecret):
        await desk.issue("guess")
    assert (desk.now.stage, desk.now.number) == (DecisionStage.SIGNED, "")
    await desk.issue()
    assert desk.now.number == "01/QĐ-UBND"


async def test_a_password_is_kept_nowhere(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await desk.sign()
    await desk.issue()
    secret = PASSWORD.encode()
    tables = rows(desk.database.engine)
    assert desk.decision_id.encode() in b"".join(tables["decisions"])
    assert not [name for name, lines in tables.items() if any(secret in line for line in lines)]
    assert not [line for line in files_of(desk.database.engine) if secret in line]
    handle = desk.office.client.get_workflow_handle(desk.now.chain)
    carried = [
        payload.data async for event in handle.fetch_history_events() for payload in payloads(event)
    ]
    assert any(desk.decision_id.encode() in one for one in carried)
    assert not [one for one in carried if secret in one]
    assert PASSWORD not in caplog.text


async def test_a_seal_that_is_not_bound_spends_no_number(desk: Desk) -> None:
    await desk.sign()
    administrator = person("quan-tri", (Role.ADMINISTRATOR, "bac-kan"))
    for bound in desk.database.certificates.bound_to(SEAL_OF, await desk.office.now()):
        desk.database.certificates.unbind(
            bound.certificate.fingerprint, administrator, "lost", LONG_AGO, "the token was lost"
        )
    with pytest.raises(WrongCertificate):
        await desk.issue()
    assert (desk.now.stage, desk.now.number) == (DecisionStage.SIGNED, "")


async def test_what_is_sent_twice_is_signed_and_issued_once(desk: Desk) -> None:
    await desk.sign()
    first = desk.now
    await desk.sign()
    assert desk.now == first
    await desk.issue()
    issued = desk.now
    await desk.issue()
    assert desk.now == issued
    await desk.office.reaches(issued.recipients[0].nomination_id, "awarded")


async def test_the_right_file_by_the_wrong_hand_is_refused(desk: Desk) -> None:
    await desk.commands.prepare(desk.office.signer, "p", desk.decision_id)
    now = (await desk.office.now()).replace(microsecond=0)
    wish = SigningWish(CHAIRMAN, SIGNATURE, now)
    foreign = await asyncio.to_thread(
        desk.paperwork.signer.sign, desk.file("paper"), wish, PASSWORD
    )
    outside = desk.commands.signed_outside
    with pytest.raises(WrongCertificate):
        await outside(desk.office.signer, "k1", desk.decision_id, desk.office.keep(foreign))
    own = await asyncio.to_thread(
        desk.paperwork.signer.sign,
        desk.file("paper"),
        SigningWish(SIGNER, SIGNATURE, now),
        PASSWORD,
    )
    with pytest.raises(DocumentAltered):
        await outside(
            desk.office.signer, "k2", desk.decision_id, desk.office.keep(own + b"\n% and more\n")
        )
    chairman = person(CHAIRMAN, (Role.CHAIRMAN, "bac-kan"))
    with pytest.raises(NotTheSigner):
        await outside(chairman, "k3", desk.decision_id, desk.office.keep(own))
    assert desk.now.signed_paper is None
    await outside(desk.office.signer, "k4", desk.decision_id, desk.office.keep(own))
    assert desk.now.stage is DecisionStage.SIGNED

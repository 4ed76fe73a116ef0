"""Whatever is wrong with a signature: nothing is issued, and no number is spent."""

from dataclasses import replace

import pytest
from temporalio.testing import WorkflowEnvironment

from suyton.domain.authority import Role
from suyton.domain.certificate import seal_of
from suyton.domain.decision import DecisionStage
from suyton.domain.document import DocumentReference
from suyton.domain.errors import (
    CertificateExpired,
    CertificateRevoked,
    CertificateUntrusted,
    DocumentAltered,
    DocumentNotPrepared,
    DomainError,
    NoLiveAssignment,
    NotAuthorised,
    NotSigned,
    NotTheSigner,
    WrongCertificate,
    WrongStage,
)
from suyton.persistence.database import Database
from suyton.ports.documents import SEAL, SIGNATURE
from tests.fixtures.offices import office_on
from tests.support.decision_paths import two_in_a_draft
from tests.support.office import Office
from tests.support.people import person
from tests.support.plain_papers import PlainChecker, certificate_of, signed_by
from workflows import messages

SEALED_BY = seal_of("bac-kan")
CERTIFICATE_FAULTS = (CertificateExpired, CertificateRevoked, CertificateUntrusted)
FILES: dict[str, type[DomainError]] = {
    "unsigned": NotSigned,
    "altered": DocumentAltered,
    "another file": DocumentAltered,
    "another's certificate": WrongCertificate,
    "in the other's place": DocumentAltered,
}


def spoilt(office: Office, before: DocumentReference, how: str, field: str) -> DocumentReference:
    """A file that is not ``before`` with the signature that is asked for."""
    other, own = (SEAL, "pho-chu-tich") if field == SIGNATURE else (SIGNATURE, SEALED_BY)
    with office.paperwork.store.open(before.sha256) as content:
        paper = content.read()
    by = certificate_of(own).fingerprint
    return office.keep(
        {
            "unsigned": paper,
            "altered": signed_by(paper.replace(b"\n", b" \n", 1), field, by),
            "another file": signed_by(b"Another paper\n", field, by),
            "another's certificate": signed_by(
                paper, field, certificate_of("chu-tich").fingerprint
            ),
            "in the other's place": signed_by(paper, other, by),
        }[how]
    )


async def refused_signature(
    office: Office, draft: str, wanted: type[DomainError], document: DocumentReference | None
) -> None:
    """The signature is refused, and everything is as it was."""
    before = office.database.records.decision(draft)
    request = messages.SignDecision(office.signer, document)
    with pytest.raises(wanted):
        await office.act(f"decision:{draft}", "sign", request)
    assert office.database.records.decision(draft) == before


async def refused_seal(
    office: Office, draft: str, wanted: type[DomainError], document: DocumentReference | None
) -> None:
    """The seal is refused; the decision keeps its number, and is not issued."""
    before = office.database.records.decision(draft)
    request = messages.IssueDecision(office.clerk, document)
    with pytest.raises(wanted):
        await office.act(f"decision:{draft}", "issue", request)
    after = office.database.records.decision(draft)
    assert after == before
    assert (after.stage, after.number) == (DecisionStage.NUMBERED, "01/QĐ-UBND")


async def signed_at_last(office: Office, draft: str) -> None:
    """After every refusal the right file is taken, and the number is the first of its series."""
    await office.put_name(draft)
    await office.number(draft)
    assert office.database.records.decision(draft).number == "01/QĐ-UBND"


async def test_no_file_but_the_prepared_one_rightly_signed_is_taken(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        first, _, draft = await two_in_a_draft(office)
        await refused_signature(office, draft, DocumentNotPrepared, None)
        await office.prepare(draft)
        paper = sqlite_database.records.decision(draft).paper
        assert paper is not None
        for how, wanted in FILES.items():
            await refused_signature(office, draft, wanted, spoilt(office, paper, how, SIGNATURE))
        await refused_signature(office, draft, DocumentNotPrepared, None)
        await signed_at_last(office, draft)
        numbered = sqlite_database.records.decision(draft).numbered_paper
        assert numbered is not None
        for how, wanted in FILES.items():
            await refused_seal(office, draft, wanted, spoilt(office, numbered, how, SEAL))
        await refused_seal(office, draft, DocumentNotPrepared, None)
        assert office.stage(first) == "in_signing", "nobody is told before it is issued"
        await office.issue(draft)
        await office.reaches(first, "awarded")


async def test_a_certificate_that_does_not_hold_signs_and_seals_nothing(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        checker = office.paperwork.checker
        assert isinstance(checker, PlainChecker)
        _, _, draft = await two_in_a_draft(office)
        await office.prepare(draft)
        for fault in CERTIFICATE_FAULTS:
            checker.troubles = {certificate_of("pho-chu-tich").fingerprint: fault}
            signed = office.with_signature(draft, "paper", SIGNATURE, "pho-chu-tich")
            await refused_signature(office, draft, fault, signed)
        checker.troubles = {}
        await signed_at_last(office, draft)
        for fault in CERTIFICATE_FAULTS:
            checker.troubles = {certificate_of(SEALED_BY).fingerprint: fault}
            sealed = office.with_signature(draft, "numbered_paper", SEAL, SEALED_BY)
            await refused_seal(office, draft, fault, sealed)
        checker.troubles = {}
        await office.issue(draft)
        assert sqlite_database.records.decision(draft).stage is DecisionStage.ISSUED


async def test_a_file_drawn_before_the_draft_changed_is_signed_no_more(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        first, _, draft = await two_in_a_draft(office)
        await office.prepare(draft)
        old = office.with_signature(draft, "paper", SIGNATURE, "pho-chu-tich")
        striking = messages.StrikeRecipient(office.signer, first, "Chờ xác minh thêm")
        await office.act(f"decision:{draft}", "strike_recipient", striking)
        await refused_signature(office, draft, DocumentNotPrepared, old)
        await office.prepare(draft)
        await refused_signature(office, draft, DocumentAltered, old)
        await signed_at_last(office, draft)


async def test_a_signature_without_office_or_assignment_spends_no_number(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        _, _, draft = await two_in_a_draft(office)
        await office.prepare(draft)
        signed = office.with_signature(draft, "paper", SIGNATURE, "pho-chu-tich")
        before = sqlite_database.records.decision(draft)
        others: dict[type[DomainError], Office] = {
            NotTheSigner: _with_signer(office, "chu-tich", Role.CHAIRMAN),
            NotAuthorised: _with_signer(office, "van-thu", Role.RECORDS_CLERK),
        }
        for wanted, other in others.items():
            await refused_signature(other, draft, wanted, signed)
            with pytest.raises(wanted):
                await other.prepare(draft)
        with pytest.raises(WrongStage):
            await office.number(draft)
        office.revoke_assignment(await office.now())
        await refused_signature(office, draft, NoLiveAssignment, signed)
        assert sqlite_database.records.decision(draft) == before


async def test_only_the_records_clerk_numbers_and_issues(
    dev_server: WorkflowEnvironment, sqlite_database: Database
) -> None:
    async with office_on(dev_server, sqlite_database) as office:
        _, _, draft = await two_in_a_draft(office)
        await office.prepare(draft)
        await office.put_name(draft)
        signed = sqlite_database.records.decision(draft)
        usurpers = (office.signer, office.standing, office.secretary)
        for usurper in usurpers:
            with pytest.raises(NotAuthorised):
                await replace(office, clerk=usurper).number(draft)
        assert sqlite_database.records.decision(draft) == signed
        await office.number(draft)
        for usurper in usurpers:
            with pytest.raises(NotAuthorised):
                await replace(office, clerk=usurper).issue(draft)
        assert sqlite_database.records.decision(draft).stage is DecisionStage.NUMBERED


def _with_signer(office: Office, account_id: str, role: Role) -> Office:
    return replace(office, signer=person(account_id, (role, "bac-kan")))

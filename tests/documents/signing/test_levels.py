"""How long a signature can be proved: B-B to B-LTA, and what each judges the time by."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from suyton.documents.signing.checker import PadesChecker
from suyton.documents.signing.signer import Level, PadesSigner
from suyton.documents.signing.trust import TrustFolder
from suyton.domain.certificate import Certificate
from suyton.ports.documents import SEAL, SIGNATURE, SigningWish
from tests.documents.signing.desk import (
    APPEARANCES,
    AT,
    CHAIRMAN,
    DATED,
    FIELDS,
    NUMBER_GIVEN,
    OFFICE,
    SECRET,
    Desk,
    refused,
)
from tests.support.pki import lay_trust
from tests.support.time_stamps import TimeStamps, time_stamps

STAMPED_AT = AT + timedelta(seconds=20)
WITH_TIME = [Level.TIME, Level.LONG_TERM, Level.ARCHIVE]


@pytest.fixture(scope="session")
def authority(desk: Desk) -> Iterator[TimeStamps]:
    issued = desk.authority.issue("TSA thử nghiệm", "rsa", stamps_time=True)
    with time_stamps(issued, STAMPED_AT) as answering:
        yield answering


def signer_of(desk: Desk, authority: TimeStamps, level: Level) -> PadesSigner:
    stamper = RequestsHTTPTimeStamper(authority.url)
    return PadesSigner(desk.keys, desk.trust, APPEARANCES, level=level, time_stamper=stamper)


@pytest.mark.parametrize("level", WITH_TIME)
def test_person_and_office_sign_at_every_level_with_an_attested_time(
    desk: Desk, authority: TimeStamps, level: Level
) -> None:
    signer = signer_of(desk, authority, level)
    signed = signer.sign(desk.paper, SigningWish(CHAIRMAN, SIGNATURE, AT), SECRET)
    person = desk.checker.check_added(desk.paper, signed, SIGNATURE, (desk.chairman.fingerprint,))
    assert (person.level, person.signed_at) == (level.upper(), STAMPED_AT)
    assert person.time_attested

    numbered = FIELDS.fill(signed, NUMBER_GIVEN, DATED)
    sealed = signer.sign(numbered, SigningWish(OFFICE, SEAL, AT), SECRET)
    desk.checker.check_added(numbered, sealed, SEAL, (desk.office.fingerprint,))
    found = desk.checker.examine(sealed)
    assert found.whole
    assert [one.level for one in found.signatures] == [level.upper()] * 2
    assert [one.fault for one in found.signatures] == ["", ""]


def test_a_level_that_needs_a_time_stamp_needs_its_authority(desk: Desk) -> None:
    with pytest.raises(ValueError, match="time-stamp authority"):
        PadesSigner(desk.keys, desk.trust, APPEARANCES, level=Level.TIME)


def test_an_authority_that_gives_no_stamp_stops_the_signature_and_is_asked_before_a_number(
    desk: Desk, authority: TimeStamps
) -> None:
    signer = signer_of(desk, authority, Level.TIME)
    wish = SigningWish(CHAIRMAN, SIGNATURE, AT)
    authority.is_away = True
    try:
        assert refused(lambda: signer.ready(CHAIRMAN, SECRET, AT)) == "time_stamp_absent"
        assert refused(lambda: signer.sign(desk.paper, wish, SECRET)) == "time_stamp_absent"
    finally:
        authority.is_away = False
    assert isinstance(signer.ready(CHAIRMAN, SECRET, AT), Certificate)


def test_a_stamp_by_a_stranger_attests_nothing(desk: Desk, own_desk: Desk) -> None:
    stranger = own_desk.authority.issue("TSA lạ", "rsa", stamps_time=True)
    with time_stamps(stranger, STAMPED_AT) as answering:
        signer = signer_of(desk, answering, Level.TIME)
        signed = signer.sign(desk.paper, SigningWish(CHAIRMAN, SIGNATURE, AT), SECRET)
    (facts,) = desk.checker.examine(signed).signatures
    assert (facts.level, facts.time_attested, facts.signed_at) == ("B-B", False, AT)
    assert facts.fault == ""


def test_a_certificate_revoked_after_the_attested_time_still_counts(own_desk: Desk) -> None:
    stamping = own_desk.authority.issue("TSA", "rsa", stamps_time=True)
    with time_stamps(stamping, STAMPED_AT) as answering:
        signer = signer_of(own_desk, answering, Level.LONG_TERM)
        signed = signer.sign(own_desk.paper, SigningWish(CHAIRMAN, SIGNATURE, AT), SECRET)
    own_desk.revoke(own_desk.chairman, STAMPED_AT + timedelta(days=1))
    facts = own_desk.checker.check_added(
        own_desk.paper, signed, SIGNATURE, (own_desk.chairman.fingerprint,)
    )
    assert facts.trusted


def test_one_revoked_before_it_does_not(own_desk: Desk) -> None:
    stamping = own_desk.authority.issue("TSA", "rsa", stamps_time=True)
    with time_stamps(stamping, STAMPED_AT) as answering:
        signer = signer_of(own_desk, answering, Level.LONG_TERM)
        signed = signer.sign(own_desk.paper, SigningWish(CHAIRMAN, SIGNATURE, AT), SECRET)
    own_desk.revoke(own_desk.chairman, AT - timedelta(days=1))
    (facts,) = own_desk.checker.examine(signed).signatures
    assert (facts.trusted, facts.fault) == (False, "certificate_revoked")
    assert facts.intact
    assert facts.valid


def test_a_time_that_nobody_attests_cannot_be_set_back(own_desk: Desk) -> None:
    signed = own_desk.signed_by(CHAIRMAN, own_desk.paper)
    mine = (own_desk.chairman.fingerprint,)
    own_desk.revoke(own_desk.chairman, AT + timedelta(days=1))
    (facts,) = own_desk.checker.examine(signed).signatures
    assert facts.trusted, "as of the time it claims"
    assert (
        refused(lambda: own_desk.checker.check_added(own_desk.paper, signed, SIGNATURE, mine))
        == "certificate_revoked"
    )


def test_the_clock_is_asked_where_no_time_is_attested(own_desk: Desk) -> None:
    signed = own_desk.signed_by(CHAIRMAN, own_desk.paper)
    mine = (own_desk.chairman.fingerprint,)
    late = PadesChecker(own_desk.trust, lambda: datetime(2050, 1, 1, tzinfo=UTC))
    assert (
        refused(lambda: late.check_added(own_desk.paper, signed, SIGNATURE, mine))
        == "certificate_expired"
    )


def test_a_list_of_revocations_is_asked_for(own_desk: Desk) -> None:
    for file in (own_desk.folder / "trust" / "crls").iterdir():
        file.unlink()
    assert refused(lambda: own_desk.signer.ready(CHAIRMAN, SECRET, AT)) == "certificate_untrusted"
    lay_trust(own_desk.folder / "trust", own_desk.root, own_desk.authority)
    own_desk.signer.ready(CHAIRMAN, SECRET, AT)


def test_what_proves_the_certificates_in_the_file_serves_where_the_list_is_gone(
    own_desk: Desk,
) -> None:
    stamping = own_desk.authority.issue("TSA", "rsa", stamps_time=True)
    with time_stamps(stamping, STAMPED_AT) as answering:
        signer = signer_of(own_desk, answering, Level.LONG_TERM)
        signed = signer.sign(own_desk.paper, SigningWish(CHAIRMAN, SIGNATURE, AT), SECRET)
    for file in (own_desk.folder / "trust" / "crls").iterdir():
        file.unlink()
    (facts,) = own_desk.checker.examine(signed).signatures
    assert (facts.level, facts.fault) == ("B-LT", "")


def test_without_a_trust_folder_nobody_is_trusted(desk: Desk) -> None:
    (facts,) = PadesChecker(TrustFolder(None)).examine(desk.signed).signatures
    assert (facts.intact, facts.valid, facts.trusted) == (True, True, False)
    assert facts.fault == "certificate_untrusted"


def test_a_file_that_is_no_certificate_is_named(own_desk: Desk) -> None:
    (own_desk.folder / "trust" / "roots" / "note.txt").write_text("not one")
    with pytest.raises(ValueError, match=r"note\.txt"):
        own_desk.trust.now()

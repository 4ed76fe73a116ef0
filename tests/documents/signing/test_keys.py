"""Keys in files and on tokens: what stands in the way is named, and no secret is ever told."""

import logging
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyton.documents.signing.key_ring import KeyRing
from suyton.domain.errors import DomainError, WrongSecret
from tests.documents.signing.desk import AT, CHAIRMAN, OFFICE, ON_TOKEN, SECRET, Desk, refused
from tests.support.not_run import needs_softhsm
from tests.support.pki import new_key
from tests.support.softhsm import PIN, SoftTokens


def test_a_key_in_a_file_is_ready_and_names_its_certificate(desk: Desk) -> None:
    assert desk.signer.ready(CHAIRMAN, SECRET, AT) == desk.chairman.described
    assert desk.signer.ready(OFFICE, SECRET, AT) == desk.office.described


def test_a_wrong_password_is_told_from_a_missing_key(desk: Desk) -> None:
    assert refused(lambda: desk.signer.ready(CHAIRMAN, "sai", AT)) == "wrong_secret"
    assert refused(lambda: desk.signer.ready(CHAIRMAN, "", AT)) == "wrong_secret"
    assert refused(lambda: desk.signer.ready("ai-do", SECRET, AT)) == "key_missing"


@pytest.mark.parametrize("holder", ["../keys/chu-tich", "", "chu-tich\n", "a/b", ".", "chu tich"])
def test_a_holder_never_leads_out_of_the_folder(desk: Desk, holder: str) -> None:
    assert refused(lambda: desk.signer.ready(holder, SECRET, AT)) == "key_missing"


def test_without_a_folder_there_is_no_key_and_no_picture() -> None:
    ring = KeyRing(None)
    assert not ring.has(CHAIRMAN)
    assert ring.picture(CHAIRMAN) is None
    with pytest.raises(DomainError) as refusal, ring.open(CHAIRMAN, SECRET):
        pass
    assert refusal.value.code == "key_missing"


def test_a_file_may_lie_elsewhere(own_desk: Desk) -> None:
    keys = own_desk.folder / "keys"
    (keys / f"{CHAIRMAN}.p12").rename(own_desk.folder / "elsewhere.p12")
    (keys / f"{CHAIRMAN}.toml").write_text('file = "../elsewhere.p12"\n', encoding="utf-8")
    assert own_desk.keys.has(CHAIRMAN)
    assert own_desk.signer.ready(CHAIRMAN, SECRET, AT) == own_desk.chairman.described


@pytest.mark.parametrize("says", ["module = 1", "key = [", 'module = "m"\ntoken = "t"\n'])
def test_a_key_that_is_told_wrongly_is_missing(own_desk: Desk, says: str) -> None:
    (own_desk.folder / "keys" / f"{CHAIRMAN}.toml").write_text(says, encoding="utf-8")
    assert refused(lambda: own_desk.signer.ready(CHAIRMAN, SECRET, AT)) == "key_missing"


def test_a_certificate_out_of_its_time_signs_nothing(own_desk: Desk) -> None:
    from_, to = datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 12, 31, tzinfo=UTC)
    own_desk.keep_key(CHAIRMAN, own_desk.authority.issue("Cũ", "p256", from_, to))
    assert refused(lambda: own_desk.signer.ready(CHAIRMAN, SECRET, AT)) == "certificate_expired"
    assert refused(lambda: own_desk.signed_by(CHAIRMAN, own_desk.paper)) == "certificate_expired"
    early = datetime(2022, 12, 31, tzinfo=UTC)
    assert refused(lambda: own_desk.signer.ready(CHAIRMAN, SECRET, early)) == "certificate_expired"


def test_a_revoked_certificate_signs_nothing_once_the_list_is_here(own_desk: Desk) -> None:
    own_desk.signer.ready(CHAIRMAN, SECRET, AT)
    own_desk.revoke(own_desk.chairman, datetime(2024, 1, 4, tzinfo=UTC))
    assert refused(lambda: own_desk.signer.ready(CHAIRMAN, SECRET, AT)) == "certificate_revoked"
    assert refused(lambda: own_desk.signed_by(CHAIRMAN, own_desk.paper)) == "certificate_revoked"


def test_a_certificate_of_a_stranger_signs_nothing(own_desk: Desk, tmp_path: Path) -> None:
    stranger = Desk(tmp_path / "stranger")
    own_desk.keep_key(CHAIRMAN, stranger.chairman)
    assert refused(lambda: own_desk.signer.ready(CHAIRMAN, SECRET, AT)) == "certificate_untrusted"


@needs_softhsm
@pytest.mark.parametrize("on_token", ["p256", "rsa"], indirect=True)
def test_a_key_on_a_token_signs_as_one_in_a_file_does(desk: Desk, on_token: str) -> None:
    certificate = desk.signer.ready(on_token, PIN, AT)
    signed = desk.signed_by_wish(on_token, desk.paper, PIN)
    facts = desk.checker.check_added(desk.paper, signed, "Signature", (certificate.fingerprint,))
    assert facts.intact
    assert facts.valid
    assert facts.trusted


@needs_softhsm
@pytest.mark.parametrize("on_token", ["p256"], indirect=True)
def test_a_wrong_pin_and_a_token_pulled_out_are_told_apart(
    desk: Desk, tokens: SoftTokens, on_token: str
) -> None:
    assert refused(lambda: desk.signer.ready(on_token, "0000", AT)) == "wrong_secret"
    assert refused(lambda: desk.signer.ready(on_token, "", AT)) == "wrong_secret"
    desk.signer.ready(on_token, PIN, AT)
    tokens.pull_out()
    assert refused(lambda: desk.signer.ready(on_token, PIN, AT)) == "token_absent"
    tokens.put_back()
    desk.signer.ready(on_token, PIN, AT)


@needs_softhsm
@pytest.mark.parametrize("on_token", ["unplugged"], indirect=True)
def test_a_token_that_was_never_there_is_absent(desk: Desk, on_token: str) -> None:
    assert refused(lambda: desk.signer.ready(on_token, PIN, AT)) == "token_absent"


def test_a_module_that_is_not_there_is_an_absent_token(own_desk: Desk) -> None:
    told = own_desk.folder / "keys" / f"{ON_TOKEN}.toml"
    told.write_text('module = "/nowhere/p11.so"\ntoken = "t"\nkey = "k"\n', encoding="utf-8")
    assert refused(lambda: own_desk.signer.ready(ON_TOKEN, PIN, AT)) == "token_absent"


@needs_softhsm
@pytest.mark.parametrize("on_token", ["mixed-up"], indirect=True)
def test_a_key_beside_another_ones_certificate_is_found_before_a_number_is_given(
    desk: Desk, tokens: SoftTokens, on_token: str
) -> None:
    tokens.plug_in("mixed-up")
    mixed_up = replace(desk.authority.issue("Nhầm"), key=new_key())
    tokens.put("mixed-up", mixed_up)
    assert refused(lambda: desk.signer.ready(on_token, PIN, AT)) == "key_missing"


def test_no_refusal_and_no_log_tells_the_secret(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told = "bí-mật-này-không-ai-được-thấy"
    with pytest.raises(WrongSecret) as refusal:
        desk.signer.ready(CHAIRMAN, told, AT)
    shown = "".join(traceback.format_exception(refusal.value))
    assert told not in shown + str(refusal.value.facts) + caplog.text
    assert refusal.value.__cause__ is None

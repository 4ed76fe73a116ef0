"""A certificate is bound once, to one holder, and one that has ended never signs again."""

from dataclasses import replace

import pytest

from suyton.domain.authority import Role
from suyton.domain.certificate import BoundCertificate, Certificate, seal_of
from suyton.domain.errors import (
    CertificateTaken,
    KeyReused,
    NotAuthorised,
    ReasonMissing,
    Unknown,
    WrongStage,
)
from suyton.persistence.database import Database
from tests.persistence.samples import NOW, SIGNER, later, someone

ADMINISTRATOR = someone("quan-tri", (Role.ADMINISTRATOR, "bac-kan"))
ELSEWHERE = someone("quan-tri-2", (Role.ADMINISTRATOR, "cao-bang"))
OWN = Certificate("a" * 64, "CN=Lê Thị Hạnh", "CN=An authority", "0f", NOW, later(days=900))
BOUND = BoundCertificate(SIGNER.account_id, "bac-kan", OWN, NOW)
SEAL = BoundCertificate(
    seal_of("bac-kan"), "bac-kan", replace(OWN, fingerprint="b" * 64, subject="CN=UBND"), NOW
)


def test_binding_twice_binds_once(database: Database) -> None:
    first = database.certificates.bind(BOUND, ADMINISTRATOR, "bind", NOW)
    assert database.certificates.bind(BOUND, ADMINISTRATOR, "bind", later(days=1)) == first
    assert database.certificates.bound_to(SIGNER.account_id, NOW) == (BOUND,)
    (entry,) = database.records.chain(f"certificate:{OWN.fingerprint}")
    assert entry.entry.facts["holder"] == SIGNER.account_id
    assert entry.entry.tag == "administrator:certificate:bound"


def test_each_holder_has_their_own(database: Database) -> None:
    database.certificates.bind(BOUND, ADMINISTRATOR, "bind", NOW)
    database.certificates.bind(SEAL, ADMINISTRATOR, "bind", NOW)
    assert database.certificates.bound_to(seal_of("bac-kan"), NOW) == (SEAL,)
    assert database.certificates.all_bound("bac-kan") == (BOUND, SEAL)
    assert database.certificates.all_bound("cao-bang") == ()


def test_it_signs_from_when_it_is_bound_until_it_is_ended(database: Database) -> None:
    database.certificates.bind(BOUND, ADMINISTRATOR, "bind", NOW)
    ended = database.certificates.unbind(
        OWN.fingerprint, ADMINISTRATOR, "end", later(hours=2), "lost token"
    )
    again = database.certificates.unbind(
        OWN.fingerprint, ADMINISTRATOR, "end", later(hours=3), "lost token"
    )
    assert again == ended
    signs = [
        bool(database.certificates.bound_to(SIGNER.account_id, later(hours=hours)))
        for hours in (-1, 0, 1, 2)
    ]
    assert signs == [False, True, True, False]
    with pytest.raises(WrongStage):
        database.certificates.unbind(
            OWN.fingerprint, ADMINISTRATOR, "end again", later(hours=3), "x"
        )


def test_a_certificate_signs_for_one_holder_and_never_again_once_ended(database: Database) -> None:
    database.certificates.bind(BOUND, ADMINISTRATOR, "bind", NOW)
    other = replace(BOUND, holder="uy-vien-01")
    with pytest.raises(CertificateTaken):
        database.certificates.bind(other, ADMINISTRATOR, "other", NOW)
    database.certificates.unbind(OWN.fingerprint, ADMINISTRATOR, "end", NOW, "lost token")
    with pytest.raises(CertificateTaken):
        database.certificates.bind(BOUND, ADMINISTRATOR, "anew", later(days=1))


def test_nobody_but_the_administrator_of_the_province_binds_or_ends(database: Database) -> None:
    for actor in (SIGNER, ELSEWHERE, someone("quan-tri")):
        with pytest.raises(NotAuthorised):
            database.certificates.bind(BOUND, actor, "bind", NOW)
    assert database.certificates.all_bound("bac-kan") == ()
    assert database.records.chain(f"certificate:{OWN.fingerprint}") == ()
    database.certificates.bind(BOUND, ADMINISTRATOR, "bind", NOW)
    for actor in (SIGNER, ELSEWHERE, someone("quan-tri")):
        with pytest.raises(NotAuthorised):
            database.certificates.unbind(OWN.fingerprint, actor, "end", NOW, "x")


def test_ending_needs_a_reason_and_something_to_end(database: Database) -> None:
    with pytest.raises(Unknown):
        database.certificates.unbind("c" * 64, ADMINISTRATOR, "end", NOW, "x")
    database.certificates.bind(BOUND, ADMINISTRATOR, "bind", NOW)
    with pytest.raises(ReasonMissing):
        database.certificates.unbind(OWN.fingerprint, ADMINISTRATOR, "end", NOW, " ")
    with pytest.raises(KeyReused):
        database.certificates.unbind(OWN.fingerprint, ADMINISTRATOR, "bind", NOW, "x")
    assert list(database.records.broken_links()) == []

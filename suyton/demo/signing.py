"""Who signs and seals in the demonstration, with keys that are made on its first start."""

from datetime import UTC, datetime
from pathlib import Path

from suyton.demo.province_file import ProvinceFile
from suyton.documents.signing.certificate_file import read_certificate
from suyton.documents.signing.demonstration import certificate_file, make_demonstration
from suyton.domain.authority import Actor, Role
from suyton.domain.certificate import BoundCertificate, seal_of
from suyton.ports import Accounts, Certificates

SIGN = {Role.CHAIRMAN, Role.VICE_CHAIRMAN}


def give_keys(
    province: ProvinceFile,
    accounts: Accounts,
    certificates: Certificates,
    *,
    keys: Path,
    trust: Path,
) -> None:
    """Keys for everyone who signs and for the seal, bound in the register. Again changes nothing."""
    province_id = province.province.id
    holders = {
        officer.account.id: officer.account.name
        for officer in province.officers
        if any(appointment.role in SIGN for appointment in officer.appointments)
    }
    holders[seal_of(province_id)] = f"Ủy ban nhân dân {province.province.name}"
    make_demonstration(keys, trust, holders)
    now = datetime.now(UTC)
    administrator = _administrator(province, accounts)
    for holder in holders:
        found = read_certificate(certificate_file(keys, holder))
        certificates.bind(
            BoundCertificate(holder, province_id, found, now),
            administrator,
            f"demonstration:{found.fingerprint}",
            now,
        )


def _administrator(province: ProvinceFile, accounts: Accounts) -> Actor:
    return next(
        accounts.actor(officer.account.id)
        for officer in province.officers
        if any(one.role is Role.ADMINISTRATOR for one in officer.appointments)
    )

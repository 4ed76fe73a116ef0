"""``suyton certificate``: whose certificate is whose, entered by the province's administrator."""

import argparse
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol

from suyton.documents.signing.certificate_file import read_certificate
from suyton.domain.authority import Actor
from suyton.domain.calendar import HANOI
from suyton.domain.certificate import BoundCertificate, seal_of
from suyton.domain.errors import DomainError, Unknown
from suyton.persistence.database import Database
from suyton.ports import Accounts, Certificates
from suyton.settings import Settings, SettingsFault


class Bindings(Protocol):
    """The part of the database that holds certificates and people."""

    @property
    def accounts(self) -> Accounts: ...

    @property
    def certificates(self) -> Certificates: ...


def certificate(asked: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Bind, end or list; the exit status."""
    try:
        with Database.connect(Settings.read(environ).database_url) as database:
            said = _ACTIONS[asked.action](database, asked)
    except (SettingsFault, DomainError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    sys.stdout.write("".join(f"{line}\n" for line in said))
    return 0


def _bind(database: Bindings, asked: argparse.Namespace) -> list[str]:
    found = read_certificate(asked.file)
    now = datetime.now(UTC)
    actor = _person(database, asked.by)
    holder = asked.holder
    if holder == "seal":
        holder = seal_of(asked.province)
    elif not holder.startswith("seal:"):
        holder = _person(database, holder).account_id
    bound = BoundCertificate(holder, asked.province, found, now)
    database.certificates.bind(bound, actor, f"command:{found.fingerprint}", now)
    return [
        f"{found.subject}: signs for {holder}, until {found.valid_to.astimezone(HANOI):%Y-%m-%d}."
    ]


def _unbind(database: Bindings, asked: argparse.Namespace) -> list[str]:
    actor = _person(database, asked.by)
    key = f"command:{asked.fingerprint}:unbound"
    now = datetime.now(UTC)
    database.certificates.unbind(asked.fingerprint, actor, key, now, asked.reason)
    return [f"{asked.fingerprint}: signs no more. What it has signed stays signed."]


def _list(database: Bindings, asked: argparse.Namespace) -> list[str]:
    return [
        f"{'in use' if one.unbound_at is None else 'ended '}  {one.holder}  "
        f"{one.certificate.subject}  until {one.certificate.valid_to.astimezone(HANOI):%Y-%m-%d}  "
        f"{one.certificate.fingerprint}"
        for one in database.certificates.all_bound(asked.province)
    ]


_ACTIONS = {"bind": _bind, "unbind": _unbind, "list": _list}


def _person(database: Bindings, named: str) -> Actor:
    """Whoever signs in under this name; raises Unknown."""
    for account in database.accounts.accounts():
        if named in {account.login, account.id}:
            return database.accounts.actor(account.id)
    raise Unknown(noun="account", id=named)

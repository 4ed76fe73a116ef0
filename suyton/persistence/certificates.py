"""Which certificate signs for whom."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from suyton.domain import certificate_binding as binding
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.certificate import BoundCertificate, Certificate
from suyton.domain.errors import CertificateTaken, Unknown
from suyton.domain.procedure import Act
from suyton.persistence.book import NOBODY, append, done_under, hold
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.tables.certificates import CertificateRow
from suyton.persistence.transactions import Transactions


class SqlCertificates:
    """The Certificates port on SQLAlchemy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def bind(self, bound: BoundCertificate, actor: Actor, key: str, at: datetime) -> Receipt:
        fingerprint = bound.certificate.fingerprint
        chain = binding.chain_of(fingerprint)
        with self._transactions.write() as session:
            head = hold(session, chain)
            if receipt := done_under(session, chain, key, binding.BOUND, actor.account_id):
                return receipt
            step = binding.bound_now(bound, Act(key, actor, at))
            if (stored := session.get(CertificateRow, fingerprint)) is not None:
                raise CertificateTaken(subject=stored.subject, holder=stored.holder)
            session.add(_row_of(step.state))
            return append(session, head, step.entry, NOBODY)

    def unbind(
        self, fingerprint: str, actor: Actor, key: str, at: datetime, reason: str
    ) -> Receipt:
        chain = binding.chain_of(fingerprint)
        with self._transactions.write() as session:
            # A chain is begun by being held: what there is not must not get one.
            if session.get(CertificateRow, fingerprint) is None:
                raise Unknown(noun="certificate", id=fingerprint)
            head = hold(session, chain)
            if receipt := done_under(session, chain, key, binding.UNBOUND, actor.account_id):
                return receipt
            row = session.get_one(CertificateRow, fingerprint, populate_existing=True)
            step = binding.unbound(_bound_from(row), Act(key, actor, at, reason))
            row.unbound_at = step.state.unbound_at
            return append(session, head, step.entry, NOBODY)

    def bound_to(self, holder: str, at: datetime) -> tuple[BoundCertificate, ...]:
        with self._transactions.read() as session:
            wanted = select(CertificateRow).where(CertificateRow.holder == holder)
            found = _in_order(session.scalars(wanted))
            return tuple(bound for bound in found if bound.is_live(at))

    def all_bound(self, province_id: str) -> tuple[BoundCertificate, ...]:
        with self._transactions.read() as session:
            wanted = select(CertificateRow).where(CertificateRow.province_id == province_id)
            return _in_order(session.scalars(wanted))


def _in_order(rows: Iterable[CertificateRow]) -> tuple[BoundCertificate, ...]:
    found = (_bound_from(row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.bound_at, one.certificate.fingerprint)))


def _row_of(bound: BoundCertificate) -> CertificateRow:
    return CertificateRow(
        **to_columns(bound.certificate, CertificateRow),
        holder=bound.holder,
        province_id=bound.province_id,
        bound_at=bound.bound_at,
        unbound_at=bound.unbound_at,
    )


def _bound_from(row: CertificateRow) -> BoundCertificate:
    return BoundCertificate(
        row.holder,
        row.province_id,
        Certificate(**from_columns(row, Certificate)),
        row.bound_at,
        row.unbound_at,
    )

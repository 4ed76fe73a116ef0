"""Keeping the book: put an entry at the end of its chain, and read chains back."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from sqlalchemy import Executable, Table, bindparam, insert, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from suyton.domain.audit import GENESIS, Entry, Receipt, SealedEntry, seal
from suyton.domain.document import DocumentReference
from suyton.domain.errors import KeyReused
from suyton.persistence.mapping import documents_from_json, documents_to_json, from_columns
from suyton.persistence.tables.base import Base
from suyton.persistence.tables.book import ChainRow, EntryRow
from suyton.persistence.tables.documents import DocumentUseRow


@dataclass(frozen=True)
class Concern:
    """Whom an entry concerns, for filters; it stands outside the entry's hash."""

    unit_id: str | None = None
    bloc_id: str | None = None
    award_id: str | None = None


NOBODY = Concern()


@dataclass(frozen=True)
class Head:
    """The end of a chain that its row lock was read with."""

    chain: str
    length: int
    hash: str


# Statements are made once: making one anew costs more than having it done.
_FIND_HEAD = select(ChainRow).where(ChainRow.chain == bindparam("chain")).with_for_update()
_FIND_ENTRY = select(EntryRow).where(
    EntryRow.chain == bindparam("chain"), EntryRow.key == bindparam("key")
)
_INSERT_ENTRY = insert(cast(Table, EntryRow.__table__))
_MOVE_HEAD = update(cast(Table, ChainRow.__table__)).where(ChainRow.chain == bindparam("of_chain"))


def insert_unless_there(session: Session, row_kind: type[Base], **values: object) -> bool:
    """Insert a row unless its key is taken; True if it was inserted.

    On PostgreSQL this waits for whoever is inserting the same key, so it is also a lock.
    """
    statement = _insert_unless_there(session.get_bind().dialect.name, row_kind)
    return session.connection().execute(statement, values).first() is not None


@lru_cache
def _insert_unless_there(dialect: str, row_kind: Hashable) -> Executable:
    build = sqlite.insert if dialect == "sqlite" else postgresql.insert
    table = cast(type[Base], row_kind).__table__
    # What comes back tells whether it went in; a row count is not kept for inserts.
    return build(cast(Table, table)).on_conflict_do_nothing().returning(literal(1))


def hold(session: Session, chain: str) -> ChainRow:
    """The head of ``chain``, locked until the transaction ends; a new chain gets its head here."""
    head = session.scalars(_FIND_HEAD, {"chain": chain}).one_or_none()
    if head is not None:
        return head
    insert_unless_there(session, ChainRow, chain=chain, length=0, hash=GENESIS)
    return session.scalars(_FIND_HEAD, {"chain": chain}).one()


def append(session: Session, head: ChainRow, entry: Entry, concern: Concern) -> Receipt:
    """Seal ``entry`` onto the chain whose head is held."""
    sealed = _sealed_onto(Head(head.chain, head.length, head.hash), entry)
    session.connection().execute(_INSERT_ENTRY, _columns(sealed, concern))
    note_uses(session, entry.chain, entry.attachments)
    head.length, head.hash = sealed.sequence, sealed.hash
    return receipt_of(sealed)


def append_at(session: Session, head: Head, entry: Entry, concern: Concern) -> SealedEntry:
    """The same onto a head that was locked and read without its object."""
    sealed = _sealed_onto(head, entry)
    connection = session.connection()
    connection.execute(_INSERT_ENTRY, _columns(sealed, concern))
    note_uses(session, entry.chain, entry.attachments)
    moved = {"of_chain": head.chain, "length": sealed.sequence, "hash": sealed.hash}
    connection.execute(_MOVE_HEAD, moved)
    return sealed


def note_uses(session: Session, chain: str, documents: Iterable[DocumentReference]) -> None:
    """Remember that ``chain`` names these files: whoever may read its case may fetch them."""
    for document in documents:
        insert_unless_there(session, DocumentUseRow, sha256=document.sha256, chain=chain)


def _sealed_onto(head: Head, entry: Entry) -> SealedEntry:
    sequence = head.length + 1
    return SealedEntry(sequence, head.hash, seal(head.hash, sequence, entry), entry)


def _columns(sealed: SealedEntry, concern: Concern) -> dict[str, object]:
    entry = sealed.entry
    return {
        "chain": entry.chain,
        "sequence": sealed.sequence,
        "key": entry.key,
        "tag": entry.tag,
        "at": entry.at,
        "account_id": entry.account_id,
        "account_name": entry.account_name,
        "role": entry.role,
        "scope_id": entry.scope_id,
        "stage_from": entry.stage_from,
        "stage_to": entry.stage_to,
        "reason": entry.reason,
        "on_behalf_of": entry.on_behalf_of,
        "attachments": documents_to_json(entry.attachments),
        "facts": dict(entry.facts),
        "previous_hash": sealed.previous_hash,
        "hash": sealed.hash,
        "noun": entry.chain.partition(":")[0],
        "unit_id": concern.unit_id,
        "bloc_id": concern.bloc_id,
        "award_id": concern.award_id,
    }


def done_already(session: Session, entry: Entry) -> Receipt | None:
    """The receipt of this very act, if the book has it.

    Raises:
        KeyReused: the key stands in this chain for another act.
    """
    return done_under(session, entry.chain, entry.key, entry.tag, entry.account_id)


def done_under(session: Session, chain: str, key: str, tag: str, account_id: str) -> Receipt | None:
    """The same, for an act whose entry cannot be made a second time (what it ends has ended).

    Raises:
        KeyReused: the key stands in this chain for another act.
    """
    found = find(session, chain, key)
    if found is None:
        return None
    if (found.entry.tag, found.entry.account_id) != (tag, account_id):
        raise KeyReused(key=key)
    return receipt_of(found)


def find(session: Session, chain: str, key: str) -> SealedEntry | None:
    """The entry that stands under a key in a chain."""
    row = session.scalars(_FIND_ENTRY, {"chain": chain, "key": key}).one_or_none()
    return None if row is None else sealed_from(row)


def read_chain(session: Session, chain: str) -> Iterable[SealedEntry]:
    """A chain in its order."""
    rows = session.scalars(
        select(EntryRow).where(EntryRow.chain == chain).order_by(EntryRow.sequence)
    )
    return (sealed_from(row) for row in rows)


def sealed_from(row: EntryRow) -> SealedEntry:
    """An entry as it stands in the book."""
    entry = Entry(
        **from_columns(row, Entry, without=("attachments", "facts")),
        attachments=documents_from_json(row.attachments),
        facts=dict(row.facts),
    )
    return SealedEntry(row.sequence, row.previous_hash, row.hash, entry)


def receipt_of(sealed: SealedEntry) -> Receipt:
    """What the actor gets back for an entry."""
    entry = sealed.entry
    return Receipt(
        chain=entry.chain,
        sequence=sealed.sequence,
        key=entry.key,
        tag=entry.tag,
        at=entry.at,
        stage=entry.stage_to,
        hash=sealed.hash,
    )

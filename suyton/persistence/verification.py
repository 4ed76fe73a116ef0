"""Walking every chain. A chain may break in its entries, at its end, or against its subject; a
ballot also in its papers, and a round against the sheets that it names."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from suyton.domain.audit import GENESIS, BrokenLink, SealedEntry, first_broken_link
from suyton.persistence.book import read_chain
from suyton.persistence.score_keeping import broken_sheet
from suyton.persistence.tables.book import ChainRow, EntryRow
from suyton.persistence.tables.cases import DecisionRow, NominationRow
from suyton.persistence.tables.meetings import RoundRow, SittingRow
from suyton.persistence.verifying_ballots import broken_ballot

_SUBJECTS: dict[str, tuple[InstrumentedAttribute[str], InstrumentedAttribute[int]]] = {
    "nomination": (NominationRow.id, NominationRow.revision),
    "round": (RoundRow.id, RoundRow.revision),
    "sitting": (SittingRow.id, SittingRow.revision),
    "decision": (DecisionRow.id, DecisionRow.revision),
}


def broken_links(session: Session) -> Iterator[BrokenLink]:
    """The first link of each chain that does not hold, chain by chain in alphabetical order.

    One chain is held in memory at a time.
    """
    headed = select(ChainRow.chain)
    named = select(EntryRow.chain).distinct()
    for chain in session.scalars(headed.union(named).order_by("chain")).all():
        broken = _broken_link(session, chain)
        if broken is not None:
            yield broken


def _broken_link(session: Session, chain: str) -> BrokenLink | None:
    entries = tuple(read_chain(session, chain))
    return (
        first_broken_link(chain, entries)
        or _broken_end(session, chain, entries)
        or _broken_subject(session, chain, len(entries))
        or broken_ballot(session, chain, entries)
        or broken_sheet(session, chain, entries)
    )


def _broken_end(
    session: Session, chain: str, entries: tuple[SealedEntry, ...]
) -> BrokenLink | None:
    """Entries cut off at the end leave a chain that holds; its head remembers them."""
    head = session.get(ChainRow, chain)
    if head is None:
        return BrokenLink(chain, 1, "the head of the chain is missing")
    if head.length > len(entries):
        return BrokenLink(chain, len(entries) + 1, "the entries from here on were removed")
    if head.length < len(entries):
        return BrokenLink(chain, head.length + 1, "it was added past the end of the chain")
    if head.hash != (entries[-1].hash if entries else GENESIS):
        return BrokenLink(chain, head.length, "the head of the chain names another hash")
    return None


def _broken_subject(session: Session, chain: str, length: int) -> BrokenLink | None:
    """A subject's revision counts its entries: more or fewer means a change without its entry."""
    noun, _, subject_id = chain.partition(":")
    if noun not in _SUBJECTS:
        return None
    key, counter = _SUBJECTS[noun]
    revision = session.scalar(select(counter).where(key == subject_id)) or 0
    if revision == length:
        return None
    return BrokenLink(chain, length, f"its subject stands at revision {revision}")

"""The book: one entry for every act, chained so that a change anywhere shows.

An entry's ``hash`` is SHA-256 over the previous entry's hash, its place in the chain and its
content in canonical JSON (sorted keys, no blanks, UTF-8), as in a linked time-stamp
(Haber and Stornetta, 1991). There is one chain for each nomination, round, ballot, sitting
and decision.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime

from suyton.domain.document import DocumentReference

GENESIS = "0" * 64
"""The “previous hash” of the first entry of every chain."""


@dataclass(frozen=True)
class Entry:
    """One line of the book: who did what, in which capacity, when, from where to where, and why."""

    chain: str
    """``noun:id`` of the subject, such as ``nomination:2023.vhxh.ban-dan-toc.flag``."""
    key: str
    """The idempotency key; unique within the chain."""
    tag: str
    """``source:subject:act``, such as ``bloc:ballot:cast``."""
    at: datetime
    account_id: str
    account_name: str
    role: str
    scope_id: str
    stage_from: str
    stage_to: str
    reason: str = ""
    on_behalf_of: str = ""
    attachments: tuple[DocumentReference, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    """What else the act says, for people and for recounts; never a secret paper's choices."""


_NAMES = tuple(part.name for part in fields(Entry))


@dataclass(frozen=True)
class Receipt:
    """What the actor gets back: the entry's place and seal. Repeating the act returns the same."""

    chain: str
    sequence: int
    key: str
    tag: str
    at: datetime
    stage: str
    hash: str


@dataclass(frozen=True)
class SealedEntry:
    """An entry as it stands in the book."""

    sequence: int
    previous_hash: str
    hash: str
    entry: Entry


@dataclass(frozen=True)
class BrokenLink:
    """The first place where a chain does not hold, and what is wrong there."""

    chain: str
    sequence: int
    fault: str


def seal(previous_hash: str, sequence: int, entry: Entry) -> str:
    """The hash of ``entry`` at place ``sequence`` (from 1) after ``previous_hash``; 64 hex digits.

    Raises:
        ValueError: ``at`` has no time zone, so the hash would depend on the machine's own.
    """
    if entry.at.tzinfo is None:
        message = f"the time of entry {sequence} of {entry.chain} has no zone"
        raise ValueError(message)
    # Not asdict of the whole: it copies every part of the entry once more, for each paper cast.
    content = {name: getattr(entry, name) for name in _NAMES}
    content["attachments"] = [asdict(document) for document in entry.attachments]
    content["facts"] = dict(entry.facts)
    content["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    body = json.dumps(
        [previous_hash, sequence, content],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(body.encode()).hexdigest()


def first_broken_link(chain: str, entries: Iterable[SealedEntry]) -> BrokenLink | None:
    """Walk a chain in order and name the first link that does not hold, or None."""
    previous = GENESIS
    for place, sealed in enumerate(entries, start=1):
        if sealed.sequence != place:
            return BrokenLink(chain, place, f"entry {place} is missing; found {sealed.sequence}")
        if sealed.entry.chain != chain:
            return BrokenLink(chain, place, f"it belongs to {sealed.entry.chain}")
        if sealed.previous_hash != previous:
            return BrokenLink(chain, place, "it does not follow the entry before it")
        if seal(previous, place, sealed.entry) != sealed.hash:
            return BrokenLink(chain, place, "its content was changed after it was written")
        previous = sealed.hash
    return None

"""The book as it may be shown now: what written opinions say stays unread until their count."""

from collections.abc import Iterable

from suyton.domain.audit import SealedEntry
from suyton.domain.before_count import COUNTED, OPINION_TAG, without_answers
from suyton.ports import Page, Records


def shown_entries(records: Records, entries: Iterable[SealedEntry]) -> tuple[SealedEntry, ...]:
    """The entries, those of opinions on what is still voted on without what they say."""
    counted: dict[str, bool] = {}

    def shown(sealed: SealedEntry) -> SealedEntry:
        if sealed.entry.tag != OPINION_TAG:
            return sealed
        sitting_id = sealed.entry.chain.removeprefix("sitting:")
        if sitting_id not in counted:
            counted[sitting_id] = records.sitting(sitting_id).stage in COUNTED
        return sealed if counted[sitting_id] else without_answers(sealed)

    return tuple(map(shown, entries))


def shown_page(records: Records, page: Page[SealedEntry]) -> Page[SealedEntry]:
    """One page of the book, likewise."""
    return Page(shown_entries(records, page.items), page.next_cursor)

"""Where a conference or a sitting meets and who counts there, for its minutes and count record.

Domain notes 6.3 list both among the fields of bloc minutes and count records. The count itself is
made by the service; the counting team signs for it on paper.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meeting:
    """What whoever opens the vote says of it; what is left out stays a dotted line on paper."""

    place: str = ""
    tellers: tuple[str, ...] = ()
    """The counting team: its head, then its secretary, then its members."""


def meeting_of(place: str, tellers: tuple[str, ...]) -> Meeting | None:
    """The meeting with its texts trimmed and every name once; None where nothing was said."""
    names = dict.fromkeys(" ".join(name.split()) for name in tellers)
    said = Meeting(" ".join(place.split()), tuple(name for name in names if name))
    return said if said.place or said.tellers else None


def told(meeting: Meeting | None) -> dict[str, str]:
    """What the book says of it."""
    if meeting is None:
        return {}
    facts = {"place": meeting.place, "tellers": ", ".join(meeting.tellers)}
    return {name: said for name, said in facts.items() if said}

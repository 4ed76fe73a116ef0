"""A tie at the last place under a quota, and the word of whoever chairs that breaks it.

The chair says in the open who of those tied goes in: as many as there are places left.
Source: domain notes 2.4 (25/2025/TT-BKHCN Art. 23, a ministry's rule, as a pattern).
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from suyton.domain.ballot import LineResult, Tally, TallyLine
from suyton.domain.errors import TieBreakWrong

Quotas = Mapping[str, int | None]
"""Award id -> how many may be put forward."""


OPEN = frozenset({LineResult.TIE_OPEN, LineResult.TIE_AGAIN})
"""Results that are not the last word."""


def tied(tally: Tally | None) -> tuple[TallyLine, ...]:
    """The lines that wait for the chair or for a second ballot; empty where no tie is open."""
    lines = () if tally is None else tally.lines
    return tuple(line for line in lines if line.result in OPEN)


def places_left(tally: Tally, quotas: Quotas, gone: Collection[str] = ()) -> dict[str, int]:
    """For each award with an open tie, how many of those tied go in.

    ``gone`` are nominations withdrawn since the count; they take no place.
    """
    left: dict[str, int] = {}
    for award_id in dict.fromkeys(line.award_id for line in tied(tally)):
        carried = sum(
            line.award_id == award_id
            and line.result is LineResult.CARRIED
            and line.nomination_id not in gone
            for line in tally.lines
        )
        standing = sum(
            line.award_id == award_id and line.nomination_id not in gone for line in tied(tally)
        )
        quota = quotas[award_id]
        places = standing if quota is None else quota - carried
        left[award_id] = min(standing, places)
    return left


def broken(
    tally: Tally, chosen: Collection[str], quotas: Quotas, gone: Collection[str] = ()
) -> Tally:
    """The tally once the chair has chosen; everyone else who was tied has lost the tie.

    Raises:
        TieBreakWrong: someone chosen is not among those tied, or the number is not that of the
            places left.
    """
    wanted = set(chosen)
    open_lines = {
        line.nomination_id: line for line in tied(tally) if line.nomination_id not in gone
    }
    places = places_left(tally, quotas, gone)
    counts = {
        award_id: sum(open_lines[one].award_id == award_id for one in wanted if one in open_lines)
        for award_id in places
    }
    if not wanted <= set(open_lines) or counts != places:
        raise TieBreakWrong(
            names=", ".join(line.unit_name for line in open_lines.values()),
            places=str(sum(places.values())),
        )
    return replace(tally, lines=tuple(_settled(line, wanted) for line in tally.lines))


def _settled(line: TallyLine, chosen: Collection[str]) -> TallyLine:
    if line.result not in OPEN:
        return line
    goes_in = line.nomination_id in chosen
    return replace(line, result=LineResult.CARRIED if goes_in else LineResult.TIE_LOST)

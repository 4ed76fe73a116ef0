"""What papers say of a count, candidate by candidate: the figures of ``domain.minutes`` as text."""

from collections.abc import Iterable, Mapping

from suyton.domain.ballot import LineResult
from suyton.domain.minutes import LineMinutes
from suyton.papers.figures import percent, two_digits

Awards = Mapping[str, str]
"""Award id -> its name in Vietnamese, by the pack that judges the case."""

HAND_SIGNED = "(Ký, ghi rõ họ tên)"
"""Stands where nothing on record says who signs."""


def counted_lines(lines: Iterable[LineMinutes], awards: Awards) -> list[dict[str, str]]:
    """Every figure of every candidate; ``result`` is the code of a ``LineResult``."""
    return [_line(line, awards) for line in lines]


def carried(lines: Iterable[LineMinutes], awards: Awards) -> list[dict[str, str]]:
    """Those who have the votes they need, in the order of the list."""
    return counted_lines([one for one in lines if one.result is LineResult.CARRIED], awards)


def not_carried(lines: Iterable[LineMinutes], awards: Awards) -> list[dict[str, str]]:
    """All others."""
    return counted_lines([one for one in lines if one.result is not LineResult.CARRIED], awards)


def _line(line: LineMinutes, awards: Awards) -> dict[str, str]:
    counts = {
        "issued": line.issued,
        "returned": line.returned,
        "not_returned": line.not_returned,
        "valid": line.valid,
        "invalid": line.invalid,
        "opinions": line.opinions,
        "yes": line.yes,
        "no": line.no,
        "abstain": line.abstain,
        "silent": line.silent,
        "needed": line.needed,
        "of": line.of,
    }
    return {
        "name": line.name,
        "award": awards[line.award_id],
        **{name: two_digits(count) for name, count in counts.items()},
        "percent": percent(line.hundredths),
        "result": line.result.value,
    }

"""A score table as lines of text: one criterion a line, columns as a spreadsheet pastes them."""

import re
from collections.abc import Iterable

from api.pages.forms import FormFault, score_of
from suyton.domain.score_table import Criterion, CriterionKind

_COLUMNS = re.compile(r"[\t|]")
_MARKED = frozenset({"x", "có", "yes"})
"""How a line says that evidence is wanted."""

Kinds = dict[str, CriterionKind]


def kinds_by_name(labels: Iterable[tuple[str, str]]) -> Kinds:
    """Each kind by its code and by its labels, such as ``bonus`` and ``Điểm thưởng``."""
    known = {kind.value: kind for kind in CriterionKind}
    return known | {label.lower(): CriterionKind(code) for code, label in labels}


def criteria_of(text: str, kinds: Kinds) -> tuple[Criterion, ...]:
    """``code | group | name | maximum | kind | x``; the last two may be left out.

    Raises:
        FormFault: a line that cannot be read.
    """
    return tuple(_criterion(line, kinds) for line in text.splitlines() if line.strip())


def _criterion(line: str, kinds: Kinds) -> Criterion:
    code, group, name, maximum, kind, evidence = _cells(line)
    if not name or (kind and kind.lower() not in kinds):
        raise FormFault("criterion_unreadable", given=line)
    return Criterion(
        code,
        name,
        group,
        score_of(maximum),
        kinds[kind.lower()] if kind else CriterionKind.POINTS,
        evidence.lower() in _MARKED,
    )


def _cells(line: str) -> tuple[str, str, str, str, str, str]:
    cells = [cell.strip() for cell in _COLUMNS.split(line)]
    if len(cells) > 6:
        raise FormFault("criterion_unreadable", given=line)
    code, group, name, maximum, kind, evidence = cells + [""] * (6 - len(cells))
    return code, group, name, maximum, kind, evidence


def text_of(criteria: Iterable[Criterion]) -> str:
    """The lines from which these criteria would be read again."""
    return "\n".join(
        " | ".join(
            (
                one.code,
                one.group,
                one.name,
                str(one.maximum),
                one.kind.value,
                "x" if one.evidence else "",
            )
        )
        for one in criteria
    )

"""The tables of docs/regulation.md, written from the rule packs and the procedures themselves.

``python -m tests.support.regulation_page`` writes them into the page anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from suyton.domain import (
    assignment,
    bloc_rotation,
    bloc_round,
    decision,
    fact_keeping,
    nomination,
    sitting,
    unit_change,
)
from suyton.domain.authority import Role
from suyton.domain.edition import Stated
from suyton.domain.procedure import ActT, Procedure, StageT
from suyton.rules.pack import Pack
from suyton.rules.provision import Provision
from suyton.rules.showing import own, stated
from suyton.wording import Wording
from suyton.wording.provisions import provision_said
from tests.fixtures.province import rule_packs

WORDING = Wording.load().with_terms(
    {
        "en": {
            f"award.{award.id}": award.name_en
            for pack in rule_packs().packs()
            for award in pack.awards
        }
    }
)
PAGE = Path(__file__).parents[2] / "docs" / "regulation.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def tables() -> str:
    """All tables as Markdown."""
    procedures = (
        _procedure("A nomination", nomination.PROCEDURE),
        _procedure("A bloc's round", bloc_round.PROCEDURE),
        _procedure("A council sitting", sitting.PROCEDURE),
        _procedure("A decision", decision.PROCEDURE),
        _procedure("An assignment to sign", assignment.PROCEDURE),
        _procedure("A fact on record", fact_keeping.PROCEDURE),
        _procedure("A year of a record", fact_keeping.YEARS),
        _procedure("A unit over time", unit_change.PROCEDURE),
        _procedure("A bloc's leaders in a year", bloc_rotation.PROCEDURE),
    )
    packs = (_pack(pack) for pack in rule_packs().sources())
    return "\n".join((*packs, "## Who may do what, at which stage\n", *procedures))


def written() -> str:
    """The tables as the page has them."""
    return PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip()


def _pack(pack: Pack) -> str:
    base = f" What it does not say itself it takes over from `{pack.based_on}`." * bool(
        pack.based_on
    )
    head = (
        f"## Pack `{pack.edition}`: {pack.title}\n\n"
        f"In force from {pack.valid_from} until before {pack.valid_to}. {pack.because}{base}\n"
    )
    its_own = own(pack)
    across = {path: found for path, found in its_own.items() if not path.startswith("award.")}
    parts = [_provisions(across)] if across else []
    for award in pack.awards:
        prefix = f"award.{award.id}."
        found = {path: one for path, one in its_own.items() if path.startswith(prefix)}
        if found:
            title = f"### {award.name_vi} ({award.name_en.lower()}), `{award.id}`\n\n"
            parts.append(f"{title}Created by {award.citation.source}.\n\n{_provisions(found)}")
    return "\n".join((head, *parts))


def _provisions(provisions: Mapping[str, Provision]) -> str:
    rows = [
        (
            f"`{_short(path)}`",
            _said(stated(path, found)),
            found.citation.source,
            _checked(found),
            found.note,
        )
        for path, found in provisions.items()
    ]
    return _table(("provision", "value", "source", "checked", "note"), rows)


def _said(one: Stated) -> str:
    """The value in the words of the English pages; the awards by their names."""
    return provision_said(WORDING, "en", one)


def _short(path: str) -> str:
    """Without the award, which the heading names."""
    return path.split(".", 2)[2] if path.startswith("award.") else path


def _checked(provision: Provision) -> str:
    return "in the Law's text" if provision.citation.confirmed else "**no**"


def _procedure(title: str, procedure: Procedure[ActT, StageT]) -> str:
    rows = [
        (
            f"`{row.act}`",
            ", ".join(sorted(row.at)),
            row.to or "(stays, or as returned)",
            ", ".join("the process" if role is Role.PROCESS else role for role in row.roles),
            "yes" if row.needs_reason else "",
            f"`{row.tag}`",
        )
        for row in procedure.transitions
    ]
    head = ("act", "at", "leads to", "by", "reason", "in the book as")
    return f"### {title}\n\n" + _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _write() -> None:
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables().strip()}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    _write()

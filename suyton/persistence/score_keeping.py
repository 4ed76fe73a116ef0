"""Keeps filled sheets and adopted score tables, and gives back those that stand in a round."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain.audit import BrokenLink, Entry, SealedEntry
from suyton.domain.bloc_round import BlocRound
from suyton.domain.score_table import ScoreSheet, ScoreTable
from suyton.persistence.book import insert_unless_there, note_uses
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.tables.scores import ScoreSheetRow, ScoreTableRow


def keep_table(session: Session, round_id: str, table: ScoreTable) -> None:
    """Keep one version of a bloc's table, beside the versions before it."""
    insert_unless_there(
        session,
        ScoreTableRow,
        round_id=round_id,
        version=table.version,
        sha256=table.sha256,
        content=table,
    )


def keep_sheets(session: Session, round_id: str, sheets: Sequence[ScoreSheet]) -> None:
    """Keep sheets under their SHA-256; one that is there already is the same sheet."""
    for sheet in sheets:
        values = to_columns(sheet, ScoreSheetRow) | {"sha256": sheet.sha256}
        insert_unless_there(session, ScoreSheetRow, round_id=round_id, **values)
        for line in sheet.lines:
            note_uses(session, f"round:{round_id}", line.evidence)


def sheets_of(session: Session, round_: BlocRound) -> Mapping[str, ScoreSheet]:
    """The sheets that stand in a round, by their SHA-256."""
    standing = {
        kept.sha256
        for line in round_.scores
        for kept in (line.self_sheet, line.cross_sheet, line.final_sheet)
        if kept is not None
    }
    rows = session.scalars(
        select(ScoreSheetRow).where(
            ScoreSheetRow.round_id == round_.id, ScoreSheetRow.sha256.in_(standing)
        )
    )
    return {row.sha256: _sheet(row) for row in rows}


def broken_sheet(session: Session, chain: str, entries: Sequence[SealedEntry]) -> BrokenLink | None:
    """The first entry of a round that names a sheet which is gone, or says something else by now."""
    noun, _, round_id = chain.partition(":")
    if noun != "round":
        return None
    rows = session.scalars(select(ScoreSheetRow).where(ScoreSheetRow.round_id == round_id))
    whole = {row.sha256 for row in rows if _sheet(row).sha256 == row.sha256}
    for sealed in entries:
        if not _named(sealed.entry) <= whole:
            return BrokenLink(chain, sealed.sequence, "a sheet that it names is gone or altered")
    return None


def _named(entry: Entry) -> set[str]:
    """The sheets that an entry names: of one unit, or of each where the conference adopts all."""
    return {
        sha256
        for name, sha256 in entry.facts.items()
        if name == "sheet_sha256" or name.endswith(":sheet")
    }


def _sheet(row: ScoreSheetRow) -> ScoreSheet:
    return ScoreSheet(**from_columns(row, ScoreSheet))

"""Keeps filled sheets and adopted score tables, and gives back those that stand in a round."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain.bloc_round import BlocRound
from suyton.domain.score_table import ScoreSheet, ScoreTable
from suyton.persistence.book import insert_unless_there
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
    return {row.sha256: ScoreSheet(**from_columns(row, ScoreSheet)) for row in rows}

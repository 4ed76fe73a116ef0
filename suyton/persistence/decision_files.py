"""The files of decisions, found again by what they are."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_issue import PaperStage, papers_of
from suyton.persistence.book import insert_unless_there
from suyton.persistence.mapping_cases import decision_from
from suyton.persistence.paging import Sorted, fetch_page
from suyton.persistence.tables.cases import DecisionFileRow, DecisionRow
from suyton.persistence.transactions import Transactions
from suyton.ports import Page


def keep_files(session: Session, decision: Decision) -> None:
    """Remember each of its files; one that is replaced by a later drawing stays known."""
    session.flush()
    for stage, file in papers_of(decision).items():
        if file is not None:
            insert_unless_there(
                session,
                DecisionFileRow,
                sha256=file.sha256,
                decision_id=decision.id,
                stage=stage,
            )


_NEWEST = (
    Sorted(DecisionRow.published_at, datetime, falls=True),
    Sorted(DecisionRow.id, str),
)


class PaperReading:
    """The part of the Records port that knows papers by what stands on them."""

    _transactions: Transactions

    def decision_by_code(self, code: str) -> Decision | None:
        with self._transactions.read() as session:
            # A draft is not even loaded: it takes no longer to answer than what there is not.
            found = select(DecisionRow).where(
                DecisionRow.code == code,
                DecisionRow.code != "",
                DecisionRow.stage == DecisionStage.ISSUED,
            )
            row = session.scalars(found).one_or_none()
            return None if row is None else decision_from(row)

    def decisions_of_file(self, sha256: str) -> tuple[tuple[PaperStage, Decision], ...]:
        with self._transactions.read() as session:
            files = session.scalars(
                select(DecisionFileRow)
                .where(DecisionFileRow.sha256 == sha256)
                .order_by(DecisionFileRow.decision_id)
            ).all()
            return tuple(
                (file.stage, decision_from(session.get_one(DecisionRow, file.decision_id)))
                for file in files
            )

    def published(self, cursor: str = "", limit: int = 50) -> Page[Decision]:
        listed = select(DecisionRow).where(DecisionRow.published_at.is_not(None))
        with self._transactions.read() as session:
            return fetch_page(session, listed, _NEWEST, decision_from, cursor, limit)

"""Papers named in an act must have been handed in before, and be within the sight of who names them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from api.paper_sight import PaperSight
from suyton.domain.authority import Actor
from suyton.domain.document import DocumentReference
from suyton.ports import DocumentStore


class DeskPapers:
    """The documents that callers refer to."""

    def __init__(self, store: DocumentStore, sight: PaperSight) -> None:
        self._store = store
        self._sight = sight

    async def check(
        self, actor: Actor, papers: Sequence[DocumentReference]
    ) -> tuple[DocumentReference, ...]:
        """The papers as they will be entered; raises as :meth:`PaperSight.check_named`."""
        now = datetime.now(UTC)
        for paper in papers:
            await run_in_threadpool(self._sight.check_named, self._store, actor, paper.sha256, now)
        return tuple(papers)

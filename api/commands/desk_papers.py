"""Papers named in an act must have been handed in before, and be within the sight of who names them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from api.paper_sight import PaperSight
from suyton.domain.authority import Actor
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentMissing
from suyton.ports import DocumentStore


class DeskPapers:
    """The documents that callers refer to."""

    def __init__(self, store: DocumentStore, sight: PaperSight) -> None:
        self._store = store
        self._sight = sight

    async def check(
        self, actor: Actor, papers: Sequence[DocumentReference]
    ) -> tuple[DocumentReference, ...]:
        """The papers as they will be entered.

        Raises:
            DocumentMissing: one is not in the store, or not for this person: naming it in a case
                of one's own would else be a way to read it.
        """
        for paper in papers:
            if not await run_in_threadpool(self._is_at_hand, actor, paper.sha256):
                raise DocumentMissing(sha256=paper.sha256)
        return tuple(papers)

    def _is_at_hand(self, actor: Actor, sha256: str) -> bool:
        now = datetime.now(UTC)
        return self._store.has(sha256) and self._sight.may_fetch(actor, sha256, now)

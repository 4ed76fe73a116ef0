"""Papers named in an act must have been handed in before."""

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool

from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentMissing
from suyton.ports import DocumentStore


class DeskPapers:
    """The documents that callers refer to."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store

    async def check(self, papers: Sequence[DocumentReference]) -> tuple[DocumentReference, ...]:
        """The papers as they will be entered; raises DocumentMissing for one not in the store."""
        for paper in papers:
            if not await run_in_threadpool(self._store.has, paper.sha256):
                raise DocumentMissing(sha256=paper.sha256)
        return tuple(papers)

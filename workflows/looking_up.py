"""Looking in the book when told that it may hold an act which this case has forgotten."""

from typing import Any

from temporalio import workflow

from workflows.api_messages import UnknownAct
from workflows.case_file import CaseFile


class LooksUp:
    """The part of every workflow that makes good what was lost with a server."""

    _file: CaseFile[Any]

    @workflow.signal
    async def look_up(self, unknown: UnknownAct) -> None:
        """Go on from the register, unless the act is one of an earlier run of this case."""
        if unknown.key not in self._file.receipts:
            await self._file.catch_up()

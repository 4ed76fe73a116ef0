"""What anyone may ask: what the register says of a paper's code, and of a file they were given."""

import tempfile
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO, BinaryIO

from suyton.domain.decision import Decision
from suyton.domain.decision_issue import PaperStage
from suyton.domain.errors import FileTooLarge
from suyton.domain.examination import Examination
from suyton.domain.paper_code import read_code
from suyton.domain.paper_standing import PaperStanding, standing_of
from suyton.ports import Examiner, Records

CHUNK_BYTES = 256 * 1024
LIMIT_MB = 20
"""Of a file to check. Ours are well below: 400 recipients come to half a megabyte."""


@dataclass(frozen=True)
class CheckedFile:
    """A file as it was examined, and what the register knows of it."""

    examination: Examination
    stage: PaperStage | None = None
    """Which file of a decision it is, byte for byte; None: it is none of the register's."""
    standing: PaperStanding | None = None
    """Of the decision that it is a file of, once that is issued."""


def standing_by_code(records: Records, typed: str) -> PaperStanding | None:
    """The issued paper that bears this code. One not issued is answered as one that is not there."""
    code = read_code(typed)
    decision = records.decision_by_code(code) if code else None
    return _standing(records, decision) if decision else None


def check_file(records: Records, examiner: Examiner, content: BinaryIO) -> CheckedFile:
    """Examine a file and look it up; nothing of it is kept.

    Raises:
        FileTooLarge, FileTooHard, CheckerBusy.
    """
    with tempfile.NamedTemporaryFile(prefix="suyton-check-", suffix=".pdf") as kept:
        sum_ = _copy(content, kept.file)
        kept.flush()
        found = replace(examiner.examine(Path(kept.name)), sha256=sum_)
    ours = records.decisions_of_file(sum_)
    # Only of a decision that is issued is anything said: of a draft nobody outside should know.
    for stage, decision in ours:
        if (standing := _standing(records, decision)) is not None:
            return CheckedFile(found, stage, standing)
    return CheckedFile(found)


def _standing(records: Records, decision: Decision) -> PaperStanding | None:
    return standing_of(decision, records.changes_of(decision.id))


def _copy(content: BinaryIO, to: IO[bytes]) -> str:
    digest, size = sha256(), 0
    while chunk := content.read(CHUNK_BYTES):
        size += len(chunk)
        if size > LIMIT_MB * 1024 * 1024:
            raise FileTooLarge(limit=LIMIT_MB)
        digest.update(chunk)
        to.write(chunk)
    return digest.hexdigest()

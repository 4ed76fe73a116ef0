"""Which page shows a case, and on which page a task is done."""

from urllib.parse import quote, urlencode

from suyton.domain.document import DocumentReference
from suyton.domain.task import Task

_FOLDERS = {
    "nomination": "/nominations",
    "round": "/rounds",
    "ballot": "/ballots",
    "sitting": "/sittings",
    "decision": "/decisions",
    "subject": "/subjects",
    "unit": "/units",
    "bloc": "/blocs",
}

_WHERE_DONE = {
    "adopt_scores": "/rounds/{id}/adoption",
    "place_on_agenda": "/sittings/new",
    "place_on_decision": "/decisions/new",
}
"""Acts done on another page than the case's own."""


def case_address(chain: str) -> str:
    """The page of ``noun:id``; empty for a subject without a page of its own."""
    noun, _, subject = chain.partition(":")
    return f"{_FOLDERS[noun]}/{quote(subject)}" if noun in _FOLDERS else ""


def task_address(task: Task) -> str:
    """Where a person does this task; the form is opened by its act's name."""
    if task.act in _WHERE_DONE:
        return _WHERE_DONE[task.act].format(id=quote(task.subject.partition(":")[2]))
    return f"{case_address(task.subject)}#{task.act}"


def paper_address(paper: DocumentReference) -> str:
    """Where a stored paper can be fetched, under the name it was sent with."""
    asked = urlencode({"name": paper.name}) if paper.name else ""
    return f"/papers/{paper.sha256}" + (f"?{asked}" if asked else "")

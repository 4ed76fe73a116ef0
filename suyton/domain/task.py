"""What waits for whom, since when, until when. Derived from a case's state, never kept by hand."""

from dataclasses import dataclass
from datetime import datetime

from suyton.domain.authority import Role


@dataclass(frozen=True)
class Task:
    """``act`` on ``subject`` waits for whoever holds ``role`` at ``scope_id``.

    Where only one person may act (a council member's vote), ``account_id`` names them.
    """

    subject: str
    """``noun:id``, as in an entry's chain."""
    act: str
    role: Role
    scope_id: str
    since: datetime
    until: datetime | None = None
    account_id: str = ""
    title: str = ""
    """The unit, bloc or list it is about, as people call it."""

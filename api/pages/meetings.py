"""Where a vote is held and who counts, as the forms that open one ask for it."""

from api.pages.forms import Form
from suyton.domain.meeting import Meeting, meeting_of


def meeting_in(form: Form) -> Meeting | None:
    """What the form says; one name of the counting team on each line."""
    return meeting_of(form.text("place"), tuple(form.text("tellers").splitlines()))

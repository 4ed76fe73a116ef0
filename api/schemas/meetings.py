"""What is sent of a meeting: where it is held, and who counts."""

from typing import Annotated

from pydantic import Field

from api.schemas.fields import Asked
from suyton.domain.meeting import Meeting, meeting_of

Teller = Annotated[str, Field(max_length=200)]

MET = {
    "place": "Hội trường Sở Giáo dục và Đào tạo",
    "tellers": ["Nguyễn Văn Đếm", "Trần Thị Ghi", "Lê Văn Xem"],
}


class Met(Asked):
    """What is left out stays a dotted line in the minutes.

    ``tellers`` is the counting team: its head, then its secretary, then its members.
    """

    place: Annotated[str, Field(max_length=300)] = ""
    tellers: Annotated[tuple[Teller, ...], Field(max_length=20)] = ()

    def meeting(self) -> Meeting | None:
        """As the domain knows it."""
        return meeting_of(self.place, self.tellers)

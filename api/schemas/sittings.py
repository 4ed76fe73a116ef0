"""What is sent about the people at a sitting: guests, those who stand in, differing opinions."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.schemas.fields import PAPER, Asked, Id, Reason, Text, example
from suyton.domain.agenda import Aside
from suyton.domain.attendance import Guest
from suyton.domain.document import DocumentReference
from suyton.domain.incidents import HoldCause

Name = Annotated[str, Field(min_length=1, max_length=200)]


class Invited(Asked):
    """Somebody without a vote."""

    name: Name
    position: Annotated[str, Field(max_length=200)] = ""

    model_config = example(name="Nguyễn Văn Khách", position="Báo Bắc Kạn")


Guests = Annotated[tuple[Invited, ...], Field(max_length=200)]


def guests_of(given: tuple[Invited, ...]) -> tuple[Guest, ...]:
    """The guests as the domain knows them."""
    return tuple(Guest(one.name, one.position) for one in given)


class StandingIn(Asked):
    """A member sends somebody; ``paper`` is the written appointment."""

    member_id: Id
    account_id: Id
    number: Annotated[str, Field(max_length=200)]
    dated_on: date
    paper: DocumentReference

    model_config = example(
        member_id="uy-vien-09",
        account_id="pho-giam-doc-so-y-te",
        number="12/GUQ-SYT",
        dated_on="2024-01-12",
        paper=PAPER | {"kind": "stand_in_appointment"},
    )


class Differing(Asked):
    """``nomination_id`` names the item; without it the opinion is on the whole list."""

    text: Text
    nomination_id: Annotated[str, Field(max_length=200)] = ""

    model_config = example(text="Đề nghị xem lại tiêu chí về sáng kiến.", nomination_id="")


class SettingAside(Asked):
    """``cause`` says what must be concluded, for an item that is held."""

    way: Aside
    reason: Reason
    cause: HoldCause | None = None

    model_config = example(way="put_off", reason="Chờ bổ sung báo cáo.", cause=None)

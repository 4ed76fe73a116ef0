"""Signing in, and what a signed-in person is told of themselves."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from api.schemas.fields import Asked, example
from suyton.domain.authority import Appointment
from suyton.ports import Account, TokenInfo

Login = Annotated[str, Field(max_length=200)]
Password = Annotated[str, Field(max_length=1000)]


class SignIn(Asked):
    login: Login
    password: Password

    model_config = example(login="ban-dan-toc", password="…")  # noqa: S106 (an example)


class ProgramSignIn(Asked):
    """A token for a program that acts for this person; without ``days`` it does not run out."""

    login: Login
    password: Password
    name: Annotated[str, Field(min_length=1, max_length=200)]
    days: Annotated[int, Field(ge=1, le=3650)] | None = None

    model_config = example(login="ban-dan-toc", password="…", name="Phần mềm văn thư", days=90)  # noqa: S106


class SessionOpened(BaseModel):
    """``csrf`` goes into the header X-CSRF-Token of every act."""

    account: Account
    csrf: str
    expires_at: datetime


class TokenIssued(BaseModel):
    """``token`` is shown this once."""

    token: str
    id: str
    name: str
    created_at: datetime
    expires_at: datetime | None

    @classmethod
    def of(cls, secret: str, known: TokenInfo) -> "TokenIssued":
        """The token with what is known of it."""
        return cls(
            token=secret,
            id=known.id,
            name=known.name,
            created_at=known.created_at,
            expires_at=known.expires_at,
        )


class Me(BaseModel):
    """The account, and every appointment that holds now."""

    account: Account
    appointments: list[Appointment]

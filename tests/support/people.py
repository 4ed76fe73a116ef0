"""People for tests that need no accounts."""

from datetime import UTC, datetime

from suyton.domain.authority import Actor, Appointment, Role

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def person(account_id: str, *roles: tuple[Role, str]) -> Actor:
    """Someone who has held these roles at these scopes since long ago."""
    held = tuple(Appointment(role, scope_id, LONG_AGO) for role, scope_id in roles)
    return Actor(account_id, account_id, held)


def member(number: int) -> Actor:
    """The council's member of this number."""
    return person(f"uy-vien-{number:02}", (Role.COUNCIL_MEMBER, "hoi-dong"))

"""Who could be at a sitting besides its members, as its page offers them."""

from api.pages.desk import Desk
from api.pages.forms import Form
from suyton.domain.attendance import Guest
from suyton.domain.authority import Role
from suyton.domain.sitting import Sitting
from suyton.ports import Account


def guests_of(form: Form) -> tuple[Guest, ...]:
    """Guests as typed: one a line, the name, then after a comma the position."""
    lines = (line.partition(",") for line in form.text("guests").splitlines() if line.strip())
    return tuple(Guest(name.strip(), position.strip()) for name, _, position in lines)


def may_stand_in(desk: Desk, sitting: Sitting) -> list[Account]:
    """Who could be sent in a member's place: appointed to this council, without a seat here."""
    accounts = desk.world.accounts
    return [
        one
        for one in accounts.accounts()
        if sitting.seat_of(one.id) is None
        and accounts.actor(one.id).holds(Role.COUNCIL_MEMBER, sitting.council_id, desk.now)
    ]


def may_differ(desk: Desk, sitting: Sitting) -> bool:
    """Whether this person votes here, and so may have a differing opinion put on record."""
    votes = {seat.account_id for seat in sitting.voting} | {voter.id for voter in sitting.roll}
    return desk.actor.account_id in votes

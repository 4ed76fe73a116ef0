"""Who a person is when they act: accounts hold roles bound to a unit, bloc, body or council."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an appointment lets an account do; the scope says where."""

    UNIT_OFFICER = "unit_officer"
    """Acts for a member unit (scope: unit id)."""
    BLOC_LEADER = "bloc_leader"
    """Acts for the leader unit of a bloc (scope: :func:`bloc_year_scope`, or the bloc for every year)."""
    BLOC_DEPUTY = "bloc_deputy"
    """Acts for the deputy leader unit of a bloc (scope: as of the leader)."""
    STANDING_OFFICER = "standing_officer"
    """Receives, appraises, convenes, drafts (scope: standing body id)."""
    COUNCIL_SECRETARY = "council_secretary"
    """Records presence and opens the sitting (scope: council id)."""
    COUNCIL_MEMBER = "council_member"
    """Votes or gives a written opinion (scope: council id)."""
    AGENCY_OFFICER = "agency_officer"
    """Answers for an agency that the standing body consults (scope: the agency's unit id)."""
    CHAIRMAN = "chairman"
    """The Chairman of the provincial People's Committee, who decides (scope: province id)."""
    VICE_CHAIRMAN = "vice_chairman"
    """Signs for the Chairman under a live assignment (scope: province id)."""
    RECORDS_CLERK = "records_clerk"
    """Numbers what is signed, puts the office's seal on it and issues it (scope: province id)."""
    AUDITOR = "auditor"
    """Reads every history, acts in none (scope: province id)."""
    ADMINISTRATOR = "administrator"
    """Keeps accounts and appointments (scope: province id)."""
    PROCESS = "process"
    """The workflow itself: clocks, counts and the word of another body. No person holds it."""


BLOC_ROLES = frozenset({Role.BLOC_LEADER, Role.BLOC_DEPUTY})


def bloc_year_scope(bloc_id: str, year: int) -> str:
    """Where leading a bloc in one year counts: in that year's cases, whenever they end."""
    return f"{bloc_id}/{year}" if bloc_id else ""


def bloc_of(scope_id: str) -> str:
    """The bloc of a bloc role's scope, whether that names a year or not."""
    return scope_id.partition("/")[0]


@dataclass(frozen=True)
class Appointment:
    """An account holds ``role`` at ``scope_id`` from ``valid_from`` until before ``valid_to``."""

    role: Role
    scope_id: str
    valid_from: datetime
    valid_to: datetime | None = None

    def is_live(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    def covers(self, role: Role, scope_id: str) -> bool:
        """Whether it is this role at this scope; a bloc role held without a year is held in each."""
        if self.role is not role:
            return False
        whole_bloc = (
            role in BLOC_ROLES and self.scope_id != "" and self.scope_id == bloc_of(scope_id)
        )
        return self.scope_id == scope_id or whole_bloc


@dataclass(frozen=True)
class Actor:
    """The person (or the process) behind an act, with the appointments they hold."""

    account_id: str
    name: str
    appointments: tuple[Appointment, ...] = ()

    def holds(self, role: Role, scope_id: str, at: datetime) -> bool:
        """Whether the actor holds this role at this scope at this moment."""
        return any(
            appointment.covers(role, scope_id) and appointment.is_live(at)
            for appointment in self.appointments
        )

    def scopes(self, role: Role, at: datetime) -> tuple[str, ...]:
        """The scopes at which the actor holds ``role`` now."""
        return tuple(a.scope_id for a in self.appointments if a.role is role and a.is_live(at))


@dataclass(frozen=True)
class Capacity:
    """In which role, and for which unit, bloc or body, an act was done."""

    role: Role
    scope_id: str


@dataclass(frozen=True)
class Assignment:
    """The Chairman lets a vice-chairman sign awards for him (“KT. CHỦ TỊCH”).

    Source: Law 06/2022/QH15 Art. 79.4 names the Chairman alone as deciding; signing on behalf
    follows the general rule of clerical work (Decree 30/2020 Art. 13, unconfirmed).
    """

    id: str
    province_id: str
    chairman_id: str
    signer_id: str
    valid_from: datetime
    valid_to: datetime | None = None

    def is_live(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


PROCESS = Actor(account_id="process", name="Suy Tôn")
"""The actor of acts that no person does: a clock that ran out, a count, another body's word."""

"""The province's bodies: units, blocs, the standing body and the emulation council."""

from dataclasses import dataclass

from suyton.domain.award_terms import Station


@dataclass(frozen=True)
class Unit:
    """An agency, school or enterprise that takes part in emulation."""

    id: str
    name: str
    short_name: str = ""


@dataclass(frozen=True)
class BlocYear:
    """A bloc in one emulation year: its members, and the units that lead it that year.

    Leader and deputy are units, not persons, and change yearly.
    Source: Law 06/2022/QH15 Art. 16.2c for blocs as a scope of emulation.
    """

    bloc_id: str
    year: int
    leader_unit_id: str
    deputy_unit_id: str
    member_unit_ids: tuple[str, ...]


@dataclass(frozen=True)
class Bloc:
    """An emulation bloc (agencies of like function) or cluster (localities)."""

    id: str
    name: str
    province_id: str


@dataclass(frozen=True)
class Seat:
    """A member of the emulation council, as on its founding decision."""

    account_id: str
    name: str
    post: str
    """``chair``, ``vice_chair``, ``secretary`` or ``member``."""
    on_committee: bool = False
    """Whether the member also sits on the council's standing committee."""
    votes: bool = True
    """Whether the seat votes, and is counted in N; a secretary who is no member does not."""


@dataclass(frozen=True)
class Council:
    """The provincial emulation council; it advises and does not decide (Law 06/2022 Art. 90.4)."""

    id: str
    name: str
    province_id: str
    founding_decision: str
    seats: tuple[Seat, ...]

    def seats_of(self, body: Station) -> tuple[Seat, ...]:
        """Who sits in a sitting of the whole council, or of its standing committee."""
        if body is Station.STANDING_COMMITTEE:
            return tuple(seat for seat in self.seats if seat.on_committee)
        return self.seats


@dataclass(frozen=True)
class Province:
    """The province and the bodies at its centre."""

    id: str
    name: str
    standing_body_id: str
    standing_body_name: str
    council_id: str

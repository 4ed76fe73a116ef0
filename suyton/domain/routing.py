"""Which rows of stations lead somewhere: what a rule pack may give an award as its route."""

from collections.abc import Sequence

from suyton.domain.award_terms import Station

_PLACE = {
    Station.BLOC: 0,
    Station.UNIT_DECISION: 0,
    Station.APPRAISAL: 1,
    Station.STANDING_COMMITTEE: 2,
    Station.COUNCIL: 2,
    Station.DECISION: 3,
    Station.FORWARDING: 3,
}
"""Stations at the same place exclude each other: a route has at most one of each place."""

END_OF = {
    "chairman": Station.DECISION,
    "unit_head": Station.UNIT_DECISION,
    "commune_chairman": Station.UNIT_DECISION,
    "prime_minister": Station.FORWARDING,
    "president": Station.FORWARDING,
    "government": Station.FORWARDING,
}
"""Where the way through the province ends, by who decides (Law 06/2022/QH15 Arts. 77 to 79)."""


def route_fault(stations: Sequence[Station], decided_by: str) -> str:
    """Why this row of stations cannot be a route, in words for the pack's author; else empty."""
    end = END_OF[decided_by]
    if not stations or stations[-1] is not end:
        return f"does not end at {end.value}, where an award decided by {decided_by} ends"
    places = [_PLACE[station] for station in stations]
    for before, station in enumerate(stations[1:]):
        if places[before + 1] <= places[before]:
            return f"cannot reach {station.value} after {stations[before].value}"
    if end is not Station.UNIT_DECISION and Station.APPRAISAL not in stations:
        return f"cannot reach {end.value} without {Station.APPRAISAL.value}"
    return ""

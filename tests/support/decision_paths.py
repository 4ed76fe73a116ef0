"""What a decision may do besides granting, each told once: submit, correct, cancel, and the rest."""

from suyton.domain.award_terms import CommendationKind, Route, Station
from tests.support.incident_paths import INVENTED, case_of, change_merit, proposed_outside_a_bloc
from tests.support.office import Office
from tests.support.paths import FIRST


async def forwarded(office: Office) -> None:
    """The province submits; a higher authority decides. The letter has a series of its own."""
    stations = (Station.APPRAISAL, Station.FORWARDING)
    change_merit(office, routes=(Route(CommendationKind.SUDDEN, stations, INVENTED),))
    nomination = await proposed_outside_a_bloc(office, stations)
    await office.appraise(nomination)
    letter = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    await office.sign(letter)
    await office.reaches(nomination, "forwarded")
    case = case_of(office, nomination)
    assert case.decision_number == office.database.records.decision(letter).number
    assert case.decision_number.endswith("/TTr-UBND")
    assert case.outcome == "forwarded"
    await office.is_told(FIRST, "nomination_forwarded")

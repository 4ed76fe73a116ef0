"""What must hold of a whole pack, once all its files, its base and its overlay were read."""

from itertools import pairwise

from suyton.data_file import DataFileFault
from suyton.domain.award_terms import EqualScores, Ground, PaperForm, Recusal, Route
from suyton.domain.routing import route_fault
from suyton.rules.assembling import provision_of
from suyton.rules.pack import Pack
from suyton.rules.tables import BALLOT_KEYS, BODIES, CORE_LIMITS, PLAIN_KEYS

BALLOT_NEEDS = ("threshold", "quorum", "secret", "quota")


def check_apart(packs: tuple[Pack, ...]) -> None:
    """No two packs hold on the same day; raises DataFileFault naming both."""
    order = sorted(packs, key=lambda pack: pack.valid_from)
    for earlier, later in pairwise(order):
        if later.valid_from < earlier.valid_to:
            raise DataFileFault(
                later.file,
                "pack.valid_from",
                f"is {later.valid_from}, while pack {earlier.id} still holds",
                f"a day from {earlier.valid_to} on",
            )


def check_whole(pack: Pack) -> None:
    """Everything that a rulebook needs is there and leads somewhere.

    Raises:
        DataFileFault: the first provision that is missing, or stands under an award or a ground
            that is not there, or a route that cannot be walked.
    """
    for name in CORE_LIMITS:
        if f"limit.{name}" not in pack.provisions:
            _missing(pack, f"limit.{name}", "a table with value and citation")
    for award in pack.awards:
        for key in (*PLAIN_KEYS, *(f"{body}.{name}" for body in BODIES for name in BALLOT_NEEDS)):
            if provision_of(pack, award.id, key) is None:
                _missing(pack, f"award.{award.id}.{key}", "a table with value and citation")
        _check_routes(pack, award.id)
        _check_recusal(pack, award.id)
        for body in BODIES:
            _check_paper(pack, award.id, body)
            _check_second_ballots(pack, award.id, body)
            _check_secrecy(pack, award.id, body)
    _check_equal_scores(pack)
    _check_rooted(pack)


def _check_routes(pack: Pack, award_id: str) -> None:
    """Every route ends where its award is decided, and every ground has a route to go."""
    base = f"award.{award_id}"
    decided_by = provision_of(pack, award_id, "decided_by")
    routes = {
        path: found for path, found in pack.provisions.items() if path.startswith(f"{base}.route.")
    }
    if not routes:
        _missing(pack, f"{base}.route", "a route for each kind of commendation, such as merit")
    kinds = set()
    for path, found in routes.items():
        assert isinstance(found.value, Route)  # noqa: S101 (the reader made it so)
        kinds.add(found.value.kind)
        if fault := route_fault(found.value.stations, str(decided_by.value if decided_by else "")):
            allowed = "bloc, appraisal, standing_committee or council, then the end; or its own end"
            raise DataFileFault(found.file, f"{path}.stations", fault, allowed)
    for path, found in pack.provisions.items():
        if path.startswith(f"{base}.ground.") and isinstance(found.value, Ground):
            for kind in found.value.kinds:
                if kind not in kinds:
                    problem = f"names {kind.value}, for which the award has no route"
                    raise DataFileFault(
                        found.file, f"{path}.kinds", problem, ", ".join(sorted(kinds))
                    )


def _check_paper(pack: Pack, award_id: str, body: str) -> None:
    """A limit on a paper's marks belongs to a form that has one, and there is something to limit by."""
    found = {key: provision_of(pack, award_id, f"{body}.{key}") for key in BALLOT_KEYS}
    said = {key: one.value for key, one in found.items() if one}
    chosen = said.get("form") is PaperForm.CHOOSE
    base = f"award.{award_id}.{body}"
    if chosen and said["quota"] is None and "choose_at_most" not in said:
        _missing(pack, f"{base}.choose_at_most", "how many may be chosen, or a quota")
    if (figure := found["choose_at_most"]) and not chosen:
        problem = "stands where candidates are not chosen"
        raise DataFileFault(figure.file, f"{base}.choose_at_most", problem, 'it with form "choose"')
    if (caps := found["caps_yes"]) and caps.value and (chosen or said["quota"] is None):
        problem = "caps by a quota that is not there, or a form that is capped already"
        raise DataFileFault(caps.file, f"{base}.caps_yes", problem, 'a quota, and form "each"')


def _check_second_ballots(pack: Pack, award_id: str, body: str) -> None:
    """Nobody is tied where nothing limits how many go in."""
    found = provision_of(pack, award_id, f"{body}.second_ballots")
    quota = provision_of(pack, award_id, f"{body}.quota")
    if found and (quota is None or quota.value is None):
        key = f"award.{award_id}.{body}.second_ballots"
        raise DataFileFault(found.file, key, "stands where no quota makes a tie", "a quota")


def _check_secrecy(pack: Pack, award_id: str, body: str) -> None:
    """An open vote promises nobody anything."""
    found = provision_of(pack, award_id, f"{body}.secrecy_least")
    secret = provision_of(pack, award_id, f"{body}.secret")
    if found and not (secret and secret.value):
        key = f"award.{award_id}.{body}.secrecy_least"
        raise DataFileFault(found.file, key, "stands where the vote is open", "a secret vote")


def _check_recusal(pack: Pack, award_id: str) -> None:
    """Of a council's member no unit is known, so nobody could be told apart there."""
    found = provision_of(pack, award_id, "council_ballot.recusal")
    if found and found.value is not Recusal.NONE:
        key = f"award.{award_id}.council_ballot.recusal"
        raise DataFileFault(found.file, key, "cannot be applied to persons", '"none"')


def _check_equal_scores(pack: Pack) -> None:
    """Equal totals are parted by a group only where the group is named."""
    rule = pack.provisions.get("policy.equal_scores")
    if rule is None or rule.value is not EqualScores.GROUP:
        return
    if "policy.equal_scores_group" not in pack.provisions:
        raise DataFileFault(
            rule.file,
            "policy.equal_scores_group",
            "is missing",
            "the group's name in the bloc's table",
        )


def _check_rooted(pack: Pack) -> None:
    """Nothing hangs in the air: each award is named, each condition's ground is there."""
    named = {award.id for award in pack.awards}
    for path, found in pack.provisions.items():
        parts = path.split(".")
        if parts[0] == "award" and parts[1] not in named:
            raise DataFileFault(
                found.file, f"award.{parts[1]}.name_vi", "is missing", "a text that is not blank"
            )
        if "condition" in parts:
            ground = ".".join(parts[: parts.index("condition")])
            if ground not in pack.provisions:
                raise DataFileFault(
                    found.file, f"{ground}.name_vi", "is missing", "a ground with its conditions"
                )


def _missing(pack: Pack, path: str, allowed: str) -> None:
    raise DataFileFault(pack.file, path, "is missing", allowed)

"""Which rule decides at a station, for one award: the share that carries, the limit, who signs."""

from collections.abc import Callable

from suyton.domain.award_terms import Station
from suyton.domain.clocks import Line, line
from suyton.domain.rulebook import AwardRule, BallotRule, Rulebook


def rules_at(station: Station, award: AwardRule, rulebook: Rulebook) -> tuple[Line, ...]:
    """The rules by which a station decides on an award; at least one."""
    return _RULES[station](award, rulebook)


def _bloc(award: AwardRule, _: Rulebook) -> tuple[Line, ...]:
    stands = line("candidates", award.citation, who=award.candidates.value)
    return (stands, *_vote(award.bloc_ballot))


def _council(award: AwardRule, _: Rulebook) -> tuple[Line, ...]:
    return _vote(award.council_ballot)


def _vote(rule: BallotRule) -> tuple[Line, ...]:
    found = [
        line(
            "vote_secret" if rule.secret else "vote_open",
            rule.citation,
            threshold=str(rule.threshold),
            quorum=str(rule.quorum),
        )
    ]
    if rule.quota is not None:
        found.append(line("quota", rule.citation, quota=str(rule.quota), tie=rule.tie.value))
    return tuple(found)


def _appraisal(_: AwardRule, rulebook: Rulebook) -> tuple[Line, ...]:
    limit = rulebook.appraisal_limit_working_days
    return (line("appraisal", limit.citation, days=str(limit.value)),)


def _unit_decision(award: AwardRule, _: Rulebook) -> tuple[Line, ...]:
    return (line("unit_decides", award.citation, by=award.decided_by),)


def _decision(award: AwardRule, rulebook: Rulebook) -> tuple[Line, ...]:
    limit = rulebook.signing_limit_working_days
    roles = ", ".join(role.value for role in award.signed_for_by)
    return (
        line("decided_by", award.citation, by=award.decided_by, signers=roles),
        line("signing", limit.citation, days=str(limit.value)),
    )


def _forwarding(award: AwardRule, rulebook: Rulebook) -> tuple[Line, ...]:
    limit = rulebook.signing_limit_working_days
    return (
        line("forwarded_to", award.citation, by=award.decided_by),
        line("signing", limit.citation, days=str(limit.value)),
    )


_RULES: dict[Station, Callable[[AwardRule, Rulebook], tuple[Line, ...]]] = {
    Station.BLOC: _bloc,
    Station.UNIT_DECISION: _unit_decision,
    Station.APPRAISAL: _appraisal,
    Station.STANDING_COMMITTEE: _council,
    Station.COUNCIL: _council,
    Station.DECISION: _decision,
    Station.FORWARDING: _forwarding,
}

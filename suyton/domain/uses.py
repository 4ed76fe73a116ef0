"""What a case stands on and no other may: an achievement and initiatives are rewarded once.

Source: domain notes 3.5 (one achievement, one reward; an initiative counts once). A case takes
them when it passes appraisal, and lets go of them when it ends without an award.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from suyton.domain.errors import AchievementRewarded, DomainError, InitiativeUsed
from suyton.domain.nomination import CLOSED, Nomination, NominationStage

_S = NominationStage

USING = frozenset(
    {
        _S.AWAITING_COUNCIL,
        _S.IN_COUNCIL,
        _S.AWAITING_DECISION,
        _S.IN_SIGNING,
        _S.AWARDED,
        _S.FORWARDED,
    }
)
"""Stages in which a case has taken what it stands on. What was forwarded is still undecided."""

LETTING_GO = (CLOSED - USING) | {_S.IN_RECOVERY}
"""Stages in which a case has no more claim to it."""


@dataclass(frozen=True)
class Use:
    """One thing that one live case uses. ``key`` tells it from all others of its kind."""

    what: str
    """``achievement`` or ``initiative``."""
    key: str
    name: str
    """As the unit calls it."""


def uses_of(nomination: Nomination) -> tuple[Use, ...]:
    """What the case uses, in one order, so that two that share several wait for one another."""
    return tuple(sorted(_uses(nomination), key=lambda use: (use.what, use.key)))


def _uses(nomination: Nomination) -> Iterator[Use]:
    if nomination.achievement_id:
        key = achievement_key(nomination.honoured_id, nomination.achievement_id)
        yield Use("achievement", key, nomination.achievement_id)
    for initiative in dict.fromkeys(nomination.initiatives):
        yield Use("initiative", initiative, initiative)


def achievement_key(subject_id: str, achievement_id: str) -> str:
    """Several subjects may share one deed, such as fighting one flood; each is rewarded once."""
    return f"{subject_id}/{achievement_id}"


def takes(before: NominationStage | None, after: NominationStage) -> bool:
    """Whether this step is the one by which the case takes what it uses."""
    return after in USING and before not in USING


def taken(use: Use, nomination: str, decision: str) -> DomainError:
    """The refusal for what another case has, with the decision that rewarded it if there is one."""
    by = decision or "–"
    if use.what == "achievement":
        return AchievementRewarded(achievement=use.name, nomination=nomination, decision=by)
    return InitiativeUsed(initiative=use.name, nomination=nomination, decision=by)

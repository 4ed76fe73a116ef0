"""Examples of explanations, made by the domain itself so that they cannot go stale."""

from api.schemas.examples import AT, NOMINATION
from suyton.domain.explanation import explain
from suyton.rules import RulePacks

_BOOK = RulePacks.load().for_year(NOMINATION.year)

EXPLANATION = explain(NOMINATION, _BOOK, (), AT)

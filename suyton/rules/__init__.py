"""Rule packs: what the regulation says, as data with sources and dates, and its strict reader."""

from suyton.rules.fault import RulePackFault
from suyton.rules.rule_packs import RulePacks

__all__ = ["RulePackFault", "RulePacks"]

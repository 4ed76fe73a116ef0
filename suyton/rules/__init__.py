"""Rule packs: what the regulation says, as data with sources and dates, and its strict reader."""

from suyton.data_file import DataFileFault
from suyton.rules.rule_packs import RulePacks

__all__ = ["DataFileFault", "RulePacks"]

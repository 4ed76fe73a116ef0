"""Examples of rule packs, from the packs themselves."""

from dataclasses import replace
from datetime import date

from api.schemas.rules import AwardShown, EditionShown
from suyton.domain.edition import Difference
from suyton.rules import RulePacks

_PACKS = RulePacks.load()
_EDITIONS = _PACKS.editions()
_FLAG = AwardShown.of(_PACKS, _EDITIONS[1].id, "provincial_emulation_flag", date(2024, 1, 1))

SHORT = EditionShown.of(_EDITIONS[1])
EDITION = replace(_EDITIONS[1], provisions=_EDITIONS[1].provisions[:2])
AWARD = replace(_FLAG, provisions=_FLAG.provisions[:2])
DIFFERENCE = Difference(_FLAG.provisions[0].path, None, _FLAG.provisions[0])

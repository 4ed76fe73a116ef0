"""An example of a foresight, made by the domain itself so that it cannot go stale."""

from typing import Any, cast

from api.schemas.examples import AT
from api.schemas.what_if import WhatIf
from suyton.domain.what_if import foresee
from suyton.rules import RulePacks

_extra = cast(dict[str, Any], WhatIf.model_config["json_schema_extra"])
_wanted = WhatIf.model_validate(_extra["examples"][0])

FORESIGHT = foresee(_wanted.record(), _wanted.claim(), RulePacks.load().for_year(_wanted.year), AT)

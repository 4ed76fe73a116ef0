"""A round of 2023 that its bloc scores by a table: one unit checked, one filled, one awaited."""

from decimal import Decimal

from suyton.domain import round_sheets
from suyton.domain.bloc_round import BlocRound
from suyton.domain.organisation import BlocYear
from suyton.domain.round_sheets import ScoredStep
from suyton.domain.score_table import SheetLine
from tests.e2e.register_writing import Province
from tests.support.score_paths import TABLE, lines, own

ROUND = "2023.noi-chinh"
LEADER, CHECKED, FILLED, AWAITED = "van-phong", "thanh-tra", "so-tu-phap", "van-phong"


def score_by_table(there: Province) -> None:
    """Write the round to the register, step by step."""
    members = (CHECKED, FILLED, AWAITED)
    there.database.organisation.save_bloc_year(BlocYear("noi-chinh", 2023, LEADER, FILLED, members))
    round_ = there.round("noi-chinh", 2023, LEADER)
    leader = there.act(there.actor(LEADER))
    round_ = there.keep(round_sheets.table_adopted(round_, TABLE, there.rulebook, leader))
    for place, unit in enumerate((CHECKED, FILLED)):
        act = there.act(there.actor(unit))
        step = round_sheets.self_scored(round_, unit, 1, lines(own(place)), act)
        round_ = _kept(there, step)
    lower = (SheetLine("I.1", Decimal("57.5"), "Một chỉ tiêu chậm"), *lines(own(0))[1:])
    act = there.act(there.actor(FILLED), "Đã xem minh chứng")
    _kept(there, round_sheets.cross_checked(round_, CHECKED, FILLED, 1, lower, act))


def _kept(there: Province, step: ScoredStep) -> BlocRound:
    there.database.register.record_round(step, step.sheets)
    return step.state

"""A bloc's year scored by its table, act by act."""

from dataclasses import replace
from decimal import Decimal

import pytest

from suyton.domain import round_scores, round_sheets
from suyton.domain.authority import Role
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.errors import (
    CriterionMissing,
    CriterionUnexplained,
    DifferenceUnexplained,
    EvidenceMissing,
    NoScoreTable,
    NotAMember,
    NotAuthorised,
    OtherTable,
    OwnScore,
    ReasonMissing,
    ScoredByTable,
    ScoreMissing,
    TableSumWrong,
)
from suyton.domain.round_sheets import ScoredStep
from suyton.domain.score_table import FinalSheet, SheetKind
from suyton.domain.scoring import FinalScore
from tests.unit.domain.cases import (
    DAY,
    DEPUTY_UNIT,
    LEADER_UNIT,
    NOW,
    OTHER_UNIT,
    UNIT,
    act,
    bloc_round,
    rulebook,
    someone,
)
from tests.unit.domain.score_tables import FULL, TABLE, sheet

LEADER = someone(Role.BLOC_LEADER)
OFFICER, OTHER = someone(Role.UNIT_OFFICER), someone(Role.UNIT_OFFICER, OTHER_UNIT)
BARE = bloc_round(RoundStage.SCORING)
WITH_TABLE = round_sheets.table_adopted(BARE, TABLE, rulebook(), act(LEADER)).state
LOWER = FULL | {"I.1": "58.5"}
WHY = {"I.1": "Hai chỉ tiêu chưa đạt"}


def self_scored(round_: BlocRound = WITH_TABLE, points: dict[str, str] = FULL) -> ScoredStep:
    return round_sheets.self_scored(round_, UNIT, 1, sheet(points), act(OFFICER))


def checked(round_: BlocRound, points: dict[str, str], why: dict[str, str]) -> ScoredStep:
    return round_sheets.cross_checked(
        round_, UNIT, OTHER_UNIT, 1, sheet(points, why), act(OTHER, "Đã xem minh chứng")
    )


def test_the_bloc_adopts_its_table_for_the_year_once_and_again() -> None:
    first = round_sheets.table_adopted(BARE, replace(TABLE, version=7), rulebook(), act(LEADER))
    assert first.state.table == TABLE
    assert first.entry.tag == "bloc:score_table:adopted"
    assert first.entry.facts == {
        "table_version": "1",
        "criteria": "6",
        "table_sha256": TABLE.sha256,
        "scores_voided": "0",
    }
    again = round_sheets.table_adopted(first.state, TABLE, rulebook(), act(LEADER)).state
    assert again.table == replace(TABLE, version=2)


def test_a_table_that_misses_the_packs_maximum_is_not_adopted() -> None:
    short = replace(TABLE, criteria=TABLE.criteria[1:])
    with pytest.raises(TableSumWrong):
        round_sheets.table_adopted(BARE, short, rulebook(), act(LEADER))


def test_another_table_voids_the_scores_given_so_far_and_says_why() -> None:
    scored = self_scored().state
    with pytest.raises(ReasonMissing):
        round_sheets.table_adopted(scored, TABLE, rulebook(), act(LEADER, "  "))
    again = round_sheets.table_adopted(scored, TABLE, rulebook(), act(LEADER, "Bỏ một tiêu chí"))
    assert [line.latest for line in again.state.scores] == [None] * 4
    assert again.entry.facts["scores_voided"] == "1"
    assert (again.entry.reason, again.state.table) == ("Bỏ một tiêu chí", replace(TABLE, version=2))


def test_one_score_in_all_is_refused_once_there_is_a_table() -> None:
    with pytest.raises(ScoredByTable):
        round_scores.self_scored(WITH_TABLE, UNIT, Decimal(98), rulebook(), act(OFFICER))
    scored = self_scored().state
    with pytest.raises(ScoredByTable):
        round_scores.score_cross_checked(
            scored, UNIT, Decimal(98), OTHER_UNIT, rulebook(), act(OTHER)
        )
    finals = [FinalScore(UNIT, Decimal(98), "x")]
    with pytest.raises(ScoredByTable):
        round_scores.scores_adopted(scored, finals, rulebook(), act(LEADER))


def test_a_sheet_is_refused_where_the_bloc_has_no_table_or_another() -> None:
    with pytest.raises(NoScoreTable):
        self_scored(BARE)
    with pytest.raises(OtherTable) as other:
        round_sheets.self_scored(WITH_TABLE, UNIT, 2, sheet(), act(OFFICER))
    assert other.value.facts == {"given": "2", "version": "1"}


def test_a_unit_fills_its_own_sheet_and_the_total_is_computed() -> None:
    step = self_scored(points=FULL | {"P.1": "1.5"})
    line = step.state.line(UNIT)
    assert line.self_score == Decimal("98.5")
    (kept,) = step.sheets
    assert line.self_sheet == kept.kept
    assert (kept.kind, kept.by_unit_id, kept.table_version) == (SheetKind.SELF, UNIT, 1)
    assert step.entry.facts == {"unit": UNIT, "score": "98.5", "sheet_sha256": kept.sha256}
    with pytest.raises(NotAuthorised):
        round_sheets.self_scored(WITH_TABLE, UNIT, 1, sheet(), act(OTHER))
    with pytest.raises(NotAuthorised):
        round_sheets.self_scored(WITH_TABLE, UNIT, 1, sheet(), act(LEADER))


def test_a_self_sheet_needs_every_criterion_and_its_evidence() -> None:
    with pytest.raises(CriterionMissing):
        self_scored(points={"I.1": "60", "I.2": "20"})
    bare = tuple(replace(line, evidence=()) for line in sheet())
    with pytest.raises(EvidenceMissing):
        round_sheets.self_scored(WITH_TABLE, UNIT, 1, bare, act(OFFICER))


def test_another_self_sheet_voids_the_check_of_the_old_one() -> None:
    done = checked(self_scored().state, LOWER, WHY).state
    assert self_scored(done).state.line(UNIT) == done.line(UNIT), "the same sheet changes nothing"
    anew = self_scored(done, LOWER).state.line(UNIT)
    assert (anew.self_score, anew.cross_score, anew.cross_sheet) == (Decimal("98.5"), None, None)


def test_a_checker_says_why_beside_each_criterion_that_changes() -> None:
    scored = self_scored().state
    with pytest.raises(CriterionUnexplained) as bare:
        checked(scored, LOWER, {})
    assert bare.value.facts["criterion"] == "I.1"
    step = checked(scored, LOWER, WHY)
    line = step.state.line(UNIT)
    assert (line.cross_score, line.cross_checked_by) == (Decimal("98.5"), OTHER_UNIT)
    assert step.entry.facts == {
        "unit": UNIT,
        "score": "98.5",
        "by_unit": OTHER_UNIT,
        "sheet_sha256": step.sheets[0].sha256,
        "criterion:I.1": "60.0 → 58.5: Hai chỉ tiêu chưa đạt",
    }
    assert line.self_sheet == scored.line(UNIT).self_sheet, "the unit's own sheet is kept"


def test_nobody_checks_their_own_sheet_nor_one_that_is_not_there() -> None:
    with pytest.raises(ScoreMissing):
        checked(WITH_TABLE, FULL, {})
    scored = self_scored().state
    with pytest.raises(OwnScore):
        round_sheets.cross_checked(scored, UNIT, UNIT, 1, sheet(), act(OFFICER))
    with pytest.raises(NotAuthorised):
        round_sheets.cross_checked(scored, UNIT, OTHER_UNIT, 1, sheet(), act(OFFICER))


@pytest.mark.parametrize(
    ("actor", "foreign"),
    [(LEADER, DEPUTY_UNIT), (someone(Role.BLOC_DEPUTY), LEADER_UNIT)],
    ids=["leader", "deputy"],
)
def test_whoever_leads_checks_in_the_name_of_the_leading_unit_alone(
    actor: object, foreign: str
) -> None:
    with pytest.raises(NotAuthorised):
        round_sheets.cross_checked(
            self_scored().state,
            UNIT,
            foreign,
            1,
            sheet(),
            act(actor),  # type: ignore[arg-type]
        )


PAST = act(LEADER, at=NOW + 6 * DAY)


def test_the_conference_keeps_three_sheets_and_says_why_it_changes_points() -> None:
    done = checked(self_scored().state, LOWER, WHY).state
    finals = [FinalSheet(UNIT, sheet({"I.1": "59"}))]
    with pytest.raises(CriterionUnexplained):
        round_sheets.adopted(done, 1, finals, rulebook(), PAST)
    finals = [FinalSheet(UNIT, sheet({"I.1": "59"}, {"I.1": "Đã bổ sung minh chứng"}))]
    step = round_sheets.adopted(done, 1, finals, rulebook(), PAST)
    line = step.state.line(UNIT)
    assert (line.self_score, line.cross_score, line.final_score) == (
        Decimal("100.0"),
        Decimal("98.5"),
        Decimal("99.0"),
    )
    kept = {line.self_sheet, line.cross_sheet, line.final_sheet}
    assert len(kept) == 3
    assert step.state.stage is RoundStage.ADOPTED
    assert step.entry.facts == {
        UNIT: "99.0",
        f"{UNIT}:sheet": step.sheets[0].sha256,
        f"{UNIT}:place": "1",
        f"{UNIT}:criterion:I.1": "58.5 → 59.0: Đã bổ sung minh chứng",
    }


def test_sheets_are_adopted_as_they_stand_where_the_conference_changes_nothing() -> None:
    done = checked(self_scored().state, LOWER, WHY).state
    line = round_sheets.adopted(done, 1, [FinalSheet(UNIT)], rulebook(), PAST).state.line(UNIT)
    assert line.final_sheet is not None
    assert line.cross_sheet is not None
    assert line.final_sheet.points == line.cross_sheet.points
    assert line.final_score == line.cross_score


def test_units_without_a_sheet_are_waited_for_until_the_deadline() -> None:
    done = self_scored().state
    with pytest.raises(ScoreMissing):
        round_sheets.adopted(done, 1, [FinalSheet(UNIT)], rulebook(), act(LEADER))
    with pytest.raises(NotAMember):
        round_sheets.adopted(done, 1, [FinalSheet("elsewhere")], rulebook(), PAST)
    left = round_sheets.adopted(done, 1, [FinalSheet(UNIT)], rulebook(), PAST).state
    assert left.line(OTHER_UNIT).final_score is None


def test_a_unit_that_never_filled_a_sheet_gets_one_only_whole_and_with_a_reason() -> None:
    whole = FinalSheet(OTHER_UNIT, sheet(LOWER))
    with pytest.raises(DifferenceUnexplained):
        round_sheets.adopted(WITH_TABLE, 1, [whole], rulebook(), PAST)
    part = FinalSheet(OTHER_UNIT, sheet({"I.1": "5"}), "Khối chấm thay")
    with pytest.raises(CriterionMissing):
        round_sheets.adopted(WITH_TABLE, 1, [part], rulebook(), PAST)
    explained = replace(whole, reason="Khối chấm thay")
    line = round_sheets.adopted(WITH_TABLE, 1, [explained], rulebook(), PAST).state.line(OTHER_UNIT)
    assert (line.final_score, line.final_reason) == (Decimal("98.5"), "Khối chấm thay")

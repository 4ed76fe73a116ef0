"""Until the count, written opinions are shown as given and not as read."""

from dataclasses import replace

import pytest

from suyton.domain.ballot import Choice, Tally
from suyton.domain.before_count import without_partial_result
from suyton.domain.sitting import Opinion, SittingStage
from tests.persistence.samples import NOW, new_nomination, new_sitting, tally

OPINION = Opinion("uv-4", "Ủy viên 4", {new_nomination().id: Choice.YES}, NOW, "Nhất trí")
SITTING = replace(new_sitting((new_nomination(),)), opinions=(OPINION,))


@pytest.mark.parametrize("tally", [None, tally()], ids=["first vote", "voted on again"])
def test_before_the_count_one_sees_who_answered_and_not_what(tally: Tally | None) -> None:
    voting = replace(SITTING, stage=SittingStage.VOTING, tally=tally)
    (shown,) = without_partial_result(voting).opinions
    assert shown == Opinion("uv-4", "Ủy viên 4", {}, NOW, "")


@pytest.mark.parametrize("stage", [SittingStage.TIED, SittingStage.CONCLUDED])
def test_after_the_count_the_opinions_stand_open_again(stage: SittingStage) -> None:
    counted = replace(SITTING, stage=stage, tally=tally())
    assert without_partial_result(counted) == counted

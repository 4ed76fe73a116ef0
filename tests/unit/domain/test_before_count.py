"""Until the count, written opinions are shown as given and not as read."""

from dataclasses import replace

from suyton.domain.ballot import Choice
from suyton.domain.before_count import without_partial_result
from suyton.domain.sitting import Opinion
from tests.persistence.samples import NOW, new_nomination, new_sitting, tally

OPINION = Opinion("uv-4", "Ủy viên 4", {new_nomination().id: Choice.YES}, NOW, "Nhất trí")
SITTING = replace(new_sitting((new_nomination(),)), opinions=(OPINION,))


def test_before_the_count_one_sees_who_answered_and_not_what() -> None:
    (shown,) = without_partial_result(SITTING).opinions
    assert shown == Opinion("uv-4", "Ủy viên 4", {}, NOW, "")


def test_after_the_count_the_opinions_stand_open_again() -> None:
    counted = replace(SITTING, tally=tally())
    assert without_partial_result(counted) == counted

"""Where a vote is held and who counts: what is kept of what was typed, and what the book says."""

from datetime import timedelta

import pytest

from suyton.domain import bloc_round as year
from suyton.domain import sitting as council
from suyton.domain.bloc_round import RoundStage
from suyton.domain.meeting import Meeting, meeting_of, told
from tests.unit.domain.cases import DAY, NOW, act, bloc_round, candidate
from tests.unit.domain.test_bloc_round import LEADER
from tests.unit.domain.test_sitting import CONVENED, RULES, SECRETARY, names

MET = Meeting("Hội trường A", ("Nguyễn Văn Đếm", "Trần Thị Ghi"))


@pytest.mark.parametrize(
    ("place", "tellers", "kept"),
    [
        (" Hội  trường A ", (" Nguyễn Văn  Đếm", "", "Trần Thị Ghi", "Nguyễn Văn Đếm"), MET),
        ("Hội trường A", (), Meeting("Hội trường A")),
        ("", ("Nguyễn Văn Đếm",), Meeting("", ("Nguyễn Văn Đếm",))),
        ("  ", ("", " "), None),
    ],
)
def test_texts_are_trimmed_and_every_name_stands_once(
    place: str, tellers: tuple[str, ...], kept: Meeting | None
) -> None:
    assert meeting_of(place, tellers) == kept


def test_the_book_says_what_was_said_and_nothing_else() -> None:
    assert told(MET) == {"place": "Hội trường A", "tellers": "Nguyễn Văn Đếm, Trần Thị Ghi"}
    assert told(Meeting("Hội trường A")) == {"place": "Hội trường A"}
    assert told(None) == {}


def test_a_conference_keeps_what_its_leader_says_when_the_ballot_opens() -> None:
    adopted = bloc_round(RoundStage.ADOPTED)
    step = year.ballot_opened(adopted, (candidate(),), NOW + DAY, act(LEADER), MET)
    assert step.state.meeting == MET
    assert step.entry.facts["tellers"] == "Nguyễn Văn Đếm, Trần Thị Ghi"
    silent = year.ballot_opened(adopted, (candidate(),), NOW + DAY, act(LEADER))
    assert silent.state.meeting is None
    assert not {"place", "tellers"} & set(silent.entry.facts)


@pytest.mark.parametrize(("there", "kept"), [(12, MET), (11, None)])
def test_a_sitting_keeps_it_with_the_presence_unless_it_is_put_off(
    there: int, kept: Meeting | None
) -> None:
    present = names(*range(1, there + 1))
    until = NOW + timedelta(days=2)
    step = council.presence_recorded(
        CONVENED, present, until, NOW + 7 * DAY, RULES, act(SECRETARY), (), MET
    )
    assert step.state.meeting == kept
    assert ("place" in step.entry.facts) is (kept is not None)

"""What is sent to a bloc's round and to a ballot."""

from api.schemas.fields import (
    PAPER,
    Asked,
    Id,
    Moment,
    Papers,
    Reason,
    Score,
    Text,
    example,
)
from api.schemas.meetings import MET, Met
from suyton.domain.ballot import Choice


class OpenRound(Asked):
    bloc_id: Id
    year: int
    scores_due_at: Moment

    model_config = example(bloc_id="vhxh", year=2023, scores_due_at="2023-12-10T17:00:00+07:00")


class SelfScore(Asked):
    unit_id: Id
    score: Score
    remark: Text = ""

    model_config = example(unit_id="ban-dan-toc", score="98.5", remark="")


class CrossCheck(Asked):
    unit_id: Id
    by_unit_id: Id
    score: Score
    reason: Reason = ""

    model_config = example(
        unit_id="ban-dan-toc", by_unit_id="so-y-te", score="97.5", reason="Một báo cáo chậm"
    )


class Extension(Asked):
    """More time, with a reason."""

    until: Moment
    reason: Reason

    model_config = example(until="2023-12-15T17:00:00+07:00", reason="Chờ hai đơn vị")


class Final(Asked):
    unit_id: Id
    score: Score
    reason: Reason = ""


class Adoption(Asked):
    finals: list[Final]
    remark: Text = ""

    model_config = example(
        finals=[{"unit_id": "ban-dan-toc", "score": "97.5", "reason": ""}], remark=""
    )


class OpenBallot(Asked):
    closes_at: Moment

    model_config = example(closes_at="2023-12-20T17:00:00+07:00")


class OpenConference(Met):
    """The bloc's ballot; `place` and `tellers` are for its minutes and count record."""

    closes_at: Moment

    model_config = example(closes_at="2023-12-20T17:00:00+07:00", **MET)


class Report(Asked):
    minutes: Papers = ()
    remark: Text = ""

    model_config = example(minutes=[{**PAPER, "kind": "selection_minutes"}], remark="")


class Paper(Asked):
    """A voter's paper: one choice for each nomination on the slate."""

    choices: dict[Id, Choice]

    model_config = example(choices={"2023.vhxh.ban-dan-toc.provincial_emulation_flag": "yes"})

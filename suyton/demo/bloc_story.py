"""The bloc's part of a story: proposals, scores, the ballot, the report upward."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from suyton.demo.counter import Json
from suyton.demo.player import Player
from suyton.demo.story_file import CandidateScript, RoundScript

DOSSIER = ("submission_letter", "achievement_report", "selection_minutes")
TITLES = {
    "submission_letter": "Tờ trình",
    "achievement_report": "Báo cáo thành tích",
    "selection_minutes": "Biên bản bình xét",
}
SCORING_TIME = timedelta(days=10)
BALLOT_TIME = timedelta(days=1)

CHECK_REASON = "Chấm chéo theo minh chứng kèm theo (số liệu minh họa)."


def open_round(player: Player, script: RoundScript) -> None:
    """The leader opens the year for scores."""
    player.act(
        script.leader_login,
        "/rounds",
        f"{script.id}:open",
        {
            "bloc_id": script.bloc_id,
            "year": script.year,
            "scores_due_at": _from_now(SCORING_TIME),
        },
        f"Trưởng khối mở đợt bình xét năm {script.year}",
    )


def propose_all(player: Player, script: RoundScript) -> None:
    """Each unit puts itself forward with its dossier."""
    for candidate in script.candidates:
        propose(player, script, candidate)


def propose(player: Player, script: RoundScript, candidate: CandidateScript) -> str:
    """One unit's nomination; gives back its id."""
    unit = candidate.unit_id
    body = {
        "round_id": script.id,
        "unit_id": unit,
        "award_id": candidate.award_id,
        "summary": f"Hoàn thành vượt các chỉ tiêu thi đua năm {script.year} (nội dung minh họa).",
        "dossier": [_paper(player, unit, kind, script.year) for kind in DOSSIER],
    }
    told = f"Gửi đề nghị {_award(candidate.award_id)} kèm {len(DOSSIER)} tài liệu"
    player.act(unit, "/nominations", f"{nomination_id(script, candidate)}:propose", body, told)
    return nomination_id(script, candidate)


def score_all(player: Player, script: RoundScript) -> None:
    """Each unit scores itself, then the next one in the list checks it."""
    for candidate in script.candidates:
        self_score(player, script, candidate)
    for place, candidate in enumerate(script.candidates):
        checker = script.candidates[(place + 1) % len(script.candidates)].unit_id
        cross_check(player, script, candidate, checker)


def self_score(player: Player, script: RoundScript, candidate: CandidateScript) -> None:
    """A unit gives itself a score."""
    player.act(
        candidate.unit_id,
        f"/rounds/{script.id}/self-scores",
        f"{script.id}:self:{candidate.unit_id}",
        {"unit_id": candidate.unit_id, "score": str(candidate.self_score)},
        f"Tự chấm {candidate.self_score} điểm",
    )


def cross_check(
    player: Player, script: RoundScript, candidate: CandidateScript, checker: str
) -> None:
    """Another unit checks a score and says why its own differs."""
    player.act(
        checker,
        f"/rounds/{script.id}/cross-checks",
        f"{script.id}:check:{candidate.unit_id}",
        {
            "unit_id": candidate.unit_id,
            "by_unit_id": checker,
            "score": str(candidate.checked_score),
            "reason": CHECK_REASON,
        },
        f"Chấm chéo {candidate.unit_id}: {candidate.checked_score} điểm",
    )


def adopt(player: Player, script: RoundScript) -> None:
    """The conference adopts the checked scores as they are."""
    finals = [{"unit_id": c.unit_id, "score": str(c.checked_score)} for c in script.candidates]
    player.act(
        script.leader_login,
        f"/rounds/{script.id}/adoption",
        f"{script.id}:adopt",
        {"finals": finals},
        "Hội nghị thông qua bảng điểm",
    )


def vote(player: Player, script: RoundScript) -> Json:
    """Every unit casts its paper; gives back the round once the count is in."""
    path = f"/rounds/{script.id}"
    closes_at = {"closes_at": _from_now(BALLOT_TIME)}
    player.act(
        script.leader_login,
        f"{path}/ballot",
        f"{script.id}:ballot",
        closes_at,
        "Mở bỏ phiếu kín suy tôn",
    )
    ballot_id = player.read(script.leader_login, path)["ballot_id"]
    ballot = player.read(script.leader_login, f"/ballots/{ballot_id}")
    slate = {candidate["nomination_id"] for candidate in ballot["slate"]}
    for place, candidate in enumerate(script.candidates):
        paper = {n: choice for n, choice in paper_of(script, place).items() if n in slate}
        player.act(
            candidate.unit_id,
            f"/ballots/{ballot_id}/papers",
            f"{ballot_id}:paper:{candidate.unit_id}",
            {"choices": paper},
            "Bỏ phiếu kín",
        )
    return player.wait_past(script.leader_login, path, {"balloting"})


def report(player: Player, script: RoundScript) -> None:
    """The leader sends the result with its minutes to the standing body."""
    minutes = _paper(player, script.leader_login, "selection_minutes", script.year)
    player.act(
        script.leader_login,
        f"/rounds/{script.id}/report",
        f"{script.id}:report",
        {"minutes": [minutes]},
        "Báo cáo kết quả suy tôn kèm biên bản lên cơ quan thường trực",
    )
    for candidate in script.candidates:
        path = f"/nominations/{nomination_id(script, candidate)}"
        player.wait_past(script.leader_login, path, {"in_bloc", "in_ballot", "acclaimed"})


def paper_of(script: RoundScript, voter: int) -> dict[str, str]:
    """The paper of the voter at this place: every candidate gets just its number of yes votes.

    The yes votes of a candidate go to itself and to the voters after it in the list.
    """
    voters = len(script.candidates)
    return {
        nomination_id(script, candidate): "yes"
        if (voter - place) % voters < candidate.votes
        else "no"
        for place, candidate in enumerate(script.candidates)
    }


def nomination_id(script: RoundScript, candidate: CandidateScript) -> str:
    """As the service names it: one unit, one award, one round."""
    return f"{script.id}.{candidate.unit_id}.{candidate.award_id}"


def of_award(script: RoundScript, award_id: str, units: Sequence[str]) -> list[str]:
    """The ids of these units' nominations for an award, in the order of the script."""
    return [
        nomination_id(script, candidate)
        for candidate in script.candidates
        if candidate.award_id == award_id and candidate.unit_id in units
    ]


def _paper(player: Player, login: str, kind: str, year: int) -> Json:
    """A small text as a paper; the same words again are the same document."""
    text = f"{TITLES[kind]} năm {year} của {login}.\nTài liệu minh họa, không có giá trị thật.\n"
    return player.counter.person(login).upload(f"{kind}-{login}-{year}.txt", kind, text)


def _award(award_id: str) -> str:
    return "Cờ thi đua" if award_id.endswith("flag") else "Bằng khen"


def _from_now(time: timedelta) -> str:
    return (datetime.now(UTC) + time).isoformat()

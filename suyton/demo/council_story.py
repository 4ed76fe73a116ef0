"""The province's part of a story: appraisal, the council's sitting, decisions and signatures."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from suyton.demo.counter import Json
from suyton.demo.player import Player, instant
from suyton.demo.story_file import DecisionScript, SittingScript
from suyton.domain.calendar import HANOI

STANDING_OFFICER = "so-noi-vu"
SECRETARY = "thu-ky"
RECORDS_CLERK = "van-thu"
KEY_PASSWORD = "suyton-demo"  # noqa: S105 (opens the demonstration's own keys, which are worth nothing)
COUNCIL = "hoi-dong-tdkt"

VOTING_TIME = timedelta(seconds=8)
"""Enough for the room to vote; the sitting then ends at its deadline with an opinion missing."""
NEARLY_OVER = timedelta(seconds=4)
LATER = timedelta(days=7)


def appraise(player: Player, nomination: str) -> None:
    """The standing body finds the dossier fit for the council."""
    player.act(
        STANDING_OFFICER,
        f"/nominations/{nomination}/appraisal",
        f"{nomination}:appraise",
        {"remark": "Hồ sơ đủ điều kiện trình Hội đồng (minh họa)."},
        f"Thẩm định đạt: {nomination}",
    )


def convene(player: Player, step: str, nominations: Sequence[str], meets_at: datetime) -> str:
    """The secretary calls a sitting over these nominations; gives back its id."""
    for nomination in nominations:
        player.wait_past(STANDING_OFFICER, f"/nominations/{nomination}", {"in_appraisal"})
    body = {
        "council_id": COUNCIL,
        "meets_at": meets_at.isoformat(),
        "nomination_ids": list(nominations),
    }
    told = f"Triệu tập phiên họp Hội đồng về {len(nominations)} đề nghị"
    receipt = player.act(SECRETARY, "/sittings", f"{step}:convene", body, told)
    for nomination in nominations:
        player.wait_past(STANDING_OFFICER, f"/nominations/{nomination}", {"awaiting_council"})
    return str(receipt["chain"]).removeprefix("sitting:")


def open_vote(
    player: Player, sitting: str, present: Sequence[str], voting_time: timedelta = VOTING_TIME
) -> None:
    """The secretary records who is there, which opens the vote."""
    now = datetime.now(UTC)
    body = {
        "present": list(present),
        "closes_at": (now + voting_time).isoformat(),
        "postpone_to": (now + LATER).isoformat(),
    }
    told = f"Điểm danh {len(present)} thành viên có mặt, mở bỏ phiếu"
    player.act(SECRETARY, f"/sittings/{sitting}/presence", f"{sitting}:presence", body, told)


def vote(player: Player, sitting: str, script: SittingScript) -> Json:
    """The room votes, some of the absent answer, the deadline passes; the sitting as it ended."""
    path = f"/sittings/{sitting}"
    case = player.read(SECRETARY, path)
    agenda = {item["nomination_id"]: item["award_id"] for item in case["agenda"]}
    for login in script.present:
        _keep_open(player, path)
        player.act(
            login,
            f"/ballots/{case['ballot_id']}/papers",
            f"{sitting}:paper:{login}",
            {"choices": choices_of(script, login, agenda)},
            "Bỏ phiếu tại Hội đồng",
        )
    for login in script.opinions:
        _keep_open(player, path)
        player.act(
            login,
            f"{path}/opinions",
            f"{sitting}:opinion:{login}",
            {"choices": choices_of(script, login, agenda)},
            "Gửi ý kiến bằng văn bản",
        )
    missing = len(case["seats"]) - len(script.present) - len(script.opinions)
    if missing and case["stage"] == "voting":
        closes_at = instant(player.read(SECRETARY, path)["closes_at"])
        player.note(
            f"Còn {missing} ý kiến chưa gửi: chờ hết hạn {closes_at.astimezone(HANOI):%H:%M:%S}"
        )
    return player.wait_past(SECRETARY, path, {"voting"})


def choices_of(script: SittingScript, login: str, agenda: dict[str, str]) -> dict[str, str]:
    """A member's answer for each item: yes, unless the script says that they are against."""
    return {
        nomination: "no" if login in script.against.get(award_id, ()) else "yes"
        for nomination, award_id in agenda.items()
    }


def _keep_open(player: Player, path: str) -> None:
    """On a slow machine the room may need more time than planned; extending takes a reason."""
    case = player.read(SECRETARY, path)
    if case["stage"] != "voting" or instant(case["closes_at"]) - datetime.now(UTC) > NEARLY_OVER:
        return
    until = instant(case["closes_at"]) + VOTING_TIME
    player.act(
        SECRETARY,
        f"{path}/extension",
        f"{path}:extend:{case['closes_at']}",
        {"until": until.isoformat(), "reason": "Chờ đủ phiếu của các thành viên có mặt."},
        "Gia hạn bỏ phiếu",
    )


def draft(player: Player, step: str, script: DecisionScript, nominations: Sequence[str]) -> str:
    """The standing body lays a decision before its signer; gives back its id."""
    for nomination in nominations:
        player.wait_past(STANDING_OFFICER, f"/nominations/{nomination}", {"in_council"})
    body = {
        "award_id": script.award_id,
        "title": script.title,
        "nomination_ids": list(nominations),
        "signer_id": script.signer_login,
    }
    told = f"Trình ký quyết định cho {len(nominations)} đơn vị"
    receipt = player.act(STANDING_OFFICER, "/decisions", f"{step}:draft", body, told)
    return str(receipt["chain"]).removeprefix("decision:")


def sign(player: Player, decision: str, script: DecisionScript) -> Json:
    """Signed, then numbered, sealed and issued; the decision once its recipients have been told."""
    path = f"/decisions/{decision}"
    opened = {"secret": KEY_PASSWORD}
    player.act(
        script.signer_login, f"{path}/signature", f"{decision}:sign", opened, "Ký quyết định"
    )
    sealed = opened | {"publish": True}
    told = "Cấp số, đóng dấu và ban hành"
    player.act(RECORDS_CLERK, f"{path}/issue", f"{decision}:issue", sealed, told)
    signed = player.read(STANDING_OFFICER, path)
    player.note(f"Quyết định số {signed['number']} ({signed['capacity']})")
    for recipient in signed["recipients"]:
        nomination = f"/nominations/{recipient['nomination_id']}"
        player.wait_past(STANDING_OFFICER, nomination, {"awaiting_decision", "in_signing"})
    return signed

"""A second year, left open so that everyone who signs in finds something that waits for them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import httpx

from suyton.demo import bloc_story, council_story, score_table_story
from suyton.demo.counter import Counter, Refused
from suyton.demo.player import Echo, Overdue, Player
from suyton.demo.province import BAC_KAN
from suyton.demo.province_file import ProvinceFile, read_province
from suyton.demo.story_file import CandidateScript, DecisionScript, RoundScript, SittingScript

YEAR = 2024
FLAG = "provincial_emulation_flag"
CERTIFICATE = "provincial_certificate_of_merit"
FOR_WEEKS = timedelta(days=30)
IN_A_WEEK = timedelta(days=7)

# Everything below is invented: no source tells how this year went.


def _candidate(
    unit_id: str, award_id: str, score: str, votes: int, own: str = ""
) -> CandidateScript:
    """``own`` is what the unit gave itself where the check came to another score."""
    return CandidateScript(unit_id, award_id, Decimal(own or score), Decimal(score), votes)


ECONOMY = RoundScript(
    "kinh-te",
    YEAR,
    "so-tai-chinh",
    (
        _candidate("so-tai-chinh", FLAG, "97.0", 4, own="98.0"),
        _candidate("so-xay-dung", CERTIFICATE, "94.0", 1),
        _candidate("so-nong-nghiep", CERTIFICATE, "96.0", 4),
        _candidate("so-cong-thuong", CERTIFICATE, "95.5", 3),
    ),
)
INTERNAL_AFFAIRS = RoundScript(
    "noi-chinh",
    YEAR,
    "van-phong",
    (
        _candidate("thanh-tra", CERTIFICATE, "95.0", 3),
        _candidate("so-tu-phap", FLAG, "96.5", 3),
        _candidate("van-phong", CERTIFICATE, "94.5", 1),
    ),
)
CULTURE = RoundScript(
    "vhxh",
    YEAR,
    "pho-khoi",
    (
        _candidate("so-y-te", FLAG, "97.0", 10),
        _candidate("ban-dan-toc", CERTIFICATE, "96.5", 9),
        _candidate("so-giao-duc", CERTIFICATE, "96.0", 9),
        _candidate("so-van-hoa", CERTIFICATE, "95.5", 3),
    ),
)


def open_second_round(base_url: str, *, echo: Echo = print) -> int:
    """Leave 2024 open at the service at ``base_url``; 0, or 1 with the sentence given to ``echo``.

    Doing it again changes nothing, whatever people did there meanwhile.
    """
    province = read_province(BAC_KAN)
    try:
        with Counter(base_url, province.initial_password) as counter:
            player = Player(counter, f"bac-kan-{YEAR}", echo)
            _culture(player)
            _to_the_province(player, ECONOMY, score_table_story.score_by_table)
            _to_the_province(player, INTERNAL_AFFAIRS, _by_totals)
            _sittings_and_decisions(player, province)
    except (Refused, Overdue) as stop:
        echo(f"\n✗ Dừng lại: {stop}")
        return 1
    except httpx.HTTPError as fault:
        echo(f"\n✗ Không gọi được dịch vụ tại {base_url}: {fault}")
        return 1
    return 0


def _culture(player: Player) -> None:
    """Ten units: four proposals, one of them returned, some scores in, the others awaited."""
    player.heading(f"Năm {YEAR}, Khối Văn hóa - Xã hội: đang chấm điểm")
    bloc_story.open_round(player, CULTURE)
    bloc_story.propose_all(player, CULTURE)
    for candidate in CULTURE.candidates:
        bloc_story.self_score(player, CULTURE, candidate)
    bloc_story.cross_check(player, CULTURE, CULTURE.candidates[0], "ban-dan-toc")
    returned = bloc_story.nomination_id(CULTURE, CULTURE.candidates[3])
    reason = "Báo cáo thành tích thiếu số liệu về cải cách hành chính; đề nghị bổ sung."
    player.act(
        CULTURE.leader_login,
        f"/nominations/{returned}/return",
        f"{returned}:return",
        {"reason": reason},
        "Trả lại hồ sơ để bổ sung",
    )


def _by_totals(player: Player, script: RoundScript) -> None:
    """A bloc without a table: one score in all for each unit."""
    bloc_story.score_all(player, script)
    bloc_story.adopt(player, script)


def _to_the_province(
    player: Player, script: RoundScript, score: Callable[[Player, RoundScript], None]
) -> None:
    player.heading(f"Năm {YEAR}, khối {script.bloc_id}: từ đề nghị đến báo cáo")
    bloc_story.open_round(player, script)
    bloc_story.propose_all(player, script)
    score(player, script)
    bloc_story.vote(player, script)
    bloc_story.report(player, script)


def _sittings_and_decisions(player: Player, province: ProvinceFile) -> None:
    """One sitting over, with its decisions before their signers; one voting; one to be opened."""
    player.heading(f"Năm {YEAR}, cấp tỉnh: mỗi vai trò còn một việc đang chờ")
    seats = tuple(seat.account_id for seat in province.council.seats)
    flag, _, agriculture, industry = _nominations(ECONOMY)
    inspectorate, _, _ = _nominations(INTERNAL_AFFAIRS)
    for nomination in (flag, agriculture, industry, inspectorate):
        council_story.appraise(player, nomination)
    soon = datetime.now(UTC) + IN_A_WEEK

    done = council_story.convene(player, f"{YEAR}.a", [agriculture, inspectorate], soon)
    player.sign_in(seats)
    council_story.open_vote(player, done, seats)
    everyone = SittingScript(len(seats), seats, {}, (), {})
    council_story.vote(player, done, everyone)
    for_vice = DecisionScript(CERTIFICATE, f"Tặng Bằng khen năm {YEAR} (minh họa)", "pho-chu-tich")
    council_story.draft(player, f"{YEAR}.a1", for_vice, [agriculture])
    for_chairman = DecisionScript(
        CERTIFICATE, f"Tặng Bằng khen năm {YEAR}, khối Nội chính", "chu-tich"
    )
    council_story.draft(player, f"{YEAR}.a2", for_chairman, [inspectorate])

    voting = council_story.convene(player, f"{YEAR}.b", [industry], soon)
    council_story.open_vote(player, voting, seats[:12], FOR_WEEKS)
    council_story.convene(player, f"{YEAR}.c", [flag], soon)


def _nominations(script: RoundScript) -> list[str]:
    return [bloc_story.nomination_id(script, candidate) for candidate in script.candidates]

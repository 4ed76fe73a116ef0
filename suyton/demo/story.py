"""The 2023 conference, played from its first proposal to its last notice through the public API."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from suyton.demo import bloc_story, council_story
from suyton.demo.counter import Counter, Json, Refused
from suyton.demo.player import Echo, Overdue, Player
from suyton.demo.province import BAC_KAN
from suyton.demo.province_file import read_province
from suyton.demo.story_file import Story, read_story
from suyton.demo.verdict import differences

STORIES = {"bac-kan-2023": Path(__file__).with_name("bac_kan_2023.toml")}
"""By the name under which ``suyton story`` plays them."""

SITTING_IN = timedelta(minutes=5)


def play(base_url: str, *, echo: Echo = print, name: str = "bac-kan-2023") -> int:
    """Play a story against the service at ``base_url``; the exit status.

    0: everything came out as the article says. 1: something differs, or the service refused or
    could not be reached; ``echo`` has had the sentence. Playing again does nothing twice.

    Raises:
        KeyError: there is no story of this name.
    """
    story = read_story(STORIES[name])
    try:
        with Counter(base_url, read_province(BAC_KAN).initial_password) as counter:
            player = Player(counter, story.id, echo)
            found = _play(player, story)
    except (Refused, Overdue) as stop:
        echo(f"\n✗ Dừng lại: {stop}")
        return 1
    except httpx.HTTPError as fault:
        echo(f"\n✗ Không gọi được dịch vụ tại {base_url}: {fault}")
        return 1
    for difference in found:
        echo(f"✗ Khác với bài báo: {difference}")
    echo(_summary(player, story, found))
    return 1 if found else 0


def _play(player: Player, story: Story) -> list[str]:
    player.heading(story.title)
    _bloc(player, story)
    nominations = [
        bloc_story.of_award(story.round, decision.award_id, _named(story, decision.award_id))
        for decision in story.decisions
    ]
    sitting = _council(player, story, [one for several in nominations for one in several])
    signed = _decisions(player, story, nominations)
    player.heading("Đối chiếu với bài báo và đọc thông báo của từng đơn vị")
    return list(differences(player, story, sitting, signed))


def _bloc(player: Player, story: Story) -> None:
    script = story.round
    player.heading("Các đơn vị tự chấm, chấm chéo và gửi đề nghị")
    bloc_story.open_round(player, script)
    bloc_story.propose_all(player, script)
    bloc_story.score_all(player, script)
    player.heading("Hội nghị tổng kết khối")
    bloc_story.adopt(player, script)
    round_ = bloc_story.vote(player, script)
    for line in round_["tally"]["lines"] if round_["tally"] else ():
        player.note(f"{line['unit_name']}: {line['yes']} phiếu thuận, {line['result']}")
    bloc_story.report(player, script)


def _council(player: Player, story: Story, nominations: list[str]) -> Json:
    player.heading("Thẩm định và họp Hội đồng")
    for nomination in nominations:
        council_story.appraise(player, nomination)
    meets_at = datetime.now(UTC) + SITTING_IN
    sitting = council_story.convene(player, story.round.id, nominations, meets_at)
    player.sign_in((*story.sitting.present, *story.sitting.opinions))
    council_story.open_vote(player, sitting, story.sitting.present)
    ended = council_story.vote(player, sitting, story.sitting)
    for line in ended["tally"]["lines"] if ended["tally"] else ():
        share = f"{line['yes']}/{story.sitting.members}"
        player.note(f"{line['unit_name']}: {share} phiếu thuận, {line['result']}")
    return ended


def _decisions(player: Player, story: Story, nominations: list[list[str]]) -> list[Json]:
    player.heading("Quyết định và chữ ký thay Chủ tịch")
    drafted = []
    for script, recipients in zip(story.decisions, nominations, strict=True):
        step = f"{story.round.id}:{script.award_id}"
        drafted.append((script, council_story.draft(player, step, script, recipients)))
    return [council_story.sign(player, decision, script) for script, decision in drafted]


def _named(story: Story, award_id: str) -> list[str]:
    """The units that the article names for an award: the story follows whom the bloc acclaimed."""
    return [o.unit_id for o in story.article.outcomes if o.award_id == award_id]


def _summary(player: Player, story: Story, found: list[str]) -> str:
    counts = f"{player.done} việc vừa làm, {player.found_done} việc đã có từ trước"
    if found:
        return f"\n✗ {len(found)} điểm khác với bài báo ({counts}). Not as the article says."
    return f"\n✓ Kết quả đúng như bài báo ({counts}). As the article says: {story.article.source}."

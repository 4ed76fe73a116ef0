"""Whether a story came out as the article says, and as its invented votes must."""

from collections.abc import Iterator

from suyton.demo.bloc_story import nomination_id
from suyton.demo.counter import Json
from suyton.demo.player import Player
from suyton.demo.story_file import Story

FOR_THE_CHAIRMAN = "for_the_chairman"


def differences(player: Player, story: Story, sitting: Json, signed: list[Json]) -> Iterator[str]:
    """One sentence for each thing that is not as it must be; none when all is."""
    round_ = player.read(story.round.leader_login, f"/rounds/{story.round.id}")
    yield from _bloc(story, round_)
    yield from _bloc_votes(story, round_)
    yield from _council(story, sitting)
    yield from _awards(player, story)
    yield from _decisions(story, signed)
    yield from _notices(player, story)


def _bloc(story: Story, round_: Json) -> Iterator[str]:
    article = story.article
    told = {
        "số đơn vị": (article.members, len(round_["scores"])),
        "Trưởng khối": (article.leader_unit_id, round_["leader_unit_id"]),
        "Phó khối": (article.deputy_unit_id, round_["deputy_unit_id"]),
    }
    for what, (expected, found) in told.items():
        if expected != found:
            yield f"{what}: bài báo nêu {expected}, hệ thống có {found}"


def _bloc_votes(story: Story, round_: Json) -> Iterator[str]:
    if round_["tally"] is None:
        yield "khối chưa có kết quả kiểm phiếu"
        return
    counted = {line["nomination_id"]: line["yes"] for line in round_["tally"]["lines"]}
    for candidate in story.round.candidates:
        found = counted.get(nomination_id(story.round, candidate))
        if found != candidate.votes:
            yield f"phiếu của khối cho {candidate.unit_id}: cần {candidate.votes}, có {found}"


def _council(story: Story, sitting: Json) -> Iterator[str]:
    if sitting["tally"] is None:
        yield f"phiên họp Hội đồng chưa kết thúc: {sitting['stage']}"
        return
    script, tally = story.sitting, sitting["tally"]
    if tally["electorate"] != script.members:
        yield f"Hội đồng: cần {script.members} thành viên, có {tally['electorate']}"
    cast = len(script.present) + len(script.opinions)
    if tally["cast"] != cast:
        yield f"Hội đồng: cần {cast} phiếu và ý kiến, có {tally['cast']}"
    for line in tally["lines"]:
        expected = script.votes[line["award_id"]]
        if line["yes"] != expected:
            yield f"Hội đồng, {line['unit_name']}: cần {expected} phiếu thuận, có {line['yes']}"


def _awards(player: Player, story: Story) -> Iterator[str]:
    """Those whom the article names are awarded, everyone else is not; each unit by its own eyes."""
    named = {(outcome.unit_id, outcome.award_id): outcome for outcome in story.article.outcomes}
    for candidate in story.round.candidates:
        nomination = nomination_id(story.round, candidate)
        stage = player.read(candidate.unit_id, f"/nominations/{nomination}")["stage"]
        outcome = named.pop((candidate.unit_id, candidate.award_id), None)
        expected = "not_acclaimed" if outcome is None else "awarded"
        if stage != expected:
            wording = "không được nêu tên" if outcome is None else outcome.wording
            yield f"{candidate.unit_id}: bài báo “{wording}”, hệ thống có {stage}"
    for unit_id, award_id in named:
        yield f"{unit_id}: không có đề nghị {award_id} như bài báo nêu"


def _decisions(story: Story, signed: list[Json]) -> Iterator[str]:
    for script, decision in zip(story.decisions, signed, strict=True):
        if decision["stage"] != "issued" or not decision["number"]:
            yield f"quyết định {decision['id']} chưa ban hành: {decision['stage']}"
        if decision["signer_id"] != script.signer_login:
            yield f"quyết định {decision['id']}: người ký là {decision['signer_id']}"
        if decision["capacity"] != FOR_THE_CHAIRMAN:
            yield f"quyết định {decision['id']}: tư cách ký {decision['capacity']}"
    numbers = [decision["number"] for decision in signed]
    if len(set(numbers)) != len(numbers):
        yield f"hai quyết định cùng số: {', '.join(numbers)}"


def _notices(player: Player, story: Story) -> Iterator[str]:
    """Every unit was told of the very outcome of its nomination, whatever it was."""
    for candidate in story.round.candidates:
        nomination = nomination_id(story.round, candidate)
        stage = player.read(candidate.unit_id, f"/nominations/{nomination}")["stage"]
        notices = player.read(candidate.unit_id, "/notices", limit=200)["items"]
        told = {(notice["subject"], notice["code"]) for notice in notices}
        if (f"nomination:{nomination}", f"nomination_{stage}") not in told:
            yield f"{candidate.unit_id}: chưa nhận thông báo kết quả {stage}"

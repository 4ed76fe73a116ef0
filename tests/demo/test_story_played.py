"""The story played for real, what its verdict notices, and what the second round leaves waiting."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from suyton.demo import province
from suyton.demo.council_story import STANDING_OFFICER
from suyton.demo.counter import Counter, Json
from suyton.demo.player import Player
from suyton.demo.second_round import open_second_round
from suyton.demo.story import STORIES, play
from suyton.demo.story_file import Story, read_story
from suyton.demo.verdict import differences
from suyton.documents.configured import store_of
from suyton.persistence.database import Database
from suyton.sealing.configured import ballot_keys_of
from tests.fixtures.browser import served
from tests.fixtures.database import QUICK_HASHER
from tests.fixtures.province import PASSWORD
from tests.fixtures.service import application, settings_for
from tests.fixtures.temporal import running_dev_server
from tests.support.plain_papers import bind_plain, plain_paperwork
from worker import build_worker

pytestmark = pytest.mark.timeout(300)

STORY = read_story(STORIES["bac-kan-2023"])


@dataclass(frozen=True)
class Played:
    base_url: str
    database: Database
    lines: list[str]


@pytest.fixture(scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Played]:
    """A service of its own, in which 2023 has been played and 2024 left open."""
    settings = settings_for(tmp_path_factory.mktemp("story"))
    lines: list[str] = []
    async with running_dev_server() as temporal:
        with Database.connect(
            settings.database_url, hasher=QUICK_HASHER, ballot_keys=ballot_keys_of(settings)
        ) as database:
            database.migrate()
            province.load(database)
            bind_plain(database)
            app = application(settings, database, temporal.client)
            paperwork = plain_paperwork(store_of(settings))
            worker = build_worker(temporal.client, database, paperwork)
            async with worker, served(app) as base_url:
                status = await asyncio.to_thread(play, base_url, echo=lines.append)
                assert status == 0, "\n".join(lines)
                status = await asyncio.to_thread(open_second_round, base_url, echo=lines.append)
                assert status == 0, "\n".join(lines)
                yield Played(base_url, database, lines)


class Reader(Player):
    """Reads each page once: nothing changes any more while the verdict is tried."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, STORY.id, lambda line: None)
        self._pages: dict[tuple[str, str], Json] = {}

    def read(self, login: str, path: str, **wanted: str | int) -> Json:
        if (login, path) not in self._pages:
            self._pages[login, path] = super().read(login, path, **wanted)
        return self._pages[login, path]


@pytest.fixture(scope="module")
async def reader(played: Played) -> AsyncIterator[Reader]:
    """Everyone's eyes on the played story."""
    counter = Counter(played.base_url, PASSWORD)
    yield await asyncio.to_thread(Reader, counter)
    await asyncio.to_thread(counter.close)  # the service answers from this very loop


async def _differences(reader: Reader, story: Story) -> list[str]:
    def look() -> list[str]:
        sitting, decisions = _ended(reader)
        return list(differences(reader, story, sitting, decisions))

    return await asyncio.to_thread(look)


def _ended(player: Player) -> tuple[Json, list[Json]]:
    """The sitting and the decisions that the awarded nominations of the article went through."""
    signed = []
    sitting: Json = {}
    for script in STORY.decisions:
        unit = next(o.unit_id for o in STORY.article.outcomes if o.award_id == script.award_id)
        path = f"/nominations/{STORY.round.id}.{unit}.{script.award_id}"
        case = player.read(STANDING_OFFICER, path)
        sitting = player.read(STANDING_OFFICER, f"/sittings/{case['sitting_id']}")
        signed.append(player.read(STANDING_OFFICER, f"/decisions/{case['decision_id']}"))
    return sitting, signed


async def test_everything_is_as_the_article_says(reader: Reader) -> None:
    assert await _differences(reader, STORY) == []


def _swapped() -> Story:
    """As if the article had named another department for the certificate."""
    last = replace(STORY.article.outcomes[-1], unit_id="so-giao-duc")
    return replace(
        STORY,
        article=replace(STORY.article, outcomes=(*STORY.article.outcomes[:-1], last)),
    )


def _fewer_votes() -> Story:
    first = replace(STORY.round.candidates[0], votes=9)
    candidates = (first, *STORY.round.candidates[1:])
    return replace(STORY, round=replace(STORY.round, candidates=candidates))


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (_swapped(), ["so-giao-duc", "so-lao-dong"]),
        (_fewer_votes(), ["ban-dan-toc"]),
        (replace(STORY, article=replace(STORY.article, members=11)), ["11"]),
        (replace(STORY, article=replace(STORY.article, leader_unit_id="so-y-te")), ["Trưởng khối"]),
        (replace(STORY, article=replace(STORY.article, deputy_unit_id="so-y-te")), ["Phó khối"]),
        (replace(STORY, sitting=replace(STORY.sitting, members=14)), ["14"]),
        (replace(STORY, sitting=replace(STORY.sitting, opinions=("uy-vien-13",))), ["13"]),
        (
            replace(
                STORY,
                sitting=replace(STORY.sitting, votes=dict.fromkeys(STORY.sitting.votes, 14)),
            ),
            ["Ban Dân tộc"],
        ),
        (
            replace(
                STORY,
                decisions=tuple(replace(d, signer_login="chu-tich") for d in STORY.decisions),
            ),
            ["người ký", "người ký"],
        ),
    ],
)
async def test_an_outcome_other_than_the_articles_is_noticed(
    reader: Reader, wrong: Story, found: list[str]
) -> None:
    sentences = await _differences(reader, wrong)
    assert len(sentences) == len(found)
    for sentence, word in zip(sorted(sentences), sorted(found), strict=True):
        assert word in sentence


async def test_each_act_was_done_by_the_account_that_may_do_it(played: Played) -> None:
    chain = played.database.records.chain(
        "nomination:2023.vhxh.ban-dan-toc.provincial_emulation_flag"
    )
    by_people = [
        (sealed.entry.tag, sealed.entry.account_id)
        for sealed in chain
        if sealed.entry.role != "process"
    ]
    assert by_people == [
        ("unit:nomination:proposed", "ban-dan-toc"),
        ("standing:nomination:appraised", "so-noi-vu"),
    ]


async def test_no_line_of_the_book_says_what_a_paper_said(played: Played) -> None:
    ballot = played.database.records.round("2023.vhxh").ballot_id
    for sealed in played.database.records.chain(f"ballot:{ballot}"):
        if sealed.entry.tag.endswith(":cast"):
            assert not {"yes", "no", "abstain"} & set(sealed.entry.facts.values())


@pytest.mark.parametrize(
    ("login", "acts"),
    [
        ("cao-dang", {"submit_self_score"}),
        ("so-van-hoa", {"resubmit"}),
        ("pho-khoi", {"adopt_scores", "submit_self_score"}),
        ("so-noi-vu", {"pass_appraisal"}),
        ("thu-ky", {"record_presence"}),
        ("uy-vien-01", {"cast"}),
        ("uy-vien-15", {"give_opinion"}),
        ("pho-chu-tich", {"sign"}),
        ("chu-tich", {"sign"}),
    ],
)
async def test_the_second_round_leaves_something_waiting_for_each_role(
    reader: Reader, login: str, acts: set[str]
) -> None:
    waiting = (await asyncio.to_thread(reader.read, login, "/tasks"))["items"]
    assert waiting
    assert {task["act"] for task in waiting} <= acts


async def test_the_leader_of_the_first_round_is_asked_for_nothing_in_the_second(
    reader: Reader,
) -> None:
    waiting = (await asyncio.to_thread(reader.read, "truong-khoi", "/tasks"))["items"]
    assert "adopt_scores" not in {task["act"] for task in waiting}


async def test_opening_the_second_round_again_does_nothing(played: Played) -> None:
    before = played.database.records.chain("round:2024.vhxh")
    lines: list[str] = []
    assert await asyncio.to_thread(open_second_round, played.base_url, echo=lines.append) == 0
    assert played.database.records.chain("round:2024.vhxh") == before
    assert not [line for line in lines if "✓" in line]


async def test_every_chain_holds_afterwards(played: Played) -> None:
    assert list(played.database.records.broken_links()) == []


async def test_a_service_that_is_not_there_ends_the_story_with_a_sentence() -> None:
    lines: list[str] = []
    assert await asyncio.to_thread(play, "http://127.0.0.1:1", echo=lines.append) == 1
    assert "http://127.0.0.1:1" in lines[-1]

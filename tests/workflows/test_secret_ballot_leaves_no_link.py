"""A whole secret ballot, and then everything that the service keeps: no choice is tied to a voter."""

import base64
import hashlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path

import httpx
import pytest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from suyton import count_file
from suyton.demo import province
from suyton.domain.ballot import Choice, Choices
from suyton.domain.published_count import PublishedPaper
from suyton.domain.recount import examine
from suyton.logs import KeyValue
from suyton.payloads.codec import AesGcmCodec, encrypting
from suyton.payloads.keys import PayloadKeys
from suyton.persistence.database import Database
from suyton.sealing import paper
from suyton.sealing.key_folder import FolderKeys
from tests.api.callers import code, program
from tests.fixtures.browser import served
from tests.fixtures.database import QUICK_HASHER
from tests.fixtures.offices import office_on
from tests.fixtures.service import application, settings_for
from tests.persistence import samples
from tests.support import dumps
from tests.support.office import Office
from tests.support.paths import scores

KEYS = PayloadKeys({"k1": b"1" * 32})
VOTERS, BALLOTS = 5, 120
"""A place that chance alone leaves out: once in ten billion runs."""
WHAT_MAY_BE_SAID = b"'yes', 'no' or 'abstain'"
"""Every choice there is, as whoever sent another word is told."""
NOISY = ("sqlalchemy", "uvicorn", "httpx", "temporalio", "suyton", "asyncio")
"""Loggers that may be turned up as far as they go: whoever runs the service can do so."""


@dataclass
class Kept:
    """What was found at one moment, by where it lay."""

    tables: dict[str, dumps.Lines]
    elsewhere: dict[str, dumps.Lines]

    def lines(self, *without: str) -> list[bytes]:
        """All of it in lines, without some tables or places."""
        every = self.tables | self.elsewhere
        return [line for name, found in every.items() if name not in without for line in found]


@dataclass
class Polling:
    """One bloc's ballot on a real server, its voters coming through the API."""

    office: Office
    database: Database
    site: httpx.AsyncClient
    caplog: pytest.LogCaptureFixture
    capfd: pytest.CaptureFixture[str]
    keys: Path
    answers: dumps.Lines = field(default_factory=list)
    printed: dumps.Lines = field(default_factory=list)

    @property
    def ballot_id(self) -> str:
        return f"{self.office.round_id}.b1"

    async def cast(self, voter: str, said: dict[str, str]) -> httpx.Response:
        """Send a paper and keep the whole answer, as a person may keep a picture of it."""
        caller = await program(self.site, voter)
        answer = await caller.act(f"/ballots/{self.ballot_id}/papers", {"choices": said})
        told = b"\n".join(b"%s: %s" % pair for pair in answer.headers.raw)
        self.answers.append(told + answer.content)
        return answer

    async def kept(self) -> Kept:
        """Everything there is now: tables, files, decoded histories, logs, output and answers."""
        formatter = KeyValue()
        self.printed += [text.encode() for text in self.capfd.readouterr()]
        chains = list(dict.fromkeys(self.office.started.values()))
        return Kept(
            dumps.rows(self.database.engine),
            {
                "files": dumps.files_of(self.database.engine),
                "histories": await dumps.events(self.office.client, chains, AesGcmCodec(KEYS)),
                "logs": [formatter.format(one).encode() for one in self.caplog.records],
                "printed": self.printed,
                "answers": self.answers,
            },
        )


@pytest.fixture
async def polling(
    dev_server: WorkflowEnvironment,
    database_url: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> AsyncIterator[Polling]:
    for name in NOISY:
        caplog.set_level(logging.DEBUG, name)  # before the engine is made: it looks only once
    keys = tmp_path / "ballot-keys"
    with Database.connect(
        database_url, hasher=QUICK_HASHER, ballot_keys=FolderKeys(keys)
    ) as database:
        province.load(database)
        async with _open(dev_server, database, tmp_path) as (office, site):
            yield Polling(office, database, site, caplog, capfd, keys)


@asynccontextmanager
async def _open(
    server: WorkflowEnvironment, database: Database, folder: Path
) -> AsyncIterator[tuple[Office, httpx.AsyncClient]]:
    """The bloc's ballot, open, each of its units standing in it; and the API before it."""
    config = server.client.config()
    config["data_converter"] = encrypting(pydantic_data_converter, KEYS)
    environment = WorkflowEnvironment.from_client(Client(**config))
    async with office_on(environment, database) as office:
        app = application(settings_for(folder), database, environment.client)
        async with (
            served(app, log_config=None, log_level="debug") as address,
            httpx.AsyncClient(base_url=address, timeout=30) as site,
        ):
            await office.open_round()
            for unit in office.units:
                await office.propose(unit)
            await office.score(scores(office))
            await office.open_ballot()
            yield office, site


def papers_of(office: Office) -> dict[str, Choices]:
    """Each voter's own paper: no two alike, and none that a total would be taken for."""
    slate = [office.of(unit) for unit in office.units]
    patterns = islice(product(Choice, repeat=len(slate)), 11, None, 23)
    return {
        unit: dict(zip(slate, pattern, strict=True))
        for unit, pattern in zip(office.units, patterns, strict=False)
    }


def givers_away(papers: dict[str, Choices], size: int) -> set[bytes]:
    """Whatever would tell a paper, of every voter."""
    return {form for choices in papers.values() for form in dumps.forms_of(choices, size)}


async def refused(polling: Polling, papers: dict[str, Choices]) -> None:
    """Papers that do not go in, each with real choices on it."""
    first, second, *_ = polling.office.units
    whole = {name: str(said) for name, said in papers[first].items()}
    cut_short = dict(islice(whole.items(), 2))
    assert code(await polling.cast(first, cut_short)) == (422, "paper_incomplete")
    assert code(await polling.cast(first, whole | {"nobody": "yes"})) == (422, "paper_foreign")
    mangled = whole | {next(iter(whole)): "maybe"}
    assert code(await polling.cast(first, mangled)) == (422, "request_invalid")
    assert code(await polling.cast("so-noi-vu", whole)) == (403, "not_on_roll")
    other = {name: str(said) for name, said in papers[second].items()}
    await put_in(polling, first, papers)
    assert code(await polling.cast(first, other)) == (409, "already_voted")


async def put_in(polling: Polling, voter: str, papers: dict[str, Choices]) -> None:
    answer = await polling.cast(voter, {name: str(said) for name, said in papers[voter].items()})
    assert answer.status_code == 200, answer.text


async def test_nothing_that_is_kept_of_a_secret_ballot_ties_a_choice_to_a_voter(
    polling: Polling,
) -> None:
    office, database = polling.office, polling.database
    papers = papers_of(office)
    assert len({tuple(choices.values()) for choices in papers.values()}) == len(office.units)
    size = paper.size_for(database.records.ballot(polling.ballot_id).ballot)
    telling = givers_away(papers, size)

    await refused(polling, papers)
    for voter in office.units[1:-1]:
        await put_in(polling, voter, papers)
    (key,) = polling.keys.iterdir()
    secrets = {key.read_bytes(), bytes.fromhex(key.read_text())}

    # While it is open: sealed papers, and no word of what any of them says.
    open_box = await polling.kept()
    # The search sees what it is meant to see: histories opened by the key, and every statement.
    assert any("Thành tích".encode() in event for event in open_box.elsewhere["histories"])
    assert any(b"INSERT INTO ballot_papers" in line for line in open_box.elsewhere["logs"])
    check_silent(open_box.lines(), telling | secrets)
    assert len(open_box.tables["ballot_papers"]) == len(office.units) - 1

    await put_in(polling, office.units[-1], papers)
    for unit in office.units:
        await office.leaves(office.of(unit), "in_ballot")
    assert code(await polling.cast(office.units[0], {})) == (409, "ballot_closed")

    # Counted: the opened papers stand in what is published (and so in the database's file, whole),
    # and nowhere else.
    counted = await polling.kept()
    check_silent(counted.lines("ballot_counts", "files"), telling | secrets)
    assert counted.tables["ballot_papers"] == []
    assert list(polling.keys.iterdir()) == []
    published = database.box.published(polling.ballot_id)
    (row,) = counted.tables["ballot_counts"]
    assert row == b"|".join((polling.ballot_id.encode(), count_file.to_text(published).encode()))
    assert not examine(published).wrong
    assert {frozenset(one.choices.items()) for one in published.papers} == {
        frozenset(choices.items()) for choices in papers.values()
    }


def check_silent(lines: list[bytes], telling: set[bytes]) -> None:
    """No line says a choice, or anything from which a paper could be told."""
    assert len(lines) > 500  # there was something to look at
    said = (line.replace(WHAT_MAY_BE_SAID, b"") for line in lines)
    assert [line[:300] for line in said if dumps.A_CHOICE.search(line)] == []
    assert [line[:300] for line in lines if any(form in line for form in telling)] == []


CHOICES: Choices = {"2023.a": Choice.YES, "2023.b": Choice.ABSTAIN, "2023.c": Choice.NO}


@pytest.mark.parametrize(
    "planted",
    [
        b'{"choices":{"2023.a":"yes"}}',
        b"voter u1 said {'2023.a': <Choice.YES: 'yes'>}",
        rb'{"facts":"{\"2023.b\": \"abstain\"}"}',
        b"u1 yes,abstain,no",
        hashlib.sha256(b"yes,abstain,no").hexdigest().encode(),
        base64.b64encode(b"yes,abstain,no"),
        hashlib.md5(paper.written(PublishedPaper(CHOICES), 200)).digest(),
    ],
)
def test_the_search_finds_what_would_tell(planted: bytes) -> None:
    telling = givers_away({"u1": CHOICES}, 200)
    silent = [b'{"yes": 3, "no": 1, "abstain": 0}'] * 501
    check_silent(silent, telling)
    with pytest.raises(AssertionError):
        check_silent([*silent, b"u1|" + planted], telling)


def test_over_many_ballots_a_voters_paper_comes_out_at_every_place(
    sqlite_database: Database,
) -> None:
    """Neither the order of casting, nor that of the roll, nor that of the sums is that of the papers."""
    box, patterns = sqlite_database.box, list(product(Choice, repeat=2))
    met: set[tuple[int, int]] = set()
    beside: set[tuple[int, int]] = set()
    for number in range(BALLOTS):
        ballot = samples.unit_ballot(VOTERS, f"2023.vhxh.b{number}")
        slate = [one.nomination_id for one in ballot.slate]
        box.open(ballot, "open", samples.NOW)
        said = [dict(zip(slate, pattern, strict=True)) for pattern in patterns[:VOTERS]]
        receipts = [
            box.cast(ballot.id, samples.officer(voter.id), choices, voter.id, samples.NOW)
            for voter, choices in zip(ballot.roll, said, strict=True)
        ]
        box.close(ballot.id, "close", samples.NOW)
        opened = box.papers(ballot.id)
        places = [[one.choices for one in opened.papers].index(choices) for choices in said]
        met |= set(enumerate(places))
        beside |= {
            (opened.sealed.index(receipt.paper), place)
            for receipt, place in zip(receipts, places, strict=True)
        }
    every = set(product(range(VOTERS), repeat=2))
    assert met == every
    assert beside == every

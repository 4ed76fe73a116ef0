"""A paper is filled in as its rules say, and one that asks too much comes back as it was filled in."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import httpx
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from api.batch_signer import BatchSigner
from api.commands import Commands
from api.commands.ballots import BallotCommands
from api.pages import router
from api.pages.rendering import build_environment
from api.pages.world import World
from api.paper_sight import PaperSight
from suyton.documents.signing.apart import ExaminerApart
from suyton.documents.store import FolderStore
from suyton.documents.uploads.taking import CheckedUploads
from suyton.domain import bloc_round, sitting
from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import PaperForm
from suyton.domain.ballot import (
    AwardBallotRule,
    Ballot,
    Candidate,
    Choice,
    LineResult,
    Tally,
    TallyLine,
    Voter,
)
from suyton.domain.procedure import Act
from suyton.domain.sitting import SittingStage
from suyton.domain.upload import UploadRule
from suyton.persistence.database import Database
from suyton.rules import RulePacks
from suyton.sealing.key_folder import FolderKeys
from suyton.spreadsheets.score_sheets import XlsxSheets
from suyton.wording import Wording
from tests.e2e.forms_asked import SOON
from tests.e2e.page_reading import FormRead, read_page
from tests.e2e.populated import populate
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in
from tests.e2e.told import SOON_UTC, Told
from tests.support.paper_sources import paper_sources

FLAG, MERIT = "provincial_emulation_flag", "provincial_certificate_of_merit"
UNITS = ("so-y-te", "ban-dan-toc", "so-nong-nghiep")
PAGE = "/ballots/2024.kinh-te.forms"


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    path = tmp_path_factory.mktemp("forms") / "suyton.sqlite"
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    keys = FolderKeys(path.parent / "ballot-keys")
    with Database.connect(f"sqlite:///{path}", hasher=hasher, ballot_keys=keys) as database:
        database.migrate()
        there = populate(database)
        database.box.open(_ballot(there), "open", there.now)
        yield there


def _ballot(there: Province) -> Ballot:
    """Yes to one flag at most, and two certificates chosen out of three."""
    rule = there.rulebook.award(FLAG).bloc_ballot
    capped = replace(rule, quota=1, caps_yes=True)
    chosen = replace(rule, quota=2, form=PaperForm.CHOOSE, secrecy_least=3)
    slate = tuple(
        Candidate(f"{unit}.{award}", unit, f"Đơn vị {unit}", award)
        for award in (FLAG, MERIT)
        for unit in UNITS
    )
    return replace(
        there.ballot(
            PAGE.rpartition("/")[2],
            "round:2024.kinh-te",
            slate,
            (Voter("so-nong-nghiep", "Sở Nông nghiệp"),),
            Role.UNIT_OFFICER,
        ),
        rules=(AwardBallotRule(FLAG, capped), AwardBallotRule(MERIT, chosen)),
    )


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def voter(
    province: Province, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    """A unit's officer at the page of the ballot, with the real box behind it."""
    app = FastAPI()
    app.include_router(router)
    box = BallotCommands(province.database.box, lambda: None)
    app.state.pages_world = World(
        records=province.database.records,
        accounts=province.database.accounts,
        rulebooks=RulePacks.load(),
        store=(store := FolderStore(tmp_path_factory.mktemp("papers"), 1)),
        uploads=CheckedUploads(store, UploadRule()),
        handed_in=province.database.handed_in,
        paper_sight=PaperSight(
            province.database.handed_in,
            province.database.records,
            province.database.subject_records,
        ),
        commands=cast(
            Commands,
            SimpleNamespace(
                cast=box.cast,
                hold_second_round_ballot=told.hold_second_round_ballot,
                hold_second_sitting_ballot=told.hold_second_sitting_ballot,
            ),
        ),
        wording=Wording.load(),
        environment=build_environment(),
        cookie_secure=False,
        session_hours=1,
        subject_records=province.database.subject_records,
        spreadsheets=XlsxSheets(),
        examiner=ExaminerApart(None),
        papers=paper_sources(province.database),
        batches=province.database.signing_batches,
        batch_signer=cast(BatchSigner, told),
        box=province.database.box,
    )
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://pages.test") as client:
        await sign_in(client, "so-nong-nghiep")
        yield client


async def test_a_paper_states_its_limits_and_a_refused_one_keeps_what_was_filled_in(
    voter: httpx.AsyncClient, province: Province
) -> None:
    text = (await voter.get(PAGE)).text
    assert "mỗi phiếu đồng ý nhiều nhất 1" in text
    assert "đánh dấu nhiều nhất 2" in text
    assert "Không bảo đảm bí mật: chỉ có 1 phiếu kín, ít hơn 3 theo quy định." in text
    assert "kết quả cho biết ngay phiếu duy nhất ghi gì" in text
    assert text.count('type="radio"') == 9
    assert text.count('type="checkbox"') == 3
    form = read_page(text).form("cast")
    flags = {f"choice:{unit}.{FLAG}": "no" for unit in UNITS}
    marks = {f"choice:{unit}.{MERIT}": "yes" for unit in UNITS}
    given = {name: values[0] for name, values in form.fields.items() if "choice" not in name}
    refused = await voter.post(form.action, data=given | flags | marks)
    assert refused.status_code == 422
    assert "chỉ được chọn nhiều nhất 2" in refused.text
    assert refused.text.count("checked") == 6
    again = read_page(refused.text).form("cast")
    given |= {"key": again.value("key")}
    marks.popitem()
    greedy = flags | {f"choice:{unit}.{FLAG}": "yes" for unit in UNITS[:2]}
    refused = await voter.post(form.action, data=given | greedy | marks)
    assert "chỉ được chọn nhiều nhất 1" in refused.text
    assert province.database.box.turnout(PAGE.rpartition("/")[2]).cast == 0
    given |= {"key": read_page(refused.text).form("cast").value("key")}
    answer = await voter.post(form.action, data=given | flags | marks)
    assert answer.status_code == 303
    province.database.box.close(PAGE.rpartition("/")[2], "close", province.now)
    (paper,) = province.database.box.papers(PAGE.rpartition("/")[2]).papers
    assert [paper.choices[f"{unit}.{MERIT}"] for unit in UNITS] == [
        Choice.YES,
        Choice.YES,
        Choice.NO,
    ]


async def test_a_counted_ballot_says_how_it_adds_up(voter: httpx.AsyncClient) -> None:
    await sign_in(voter, "ban-dan-toc")
    text = read_page((await voter.get("/ballots/2023.vhxh.b1")).text).text
    assert "Cách tính" in text
    assert "phiếu đồng ý; được" in text


async def test_with_a_second_ballot_due_the_leader_is_offered_it_and_no_choice(
    voter: httpx.AsyncClient, province: Province, told: Told
) -> None:
    round_ = province.database.records.round("2024.kinh-te")
    province.keep(
        bloc_round.counted(round_, _to_be_voted_on_again(round_.slate), _process(province))
    )
    await sign_in(voter, "so-tai-chinh")
    page = read_page((await voter.get("/rounds/2024.kinh-te")).text)
    assert "Chỉ bỏ phiếu lại cho những đề nghị bằng phiếu" in page.text
    assert f"Chỉ có {len(round_.scores)} cử tri bỏ phiếu kín" in page.text
    assert not [form for form in page.forms if form.action.endswith("/tie")]
    await _send(voter, page.form("hold_second_ballot"))
    assert told.last == ("hold_second_round_ballot", "so-tai-chinh", "2024.kinh-te", SOON_UTC)


async def test_with_a_second_ballot_due_only_whoever_chairs_the_sitting_is_offered_it(
    voter: httpx.AsyncClient, province: Province, told: Told
) -> None:
    meeting = replace(
        province.database.records.sitting("s-2"), stage=SittingStage.VOTING, tally=None
    )
    again = _to_be_voted_on_again(meeting.agenda)
    province.kept(sitting.concluded(meeting, again, _process(province)))
    for login, offered in (("uy-vien-06", False), ("uy-vien-01", True)):
        await sign_in(voter, login)
        page = read_page((await voter.get("/sittings/s-2")).text)
        assert any(one.action == "/sittings/s-2/second-ballot" for one in page.forms) is offered
        assert not [form for form in page.forms if form.action.endswith("/tie")]
    await _send(voter, page.form("hold_second_ballot"))
    assert told.last == ("hold_second_sitting_ballot", "uy-vien-01", "s-2", SOON_UTC)


def _to_be_voted_on_again(items: tuple[Candidate, ...]) -> Tally:
    lines = (
        TallyLine(one.nomination_id, one.unit_name, MERIT, 5, 0, 0, 1, LineResult.TIE_AGAIN)
        for one in items
    )
    return Tally("b", 5, 5, 1, True, tuple(lines))


def _process(there: Province) -> Act:
    return there.act(PROCESS)


async def _send(clerk: httpx.AsyncClient, form: FormRead) -> None:
    given = {name: values[0] for name, values in form.fields.items()}
    answer = await clerk.post(form.action, data=given | {"closes_at": SOON})
    assert answer.status_code == 303

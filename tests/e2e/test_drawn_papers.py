"""Papers and drafts over HTTP: linked from the pages, the same for programs, for readers alone."""

import io
from datetime import UTC, datetime

import docx
import httpx
import pypdf
import pytest

from api import drawn_papers
from api.drawn_papers import SittingPaper
from api.paper_sources import DOCX, PDF
from suyton.demo import province as demo
from suyton.domain import sitting
from suyton.domain.authority import PROCESS
from suyton.domain.ballot import LineResult, Tally, TallyLine
from suyton.domain.nomination import NominationAct
from suyton.persistence.database import Database
from suyton.ports import Sight
from suyton.rules import RulePacks
from tests.e2e.page_reading import read_page
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in
from tests.support.paper_sources import paper_sources

API = "/api/v1"
ROUND, TIED_ROUND, VOTING_ROUND = "2023.vhxh", "2024.noi-chinh", "2024.kinh-te"
FLAG_OF = "2023.vhxh.ban-dan-toc.provincial_emulation_flag"
"""Awarded by decision d-0."""
CONCLUDED, TIED, VOTING = "s-6", "s-2", "s-1"
ISSUED, DRAFT = "d-0", "d-1"
FILES = {PDF: b"%PDF-", DOCX: b"PK"}


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    ("page", "papers"),
    [
        (f"/rounds/{ROUND}", {"bloc_minutes", "vote_count_record"}),
        (f"/rounds/{TIED_ROUND}", {"vote_count_record"}),
        (f"/rounds/{VOTING_ROUND}", set()),
        (f"/sittings/{TIED}", {"vote_count_record"}),
        (f"/sittings/{VOTING}", set()),
        # Nobody came to its box, so that it recommends nobody.
        (f"/sittings/{CONCLUDED}", {"council_minutes", "vote_count_record"}),
        (
            f"/nominations/{FLAG_OF}",
            {
                "submission_letter",
                "achievement_report",
                "notices/notice_of_award",
                "drafts/submission_letter",
            },
        ),
        (f"/decisions/{ISSUED}", {"drawn/flag_order_sheet", "drafts/decision"}),
        (f"/decisions/{DRAFT}", {"drawn/draft", "drafts/decision"}),
    ],
)
async def test_a_page_leads_to_the_papers_that_there_are(
    visitor: httpx.AsyncClient, page: str, papers: set[str]
) -> None:
    await sign_in(visitor, "so-noi-vu")
    links = set(read_page((await visitor.get(page)).text).links)
    kept = {f"{page}/papers/{stage}" for stage in ("prepared", "signed", "numbered", "issued")}
    found = {one for one in links if one.startswith(f"{page}/papers/")} - kept
    assert found == {f"{page}/papers/{one}" for one in papers}
    for address in found:
        answer = await visitor.get(address)
        assert answer.status_code == 200, address
        assert answer.content.startswith(FILES[answer.headers["content-type"]])
        name = answer.headers["content-disposition"]
        assert name.isascii()
        assert " " not in name.partition("filename=")[2]


@pytest.mark.parametrize(
    ("page", "program"),
    [
        (f"/rounds/{ROUND}/papers/bloc_minutes", f"/rounds/{ROUND}/papers/bloc_minutes"),
        (
            f"/sittings/{CONCLUDED}/papers/council_minutes",
            f"/sittings/{CONCLUDED}/papers/council_minutes",
        ),
        (
            f"/nominations/{FLAG_OF}/papers/achievement_report",
            f"/nominations/{FLAG_OF}/papers/achievement_report",
        ),
        (
            f"/nominations/{FLAG_OF}/papers/notices/notice_of_award",
            f"/nominations/{FLAG_OF}/notices/notice_of_award",
        ),
        (
            f"/decisions/{ISSUED}/papers/drawn/flag_order_sheet",
            f"/decisions/{ISSUED}/drawn/flag_order_sheet",
        ),
    ],
)
async def test_page_and_program_get_the_same_bytes_each_time(
    visitor: httpx.AsyncClient, page: str, program: str
) -> None:
    await sign_in(visitor, "so-noi-vu")
    first, again = await visitor.get(page), await visitor.get(f"{API}{program}")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content


async def test_minutes_state_the_figures_of_the_count(
    visitor: httpx.AsyncClient, populated: Province
) -> None:
    await sign_in(visitor, "so-noi-vu")
    told = text_of((await visitor.get(f"{API}/rounds/{ROUND}/papers/bloc_minutes")).content)
    tally = populated.database.records.round(ROUND).tally
    assert tally
    assert f"số phiếu phát ra: {tally.electorate:02}" in told
    for line in tally.lines:
        assert line.unit_name in told
        assert f"{line.yes:02}/{tally.electorate:02}" in told


DRAWN = (
    f"/rounds/{ROUND}/papers/bloc_minutes",
    f"/rounds/{ROUND}/papers/vote_count_record",
    f"/sittings/{CONCLUDED}/papers/council_minutes",
    f"/sittings/{CONCLUDED}/papers/submission_to_chairman",
    f"/nominations/{FLAG_OF}/papers/submission_letter",
    f"/nominations/{FLAG_OF}/papers/achievement_report",
    f"/nominations/{FLAG_OF}/notices/notice_of_award",
    f"/nominations/{FLAG_OF}/drafts/submission_letter",
    f"/decisions/{DRAFT}/drafts/decision",
)


@pytest.mark.parametrize("address", DRAWN)
async def test_what_is_out_of_sight_has_no_papers(visitor: httpx.AsyncClient, address: str) -> None:
    assert (await visitor.get(f"{API}{address}")).status_code == 401
    await sign_in(visitor, "so-cong-thuong")
    answer = await visitor.get(f"{API}{address}")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown")


@pytest.mark.parametrize("address", [one for one in DRAWN if "/papers/" in one])
async def test_a_stranger_gets_no_paper_from_the_pages_either(
    visitor: httpx.AsyncClient, address: str
) -> None:
    assert (await visitor.get(address)).status_code == 303
    await sign_in(visitor, "so-cong-thuong")
    assert (await visitor.get(address)).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        f"/rounds/{TIED_ROUND}/papers/bloc_minutes",
        f"/rounds/{VOTING_ROUND}/papers/vote_count_record",
        f"/sittings/{TIED}/papers/council_minutes",
        f"/sittings/{TIED}/papers/submission_to_chairman",
        f"/sittings/{VOTING}/papers/vote_count_record",
        f"/sittings/{CONCLUDED}/papers/submission_to_chairman",
        f"/decisions/{DRAFT}/drawn/certificate",
        f"/decisions/{DRAFT}/drawn/flag_order_sheet",
        f"/decisions/{ISSUED}/drawn/certificate",
        f"/decisions/{ISSUED}/drawn/money_table",
        f"/nominations/{FLAG_OF}/notices/notice_of_non_award",
    ],
)
async def test_a_paper_that_there_is_not_yet_is_unknown(
    visitor: httpx.AsyncClient, address: str
) -> None:
    await sign_in(visitor, "so-noi-vu")
    answer = await visitor.get(f"{API}{address}")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown")


async def test_the_bloc_reads_a_members_letter_and_not_the_report_of_its_record(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "truong-khoi")
    case = f"{API}/nominations/{FLAG_OF}/papers"
    assert (await visitor.get(f"{case}/submission_letter")).status_code == 200
    assert (await visitor.get(f"{case}/achievement_report")).status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_page_of_fields_tells_what_the_program_is_told(
    visitor: httpx.AsyncClient, language: str
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    visitor.cookies.set("language", language)
    shown = read_page((await visitor.get("/drafts/fields")).text).text
    for draft in ("submission_letter", "decision"):
        told = await visitor.get(
            f"{API}/drafts/{draft}/fields", headers={"Accept-Language": language}
        )
        assert told.status_code == 200
        for field in told.json():
            assert field["path"] in shown
            assert field["meaning"] in shown
            assert all(line in shown for line in field["written"].splitlines())


async def test_the_template_in_use_is_there_to_begin_another_from(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    for address in (f"{API}/drafts/decision/template", "/drafts/decision/papers/template"):
        answer = await visitor.get(address)
        assert answer.headers["content-type"] == DOCX
        document = docx.Document(io.BytesIO(answer.content))
        assert any("{{ authority }}" in one.text for one in document.paragraphs)


def test_what_a_sitting_recommends_is_laid_before_the_chairman(sqlite_database: Database) -> None:
    demo.load(sqlite_database)
    there = Province(sqlite_database, RulePacks.load().for_year(2023), datetime.now(UTC))
    round_ = there.scored(there.round("vhxh", 2023, "truong-khoi"), "truong-khoi")
    merit = "provincial_certificate_of_merit"
    ways = (NominationAct.PLACE_ON_SLATE, NominationAct.ACCLAIM, NominationAct.REPORT)
    cases = [
        there.process(there.proposed(round_, unit, merit), *ways)
        for unit in ("ban-dan-toc", "so-y-te")
    ]
    officer = there.actor("so-noi-vu")
    passed = [there.moved(one, NominationAct.PASS_APPRAISAL, there.act(officer)) for one in cases]
    meeting = there.voting(there.sitting("s-1", passed))
    results = (LineResult.CARRIED, LineResult.BELOW_THRESHOLD)
    lines = tuple(
        TallyLine(one.id, one.unit_name, merit, yes, 0, 0, 8, result)
        for one, yes, result in zip(passed, (14, 2), results, strict=True)
    )
    tally = Tally(meeting.ballot_id, meeting.members, 14, 8, True, lines)
    there.kept(sitting.concluded(meeting, tally, there.act(PROCESS)))
    sources, everything = paper_sources(sqlite_database), Sight(everything=True)
    for kind in SittingPaper:
        drawn = drawn_papers.of_sitting(sources, "s-1", kind, everything)
        told = text_of(bytes(drawn.body))
        assert "Ban Dân tộc" in told
        assert ("Sở Y tế" in told) is (kind is not SittingPaper.SUBMISSION_TO_CHAIRMAN)
        assert "14/15" in told
        assert "93,33%" in told

"""What follows from an issued decision: which papers there are, and what they say of it."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pypdf
import pytest
from pypdf.generic import DictionaryObject
from starlette.responses import Response

from api import drawn_decisions, drawn_papers
from api.drawn_decisions import DecisionPaper, Notice, Reader, decision_papers, notices, papers_for
from api.drawn_papers import NominationPaper
from api.paper_sources import PaperSources
from suyton.domain.authority import Role
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import NotAuthorised, Unknown
from suyton.domain.nomination import CLOSED, Nomination, NominationStage
from suyton.domain.organisation import Unit
from suyton.persistence.database import Database
from suyton.ports import Sight
from suyton.rules import RulePacks
from tests.api.callers import MERIT, code, program
from tests.e2e.page_reading import read_page
from tests.e2e.signing_in import sign_in
from tests.fixtures.service import Service
from tests.papers.earlier_states import OF_A_PERSON, ROUND, SITTING
from tests.papers.samples import CANCEL, CORRECT, FLAG, FORWARD, GRANT, ISSUED, RULES
from tests.support.paper_sources import paper_sources
from tests.support.people import person

SEES = Sight(everything=True)
CLERK = Reader(person("van-thu", (Role.RECORDS_CLERK, "bac-kan")), datetime.now(UTC), SEES)
DRAWN = {DecisionStage.IN_SIGNING, DecisionStage.ISSUED}
OTHER = replace(CLERK, actor=person("kiem-toan", (Role.AUDITOR, "bac-kan")))
PACKS = RulePacks.load(overlay="bac-kan")
CODED = replace(ISSUED, stage=DecisionStage.ISSUED, code="7K3M9QXT2ABC", dated_on=date(2024, 1, 8))
AWARDED = replace(
    OF_A_PERSON,
    id="n-2",
    stage=NominationStage.AWARDED,
    decision_id=CODED.id,
    pack_id=RULES.pack_id,
    pack_sha256=RULES.pack_sha256,
)


def sources_of(
    decision: Decision = CODED, nomination: Nomination = AWARDED, **more: Any
) -> PaperSources:
    """Papers over a register that holds these alone."""
    records = SimpleNamespace(
        decision=lambda _: decision,
        nomination=lambda _: nomination,
        sitting=lambda _: SITTING,
        round=lambda _: ROUND,
        **more,
    )
    database = cast(Database, SimpleNamespace(records=records, subject_records=None))
    return paper_sources(database, PACKS)


def told(answer: Response) -> str:
    pages = pypdf.PdfReader(io.BytesIO(bytes(answer.body))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def pictures_said(answer: Response) -> str:
    """What a screen reader is told of the pictures, the QR code among them."""
    reader = pypdf.PdfReader(io.BytesIO(bytes(answer.body)))
    size = int(str(reader.trailer["/Size"]))
    parts = (reader.get_object(number) for number in range(1, size))
    return " ".join(str(one.get("/Alt", "")) for one in parts if isinstance(one, DictionaryObject))


@pytest.mark.parametrize(
    ("decision", "papers"),
    [
        (CODED, {"certificate", "certificate_overprint", "money_table"}),
        (replace(CODED, total_vnd=0), {"certificate", "certificate_overprint"}),
        (replace(FLAG, stage=DecisionStage.ISSUED, total_vnd=0), {"flag_order_sheet"}),
        (replace(CODED, stage=DecisionStage.IN_SIGNING), {"draft"}),
        *((replace(CODED, stage=stage), set()) for stage in DecisionStage if stage not in DRAWN),
        *((replace(CODED, kind=kind), set()) for kind in DecisionKind if kind != "grant"),
    ],
)
def test_only_an_issued_grant_has_papers_by_what_it_grants(
    decision: Decision, papers: set[str]
) -> None:
    assert {one.value for one in decision_papers(sources_of(), decision)} == papers


@pytest.mark.parametrize("kind", [DecisionPaper.CERTIFICATE, DecisionPaper.MONEY_TABLE])
def test_a_paper_bears_the_number_and_the_day_of_the_decision(kind: DecisionPaper) -> None:
    text = told(drawn_decisions.of_decision(sources_of(), CODED.id, kind, CLERK))
    assert CODED.number in text
    assert "ngày 08 tháng 01 năm 2024" in text
    assert "Bà Nguyễn Thị Phượng Huyền" in text


def test_a_certificate_says_where_it_can_be_verified() -> None:
    kind = DecisionPaper.CERTIFICATE
    coded = drawn_decisions.of_decision(sources_of(), "d", kind, CLERK)
    assert "https://thidua.example.vn/verify/7K3M9QXT2ABC" in pictures_said(coded)
    uncoded = sources_of(replace(CODED, code=""))
    assert "verify" not in pictures_said(drawn_decisions.of_decision(uncoded, "d", kind, CLERK))


def test_a_draft_is_out_of_sight_of_those_outside_the_centre() -> None:
    sources = sources_of(replace(CODED, stage=DecisionStage.IN_SIGNING))
    with pytest.raises(Unknown):
        drawn_decisions.of_decision(
            sources, "d", DecisionPaper.CERTIFICATE, replace(CLERK, sight=Sight(False))
        )


def test_only_who_prints_them_is_offered_certificates_and_gets_them() -> None:
    assert set(papers_for(sources_of(), CODED, CLERK)) == set(decision_papers(sources_of(), CODED))
    assert papers_for(sources_of(), CODED, OTHER) == (DecisionPaper.MONEY_TABLE,)
    for kind in (DecisionPaper.CERTIFICATE, DecisionPaper.CERTIFICATE_OVERPRINT):
        with pytest.raises(NotAuthorised):
            drawn_decisions.of_decision(sources_of(), CODED.id, kind, OTHER)
    table = drawn_decisions.of_decision(sources_of(), CODED.id, DecisionPaper.MONEY_TABLE, OTHER)
    assert CODED.number in told(table)


@pytest.mark.parametrize("kind", ["certificate", "certificate_overprint"])
async def test_only_who_prints_them_gets_certificates_over_http(
    played: Service, caller: httpx.AsyncClient, kind: str
) -> None:
    merit = next(one for one in played.database.records.decisions().items if one.award_id == MERIT)
    address = f"/decisions/{merit.id}/drawn/{kind}"
    for login in ("so-noi-vu", "van-thu", merit.signer_id):
        answer = await (await program(caller, login)).ask(address)
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), login
    for login in ("ban-dan-toc", "pho-khoi", "thu-ky", "uy-vien-01", "kiem-toan"):
        answer = await (await program(caller, login)).ask(address)
        assert code(answer) == (403, "not_authorised"), login


async def test_a_page_leads_to_certificates_only_for_who_prints_them(played: Service) -> None:
    merit = next(one for one in played.database.records.decisions().items if one.award_id == MERIT)
    page = f"/decisions/{merit.id}"
    for login, offered in (("van-thu", True), ("kiem-toan", False)):
        async with httpx.AsyncClient(base_url=played.base_url) as visitor:
            await sign_in(visitor, login)
            links = read_page((await visitor.get(page)).text).links
        assert (f"{page}/papers/drawn/certificate" in links) is offered


@pytest.mark.parametrize("stage", NominationStage)
def test_a_notice_tells_how_the_nomination_ended(stage: NominationStage) -> None:
    found = notices(replace(AWARDED, stage=stage))
    if stage is NominationStage.AWARDED:
        assert found == (Notice.NOTICE_OF_AWARD,)
    elif stage in {"refused", "not_recommended", "not_acclaimed"}:
        assert found == (Notice.NOTICE_OF_NON_AWARD,)
        assert stage in CLOSED
    else:
        assert found == ()


def test_a_notice_of_award_names_decision_and_recipient() -> None:
    answer = drawn_decisions.of_nomination(sources_of(), "n-2", Notice.NOTICE_OF_AWARD, SEES)
    text = told(answer)
    assert CODED.number in text
    assert "Bà Nguyễn Thị Phượng Huyền" in text


def test_no_notice_of_award_for_a_name_that_was_struck() -> None:
    sources = sources_of(nomination=replace(AWARDED, id="n-3"))
    with pytest.raises(Unknown):
        drawn_decisions.of_nomination(sources, "n-3", Notice.NOTICE_OF_AWARD, SEES)


@pytest.mark.parametrize(
    ("stage", "count"),
    [
        (NominationStage.NOT_RECOMMENDED, "2/5"),
        (NominationStage.NOT_ACCLAIMED, "1/4"),
        (NominationStage.REFUSED, ""),
    ],
)
def test_a_notice_of_non_award_shows_the_count_that_ended_the_case(
    stage: NominationStage, count: str
) -> None:
    case = replace(AWARDED, stage=stage, sitting_id="s-1", round_id="2023.vhxh")
    sources = sources_of(nomination=case)
    text = told(drawn_decisions.of_nomination(sources, "n-2", Notice.NOTICE_OF_NON_AWARD, SEES))
    assert (count in text) if count else ("Số phiếu đồng ý" not in text)


def test_a_letter_bears_the_name_that_the_unit_had_when_it_proposed() -> None:
    renamed = Unit("so-y-te", "Sở Y tế và Dân số", "Sở YT&DS")
    sources = sources_of(unit=lambda _: renamed)
    kind = NominationPaper.SUBMISSION_LETTER
    text = told(drawn_papers.of_nomination(sources, "n-2", kind, SEES))
    assert "SỞ Y TẾ" in text
    assert "TTr-SYT" in text
    assert "Dân số" not in text


@pytest.mark.parametrize("draft", [GRANT, FORWARD, CORRECT, CANCEL], ids=lambda one: one.kind)
def test_a_draft_is_read_as_a_paper_before_it_is_signed(draft: Decision) -> None:
    sources = sources_of(draft)
    assert papers_for(sources, draft, OTHER) == (DecisionPaper.DRAFT,)
    drawn = drawn_decisions.of_decision(sources, draft.id, DecisionPaper.DRAFT, OTHER)
    assert draft.standing[0].unit_name in told(drawn)
    assert not pypdf.PdfReader(io.BytesIO(bytes(drawn.body))).get_fields(), "none can be signed"
    outside = replace(OTHER, sight=Sight(False))
    with pytest.raises(Unknown):
        drawn_decisions.of_decision(sources, draft.id, DecisionPaper.DRAFT, outside)


def test_there_is_no_draft_to_read_once_it_is_signed() -> None:
    signed = replace(CODED, stage=DecisionStage.SIGNED)
    assert papers_for(sources_of(signed), signed, CLERK) == ()
    with pytest.raises(Unknown):
        drawn_decisions.of_decision(sources_of(signed), signed.id, DecisionPaper.DRAFT, CLERK)

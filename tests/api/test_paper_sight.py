"""Having a file's SHA-256 is no leave to read it: only its sender, and readers of what names it."""

import hashlib
import json
from dataclasses import replace

import httpx
import pytest

from api.paper_sight import PaperSight
from suyton.demo import province
from suyton.domain.authority import Actor, Role
from suyton.domain.incidents import Consultation
from suyton.domain.nomination import NominationStage
from suyton.domain.record import Rating, RatingLevel
from suyton.persistence.database import Database
from tests.api.callers import Json, Program, code, program
from tests.e2e.page_reading import read_page
from tests.e2e.signing_in import sign_in
from tests.persistence.samples import (
    ASSIGNMENT,
    CHAIRMAN,
    CLERK,
    LEADER,
    NOW,
    PAPER,
    STANDING,
    at_stage,
    drafted,
    filled,
    issued,
    later,
    officer,
    proposed,
    someone,
)
from tests.persistence.signing_walk import to_be_numbered

UNIT = "/subjects/ban-dan-toc"
PROOF = b"%PDF-1.7\nA proof"
ADDRESS = f"/documents/{hashlib.sha256(PROOF).hexdigest()}"
RATING: Json = {"kind": "rating", "content": {"year": 2022, "level": "excellent"}}


async def handed_in(client: httpx.AsyncClient) -> tuple[Program, Json]:
    unit = await program(client, "ban-dan-toc")
    return unit, (await unit.upload("Quyết định.pdf", "evidence", PROOF)).json()


async def test_until_a_case_names_it_a_file_is_for_its_sender_and_auditors(
    without_engine: httpx.AsyncClient,
) -> None:
    unit, _ = await handed_in(without_engine)
    assert (await unit.ask(ADDRESS)).content == PROOF
    assert (await (await program(without_engine, "kiem-toan")).ask(ADDRESS)).content == PROOF
    for login in ("so-y-te", "truong-khoi", "so-noi-vu", "chu-tich", "quan-tri"):
        stranger = await program(without_engine, login)
        assert code(await stranger.ask(ADDRESS)) == (404, "unknown"), login


async def test_once_a_record_names_it_a_file_is_for_those_who_read_the_record(
    without_engine: httpx.AsyncClient,
) -> None:
    unit, reference = await handed_in(without_engine)
    declared = await unit.act(f"{UNIT}/facts", RATING | {"evidence": reference})
    assert declared.status_code == 201, declared.text
    assert (await (await program(without_engine, "so-noi-vu")).ask(ADDRESS)).content == PROOF
    # The unit's bloc does not read its record.
    for login in ("so-y-te", "truong-khoi", "quan-tri"):
        stranger = await program(without_engine, login)
        assert code(await stranger.ask(ADDRESS)) == (404, "unknown"), login


async def test_naming_anothers_file_is_no_way_to_read_it(
    without_engine: httpx.AsyncClient,
) -> None:
    _, reference = await handed_in(without_engine)
    thief = await program(without_engine, "so-y-te")
    named = await thief.act("/subjects/so-y-te/facts", RATING | {"evidence": reference})
    assert code(named) == (422, "document_missing")
    assert code(await thief.ask(ADDRESS)) == (404, "unknown")


async def test_naming_anothers_file_in_a_hidden_field_is_no_way_either(
    without_engine: httpx.AsyncClient,
) -> None:
    _, reference = await handed_in(without_engine)
    await sign_in(without_engine, "so-y-te")
    page = read_page((await without_engine.get("/subjects/so-y-te")).text)
    form = next(one for one in page.forms if one.fields.get("fact_kind") == ["rating"])
    given = {name: values[0] for name, values in form.fields.items() if "paper:" not in name}
    typed = {"fact:year": "2022", "fact:level": "excellent", "kept": json.dumps(reference)}
    refused = await without_engine.post(form.action, data=given | typed)
    assert refused.status_code == 422
    assert "Không tìm thấy tài liệu đính kèm" in refused.text
    address = ADDRESS.replace("/documents/", "/papers/")
    assert (await without_engine.get(address)).status_code == 404


async def test_a_page_gives_a_file_to_nobody_else_either(
    without_engine: httpx.AsyncClient,
) -> None:
    await handed_in(without_engine)
    address = ADDRESS.replace("/documents/", "/papers/")
    await sign_in(without_engine, "ban-dan-toc")
    given = await without_engine.get(address, params={"name": "a.bat"})
    assert given.content == PROOF
    assert given.headers["content-disposition"] == "attachment; filename*=UTF-8''a.bat.txt"
    await sign_in(without_engine, "so-y-te")
    answer = await without_engine.get(address)
    assert answer.status_code == 404
    assert PROOF not in answer.content


@pytest.mark.parametrize(
    ("reader", "may"),
    [
        (officer("ban-dan-toc"), True),
        (officer("so-y-te"), True),
        (LEADER, True),
        (STANDING, True),
        (CLERK, True),
        (officer("so-tai-chinh"), False),
        (someone("truong-khoi-2", (Role.BLOC_LEADER, "kinh-te")), False),
        (someone("quan-tri", (Role.ADMINISTRATOR, "bac-kan")), False),
        (someone("y-kien", (Role.AGENCY_OFFICER, "bao-hiem")), True),
        (someone("y-kien-2", (Role.AGENCY_OFFICER, "thue")), False),
    ],
    ids=lambda given: given.account_id if isinstance(given, Actor) else None,
)
def test_a_dossier_is_for_those_who_read_the_nomination(
    sqlite_database: Database, reader: Actor, may: bool
) -> None:
    province.load(sqlite_database)
    step = proposed()
    asked = Consultation("c-1", "bao-hiem", "Bảo hiểm xã hội", "Có nợ không?", NOW, later(days=5))
    sqlite_database.register.record_nomination(
        replace(step, state=replace(step.state, consultations=(asked,)))
    )
    sight = PaperSight(
        sqlite_database.handed_in, sqlite_database.records, sqlite_database.subject_records
    )
    assert sight.may_fetch(reader, PAPER.sha256, NOW) is may


def test_the_paper_of_a_decision_is_for_everyone_with_an_account_once_it_is_issued(
    sqlite_database: Database,
) -> None:
    province.load(sqlite_database)
    register, unit = sqlite_database.register, officer("so-tai-chinh")
    sight = PaperSight(
        sqlite_database.handed_in, sqlite_database.records, sqlite_database.subject_records
    )
    sqlite_database.accounts.assign(ASSIGNMENT, CHAIRMAN, "assign", NOW)
    item = at_stage(NominationStage.AWAITING_DECISION)
    register.record_nomination(item)
    number = to_be_numbered(sqlite_database, drafted((item.state,)))
    numbered = register.record_decision(number).decision
    laid = register.record_decision(filled(numbered)).decision
    assert laid.numbered_paper is not None
    assert not sight.may_fetch(unit, laid.numbered_paper.sha256, NOW)
    assert sight.may_fetch(CLERK, laid.numbered_paper.sha256, NOW)
    last = register.record_decision(issued(laid)).decision
    assert last.issued_paper is not None
    assert sight.may_fetch(unit, last.issued_paper.sha256, NOW)


@pytest.mark.parametrize(
    ("reader", "may"),
    [
        (officer("ban-dan-toc"), True),
        (STANDING, True),
        (officer("so-y-te"), False),
        (LEADER, False),
    ],
    ids=lambda given: given.account_id if isinstance(given, Actor) else None,
)
def test_evidence_on_a_record_is_for_its_unit_whoever_of_it_handed_it_in(
    sqlite_database: Database, reader: Actor, may: bool
) -> None:
    province.load(sqlite_database)
    colleague = someone("dong-nghiep", (Role.UNIT_OFFICER, "ban-dan-toc"))
    rating = Rating(2022, RatingLevel.EXCELLENT)
    sqlite_database.subject_records.declare(
        "ban-dan-toc", "f-1", rating, PAPER, colleague, "k-1", NOW
    )
    sight = PaperSight(
        sqlite_database.handed_in, sqlite_database.records, sqlite_database.subject_records
    )
    assert sight.may_fetch(reader, PAPER.sha256, NOW) is may

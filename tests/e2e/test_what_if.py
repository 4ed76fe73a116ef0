"""Trying a nomination before it is sent: the verdict, its reasons, and nothing written."""

from typing import Any

import httpx
import pytest

from suyton.rules import RulePacks
from tests.e2e.page_reading import read_page
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in
from tests.e2e.test_pages_render import check

MERIT = "provincial_certificate_of_merit"
GROUND = "collective_two_years"
CHOSEN = {"award_id": MERIT, "subject_kind": "collective", "kind": "merit", "year": "2024"}
GOOD = {
    **CHOSEN,
    "judge": "yes",
    "ground_id": GROUND,
    "rating:2023": "excellent",
    "rating:2024": "excellent",
    "attestation:well_run:2024": "yes",
    "attestation:conduct:2024": "yes",
    "attestation:unity:2024": "yes",
}
FACTS: dict[str, list[dict[str, Any]]] = {
    "ratings": [{"year": 2023, "level": "excellent"}, {"year": 2024, "level": "excellent"}],
    "attestations": [
        {"year": 2024, "what": what, "evidence": "to come"}
        for what in ("well_run", "conduct", "unity")
    ],
}
BODY: dict[str, Any] = {"award_id": MERIT, "year": 2024, "ground_id": GROUND, "facts": FACTS}

Json = dict[str, Any]


async def asked(visitor: httpx.AsyncClient, body: Json) -> httpx.Response:
    """The question put by a program with its own token."""
    wanted = {"login": "ban-dan-toc", "password": "suyton-demo", "name": "test", "days": 1}
    token = (await visitor.post("/api/v1/tokens", json=wanted)).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    return await visitor.post("/api/v1/what-if", json=body, headers=headers)


async def test_a_claim_whose_facts_all_hold_is_eligible_with_its_pack_way_and_papers(
    visitor: httpx.AsyncClient, populated: Province
) -> None:
    before = populated.database.records.chains()
    found = (await asked(visitor, BODY)).json()
    assert found["verdict"]["answer"] == "eligible"
    assert found["pack_id"] == RulePacks.load().for_year(2024).pack_id
    assert "2024" in found["chosen_because"]
    assert [stop["station"] for stop in found["route"]][-1] == "decision"
    assert "achievement_report" in found["papers"]
    assert found["cut_off"]["code"].startswith("cut_off")
    assert populated.database.records.chains() == before


async def test_a_missing_fact_leaves_the_answer_open_and_names_what_would_change_it(
    visitor: httpx.AsyncClient,
) -> None:
    body = {**BODY, "facts": {**FACTS, "ratings": FACTS["ratings"][:1]}}
    verdict = (await asked(visitor, body)).json()["verdict"]
    assert verdict["answer"] == "cannot_tell"
    open_ = [one for one in verdict["findings"] if one["answer"] == "cannot_tell"]
    assert any("rating:2024" in one["would_change"] for one in open_)
    assert all(one["source"] for one in verdict["findings"])


async def test_a_fact_that_is_against_it_makes_it_not_eligible(visitor: httpx.AsyncClient) -> None:
    held = {**FACTS, "holds": [{"cause": "inspection", "since": "2024-03-01"}]}
    verdict = (await asked(visitor, {**BODY, "facts": held})).json()["verdict"]
    assert verdict["answer"] == "not_eligible"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"year": 12}, "body.year"),
        ({"facts": {"ratings": [{"year": 2023, "level": "superb"}]}}, "level"),
        ({"facts": {"ratings": [{"year": 2023, "levell": "good"}]}}, "level"),
        (
            {
                "facts": {
                    "shares": [
                        {"year": 1, "what": "x", "value": {"numerator": 3, "denominator": 2}}
                    ]
                }
            },
            "shares",
        ),
        ({"unknown_field": 1}, "unknown_field"),
    ],
)
async def test_a_field_that_cannot_be_read_is_named(
    visitor: httpx.AsyncClient, change: Json, named: str
) -> None:
    answer = await asked(visitor, BODY | change)
    assert (answer.status_code, answer.json()["code"]) == (422, "request_invalid")
    assert any(named in field for field in answer.json()["facts"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"award_id": "none"}, "award_unknown"),
        ({"kind": "term_of_service"}, "route_unknown"),
        ({"year": 1950}, "rules_missing"),
    ],
)
async def test_what_no_rule_covers_is_refused_with_its_reason(
    visitor: httpx.AsyncClient, change: Json, code: str
) -> None:
    answer = await asked(visitor, BODY | change)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_nobody_who_is_not_signed_in_may_ask(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.post("/api/v1/what-if", json=BODY)).status_code == 401
    assert (await visitor.get("/what-if")).status_code == 303


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_page_asks_for_what_the_rules_ask_and_gives_the_verdict(
    visitor: httpx.AsyncClient, language: str
) -> None:
    visitor.cookies.set("language", language)
    await sign_in(visitor, "ban-dan-toc")
    blank = await visitor.get("/what-if")
    check(read_page(blank.text), "/what-if")
    asking = await visitor.get("/what-if", params=CHOSEN)
    check(read_page(asking.text), "/what-if")
    assert 'name="rating:2023"' in asking.text
    good = await visitor.get("/what-if", params=GOOD)
    check(read_page(good.text), "/what-if")
    assert '<span class="badge eligible">' in good.text.partition("</h2>")[0]
    partly = await visitor.get("/what-if", params={**GOOD, "rating:2024": ""})
    assert '<span class="badge cannot_tell">' in partly.text.partition("</h2>")[0]
    whole = await visitor.get("/what-if", params={**GOOD, "rating:2024": "", "complete": "yes"})
    assert '<span class="badge not_eligible">' in whole.text.partition("</h2>")[0]
    held = await visitor.get("/what-if", params={**GOOD, "hold": "press"})
    assert '<span class="badge not_eligible">' in held.text.partition("</h2>")[0]


async def test_every_award_may_be_tried_on_the_page(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "ban-dan-toc")
    for award in RulePacks.load().for_year(2024).awards:
        for subject in award.subjects:
            chosen = {
                "award_id": award.id,
                "subject_kind": subject.value,
                "kind": award.routes[0].kind.value,
                "year": "2024",
                "judge": "yes",
            }
            answer = await visitor.get("/what-if", params=chosen)
            assert answer.status_code == 200, chosen
            check(read_page(answer.text), str(chosen))


@pytest.mark.parametrize(
    ("field", "typed"),
    [("rating:2023", "superb"), ("hold", "rain"), ("year", "hai nghìn"), ("award_id", "none")],
)
async def test_the_page_names_the_field_it_cannot_read_and_keeps_the_rest(
    visitor: httpx.AsyncClient, field: str, typed: str
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    answer = await visitor.get("/what-if", params={**GOOD, field: typed})
    assert answer.status_code == 422
    assert typed in answer.text
    assert 'role="alert"' in answer.text


async def test_what_is_on_record_need_not_be_typed_again(visitor: httpx.AsyncClient) -> None:
    """The unit's rating of 2023 is confirmed; the rest is supposed on top of it."""
    facts = {**FACTS, "ratings": FACTS["ratings"][1:]}
    without = (await asked(visitor, {**BODY, "facts": facts})).json()
    assert without["verdict"]["answer"] == "cannot_tell"
    on_record = {**BODY, "facts": facts, "subject_id": "ban-dan-toc"}
    assert (await asked(visitor, on_record)).json()["verdict"]["answer"] == "eligible"
    await sign_in(visitor, "ban-dan-toc")
    typed = {name: value for name, value in GOOD.items() if name != "rating:2023"}
    page = await visitor.get("/what-if", params={**typed, "subject_id": "ban-dan-toc"})
    assert '<span class="badge eligible">' in page.text.partition("</h2>")[0]
    check(read_page(page.text), "/what-if")


async def test_the_record_of_another_unit_is_not_tried_on(visitor: httpx.AsyncClient) -> None:
    answer = await asked(visitor, {**BODY, "subject_id": "so-y-te"})
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown")
    await sign_in(visitor, "ban-dan-toc")
    page = await visitor.get("/what-if", params={**GOOD, "subject_id": "so-y-te"})
    assert page.status_code == 404

"""Every page, for everyone, in both languages: whole, named, linked and accessible."""

import re
from urllib.parse import urldefrag

import httpx
import pytest

from suyton.demo.province import BAC_KAN
from suyton.demo.province_file import read_province
from tests.e2e.page_reading import PageRead, read_page
from tests.e2e.signing_in import sign_in

STARTS = ("/tasks", "/nominations", "/blocs", "/sittings", "/decisions", "/history", "/notices")
LOGINS = (
    "ban-dan-toc",
    "truong-khoi",
    "pho-khoi",
    "so-cong-thuong",
    "so-noi-vu",
    "thu-ky",
    "uy-vien-02",
    "uy-vien-14",
    "chu-tich",
    "pho-chu-tich",
    "kiem-toan",
    "van-thu",
    "quan-tri",
    "y-kien-bao-hiem",
)
UNFILLED = re.compile(r"\{[a-z_]+\}")


def test_the_walk_goes_with_every_role_there_is() -> None:
    officers = {officer.account.login: officer for officer in read_province(BAC_KAN).officers}
    walked = {held.role for login in LOGINS for held in officers[login].appointments}
    known = {held.role for officer in officers.values() for held in officer.appointments}
    assert walked == known


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_every_page_a_person_is_led_to_is_whole(
    visitor: httpx.AsyncClient, login: str, language: str
) -> None:
    visitor.cookies.set("language", language)
    await sign_in(visitor, login)
    seen: set[str] = set()
    waiting = list(STARTS)
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = await visitor.get(address)
        assert answer.status_code == 200, f"{address} for {login}: {answer.status_code}"
        assert f'<html lang="{language}">' in answer.text
        page = read_page(answer.text)
        check(page, address)
        waiting.extend(own_pages(page))
    assert len(seen) > len(STARTS)


def own_pages(page: PageRead) -> list[str]:
    """Links to pages of this site; papers are files, and the front door leads back to the tasks.

    The pages of each pack are the same for everyone, and walked once in ``test_rules_pages``.
    """
    plain = {urldefrag(link).url for link in page.links}
    return sorted(
        link
        for link in plain - {"", "/"}
        if "/papers/" not in link and not link.startswith(("/rules/", "/api/"))
    )


def check(page: PageRead, address: str) -> None:
    assert page.title.removesuffix("– Suy Tôn").strip(), f"{address} has no title"
    assert len(page.headings) == 1, f"{address} has headings {page.headings}"
    assert page.headings[0].strip(), f"{address} has an empty heading"
    doubled = {one for one in page.ids if page.ids.count(one) > 1}
    assert not doubled, f"{address} uses ids twice: {doubled}"
    assert not page.unlabelled, f"{address} has fields without a name: {page.unlabelled}"
    assert not UNFILLED.search(page.text), f"{address}: {UNFILLED.findall(page.text)}"
    for form in page.forms:
        if form.method == "post" and form.action not in {"/language", "/sign-in", "/sign-out"}:
            assert form.value("csrf"), f"{address}: {form.action} lacks its token"
            assert len(form.value("key")) == 32, f"{address}: {form.action} lacks its key"


async def test_what_is_out_of_sight_is_answered_as_if_it_did_not_exist(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "so-cong-thuong")
    for hidden in (
        "/nominations/2023.vhxh.ban-dan-toc.provincial_emulation_flag",
        "/rounds/2023.vhxh",
        "/ballots/2023.vhxh.b1",
        "/sittings/s-1",
        "/decisions/d-1",
        "/nominations/nothing",
    ):
        answer = await visitor.get(hidden, headers={"Accept": "text/html"})
        assert answer.status_code == 404, hidden
        assert read_page(answer.text).headings


async def test_a_page_asked_for_without_signing_in_leads_to_the_door_and_back(
    visitor: httpx.AsyncClient,
) -> None:
    answer = await visitor.get("/rounds/2024.vhxh")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/rounds/2024.vhxh"
    answer = await sign_in(visitor, "ban-dan-toc", back="/rounds/2024.vhxh")
    assert answer.headers["location"] == "/rounds/2024.vhxh"


async def test_the_language_is_chosen_by_a_switch_and_kept(visitor: httpx.AsyncClient) -> None:
    assert "Đăng nhập" in (await visitor.get("/sign-in")).text
    answer = await visitor.post("/language", data={"language": "en", "next": "/sign-in"})
    assert answer.headers["location"] == "/sign-in"
    assert "Sign in" in (await visitor.get("/sign-in")).text


async def test_no_choice_of_a_secret_paper_stands_on_any_page(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "kiem-toan")
    text = read_page((await visitor.get("/ballots/2024.kinh-te.b1")).text).text
    assert "Đang chờ 3/4 đơn vị đến " in text
    history = text[text.index("Lịch sử") :]
    assert "Đồng ý" not in history

"""A form does what the JSON call does: same command, same key once, refusals said on the form."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import httpx
import pytest

from suyton.domain.ballot import Choice
from suyton.domain.errors import ReasonMissing
from suyton.domain.scoring import FinalScore
from tests.e2e.forms_asked import FLAG, FORMS, SOON
from tests.e2e.page_reading import FormRead, PageRead, read_page
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in
from tests.e2e.told import ROUND, SOON_UTC, Told


async def opened(clerk: httpx.AsyncClient, login: str, address: str) -> PageRead:
    await sign_in(clerk, login)
    return read_page((await clerk.get(address)).text)


async def send(
    clerk: httpx.AsyncClient, form: FormRead, typed: Mapping[str, Any], files: Any = None
) -> httpx.Response:
    """Send a form as its page gave it, with what is typed into it."""
    given: dict[str, Any] = {name: values[0] for name, values in form.fields.items()}
    data = {
        name: value
        for name, value in (given | dict(typed)).items()
        if not name.startswith("paper:")
    }
    return await clerk.post(form.action, data=data, files=files)


async def test_an_act_goes_on_to_the_case_and_shows_its_receipt_once(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "ban-dan-toc", f"/nominations/{FLAG}")
    answer = await send(clerk, page.form("withdraw"), {"reason": "Xin rút"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/nominations/{FLAG}")
    assert told.last == ("withdraw", "ban-dan-toc", FLAG, "Xin rút")
    assert "Mục 9 trong sổ, dấu niêm abababababab" in (await clerk.get(f"/nominations/{FLAG}")).text
    assert "dấu niêm abababababab" not in (await clerk.get(f"/nominations/{FLAG}")).text


async def test_a_form_sent_twice_carries_the_same_key_and_another_form_another(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "ban-dan-toc", f"/nominations/{FLAG}")
    for _ in range(2):
        await send(clerk, page.form("withdraw"), {"reason": "Xin rút"})
    again = read_page((await clerk.get(f"/nominations/{FLAG}")).text)
    await send(clerk, again.form("withdraw"), {"reason": "Xin rút"})
    keys = [call[2] for call in told.calls]
    assert keys[0] == keys[1] != keys[2]


async def test_a_form_that_did_not_come_from_the_session_does_nothing(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "ban-dan-toc", f"/nominations/{FLAG}")
    answer = await send(clerk, page.form("withdraw"), {"csrf": "forged", "reason": "Xin rút"})
    assert answer.status_code == 422
    assert told.calls == []


async def test_a_refusal_keeps_what_was_typed_and_says_why_at_the_top(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "ban-dan-toc", f"/nominations/{FLAG}")
    told.refusal = ReasonMissing(act="withdraw")
    answer = await send(clerk, page.form("withdraw"), {"reason": "<b>vì thế</b>"})
    assert answer.status_code >= 400
    assert "Hãy nêu lý do" in answer.text
    assert "&lt;b&gt;vì thế&lt;/b&gt;</textarea>" in answer.text
    refused = read_page(answer.text)
    assert refused.form("withdraw").value("key") != page.form("withdraw").value("key")


async def test_the_paper_sent_says_yes_no_or_abstain_for_each_candidate(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "so-nong-nghiep", "/ballots/2024.kinh-te.b1")
    candidate = "2024.kinh-te.so-xay-dung.provincial_certificate_of_merit"
    form = page.form("cast")
    answer = await send(clerk, form, {f"choice:{candidate}": "abstain"})
    assert answer.status_code == 303
    assert told.last == ("cast", "so-nong-nghiep", "2024.kinh-te.b1", {candidate: Choice.ABSTAIN})
    answer = await send(clerk, form, {f"choice:{candidate}": "perhaps"})
    assert answer.status_code == 422
    assert "Phiếu chưa đủ" in answer.text


async def test_nobody_is_shown_a_paper_who_has_voted_or_may_not(
    clerk: httpx.AsyncClient,
) -> None:
    for login in ("so-xay-dung", "kiem-toan"):
        page = await opened(clerk, login, "/ballots/2024.kinh-te.b1")
        assert [form.action for form in page.forms if "papers" in form.action] == []


async def test_scores_are_read_with_a_comma_and_blank_lines_left_out(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "pho-khoi", f"/rounds/{ROUND}/adoption")
    form = page.form("adopt_scores")
    typed = {name: "" for name in form.fields if name.startswith("score:")}
    typed |= {"score:so-y-te": "96,5", "reason:so-y-te": "Bổ sung", "remark": "Hội nghị"}
    await send(clerk, form, typed)
    finals = (FinalScore("so-y-te", Decimal("96.5"), "Bổ sung"),)
    assert told.last == ("adopt_scores", "pho-khoi", ROUND, finals, "Hội nghị")


async def test_an_unreadable_score_is_said_and_nothing_is_done(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    page = await opened(clerk, "ban-dan-toc", f"/rounds/{ROUND}")
    answer = await send(
        clerk, page.form("submit_self_score"), {"unit_id": "ban-dan-toc", "score": "chín"}
    )
    assert answer.status_code == 422
    assert "Không đọc được điểm “chín”" in answer.text
    assert told.calls == []


async def test_papers_are_stored_and_kept_when_the_form_comes_back(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    address = f"/rounds/{ROUND}/proposal?unit_id=so-y-te&award_id=provincial_emulation_flag"
    form = (await opened(clerk, "so-y-te", address)).form("propose")
    kinds = [name for name in form.fields if name.startswith("paper:")]
    files = {
        kind: (f"{number}.pdf", b"%PDF-1.7", "application/pdf") for number, kind in enumerate(kinds)
    }
    told.refusal = ReasonMissing(act="propose")
    answer = await send(clerk, form, {"summary": "Thành tích"}, files)
    refused = read_page(answer.text).form("propose")
    assert len(refused.fields["kept"]) == len(kinds) > 1

    told.refusal = None
    before: dict[str, Any] = dict(refused.fields)
    data = {name: values for name, values in before.items() if not name.startswith("paper:")}
    answer = await clerk.post(refused.action, data=data | {"summary": "Thành tích"})
    assert answer.headers["location"] == f"/nominations/{ROUND}.so-y-te.provincial_emulation_flag"
    *_, summary, papers = told.last
    assert summary == "Thành tích"
    assert {f"paper:{paper.kind}" for paper in papers} == set(kinds)


async def test_a_paper_that_is_none_is_refused_on_the_page_and_nothing_is_sent(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    address = f"/rounds/{ROUND}/proposal?unit_id=so-y-te&award_id=provincial_emulation_flag"
    await sign_in(clerk, "so-y-te")
    assert 'accept=".txt,.rtf,.doc,.docx' in (await clerk.get(address)).text
    form = (await opened(clerk, "so-y-te", address)).form("propose")
    kind = next(name for name in form.fields if name.startswith("paper:"))
    files = {kind: ("Tờ trình.pdf", b"MZ\x90\x00\x03\x00", "application/pdf")}
    answer = await send(clerk, form, {"summary": "Vượt kế hoạch"}, files)
    assert answer.status_code == 422
    assert "Không nhận “Tờ trình.pdf”: theo nội dung, đây là một chương trình." in answer.text
    assert "Vượt kế hoạch" in answer.text
    assert told.calls == []


@pytest.mark.parametrize(
    ("login", "page", "act", "typed", "call"),
    FORMS,
)
async def test_each_form_asks_its_command(
    clerk: httpx.AsyncClient,
    told: Told,
    login: str,
    page: str,
    act: str,
    typed: dict[str, Any],
    call: tuple[Any, ...],
) -> None:
    form = (await opened(clerk, login, page)).form(act)
    answer = await send(clerk, form, typed)
    assert answer.status_code == 303, answer.text
    assert told.last == (call[0], login, *call[1:])


async def test_the_chairman_assigns_a_vice_chairman_and_takes_it_back(
    clerk: httpx.AsyncClient, populated: Province
) -> None:
    page = await opened(clerk, "chu-tich", "/assignments")
    before = {one.id for one in populated.database.accounts.assignments("bac-kan")}
    form = page.form("assign")
    typed = {"signer": "bac-kan/pho-chu-tich", "valid_from": SOON}
    for _ in range(2):
        answer = await send(clerk, form, typed)
        assert answer.status_code == 303
    (given,) = [
        one for one in populated.database.accounts.assignments("bac-kan") if one.id not in before
    ]
    assert (given.signer_id, given.valid_from, given.valid_to) == ("pho-chu-tich", SOON_UTC, None)

    page = read_page((await clerk.get("/assignments")).text)
    (revocation,) = [form for form in page.forms if given.id in form.action]
    assert (await send(clerk, revocation, {})).status_code == 303
    page = read_page((await clerk.get("/assignments")).text)
    assert [form for form in page.forms if given.id in form.action] == []


async def test_nobody_but_the_chairman_is_offered_to_assign(clerk: httpx.AsyncClient) -> None:
    page = await opened(clerk, "pho-chu-tich", "/assignments")
    assert {form.action for form in page.forms} == {"/language", "/sign-out"}


async def test_only_those_who_vote_are_offered_to_put_a_differing_opinion_on_record(
    clerk: httpx.AsyncClient,
) -> None:
    member = await opened(clerk, "uy-vien-01", "/sittings/s-1")
    assert member.form("record_differing").action == "/sittings/s-1/differing-opinions"
    await sign_in(clerk, "pho-so-y-te")  # of the council, without a seat here
    assert "/sittings/s-1/differing-opinions" not in (await clerk.get("/sittings/s-1")).text


async def test_only_whoever_chairs_is_offered_to_break_a_tie(clerk: httpx.AsyncClient) -> None:
    chair = await opened(clerk, "uy-vien-01", "/sittings/s-2")
    assert chair.form("break_tie").action == "/sittings/s-2/tie"
    for login in ("uy-vien-06", "thu-ky"):
        await sign_in(clerk, login)
        assert "/sittings/s-2/tie" not in (await clerk.get("/sittings/s-2")).text

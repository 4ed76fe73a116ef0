"""A form does what the JSON call does: same command, same key once, refusals said on the form."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import httpx
import pytest

from api.commands.decision_changes import Change
from suyton.domain.ballot import Choice
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import ReasonMissing
from suyton.domain.incidents import CancellationGround, HoldCause, RefusalGround
from suyton.domain.scoring import FinalScore
from tests.e2e.page_reading import FormRead, PageRead, read_page
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in
from tests.e2e.told import ROUND, SOON_UTC, Told

FLAG = f"{ROUND}.ban-dan-toc.provincial_emulation_flag"
AWARDED = "2023.vhxh.ban-dan-toc.provincial_emulation_flag"
SOON = "2030-01-05T17:00"


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


@pytest.mark.parametrize(
    ("login", "page", "act", "typed", "call"),
    [
        ("ban-dan-toc", f"/rounds/{ROUND}", "submit_self_score",
         {"unit_id": "ban-dan-toc", "score": "95"},
         ("submit_self_score", ROUND, "ban-dan-toc", Decimal(95), "")),
        ("pho-khoi", f"/rounds/{ROUND}", "cross_check_score",
         {"unit_id": "so-y-te", "by_unit_id": "so-khoa-hoc", "score": "9", "reason": "Khác"},
         ("cross_check_score", ROUND, "so-y-te", "so-khoa-hoc", Decimal(9), "Khác")),
        ("pho-khoi", f"/rounds/{ROUND}", "extend_scoring", {"until": SOON, "reason": "Chậm"},
         ("extend_scoring", ROUND, SOON_UTC, "Chậm")),
        ("so-tai-chinh", "/rounds/2024.kinh-te", "extend_ballot", {"until": SOON, "reason": "Chậm"},
         ("extend_ballot", "2024.kinh-te", SOON_UTC, "Chậm")),
        ("pho-khoi", f"/nominations/{FLAG}", "return", {"reason": "Thiếu"},
         ("return_nomination", FLAG, "Thiếu")),
        ("so-noi-vu", "/nominations/2023.vhxh.so-van-hoa.provincial_certificate_of_merit",
         "refuse", {"reason": "Không đủ", "ground": "standards"},
         ("refuse", "2023.vhxh.so-van-hoa.provincial_certificate_of_merit", "Không đủ",
          RefusalGround.STANDARDS)),
        ("so-noi-vu", f"/nominations/{FLAG}", "open_hold",
         {"cause": "inspection", "reason": "Thanh tra"},
         ("OpenHold", FLAG, HoldCause.INSPECTION, "Thanh tra")),
        ("so-noi-vu", "/nominations/2023.vhxh.so-van-hoa.provincial_certificate_of_merit",
         "consult", {"agency_id": "so-y-te", "reason": "Thuế?"},
         ("consult", "2023.vhxh.so-van-hoa.provincial_certificate_of_merit", "so-y-te", "Thuế?")),
        ("ban-dan-toc", "/nominations/2023.vhxh.ban-dan-toc.provincial_emulation_flag",
         "complain", {"reason": "Sai tên"},
         ("Complain", "2023.vhxh.ban-dan-toc.provincial_emulation_flag", "Sai tên")),
        ("so-noi-vu", "/nominations/2023.vhxh.so-van-hoa.provincial_certificate_of_merit",
         "pass_appraisal", {"remark": "Đạt"},
         ("pass_appraisal", "2023.vhxh.so-van-hoa.provincial_certificate_of_merit", "Đạt", ())),
        ("thu-ky", "/sittings/s-1", "extend_sitting", {"until": SOON, "reason": "Chậm"},
         ("extend_sitting", "s-1", SOON_UTC, "Chậm")),
        ("pho-chu-tich", "/decisions/d-1", "sign", {}, ("sign", "d-1")),
        ("pho-chu-tich", "/decisions/d-1", "send_back", {"reason": "Sai tên"},
         ("send_back", "d-1", "Sai tên")),
        ("so-noi-vu", "/decisions/d-0", "correct_decision",
         {"title": "Đính chính", f"name:{AWARDED}": "Tên mới",
          "signer_id": "chu-tich", "reason": "In sai"},
         ("draft_change", "d-0", Change(
             DecisionKind.CORRECT, "Đính chính", "chu-tich", "In sai", (AWARDED,), {AWARDED: "Tên mới"}))),
        ("so-noi-vu", "/decisions/d-0", "cancel_decision",
         {"title": "Hủy bỏ", "nomination_id": [AWARDED], "ground": "forged_evidence",
          "signer_id": "chu-tich", "reason": "Kết luận 12"},
         ("draft_change", "d-0", Change(
             DecisionKind.CANCEL, "Hủy bỏ", "chu-tich", "Kết luận 12", (AWARDED,),
             ground=CancellationGround.FORGED_EVIDENCE))),
        ("so-noi-vu", "/decisions/d-1", "reassign",
         {"signer_id": "chu-tich", "reason": "Đi công tác"},
         ("reassign", "d-1", "chu-tich", "Đi công tác")),
        ("chu-tich", "/decisions/d-1", "send_back", {"reason": "Sai tên"},
         ("send_back", "d-1", "Sai tên")),
        ("thu-ky", "/sittings/new", "convene",
         {"council_id": "hoi-dong-tdkt", "meets_at": SOON, "nomination_id": ["a", "b"]},
         ("convene", "hoi-dong-tdkt", SOON_UTC, ("a", "b"))),
    ],
)  # fmt: skip
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

"""Who may leave a name out, reassign a draft, or draft a correction or cancellation."""

from typing import Any

import httpx

from tests.api.callers import Program, code, fresh_key, program
from tests.fixtures.service import Service

STRANGERS = ("ban-dan-toc", "truong-khoi", "quan-tri", "uy-vien-01")


async def issued(office: Program) -> dict[str, Any]:
    """A decision of the played story."""
    items = (await office.ask("/decisions")).json()["items"]
    return next(one for one in items if one["stage"] == "issued" and one["kind"] == "grant")


async def test_only_the_standing_body_drafts_a_change_and_only_of_what_was_granted(
    played: Service, caller: httpx.AsyncClient
) -> None:
    office = await program(caller, "so-noi-vu")
    decision = await issued(office)
    named = decision["recipients"][0]["nomination_id"]
    by = {"title": "Về việc cũ", "reason": "Kết luận 12", "signer_id": "chu-tich"}
    corrects = by | {"names": {named: "Tên đúng"}}
    cancels = by | {"nomination_ids": [named], "ground": "later_finding"}
    here = f"/decisions/{decision['id']}"
    for login in (*STRANGERS, "pho-chu-tich", "chu-tich"):
        person = await program(caller, login)
        for path, wanted in (("corrections", corrects), ("cancellations", cancels)):
            refused = await person.act(f"{here}/{path}", wanted)
            assert code(refused) == (403, "not_authorised"), (login, path)
    same = by | {"names": {named: decision["recipients"][0]["unit_name"]}}
    assert code(await office.act(f"{here}/corrections", same)) == (422, "name_unchanged")
    groundless = cancels | {"ground": "dislike"}
    assert code(await office.act(f"{here}/cancellations", groundless)) == (422, "request_invalid")
    nobody = cancels | {"signer_id": "so-noi-vu"}
    assert code(await office.act(f"{here}/cancellations", nobody)) == (403, "no_live_assignment")


async def test_a_correction_is_a_draft_that_may_change_hands_and_be_sent_back(
    played: Service, caller: httpx.AsyncClient
) -> None:
    office = await program(caller, "so-noi-vu")
    decision = await issued(office)
    named = decision["recipients"][0]["nomination_id"]
    wanted = {
        "title": "Đính chính",
        "reason": "In sai tên",
        "signer_id": "pho-chu-tich",
        "names": {named: "Tên đúng"},
    }
    key = fresh_key()
    laid = await office.act(f"/decisions/{decision['id']}/corrections", wanted, key=key)
    again = await office.act(f"/decisions/{decision['id']}/corrections", wanted, key=key)
    assert (laid.status_code, again.json()) == (201, laid.json())
    here = f"/decisions/{laid.json()['chain'].removeprefix('decision:')}"
    draft = (await office.ask(here)).json()
    assert (draft["kind"], draft["refers_to_number"]) == ("correct", decision["number"])
    leave_out = {"nomination_id": named, "reason": "Chưa rõ"}
    to_chairman = {"signer_id": "chu-tich", "reason": "Đi công tác"}
    for login in (*STRANGERS, "so-noi-vu"):
        refused = await (await program(caller, login)).act(f"{here}/strikes", leave_out)
        assert code(refused) == (403, "not_authorised"), login
    for login in (*STRANGERS, "pho-chu-tich"):
        refused = await (await program(caller, login)).act(f"{here}/reassignment", to_chairman)
        assert code(refused) == (403, "not_authorised"), login
    vice = await program(caller, "pho-chu-tich")
    assert code(await vice.act(f"{here}/strikes", leave_out)) == (409, "last_recipient")
    assert (await office.act(f"{here}/reassignment", to_chairman)).status_code == 200
    assert code(await office.act(f"{here}/reassignment", to_chairman)) == (409, "same_signer")
    chairman = await program(caller, "chu-tich")
    back = await chairman.act(f"{here}/sending-back", {"reason": "Không cần"})
    assert back.status_code == 200, back.text
    assert (await office.ask(f"/nominations/{named}")).json()["stage"] == "awarded"

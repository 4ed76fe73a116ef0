"""After the story: every case is closed, and everyone who knocks is told why, by role."""

from datetime import UTC, datetime

import httpx
import pytest

from suyton.domain.nomination import NominationAct
from suyton.ports import NominationFilter
from suyton.rules import RulePacks
from tests.api.callers import FLAG, code, in_days, program
from tests.e2e.register_writing import Province
from tests.fixtures.service import Service

NOMINATION = f"2023.vhxh.ban-dan-toc.{FLAG}"


async def ids(played: Service) -> dict[str, str]:
    """The story's only sitting and its decision on the flag."""
    records = played.database.records
    sitting = next(one for one in records.sittings().items if one.tally is not None)
    decision = next(one for one in records.decisions().items if one.award_id == FLAG)
    return {"sitting": sitting.id, "decision": decision.id, "round": "2023.vhxh"}


SECRET = {"secret": "suyton-demo"}
REASON = {"reason": "Thử"}
ASIDE = {"way": "put_off", "reason": "Thử"}
SENT = {
    "member_id": "uy-vien-15",
    "account_id": "uy-vien-01",
    "number": "12/GUQ",
    "dated_on": "2024-01-12",
    "paper": {"sha256": "a" * 64, "size": 1, "media_type": "application/pdf"},
}
UNTIL = {"until": in_days(9), "reason": "Thử"}
CLOSED = [
    ("ban-dan-toc", f"/nominations/{NOMINATION}/withdrawal", REASON, "wrong_stage"),
    ("so-y-te", f"/nominations/{NOMINATION}/withdrawal", REASON, "not_authorised"),
    ("so-noi-vu", f"/nominations/{NOMINATION}/refusal", REASON, "wrong_stage"),
    ("truong-khoi", f"/nominations/{NOMINATION}/refusal", REASON, "not_authorised"),
    ("so-noi-vu", f"/nominations/{NOMINATION}/appraisal", {}, "wrong_stage"),
    ("truong-khoi", "/rounds/{round}/report", {}, "wrong_stage"),
    ("truong-khoi", "/rounds/{round}/ballot", {"closes_at": in_days(1)}, "wrong_stage"),
    ("ban-dan-toc", "/rounds/{round}/ballot", {"closes_at": in_days(1)}, "not_authorised"),
    ("kiem-toan", "/rounds/{round}/scoring-extension", UNTIL, "not_authorised"),
    ("thu-ky", "/sittings/{sitting}/extension", UNTIL, "wrong_stage"),
    ("uy-vien-01", "/sittings/{sitting}/extension", UNTIL, "not_authorised"),
    ("uy-vien-01", "/sittings/{sitting}/opinions", {"choices": {}}, "wrong_stage"),
    ("chu-tich", "/sittings/{sitting}/cancellation", REASON, "not_authorised"),
    ("thu-ky", "/sittings/{sitting}/items/a/set-aside", ASIDE, "wrong_stage"),
    ("uy-vien-01", "/sittings/{sitting}/items/a/set-aside", ASIDE, "not_authorised"),
    ("so-noi-vu", "/sittings/{sitting}/items/a/vote", {}, "wrong_stage"),
    ("uy-vien-01", "/sittings/{sitting}/items/a/vote", {}, "not_authorised"),
    ("thu-ky", "/sittings/{sitting}/item-votes/b/end", {}, "wrong_stage"),
    ("chu-tich", "/sittings/{sitting}/item-votes/b/end", {}, "not_authorised"),
    ("thu-ky", "/sittings/{sitting}/stand-ins", SENT, "wrong_stage"),
    ("uy-vien-01", "/sittings/{sitting}/stand-ins", SENT, "not_authorised"),
    ("uy-vien-01", "/sittings/{sitting}/differing-opinions", {"text": "Khác"}, "wrong_stage"),
    ("thu-ky", "/sittings/{sitting}/differing-opinions", {"text": "Khác"}, "not_authorised"),
    ("truong-khoi", "/rounds/{round}/tie", REASON, "wrong_stage"),
    ("ban-dan-toc", "/rounds/{round}/tie", REASON, "not_authorised"),
    ("uy-vien-01", "/sittings/{sitting}/tie", REASON, "wrong_stage"),
    ("thu-ky", "/sittings/{sitting}/tie", REASON, "not_authorised"),
    ("pho-chu-tich", "/decisions/{decision}/signature", SECRET, "wrong_stage"),
    ("so-noi-vu", "/decisions/{decision}/signature", SECRET, "not_authorised"),
    ("van-thu", "/decisions/{decision}/issue", SECRET, "wrong_stage"),
    ("pho-chu-tich", "/decisions/{decision}/issue", SECRET, "not_authorised"),
    ("van-thu", "/decisions/{decision}/number", {}, "wrong_stage"),
    ("pho-chu-tich", "/decisions/{decision}/preparation", {}, "wrong_stage"),
    ("van-thu", "/decisions/{decision}/preparation", {}, "not_authorised"),
    ("chu-tich", "/decisions/{decision}/sending-back", REASON, "wrong_stage"),
    ("kiem-toan", "/decisions/{decision}/sending-back", REASON, "not_authorised"),
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("login", "path", "body", "expected"), CLOSED)
async def test_a_closed_case_refuses_by_role_first_and_by_stage_then(
    played: Service,
    caller: httpx.AsyncClient,
    login: str,
    path: str,
    body: dict[str, object],
    expected: str,
) -> None:
    person = await program(caller, login)
    answer = await person.act(path.format(**await ids(played)), body)
    assert code(answer) == (403 if expected == "not_authorised" else 409, expected)


async def test_a_bloc_has_one_round_a_year(played: Service, caller: httpx.AsyncClient) -> None:
    leader = await program(caller, "truong-khoi")
    again = {"bloc_id": "vhxh", "year": 2023, "scores_due_at": in_days(1)}
    assert code(await leader.act("/rounds", again)) == (409, "round_exists")


async def test_lists_take_only_cases_that_are_ready(
    played: Service, caller: httpx.AsyncClient
) -> None:
    secretary = await program(caller, "thu-ky")
    sitting = {"council_id": "hoi-dong-tdkt", "meets_at": in_days(1), "nomination_ids": []}
    assert code(await secretary.act("/sittings", sitting)) == (422, "no_candidates")
    sitting["nomination_ids"] = [NOMINATION]
    assert code(await secretary.act("/sittings", sitting)) == (409, "nomination_not_ready")
    unit = await program(caller, "ban-dan-toc")
    assert code(await unit.act("/sittings", sitting)) == (403, "not_authorised")
    officer = await program(caller, "so-noi-vu")
    draft = {"award_id": FLAG, "title": "x", "nomination_ids": [NOMINATION], "signer_id": "thu-ky"}
    assert code(await officer.act("/decisions", draft)) == (409, "nomination_not_ready")
    assert code(await unit.act("/decisions", draft)) == (403, "not_authorised")


async def test_a_body_is_only_convened_over_what_its_route_gives_it(
    played: Service, caller: httpx.AsyncClient
) -> None:
    there = Province(played.database, RulePacks.load().for_year(2023), datetime.now(UTC))
    records = played.database.records
    proposed = records.nominations(NominationFilter(round_id="2023.vhxh"), limit=200).items
    taken = {one.unit_id for one in proposed if one.award_id == FLAG}
    round_ = records.round("2023.vhxh")
    unit = next(line.unit_id for line in round_.scores if line.unit_id not in taken)
    case = there.proposed(round_, unit, FLAG)
    ways = (NominationAct.PLACE_ON_SLATE, NominationAct.ACCLAIM, NominationAct.REPORT)
    reported = there.process(case, *ways)
    there.moved(reported, NominationAct.PASS_APPRAISAL, there.act(there.actor("so-noi-vu"), "Đạt"))
    secretary = await program(caller, "thu-ky")
    sitting = {
        "council_id": "hoi-dong-tdkt",
        "meets_at": in_days(1),
        "nomination_ids": [case.id],
        "body": "standing_committee",
    }
    assert code(await secretary.act("/sittings", sitting)) == (422, "not_for_this_body")
    nobody = sitting | {"body": "decision"}
    assert code(await secretary.act("/sittings", nobody)) == (422, "request_invalid")


async def test_a_counted_ballot_shows_its_arithmetic_and_takes_no_paper(
    played: Service, caller: httpx.AsyncClient
) -> None:
    unit = await program(caller, "ban-dan-toc")
    ballot = (await unit.ask("/ballots/2023.vhxh.b1")).json()
    assert (ballot["stage"], ballot["secret"]) == ("counted", True)
    assert ballot["tally"]["cast"] == ballot["turnout"]["cast"]
    paper = {"choices": {one["nomination_id"]: "yes" for one in ballot["slate"]}}
    address = "/ballots/2023.vhxh.b1/papers"
    assert code(await unit.act(address, paper))[0] == 409
    stranger = await program(caller, "so-tai-chinh")
    assert code(await stranger.act(address, paper))[1] in {"not_on_roll", "ballot_closed"}
    assert code(await stranger.ask("/ballots/2023.vhxh.b1")) == (404, "unknown")


async def test_sittings_and_drafts_are_the_centres_own(
    played: Service, caller: httpx.AsyncClient
) -> None:
    known = await ids(played)
    unit = await program(caller, "ban-dan-toc")
    assert (await unit.ask("/sittings")).json()["items"] == []
    assert code(await unit.ask(f"/sittings/{known['sitting']}")) == (404, "unknown")
    issued = await unit.ask(f"/decisions/{known['decision']}")
    assert (issued.status_code, issued.json()["stage"]) == (200, "issued")

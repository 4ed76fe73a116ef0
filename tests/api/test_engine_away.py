"""Temporal away: questions are answered, papers are taken, acts wait and keep their key."""

from pathlib import Path

import httpx

from suyton.domain.bloc_round import round_id
from suyton.domain.organisation import BlocYear
from tests.api.callers import API, code, fresh_key, in_days, program
from tests.fixtures.service import NO_SERVER, Service, application, settings_for
from workflows.connection import connect

YEAR = 2021
OPENING = {"bloc_id": "vhxh", "year": 2024, "scores_due_at": in_days(5)}


async def test_questions_are_answered_and_acts_are_told_to_come_back(
    without_engine: httpx.AsyncClient,
) -> None:
    leader = await program(without_engine, "pho-khoi")
    for path in ("/me", "/units", "/blocs/vhxh", "/nominations", "/rounds", "/tasks", "/history"):
        assert (await leader.ask(path)).status_code == 200, path
    answer = await leader.act("/rounds", OPENING)
    assert code(answer) == (503, "engine_away")
    assert int(answer.headers["retry-after"]) > 0


async def test_a_refusal_is_given_even_while_the_engine_is_away(
    without_engine: httpx.AsyncClient,
) -> None:
    stranger = await program(without_engine, "ban-dan-toc")
    assert code(await stranger.act("/rounds", OPENING)) == (403, "not_authorised")


async def test_an_act_that_could_not_be_confirmed_is_done_once_when_sent_again(
    service: Service, caller: httpx.AsyncClient, tmp_path: Path
) -> None:
    away = await connect(NO_SERVER, lazy=True)
    app = application(settings_for(tmp_path), service.database, away)
    opening = {"bloc_id": "kinh-te", "year": 2024, "scores_due_at": in_days(5)}
    key = fresh_key()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://away.test"
    ) as client:
        leader = await program(client, "so-tai-chinh")
        assert code(await leader.act("/rounds", opening, key=key)) == (503, "engine_away")
        back = await program(caller, "so-tai-chinh")
        done = await back.act("/rounds", opening, key=key)
        assert done.status_code == 201, done.text
        # The book alone is enough to answer an act that was done.
        again = await leader.act("/rounds", opening, key=key)
        assert (again.status_code, again.json()) == (201, done.json())
    assert len(service.database.records.chain(f"round:{round_id('kinh-te', 2024)}")) == 1


async def test_the_latest_act_is_answered_from_the_book_only_once_others_have_followed_it(
    service: Service, caller: httpx.AsyncClient, tmp_path: Path
) -> None:
    # A year of this test's own, of people on whose desks no other test looks for its own work.
    units = ("so-tai-chinh", "so-cong-thuong", "so-xay-dung")
    service.database.organisation.save_bloc_year(
        BlocYear("kinh-te", YEAR, units[0], units[1], units)
    )
    away = await connect(NO_SERVER, lazy=True)
    app = application(settings_for(tmp_path), service.database, away)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://away.test") as client:
        leader, back = await program(client, units[0]), await program(caller, units[0])
        opened = await back.act("/rounds", OPENING | {"bloc_id": "kinh-te", "year": YEAR})
        path = f"/rounds/{round_id('kinh-te', YEAR)}/scoring-extension"
        more_time, key = {"until": in_days(6), "reason": "Chờ hai đơn vị"}, fresh_key()
        done = await back.act(path, more_time, key=key)
        assert (opened.status_code, done.status_code) == (201, 200), done.text
        # It stands in the book, and for all that is known here its workflow has forgotten it.
        again = await leader.act(path, more_time, key=key)
        assert code(again) == (503, "entered_untold")
        assert int(again.headers["retry-after"]) > 0
        followed = await back.act(path, more_time | {"until": in_days(7)})
        assert followed.status_code == 200, followed.text
        again = await leader.act(path, more_time, key=key)
        assert (again.status_code, again.json()) == (200, done.json())


async def test_health_says_which_part_is_away(
    without_engine: httpx.AsyncClient, caller: httpx.AsyncClient
) -> None:
    for prefix in ("", API):
        assert (await without_engine.get(f"{prefix}/health/live")).json()["status"] == "ok"
        found = await without_engine.get(f"{prefix}/health/ready")
        assert found.status_code == 200
        assert found.json() == {"status": "degraded", "register": "ok", "engine": "away"}
    whole = {"status": "ok", "register": "ok", "engine": "ok"}
    assert (await caller.get("/health/ready")).json() == whole

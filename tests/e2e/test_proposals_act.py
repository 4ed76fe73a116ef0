"""What is typed of a proposal outside a bloc reaches its command: dates, initiatives, subject."""

from datetime import date
from typing import Any

import httpx
import pytest

from suyton.domain.candidature import Candidature
from tests.e2e.page_reading import FormRead, read_page
from tests.e2e.signing_in import sign_in
from tests.e2e.told import Told

UNIT = "ban-dan-toc"


async def form_for(clerk: httpx.AsyncClient, award_id: str, kind: str) -> FormRead:
    """The form of an award outside a bloc."""
    await sign_in(clerk, UNIT)
    asked = {"year": "2024", "unit_id": UNIT, "award_id": award_id, "kind": kind}
    return read_page((await clerk.get("/proposals", params=asked)).text).form("propose")


async def send(clerk: httpx.AsyncClient, form: FormRead, typed: dict[str, str]) -> httpx.Response:
    kept = {name: value for name, value in form.fields.items() if not name.startswith("paper:")}
    data: dict[str, Any] = {**kept, **typed}
    return await clerk.post(form.action, data=data)


async def test_a_movement_is_proposed_with_its_first_and_last_day(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    form = await form_for(clerk, "provincial_emulation_flag", "movement")
    typed = {"achieved_from": "2021-03-01", "achieved_to": "2024-05-30", "summary": "Dẫn đầu"}
    answer = await send(clerk, form, typed)
    assert answer.status_code == 303, answer.text
    wanted: Candidature = told.last[2]
    assert wanted.period == (date(2021, 3, 1), date(2024, 5, 30))


async def test_initiatives_are_asked_for_where_a_condition_looks_at_them(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    form = await form_for(clerk, "provincial_emulation_fighter", "merit")
    person = {"subject_name": "Hoàng Thị B", "subject_id": "hoang-thi-b"}
    answer = await send(clerk, form, {**person, "initiatives": "sk-1, sk-2", "summary": "Giỏi"})
    assert answer.status_code == 303, answer.text
    assert told.last[2].initiatives == ("sk-1", "sk-2")
    medal = await form_for(clerk, "commemorative_medal", "long_service")
    assert "initiatives" not in medal.fields


@pytest.mark.parametrize("typed", ["30/05/2024", "2024-02-31"])
async def test_a_day_that_is_none_is_said_on_the_form(
    clerk: httpx.AsyncClient, told: Told, typed: str
) -> None:
    form = await form_for(clerk, "provincial_emulation_flag", "movement")
    answer = await send(clerk, form, {"achieved_to": typed, "summary": "Dẫn đầu"})
    assert answer.status_code == 422
    assert typed in answer.text
    assert told.calls == []

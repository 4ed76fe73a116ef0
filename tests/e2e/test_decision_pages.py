"""A draft of several names on its page."""

import httpx

from tests.e2e.register_writing import Province
from tests.e2e.test_pages_act import opened, send
from tests.e2e.told import Told

UNITS = ("so-giao-duc", "ban-dan-toc")


async def test_the_signer_leaves_out_one_of_several_names(
    clerk: httpx.AsyncClient, told: Told, populated: Province
) -> None:
    names = [f"2023.vhxh.{unit}.provincial_certificate_of_merit" for unit in UNITS]
    populated.correcting("d-9", "d-0", populated.database.register.nominations_named(names))
    page = await opened(clerk, "pho-chu-tich", "/decisions/d-9")
    struck = {"nomination_id": names[1], "reason": "Chờ xác minh"}
    answer = await send(clerk, page.form("strike_recipient"), struck)
    assert answer.status_code == 303, answer.text
    assert told.last == ("strike_recipient", "pho-chu-tich", "d-9", names[1], "Chờ xác minh")
    acts = {
        act
        for form in (await opened(clerk, "so-noi-vu", "/decisions/d-9")).forms
        for act in form.fields.get("act", ())
    }
    assert "reassign" in acts
    assert "strike_recipient" not in acts

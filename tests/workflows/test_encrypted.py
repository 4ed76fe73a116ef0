"""With a key, Temporal's own copy of a case tells nobody what was said in it."""

import pytest
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from suyton.domain.errors import AlreadyProposed
from suyton.payloads.codec import encrypting
from suyton.payloads.converter import DATA_CONVERTER
from suyton.payloads.keys import PayloadKeys
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.incident_paths import held
from tests.support.office import Office
from tests.support.paths import FIRST, in_appraisal
from workflows import nomination_messages as sent

KEYS = PayloadKeys({"k1": b"1" * 32})
REASON = "Đang thanh tra"


async def history_kept(office: Office, nomination: str) -> bytes:
    """Everything that Temporal keeps of a case that was held and wrongly proposed again."""
    request = sent.Propose(office.officer(FIRST), "Vẫn là đơn vị ấy", ())
    with pytest.raises(AlreadyProposed):
        await office.act(f"nomination:{nomination}", "propose", request)
    handle = office.client.get_workflow_handle(f"nomination:{nomination}")
    events = (await handle.fetch_history()).events
    return b"".join(event.SerializeToString() for event in events)


@pytest.mark.parametrize("is_sealed", [True, False])
async def test_a_history_shows_what_was_said_only_where_there_is_no_key(
    dev_server: WorkflowEnvironment, database: Database, is_sealed: bool
) -> None:
    config = dev_server.client.config()
    if is_sealed:
        config["data_converter"] = encrypting(DATA_CONVERTER, KEYS)
    environment = WorkflowEnvironment.from_client(Client(**config))
    async with office_on(environment, database) as office:
        nomination = await in_appraisal(office)
        case = await held(office, nomination)
        kept = await history_kept(office, nomination)
    shown = [told for told in (REASON, case.pack_sha256) if told.encode() in kept]
    assert shown == ([] if is_sealed else [REASON, case.pack_sha256])

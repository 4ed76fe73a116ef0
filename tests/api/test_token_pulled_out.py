"""A token that is pulled out, or a wrong PIN, over HTTP: told apart, and nothing has happened."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from temporalio.testing import WorkflowEnvironment

from api.app import create_app
from suyton.demo import province
from suyton.documents.paperwork import paperwork_of
from suyton.documents.store import FolderStore
from suyton.domain.authority import Role
from suyton.domain.certificate import BoundCertificate, seal_of
from suyton.domain.decision import Decision, DecisionStage
from suyton.persistence.database import Database
from tests.api.callers import Json, Program, code, fresh_key, program
from tests.fixtures.offices import office_on
from tests.fixtures.province import rule_packs
from tests.fixtures.service import settings_for
from tests.support.not_run import needs_softhsm
from tests.support.people import LONG_AGO, person
from tests.support.pki import Authority, lay_trust
from tests.support.softhsm import PIN, SoftTokens
from tests.workflows.test_real_papers import laid_before_the_signer

pytestmark = needs_softhsm

SIGNER, SEAL = "pho-chu-tich", seal_of("bac-kan")


@dataclass(frozen=True)
class Counter:
    """A decision before its signer, whose key and the office's seal lie on tokens."""

    client: httpx.AsyncClient
    database: Database
    tokens: SoftTokens
    decision_id: str

    @property
    def now(self) -> Decision:
        return self.database.records.decision(self.decision_id)

    @property
    def stands(self) -> tuple[DecisionStage, str]:
        """Its stage and number."""
        return self.now.stage, self.now.number

    @property
    def book(self) -> list[str]:
        """What was done with the decision."""
        chain = self.database.records.chain(f"decision:{self.decision_id}")
        return [sealed.entry.tag for sealed in chain]

    async def act(self, who: Program, act: str, secret: str, key: str) -> httpx.Response:
        return await who.act(f"/decisions/{self.decision_id}/{act}", {"secret": secret}, key=key)


@pytest.fixture
async def counter(
    dev_server: WorkflowEnvironment, sqlite_database: Database, tokens: SoftTokens, tmp_path: Path
) -> AsyncIterator[Counter]:
    province.load(sqlite_database)
    keys, trust = tmp_path / "keys", tmp_path / "trust"
    _plug_in(tokens, sqlite_database, keys, trust)
    settings = replace(settings_for(tmp_path), signing_keys_dir=keys, trust_dir=trust)
    paperwork = paperwork_of(settings, FolderStore(tmp_path / "documents", 5))
    async with office_on(dev_server, sqlite_database, paperwork=paperwork) as office:
        decision = await laid_before_the_signer(office)
        app = create_app(
            settings,
            database=sqlite_database,
            paperwork=paperwork,
            rulebooks=rule_packs(),
            client=office.client,
        )
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://token.test") as client:
            yield Counter(client, sqlite_database, tokens, decision)


def _plug_in(tokens: SoftTokens, database: Database, keys: Path, trust: Path) -> None:
    """A token for the signer and one for the seal, their certificates bound and trusted."""
    authority = Authority.root("CA thử nghiệm")
    lay_trust(trust, authority)
    keys.mkdir()
    administrator = person("quan-tri", (Role.ADMINISTRATOR, "bac-kan"))
    for holder in (SIGNER, SEAL):
        label = holder.replace(":", "_")
        issued = authority.issue(f"Thẻ của {label}")
        tokens.plug_in(label)
        tokens.put(label, issued)
        lines = (f'module = "{tokens.module}"', f'token = "{label}"', 'key = "key"')
        (keys / f"{label}.toml").write_text("\n".join(lines), encoding="utf-8")
        bound = BoundCertificate(holder, "bac-kan", issued.described, LONG_AGO)
        database.certificates.bind(bound, administrator, f"token:{holder}", LONG_AGO)


async def refused_twice(counter: Counter, who: Program, act: str, key: str) -> None:
    """Without its token, then with a wrong PIN; the decision and its book are as before."""
    before = counter.now, counter.book
    counter.tokens.pull_out()
    try:
        absent = await counter.act(who, act, PIN, key)
    finally:
        counter.tokens.put_back()
    assert code(absent) == (409, "token_absent")
    wrong = await counter.act(who, act, "000000", key)
    assert code(wrong) == (422, "wrong_secret")
    assert PIN not in absent.text + wrong.text
    assert (counter.now, counter.book) == before


async def test_a_key_out_of_reach_signs_nothing_and_spends_no_number(counter: Counter) -> None:
    signer, clerk = [await program(counter.client, login) for login in (SIGNER, "van-thu")]
    # The paper is drawn once, so that what is compared is signing alone.
    prepared = await signer.act(f"/decisions/{counter.decision_id}/preparation", {})
    assert prepared.status_code == 200, prepared.text

    key = fresh_key()
    await refused_twice(counter, signer, "signature", key)
    assert counter.stands == (DecisionStage.IN_SIGNING, "")
    receipt = await done(counter, signer, "signature", key)
    assert counter.stands == (DecisionStage.SIGNED, "")
    assert await done(counter, signer, "signature", key) == receipt

    key = fresh_key()
    await refused_twice(counter, clerk, "issue", key)
    assert counter.stands == (DecisionStage.SIGNED, "")
    await done(counter, clerk, "issue", key)
    assert counter.stands == (DecisionStage.ISSUED, "01/QĐ-UBND")


async def done(counter: Counter, who: Program, act: str, key: str) -> Json:
    answer = await counter.act(who, act, PIN, key)
    assert answer.status_code == 200, answer.text
    receipt: Json = answer.json()
    return receipt

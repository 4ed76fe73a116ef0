"""One desk for the tests that only read; a fresh one for those that change keys or trust."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.signing.desk import ON_TOKEN, Desk
from tests.support.softhsm import SoftTokens


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def tokens(tokens: SoftTokens, desk: Desk) -> SoftTokens:
    """With a token of each kind of key."""
    for kind in ("p256", "rsa"):
        tokens.plug_in(kind)
        tokens.put(kind, desk.authority.issue(f"Người giữ {kind}", kind))
    return tokens


@pytest.fixture
def on_token(desk: Desk, tokens: SoftTokens, request: pytest.FixtureRequest) -> Iterator[str]:
    """The holder of the key on a token of that kind; the desk forgets it afterwards."""
    told = desk.folder / "keys" / f"{ON_TOKEN}.toml"
    lines = (f'module = "{tokens.module}"', f'token = "{request.param}"', 'key = "key"')
    told.write_text("\n".join(lines), encoding="utf-8")
    yield ON_TOKEN
    told.unlink()

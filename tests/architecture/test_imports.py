"""Who may import whom: the contracts in ``pyproject.toml`` hold."""

from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import PRODUCT, ROOT, sources


def test_the_import_contracts_hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_every_folder_of_python_is_a_package() -> None:
    """A folder without ``__init__.py`` is neither checked by the contracts nor shipped whole."""
    folders = {Path(source.path).parent for source in sources(*PRODUCT, "tests")} - {Path()}
    missing = [
        folder.as_posix()
        for folder in sorted(folders)
        if folder.name != "versions" and not (ROOT / folder / "__init__.py").exists()
    ]
    assert not missing

"""Programs from outside Python that some tests need, and where this machine has them."""

import os
import pwd
import shutil
from pathlib import Path

POSTGRES_URL = "SUYTON_TEST_POSTGRES_URL"
"""A running server to use instead of starting one; its user must be allowed to create databases."""

CHROMIUM = "SUYTON_TEST_CHROMIUM"
"""The browser to use, if it is not on the path under one of its usual names."""

SERVER_ACCOUNT = "postgres"
"""PostgreSQL refuses to run as root, so root starts it as this account."""


def postgresql_folder() -> Path | None:
    """The folder with initdb and postgres, the newest version first; None where there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    versions = Path("/usr/lib/postgresql")
    if versions.is_dir():
        numbered = (folder for folder in versions.iterdir() if folder.name.isdigit())
        newest_first = sorted(numbered, key=lambda folder: -int(folder.name))
        folders.extend(folder / "bin" for folder in newest_first)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def lack_of_postgresql() -> str:
    """Why no PostgreSQL can be had for tests; empty when it can."""
    if os.environ.get(POSTGRES_URL):
        return ""
    if postgresql_folder() is None:
        return f"no initdb is installed here and {POSTGRES_URL} is not set"
    if os.geteuid() == 0 and not _has_account(SERVER_ACCOUNT):
        return f"PostgreSQL does not run as root and there is no account {SERVER_ACCOUNT}"
    return ""


def _has_account(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def chromium() -> str | None:
    """The path of a Chromium or Chrome; None where there is none."""
    given = os.environ.get(CHROMIUM)
    if given:
        return given
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def lack_of_chromium() -> str:
    """Why no browser can be had for tests; empty when it can."""
    return "" if chromium() else f"no Chromium is installed here and {CHROMIUM} is not set"


def softhsm_module() -> Path | None:
    """The PKCS#11 module of SoftHSM 2; None where it, or its tool, is missing."""
    if shutil.which("softhsm2-util") is None:
        return None
    places = (
        Path("/usr/lib/softhsm/libsofthsm2.so"),
        Path("/usr/local/lib/softhsm/libsofthsm2.so"),
        Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
    )
    return next((path for path in places if path.exists()), None)


def lack_of_softhsm() -> str:
    """Why no token can be had for tests; empty when it can."""
    return "" if softhsm_module() else "SoftHSM 2 is not installed here"


def lack_of_pdfsig() -> str:
    """Why no second reader of signatures can be asked; empty when it can."""
    return "" if shutil.which("pdfsig") else "no pdfsig (Poppler) is installed here"

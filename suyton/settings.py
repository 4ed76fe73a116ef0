"""Everything that differs between a laptop and a province's servers, read once from SUYTON_*."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from suyton.domain.upload import ALLOWED, NAME_LETTERS

SECRET = frozenset({"database_url", "temporal_api_key"})
"""Settings that may hold a password: a fault does not repeat them."""

FOR_TESTS = "SUYTON_TEST_"
"""Variables of the test suite, which are no settings of the service."""


class SettingsFault(Exception):
    """A setting is missing or wrong; the message says which, and what is allowed."""


def _text(given: str) -> str:
    return given


def _database_url(given: str) -> str:
    # Checked by shape alone: the URL's meaning is the business of whoever connects.
    if not re.fullmatch(r"[a-z0-9+]+://.*", given):
        raise ValueError
    return given


def _address(given: str) -> str:
    host, _, port = given.rpartition(":")
    _port(port)
    if not host:
        raise ValueError
    return given


def _port(given: str) -> int:
    value = _whole(given)
    if value > 65_535:
        raise ValueError
    return value


def _whole(given: str) -> int:
    value = int(given)
    if value < 1:
        raise ValueError
    return value


def _yes_or_no(given: str) -> bool:
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[
        given.lower()
    ]


def _path_or_none(given: str) -> Path | None:
    return Path(given) if given else None


def _bucket(given: str) -> str:
    if given and not re.fullmatch(r"s3://[a-z0-9.-]{3,63}(/[^\s]*)?", given):
        raise ValueError
    return given


def _web_address(given: str) -> str:
    if not re.fullmatch(r"https?://[^/\s]+(/[^\s]*)?[^/\s]", given):
        raise ValueError
    return given


def _level(given: str) -> str:
    if given.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError
    return given.upper()


def _pades_level(given: str) -> str:
    if given.lower() not in {"b-b", "b-t", "b-lt", "b-lta"}:
        raise ValueError
    return given.lower()


def _scanner_address(given: str) -> str:
    return given if not given or re.fullmatch(r"unix:/.+", given) else _address(given)


def _name_letters(given: str) -> int:
    value = int(given)
    if value < 20:
        raise ValueError
    return value


def _kinds(given: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip().lower() for kind in given.split(","))
    if not set(kinds) <= set(ALLOWED):
        raise ValueError
    return kinds


def _web_address_or_none(given: str) -> str:
    if given and not re.fullmatch(r"https?://.+", given):
        raise ValueError
    return given


def _setting(
    read: Callable[[str], Any],
    allowed: str,
    meaning: str,
    default: Any = None,
    *,
    optional: bool = True,
) -> Any:
    told = {"read": read, "allowed": allowed, "meaning": meaning}
    if optional:
        return field(default=default, metadata=told)
    return field(metadata=told)


@dataclass(frozen=True)
class Settings:
    """The service's settings. Each is set by ``SUYTON_`` and its name in capitals.

    Secrets (the database's password, the API key) have no default; only the embedded mode
    fills them in, and only for itself.
    """

    database_url: str = _setting(
        _database_url,
        "a SQLAlchemy URL such as postgresql+psycopg://user:password@host/suyton",
        "where the register lives",
        optional=False,
    )
    temporal_address: str = _setting(
        _address, "host:port, such as temporal:7233", "the Temporal front end", optional=False
    )
    store_dir: Path | None = _setting(  # noqa: RUF009 (it returns a dataclass field)
        _path_or_none, "a folder, or empty", "where documents are kept, unless in a bucket"
    )
    temporal_namespace: str = _setting(_text, "a name", "the Temporal namespace", "default")
    temporal_api_key: str = _setting(_text, "a key", "for Temporal Cloud; empty without", "")
    temporal_tls: bool = _setting(_yes_or_no, "true or false", "speak TLS to Temporal", False)
    payload_keys_file: Path | None = _setting(  # noqa: RUF009 (it returns a dataclass field)
        _path_or_none,
        "a file, or empty",
        "the keys that encrypt what Temporal carries; empty without",
    )
    ballot_keys_dir: Path | None = _setting(  # noqa: RUF009 (it returns a dataclass field)
        _path_or_none,
        "a folder that every worker shares, outside every backup",
        "where the keys of open ballots are kept; a worker needs it, nothing else does",
    )
    public_url: str = _setting(
        _web_address,
        "an address without a slash at its end, such as https://thidua.example.vn",
        "where people outside verify papers; it stands on every paper",
        "http://127.0.0.1:8080",
    )
    signing_keys_dir: Path | None = _setting(  # noqa: RUF009 (it returns a dataclass field)
        _path_or_none,
        "a folder, or empty",
        "keys with which the API itself may sign; empty: people sign outside and upload",
    )
    trust_dir: Path | None = _setting(  # noqa: RUF009 (it returns a dataclass field)
        _path_or_none,
        "a folder, or empty",
        "the authorities whose certificates are trusted, and their lists; empty trusts nobody",
    )
    tsa_url: str = _setting(
        _web_address_or_none, "a web address, or empty", "the time-stamp authority (RFC 3161)", ""
    )
    pades_level: str = _setting(
        _pades_level,
        "b-b, b-t, b-lt or b-lta",
        "how long a signature made here can be proved; all but b-b ask SUYTON_TSA_URL",
        "b-b",
    )
    store_url: str = _setting(
        _bucket,
        "s3://bucket or s3://bucket/prefix, or empty",
        "a bucket in place of the folder",
        "",
    )
    s3_endpoint_url: str = _setting(
        _web_address_or_none, "a web address, or empty", "a bucket's service, unless Amazon's", ""
    )
    s3_region: str = _setting(_text, "a region, or empty", "where the bucket is", "")
    province_overlay: str = _setting(
        _text,
        "a file name in suyton/rules/overlays without .toml",
        "the province's own rules",
        "bac-kan",
    )
    templates_dir: Path | None = _setting(  # noqa: RUF009 (it returns a dataclass field)
        _path_or_none,
        "a folder, or empty",
        "the province's own templates of papers and its offices; empty: those that come along",
    )
    upload_limit_mb: int = _setting(_whole, "a whole number from 1", "largest upload, in MB", 50)
    upload_kinds: tuple[str, ...] = _setting(
        _kinds, f"some of {', '.join(ALLOWED)}", "kinds of file that people may hand in", ALLOWED
    )
    upload_name_letters: int = _setting(
        _name_letters, "a whole number from 20", "longest name of a file handed in", NAME_LETTERS
    )
    clamav_address: str = _setting(
        _scanner_address, "host:port, unix:/path, or empty", "a virus scanner (clamd)", ""
    )
    api_host: str = _setting(_text, "an address to listen on", "the API's address", "127.0.0.1")
    api_port: int = _setting(_port, "a port, 1 to 65535", "the API's port", 8080)
    trusted_proxies: str = _setting(
        _text,
        "addresses or networks, with commas",
        "proxies in front of the API, whose word on the caller's address counts",
        "127.0.0.1",
    )
    cookie_secure: bool = _setting(
        _yes_or_no, "true or false", "send the session cookie over HTTPS only", True
    )
    session_hours: int = _setting(_whole, "a whole number from 1", "hours a sign-in lasts", 12)
    log_level: str = _setting(_level, "DEBUG, INFO, WARNING or ERROR", "how much is logged", "INFO")

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings in ``environ``.

        Raises:
            SettingsFault: one sentence for each setting that is missing or wrong.
        """
        known = {name_of(setting.name): setting for setting in fields(cls)}
        faults = [
            f"{name} is no setting of Suy Tôn; is it misspelt? See docs/operations.md."
            for name in environ
            if name.startswith("SUYTON_") and name not in known and not name.startswith(FOR_TESTS)
        ]
        found: dict[str, Any] = {}
        for name, setting in known.items():
            told = setting.metadata
            try:
                if name in environ:
                    found[setting.name] = told["read"](environ[name])
                elif setting.default is MISSING:
                    faults.append(
                        f"{name} is missing: {told['meaning']}. Set it to {told['allowed']}."
                    )
            except (ValueError, KeyError):
                shown = "wrong" if setting.name in SECRET else f"“{environ[name]}”"
                faults.append(f"{name} is {shown}; it must be {told['allowed']}.")
        faults += _faults_of_store(found)
        if faults:
            raise SettingsFault("\n".join(faults))
        return cls(**found)


def _faults_of_store(found: Mapping[str, Any]) -> list[str]:
    """Documents lie in one place. With two named, an operator would believe them in the other."""
    folder, bucket = found.get("store_dir"), found.get("store_url")
    if folder and bucket:
        return [
            f"SUYTON_STORE_DIR ({folder}) and SUYTON_STORE_URL ({bucket}) are both set, and documents "
            "lie in one place. Leave one of them empty."
        ]
    if not folder and not bucket:
        return [
            "SUYTON_STORE_DIR is missing: where documents are kept. Set it to a folder, or "
            "SUYTON_STORE_URL to a bucket."
        ]
    return []


def name_of(setting: str) -> str:
    """The environment variable of a setting."""
    return f"SUYTON_{setting.upper()}"

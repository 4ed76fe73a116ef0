"""The keys that encrypt what Temporal carries: a small file, the key in use first.

A line is ``id base64``; lines that begin with ``#`` are remarks. Every key in the file opens what
it has closed, so a key may leave the file only when no history that it closed is kept any more.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from suyton.settings import Settings, SettingsFault

KEY_BYTES = 32
"""AES-256 (NIST FIPS 197)."""
REMARK = (
    "# Keys of Suy Tôn's Temporal payloads. Keep a copy apart: without them no case can go on.\n"
)


class KeysFault(SettingsFault):
    """The key file cannot be used; the message is one sentence with what to do."""


@dataclass(frozen=True)
class PayloadKeys:
    """Keys by id, in the order of the file: the first closes, all of them open."""

    keys: Mapping[str, bytes]

    @property
    def current(self) -> tuple[str, bytes]:
        """The key in use, with its id."""
        return next(iter(self.keys.items()))

    @classmethod
    def read(cls, file: Path) -> "PayloadKeys":
        """The keys in ``file``.

        Raises:
            KeysFault: it cannot be read, has no key, or a line is not ``id base64``.
        """
        try:
            lines = file.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError as fault:
            message = f"The key file {file} cannot be read ({fault.strerror})."
            raise KeysFault(f"{message} Make one with: suyton payload-keys new {file}") from fault
        keys: dict[str, bytes] = {}
        for number, line in enumerate(lines, start=1):
            if line.strip() and not line.startswith("#"):
                key_id, key = _read_line(file, number, line)
                if key_id in keys:
                    raise KeysFault(f"{file}, line {number}: the key {key_id} stands twice.")
                keys[key_id] = key
        if not keys:
            raise KeysFault(
                f"The key file {file} holds no key. Make one with: suyton payload-keys new {file}"
            )
        return cls(keys)


def keys_of(settings: Settings) -> PayloadKeys | None:
    """The keys that the settings name, or None where nothing is encrypted; raises KeysFault."""
    file = settings.payload_keys_file
    return PayloadKeys.read(file) if file else None


def new_file(file: Path) -> str:
    """A new file with one key, readable by its owner alone; the key's id.

    Raises:
        KeysFault: the file is there already, or cannot be written.
    """
    key_id, line = _new_key()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fault:
        raise KeysFault(f"{file} is there already; nothing was changed.") from fault
    except OSError as fault:
        raise KeysFault(f"{file} cannot be written ({fault.strerror}).") from fault
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(REMARK + line)
        out.flush()
        os.fsync(out.fileno())
    return key_id


def add_key(file: Path) -> str:
    """A new key at the end of the file: it opens, and closes nothing before it is promoted."""
    PayloadKeys.read(file)
    key_id, line = _new_key()
    text = file.read_text(encoding="utf-8")
    _replace(file, text + ("" if text.endswith("\n") else "\n") + line)
    return key_id


def promote_key(file: Path) -> str:
    """The last key of the file comes first: from the next start on it closes; its id."""
    PayloadKeys.read(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    remarks = [line for line in lines if line.startswith("#")]
    *older, newest = [line for line in lines if line.strip() and not line.startswith("#")]
    _replace(file, "\n".join((*remarks, newest, *older)) + "\n")
    return newest.split()[0]


def _new_key() -> tuple[str, str]:
    key_id = secrets.token_hex(4)
    key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
    return key_id, f"{key_id} {key}\n"


def _read_line(file: Path, number: int, line: str) -> tuple[str, bytes]:
    key_id, _, encoded = line.strip().partition(" ")
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeysFault(
            f"{file}, line {number}: a line is “id base64”, with a key of {KEY_BYTES} bytes."
        )
    return key_id, key


def _replace(file: Path, text: str) -> None:
    """The file with another text, at once and as private as it was made."""
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)

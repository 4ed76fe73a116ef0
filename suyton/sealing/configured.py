"""The folder of keys that the settings name, tried before the first ballot needs it."""

import os
import secrets

from suyton.sealing.key_folder import FolderKeys
from suyton.settings import Settings, SettingsFault


class BallotKeysFault(SettingsFault):
    """A worker cannot keep keys of ballots; the message is one sentence with what to do."""


def ballot_keys_of(settings: Settings) -> FolderKeys:
    """The keys of a worker.

    Raises:
        BallotKeysFault: the setting is missing, or the folder cannot be written to.
    """
    folder = settings.ballot_keys_dir
    if folder is None:
        raise BallotKeysFault(
            "SUYTON_BALLOT_KEYS_DIR is missing: a worker keeps the keys of open ballots there. "
            "Set it to a folder that every worker shares, outside every backup."
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe, link = (folder / f".{secrets.token_hex(8)}.{end}" for end in ("new", "link"))
        probe.touch(mode=0o600, exist_ok=False)
        try:
            os.link(probe, link)
            link.unlink()
        finally:
            probe.unlink()
    except OSError as fault:
        raise BallotKeysFault(
            f"SUYTON_BALLOT_KEYS_DIR: keys cannot be kept in {folder} ({fault.strerror}). Make it "
            "writable for the worker, on a file system with hard links."
        ) from fault
    return FolderKeys(folder)

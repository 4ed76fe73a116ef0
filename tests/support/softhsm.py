"""Tokens of SoftHSM 2 for tests: PKCS#11 without a device."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pkcs11
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from pkcs11 import Attribute, CertificateType, ObjectClass

from tests.support import binaries
from tests.support.pki import Issued

PIN, OFFICER_PIN = "123456", "87654321"


@dataclass
class SoftTokens:
    """Tokens in a folder of their own. The module reads where they are once in a process."""

    folder: Path

    @property
    def module(self) -> str:
        return str(binaries.softhsm_module())

    def plug_in(self, label: str) -> None:
        """A new, empty token."""
        self._util(
            "--init-token", "--free", "--label", label, "--so-pin", OFFICER_PIN, "--pin", PIN
        )

    def put(self, label: str, issued: Issued, name: str = "key") -> None:
        """Key and certificate on the token, under the same label and id."""
        key = self.folder / f"{label}.pem"
        key.write_bytes(issued.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        about = ("--token", label, "--label", name, "--id", "01", "--pin", PIN)
        self._util("--import", str(key), *about)
        key.unlink()
        self._put_certificate(label, issued, name)

    def pull_out(self) -> None:
        """All tokens are gone, until :meth:`put_back`."""
        shutil.move(self.folder / "tokens", self.folder / "away")

    def put_back(self) -> None:
        shutil.move(self.folder / "away", self.folder / "tokens")

    def _util(self, *arguments: str) -> None:
        subprocess.run(
            ["softhsm2-util", *arguments], check=True, capture_output=True, env=dict(os.environ)
        )

    def _put_certificate(self, label: str, issued: Issued, name: str) -> None:
        library = pkcs11.lib(self.module)
        library.reinitialize()
        subject = issued.certificate.subject.public_bytes()
        with library.get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.TOKEN: True,
                    Attribute.LABEL: name,
                    Attribute.ID: b"\x01",
                    Attribute.SUBJECT: subject,
                    Attribute.VALUE: issued.der,
                }
            )


def soft_tokens(folder: Path) -> SoftTokens:
    """A place for tokens; SoftHSM finds it by ``SOFTHSM2_CONF``, which stays set."""
    (folder / "tokens").mkdir(parents=True)
    settings = folder / "softhsm2.conf"
    settings.write_text(
        f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(settings)
    return SoftTokens(folder)

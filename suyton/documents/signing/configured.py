"""Signing as the settings ask for it, tried before the first paper needs it."""

from dataclasses import dataclass

from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from suyton.documents.signing.appearance import Appearances
from suyton.documents.signing.checker import PadesChecker
from suyton.documents.signing.key_ring import KeyRing
from suyton.documents.signing.number_fields import FormNumberFields
from suyton.documents.signing.signer import Level, PadesSigner
from suyton.documents.signing.trust import TrustFolder
from suyton.settings import Settings, SettingsFault

TSA_PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Signing:
    """The three ports, and which keys are at hand."""

    number_fields: FormNumberFields
    signer: PadesSigner
    checker: PadesChecker
    keys: KeyRing


def signing_of(settings: Settings) -> Signing:
    """The adapters of one process. A worker uses fields and checker; only the API has keys.

    Raises:
        SettingsFault: a level without its authority, or a trust folder that cannot be read.
    """
    level = Level(settings.pades_level)
    if level is not Level.BASIC and not settings.tsa_url:
        raise SettingsFault(
            f"SUYTON_TSA_URL is missing: signatures of level {level} need a time-stamp authority. "
            "Set it to its address, or SUYTON_PADES_LEVEL to b-b."
        )
    trust = TrustFolder(settings.trust_dir)
    try:
        trust.now()
    except (ValueError, OSError) as fault:
        raise SettingsFault(f"SUYTON_TRUST_DIR cannot be read: {fault}.") from fault
    keys, appearances = KeyRing(settings.signing_keys_dir), Appearances()
    return Signing(
        number_fields=FormNumberFields(appearances),
        signer=PadesSigner(
            keys, trust, appearances, level=level, time_stamper=_time_stamper(settings.tsa_url)
        ),
        checker=PadesChecker(trust),
        keys=keys,
    )


def _time_stamper(address: str) -> TimeStamper | None:
    return RequestsHTTPTimeStamper(address, timeout=TSA_PATIENCE_SECONDS) if address else None

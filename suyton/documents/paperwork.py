"""All that handles papers, built from the settings."""

from pyhanko.sign.timestamps import HTTPTimeStamper

from suyton.documents.decision_papers import DrawnDecisions
from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.appearance import Appearances
from suyton.documents.signing.checker import PadesChecker
from suyton.documents.signing.key_ring import KeyRing
from suyton.documents.signing.number_fields import FormNumberFields
from suyton.documents.signing.signer import Level, PadesSigner
from suyton.documents.signing.trust import TrustFolder
from suyton.office_file import read_office
from suyton.ports import DocumentStore, Paperwork
from suyton.settings import Settings, SettingsFault


def paperwork_of(settings: Settings, store: DocumentStore) -> Paperwork:
    """Drawing, signing and examining as the settings say.

    Raises:
        SettingsFault: the level of signatures needs a time-stamp authority.
        TemplateFailed: the province's folder of templates cannot be used.
    """
    level = Level(settings.pades_level)
    if level is not Level.BASIC and not settings.tsa_url:
        raise SettingsFault(
            f"SUYTON_PADES_LEVEL is {level}, which needs a time-stamp authority: set SUYTON_TSA_URL."
        )
    appearances = Appearances()
    trust = TrustFolder(settings.trust_dir)
    papers = DrawnDecisions(
        TypstRenderer(settings.templates_dir),
        FormNumberFields(appearances),
        lambda province_id: read_office(province_id, settings.templates_dir),
        settings.public_url,
    )
    signer = PadesSigner(
        KeyRing(settings.signing_keys_dir),
        trust,
        appearances,
        level=level,
        time_stamper=HTTPTimeStamper(settings.tsa_url) if settings.tsa_url else None,
    )
    return Paperwork(papers, signer, PadesChecker(trust), store)

"""All that handles papers, built from the settings."""

from suyton.documents.decision_papers import DrawnDecisions
from suyton.documents.rendering import TypstRenderer
from suyton.office_file import read_office
from suyton.ports import DocumentStore, Paperwork
from suyton.settings import Settings


def paperwork_of(settings: Settings, store: DocumentStore) -> Paperwork:
    """Drawing, signing and examining as the settings say; raises TemplateFailed, SettingsFault."""
    from suyton.documents.signing.appearance import Appearances
    from suyton.documents.signing.checker import PadesChecker
    from suyton.documents.signing.key_ring import KeyRing
    from suyton.documents.signing.number_fields import FormNumberFields
    from suyton.documents.signing.signer import PadesSigner
    from suyton.documents.signing.trust import TrustFolder

    appearances = Appearances()
    trust = TrustFolder(settings.trust_dir)
    papers = DrawnDecisions(
        TypstRenderer(settings.templates_dir),
        FormNumberFields(appearances),
        lambda province_id: read_office(province_id, settings.templates_dir),
        settings.public_url,
    )
    signer = PadesSigner(KeyRing(settings.signing_keys_dir), trust, appearances)
    return Paperwork(papers, signer, PadesChecker(trust), store)

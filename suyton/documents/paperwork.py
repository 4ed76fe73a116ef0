"""All that handles papers, built from the settings."""

from suyton.documents.decision_papers import DrawnDecisions
from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.apart import ExaminerApart
from suyton.documents.signing.configured import signing_of
from suyton.office_file import offices_of
from suyton.ports import DocumentStore, Paperwork
from suyton.settings import Settings


def paperwork_of(settings: Settings, store: DocumentStore) -> Paperwork:
    """Drawing, signing and examining as the settings say.

    Raises:
        SettingsFault: a level without its authority, or a trust folder that cannot be read.
        TemplateFailed: the province's folder of templates cannot be used.
    """
    signing = signing_of(settings)
    papers = DrawnDecisions(
        TypstRenderer(settings.templates_dir),
        signing.number_fields,
        offices_of(settings.templates_dir),
        settings.public_url,
    )
    examiner = ExaminerApart(settings.trust_dir)
    return Paperwork(papers, signing.signer, signing.checker, examiner, store)

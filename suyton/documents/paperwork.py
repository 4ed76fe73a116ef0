"""All that handles papers, built from the settings."""

from functools import cache

from suyton.documents.decision_papers import DrawnDecisions
from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.apart import ExaminerApart
from suyton.documents.signing.configured import signing_of
from suyton.office_file import read_office
from suyton.papers.office import Office
from suyton.ports import DocumentStore, Paperwork
from suyton.settings import Settings


def paperwork_of(settings: Settings, store: DocumentStore) -> Paperwork:
    """Drawing, signing and examining as the settings say.

    Raises:
        SettingsFault: a level without its authority, or a trust folder that cannot be read.
        TemplateFailed: the province's folder of templates cannot be used.
    """
    signing = signing_of(settings)

    @cache
    def office_of(province_id: str) -> Office:
        return read_office(province_id, settings.templates_dir)

    papers = DrawnDecisions(
        TypstRenderer(settings.templates_dir),
        signing.number_fields,
        office_of,
        settings.public_url,
    )
    examiner = ExaminerApart(settings.trust_dir)
    return Paperwork(papers, signing.signer, signing.checker, examiner, store)

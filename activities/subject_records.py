"""Read what is on record of whom a case honours."""

from temporalio import activity

from activities.failures import refusing
from suyton.domain.appraisal import Evidence, EvidenceQuestion
from suyton.ports import SubjectRecords


class SubjectRecordActivities:
    """The process's look at the records. Facts are written by people, through the API."""

    def __init__(self, records: SubjectRecords) -> None:
        self._records = records

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def evidence(self, question: EvidenceQuestion) -> Evidence:
        """What a case's claim is judged on, as it stands now."""
        return self._records.evidence(question)

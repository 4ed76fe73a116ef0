"""Tell people. A notice is written once for its key and read by whoever holds the role then.

Codes and the facts each sentence is given (words in ``suyton/wording``):

- ``nomination_awarded``: unit, award, number
- ``nomination_not_acclaimed``, ``nomination_refused``, ``nomination_not_recommended``,
  ``nomination_withdrawn``: unit, award, reason
- ``nomination_forwarded``: unit, award, number
- ``nomination_award_cancelled``: unit, award, reason
- ``nomination_held``, ``nomination_hold_closed``, ``agency_answered``: unit, award, reason
- ``agency_asked``: unit, award, question, until
- ``agency_silent``: unit, award, agencies
- ``complaint_made``, ``award_corrected``, ``award_cancelled``: unit, award, reason
- ``complaint_answered``: unit, award, answer
- ``nomination_returned``: unit, award, reason, until
- ``nomination_reminder``, ``nomination_overdue``: unit, award, stage, until
- ``scores_reminder``, ``scores_overdue``: bloc, year, units, until
- ``score_table_adopted``: title, version, until
- ``ballot_opened``, ``ballot_reminder``: title, until
- ``ballot_closed``: title, cast, electorate
- ``round_reported``: bloc, year
- ``sitting_convened``, ``sitting_postponed``: council, meets_at, reason
- ``tie_open``: title, names
- ``tie_again``: title, names
- ``ballot_key_missing``: title, ballot, folder
- ``paper_unreadable``: title, ballot, papers
- ``opinion_asked``: council, until
- ``decision_to_sign``, ``decision_reminder``, ``decision_overdue``: title, until
- ``decision_to_issue``: title
- ``decision_sent_back``: title, reason
- ``recipient_struck``: unit, title, reason
"""

from temporalio import activity

from activities.failures import refusing
from suyton.ports import Notice, Register


class NoticeActivities:
    """Writes notices where people find them."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def tell(self, notice: Notice) -> None:
        """Leave a notice; the same key again changes nothing."""
        self._register.tell(notice)

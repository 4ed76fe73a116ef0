"""The papers that the service draws, each from a template of its own.

Source: domain notes 6.1 to 6.3; layout by Decree 30/2020/NĐ-CP (notes 6.4).
"""

from enum import StrEnum


class DocumentKind(StrEnum):
    """Also the name of the template: ``decision`` is drawn by ``decision.typ``."""

    SUBMISSION_LETTER = "submission_letter"
    """Of a unit or bloc: proposes (tờ trình)."""
    ACHIEVEMENT_REPORT = "achievement_report"
    BLOC_MINUTES = "bloc_minutes"
    VOTE_COUNT_RECORD = "vote_count_record"
    COUNCIL_MINUTES = "council_minutes"
    SUBMISSION_TO_CHAIRMAN = "submission_to_chairman"
    """Of the standing body: lays the council's recommendation before the Chairman."""
    DECISION = "decision"
    SUBMISSION_TO_GOVERNMENT = "submission_to_government"
    """What the Chairman signs where a higher authority decides."""
    CORRECTION_DECISION = "correction_decision"
    CANCELLATION_DECISION = "cancellation_decision"
    CERTIFICATE = "certificate"
    CERTIFICATE_OVERPRINT = "certificate_overprint"
    """The variable text alone, for stock that is printed already."""
    FLAG_ORDER_SHEET = "flag_order_sheet"
    NOTICE_OF_AWARD = "notice_of_award"
    NOTICE_OF_NON_AWARD = "notice_of_non_award"
    MONEY_TABLE = "money_table"

"""One content for each paper that follows from a decision, for tests of how papers are drawn."""

from suyton.domain.document_kind import DocumentKind as Kind
from suyton.domain.minutes import LineMinutes
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.tally import LineResult
from suyton.papers.award_facts import Content
from suyton.papers.certificate import certificates_of
from suyton.papers.flag_order import flag_order_of
from suyton.papers.money_table import money_table_of
from suyton.papers.notices import notice_of_award, notice_of_non_award
from tests.papers.samples import (
    ADDRESS,
    AT,
    CANCEL,
    CERTIFICATE_RULE,
    CORRECT,
    FLAG,
    FLAG_RULE,
    FORWARD,
    GRANT,
    ISSUED,
    OFFICE,
    ON,
    RULES,
    long_grant,
    mixed_grant,
    said,
)

NOT_AWARDED = Nomination(
    id="n-9",
    round_id="r-1",
    bloc_id="vhxh",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    unit_id="so-y-te",
    unit_name="Sở Y tế",
    award_id=FLAG.award_id,
    year=2023,
    pack_id="2024-01",
    pack_sha256="0" * 64,
    pack_reason="",
    stage=NominationStage.REFUSED,
    stage_since=AT,
    reason="Số phiếu chưa đạt tỷ lệ theo quy định.",
)
COUNT = LineMinutes(
    nomination_id="n-9",
    name="Sở Y tế",
    award_id=FLAG.award_id,
    issued=15,
    returned=15,
    not_returned=0,
    valid=15,
    invalid=0,
    opinions=0,
    yes=9,
    no=6,
    abstain=0,
    silent=0,
    needed=12,
    of=15,
    hundredths=6000,
    result=LineResult.BELOW_THRESHOLD,
)
CERTIFICATES = certificates_of(ISSUED, OFFICE, RULES, ON, address=ADDRESS)

DRAWN: dict[str, tuple[Kind, Content]] = {
    "decision": (Kind.DECISION, said(GRANT)),
    "decision_with_list": (Kind.DECISION, said(long_grant(45))),
    "decision_with_mixed_list": (Kind.DECISION, said(mixed_grant(12))),
    "submission_to_government": (Kind.SUBMISSION_TO_GOVERNMENT, said(FORWARD)),
    "correction_decision": (Kind.CORRECTION_DECISION, said(CORRECT)),
    "cancellation_decision": (Kind.CANCELLATION_DECISION, said(CANCEL)),
    "certificate": (Kind.CERTIFICATE, CERTIFICATES),
    "certificate_overprint": (Kind.CERTIFICATE_OVERPRINT, CERTIFICATES),
    "flag_order_sheet": (Kind.FLAG_ORDER_SHEET, flag_order_of(FLAG, OFFICE, RULES, ON)),
    "money_table": (Kind.MONEY_TABLE, money_table_of(ISSUED, OFFICE, RULES, ON, ON)),
    "notice_of_award": (
        Kind.NOTICE_OF_AWARD,
        notice_of_award(ISSUED, ISSUED.recipients[1], OFFICE, CERTIFICATE_RULE, ON),
    ),
    "notice_of_non_award": (
        Kind.NOTICE_OF_NON_AWARD,
        notice_of_non_award(
            NOT_AWARDED, OFFICE, FLAG_RULE, "Hội đồng chưa đủ số phiếu tán thành", COUNT
        ),
    ),
}
"""By the name of its picture."""

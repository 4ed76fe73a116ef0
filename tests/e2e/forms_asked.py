"""Every form of a page with what is typed into it, and the command that it must ask."""

from datetime import date
from decimal import Decimal
from typing import Any

from api.commands.decision_changes import Change
from suyton.domain.agenda import Aside
from suyton.domain.attendance import Guest
from suyton.domain.award_terms import Station
from suyton.domain.council_terms import VoteBy
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.incidents import CancellationGround, HoldCause, RefusalGround
from suyton.domain.score_table import Criterion, CriterionKind, FinalSheet, ScoreTable, SheetLine
from tests.e2e.populated import LEADER_OF_TIED
from tests.e2e.scored_by_table import ROUND as BY_TABLE
from tests.e2e.told import ROUND, SOON_UTC

FLAG = f"{ROUND}.ban-dan-toc.provincial_emulation_flag"
AWARDED = "2023.vhxh.ban-dan-toc.provincial_emulation_flag"
SOON = "2030-01-05T17:00"

Asked = tuple[str, str, str, dict[str, Any], tuple[Any, ...]]
"""Login, page, the form's act, what is typed, and the call: command and its arguments."""

# fmt: off
FORMS: list[Asked] = [
    ("ban-dan-toc", f"/rounds/{ROUND}", "submit_self_score",
     {"unit_id": "ban-dan-toc", "score": "95"},
     ("submit_self_score", ROUND, "ban-dan-toc", Decimal(95), "")),
    ("pho-khoi", f"/rounds/{ROUND}", "cross_check_score",
     {"unit_id": "so-y-te", "by_unit_id": "so-khoa-hoc", "score": "9", "reason": "Khác"},
     ("cross_check_score", ROUND, "so-y-te", "so-khoa-hoc", Decimal(9), "Khác")),
    ("pho-khoi", f"/rounds/{ROUND}", "extend_scoring", {"until": SOON, "reason": "Chậm"},
     ("extend_scoring", ROUND, SOON_UTC, "Chậm")),
    ("van-phong", f"/rounds/{BY_TABLE}/score-table", "adopt_score_table",
     {"criteria": "A\tI\tChuyên môn\t100\n\nT | T | Thưởng | 2,5 | Điểm thưởng | x", "decimals": "1",
      "bonus_maximum": "2,5", "reason": "Sửa"},
     ("adopt_score_table", BY_TABLE, ScoreTable((
         Criterion("A", "Chuyên môn", "I", Decimal(100)),
         Criterion("T", "Thưởng", "T", Decimal("2.5"), CriterionKind.BONUS, evidence=True),
     ), 1, Decimal("2.5")), "Sửa")),
    ("van-phong", f"/rounds/{BY_TABLE}/sheets/van-phong", "submit_self_sheet",
     {"points:I.1": "58,5", "points:I.2": "20", "reason:I.2": "Đủ", "remark": "Gửi khối"},
     ("submit_self_sheet", BY_TABLE, "van-phong", 1,
      (SheetLine("I.1", Decimal("58.5")), SheetLine("I.2", Decimal(20), "Đủ")), "Gửi khối")),
    ("so-tu-phap", f"/rounds/{BY_TABLE}/sheets/thanh-tra", "cross_check_sheet",
     {"by_unit_id": "so-tu-phap", "points:I.1": "57", "reason:I.1": "Chậm", "points:I.2": "", "points:II.1": "", "points:T.1": ""},
     ("cross_check_sheet", BY_TABLE, "thanh-tra", "so-tu-phap", 1,
      (SheetLine("I.1", Decimal(57), "Chậm"), SheetLine("P.1", Decimal("0.0"))), "")),
    ("van-phong", f"/rounds/{BY_TABLE}/sheet-adoption", "adopt_sheets",
     {"unit:1": "so-tu-phap", "criterion:1": "I.2", "points:1": "19", "reason:1": "Hội nghị trừ"},
     ("adopt_sheets", BY_TABLE, 1,
      (FinalSheet("thanh-tra"),
       FinalSheet("so-tu-phap", (SheetLine("I.2", Decimal(19), "Hội nghị trừ"),))), "")),
    ("so-tai-chinh", "/rounds/2024.kinh-te", "extend_ballot", {"until": SOON, "reason": "Chậm"},
     ("extend_ballot", "2024.kinh-te", SOON_UTC, "Chậm")),
    ("pho-khoi", f"/nominations/{FLAG}", "return", {"reason": "Thiếu"},
     ("return_nomination", FLAG, "Thiếu")),
    ("so-noi-vu", "/nominations/2023.vhxh.so-van-hoa.provincial_certificate_of_merit",
     "refuse", {"reason": "Không đủ", "ground": "standards"},
     ("refuse", "2023.vhxh.so-van-hoa.provincial_certificate_of_merit", "Không đủ",
      RefusalGround.STANDARDS)),
    ("so-noi-vu", f"/nominations/{FLAG}", "open_hold",
     {"cause": "inspection", "reason": "Thanh tra"},
     ("OpenHold", FLAG, HoldCause.INSPECTION, "Thanh tra")),
    ("so-noi-vu", "/nominations/2023.vhxh.so-van-hoa.provincial_certificate_of_merit",
     "consult", {"agency_id": "so-y-te", "reason": "Thuế?"},
     ("consult", "2023.vhxh.so-van-hoa.provincial_certificate_of_merit", "so-y-te", "Thuế?")),
    ("ban-dan-toc", "/nominations/2023.vhxh.ban-dan-toc.provincial_emulation_flag",
     "complain", {"reason": "Sai tên"},
     ("Complain", "2023.vhxh.ban-dan-toc.provincial_emulation_flag", "Sai tên")),
    ("so-noi-vu", "/nominations/2023.vhxh.so-van-hoa.provincial_certificate_of_merit",
     "pass_appraisal", {"remark": "Đạt"},
     ("pass_appraisal", "2023.vhxh.so-van-hoa.provincial_certificate_of_merit", "Đạt", ())),
    ("thu-ky", "/sittings/s-1", "extend_sitting", {"until": SOON, "reason": "Chậm"},
     ("extend_sitting", "s-1", SOON_UTC, "Chậm")),
    ("pho-chu-tich", "/decisions/d-1", "sign", {"secret": " 12 34 "}, ("sign", "d-1", " 12 34 ")),
    ("pho-chu-tich", "/decisions/d-1", "prepare", {}, ("prepare_decision", "d-1")),
    ("van-thu", "/decisions/d-8", "number", {}, ("number_decision", "d-8")),
    ("van-thu", "/decisions/d-8", "issue", {"secret": "1234", "publish": "yes"},
     ("issue_decision", "d-8", "1234", True)),
    ("pho-chu-tich", "/decisions/d-1", "send_back", {"reason": "Sai tên"},
     ("send_back", "d-1", "Sai tên")),
    ("so-noi-vu", "/decisions/d-0", "correct_decision",
     {"title": "Đính chính", f"name:{AWARDED}": "Tên mới",
      "signer_id": "chu-tich", "reason": "In sai"},
     ("draft_change", "d-0", Change(
         DecisionKind.CORRECT, "Đính chính", "chu-tich", "In sai", (AWARDED,), {AWARDED: "Tên mới"}))),
    ("so-noi-vu", "/decisions/d-0", "cancel_decision",
     {"title": "Hủy bỏ", "nomination_id": [AWARDED], "ground": "forged_evidence",
      "signer_id": "chu-tich", "reason": "Kết luận 12"},
     ("draft_change", "d-0", Change(
         DecisionKind.CANCEL, "Hủy bỏ", "chu-tich", "Kết luận 12", (AWARDED,),
         ground=CancellationGround.FORGED_EVIDENCE))),
    ("so-noi-vu", "/decisions/d-1", "reassign",
     {"signer_id": "chu-tich", "reason": "Đi công tác"},
     ("reassign", "d-1", "chu-tich", "Đi công tác")),
    ("chu-tich", "/decisions/d-1", "send_back", {"reason": "Sai tên"},
     ("send_back", "d-1", "Sai tên")),
    ("thu-ky", "/sittings/new", "convene",
     {"council_id": "hoi-dong-tdkt", "meets_at": SOON, "nomination_id": ["a", "b"],
      "body": "standing_committee", "guests": "Bà Khách, Báo tỉnh\n\nÔng Mời",
      "vote_by": "item_by_item"},
     ("convene", "hoi-dong-tdkt", SOON_UTC, ("a", "b"), Station.STANDING_COMMITTEE,
      (Guest("Bà Khách", "Báo tỉnh"), Guest("Ông Mời")), VoteBy.ITEM_BY_ITEM)),
    ("thu-ky", "/sittings/s-3", "record_stand_in",
     {"member_id": "uy-vien-15", "account_id": "pho-so-y-te", "number": "12/GUQ",
      "dated_on": "2024-01-12"},
     ("record_stand_in", "s-3", "uy-vien-15", "pho-so-y-te", "12/GUQ", date(2024, 1, 12), ())),
    ("thu-ky", "/sittings/s-4", "open_item", {"nomination_id": "a"}, ("OpenItem", "s-4", "a")),
    ("thu-ky", "/sittings/s-5", "close_item", {}, ("CloseItem", "s-5", "s-5.i1")),
    ("thu-ky", "/sittings/s-1", "set_aside",
     {"nomination_id": "a", "way": "held", "cause": "press", "reason": "Có phản ánh"},
     ("SetAsideItem", "s-1", "a", Aside.HELD, "Có phản ánh", HoldCause.PRESS)),
    ("uy-vien-01", "/sittings/s-1", "record_differing", {"text": "Chưa đủ thành tích"},
     ("RecordDiffering", "s-1", "Chưa đủ thành tích", "")),
    (LEADER_OF_TIED, "/rounds/2024.noi-chinh", "break_tie",
     {"nomination_id": ["a"], "reason": "Nổi trội hơn"},
     ("break_round_tie", "2024.noi-chinh", ("a",), "Nổi trội hơn")),
    ("uy-vien-01", "/sittings/s-2", "break_tie",
     {"nomination_id": ["a"], "reason": "Nổi trội hơn"},
     ("break_sitting_tie", "s-2", ("a",), "Nổi trội hơn")),
]
# fmt: on

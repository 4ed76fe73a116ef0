"""What a decision's paper says, before it is drawn."""

import json
from dataclasses import replace
from datetime import date

import pytest

from suyton.domain.decision import Decision
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.document_kind import DocumentKind
from suyton.papers.award_facts import posts
from suyton.papers.decision import content_of
from tests.papers.samples import (
    BY_THE_CHAIRMAN,
    CANCEL,
    CORRECT,
    FORWARD,
    GRANT,
    OFFICE,
    ON,
    RULES,
    long_grant,
    said,
)


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        (GRANT, DocumentKind.DECISION),
        (FORWARD, DocumentKind.SUBMISSION_TO_GOVERNMENT),
        (CORRECT, DocumentKind.CORRECTION_DECISION),
        (CANCEL, DocumentKind.CANCELLATION_DECISION),
    ],
)
def test_each_kind_of_decision_has_a_paper_of_its_own(
    decision: Decision, kind: DocumentKind
) -> None:
    assert content_of(decision, OFFICE, RULES, ON)[0] is kind
    assert {decision.kind for decision in (GRANT, FORWARD, CORRECT, CANCEL)} == set(DecisionKind)


@pytest.mark.parametrize("decision", [GRANT, FORWARD, CORRECT, CANCEL])
def test_what_a_paper_says_is_what_json_can_hold(decision: Decision) -> None:
    assert json.loads(json.dumps(said(decision))) == said(decision)


def test_whoever_was_struck_out_is_not_named() -> None:
    assert "Trường Cao đẳng" not in json.dumps(said(GRANT), ensure_ascii=False)


def test_a_vice_chairman_signs_for_the_chairman_and_nobody_for_the_committee() -> None:
    assert posts(GRANT, OFFICE) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert posts(BY_THE_CHAIRMAN, OFFICE) == ["CHỦ TỊCH"]


def test_a_list_longer_than_the_offices_limit_goes_into_an_annex() -> None:
    limit = OFFICE.listed_up_to
    assert said(long_grant(limit))["listed"] is True
    assert said(long_grant(limit + 1))["listed"] is False


@pytest.mark.parametrize(
    ("on", "law", "decree"),
    [
        (date(2023, 12, 31), "26 tháng 11 năm 2003", "91/2017/NĐ-CP"),
        (date(2024, 1, 1), "15 tháng 6 năm 2022", "98/2023/NĐ-CP"),
        (date(2025, 7, 1), "15 tháng 6 năm 2022", "152/2025/NĐ-CP"),
        (date(2023, 12, 29), "26 tháng 11 năm 2003", "91/2017/NĐ-CP"),
        (date(2024, 1, 5), "15 tháng 6 năm 2022", "98/2023/NĐ-CP"),
        (date(2025, 8, 1), "15 tháng 6 năm 2022", "152/2025/NĐ-CP"),
    ],
)
def test_the_bases_are_those_in_force_on_the_day(on: date, law: str, decree: str) -> None:
    found = " ".join(OFFICE.bases_on(on))
    assert law in found
    assert decree in found
    assert sum(name in found for name in ("91/2017", "98/2023", "152/2025")) == 1
    assert found.count("Căn cứ Luật Tổ chức chính quyền địa phương") == 1


@pytest.mark.parametrize(
    ("on", "law"),
    [
        (date(2025, 2, 28), "ngày 19 tháng 6 năm 2015"),
        (date(2025, 3, 1), "ngày 19 tháng 02 năm 2025"),
        (date(2025, 6, 15), "ngày 19 tháng 02 năm 2025"),
        (date(2025, 6, 16), "ngày 16 tháng 6 năm 2025"),
    ],
)
def test_the_law_on_local_government_changed_twice_in_2025(on: date, law: str) -> None:
    named = [one for one in OFFICE.bases_on(on) if "Luật Tổ chức chính quyền địa phương" in one]
    assert len(named) == 1
    assert named[0].startswith(f"Căn cứ Luật Tổ chức chính quyền địa phương {law}")


def test_the_money_is_told_by_kind_and_in_whole() -> None:
    assert said(GRANT)["money"] == {
        "each": [
            {"subject": "collective", "amount": "5.400.000"},
            {"subject": "individual", "amount": "2.700.000"},
        ],
        "total": "8.100.000",
        "in_words": "Tám triệu một trăm nghìn đồng",
        "fund": "Quỹ thi đua, khen thưởng của tỉnh",
    }
    assert said(replace(GRANT, total_vnd=0))["money"] is None


@pytest.mark.parametrize(
    ("on", "dated"),
    [
        (date(2024, 2, 9), "Bắc Kạn, ngày 09 tháng 02 năm 2024"),
        (date(2024, 3, 10), "Bắc Kạn, ngày 10 tháng 3 năm 2024"),
        (date(2023, 12, 29), "Bắc Kạn, ngày 29 tháng 12 năm 2023"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(on: date, dated: str) -> None:
    assert OFFICE.dated(on) == dated


def test_what_the_draft_says_itself_comes_before_what_the_office_always_says() -> None:
    own = replace(
        GRANT,
        proposal="Tờ trình số 12/TTr-SNV ngày 03 tháng 01 năm 2024",
        effective_on=date(2024, 2, 1),
        copies_to=("Sở Y tế", "Lưu: VT"),
    )
    assert (said(GRANT)["effective"], said(own)["effective"]) == ("", "ngày 01 tháng 02 năm 2024")
    assert said(GRANT)["copies_to"] == list(OFFICE.copies_to)
    assert said(own)["copies_to"] == ["Sở Y tế", "Lưu: VT"]
    assert said(own)["proposal"] == {
        "by": "Giám đốc Sở Nội vụ",
        "paper": "Tờ trình số 12/TTr-SNV ngày 03 tháng 01 năm 2024",
    }

"""What people type, read with Vietnamese habits; what another site sends, refused."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData, UploadFile

from api.pages.door import own_path
from api.pages.forms import Form, FormFault, kept_value
from api.pages.receipts import read_receipt, written
from suyton.domain.audit import Receipt
from suyton.domain.document import DocumentReference


def form(**fields: str) -> Form:
    return Form(FormData(list(fields.items())))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("96,5", "96.5"), ("96.5", "96.5"), (" 100 ", "100"), ("0", "0"), ("97,25", "97.25")],
)
def test_a_score_may_have_a_comma_or_a_point(typed: str, meant: str) -> None:
    assert form(score=typed).score("score") == Decimal(meant)


@pytest.mark.parametrize("typed", ["", "chín", "9,5,1", "96.5.2", "--1"])
def test_what_is_no_score_is_said_so(typed: str) -> None:
    with pytest.raises(FormFault) as fault:
        form(score=typed).score("score")
    assert fault.value.code == "score_unreadable"


def test_a_time_is_taken_as_vietnam_time() -> None:
    assert form(until="2024-01-05T17:00").time("until") == datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["", "mai", "2024-13-01T10:00"])
def test_what_is_no_time_is_said_so(typed: str) -> None:
    with pytest.raises(FormFault) as fault:
        form(until=typed).time("until")
    assert fault.value.code == "time_unreadable"


def test_a_form_without_the_sessions_token_is_not_from_here() -> None:
    form(csrf="abc").check("abc")
    for wrong in ("", "abd", "abcd"):
        with pytest.raises(FormFault):
            form(csrf=wrong).check("abc")


def test_a_form_without_a_key_is_refused() -> None:
    assert form(key="k").key == "k"
    with pytest.raises(FormFault):
        _ = form().key


def test_files_are_read_with_the_kind_of_paper_they_are_and_empty_fields_left_out() -> None:
    chosen = UploadFile(io.BytesIO(b"x"), filename="tờ trình.pdf")
    empty = UploadFile(io.BytesIO(b""), filename="")
    fields = FormData([("paper:submission_letter", chosen), ("paper:other", empty)])
    assert Form(fields).uploads == (("submission_letter", chosen),)


def test_papers_kept_from_an_earlier_try_come_back_whole() -> None:
    paper = DocumentReference("ab" * 32, 12, "application/pdf", "báo cáo “1”.pdf", "other")
    assert form(kept=kept_value(paper)).kept == (paper,)


@pytest.mark.parametrize("forged", ["{}", "[]", "no json", '{"sha256": "x", "weight": 1}'])
def test_forged_papers_are_refused(forged: str) -> None:
    with pytest.raises(FormFault):
        _ = form(kept=forged).kept


@pytest.mark.parametrize(
    "wanted",
    ["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", "/\t/elsewhere.test", "x"],
)
def test_signing_in_never_leads_to_another_site(wanted: str) -> None:
    assert own_path(wanted) == "/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for() -> None:
    assert own_path("/rounds/2024.vhxh?x=1") == "/rounds/2024.vhxh?x=1"


def test_a_receipt_comes_back_from_its_cookie() -> None:
    receipt = Receipt(
        "round:r", 7, "k", "bloc:score:adopted", datetime.now(UTC), "adopted", "0a" * 32
    )
    shown = read_receipt(written(receipt))
    assert shown is not None
    assert (shown.tag, shown.sequence, shown.seal) == ("bloc:score:adopted", 7, "0a" * 6)


@given(st.text())
def test_a_forged_receipt_is_never_shown(said: str) -> None:
    assert read_receipt(said) is None

"""A code is read as people type it, and nothing else is read as a code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.paper_code import ALPHABET, LENGTH, read_code, shown_code, verify_address

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@pytest.mark.parametrize(
    "typed",
    [
        "7K3M-9QX1-20ND",
        "7k3m9qx120nd",
        " 7K3M 9QXl 2ond ",
        "7K3M–9QXI–2OND",
        "7-K-3-M-9-Q-X-L-2-O-N-D",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "7K3M9QX120ND"


@pytest.mark.parametrize(
    "typed",
    ["", "7K3M-9QX1-20N", "7K3M-9QX1-20NDD", "7K3M-9QX1-20NU", "7K3M-9QX1-20N'", "7K3M-9QX1-20NÐ"],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) == ""


def test_a_letter_whose_capital_is_plain_is_not_taken_for_it() -> None:
    assert "ſ".upper() == "S"
    assert read_code("7K3M9QX120Nſ") == ""


@given(CODES)
def test_a_printed_code_is_read_back(code: str) -> None:
    assert read_code(shown_code(code)) == code
    assert read_code(shown_code(code).lower()) == code


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_as_a_code_or_as_none(typed: str) -> None:
    code = read_code(typed)
    assert code == "" or (len(code) == LENGTH and set(code) <= set(ALPHABET))


def test_an_address_needs_a_site_and_a_code() -> None:
    assert (
        verify_address("https://tdkt.vn/", "7K3M9QX120ND") == "https://tdkt.vn/verify/7K3M9QX120ND"
    )
    assert verify_address("", "7K3M9QX120ND") == ""
    assert verify_address("https://tdkt.vn", "") == ""

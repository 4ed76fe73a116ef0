"""A name that any system here can keep, whatever was sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.upload import (
    ALLOWED,
    NAME_LETTERS,
    SENT_NAME_LETTERS,
    clean_name,
    kept_name,
    kind_named,
    name_to_give,
)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Báo cáo thành tích.pdf", "Bao-cao-thanh-tich.pdf"),
        (unicodedata.normalize("NFD", "Đề nghị khen thưởng.PDF"), "De-nghi-khen-thuong.pdf"),
        ("đường Đỗ Ước.pdf", "duong-Do-Uoc.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\an\\to trinh.pdf", "to-trinh.pdf"),
        ("CON.pdf", "tep-CON.pdf"),
        ("com¹.pdf", "tep-com1.pdf"),
        ("a.exe.pdf", "a-exe.pdf"),
        ("Phần 2. Số liệu", "Phan-2-So-lieu.pdf"),
        ("công_văn (1) №7.pdf", "cong-van-1-No7.pdf"),
        ("", "tep.pdf"),
        ("报告.pdf", "tep.pdf"),
        ("phieu\u202efdp.pdf", "phieu-fdp.pdf"),
    ],
)
def test_a_name_is_kept_plain(sent: str, kept: str) -> None:
    assert kept_name(sent, "pdf") == kept


@given(st.text(max_size=300), st.sampled_from(ALLOWED), st.integers(20, 80))
def test_every_name_becomes_one_that_any_system_takes(sent: str, kind: str, letters: int) -> None:
    kept = kept_name(sent, kind, letters)
    stem, dot, ending = kept.rpartition(".")
    assert (dot, ending) == (".", kind)
    assert 1 <= len(stem) <= letters - len(kind) - 1
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in stem)
    assert not stem.startswith("-")
    assert not stem.endswith("-")
    assert stem.lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert kept_name(kept, kind, letters) == kept
    assert kind_named(kept) == kind


def test_a_name_that_is_a_device_is_caught_in_every_spelling() -> None:
    for device in ("nul", "Prn", "AUX", "lpt1", "ＣＯＮ"):
        assert kept_name(f"{device}.txt", "txt").startswith("tep-")


def test_a_long_name_keeps_its_ending() -> None:
    kept = kept_name("Báo cáo " * 20 + ".docx", "docx")
    assert len(kept) <= NAME_LETTERS
    assert kept.endswith(".docx")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Báo cáo.pdf", "Báo cáo.pdf"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\an\\to-trinh.docx", "to-trinh.docx"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("phieu\u202efdp.exe", "phieufdp.exe"),
        ("Ba\u0301o ca\u0301o.pdf", "Báo cáo.pdf"),
        ("", ""),
    ],
)
def test_a_name_as_it_was_sent_loses_folders_and_tricks(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_a_long_name_as_it_was_sent_keeps_its_ending() -> None:
    kept = clean_name("á" * 400 + ".pdf")
    assert len(kept) == SENT_NAME_LETTERS
    assert kept.endswith(".pdf")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Báo cáo.PDF", "Báo cáo.PDF"),
        ("ảnh.jpeg", "ảnh.jpeg"),
        ("Báo cáo", "Báo cáo"),
        ("a.bat", "a.bat.txt"),
        ("a.bat ", "a.bat.txt"),
        ("a.bat.", "a.bat..txt"),
        ("a.pdf.html", "a.pdf.html.txt"),
        ("a.settingcontent-ms", "a.settingcontent-ms.txt"),
        ("x/../a.docm", "a.docm.txt"),
    ],
)
def test_a_file_is_given_under_no_name_that_would_run_it(asked: str, name: str) -> None:
    assert name_to_give(asked) == name

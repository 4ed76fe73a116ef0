"""A file that is made to do harm harms a process of its own, and the next one is examined."""

from pathlib import Path

import pytest

from suyton.documents.signing import apart
from suyton.documents.signing.apart import ExaminerApart
from suyton.domain.errors import CheckerBusy, FileTooHard


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "x.pdf"
    found.write_bytes(b"%PDF-1.7\n%%EOF\n")
    return found


def test_what_is_no_pdf_is_a_finding(file: Path) -> None:
    assert not ExaminerApart(None).examine(file).readable


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_heard(file: Path) -> None:
    # No process of Python is ready this soon: it is ended while it reads.
    hurried = ExaminerApart(None, seconds=0)
    for _ in range(apart.AT_ONCE + 1):
        with pytest.raises(FileTooHard):
            hurried._examined(file)
    assert not ExaminerApart(None).examine(file).readable


def test_a_file_that_needs_too_much_memory_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MEMORY_MB", 40)
    with file.open("r+b") as opened:
        opened.truncate(100_000_000)
    with pytest.raises(FileTooHard):
        ExaminerApart(None).examine(file)


def test_whoever_comes_while_all_places_are_taken_is_told_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = ExaminerApart(None, seconds=1)
    for _ in range(apart.AT_ONCE):
        busy._places.acquire()
    with pytest.raises(CheckerBusy):
        busy.examine(file)
    busy._places.release()


def test_a_file_of_endlessly_nested_lists_is_survived(tmp_path: Path) -> None:
    deep = tmp_path / "deep.pdf"
    deep.write_bytes(
        b"%PDF-1.7\n1 0 obj\n"
        + b"[" * 200_000
        + b"\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    )
    assert not ExaminerApart(None).examine(deep).readable

"""``suyton verify count``: what it says of a true file, of an altered one and of a broken one."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suyton.__main__ import run
from suyton.count_file import CountFileFault, from_text, to_text
from suyton.domain.recount import examine
from suyton.wording import LANGUAGES, Language
from tests.support.counts import published, sealed_sum, with_votes

COUNT = published()
Output = pytest.CaptureFixture[str]


def _file(folder: Path, content: bytes) -> str:
    file = folder / "count.json"
    file.write_bytes(content)
    return str(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_true_count_is_said_to_hold_with_the_arithmetic_of_each_candidate(
    tmp_path: Path, capsys: Output, language: Language
) -> None:
    file = _file(tmp_path, to_text(COUNT).encode())
    assert run(["verify", "count", file, "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert not [line for line in lines if line.startswith("✗")]
    assert lines[-1] == {"vi": "Mọi điều đều khớp.", "en": "Everything agrees."}[language]
    (health,) = [line for line in lines if line.startswith("✓ Sở Y tế")]
    assert {
        "vi": "8 đồng ý + 1 không đồng ý + 0 không có ý kiến + 1 không bỏ phiếu = 10. "
        "Cần ít nhất 4/5 của 10, tức 8 phiếu đồng ý. Kết quả: Đạt.",
        "en": "8 yes + 1 no + 0 abstaining + 1 not cast = 10. "
        "Needed: at least 4/5 of 10, which is 8 yes-votes. Result: Carried.",
    }[language] in health


def test_an_altered_total_is_shown_beside_what_the_papers_come_to(
    tmp_path: Path, capsys: Output
) -> None:
    file = _file(tmp_path, to_text(with_votes(COUNT, 9)).encode())
    assert run(["verify", "count", file]) == 1
    told = capsys.readouterr().out
    assert "công bố 9 đồng ý, 1 không đồng ý" in told
    assert "đếm lại 8 đồng ý, 1 không đồng ý" in told
    assert told.splitlines()[-1] == "Có 1 điều không khớp."


def test_a_receipt_is_looked_for_when_it_is_given(tmp_path: Path, capsys: Output) -> None:
    file = _file(tmp_path, to_text(COUNT).encode())
    assert run(["verify", "count", file, "--receipt", sealed_sum(2)]) == 0
    assert f"✓ Phiếu có mã {sealed_sum(2)} nằm trong hòm." in capsys.readouterr().out
    assert run(["verify", "count", file, "--receipt", sealed_sum(77)]) == 1
    assert "✗ Không có phiếu nào" in capsys.readouterr().out


def test_a_broken_file_gives_one_line_that_names_the_place(tmp_path: Path, capsys: Output) -> None:
    document = json.loads(to_text(COUNT))
    del document["papers"][4]["choices"]
    file = _file(tmp_path, json.dumps(document).encode())
    assert run(["verify", "count", file]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "papers[4].choices" in told.err
    assert told.err.count("\n") == 1
    assert run(["verify", "count", str(tmp_path / "nowhere.json")]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_papers_that_do_not_answer_the_slate_are_not_counted(
    tmp_path: Path, capsys: Output
) -> None:
    first, *rest = COUNT.papers
    count = replace(COUNT, papers=(replace(first, choices={}), *rest))
    assert run(["verify", "count", _file(tmp_path, to_text(count).encode())]) == 1
    told = capsys.readouterr().out
    assert "✗ Phiếu hoặc ý kiến thứ 1 không trả lời đúng danh sách." in told
    assert "Không thể đếm lại" in told


def test_it_asks_neither_settings_nor_a_network_nor_a_database(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object, **__: object) -> None:
        pytest.fail("reached outside")

    monkeypatch.setattr("socket.socket.connect", nothing)
    monkeypatch.setattr("sqlite3.connect", nothing)
    monkeypatch.setenv("SUYTON_DATABASE_URL", "nonsense://")
    monkeypatch.chdir(tmp_path)
    assert run(["verify", "count", _file(tmp_path, to_text(COUNT).encode())]) == 0


def test_a_name_in_the_file_cannot_command_the_terminal(tmp_path: Path, capsys: Output) -> None:
    count = replace(COUNT, ballot=replace(COUNT.ballot, title="\x1b[2Jđã xóa"))
    assert run(["verify", "count", _file(tmp_path, to_text(count).encode())]) == 0
    assert "\x1b" not in capsys.readouterr().out


def _places(value: Any, *place: Any) -> Iterator[tuple[Any, ...]]:
    """Every place in a document, from the outermost objects to the last letter."""
    if place:
        yield place
    if isinstance(value, dict | list):
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(one, *place, name)


DOCUMENT = to_text(COUNT)
PLACES = list(_places(json.loads(DOCUMENT)))
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 20), st.text(max_size=3), st.just([]), st.just({})
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.sampled_from(PLACES), odd=ODD)
def test_whatever_is_put_anywhere_is_examined_or_refused_and_never_breaks_it(
    place: tuple[Any, ...], odd: object
) -> None:
    document = json.loads(DOCUMENT)
    at = document
    for name in place[:-1]:
        at = at[name]
    at[place[-1]] = odd
    try:
        count = from_text(json.dumps(document))
    except CountFileFault:
        return
    examine(count)

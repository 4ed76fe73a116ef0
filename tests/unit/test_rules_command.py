"""``suyton rules``: what it prints, and the one line it prints instead where something is wrong."""

import re
from pathlib import Path
from shutil import copytree

import pytest

import suyton.rules
from suyton.__main__ import run
from suyton.rules import RulePacks
from suyton.rules.showing import edition
from suyton.rules_command import Telling
from suyton.wording import LANGUAGES, Language

FLAG = "provincial_emulation_flag"
Output = pytest.CaptureFixture[str]


def _told(output: Output, *arguments: str) -> str:
    assert run(["rules", *arguments]) == 0
    return output.readouterr().out


def _refused(output: Output, *arguments: str) -> str:
    assert run(["rules", *arguments]) == 1
    told = output.readouterr()
    assert told.out == ""
    return told.err


@pytest.mark.parametrize("overlay", ["", "bac-kan", "son-ha"])
def test_check_says_of_each_pack_its_days_hash_awards_and_what_nobody_read(
    capsys: Output, overlay: str
) -> None:
    lines = _told(capsys, "check", "--overlay", overlay).splitlines()
    books = RulePacks.load(overlay=overlay).packs()
    assert len(lines) - 1 == len(books) == 4
    for line, book in zip(lines, books, strict=False):
        assert line.startswith(f"✓ {book.pack_id}: ")
        assert f"sha256 {book.pack_sha256[:12]}, {len(book.awards)} awards" in line
    assert "2024-01-01 to before 2025-07-01" in lines[1]
    # The Law of 2003 is not kept here, so of its pack nothing can be confirmed.
    assert re.search(r", (\d+) of \1 provisions unconfirmed$", lines[0])
    assert not re.search(r", (\d+) of \1 provisions unconfirmed$", lines[1])
    assert lines[-1].startswith("✓ calendar: 2023 to 2030, ")
    assert "swapped days known to 2026, after that a working day is counted without" in lines[-1]


def test_check_prints_the_one_fault_with_file_key_and_what_is_allowed(
    capsys: Output, tmp_path: Path
) -> None:
    home = copytree(Path(suyton.rules.__file__).parent, tmp_path / "rules")
    file = home / "packs" / "2024-01" / "pack.toml"
    file.write_text(file.read_text("utf-8").replace('value = "4/5"', 'value = "6/5"', 1), "utf-8")
    fault = _refused(capsys, "check", str(home))
    assert fault.startswith(f"2024-01/pack.toml: award.{FLAG}.council_ballot.threshold.value: is")
    assert "Allowed: " in fault
    assert fault.count("\n") == 1


def test_check_refuses_an_overlay_that_is_not_there(capsys: Output) -> None:
    assert "overlays/ha-noi.toml" in _refused(capsys, "check", "--overlay", "ha-noi")


def test_list_gives_every_award_of_every_pack_with_its_routes(capsys: Output) -> None:
    told = _told(capsys, "list", "--overlay", "son-ha")
    for book in RulePacks.load(overlay="son-ha").packs():
        assert f"{book.pack_id}: " in told
        assert all(f"  {award.id}: {award.name_vi}; decided by" in told for award in book.awards)
    certificate = told.partition("2024-01: ")[2].partition("  provincial_certificate_of_merit: ")[2]
    assert certificate.splitlines()[1] == (
        "    merit: bloc → appraisal → standing_committee → decision"
    )


def test_explain_tells_an_award_with_votes_at_n_and_the_source_of_each_thing(
    capsys: Output,
) -> None:
    told = _told(capsys, "explain", FLAG, "--pack", "2024-01")
    assert "Cờ thi đua của Ủy ban nhân dân tỉnh" in told.splitlines()[1]
    assert "(N = 10: 8; N = 15: 12; N = 17: 14)" in told
    assert "[Nghị định 98/2023/NĐ-CP Điều 30 khoản 7; chưa đối chiếu]" in told
    assert "[Luật 06/2022/QH15 Điều 26 khoản 1; đã đối chiếu với văn bản]" in told
    assert "Dẫn đầu phong trào thi đua của cụm, khối trong năm" in told
    assert "prize.collective: 8 lần" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("overlay", ["", "bac-kan", "son-ha"])
def test_every_award_of_every_pack_can_be_explained(language: Language, overlay: str) -> None:
    for pack in RulePacks.load(overlay=overlay).sources():
        telling = Telling(language, (pack,))
        for award in pack.awards:
            told = [telling.said(one) for one in edition(pack).of_award(award.id)]
            text = "\n".join(told)
            assert all(told), (pack.id, award.id)
            assert "{" not in text, (pack.id, award.id)
            assert "_" not in text, (pack.id, award.id)


def test_explain_without_a_pack_takes_the_newest(capsys: Output) -> None:
    assert _told(capsys, "explain", FLAG).startswith("2026-10: ")


def test_an_award_or_a_pack_that_is_not_there_is_refused_with_those_that_are(
    capsys: Output,
) -> None:
    assert "advanced_worker" in _refused(capsys, "explain", "medal", "--pack", "2017-10")
    assert "2017-10, 2024-01" in _refused(capsys, "explain", FLAG, "--pack", "2030-01")
    assert "advanced_worker" in _refused(capsys, "diff", "2017-10", "2024-01", "--award", "medal")


def test_diff_shows_what_a_province_changes_in_a_pack(capsys: Output) -> None:
    told = _told(capsys, "diff", "2024-01", "2024-01+son-ha", "--award", FLAG)
    assert told.splitlines()[0] == f"+ award.{FLAG}.bloc_ballot.caps_yes"
    assert f"~ award.{FLAG}.bloc_ballot.threshold" in told
    assert (
        "    - ít nhất 1/2 tổng số cử tri (N = 10: 5; N = 15: 8; N = 17: 9) [Quy chế của khối"
        in told
    )
    assert (
        "    + ít nhất 4/5 tổng số cử tri (N = 10: 8; N = 15: 12; N = 17: 14) [Quy chế hoạt" in told
    )
    assert f"+ award.{FLAG}.cut_off\n    + đến hết ngày 10/12" in told
    assert told.endswith("4 provisions differ between 2024-01 and 2024-01+son-ha.\n")


def test_diff_shows_what_was_removed_and_what_a_later_decree_took_over(capsys: Output) -> None:
    backwards = _told(capsys, "diff", "2024-01+son-ha", "2024-01", "--award", FLAG)
    assert f"- award.{FLAG}.cut_off\n    - đến hết ngày 10/12" in backwards
    later = _told(capsys, "diff", "2024-01", "2025-07", "--award", "cultural_village")
    assert later.startswith(
        "~ award.cultural_village.decided_by\n    - Thủ trưởng cơ quan, đơn vị [Luật"
    )
    assert "    + Chủ tịch UBND cấp xã [Nghị định 129/2025/NĐ-CP Điều 59; chưa đối chiếu]" in later
    same = _told(capsys, "diff", "2024-01", "2024-01")
    assert same == "0 provisions differ between 2024-01 and 2024-01.\n"

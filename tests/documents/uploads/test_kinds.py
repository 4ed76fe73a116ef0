"""What a file is, told by its bytes: by ours, by LibreOffice's, and by those who mean harm."""

import io
import random
import zipfile

import pytest

from suyton.documents.uploads.kinds import kind_of
from suyton.documents.uploads.office_packages import kind_of_package
from suyton.wording import LANGUAGES, Language, Wording
from tests.documents.uploads.files import ILL, MACROS, TEXT, WELL, changed, kept, packed, workbook


def told(content: bytes) -> str:
    return kind_of(io.BytesIO(content))


@pytest.mark.parametrize("ending", WELL)
def test_a_file_of_every_allowed_kind_is_told_by_its_content(ending: str) -> None:
    assert told(WELL[ending]) == ("txt" if ending == "csv" else ending)


@pytest.mark.parametrize("kind", ILL)
def test_what_nobody_may_hand_in_is_told_too(kind: str) -> None:
    assert told(ILL[kind]) == kind


@pytest.mark.parametrize("ending", MACROS)
def test_a_document_that_can_run_code_is_told(ending: str) -> None:
    assert told(MACROS[ending]) == "macros"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_text_in_every_encoding_of_an_office(encoding: str) -> None:
    assert told(TEXT.encode(encoding)) == "txt"


def test_text_of_the_old_vietnamese_code_page_is_text() -> None:
    assert told("Đ ă â ê ô ơ ư".encode("cp1258")) == "txt"


@pytest.mark.parametrize("first", ["MZ là hai chữ", "BM", "RIFF", "a < b"])
def test_text_may_begin_with_letters_that_mean_something_elsewhere(first: str) -> None:
    assert told(first.encode()) == "txt"


@pytest.mark.parametrize("place", [10, 300_000])
def test_a_nul_anywhere_makes_it_no_text(place: int) -> None:
    assert told(b"a" * place + b"\x00" + b"a") == "unknown"


def test_a_letter_cut_in_two_between_chunks_is_still_text() -> None:
    assert told(b"a" * (256 * 1024 - 1) + "ộ".encode()) == "txt"


def test_a_page_hidden_in_utf_16_is_a_page() -> None:
    assert told("<html><script>".encode("utf-16")) == "html"


def test_a_word_document_that_only_calls_itself_macro_free_is_told() -> None:
    types = (
        b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>'
    )
    assert told(changed(kept("docx"), **{"[Content_Types].xml": types})) == "macros"


def test_an_empty_library_of_macros_is_none() -> None:
    empty = {"Basic__script-lc.xml": b"<x/>", "Basic__Standard__script-lb.xml": b"<x/>"}
    assert told(changed(kept("odt"), **empty)) == "odt"


def test_a_package_of_another_program_is_an_archive() -> None:
    assert told(packed({"[Content_Types].xml": b"", "ppt/presentation.xml": b""})) == "archive"
    assert told(packed({"mimetype": b"application/epub+zip"})) == "archive"
    assert told(workbook()[:-30]) == "archive"


def test_a_package_with_endless_contents_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    many = packed({f"{'x' * 200}{number}": b"" for number in range(5_000)})

    def opened(*_: object) -> None:
        raise AssertionError("its table of contents was read")

    monkeypatch.setattr(zipfile, "ZipFile", opened)
    assert kind_of_package(io.BytesIO(many)) == "archive"


def test_a_compound_file_with_a_circle_in_its_directory_ends() -> None:
    whole = bytearray(kept("doc"))
    first = int.from_bytes(whole[48:52], "little")
    table = int.from_bytes(whole[76:80], "little")
    place = (table + 1) * 512 + first * 4
    whole[place : place + 4] = first.to_bytes(4, "little")
    assert told(bytes(whole)) == "unknown"


@pytest.mark.parametrize("ending", ["doc", "docx", "odt"])
def test_damaged_office_files_are_told_without_a_fault(ending: str) -> None:
    chance = random.Random(7)
    for _ in range(150):
        whole = bytearray(WELL[ending][: chance.randrange(9, len(WELL[ending]))])
        for _ in range(8):
            whole[chance.randrange(8, len(whole))] = chance.randrange(256)
        assert told(bytes(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_word(language: Language) -> None:
    wording = Wording.load()
    for kind in (*WELL, *ILL, "macros"):
        assert wording.has(language, f"file_kind.{kind}"), kind

"""The way of an upload into the store: nothing is kept of what is refused."""

import io
from pathlib import Path

import pytest

from suyton.documents.store import FolderStore
from suyton.documents.uploads.taking import CheckedUploads
from suyton.domain.errors import FileKindRefused, FileMisnamed
from suyton.domain.upload import ALLOWED, MEDIA_TYPES, UploadRule
from tests.documents.uploads.files import ILL, MACROS, WELL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "documents"


@pytest.fixture
def uploads(folder: Path) -> CheckedUploads:
    return CheckedUploads(FolderStore(folder, 1), UploadRule())


@pytest.mark.parametrize("ending", WELL)
def test_a_file_is_kept_whole_under_its_plain_name_and_real_type(
    uploads: CheckedUploads, ending: str, folder: Path
) -> None:
    kept = uploads.take(io.BytesIO(WELL[ending]), f"Đề nghị.{ending.upper()}", "other")
    assert (kept.name, kept.media_type) == (f"De-nghi.{ending}", MEDIA_TYPES[ending])
    assert (folder / kept.sha256[:2] / kept.sha256).read_bytes() == WELL[ending]


@pytest.mark.parametrize("kind", ILL)
def test_what_is_not_allowed_is_refused_for_what_it_is(
    uploads: CheckedUploads, kind: str, folder: Path
) -> None:
    with pytest.raises(FileKindRefused) as refusal:
        uploads.take(io.BytesIO(ILL[kind]), "bao-cao.pdf", "other")
    assert refusal.value.facts["found"] == kind
    assert refusal.value.facts["allowed"] == ", ".join(ALLOWED)
    assert not folder.exists()


@pytest.mark.parametrize("ending", MACROS)
def test_macros_are_refused_under_any_name(uploads: CheckedUploads, ending: str) -> None:
    with pytest.raises(FileKindRefused):
        uploads.take(io.BytesIO(MACROS[ending]), f"a.{ending.replace('m', 'x')}", "other")


def test_a_name_that_says_another_kind_is_refused(uploads: CheckedUploads, folder: Path) -> None:
    with pytest.raises(FileMisnamed) as refusal:
        uploads.take(io.BytesIO(WELL["png"]), "bao-cao.pdf", "other")
    assert refusal.value.facts == {"name": "bao-cao.pdf", "said": "pdf", "found": "png"}
    assert not folder.exists()


def test_a_name_without_an_ending_gets_the_one_of_its_content(uploads: CheckedUploads) -> None:
    assert uploads.take(io.BytesIO(WELL["pdf"]), "Báo cáo", "other").name == "Bao-cao.pdf"
    assert uploads.take(io.BytesIO(WELL["jpg"]), "ảnh.jpeg", "other").name == "anh.jpg"


def test_a_province_may_allow_less(folder: Path) -> None:
    strict = CheckedUploads(FolderStore(folder, 1), UploadRule(("pdf",), 20))
    with pytest.raises(FileKindRefused) as refusal:
        strict.take(io.BytesIO(WELL["csv"]), "a.csv", "other")
    assert refusal.value.facts == {"name": "a.csv", "found": "csv", "allowed": "pdf"}
    kept = strict.take(io.BytesIO(WELL["pdf"]), "a" * 90 + ".pdf", "other")
    assert len(kept.name) == 20

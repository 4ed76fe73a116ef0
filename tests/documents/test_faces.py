"""Which faces papers are set in: Times New Roman where it is, else the one that comes along."""

import io
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont

from suyton.documents.faces import COMES_ALONG, TIMES, faces
from suyton.documents.rendering import TypstRenderer
from suyton.domain.document_kind import DocumentKind
from tests.papers.samples import AT, GRANT, said

VIETNAMESE = [chr(code) for code in range(0x1EA0, 0x1EFA)] + list("ĂÂĐÊÔƠƯăâđêôơư")


@pytest.mark.parametrize("file", sorted(COMES_ALONG.glob("*.ttf")), ids=lambda file: file.stem)
def test_the_face_that_comes_along_has_every_vietnamese_letter(file: Path) -> None:
    known = TTFont(file).getBestCmap()
    assert [letter for letter in VIETNAMESE if ord(letter) not in known] == []


def lay_times_in(folder: Path) -> None:
    """Something that calls itself Times New Roman: the real one is not free to pass on."""
    folder.mkdir(parents=True)
    font = TTFont(COMES_ALONG / "LiberationSerif-Regular.ttf")
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = TIMES
        if record.nameID == 6:
            record.string = "TimesNewRoman"
    font.save(folder / "times.ttf")


def faces_in(pdf: bytes) -> set[str]:
    found = {
        str(face.get_object()["/BaseFont"])
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
        for face in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    return {name.partition("+")[2].split("-")[0] for name in found}


def test_an_installed_times_is_used_and_only_where_system_faces_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_times_in(tmp_path / ".fonts")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert TIMES in faces().families()
    drawn = TypstRenderer().render(DocumentKind.DECISION, said(GRANT), AT)
    assert "TimesNewRoman" in faces_in(drawn.pdf)
    assert TIMES not in faces(system_fonts=False).families()


def test_a_province_may_bring_times_with_its_templates(tmp_path: Path) -> None:
    lay_times_in(tmp_path / "fonts")
    renderer = TypstRenderer(tmp_path, system_fonts=False)
    drawn = renderer.render(DocumentKind.DECISION, said(GRANT), AT)
    assert "TimesNewRoman" in faces_in(drawn.pdf)


def test_an_installed_liberation_never_takes_the_place_of_ours() -> None:
    """Releases before 2 have no Vietnamese letters; some systems still install one."""
    drawn = TypstRenderer().render(DocumentKind.DECISION, said(GRANT), AT)
    assert "LibertinusSerif" not in faces_in(drawn.pdf)

"""The number and the date of a paper: fields of a form, filled in after the person has signed.

ISO 32000-1, 12.7. A signature leaves what is filled into an open field of the form intact, so the
number can be given after the signature and before the seal (decision record 32). Locks say the
same to other readers: the person's leaves number, date and seal open, the seal's locks all.
"""

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    SigFieldSpec,
    append_signature_field,
    enumerate_sig_fields,
)

from suyton.documents.signing.appearance import Appearances, Size, into
from suyton.documents.signing.field_tags import tag
from suyton.documents.signing.revision import Revision
from suyton.ports.documents import (
    ANNEX_DATE,
    ANNEX_NUMBER,
    DATE,
    NUMBER,
    SEAL,
    SIGNATURE,
    Place,
    Rendered,
)

POINTS_PER_MM = 72 / 25.4
HAS_SIGNATURES, APPEND_ONLY = 1, 2
"""Flags of the form (ISO 32000-1, 12.7.2): there are signature fields; add, do not rewrite."""

PRINTED, READ_ONLY = 4, 1
"""Flag of an annotation (PDF/A asks for it) and of a field: no reader offers to type into it."""

FILLED_IN = (NUMBER, DATE, ANNEX_NUMBER, ANNEX_DATE)
"""The fields that get their value between signature and seal."""

SPOKEN = {
    NUMBER: "Số và ký hiệu văn bản",
    DATE: "Địa danh và thời gian ban hành văn bản",
    ANNEX_NUMBER: "Số và ký hiệu văn bản mà phụ lục kèm theo",
    ANNEX_DATE: "Thời gian ban hành văn bản mà phụ lục kèm theo",
    SIGNATURE: "Chữ ký số của người có thẩm quyền",
    SEAL: "Chữ ký số của cơ quan, tổ chức",
}
"""What a screen reader says: the names that Decree 30, Annex I gives to these parts of a paper."""

LOCKS = {
    SIGNATURE: FieldMDPSpec(FieldMDPAction.EXCLUDE, [*FILLED_IN, SEAL]),
    SEAL: FieldMDPSpec(FieldMDPAction.ALL),
}


class FormNumberFields:
    """The NumberFields port, as fields of a PDF form."""

    def __init__(self, appearances: Appearances) -> None:
        self._appearances = appearances

    def lay(self, paper: Rendered) -> bytes:
        """The paper with its open places as empty fields; see the port."""
        revision = Revision(paper.pdf)
        form = DictionaryObject({NameObject("/Fields"): ArrayObject()})
        form[NameObject("/DA")] = TextStringObject("/TiRo 13 Tf 0 g")
        # From the start, so that no signature has to change the form.
        form[NameObject("/SigFlags")] = NumberObject(HAS_SIGNATURES | APPEND_ONLY)
        revision.root[NameObject("/AcroForm")] = revision.add_object(form)
        revision.update_root()
        for name, place in paper.places.items():
            if name in LOCKS:
                _lay_signature(revision, name, place)
            else:
                self._lay_text(revision, name, place)
        return revision.written()

    def fill(self, signed: bytes, number: str, dated: str) -> bytes:
        """The file with both filled in, as a revision; see the port."""
        revision = Revision(signed)
        day = dated.rpartition(", ")[2]
        given = {NUMBER: number, DATE: dated, ANNEX_NUMBER: number, ANNEX_DATE: day}
        for reference in revision.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            words = given.get(str(field.get("/T")))
            if words is not None:
                field[NameObject("/V")] = TextStringObject(words)
                self._show(revision, field, words)
                revision.mark_update(reference)
        return revision.written()

    def _lay_text(self, revision: Revision, name: str, place: Place) -> None:
        page, _ = revision.find_page_for_modification(place.page - 1)
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(name),
                NameObject("/TU"): TextStringObject(SPOKEN.get(name, name)),
                NameObject("/Ff"): NumberObject(READ_ONLY),
                NameObject("/DA"): TextStringObject("/TiRo 13 Tf 0 g"),
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/F"): NumberObject(PRINTED),
                NameObject("/P"): page,
                NameObject("/Rect"): ArrayObject(
                    FloatObject(f"{side:.3f}") for side in box_of(revision, place)
                ),
            }
        )
        reference = revision.add_object(field)
        self._show(revision, field, "")
        revision.root["/AcroForm"]["/Fields"].append(reference)
        revision.register_annotation(page, reference)
        tag(revision, reference)

    def _show(self, revision: Revision, field: DictionaryObject, words: str) -> None:
        is_number = str(field["/T"]) == NUMBER
        drawn = self._appearances.line(
            words, size_of(field), italic=not is_number, side="left" if is_number else "center"
        )
        field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): into(revision, drawn)})


def _lay_signature(revision: Revision, name: str, place: Place) -> None:
    spec = SigFieldSpec(
        name,
        on_page=place.page - 1,
        box=box_of(revision, place),  # type: ignore[arg-type]  # fractions of a point are allowed
        field_mdp_spec=LOCKS[name],
        readable_field_name=SPOKEN[name],
    )
    append_signature_field(revision, spec)
    (_, _, reference) = next(enumerate_sig_fields(revision, with_name=name))
    reference.get_object()[NameObject("/F")] = NumberObject(PRINTED)
    tag(revision, reference)


def box_of(revision: Revision, place: Place) -> tuple[float, float, float, float]:
    """The place as PDF counts: points from the page's left and bottom edge."""
    page, _ = revision.find_page_for_modification(place.page - 1)
    left_edge, _, _, top_edge = (float(side) for side in _media_box(page))
    left = left_edge + place.left * POINTS_PER_MM
    top = top_edge - place.top * POINTS_PER_MM
    return (
        left,
        top - place.height * POINTS_PER_MM,
        left + place.width * POINTS_PER_MM,
        top,
    )


def _media_box(page: IndirectObject) -> ArrayObject:
    found = page.get_object()
    while "/MediaBox" not in found:
        found = found["/Parent"]
    box = found["/MediaBox"]
    assert isinstance(box, ArrayObject)  # noqa: S101 (ISO 32000-1, 7.7.3.3)
    return box


def size_of(field: DictionaryObject) -> Size:
    """The size of a field's place, in millimetres."""
    left, bottom, right, top = (float(side) for side in field["/Rect"])
    return round((right - left) / POINTS_PER_MM, 2), round((top - bottom) / POINTS_PER_MM, 2)

"""Ties a paper's fields into its tags, so that a screen reader meets them (ISO 14289-1, 7.18.4).

The paper is drawn with tags; a field laid on top of it is none of them until a ``Form`` element
says that it is there (ISO 32000-1, 14.7.4).
"""

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from suyton.documents.signing.revision import Revision


def tag(revision: Revision, field: IndirectObject) -> None:
    """The field as the last thing that the paper's tags speak of; nothing, in a paper without any."""
    if "/StructTreeRoot" not in revision.root:
        return
    tags = revision.root["/StructTreeRoot"]
    whole = tags["/K"]
    document = whole.raw_get(0) if isinstance(whole, ArrayObject) else tags.raw_get("/K")
    widget = field.get_object()
    element = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Form"),
            NameObject("/P"): document,
            NameObject("/Pg"): widget.raw_get("/P"),
            NameObject("/Alt"): TextStringObject(widget["/TU"]),
            NameObject("/K"): DictionaryObject(
                {NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): field}
            ),
        }
    )
    reference = revision.add_object(element)
    below = document.get_object()
    below["/K"].append(reference)
    revision.update_container(below["/K"])
    widget[NameObject("/StructParent")] = _filed(revision, tags, reference)


def _filed(revision: Revision, tags: DictionaryObject, element: IndirectObject) -> NumberObject:
    """The number under which the field finds its element; a tree of numbers, 7.9.7."""
    number = NumberObject(int(tags["/ParentTreeNextKey"]))
    tree = tags["/ParentTree"]
    if "/Nums" in tree:
        tree["/Nums"].extend([number, element])
        revision.update_container(tree["/Nums"])
    else:
        leaf = DictionaryObject(
            {
                NameObject("/Limits"): ArrayObject([number, number]),
                NameObject("/Nums"): ArrayObject([number, element]),
            }
        )
        tree["/Kids"].append(revision.add_object(leaf))
        revision.update_container(tree["/Kids"])
    tags[NameObject("/ParentTreeNextKey")] = NumberObject(int(number) + 1)
    revision.update_container(tags)
    return number

"""A revision: what is added at the end of a PDF, with every byte before it left as it was."""

import hashlib
from io import BytesIO

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Revision(IncrementalPdfFileWriter):
    """Adds to a PDF. The same additions to the same file give the same bytes.

    pyHanko would note the time and itself in the metadata, and make up a new id. The metadata
    carries the paper's PDF/A claim and stays as drawn; the id follows from the file.
    """

    def __init__(self, pdf: bytes) -> None:
        """Raises PdfReadError."""
        super().__init__(BytesIO(pdf))
        first = self._document_id[0]
        changed = ByteStringObject(hashlib.sha256(pdf).digest()[:16])
        if "/ID" not in self.prev.trailer:
            first = changed
        self._document_id = ArrayObject([first, changed])

    def _update_meta(self) -> None:
        """Leave the metadata as it is."""

    def written(self) -> bytes:
        """The whole file."""
        out = BytesIO()
        self.write(out)
        return out.getvalue()

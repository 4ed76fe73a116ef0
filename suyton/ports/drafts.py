"""Drafts that offices edit by hand before anything is signed."""

from typing import Protocol

from suyton.domain.document_kind import DocumentKind
from suyton.ports.documents import Content


class Drafts(Protocol):
    """Fills the office's own Word templates. Their fields are the paper's content, by name."""

    def write(self, kind: DocumentKind, content: Content) -> bytes:
        """A .docx file.

        Raises:
            TemplateFailed: naming the template, the paragraph by its number and its words, and
                what is wrong with it, such as a field that does not exist.
        """
        ...

    def template(self, kind: DocumentKind) -> bytes:
        """The .docx template in use, to begin another from."""
        ...

"""The way of an upload into the store."""

from typing import BinaryIO

from suyton.documents.uploads.kinds import kind_of
from suyton.documents.uploads.virus_scan import Scanner
from suyton.domain.document import DocumentReference
from suyton.domain.errors import FileKindRefused, FileMisnamed
from suyton.domain.upload import MEDIA_TYPES, UploadRule, kept_name, kind_named
from suyton.ports import DocumentStore

_ALIKE = frozenset({"txt", "csv"})
"""Plain text both; only the name tells which."""


class CheckedUploads:
    """The Uploads port in front of a store. Without a ``scanner`` nobody looks for viruses."""

    def __init__(
        self, store: DocumentStore, rule: UploadRule, scanner: Scanner | None = None
    ) -> None:
        self._store = store
        self._rule = rule
        self._scanner = scanner

    def take(self, content: BinaryIO, name: str, kind: str) -> DocumentReference:
        """See the port."""
        found = self._judged(kind_of(content), name)
        if self._scanner is not None:
            self._scanner.check(content, name)
        content.seek(0)
        plain = kept_name(name, found, self._rule.name_letters)
        return self._store.put(content, MEDIA_TYPES[found], plain, kind)

    def _judged(self, found: str, name: str) -> str:
        said = kind_named(name)
        if found in _ALIKE and said in _ALIKE:
            found = said
        if found not in self._rule.kinds:
            allowed = ", ".join(self._rule.kinds)
            raise FileKindRefused(name=name, found=found, allowed=allowed)
        if said not in {"", found}:
            raise FileMisnamed(name=name, said=said, found=found)
        return found

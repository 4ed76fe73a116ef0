"""A desk at which papers are signed in tests: an authority, two keys, and a paper at each stage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pytest

from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.appearance import Appearances
from suyton.documents.signing.checker import PadesChecker
from suyton.documents.signing.key_ring import KeyRing
from suyton.documents.signing.number_fields import FormNumberFields
from suyton.documents.signing.signer import PadesSigner
from suyton.documents.signing.trust import TrustFolder
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import DomainError
from suyton.ports.documents import SEAL, SIGNATURE, Rendered, SigningWish
from tests.papers.samples import GRANT, said
from tests.support.pki import Authority, Issued, lay_keys, lay_trust

CHAIRMAN, OFFICE, SECRET = "chu-tich", "seal:bac-kan", "mật khẩu 2024"
ON_TOKEN = "pho-chu-tich"
AT = datetime(2024, 1, 5, 2, 30, tzinfo=UTC)
NUMBER_GIVEN = "2051/QĐ-UBND"
DATED = "Bắc Kạn, ngày 05 tháng 01 năm 2024"

APPEARANCES = Appearances(system_fonts=False)
FIELDS = FormNumberFields(APPEARANCES)


def drawn() -> Rendered:
    return TypstRenderer(system_fonts=False).render(DocumentKind.DECISION, said(GRANT), AT)


def refused(act: Callable[[], object]) -> str:
    """The code with which the act is refused."""
    with pytest.raises(DomainError) as refusal:
        act()
    return refusal.value.code


@dataclass
class Desk:
    """``keys`` and ``trust`` are folders below ``folder``; the trust leads to ``root``."""

    folder: Path

    def __post_init__(self) -> None:
        self.root = Authority.root("CA gốc thử nghiệm")
        self.authority = self.root.below("CA thử nghiệm")
        self.chairman = self.authority.issue("Nông Văn A")
        self.office = self.authority.issue("Ủy ban nhân dân tỉnh Bắc Kạn", "rsa")
        self.trust = TrustFolder(lay_trust(self.folder / "trust", self.root, self.authority))
        self.keep_key(CHAIRMAN, self.chairman)
        self.keep_key(OFFICE, self.office)
        self.keys = KeyRing(self.folder / "keys")
        self.signer = PadesSigner(self.keys, self.trust, APPEARANCES)
        self.checker = PadesChecker(self.trust)

    def keep_key(self, holder: str, issued: Issued) -> None:
        lay_keys(self.folder / "keys", {holder: issued}, SECRET)

    def signed_by(self, holder: str, pdf: bytes, at: datetime = AT) -> bytes:
        field = SEAL if holder == OFFICE else SIGNATURE
        return self.signer.sign(pdf, SigningWish(holder, field, at), SECRET)

    def signed_by_wish(self, holder: str, pdf: bytes, secret: str) -> bytes:
        """By any holder in the person's place."""
        return self.signer.sign(pdf, SigningWish(holder, SIGNATURE, AT), secret)

    def revoke(self, issued: Issued, at: datetime) -> None:
        """The authority's new list is in the folder."""
        self.authority.revoke(issued, at)
        lay_trust(self.folder / "trust", self.root, self.authority)

    @cached_property
    def paper(self) -> bytes:
        return FIELDS.lay(drawn())

    @cached_property
    def signed(self) -> bytes:
        return self.signed_by(CHAIRMAN, self.paper)

    @cached_property
    def numbered(self) -> bytes:
        return FIELDS.fill(self.signed, NUMBER_GIVEN, DATED)

    @cached_property
    def sealed(self) -> bytes:
        return self.signed_by(OFFICE, self.numbered)

"""A decision for 400 from drawing to the store: each step's milliseconds, and the memory it takes.

Demonstration keys (P-256, PKCS#12), PAdES B-B, each signature checked as the workflow checks it.
"""

import io
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TypeVar

from bench.papers import AIM_RECIPIENTS, OFFICE, RULES, decision_for, peak_mb
from suyton.documents.rendering import TypstRenderer
from suyton.documents.signing.appearance import Appearances
from suyton.documents.signing.certificate_file import read_certificate
from suyton.documents.signing.checker import PadesChecker
from suyton.documents.signing.demonstration import (
    PASSWORD,
    certificate_file,
    make_demonstration,
)
from suyton.documents.signing.key_ring import KeyRing
from suyton.documents.signing.number_fields import FormNumberFields
from suyton.documents.signing.signer import PadesSigner
from suyton.documents.signing.trust import TrustFolder
from suyton.documents.store import FolderStore
from suyton.domain.certificate import seal_of
from suyton.papers.decision import content_of
from suyton.ports.documents import SEAL, SIGNATURE, SigningWish

SIGNER, OFFICE_SEAL = "pho-chu-tich", seal_of("bac-kan")
STEPS = ("draw", "lay fields", "sign", "check", "number", "seal", "check seal", "store")
Result = TypeVar("Result")


class Desk:
    """Everything that handles one paper, below one folder."""

    def __init__(self, home: Path) -> None:
        keys, trust = home / "keys", home / "trust"
        make_demonstration(keys, trust, {SIGNER: "Lê Thị Hạnh", OFFICE_SEAL: "UBND tỉnh"})
        trusted, drawing = TrustFolder(trust), Appearances(system_fonts=False)
        self.prints = {
            holder: (read_certificate(certificate_file(keys, holder)).fingerprint,)
            for holder in (SIGNER, OFFICE_SEAL)
        }
        self.renderer = TypstRenderer(system_fonts=False)
        self.fields = FormNumberFields(drawing)
        self.signer = PadesSigner(KeyRing(keys), trusted, drawing)
        self.checker = PadesChecker(trusted)
        self.store = FolderStore(home / "store", 50)
        self.took: dict[str, list[float]] = {step: [] for step in STEPS}

    def timed(self, step: str, work: Callable[[], Result]) -> Result:
        """What ``work`` gives; its milliseconds are kept."""
        begun = time.perf_counter()
        result = work()
        self.took[step].append((time.perf_counter() - begun) * 1000)
        return result

    def issue(self, nth: int) -> None:
        """One paper of the aim's size, all the way."""
        at = datetime.now(UTC)
        kind, content = content_of(
            decision_for(AIM_RECIPIENTS, nth), OFFICE, RULES, at.date(), address="https://e.vn/v/1"
        )
        drawn = self.timed("draw", lambda: self.renderer.render(kind, content, at))
        laid = self.timed("lay fields", lambda: self.fields.lay(drawn))
        signed = self.timed("sign", lambda: self._signed(laid, SIGNER, SIGNATURE, at))
        self.timed("check", lambda: self._checked(laid, signed, SIGNER, SIGNATURE))
        number, dated = f"{nth}/QĐ-UBND", OFFICE.dated(at.date())
        numbered = self.timed("number", lambda: self.fields.fill(signed, number, dated))
        sealed = self.timed("seal", lambda: self._signed(numbered, OFFICE_SEAL, SEAL, at))
        self.timed("check seal", lambda: self._checked(numbered, sealed, OFFICE_SEAL, SEAL))
        self.timed("store", lambda: self._stored(sealed))

    def _signed(self, pdf: bytes, holder: str, field: str, at: datetime) -> bytes:
        return self.signer.sign(pdf, SigningWish(holder, field, at), PASSWORD)

    def _checked(self, before: bytes, after: bytes, holder: str, field: str) -> None:
        self.checker.check_added(before, after, field, self.prints[holder])

    def _stored(self, pdf: bytes) -> None:
        self.store.put(io.BytesIO(pdf), "application/pdf", "quyet-dinh.pdf", "decision")


def table(papers: int = 9) -> str:
    """Milliseconds of each step: of the first paper of this process, and the median of the rest."""
    before = peak_mb()
    with tempfile.TemporaryDirectory(prefix="suyton-bench-") as home:
        desk = Desk(Path(home))
        for nth in range(1, papers + 1):
            desk.issue(nth)
    first = {step: took[0] for step, took in desk.took.items()}
    later = {step: median(took[1:]) for step, took in desk.took.items()}
    rows = [f"{step:<12} {first[step]:>10.1f} {later[step]:>10.1f}" for step in STEPS]
    return "\n".join(
        (
            f"A decision for {AIM_RECIPIENTS}, from drawing to the store; {papers} papers",
            "",
            f"{'step':<12} {'first ms':>10} {'median ms':>10}",
            *rows,
            f"{'whole':<12} {sum(first.values()):>10.1f} {sum(later.values()):>10.1f}",
            f"peak memory {peak_mb():.0f} MB ({before:.0f} MB before)",
        )
    )


if __name__ == "__main__":
    print(table())

"""The offices of a province as they stand at the head and the foot of its papers.

Data, one file for each province (``offices/``), read by :mod:`suyton.office_file`.
Layout of these parts: Decree 30/2020/NĐ-CP Annex I (domain notes 6.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Letterhead = dict[str, object]


@dataclass(frozen=True)
class Body:
    """One body that issues papers."""

    name: str
    """In running text, such as ``Sở Nội vụ``."""
    lines: tuple[str, ...]
    """Its name in capitals, as the head of a paper breaks it."""
    symbol: str
    """After the kind of paper, such as ``SNV`` in ``TTr-SNV``."""
    head: str
    """The post of whoever leads it, such as ``Giám đốc``."""
    head_name: str = ""
    """Who leads it; empty: the name is written in by hand."""
    parent: tuple[str, ...] = ()
    """The body above it in capitals; the Committee has none."""
    address: str = ""


@dataclass(frozen=True)
class Basis:
    """A law or decree that a decision rests on, while it is in force."""

    text: str
    """From ``Căn cứ`` on, without a stop at the end."""
    valid_from: date
    valid_to: date | None = None
    """The first day on which it is no longer named."""
    source: str = ""
    """Where its title and its days were read."""
    confirmed: bool = False
    """Whether they were; an office that names bases of its own answers for them itself."""

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class Spot:
    """Where one text stands on a printed certificate: millimetres from the left and top edge."""

    left: float
    top: float
    width: float
    size_pt: float
    align: str = "center"


@dataclass(frozen=True)
class Stock:
    """Certificates that are printed already: their size, and how far the printer is off, in mm."""

    width: float = 297
    height: float = 210
    shift_right: float = 0
    shift_down: float = 0


@dataclass(frozen=True)
class Office:
    """Who issues the papers of one province, and what these always say."""

    province_id: str
    province: str
    """In running text, such as ``tỉnh Bắc Kạn``."""
    place: str
    """Where papers are issued: the first word of their date."""
    committee: Body
    standing: Body
    council: Body
    authority: str
    """Who decides, as it stands above the bases: awards are the Chairman's own power."""
    chairman: str
    vice_chairman: str
    bases: tuple[Basis, ...]
    carried_out_by: tuple[str, ...]
    """Who has to carry out a decision, besides those it names."""
    copies_to: tuple[str, ...]
    """Who gets a copy of a decision, unless it says otherwise."""
    listed_up_to: int
    """As many recipients stand in Article 1 itself; more of them fill an annex."""
    flags: tuple[str, ...] = ()
    """Ids of the awards whose artefact is a flag, which is ordered and not printed."""
    overprint: Mapping[str, Spot] = field(default_factory=dict)
    """Where each text goes on certificates that are printed already, by the text's name."""
    stock: Stock = Stock()

    def bases_on(self, on: date) -> list[str]:
        """What a decision of that day rests on."""
        return [basis.text for basis in self.bases if basis.holds(on)]

    def dated(self, on: date) -> str:
        """Place and date as a paper bears them; days below 10 and months 1 and 2 take a zero."""
        return f"{self.place}, {day_in_words(on)}"

    def letterhead(self, body: Body, kind: str, *, symbol: str = "", **more: object) -> Letterhead:
        """The head of a paper by ``body``; ``kind`` is its abbreviation, such as ``TTr``.

        ``more`` may be ``number`` and ``dated`` where they are known, or ``open=True`` where they
        are filled in at issue, and ``subject`` for a letter.
        """
        return {
            "parent": list(body.parent),
            "body": list(body.lines),
            "symbol": symbol or f"{kind}-{body.symbol}",
            "place": self.place,
            **more,
        }


def day_in_words(on: date) -> str:
    """Such as ``ngày 05 tháng 01 năm 2024`` (Decree 30/2020/NĐ-CP, Annex I, II.4)."""
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"

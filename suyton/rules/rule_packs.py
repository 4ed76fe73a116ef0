"""The rule packs as a whole: read strictly once, then chosen by the dates of a case."""

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from pathlib import Path

from suyton.data_file import DataFileFault
from suyton.domain.award_terms import CommendationKind
from suyton.domain.bloc_round import BlocRound
from suyton.domain.edition import Edition
from suyton.domain.errors import RulesMissing
from suyton.domain.nomination import Nomination
from suyton.domain.rulebook import Rulebook
from suyton.rules.assembling import rulebook_of
from suyton.rules.checks import check_apart, check_whole
from suyton.rules.laying import completed, laid_over
from suyton.rules.pack import HEAD, Pack, read_overlay, read_pack
from suyton.rules.showing import edition
from suyton.rules.working_calendar import WorkingCalendar, read_calendar

HOME = Path(__file__).parent


class RulePacks:
    """All packs of one province, oldest first; implements the port ``Rulebooks``."""

    def __init__(self, packs: tuple[Pack, ...], calendar: WorkingCalendar) -> None:
        self._packs = packs
        self.calendar = calendar
        self._books = {pack.id: rulebook_of(pack, calendar, pack.because) for pack in packs}
        self._editions = tuple(edition(pack) for pack in packs)

    @classmethod
    def load(cls, directory: Path | None = None, overlay: str = "bac-kan") -> "RulePacks":
        """Read every pack under ``directory`` with a province's overlay (empty: none).

        Raises:
            DataFileFault: the first thing that is wrong, with file, key and what is allowed.
        """
        home = directory or HOME
        files = sorted(home.glob(f"packs/*/{HEAD}"))
        if not files:
            raise DataFileFault(str(home.name), "packs", "holds no pack", f"packs/<id>/{HEAD}")
        packs = tuple(read_pack(file) for file in files)
        check_apart(packs)
        packs = completed(packs)
        for pack in packs:
            check_whole(pack)
        days = home / "calendar"
        days_of_its_own: Path | None = None
        if overlay:
            province = read_overlay(home / "overlays" / f"{overlay}.toml")
            packs = laid_over(packs, province)
            for pack in packs:
                check_whole(pack)
            days_of_its_own = days / f"{province.calendar}.toml" if province.calendar else None
        return cls(packs, read_calendar(days / "vn.toml", days_of_its_own))

    def for_year(self, year: int) -> Rulebook:
        """The pack in force on 1 January after the emulation year, and why that one.

        A year's awards are decided after it closes, and the Law's transitional Article 95
        protects awards already given without keeping the old rules for cases still open.

        Raises:
            RulesMissing: no pack holds on that day.
        """
        if not MINYEAR <= year < MAXYEAR:
            raise RulesMissing(date=str(year))
        day = date(year + 1, 1, 1)
        pack = self._on(day)
        return self._book(
            pack,
            f"Thành tích năm {year} được xét và quyết định sau khi năm kết thúc, nên áp dụng gói "
            f"quy tắc {pack.edition} đang có hiệu lực ngày {day:%d/%m/%Y}. {pack.because}",
        )

    def for_case(self, kind: CommendationKind, year: int, received_on: date) -> Rulebook:
        """The rulebook of a nomination: by its year for merit, else by its day of receipt.

        What is not the work of a year is judged by the rules in force when the dossier comes.

        Raises:
            RulesMissing: no pack holds on that day.
        """
        if kind is CommendationKind.MERIT:
            return self.for_year(year)
        pack = self._on(received_on)
        return self._book(
            pack,
            f"Hồ sơ không thuộc khen thưởng công trạng hằng năm, nên áp dụng gói quy tắc "
            f"{pack.edition} đang có hiệu lực ngày nhận hồ sơ {received_on:%d/%m/%Y}. "
            f"{pack.because}",
        )

    def of(self, nomination: Nomination | BlocRound) -> Rulebook:
        """The rulebook that already judges a case, with the reason recorded there.

        Raises:
            RulesMissing: no pack of its edition and hash is among the files.
        """
        judging = (nomination.pack_id, nomination.pack_sha256)
        for pack in self._packs:
            book = self._books[pack.id]
            if (book.pack_id, book.pack_sha256) == judging:
                return self._book(pack, nomination.pack_reason)
        raise RulesMissing(date=f"{nomination.pack_id}, {nomination.year}")

    def packs(self) -> tuple[Rulebook, ...]:
        """Every pack as a rulebook, oldest first; the reason is the pack's own."""
        return tuple(self._books.values())

    def sources(self) -> tuple[Pack, ...]:
        """The packs with every provision and its source, oldest first."""
        return self._packs

    def editions(self) -> tuple[Edition, ...]:
        """Every pack laid open for reading, oldest first."""
        return self._editions

    def _on(self, day: date) -> Pack:
        for pack in self._packs:
            if pack.covers(day):
                return pack
        raise RulesMissing(date=day.isoformat())

    def _book(self, pack: Pack, chosen_because: str) -> Rulebook:
        return replace(self._books[pack.id], chosen_because=chosen_because)

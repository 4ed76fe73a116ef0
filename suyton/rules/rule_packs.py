"""The rule packs as a whole: read strictly once, then chosen by emulation year."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path

from suyton.data_file import DataFileFault
from suyton.domain.errors import RulesMissing
from suyton.domain.rulebook import AwardRule, BallotRule, CandidateRule, Citation, Ratio, Rulebook
from suyton.rules.pack import (
    AwardName,
    Pack,
    check_apart,
    check_whole,
    laid_over,
    read_overlay,
    read_pack,
)
from suyton.rules.provision import BALLOT_KEYS, Provision
from suyton.rules.working_calendar import WorkingCalendar, read_calendar


class RulePacks:
    """All packs of one province; implements the port ``Rulebooks``."""

    def __init__(self, packs: tuple[Pack, ...], calendar: WorkingCalendar) -> None:
        self._packs = packs
        self._calendar = calendar

    @classmethod
    def load(cls, directory: Path | None = None, overlay: str = "bac-kan") -> "RulePacks":
        """Read every pack under ``directory`` with a province's overlay (empty: none).

        Raises:
            DataFileFault: the first thing that is wrong, with file, key and what is allowed.
        """
        home = directory or Path(__file__).parent
        files = sorted(home.glob("packs/*/pack.toml"))
        if not files:
            raise DataFileFault(str(home.name), "packs", "holds no pack", "packs/<id>/pack.toml")
        packs = tuple(read_pack(file) for file in files)
        check_apart(packs)
        if overlay:
            province = read_overlay(home / "overlays" / f"{overlay}.toml")
            packs = tuple(laid_over(pack, province) for pack in packs)
        for pack in packs:
            check_whole(pack)
        return cls(packs, read_calendar(home / "calendar" / "vn.toml"))

    def for_year(self, year: int) -> Rulebook:
        """The pack in force on 1 January after the emulation year, and why that one.

        A year's awards are decided after it closes, and the Law's transitional Article 95
        protects awards already given without keeping the old rules for cases still open.

        Raises:
            RulesMissing: no pack holds on that day.
        """
        decided_on = date(year + 1, 1, 1)
        for pack in self._packs:
            if pack.covers(decided_on):
                return _rulebook(pack, self._calendar, _reason(pack, year, decided_on))
        raise RulesMissing(date=decided_on.isoformat())

    def packs(self) -> tuple[Rulebook, ...]:
        """Every pack as a rulebook, oldest first; the reason is the pack's own."""
        order = sorted(self._packs, key=lambda pack: pack.valid_from)
        return tuple(_rulebook(pack, self._calendar, pack.because) for pack in order)

    def sources(self) -> tuple[Pack, ...]:
        """The packs with every provision and its source, for documents and checks."""
        return tuple(sorted(self._packs, key=lambda pack: pack.valid_from))


def _reason(pack: Pack, year: int, decided_on: date) -> str:
    return (
        f"Thành tích năm {year} được xét và quyết định sau khi năm kết thúc, nên áp dụng gói quy "
        f"tắc {pack.id} đang có hiệu lực ngày {decided_on:%d/%m/%Y}. {pack.because}"
    )


def _rulebook(pack: Pack, calendar: WorkingCalendar, chosen_because: str) -> Rulebook:
    limit = {path.removeprefix("limit."): found for path, found in pack.provisions.items()}
    return Rulebook(
        pack_id=pack.id,
        pack_sha256=fingerprint(pack, calendar),
        chosen_because=chosen_because,
        awards=tuple(_award_rule(pack, award) for award in pack.awards),
        score_maximum=limit["score_maximum"].limit,
        appraisal_limit_working_days=limit["appraisal_limit_working_days"].limit,
        supplement_limit_working_days=limit["supplement_limit_working_days"].limit,
        signing_limit_working_days=limit["signing_limit_working_days"].limit,
        reminder_before_working_days=limit["reminder_before_working_days"].limit,
        days_off=calendar.days_off,
        days_worked=calendar.days_worked,
    )


def _award_rule(pack: Pack, award: AwardName) -> AwardRule:
    def at(path: str) -> Provision:
        return pack.provisions[f"award.{award.id}.{path}"]

    dossier = at("dossier").value
    candidates = at("candidates").value
    assert isinstance(dossier, tuple)  # noqa: S101 (the reader made it so)
    assert isinstance(candidates, CandidateRule)  # noqa: S101
    return AwardRule(
        id=award.id,
        name_vi=award.name_vi,
        name_en=award.name_en,
        candidates=candidates,
        dossier=dossier,
        bloc_ballot=_ballot_rule(at, "bloc_ballot"),
        council_ballot=_ballot_rule(at, "council_ballot"),
        decided_by=str(at("decided_by").value),
        citation=award.citation,
    )


def _ballot_rule(at: Callable[[str], Provision], body: str) -> BallotRule:
    found = {name: at(f"{body}.{name}") for name in BALLOT_KEYS}
    threshold, quorum, quota = (found[name].value for name in ("threshold", "quorum", "quota"))
    assert isinstance(threshold, Ratio)  # noqa: S101 (the reader made it so)
    assert isinstance(quorum, Ratio)  # noqa: S101
    return BallotRule(
        threshold=threshold,
        quorum=quorum,
        secret=bool(found["secret"].value),
        quota=quota if isinstance(quota, int) else None,
        citation=_joined([provision.citation for provision in found.values()]),
    )


def _joined(citations: list[Citation]) -> Citation:
    """One citation for a rule of several figures; confirmed only if each of them is."""
    sources = dict.fromkeys(citation.source for citation in citations)
    return Citation("; ".join(sources), all(citation.confirmed for citation in citations))


def fingerprint(pack: Pack, calendar: WorkingCalendar) -> str:
    """SHA-256 (hex) of what the pack says, whatever its layout, its comments or its folder."""
    said = {"pack": asdict(pack) | {"file": ""}, "calendar": asdict(calendar)}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode("utf-8")).hexdigest()

"""Everything that a pack says of one award, in the words of a language, each with its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from suyton.domain.award_terms import BaseWage, Condition, CutOff, Ground, Measure, Prize, Route
from suyton.domain.citation import Citation, Ratio
from suyton.rules.assembling import provision_of
from suyton.rules.pack import AwardName, Pack
from suyton.rules.provision import Provision
from suyton.rules.showing import routes
from suyton.rules.tables import BALLOT_KEYS, BODIES, PLAIN_KEYS
from suyton.wording import Language, Wording

EXAMPLES = (10, 15, 17)
"""Electorates for which a share is also told as a number of votes."""

LISTS = {"subjects": "subject_kind", "dossier": "paper", "signed_for_by": "role"}
"""Which words the codes of a provision are told in."""
TERMS = {"candidates": "rules.candidates", "decided_by": "rules.decided_by", "tie": "rules.tie"}
COUNTED = {
    Measure.RATING: "rating_level",
    Measure.HONOUR: "award",
    Measure.INITIATIVE: "initiative_scope",
    Measure.SHARE: "counted_share",
    Measure.MEMBER_HONOUR: "award",
    Measure.NO_DISCIPLINE: "discipline_level",
    Measure.ATTESTED: "attestation",
}


@dataclass(frozen=True)
class Line:
    """One thing that is said; ``depth`` says how far below its heading it stands."""

    label: str
    text: str
    citation: Citation
    depth: int = 0


class Explainer:
    """Tells the awards of a pack in one language."""

    def __init__(self, pack: Pack, wording: Wording, language: Language) -> None:
        names = {f"award.{one.id}": _name(one, language) for one in pack.awards}
        self._pack = pack
        self._wording = wording.with_terms({language: names})
        self._language = language

    def award(self, award: AwardName) -> tuple[Line, ...]:
        """Subjects, who decides, dossier, ballots, routes, what it is given for, and the prize."""
        title = self._say("label.award")
        return (
            Line(title, _name(award, self._language), award.citation),
            *self._plain(award),
            *self._ballots(award),
            *self._further(award),
        )

    def _plain(self, award: AwardName) -> Iterator[Line]:
        for key in PLAIN_KEYS:
            if found := provision_of(self._pack, award.id, key):
                yield Line(self._say(f"label.{key}"), self._value(key, found), found.citation)

    def _ballots(self, award: AwardName) -> Iterator[Line]:
        ways = [stations for _, stations in routes(self._pack, award.id)]
        for body in BODIES:
            if body == "bloc_ballot" and not any("bloc" in way for way in ways):
                continue  # an award that no bloc votes on
            for key in BALLOT_KEYS:
                if found := provision_of(self._pack, award.id, f"{body}.{key}"):
                    label = f"{self._say(f'label.{body}')}, {self._say(f'label.{key}')}"
                    yield Line(label, self._value(key, found), found.citation)

    def _further(self, award: AwardName) -> Iterator[Line]:
        """Routes, requirements, each ground with its conditions, prizes and the last day."""
        for path, found in _in_order(self._pack, f"award.{award.id}."):
            label = self._label(path, found.value)
            if label:
                inner = int(".condition." in path)
                yield Line(label, self._told(found.value), found.citation, depth=inner)

    def _label(self, path: str, value: object) -> str:
        """What a term is called; empty for a single value, which was told before."""
        match value:
            case Route():
                return self._say("label.route", kind=value.kind.value)
            case Condition():
                return self._say("label.condition" if ".ground." in path else "label.requirement")
            case Ground():
                return self._say("label.ground", kinds=_codes(value.kinds))
            case Prize():
                return self._say("label.prize", subject=value.subject.value)
            case CutOff():
                return self._say("label.cut_off")
        return ""

    def _value(self, key: str, found: Provision) -> str:
        value = found.value
        if key in LISTS:
            return self._words(_codes(value), LISTS[key])
        if key in TERMS:
            return self._words(str(value), TERMS[key])
        if isinstance(value, Ratio):
            examples = (f"N = {total}: {value.least_of(total)}" for total in EXAMPLES)
            return self._say("value.share", share=value, examples="; ".join(examples))
        if isinstance(value, bool):
            return self._say("value.secret" if value else "value.open")
        return self._say("value.unlimited") if value is None else str(value)

    def _told(self, value: object) -> str:
        match value:
            case Route():
                stations = [self._words(station, "station") for station in value.stations]
                return " → ".join(stations) + self._papers(value.dossier)
            case Condition():
                return self._condition(value) + self._papers(value.evidence)
            case Ground():
                name = value.name_vi if self._language == "vi" else value.name_en
                subjects = self._words(_codes(value.subjects), "subject_kind")
                return f"{name} ({subjects}){self._papers(value.evidence)}"
            case Prize():
                return self._prize(value)
            case CutOff():
                day = f"{value.day:02}/{value.month:02}"
                return self._say("value.cut_off", day=day, later=value.years_later)
        return str(value)

    def _prize(self, prize: Prize) -> str:
        """The multiple, and the amount at the newest base wage where the pack has one."""
        wages = [one.value for one in self._pack.provisions.values()]
        known = [wage for wage in wages if isinstance(wage, BaseWage)]
        told = self._say("value.prize", multiple=prize.multiple)
        if not known:
            return told
        wage = max(known, key=lambda one: one.valid_from)
        amount = f"{int(prize.multiple * wage.vnd):,}"
        if self._language == "vi":
            amount = amount.replace(",", ".")
        since = f"{wage.valid_from:%d/%m/%Y}"
        return told + self._say("value.amount", amount=amount, since=since)

    def _condition(self, one: Condition) -> str:
        accepted = _codes(one.any_of)
        if one.measure is Measure.RATING_OR_HONOUR:
            wording, language = self._wording, self._language
            told = [
                wording.term(language, "rating_level", code)
                if wording.has(language, f"rating_level.{code}")
                else wording.term(language, "award", code)
                for code in one.any_of
            ]
            accepted = ", ".join(told)
        elif one.measure in COUNTED:
            accepted = self._words(accepted, COUNTED[one.measure])
        return self._say(
            f"condition.{one.measure.value}",
            accepted=accepted,
            years=one.years,
            count=one.count,
            at_least=one.at_least or "",
        )

    def _papers(self, kinds: tuple[str, ...]) -> str:
        return self._say("value.papers", papers=_codes(kinds)) if kinds else ""

    def _words(self, codes: str, vocabulary: str) -> str:
        parts = (code.strip() for code in codes.split(","))
        return ", ".join(self._wording.term(self._language, vocabulary, one) for one in parts)

    def _say(self, key: str, **facts: object) -> str:
        return self._wording.say(self._language, f"rules.{key}", **facts)


def _in_order(pack: Pack, root: str) -> Iterator[tuple[str, Provision]]:
    """The provisions under a path, each ground before its conditions, else as the files go."""
    paths = [path for path in pack.provisions if path.startswith(root)]
    for path in paths:
        if ".condition." in path:
            continue
        yield path, pack.provisions[path]
        for inner in paths:
            if inner.startswith(f"{path}.condition."):
                yield inner, pack.provisions[inner]


def _name(award: AwardName, language: Language) -> str:
    return award.name_vi if language == "vi" else award.name_en


def _codes(values: object) -> str:
    return ", ".join(map(str, values)) if isinstance(values, tuple) else str(values)

"""Sentences by language and key, filled with facts.

A placeholder may name how its fact is worded: ``{roles:role}`` turns each code of a comma list
into its ``role.…`` label; ``{until:time}`` shows an ISO time as people in Vietnam write it,
``{since:day}`` a date, ``{until:clock}``
a moment to meet with its day of the week, ``{vnd:amount}`` a whole number of money, ``{multiple:number}`` a decimal and
``{threshold:share}`` a share. So the domain hands over plain facts, and only this package knows
how they are said.
"""

import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any, Literal

from suyton.domain.calendar import HANOI

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
"""Vietnamese first: it is what people get who ask for nothing else."""

Terms = Mapping[str, str]


@dataclass(frozen=True)
class Wording:
    """All sentences of all languages, by dotted key such as ``error.reason_missing``."""

    sentences: Mapping[Language, Terms]
    _speakers: dict[Language, "_Speaker"] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls) -> "Wording":
        """Read the sentences that come with the package."""
        return cls({language: _read(language) for language in LANGUAGES})

    def with_terms(self, terms: Mapping[Language, Terms]) -> "Wording":
        """The same wording with further terms, such as award names from the rule packs."""
        return Wording(
            {
                language: {**sentences, **terms.get(language, {})}
                for language, sentences in self.sentences.items()
            }
        )

    def has(self, language: Language, key: str) -> bool:
        """Whether there is a sentence under this key."""
        return key in self.sentences[language]

    def say(self, language: Language, key: str, /, **facts: object) -> str:
        """The sentence under ``key``, filled with ``facts``.

        A fact that is not given shows as its own name: a refusal must never fail to be said.

        Raises:
            KeyError: there is no such sentence; a defect, kept out by the tests.
        """
        if language not in self._speakers:
            self._speakers[language] = _Speaker(self.sentences[language], language)
        return self._speakers[language].vformat(self.sentences[language][key], (), facts)

    def term(self, language: Language, vocabulary: str, code: str) -> str:
        """The label of a code from data; a code without a label is shown as it stands."""
        return self.sentences[language].get(f"{vocabulary}.{code}", code)


def shown_time(at: datetime) -> str:
    """A moment as people in Vietnam write it, such as ``27/12/2023 14:30``."""
    return at.astimezone(HANOI).strftime("%d/%m/%Y %H:%M")


def shown_day(day: object) -> str:
    """A date, or its ISO text, such as ``27/12/2023``; anything else as it stands."""
    try:
        return date.fromisoformat(str(day)).strftime("%d/%m/%Y")
    except ValueError:
        return str(day)


def shown_amount(value: object, language: Language) -> str:
    """Money in whole units: ``7.020.000`` in Vietnamese, ``7,020,000`` in English."""
    parted = f"{int(str(value)):,}"
    return parted.replace(",", ".") if language == "vi" else parted


class _Speaker(string.Formatter):
    """Fills placeholders from facts alone; the format after the colon names a vocabulary."""

    def __init__(self, terms: Terms, language: Language) -> None:
        self._terms = terms
        self._language = language

    def get_field(self, name: str, args: Sequence[Any], facts: Mapping[str, Any]) -> Any:
        return facts.get(name, "{" + name + "}"), name

    def format_field(self, value: Any, vocabulary: str) -> str:
        if vocabulary == "":
            return str(value)
        if vocabulary == "time":
            return _time(value)
        if vocabulary == "clock":
            return _clock(value, self._terms)
        if vocabulary == "day":
            return shown_day(value)
        if vocabulary == "number":
            shown = f"{Decimal(str(value)).normalize():f}"
            return shown.replace(".", ",") if self._language == "vi" else shown
        if vocabulary == "share":
            bound = "more_than" if str(value).startswith(">") else "at_least"
            return f"{self._terms[f'share.{bound}']} {str(value).removeprefix('>')}"
        if vocabulary == "amount":
            return shown_amount(value, self._language)
        codes = (code.strip() for code in str(value).split(","))
        return ", ".join(self._terms.get(f"{vocabulary}.{code}", code) for code in codes)


def _time(value: Any) -> str:
    if isinstance(value, datetime):
        return shown_time(value)
    try:
        return shown_time(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _clock(value: datetime, terms: Terms) -> str:
    """``17:00 thứ Sáu 27/12/2023``: what a person who is awaited wants to know at a glance."""
    there = value.astimezone(HANOI)
    return f"{there:%H:%M} {terms[f'weekday.{there.isoweekday()}']} {there:%d/%m/%Y}"


def _read(language: Language) -> dict[str, str]:
    """All files of one language, flattened to dotted keys."""
    folder = files("suyton.wording") / language
    found: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            found.update(_flat("", tomllib.loads(file.read_text(encoding="utf-8"))))
    return found


def _flat(prefix: str, table: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found.update(_flat(f"{prefix}{key}.", value))
        else:
            found[prefix + key] = str(value)
    return found

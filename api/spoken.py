"""Findings of the rules in the reader's language: in a refusal, in the book, on a page."""

import json
import re
from collections.abc import Mapping

from suyton.domain.eligibility import change_named
from suyton.wording import Language, Wording


def spoken(wording: Wording, language: Language, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a refusal, ready for its sentence: findings and faults are said, the rest stays."""
    said = dict(facts)
    if "findings" in facts:
        said["findings"] = _findings_said(wording, language, facts["findings"])
    if "cells" in facts:
        said["cells"] = "; ".join(cells_said(wording, language, facts["cells"]))
    return said


def cells_said(wording: Wording, language: Language, written: str) -> list[str]:
    """Each fault of a spreadsheet with the cell in which it stands."""
    return [
        ": ".join(
            part
            for part in (one["place"], wording.say(language, one["sentence"], **one["facts"]))
            if part
        )
        for one in json.loads(written)
    ]


def _findings_said(wording: Wording, language: Language, written: str) -> str:
    """Each finding with its source and what would change it, one after the other."""
    return " ".join(
        " ".join(
            part
            for part in (
                finding_said(wording, language, one["code"], one["facts"]),
                f"({one['source']})",
                changes_said(wording, language, one["would_change"]),
            )
            if part
        )
        for one in json.loads(written)
    )


def finding_said(wording: Wording, language: Language, code: str, facts: Mapping[str, str]) -> str:
    """One finding's sentence."""
    return wording.say(language, f"finding.{code}", **facts)


def changes_said(wording: Wording, language: Language, wanted: list[str]) -> str:
    """What would change a finding, as one sentence; empty where nothing would."""
    if not wanted:
        return ""
    named = "; ".join(change_said(wording, language, one) for one in wanted)
    return wording.say(language, "page.eligibility.would_change", changes=named)


def change_said(wording: Wording, language: Language, wanted: str) -> str:
    """One paper or fact that would change a finding."""
    head, facts = change_named(wanted)
    key = f"change.{head}"
    return wording.say(language, key, **facts) if wording.has(language, key) else wanted


_PHRASES = {
    "does not lead the bloc": "used.not_leading",
    "leads the bloc": "used.leading",
    "used before": "used.spent",
    "not so": "used.denied",
    "so": "used.affirmed",
    "since": "used.since",
    "years": "used.years",
    "scores": "used.scores",
    "movement": "used.movement",
}
"""What the engine says of a fact besides codes, the longer phrases first."""

_CODES = (
    "fact_kind",
    "rating_level",
    "commendation_kind",
    "initiative_scope",
    "discipline_level",
    "hold_cause",
    "attestation",
    "counted_share",
    "award",
)
"""Vocabularies in which a word of a fact may be a code; the first word names the kind."""

_WORD = re.compile(
    "|".join(rf"\b{phrase}\b" for phrase in _PHRASES) + r"|(?<![\w-])[a-z_]+(?![\w-])"
)


def used_said(wording: Wording, language: Language, used: str) -> str:
    """A fact that a rule looked at, such as ``rating 2023: excellent``, in the reader's words."""

    def worded(found: re.Match[str]) -> str:
        word = found[0]
        if word in _PHRASES:
            return wording.say(language, _PHRASES[word])
        vocabularies = _CODES if found.start() == 0 else _CODES[1:]
        labels = (wording.term(language, vocabulary, word) for vocabulary in vocabularies)
        return next((label for label in labels if label != word), word)

    return _WORD.sub(worded, used)

"""The hash of a pack is that of its text: the program may grow around it."""

from dataclasses import field, make_dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from suyton.domain.award_terms import (
    BaseWage,
    CommendationKind,
    Condition,
    CutOff,
    Ground,
    Measure,
    Prize,
    Route,
    Station,
    SubjectKind,
)
from suyton.domain.citation import Citation, Ratio
from suyton.rules.fingerprint import fingerprint
from suyton.rules.pack import AwardName, Pack
from suyton.rules.provision import Provision

SOURCE = Citation("Luật, Điều 1", False)
CONDITION = Condition("rated", Measure.RATING, SOURCE, ("good",))
GROUND = Ground("yearly", "Năm", "Year", SOURCE)
TERMS = (
    Ratio(4, 5),
    Route(CommendationKind.MERIT, (Station.APPRAISAL, Station.DECISION), SOURCE),
    CONDITION,
    GROUND,
    Prize(SubjectKind.COLLECTIVE, Decimal("8.0"), SOURCE),
    BaseWage(date(2024, 7, 1), 2340000, SOURCE),
    CutOff(12, 10, 0, SOURCE),
    ("submission_letter",),
    "chairman",
    True,
    None,
    1,
)
PACK = Pack(
    id="2000-01",
    file="2000-01/pack.toml",
    title="A law",
    valid_from=date(2000, 1, 1),
    valid_to=date(2001, 1, 1),
    because="Vì luật này.",
    awards=(AwardName("flag", "Cờ", "Flag", SOURCE),),
    provisions={f"one.{place}": Provision(term, SOURCE) for place, term in enumerate(TERMS)},
)


def test_this_text_has_the_hash_that_it_always_had() -> None:
    """Another way of hashing would make every pack in use look changed, and refuse every start."""
    assert fingerprint(PACK) == ("b287544679783d83cb2d22fde8205e9126b2bb19020931df8fb6bb567aa82552")


@pytest.mark.parametrize("term", [term for term in TERMS if hasattr(term, "citation")])
def test_a_field_that_a_term_gets_later_counts_only_once_it_says_something(term: object) -> None:
    grown = make_dataclass(
        type(term).__name__, [("later", str, field(default=""))], bases=(type(term),), frozen=True
    )
    said = {name: getattr(term, name) for name in type(term).__dataclass_fields__}  # type: ignore[attr-defined]

    def with_(value: object) -> str:
        return fingerprint(replace(PACK, provisions={"one": Provision(value, SOURCE)}))

    assert with_(grown(**said)) == with_(term)
    assert with_(grown(**said, later="more")) != with_(term)


def test_a_note_or_a_file_is_not_hashed_but_a_phrase_is() -> None:
    found = Provision(1, SOURCE, "phrase", "note", "file")

    def with_(value: Provision) -> str:
        return fingerprint(replace(PACK, provisions={"one": value}))

    assert with_(replace(found, note="", file="")) == with_(found)
    assert with_(replace(found, phrase="")) != with_(found)

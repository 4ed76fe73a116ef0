"""Every kind of fact has a form that asks for its own fields, and is said in both languages."""

from dataclasses import MISSING, fields
from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.pages.fact_fields import FIELDS, content_typed, fact_words
from api.pages.reader import Reader
from api.schemas.subjects import fact_of
from suyton.domain.citation import Ratio
from suyton.domain.errors import FactInvalid
from suyton.domain.fact_content import FACTS, Fact, kind_of
from suyton.domain.record import Attestation, FactKind, Honour, RatingLevel, Share
from suyton.wording import LANGUAGES, Language, Wording

WORDING = Wording.load()
each_kind = pytest.mark.parametrize("kind", FactKind, ids=lambda kind: kind.value)


def reader(language: Language) -> Reader:
    """Someone who reads; only the words matter here."""
    return cast(
        Reader,
        SimpleNamespace(
            say=lambda key, **facts: WORDING.say(language, key, **facts),
            term=lambda vocabulary, code: WORDING.term(language, vocabulary, str(code)),
        ),
    )


@each_kind
def test_a_form_asks_for_fields_of_its_kind_and_for_all_that_must_be_said(kind: FactKind) -> None:
    known = {field.name for field in fields(FACTS[kind])}
    needed = {field.name for field in fields(FACTS[kind]) if field.default is MISSING}
    asked = {field.name for field in FIELDS[kind]}
    assert needed <= asked <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_field_has_a_name(language: Language) -> None:
    names = {f"fact_kind.{kind.value}" for kind in FactKind}
    names |= {
        f"fact_field.{field.name}"
        for shape in FACTS.values()
        for field in fields(shape)
        if field.name != "evidence"
    }
    assert {name for name in names if not WORDING.has(language, name)} == set()


TYPED: dict[FactKind, dict[str, str]] = {
    FactKind.RATING: {"year": "2022", "level": "good"},
    FactKind.HONOUR: {"year": "2022", "award_id": "title", "kind": "merit"},
    FactKind.INITIATIVE: {
        "id": "sk-1",
        "name": "Số hóa",
        "scope": "provincial",
        "recognised_on": "2022-06-01",
    },
    FactKind.DISCIPLINE: {"level": "warning", "since": "2022-06-01", "of_member": "yes"},
    FactKind.HOLD: {"cause": "press", "since": "2022-06-01", "to": "2022-07-01"},
    FactKind.ATTESTATION: {"year": "2022", "what": "conduct", "holds": "no"},
    FactKind.SHARE: {"year": "2022", "what": "advanced_worker", "value": "21 / 30"},
    FactKind.MEMBER_HONOURS: {"year": "2022", "award_id": "title", "count": "3"},
}


@each_kind
def test_what_is_typed_into_a_form_becomes_its_fact(kind: FactKind) -> None:
    fact = fact_of(kind, content_typed(kind, TYPED[kind] | {"decision_number": ""}))
    assert kind_of(fact) is kind
    for language in LANGUAGES:
        assert fact_words(reader(language), kind, fact)


@pytest.mark.parametrize("value", ["", "21", "a/b", "31/30", "1/0"])
def test_a_share_that_is_none_is_refused_by_its_field(value: str) -> None:
    typed = TYPED[FactKind.SHARE] | {"value": value}
    with pytest.raises(FactInvalid) as refusal:
        fact_of(FactKind.SHARE, content_typed(FactKind.SHARE, typed))
    assert refusal.value.facts["field"] == "value"


SAID: list[tuple[Fact, str]] = [
    (Attestation(2022, "conduct", holds=False), "Đúng: Không"),
    (Share(2022, "advanced_worker", Ratio(21, 30)), "21/30"),
    (Honour("title", 2022, initiatives=("sk-1", "sk-2")), "Sáng kiến: sk-1, sk-2"),
    (Honour("title", 2022, cancelled=True), "Đã hủy: Có"),
]


@pytest.mark.parametrize(("fact", "words"), SAID)
def test_a_fact_is_said_with_what_matters_in_it(fact: Any, words: str) -> None:
    assert words in fact_words(reader("vi"), kind_of(fact), fact)


def test_a_rating_is_said_by_its_name_without_its_year() -> None:
    fact = fact_of(FactKind.RATING, {"year": 2022, "level": RatingLevel.EXCELLENT})
    assert fact_words(reader("en"), FactKind.RATING, fact) == ("Level: tasks completed excellently")

"""Every finding and every change that it asks for can be said, in both languages."""

import re
import string

import pytest
from hypothesis import given

from suyton.domain.award_terms import CommendationKind, GeneralRuleId, Measure, SubjectKind
from suyton.domain.eligibility import UNCHANGEABLE, change_named
from suyton.domain.record import Answer, Claim, RatingLevel, SubjectRecord
from suyton.wording import LANGUAGES, Language, Wording
from tests.unit.domain.eligibility_cases import verdict
from tests.unit.domain.test_eligibility_properties import AWARD, claims, records

WORDING = Wording.load()
UNFILLED = re.compile(r"\{[a-z_]+\}")


def said(language: Language, key: str, facts: dict[str, str]) -> str:
    return WORDING.say(language, key, **facts)


@given(records, claims)
def test_each_finding_is_said_with_its_own_facts(record: SubjectRecord, claim: Claim) -> None:
    for finding in verdict(AWARD, record, claim).findings:
        for language in LANGUAGES:
            sentence = said(language, f"finding.{finding.code}", dict(finding.facts))
            assert not UNFILLED.search(sentence), sentence
            for wanted in finding.would_change:
                head, facts = change_named(wanted)
                assert not UNFILLED.search(said(language, f"change.{head}", facts)), wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_that_the_engine_can_give_has_a_sentence(language: Language) -> None:
    codes = {f"{measure}.{answer}" for measure in Measure for answer in Answer}
    codes |= {f"{rule}.eligible" for rule in GeneralRuleId} | set(UNCHANGEABLE)
    codes |= {"subject.eligible", "ground.eligible", "one_reward.unnamed"}
    codes |= {f"{rule}.not_eligible" for rule in ("hold", "discipline_period", "one_reward")}
    codes |= {f"{rule}.left_out" for rule in ("initiative_once", "no_sudden_toward_merit")}
    written = {key for key in WORDING.sentences[language] if key.startswith("finding.")}
    assert written == {f"finding.{code}" for code in codes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_value_of_a_closed_list_has_a_name(language: Language) -> None:
    for vocabulary, values in (
        ("answer", Answer),
        ("subject_kind", SubjectKind),
        ("commendation_kind", CommendationKind),
        ("rating_level", RatingLevel),
    ):
        for value in values:
            assert WORDING.has(language, f"{vocabulary}.{value}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_vocabulary_in_a_finding_is_one_that_exists(language: Language) -> None:
    keys = {key.split(".")[0] for key in WORDING.sentences[language]}
    # Awards are named by the packs, attestations by what the packs ask for.
    known = keys | {"award", "attestation", "day", ""}
    for key, sentence in WORDING.sentences[language].items():
        if key.startswith(("finding.", "change.")):
            used = {spec for _, _, spec, _ in string.Formatter().parse(sentence) if spec}
            assert used <= known, key


def test_a_change_is_taken_apart_into_what_and_year() -> None:
    assert change_named("honour:title:2023") == ("honour", {"what": "title", "year": "2023"})
    assert change_named("rating:2023") == ("rating", {"year": "2023"})
    assert change_named("movement_years") == ("movement_years", {})

"""Both languages say the same things, about everything there is to say."""

import re
import string
import unicodedata
from pathlib import Path

import pytest

import activities.notices
from suyton.domain.assignment import PROCEDURE as ASSIGNMENT_PROCEDURE
from suyton.domain.assignment import AssignmentAct, AssignmentStage
from suyton.domain.authority import Role
from suyton.domain.award_terms import Condition, Measure
from suyton.domain.ballot import BallotStage, Choice, LineResult
from suyton.domain.bloc_rotation import PROCEDURE as BLOC_PROCEDURE
from suyton.domain.bloc_rotation import BlocAct, BlocYearStage
from suyton.domain.bloc_round import PROCEDURE as ROUND_PROCEDURE
from suyton.domain.bloc_round import RoundAct, RoundStage
from suyton.domain.decision import PROCEDURE as DECISION_PROCEDURE
from suyton.domain.decision import DecisionAct, DecisionStage
from suyton.domain.errors import ALL_ERRORS, DomainError
from suyton.domain.fact_keeping import PROCEDURE as FACT_PROCEDURE
from suyton.domain.fact_keeping import YEARS, FactAct, FactStanding, YearAct, YearStanding
from suyton.domain.nomination import PROCEDURE as NOMINATION_PROCEDURE
from suyton.domain.nomination import NominationAct, NominationStage
from suyton.domain.receipts import CAST_TAG
from suyton.domain.rulebook import AwardRule
from suyton.domain.sitting import PROCEDURE as SITTING_PROCEDURE
from suyton.domain.sitting import SittingAct, SittingStage
from suyton.domain.unit_change import PROCEDURE as UNIT_PROCEDURE
from suyton.domain.unit_change import UnitAct, UnitStage
from suyton.rules import RulePacks
from suyton.wording import LANGUAGES, Language, Wording

NOTICES = activities.notices.__doc__ or ""
"""The list of notices with the facts that come with each, kept where they are sent."""

ROOT = Path(__file__).parent.parent.parent
WORDING = Wording.load()

STAGES = (
    NominationStage,
    RoundStage,
    SittingStage,
    DecisionStage,
    BallotStage,
    AssignmentStage,
    FactStanding,
    YearStanding,
    UnitStage,
    BlocYearStage,
)
ACTS = (
    NominationAct,
    RoundAct,
    SittingAct,
    DecisionAct,
    AssignmentAct,
    FactAct,
    YearAct,
    UnitAct,
    BlocAct,
)
PROCEDURES = (
    NOMINATION_PROCEDURE,
    ROUND_PROCEDURE,
    SITTING_PROCEDURE,
    DECISION_PROCEDURE,
    ASSIGNMENT_PROCEDURE,
    FACT_PROCEDURE,
    YEARS,
    UNIT_PROCEDURE,
    BLOC_PROCEDURE,
)

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def placeholders(sentence: str) -> set[tuple[str | None, str | None]]:
    return {(name, spec) for _, name, spec, _ in string.Formatter().parse(sentence) if name}


def missing(language: Language, keys: set[str]) -> set[str]:
    return {key for key in keys if not WORDING.has(language, key)}


def test_both_languages_have_the_same_keys() -> None:
    assert set(WORDING.sentences["vi"]) == set(WORDING.sentences["en"])


def test_both_languages_take_the_same_facts_in_the_same_form() -> None:
    vietnamese, english = WORDING.sentences["vi"], WORDING.sentences["en"]
    differing = {
        key for key in vietnamese if placeholders(vietnamese[key]) != placeholders(english[key])
    }
    assert differing == set()


def test_no_sentence_is_empty_and_every_letter_is_composed() -> None:
    for sentences in WORDING.sentences.values():
        for key, sentence in sentences.items():
            assert sentence.strip(), key
            assert unicodedata.is_normalized("NFC", sentence), key


@both_languages
def test_every_refusal_has_a_sentence_that_takes_only_its_own_facts(language: Language) -> None:
    every: dict[str, type[DomainError]] = {**ALL_ERRORS, DomainError.code: DomainError}
    for code, kind in every.items():
        wanted = {name for name, _ in placeholders(WORDING.sentences[language][f"error.{code}"])}
        known = {name for name, _ in placeholders(kind.sentence)}
        assert wanted <= known, code


@both_languages
def test_every_stage_has_a_name_for_the_office_and_one_for_the_unit(language: Language) -> None:
    codes = {stage.value for stages in STAGES for stage in stages}
    wanted = {f"stage.{reader}.{code}" for code in codes for reader in ("office", "unit")}
    assert missing(language, wanted) == set()


@both_languages
def test_every_act_role_choice_and_result_has_a_name(language: Language) -> None:
    wanted = {f"act.{act.value}" for acts in ACTS for act in acts} | {"act.cast"}
    wanted |= {f"role.{role.value}" for role in Role}
    wanted |= {f"choice.{choice.value}" for choice in Choice}
    wanted |= {f"result.{result.value}" for result in LineResult}
    wanted |= {f"post.{post}" for post in ("chair", "vice_chair", "member")}
    wanted |= {f"capacity.{capacity}" for capacity in ("chairman", "for_the_chairman")}
    assert missing(language, wanted) == set()


@both_languages
def test_every_act_in_the_book_has_a_name(language: Language) -> None:
    tags = {row.tag for procedure in PROCEDURES for row in procedure.transitions}
    # The box writes its own tags, built from the act; they are read from where they are written.
    for source in (ROOT / "suyton" / "persistence").glob("*.py"):
        tags |= set(re.findall(r'"([a-z]+:[a-z]+:[a-z_]+)"', source.read_text()))
    tags |= {CAST_TAG}
    tags |= {
        f"process:ballot:{act}" for act in ("opened", "extended", "closed", "counted", "voided")
    }
    assert missing(language, {f"tag.{tag}" for tag in tags}) == set()


def conditions(award: AwardRule) -> list[Condition]:
    """All that an award asks for, on every ground."""
    return [*award.requirements, *(one for ground in award.grounds for one in ground.conditions)]


@both_languages
def test_every_paper_that_a_pack_asks_for_has_a_name(language: Language) -> None:
    kinds: set[str] = set()
    for award in (award for pack in RulePacks.load().packs() for award in pack.awards):
        kinds |= {*award.dossier, *(kind for route in award.routes for kind in route.dossier)}
        kinds |= {kind for ground in award.grounds for kind in ground.evidence}
        kinds |= {kind for condition in conditions(award) for kind in condition.evidence}
    assert kinds
    assert missing(language, {f"paper.{kind}" for kind in kinds}) == set()


@both_languages
def test_everything_that_a_pack_lets_attest_or_count_has_a_name(language: Language) -> None:
    asked = [
        condition
        for pack in RulePacks.load().packs()
        for award in pack.awards
        for condition in conditions(award)
    ]
    named = {Measure.ATTESTED: "attestation", Measure.SHARE: "counted_share"}
    keys = {
        f"{named[one.measure]}.{code}"
        for one in asked
        if one.measure in named
        for code in one.any_of
    }
    assert len(keys) > len(named)
    assert missing(language, keys) == set()


@both_languages
def test_every_key_that_pages_and_templates_use_exists(language: Language) -> None:
    sources = [*(ROOT / "api" / "templates").glob("*.html"), *(ROOT / "api" / "pages").glob("*.py")]
    text = "\n".join(source.read_text() for source in sources)
    keys = set(re.findall(r'"((?:page|fault)\.[a-z_.]+)"', text))
    keys |= {f"fault.{code}" for code in re.findall(r'FormFault\(\s*"([a-z_]+)"', text)}
    keys |= {f"noun.{noun}" for noun in ("nomination", "round", "ballot", "sitting", "decision")}
    assert len(keys) > 100
    assert missing(language, keys) == set()


@both_languages
def test_every_notice_has_a_sentence_that_takes_only_its_own_facts(language: Language) -> None:
    told: dict[str, set[str]] = {}
    for listed, facts in re.findall(r"- (``.*?``): ([a-z_, ]+)\n", NOTICES, re.DOTALL):
        for code in re.findall(r"``([a-z_]+)``", listed):
            told[code] = set(facts.split(", "))
    assert len(told) > 15
    for code, facts in told.items():
        said = placeholders(WORDING.sentences[language][f"notice.{code}"])
        assert {name for name, _ in said} <= facts, code
    assert {f"notice.{code}" for code in told} == {
        key for key in WORDING.sentences[language] if key.startswith("notice.")
    }


def test_no_page_sentence_lies_unused() -> None:
    sources = [*(ROOT / "api" / "templates").glob("*.html"), *(ROOT / "api").rglob("*.py")]
    text = "\n".join(source.read_text() for source in sources)
    used = set(re.findall(r'"((?:page|fault)\.[a-z_.]+)"', text))
    used |= {f"fault.{code}" for code in re.findall(r'FormFault\(\s*"([a-z_]+)"', text)}
    used |= {f"page.{noun}.title" for noun in re.findall(r'"([a-z]+)"', text)}
    written = {key for key in WORDING.sentences["vi"] if key.startswith(("page.", "fault."))}
    assert written - used == set()


def test_codes_in_facts_are_said_by_their_names() -> None:
    said = WORDING.say(
        "vi", "error.not_authorised", act="return", roles="bloc_leader, unit_officer"
    )
    assert "Trả lại để bổ sung" in said
    assert "Khối trưởng, Cán bộ đơn vị" in said


def test_times_in_facts_are_said_in_vietnam_time() -> None:
    said = WORDING.say("en", "error.deadline_in_past", given="2023-12-27T17:30:00+00:00")
    assert "28/12/2023 00:30" in said


def test_a_fact_that_is_not_given_shows_its_name_instead_of_failing() -> None:
    assert "{missing}" in WORDING.say("vi", "error.dossier_incomplete")


def test_an_unknown_code_is_shown_as_it_stands() -> None:
    assert "quite_new" in WORDING.say("vi", "error.dossier_incomplete", missing="quite_new")
    assert WORDING.term("vi", "paper", "quite_new") == "quite_new"


def test_further_terms_join_the_wording_without_changing_it() -> None:
    more = WORDING.with_terms({"vi": {"award.flag": "Cờ thi đua"}})
    assert "Cờ thi đua" in more.say("vi", "error.mixed_awards", awards="flag")
    assert "flag" in WORDING.say("vi", "error.mixed_awards", awards="flag")

"""A story as its file tells it: who is put forward, how everyone votes, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from suyton.data_file import Section


@dataclass(frozen=True)
class CandidateScript:
    """One unit's nomination, its scores, and how many papers of its bloc say yes to it."""

    unit_id: str
    award_id: str
    self_score: Decimal
    checked_score: Decimal
    votes: int


@dataclass(frozen=True)
class RoundScript:
    bloc_id: str
    year: int
    leader_login: str
    candidates: tuple[CandidateScript, ...]

    @property
    def id(self) -> str:
        return f"{self.year}.{self.bloc_id}"


@dataclass(frozen=True)
class SittingScript:
    """Who comes, who votes against what, who answers in writing; ``votes`` is what that makes."""

    members: int
    present: tuple[str, ...]
    against: Mapping[str, tuple[str, ...]]
    opinions: tuple[str, ...]
    votes: Mapping[str, int]


@dataclass(frozen=True)
class DecisionScript:
    award_id: str
    title: str
    signer_login: str


@dataclass(frozen=True)
class Outcome:
    """What the article says of a unit, and its words."""

    unit_id: str
    award_id: str
    wording: str


@dataclass(frozen=True)
class Article:
    source: str
    members: int
    leader_unit_id: str
    deputy_unit_id: str
    outcomes: tuple[Outcome, ...]
    wordings: tuple[str, ...]
    """Every phrase taken from the article, word for word."""


@dataclass(frozen=True)
class Story:
    id: str
    title: str
    article: Article
    round: RoundScript
    sitting: SittingScript
    decisions: tuple[DecisionScript, ...]


def read_story(file: Path) -> Story:
    """The story in ``file``; raises DataFileFault for the first thing that is wrong."""
    whole = Section.read(file)
    story = Story(
        id=whole.text("id"),
        title=whole.text("title"),
        article=_article(whole.section("article")),
        round=_round(whole.section("round")),
        sitting=_sitting(whole.section("sitting")),
        decisions=tuple(_decision(section) for section in whole.sections("decision")),
    )
    whole.finish()
    return story


def _article(section: Section) -> Article:
    outcomes = []
    for told in section.sections("outcome"):
        outcomes.append(Outcome(told.text("unit"), told.text("award"), told.text("wording")))
        told.finish()
    bodies = tuple(section.text(f"{body}_wording") for body in ("bloc", "leader", "deputy"))
    article = Article(
        source=section.text("source"),
        members=section.count("members"),
        leader_unit_id=section.text("leader"),
        deputy_unit_id=section.text("deputy"),
        outcomes=tuple(outcomes),
        wordings=bodies + tuple(outcome.wording for outcome in outcomes),
    )
    section.finish()
    return article


def _round(section: Section) -> RoundScript:
    round_ = RoundScript(
        bloc_id=section.text("bloc_id"),
        year=section.count("year"),
        leader_login=section.text("leader_login"),
        candidates=tuple(_candidate(told) for told in section.sections("candidate")),
    )
    section.finish()
    return round_


def _candidate(section: Section) -> CandidateScript:
    _must_be_marked(section)
    candidate = CandidateScript(
        unit_id=section.text("unit"),
        award_id=section.text("award"),
        self_score=_score(section, "self_score"),
        checked_score=_score(section, "checked_score"),
        votes=_votes(section, "votes"),
    )
    section.finish()
    return candidate


def _sitting(section: Section) -> SittingScript:
    _must_be_marked(section)
    against, votes = section.section("against"), section.section("votes")
    sitting = SittingScript(
        members=section.count("members"),
        present=section.texts("present"),
        against={award_id: against.texts(award_id) for award_id in against.names()},
        opinions=section.texts("opinions"),
        votes={award_id: _votes(votes, award_id) for award_id in votes.names()},
    )
    section.finish()
    return sitting


def _decision(section: Section) -> DecisionScript:
    _must_be_marked(section)
    decision = DecisionScript(section.text("award"), section.text("title"), section.text("signer"))
    section.finish()
    return decision


def _must_be_marked(section: Section) -> None:
    """What the article does not say must say of itself that it was made up."""
    if not section.flag("invented"):
        section.fault("invented", "is false", "true: the article gives no such figure")


def _score(section: Section, key: str) -> Decimal:
    """Scores are written as texts: a float would round them."""
    try:
        return Decimal(section.text(key))
    except InvalidOperation:
        section.fault(key, f"is {section.text(key)!r}", 'a score such as "97.5"')


def _votes(section: Section, key: str) -> int:
    value = section.value(key, "a whole number from 0")
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        section.fault(key, f"is {value!r}", "a whole number from 0")
    return value

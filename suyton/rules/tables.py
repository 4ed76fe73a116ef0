"""The tables of a rule file, each read into provisions by their paths.

An overlay gives only its own, so every table may be missing here; what a whole pack must have is
checked when all its files have been read (:mod:`suyton.rules.checks`).
"""

from collections.abc import Callable

from suyton.data_file import Section
from suyton.domain.authority import Role
from suyton.domain.award_terms import (
    CommendationKind,
    EqualScores,
    GeneralRuleId,
    Silence,
    SubjectKind,
    Unproven,
)
from suyton.domain.council_terms import StandIns, Unreturned, VotingForms
from suyton.rules import values
from suyton.rules.provision import Provision, refuse_unknown, sourced

BODIES = ("bloc_ballot", "council_ballot")
BALLOT_KEYS = (
    "threshold",
    "quorum",
    "secret",
    "quota",
    "tie",
    "form",
    "choose_at_most",
    "caps_yes",
    "second_ballots",
    "recusal",
    "secrecy_least",
)
PLAIN_KEYS = ("subjects", "candidates", "dossier", "decided_by", "signed_for_by")
DEFAULT_KEYS = ("candidates", "signed_for_by")
CORE_LIMITS = (
    "score_maximum",
    "appraisal_limit_working_days",
    "supplement_limit_working_days",
    "signing_limit_working_days",
    "reminder_before_working_days",
)
FURTHER_LIMITS = tuple(
    f"{name}_limit_working_days"
    for name in (
        "consultation",
        "council",
        "decision",
        "notice",
        "correction",
        "recovery",
        "complaint",
        "return",
    )
)
_POLICY_TERMS = {
    "silence": Silence,
    "unproven": Unproven,
    "stand_ins": StandIns,
    "unreturned_opinions": Unreturned,
    "voting_form": VotingForms,
    "equal_scores": EqualScores,
}
"""Policies that are a term of their own; the others name a role."""
_POLICY_TEXTS = ("fund", "equal_scores_group")
POLICIES = ("escalation_role", "lateness_waived_by", *_POLICY_TEXTS, *_POLICY_TERMS)

Read = Callable[[Section, str], Provision]
Found = dict[str, Provision]


def read_tables(whole: Section) -> Found:
    """Every table of a file but its head and its awards."""
    found: Found = {}
    if whole.has("limit"):
        found |= _each(whole.section("limit"), _limit, CORE_LIMITS + FURTHER_LIMITS)
    if whole.has("policy"):
        found |= _each(whole.section("policy"), _policy, POLICIES)
    if whole.has("general"):
        rules = tuple(one.value for one in GeneralRuleId)
        found |= _each(whole.section("general"), _general, rules)
    if whole.has("money"):
        money = whole.section("money")
        for wage in money.sections("base_wage"):
            read = values.base_wage(wage)
            found[f"money.base_wage.{read.valid_from}"] = sourced(wage, read, read.citation)
        money.finish()
    if whole.has("default"):
        default = whole.section("default")
        found |= _plain(default, DEFAULT_KEYS)
        refuse_unknown(default, DEFAULT_KEYS + BODIES)
    return found


def read_award(award: Section) -> Found:
    """The provisions of one award."""
    found = _plain(award, PLAIN_KEYS)
    if award.has("cut_off"):
        table = award.section("cut_off")
        cut_off = values.cut_off(table)
        found[table.path] = sourced(table, cut_off, cut_off.citation)
    if award.has("prize"):
        subjects = tuple(kind.value for kind in SubjectKind)
        found |= _each(award.section("prize"), _prize, subjects)
    if award.has("route"):
        kinds = tuple(kind.value for kind in CommendationKind)
        found |= _each(award.section("route"), _route, kinds)
    if award.has("requirement"):
        found |= _each(award.section("requirement"), _condition)
    if award.has("ground"):
        grounds = award.section("ground")
        for ground_id in grounds.names():
            found |= _ground(grounds.section(ground_id), ground_id)
    return found


def _plain(section: Section, keys: tuple[str, ...]) -> Found:
    """Single values, and the two ballots."""
    found: Found = {}
    for name in keys:
        if section.has(name):
            found[section.key(name)] = _award_value(section.section(name), name)
    for body in BODIES:
        if section.has(body):
            found |= _each(section.section(body), _award_value, BALLOT_KEYS)
    return found


def _ground(section: Section, ground_id: str) -> Found:
    """A ground with its conditions; an overlay may give conditions alone."""
    found: Found = {}
    if section.has("condition"):
        found |= _each(section.section("condition"), _condition)
    if section.names() != ("condition",):
        ground = values.ground(section, ground_id)
        found[section.path] = sourced(section, ground, ground.citation)
    return found


def _each(section: Section, read: Read, known: tuple[str, ...] | None = None) -> Found:
    if known is not None:
        refuse_unknown(section, known)
    return {section.key(name): read(section.section(name), name) for name in section.names()}


def _award_value(section: Section, name: str) -> Provision:
    return sourced(section, values.award_value(section, name))


def _limit(section: Section, _: str) -> Provision:
    return sourced(section, section.count("value"))


def _general(section: Section, _: str) -> Provision:
    """That it stands in the pack is what it says."""
    return sourced(section, "applies")


def _policy(section: Section, name: str) -> Provision:
    if name in _POLICY_TEXTS:
        return sourced(section, section.text("value"))
    return sourced(section, values.term(section, "value", _POLICY_TERMS.get(name, Role)))


def _prize(section: Section, subject: str) -> Provision:
    prize = values.prize(section, SubjectKind(subject))
    return sourced(section, prize, prize.citation)


def _route(section: Section, kind: str) -> Provision:
    route = values.route(section, CommendationKind(kind))
    return sourced(section, route, route.citation)


def _condition(section: Section, condition_id: str) -> Provision:
    condition = values.condition(section, condition_id)
    return sourced(section, condition, condition.citation)

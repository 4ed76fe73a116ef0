"""A pack's provisions put together into the rulebook that a case carries."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from suyton.domain.authority import Role
from suyton.domain.award_terms import (
    BaseWage,
    Condition,
    CutOff,
    EqualScores,
    GeneralRule,
    GeneralRuleId,
    Ground,
    PaperForm,
    Prize,
    Recusal,
    Route,
    Silence,
    SubjectKind,
    TieRule,
    Unproven,
)
from suyton.domain.citation import Citation, Ratio
from suyton.domain.council_terms import StandIns, Unreturned, VotingForms
from suyton.domain.rulebook import AwardRule, BallotRule, CandidateRule, Rulebook
from suyton.rules.fingerprint import fingerprint
from suyton.rules.pack import AwardName, Pack
from suyton.rules.provision import Provision
from suyton.rules.tables import BALLOT_KEYS, CORE_LIMITS
from suyton.rules.working_calendar import WorkingCalendar

TermT = TypeVar("TermT")


def rulebook_of(pack: Pack, calendar: WorkingCalendar, chosen_because: str) -> Rulebook:
    """The rulebook of a pack that :mod:`suyton.rules.checks` found whole."""
    limits = {name: found.limit for name, found in _under(pack, "limit.")}
    policy = {name: str(found.value) for name, found in _under(pack, "policy.")}
    return Rulebook(
        pack_id=pack.edition,
        pack_sha256=fingerprint(pack),
        chosen_because=chosen_because,
        awards=tuple(_award_rule(pack, award) for award in pack.awards),
        **{name: limits.pop(name) for name in CORE_LIMITS},
        days_off=calendar.days_off,
        days_worked=calendar.days_worked,
        limits=limits,
        general=tuple(
            GeneralRule(GeneralRuleId(name), found.citation)
            for name, found in _under(pack, "general.")
        ),
        base_wages=tuple(sorted(_terms(pack, "money.", BaseWage), key=lambda w: w.valid_from)),
        silence=Silence(policy.get("silence", Silence.ESCALATE)),
        escalation_role=Role(policy.get("escalation_role", Role.CHAIRMAN)),
        lateness_waived_by=Role(policy.get("lateness_waived_by", Role.CHAIRMAN)),
        fund=policy.get("fund", ""),
        unproven=Unproven(policy.get("unproven", Unproven.NOTE)),
        stand_ins=StandIns(policy.get("stand_ins", StandIns.REFUSED)),
        unreturned_opinions=Unreturned(policy.get("unreturned_opinions", Unreturned.AGAINST)),
        voting_form=VotingForms(policy.get("voting_form", VotingForms.CHOSEN)),
        equal_scores=EqualScores(policy.get("equal_scores", EqualScores.SHARED)),
        equal_scores_group=policy.get("equal_scores_group", ""),
    )


def provision_of(pack: Pack, award_id: str, key: str) -> Provision | None:
    """What the pack says of an award, or by default of every award; None where of neither."""
    its_own = pack.provisions.get(f"award.{award_id}.{key}")
    return its_own or pack.provisions.get(f"default.{key}")


def _award_rule(pack: Pack, award: AwardName) -> AwardRule:
    def at(key: str) -> object:
        found = provision_of(pack, award.id, key)
        return found.value if found else None

    base = f"award.{award.id}."
    return AwardRule(
        id=award.id,
        name_vi=award.name_vi,
        name_en=award.name_en,
        category=award.category,
        citation=award.citation,
        subjects=cast(tuple[SubjectKind, ...], at("subjects")),
        candidates=cast(CandidateRule, at("candidates")),
        dossier=cast(tuple[str, ...], at("dossier")),
        decided_by=str(at("decided_by")),
        signed_for_by=cast(tuple[Role, ...], at("signed_for_by")),
        bloc_ballot=_ballot_rule(pack, award.id, "bloc_ballot"),
        council_ballot=_ballot_rule(pack, award.id, "council_ballot"),
        requirements=tuple(_terms(pack, f"{base}requirement.", Condition)),
        grounds=tuple(
            replace(
                ground,
                conditions=tuple(_terms(pack, f"{base}ground.{ground.id}.condition.", Condition)),
            )
            for ground in _terms(pack, f"{base}ground.", Ground)
        ),
        routes=tuple(_terms(pack, f"{base}route.", Route)),
        prizes=tuple(_terms(pack, f"{base}prize.", Prize)),
        cut_off=cast(CutOff | None, at("cut_off")),
    )


def _ballot_rule(pack: Pack, award_id: str, body: str) -> BallotRule:
    found = {name: provision_of(pack, award_id, f"{body}.{name}") for name in BALLOT_KEYS}
    given = {name: provision for name, provision in found.items() if provision}
    value: Callable[[str], object] = lambda name: given[name].value  # noqa: E731
    return BallotRule(
        threshold=cast(Ratio, value("threshold")),
        quorum=cast(Ratio, value("quorum")),
        secret=bool(value("secret")),
        quota=cast(int | None, value("quota")),
        citation=_joined([provision.citation for provision in given.values()]),
        tie=cast(TieRule, value("tie")) if "tie" in given else TieRule.RANKING,
        form=cast(PaperForm, value("form")) if "form" in given else PaperForm.EACH,
        choose_at_most=cast(int, value("choose_at_most")) if "choose_at_most" in given else None,
        caps_yes=bool(value("caps_yes")) if "caps_yes" in given else False,
        second_ballots=cast(int, value("second_ballots")) if "second_ballots" in given else 0,
        secrecy_least=cast(int, value("secrecy_least")) if "secrecy_least" in given else None,
        recusal=cast(Recusal, value("recusal")) if "recusal" in given else Recusal.NONE,
    )


def _joined(citations: list[Citation]) -> Citation:
    """One citation for a rule of several figures; confirmed only if each of them is."""
    sources = dict.fromkeys(citation.source for citation in citations)
    return Citation("; ".join(sources), all(citation.confirmed for citation in citations))


def _terms(pack: Pack, prefix: str, term: type[TermT]) -> Iterator[TermT]:
    """The terms of this kind that stand under a path, in the order of the files."""
    for _, found in _under(pack, prefix):
        if isinstance(found.value, term):
            yield found.value


def _under(pack: Pack, prefix: str) -> Iterator[tuple[str, Provision]]:
    for path, found in pack.provisions.items():
        if path.startswith(prefix):
            yield path.removeprefix(prefix), found

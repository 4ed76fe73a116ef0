"""A provision: one value of a rule pack with where it stands and whether that was checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from suyton.data_file import Section
from suyton.domain.rulebook import CandidateRule, Citation, Limit, Ratio

UNLIMITED = "unlimited"
"""Written for a quota where nothing limits it, since TOML has no empty value."""

BODIES = ("bloc_ballot", "council_ballot")
AWARD_KEYS = ("candidates", "dossier", "decided_by")
BALLOT_KEYS = ("threshold", "quorum", "secret", "quota")
LIMIT_KEYS = (
    "score_maximum",
    "appraisal_limit_working_days",
    "supplement_limit_working_days",
    "signing_limit_working_days",
    "reminder_before_working_days",
)
DECIDERS = ("chairman",)
"""Who may decide a provincial award (Law 06/2022/QH15 Art. 79.4)."""


@dataclass(frozen=True)
class Provision:
    """One value and its source. ``phrase`` is quoted word for word from the instrument."""

    value: object
    citation: Citation
    phrase: str = ""
    note: str = ""

    @property
    def limit(self) -> Limit:
        return Limit(int(str(self.value)), self.citation)


Provisions = Mapping[str, Provision]
"""By path, such as ``award.provincial_emulation_flag.bloc_ballot.quota``."""


def read_award(section: Section) -> dict[str, Provision]:
    """The provisions of one award; each may be missing, so that an overlay gives only its own."""
    found: dict[str, Provision] = {}
    for name in AWARD_KEYS:
        if section.has(name):
            found[section.key(name)] = _provision(section.section(name))
    for body in BODIES:
        if section.has(body):
            ballot = section.section(body)
            for name in BALLOT_KEYS:
                if ballot.has(name):
                    found[ballot.key(name)] = _provision(ballot.section(name))
            _refuse_unknown(ballot, BALLOT_KEYS)
    return found


def read_limits(section: Section) -> dict[str, Provision]:
    """The limits in working days and the score table's maximum."""
    found = {
        section.key(name): _provision(section.section(name))
        for name in LIMIT_KEYS
        if section.has(name)
    }
    _refuse_unknown(section, LIMIT_KEYS)
    return found


def read_citation(section: Section) -> Citation:
    """``citation`` and ``confirmed`` of a table; both must be there."""
    return Citation(section.text("citation"), section.flag("confirmed"))


def _provision(section: Section) -> Provision:
    key = section.path.rpartition(".")[2]
    value = _value(section, key)
    citation = read_citation(section)
    provision = Provision(value, citation, section.text("phrase", ""), section.text("note", ""))
    section.finish()
    return provision


def _value(section: Section, key: str) -> object:
    if key == "candidates":
        return CandidateRule(_one_of(section, tuple(rule.value for rule in CandidateRule)))
    if key == "decided_by":
        return _one_of(section, DECIDERS)
    if key == "dossier":
        return section.texts("value")
    if key in {"threshold", "quorum"}:
        return _ratio(section)
    if key == "secret":
        return section.flag("value")
    if key == "quota" and section.value("value", "a whole number or unlimited") == UNLIMITED:
        return None
    return section.count("value")


def _one_of(section: Section, allowed: tuple[str, ...]) -> str:
    value = section.text("value")
    if value not in allowed:
        section.fault("value", f"is {value!r}", ", ".join(allowed))
    return value


def _ratio(section: Section) -> Ratio:
    """A share is written “4/5”: a float would round, and a vote is counted exactly."""
    allowed = "a share from 0/1 to 1/1, written such as 4/5"
    value = section.value("value", allowed)
    numerator, _, denominator = str(value).partition("/")
    if not isinstance(value, str) or not (numerator.isdecimal() and denominator.isdecimal()):
        section.fault("value", f"is {value!r}", allowed)
    if int(denominator) < 1 or int(numerator) > int(denominator):
        section.fault("value", f"is {value!r}", allowed)
    return Ratio(int(numerator), int(denominator))


def _refuse_unknown(section: Section, known: tuple[str, ...]) -> None:
    for name in section.names():
        if name not in known:
            section.fault(name, "is not known here", ", ".join(known))

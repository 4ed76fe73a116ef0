"""A provision: one thing that a rule pack says, where it stands, and whether that was checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from suyton.data_file import Section
from suyton.domain.citation import Citation, Limit


@dataclass(frozen=True)
class Provision:
    """One value and its source. ``phrase`` is quoted word for word from the instrument.

    ``value`` is a whole number, a text, a term of the domain (such as a Ratio, a Route or a
    Condition), a tuple of texts or of terms, or None for a quota without limit.
    """

    value: object
    citation: Citation
    phrase: str = ""
    note: str = ""
    file: str = ""

    @property
    def limit(self) -> Limit:
        return Limit(int(str(self.value)), self.citation)


Provisions = Mapping[str, Provision]
"""By path, such as ``award.provincial_emulation_flag.bloc_ballot.quota``."""


def read_citation(section: Section) -> Citation:
    """``citation`` and ``confirmed`` of a table; both must be there.

    Raises:
        DataFileFault: one is missing, or it is called confirmed without a phrase that was found.
    """
    citation = Citation(section.text("citation"), section.flag("confirmed"))
    if citation.confirmed and not section.has("phrase"):
        section.fault("phrase", "is missing", "the words found in the text, or confirmed = false")
    return citation


def sourced(section: Section, value: object, citation: Citation | None = None) -> Provision:
    """The provision that a table gives, once its value was read; unknown keys are refused."""
    found = Provision(
        value,
        citation or read_citation(section),
        section.text("phrase", ""),
        section.text("note", ""),
        section.file,
    )
    section.finish()
    return found


def refuse_unknown(section: Section, known: tuple[str, ...]) -> None:
    """Raises DataFileFault for the first key of a table that is none of these."""
    for name in section.names():
        if name not in known:
            section.fault(name, "is not known here", ", ".join(known))

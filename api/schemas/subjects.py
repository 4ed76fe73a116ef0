"""What is sent to a subject's record, and how the record is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from api.schemas.fields import PAPER, Asked, example
from suyton.domain.document import DocumentReference
from suyton.domain.errors import FactInvalid
from suyton.domain.fact_content import FACTS, Fact
from suyton.domain.fact_keeping import ClosedYear, FactStanding, RecordedFact, Subject
from suyton.domain.record import FactKind
from suyton.ports import SubjectFile

_SHAPES: dict[FactKind, TypeAdapter[Fact]] = {
    kind: TypeAdapter(shape) for kind, shape in FACTS.items()
}


class Declaration(Asked):
    """A fact: its kind, and what that kind says."""

    kind: FactKind
    content: Annotated[
        dict[str, Any],
        Field(description="The fields of the kind, as the record shows them.", max_length=20),
    ]
    evidence: DocumentReference | None = None

    model_config = example(
        kind="rating", content={"year": 2022, "level": "excellent"}, evidence=PAPER
    )

    def fact(self) -> Fact:
        """The fact as the domain takes it; raises FactInvalid."""
        return fact_of(self.kind, self.content)


class YearClosing(Asked):
    """Closing takes nothing: the address names subject and year."""

    model_config = example()


class Confirmation(Asked):
    """Confirming takes nothing: the address names the fact."""

    model_config = example()


def fact_of(kind: FactKind, content: Mapping[str, Any]) -> Fact:
    """The fact that these fields say.

    Raises:
        FactInvalid: a field is missing, unknown, or says what it cannot say.
    """
    names = [field.name for field in fields(FACTS[kind])]
    for name in content:
        if name not in names:
            raise FactInvalid(field=name, given=str(content[name]), allowed=", ".join(names))
    try:
        return _SHAPES[kind].validate_python(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else "content"
        allowed = str(first.get("ctx", {}).get("expected", "")) or str(first["type"])
        raise FactInvalid(
            field=field, given=str(content.get(field, "")), allowed=allowed
        ) from fault


@dataclass(frozen=True)
class FactShown:
    """One fact with its standing. Only a confirmed or a decided one counts."""

    id: str
    kind: FactKind
    year: int
    content: Fact
    standing: FactStanding
    declared_by: str
    confirmed_by: str
    evidence: str

    @classmethod
    def of(cls, fact: RecordedFact) -> "FactShown":
        return cls(
            fact.id,
            fact.kind,
            fact.year,
            fact.content,
            fact.standing,
            fact.declared_by,
            fact.confirmed_by,
            fact.evidence,
        )


@dataclass(frozen=True)
class SubjectShown:
    """A subject with everything kept of it, the latest year first."""

    subject: Subject
    facts: tuple[FactShown, ...]
    closed_years: tuple[ClosedYear, ...]

    @classmethod
    def of(cls, file: SubjectFile) -> "SubjectShown":
        facts = tuple(FactShown.of(fact) for fact in file.facts)
        return cls(file.subject, facts, file.closed_years)

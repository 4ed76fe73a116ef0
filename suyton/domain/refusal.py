"""What every refusal of the service has in common."""

from typing import ClassVar


class DomainError(Exception):
    """A refusal: what stands in the way, and what to do about it."""

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "The act was refused."

    def __init__(self, **facts: str | int) -> None:
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(self.sentence.format_map(_Spoken(self.facts)))

    def __reduce__(self) -> tuple[object, ...]:
        return (_revive, (type(self), self.facts))


class _Spoken(dict[str, str]):
    """Facts for a sentence; a missing one shows as its own name instead of failing."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _revive(kind: type[DomainError], facts: dict[str, str]) -> DomainError:
    return kind(**facts)

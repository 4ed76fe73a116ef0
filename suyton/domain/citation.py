"""Where a figure comes from, and figures that come with their source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """Where a rule stands, in words a lawyer can follow, and whether that was checked."""

    source: str
    confirmed: bool


@dataclass(frozen=True)
class Ratio:
    """An exact share, such as 4/5. Never a float: a vote is counted in whole numbers."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator or self.denominator < 1:
            message = f"{self.numerator}/{self.denominator} is not a share between 0 and 1"
            raise ValueError(message)

    def least_of(self, total: int) -> int:
        """The least whole number that is at least this share of ``total``."""
        return -(-self.numerator * total // self.denominator)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


@dataclass(frozen=True)
class Limit:
    """A time limit in working days, or a score or count, with its source."""

    value: int
    citation: Citation

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
    more_than: bool = False
    """The share itself is not enough, as with a majority: more than 1/2."""

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator or self.denominator < 1:
            message = f"{self.numerator}/{self.denominator} is not a share between 0 and 1"
            raise ValueError(message)

    def least_of(self, total: int) -> int:
        """The least whole number that is at least, or more than, this share of ``total``."""
        if self.more_than:
            return self.numerator * total // self.denominator + 1
        return -(-self.numerator * total // self.denominator)

    @classmethod
    def parse(cls, text: str) -> "Ratio":
        """The share written as ``4/5`` or ``>1/2``; raises ValueError."""
        numerator, slash, denominator = text.removeprefix(">").partition("/")
        if not (slash and numerator.isdecimal() and denominator.isdecimal()):
            raise ValueError(text)
        return cls(int(numerator), int(denominator), text.startswith(">"))

    def __str__(self) -> str:
        return f"{'>' * self.more_than}{self.numerator}/{self.denominator}"


@dataclass(frozen=True)
class Limit:
    """A time limit in working days, or a score or count, with its source."""

    value: int
    citation: Citation

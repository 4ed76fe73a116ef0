"""The figures for minutes as a page shows them."""

from decimal import Decimal

from api.pages.reader import Reader
from suyton.domain.minutes import LineMinutes


def percent(reader: Reader, line: LineMinutes) -> str:
    """A share to two decimals, as the language writes it: 86,67 % in Vietnamese."""
    return f"{reader.number(Decimal(line.hundredths).scaleb(-2))} %"

"""A member unit as the body that issues its own papers."""

from suyton.domain.organisation import Unit
from suyton.papers.office import Body, Office


def unit_body(unit: Unit, office: Office) -> Body:
    """The unit under the Committee; who leads it is not on record."""
    return Body(
        name=unit.name,
        lines=(unit.name.upper(),),
        symbol=symbol_of(unit),
        head="Thủ trưởng đơn vị",
        parent=office.standing.parent,
    )


def symbol_of(unit: Unit) -> str:
    """Its abbreviation as papers bear it: ``Sở GD&ĐT`` is ``SGDĐT``, ``Ban Dân tộc`` is ``BDT``."""
    words = (unit.short_name or unit.name).replace("-", " ").split()
    return "".join(_initials(word) for word in words)


def _initials(word: str) -> str:
    """A word in capitals is an abbreviation already; of another its first letter counts."""
    capitals = [letter for letter in word if letter.isupper()]
    return "".join(capitals) if len(capitals) > 1 else word[:1].upper()

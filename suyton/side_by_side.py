"""Our top-level packages must be ours: two packages on the public index are also named workflows."""

import importlib.util
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
OURS = ("workflows", "activities", "api", "suyton")


def stranger() -> str:
    """One sentence about the first package that is not ours; empty when all are."""
    for name in OURS:
        found = importlib.util.find_spec(name)
        origin = Path(found.origin).resolve().parent.parent if found and found.origin else None
        if origin != HOME:
            place = origin or "nowhere"
            return (
                f"The package “{name}” was found in {place} instead of {HOME}: another installed "
                "package has the same name. Install Suy Tôn in an environment of its own."
            )
    return ""

"""What one paper must say."""

from collections.abc import Sequence

from suyton.domain.errors import PaperForeign, PaperIncomplete
from suyton.domain.slate import Candidate, Choices


def check_paper(slate: Sequence[Candidate], choices: Choices) -> None:
    """A valid paper answers for each candidate on the slate and for nobody else.

    Raises:
        PaperForeign: it names someone who is not on the slate.
        PaperIncomplete: it leaves a candidate out.
    """
    named = {candidate.nomination_id: candidate.unit_name for candidate in slate}
    foreign = sorted(set(choices) - set(named))
    if foreign:
        raise PaperForeign(names=", ".join(foreign))
    missing = [name for nomination_id, name in named.items() if nomination_id not in choices]
    if missing:
        raise PaperIncomplete(missing=", ".join(missing))

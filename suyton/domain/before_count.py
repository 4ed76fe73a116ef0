"""What may be shown of a sitting before its count.

Written opinions are open, but they are votes: who reads them while the box is open has a partial
result before the count. So until then only that an opinion is in, and whose, is shown.
"""

from dataclasses import replace

from suyton.domain.audit import SealedEntry
from suyton.domain.sitting import Sitting, SittingStage

OPINION_TAG = "council:opinion:given"
COUNTED = {SittingStage.TIED, SittingStage.CONCLUDED}
"""A tie that is voted on again leads back to voting: its opinions are then votes of the next count."""


def without_partial_result(sitting: Sitting) -> Sitting:
    """The sitting as it may be shown now: until it is counted, opinions without what they say."""
    if sitting.stage in COUNTED:
        return sitting
    unread = tuple(replace(opinion, choices={}, remark="") for opinion in sitting.opinions)
    return replace(sitting, opinions=unread)


def without_answers(given: SealedEntry) -> SealedEntry:
    """The entry of a written opinion without what it says. Its seal is still that of the whole."""
    return replace(given, entry=replace(given.entry, reason="", facts={}))

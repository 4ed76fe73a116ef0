"""The terms in which a rule pack describes how a council sits. They are data, as an award's are."""

from enum import StrEnum


class StandIns(StrEnum):
    """Whether a member may send somebody in their place, by a written appointment."""

    REFUSED = "refused"
    ALLOWED = "allowed"


class Unreturned(StrEnum):
    """What a written opinion counts that was asked for and never came."""

    AGAINST = "against"
    """It is not among those who agree, and its member stays in N."""
    LEFT_OUT = "left_out"
    """Its member is taken off N. No source says so; a province may."""


class VoteBy(StrEnum):
    """How a sitting votes on its list."""

    ONE_PAPER = "one_paper"
    """One paper names every item."""
    ITEM_BY_ITEM = "item_by_item"
    """Each item has a ballot of its own, opened in turn."""


class VotingForms(StrEnum):
    """Which of the two a pack lets a council take."""

    CHOSEN = "chosen"
    """The office chooses when it calls the sitting."""
    ONE_PAPER = "one_paper"
    ITEM_BY_ITEM = "item_by_item"

"""What a decision does: grant, submit upward, correct or cancel, each with its series of numbers.

Correcting and cancelling are new decisions that refer to one already issued; the old number is
never used again or erased (domain notes 5.2; Law 06/2022/QH15 Art. 93).
"""

from enum import StrEnum


class DecisionKind(StrEnum):
    GRANT = "grant"
    FORWARD = "forward"
    """A submission to the Government or the State, who decide."""
    CORRECT = "correct"
    """Corrects the printed names of recipients of an issued decision."""
    CANCEL = "cancel"
    """Cancels the award of recipients of an issued decision."""

    @property
    def takes_from_lists(self) -> bool:
        """Whether it names cases that await a decision, and not those of an issued one."""
        return self in {DecisionKind.GRANT, DecisionKind.FORWARD}

    @property
    def symbol(self) -> str:
        """Kind of paper and issuing body, as they stand after the number (Decree 30/2020).

        Each symbol has a series of numbers of its own.
        """
        return "TTr-UBND" if self is DecisionKind.FORWARD else "QĐ-UBND"

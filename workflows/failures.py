"""Refusals at the workflow's edge; the translation is shared with the activities below it."""

from activities.failures import refusal_in, refusals, to_failure

__all__ = ["refusal_in", "refusals", "to_failure"]

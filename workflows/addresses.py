"""Where things are found on Temporal: the task queue, workflow ids and update ids."""

TASK_QUEUE = "suyton"


def nomination_workflow_id(nomination_id: str) -> str:
    """The workflow that holds this nomination; the same words name its audit chain."""
    return f"nomination:{nomination_id}"


def round_workflow_id(round_id: str) -> str:
    """The workflow that holds this bloc's year; the same words name its audit chain."""
    return f"round:{round_id}"


def sitting_workflow_id(sitting_id: str) -> str:
    """The workflow that holds this sitting; the same words name its audit chain."""
    return f"sitting:{sitting_id}"


def decision_workflow_id(decision_id: str) -> str:
    """The workflow that holds this decision; the same words name its audit chain."""
    return f"decision:{decision_id}"


def is_workflow(chain: str) -> bool:
    """Whether this chain of the book is that of a case which a workflow holds."""
    return chain.split(":", 1)[0] in {"nomination", "round", "sitting", "decision"}


def update_id(account_id: str, idempotency_key: str) -> str:
    """One person's idempotency key. Two people may choose the same key by chance."""
    return f"{account_id}:{idempotency_key}"

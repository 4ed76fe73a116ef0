"""One sandbox for workers, replays and tests.

Our own packages below the workflows are pure or hold only definitions, so they are passed
through instead of being imported anew for every run, which would cost more than the run. So are
the workflows' own definitions: making the wire contract's dataclasses anew took 15 ms of the
27 ms that a new run spent on imports. Files with logic stay inside the sandbox.
"""

from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

RUNNER = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(
        "activities",
        "suyton",
        "pydantic",
        "annotated_types",
        "workflows.api_messages",
        "workflows.messages",
        "workflows.nomination_messages",
        "workflows.sheet_messages",
        "workflows.sitting_messages",
        "workflows.options",
        "workflows.addresses",
    )
)

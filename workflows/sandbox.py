"""One sandbox for workers, replays and tests.

Our own packages below the workflows are pure or hold only definitions, so they are passed
through instead of being imported anew for every run, which would cost more than the run.
"""

from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

RUNNER = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(
        "activities", "suyton", "pydantic", "annotated_types"
    )
)

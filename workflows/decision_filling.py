"""Number and date on a signed paper: put there once, and again only where that was lost."""

from activities.documents import DocumentActivities
from suyton.domain import decision_issue
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.procedure import Act, Step
from workflows.case_file import CaseFile, act_of_process
from workflows.writing import done


async def fill(file: CaseFile[Decision]) -> None:
    """Fill them in where the decision has its number and its paper does not say so yet."""
    now = file.state
    if now.stage is not DecisionStage.NUMBERED or now.numbered_paper is not None:
        return
    paper = await done(DocumentActivities.fill_number, now)

    def take(act: Act) -> Step[Decision]:
        return decision_issue.filled(file.state, paper, act)

    await file.heed(take, act_of_process(f"{now.chain}:filled"))

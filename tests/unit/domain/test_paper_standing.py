"""What is said of a paper to whoever holds it."""

from dataclasses import replace
from datetime import date

from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.paper_standing import standing_of
from tests.unit.domain.cases import decision, paper

ISSUED = replace(
    decision(DecisionStage.ISSUED),
    number="05/QĐ-UBND",
    dated_on=date(2024, 1, 5),
    code="7K3M9QXT24ND",
    issued_paper=paper("issued"),
)
FIRST, SECOND = ISSUED.recipients


def change(
    kind: DecisionKind, *names: str, stage: DecisionStage = DecisionStage.ISSUED
) -> Decision:
    named = tuple(one for one in ISSUED.recipients if one.nomination_id in names)
    return replace(
        ISSUED, id=f"d-{kind}", kind=kind, recipients=named, number="9/QĐ-UBND", stage=stage
    )


def test_an_issued_paper_is_told_as_it_shows_itself() -> None:
    standing = standing_of(ISSUED, ())
    assert standing is not None
    assert standing.recipients == (FIRST.honoured_name, SECOND.honoured_name)
    assert (standing.number, standing.sha256) == ("05/QĐ-UBND", "a" * 64)
    assert not standing.is_cancelled


def test_nothing_is_said_of_what_is_not_issued() -> None:
    for stage in set(DecisionStage) - {DecisionStage.ISSUED}:
        assert standing_of(replace(ISSUED, stage=stage), ()) is None
    assert standing_of(replace(ISSUED, issued_paper=None), ()) is None


def test_whom_a_later_decision_cancels_is_named_and_the_rest_stands() -> None:
    standing = standing_of(ISSUED, [change(DecisionKind.CANCEL, "n1")])
    assert standing is not None
    (later,) = standing.changes
    assert (later.number, later.names) == ("9/QĐ-UBND", (FIRST.honoured_name,))
    assert not standing.is_cancelled


def test_a_paper_is_cancelled_once_everyone_on_it_is() -> None:
    both = [change(DecisionKind.CANCEL, "n1"), change(DecisionKind.CANCEL, "n2")]
    standing = standing_of(ISSUED, both)
    assert standing is not None
    assert standing.is_cancelled
    corrected = standing_of(ISSUED, [change(DecisionKind.CORRECT, "n1", "n2")])
    assert corrected is not None
    assert not corrected.is_cancelled


def test_a_change_that_is_a_draft_yet_is_nobodys_business() -> None:
    draft = change(DecisionKind.CANCEL, "n1", stage=DecisionStage.SIGNED)
    standing = standing_of(ISSUED, [draft])
    assert standing is not None
    assert standing.changes == ()


def test_whoever_was_struck_out_is_not_on_the_paper() -> None:
    struck = (replace(FIRST, struck="withdrew"), SECOND)
    standing = standing_of(replace(ISSUED, recipients=struck), ())
    assert standing is not None
    assert standing.recipients == (SECOND.honoured_name,)

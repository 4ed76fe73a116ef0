"""Who may have the certificates of an issued decision: those who print them, and nobody else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from suyton.domain.authority import Role
from suyton.domain.decision import DecisionStage, scopes
from suyton.domain.errors import NotAuthorised
from suyton.domain.printing import check_may_print, may_print
from tests.papers.samples import ISSUED
from tests.support.people import person

NOW = datetime(2024, 1, 9, 3, tzinfo=UTC)
DECISION = replace(ISSUED, stage=DecisionStage.ISSUED)
PRINTERS = {Role.STANDING_OFFICER, Role.RECORDS_CLERK, Role.CHAIRMAN}
"""Written out by hand, as a check on the code."""


@pytest.mark.parametrize("role", Role)
def test_by_office_only_who_prints_them_may_have_the_certificates(role: Role) -> None:
    where = scopes(DECISION).get(role, DECISION.province_id)
    actor = person("someone", (role, where))
    assert may_print(DECISION, actor, NOW) == (role in PRINTERS)
    elsewhere = person("someone", (role, "elsewhere"))
    with pytest.raises(NotAuthorised):
        check_may_print(DECISION, elsewhere, NOW)


def test_whoever_signed_may_have_them_for_as_long_as_he_holds_the_office() -> None:
    office = (DECISION.signer_role, DECISION.province_id)
    assert may_print(DECISION, person(DECISION.signer_id, office), NOW)
    assert not may_print(DECISION, person("another-vice-chairman", office), NOW)
    with pytest.raises(NotAuthorised) as refused:
        check_may_print(DECISION, person(DECISION.signer_id), NOW)
    assert refused.value.facts["act"] == "print_certificates"

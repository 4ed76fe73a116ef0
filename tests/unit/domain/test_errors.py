"""Every refusal has a stable code, a sentence, and survives being carried."""

import pickle

import pytest

from suyton.domain import errors
from suyton.domain.errors import ALL_ERRORS, DomainError

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, DomainError) and kind is not DomainError
]


def test_every_error_is_found_by_its_own_code() -> None:
    assert {kind.code: kind for kind in KINDS} == ALL_ERRORS
    assert len(ALL_ERRORS) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_an_error_says_a_whole_sentence_and_survives_pickling(kind: type[DomainError]) -> None:
    error = kind(unit="Ban Dân tộc", stage="in_bloc")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.facts, str(again)) == (kind, error.facts, str(error))
    assert kind.sentence.endswith(".")
    assert kind.sentence != DomainError.sentence


def test_a_missing_fact_shows_its_name_instead_of_breaking_the_refusal() -> None:
    assert str(errors.Unknown(noun="round")) == "There is no round “{id}”. Check the reference."

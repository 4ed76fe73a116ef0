"""A type's reader is built once for the whole process, and only for types that live as long."""

from decimal import Decimal
from unittest.mock import patch

from pydantic import TypeAdapter

from suyton.domain.scoring import FinalScore
from suyton.payloads.converter import DATA_CONVERTER, SharedReaders
from tests.architecture.test_wire_contract import CONTRACTS
from workflows.sandbox import RUNNER

SCORE = FinalScore("unit-1", Decimal("97.50"), "theo kết luận của hội nghị")


def test_a_decimal_comes_back_as_it_went() -> None:
    payloads = DATA_CONVERTER.payload_converter.to_payloads([SCORE])
    assert DATA_CONVERTER.payload_converter.from_payloads(payloads, [FinalScore]) == [SCORE]


def test_another_run_builds_no_reader_anew() -> None:
    payload = SharedReaders().to_payload(SCORE)
    SharedReaders().from_payload(payload, FinalScore)
    with patch.object(TypeAdapter, "__init__", side_effect=AssertionError("built anew")):
        assert SharedReaders().from_payload(payload, FinalScore) == SCORE


def test_every_message_is_defined_outside_the_sandbox() -> None:
    """A class made anew for each run would never meet its reader again."""
    passed = RUNNER.restrictions.passthrough_modules
    names = [module.__name__ for module in CONTRACTS]
    assert [name for name in names if name not in passed and name.split(".")[0] not in passed] == []

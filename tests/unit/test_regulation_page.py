"""docs/regulation.md says what the packs and the procedures say."""

from tests.support.regulation_page import tables, written


def test_the_page_has_the_tables_that_the_code_gives() -> None:
    assert written() == tables().strip(), "run python -m tests.support.regulation_page"

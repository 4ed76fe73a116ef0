"""What the packs say the Law says is in the text of the Law."""

import pytest

from suyton.rules.pack import Pack
from tests.fixtures.province import rule_packs
from tests.support.law_text import cited_clause

LAW = "Luật 06/2022/QH15"


def _quotations(pack: Pack) -> list[tuple[str, str, bool]]:
    """Citation, phrase and whether it was confirmed, for each award and each provision."""
    awards = [(a.citation.source, a.phrase, a.citation.confirmed) for a in pack.awards]
    provisions = [
        (p.citation.source, p.phrase, p.citation.confirmed) for p in pack.provisions.values()
    ]
    return awards + provisions


QUOTED = [
    (pack.id, source, phrase)
    for pack in rule_packs().sources()
    for source, phrase, _ in _quotations(pack)
    if LAW in source
]


@pytest.mark.parametrize(("pack_id", "source", "phrase"), QUOTED)
def test_a_clause_cited_from_the_law_says_what_the_pack_quotes(
    pack_id: str, source: str, phrase: str
) -> None:
    assert phrase, f"pack {pack_id} cites {source} without quoting it"
    assert phrase in cited_clause(source)


def test_the_packs_cite_the_law_at_all() -> None:
    assert len(QUOTED) >= 10


def test_only_what_was_read_in_the_law_itself_is_called_confirmed() -> None:
    for pack in rule_packs().sources():
        for source, phrase, confirmed in _quotations(pack):
            assert confirmed == (source.startswith(LAW) and bool(phrase)), source


def test_the_law_came_into_force_on_the_day_its_pack_begins() -> None:
    day = next(pack.valid_from for pack in rule_packs().sources() if pack.id == "2024-01")
    words = f"{day.day:02} tháng {day.month:02} năm {day.year}"
    assert words in cited_clause(f"{LAW} Điều 94 khoản 1")

"""Every term in which a pack or a page speaks of a ballot has its words in both languages."""

from enum import StrEnum

import pytest

from suyton.domain.award_terms import PaperForm, Recusal
from suyton.domain.revealing import Leak
from suyton.wording import LANGUAGES, Language, Wording

WORDING = Wording.load()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("vocabulary", "terms"), [("paper_form", PaperForm), ("recusal", Recusal), ("leak", Leak)]
)
def test_every_term_has_its_words(
    language: Language, vocabulary: str, terms: type[StrEnum]
) -> None:
    assert all(WORDING.has(language, f"{vocabulary}.{one.value}") for one in terms)

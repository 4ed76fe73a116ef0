"""A published count is read back as it was written, and anything else is refused in one line."""

import json
from dataclasses import replace

import pytest

from suyton import count_file
from suyton.count_file import CountFileFault
from suyton.domain.ballot import Choice, count
from suyton.domain.published_count import PublishedCount, PublishedPaper, disagreements
from tests.persistence import samples

BALLOT = samples.unit_ballot()
SAID = dict.fromkeys((candidate.nomination_id for candidate in BALLOT.slate), Choice.YES)
COUNT = PublishedCount(
    BALLOT,
    ("ab" * 32,),
    (PublishedPaper(SAID, "u0", "Đơn vị 0"),),
    (SAID,),
    ((BALLOT.slate[1].nomination_id,), (BALLOT.slate[0].nomination_id,)),
    count(BALLOT, [SAID, SAID], ((BALLOT.slate[1].nomination_id,),)),
)


def test_a_count_is_read_as_it_was_written() -> None:
    text = count_file.to_text(COUNT)
    assert count_file.from_text(text) == COUNT
    assert count_file.to_text(count_file.from_text(text)) == text


def test_what_is_read_can_be_counted_again() -> None:
    settled = replace(COUNT, tally=count(BALLOT, [SAID, SAID], COUNT.ranking))
    read = count_file.from_text(count_file.to_text(settled))
    assert disagreements(read) == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}'])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(CountFileFault, match="This is no published count"):
        count_file.from_text(text)


def test_a_count_of_a_later_format_is_not_guessed_at() -> None:
    later = json.dumps(json.loads(count_file.to_text(COUNT)) | {"format": 2})
    with pytest.raises(CountFileFault, match="format 2; format 1 is read here"):
        count_file.from_text(later)

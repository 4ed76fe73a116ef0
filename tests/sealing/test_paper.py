"""Every paper of a ballot is as long as the next, and says after its opening what it said before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.ballot import Choice, Voter
from suyton.domain.published_count import PublishedPaper
from suyton.sealing import paper
from tests.persistence import samples

BALLOT = samples.unit_ballot()
IDS = [candidate.nomination_id for candidate in BALLOT.slate]
ROLL = (Voter("ubnd-xa", "Ủy ban nhân dân xã"), Voter("so", "Sở Tài nguyên và Môi trường"))
BY_NAME = replace(BALLOT, secret=False, roll=ROLL)

papers = st.fixed_dictionaries({name: st.sampled_from(Choice) for name in IDS})


@given(papers)
def test_a_secret_paper_is_read_as_it_was_written(choices: dict[str, Choice]) -> None:
    size = paper.size_for(BALLOT)
    content = paper.written(PublishedPaper(choices), size)
    assert len(content) == size
    assert paper.read(content) == PublishedPaper(choices)


@given(papers, st.sampled_from(ROLL))
def test_a_named_paper_is_as_long_whoever_signs_it(choices: dict[str, Choice], by: Voter) -> None:
    named = PublishedPaper(choices, by.id, by.name)
    content = paper.written(named, paper.size_for(BY_NAME))
    assert len(content) == paper.size_for(BY_NAME)
    assert paper.read(content) == named


@given(papers, st.permutations(IDS))
def test_the_order_in_which_a_browser_sent_the_choices_is_not_kept(
    choices: dict[str, Choice], order: list[str]
) -> None:
    size = paper.size_for(BALLOT)
    sent = {name: choices[name] for name in order}
    assert paper.written(PublishedPaper(sent), size) == paper.written(PublishedPaper(choices), size)


def test_the_longest_paper_fills_its_size_and_no_more() -> None:
    longest = dict.fromkeys(IDS, max(Choice, key=len))
    text = paper.written(PublishedPaper(longest), paper.size_for(BALLOT))
    assert text.endswith(b"}\x80")


def test_a_paper_that_would_stand_out_by_its_length_is_not_written() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        paper.written(PublishedPaper(dict.fromkeys([*IDS, "x"], Choice.YES)), 40)


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 9, b'{"choices":{}}', b"\x80", b"nonsense\x80\x00", b"{}\x80\x01"]
)
def test_what_is_no_paper_is_refused_without_repeating_it(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"^a sealed paper (has no padding|holds no choices)$"):
        paper.read(content)


def test_what_an_unreadable_paper_said_is_not_in_the_fault() -> None:
    told = b'{"choices":{"n1":"perhaps"}}\x80'
    with pytest.raises(ValueError, match="holds no choices") as fault:
        paper.read(told)
    chain = [fault.value, fault.value.__cause__, fault.value.__context__]
    assert not [link for link in chain if "perhaps" in str(link)]

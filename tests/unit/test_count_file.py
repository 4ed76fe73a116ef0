"""A published count as a file: the same bytes for the same count, and nothing read that is unsure."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from suyton.count_file import CountFileFault, from_bytes, from_text, sum_of, to_text
from suyton.domain.ballot import Choice
from suyton.domain.published_count import PublishedPaper
from tests.support.counts import HEALTH, published

COUNT = published()


def test_a_count_comes_back_as_it_was() -> None:
    assert from_text(to_text(COUNT)) == COUNT
    assert to_text(from_text(to_text(COUNT))) == to_text(COUNT)


def test_the_form_of_a_count_never_changes() -> None:
    """The book keeps its SHA-256: in another form, every count of before would seem altered."""
    known = "ed9583bf44e48d21f34de6191e1ccbe4e6c5442e629fb7671ee49ae60d57f983"
    assert sum_of(to_text(COUNT)) == known


def test_names_stay_with_the_papers_of_an_open_ballot() -> None:
    paper = PublishedPaper({HEALTH: Choice.YES}, "u1", "Đơn vị 1")
    held = replace(COUNT, papers=(paper,), opinions=({HEALTH: Choice.NO},))
    assert from_text(to_text(held)) == held


def test_the_order_in_which_a_paper_was_filled_in_is_not_kept() -> None:
    turned = tuple(
        PublishedPaper(dict(reversed(list(paper.choices.items())))) for paper in COUNT.papers
    )
    assert to_text(replace(COUNT, papers=turned)) == to_text(COUNT)


def test_what_has_its_usual_value_is_left_out_and_may_be_written() -> None:
    document = json.loads(to_text(COUNT))
    assert set(document["papers"][0]) == {"choices"}
    document["papers"][0] |= {"voter_id": "", "voter_name": ""}
    assert from_text(json.dumps(document, indent=2)) == COUNT


def _changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(to_text(COUNT))
    change(document)
    return json.dumps(document).encode()


BROKEN: list[tuple[str, bytes]] = [
    ("(file)", b""),
    ("(file)", b"\xff\xfe"),
    ("(file)", b"[]"),
    ("(file)", b"[" * 100_000),
    ("(file)", to_text(COUNT)[:-20].encode()),
    ("(file)", b'{"format": ' + b"9" * 5_000 + b"}"),
    ("(file)", b'{"format": 1, "title": "\\ud800"}'),
    ("format", b"{}"),
    ("format", _changed(lambda it: it.update(format=2))),
    ("format", _changed(lambda it: it.update(format=True))),
    ("title", b'{"format": 1, "title": "a", "title": "b"}'),
    ("NaN", b'{"format": NaN}'),
    ("tally", _changed(lambda it: it.pop("tally"))),
    ("tally.lines[0].yes", _changed(lambda it: it["tally"]["lines"][0].update(yes="8"))),
    ("tally.lines[0].yes", _changed(lambda it: it["tally"]["lines"][0].update(yes=True))),
    ("tally.lines[1].votes", _changed(lambda it: it["tally"]["lines"][1].update(votes=8))),
    (
        f"papers[3].choices.{HEALTH}",
        _changed(lambda it: it["papers"][3]["choices"].update({HEALTH: "maybe"})),
    ),
    ("papers[0].time", _changed(lambda it: it["papers"][0].update(time="now"))),
    (
        "ballot.rules[0].rule.threshold",
        _changed(lambda it: it["ballot"]["rules"][0]["rule"]["threshold"].update(denominator=0)),
    ),
    ("ballot.opens_at", _changed(lambda it: it["ballot"].update(opens_at=1698886800))),
]


@pytest.mark.parametrize(("place", "content"), BROKEN)
def test_a_broken_file_is_refused_by_its_first_fault_with_its_place(
    place: str, content: bytes
) -> None:
    with pytest.raises(CountFileFault) as refused:
        from_bytes(content)
    assert refused.value.place == place
    assert "\n" not in str(refused.value)

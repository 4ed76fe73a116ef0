"""docs/recount.py and docs/published-count.md: written apart from the service, and of one mind."""

import json
import re
import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from suyton.count_file import from_text, to_text
from suyton.domain.authority import Role
from suyton.domain.award_terms import Recusal, TieRule
from suyton.domain.ballot import AwardBallotRule, Candidate, Choice, Voter
from suyton.domain.paper import own_lines
from suyton.domain.published_count import PublishedCount, PublishedPaper
from suyton.domain.published_count import published as lay_open
from suyton.domain.recount import examine
from suyton.domain.rulebook import BallotRule, Citation, Ratio
from tests.support.counts import ballot, published, sealed_sum, with_votes

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = DOCS / "recount.py"
COUNTED = runpy.run_path(str(SCRIPT))["counted"]


def _script(folder: Path, count: PublishedCount) -> int:
    file = folder / "count.json"
    file.write_bytes(to_text(count).encode())
    # -I and -S: neither this service nor any other package is within its reach.
    done = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT, file], capture_output=True, text=True
    )
    assert not done.stderr
    return done.returncode


def test_the_script_and_the_command_agree_on_a_true_count_and_on_an_altered_one(
    tmp_path: Path,
) -> None:
    assert _script(tmp_path, published()) == 0
    assert _script(tmp_path, with_votes(published(), 9)) == 1


def test_the_worked_example_is_a_published_count_that_holds() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "published-count.md").read_text(), re.S)
    assert not examine(from_text(example)).wrong
    assert from_text(example) == published(5, health="yyyy", culture="ynny")


def test_every_key_of_a_file_is_named_in_the_page() -> None:
    page = (DOCS / "published-count.md").read_text()
    count = replace(published(), papers=(PublishedPaper({}, "u1", "Đơn vị 1"),))
    everything = TypeAdapter(PublishedCount).dump_json(count).decode()
    names = set(re.findall(r'"([a-z_]+)":', everything))
    assert not {name for name in names if f"`{name}`" not in page}


SHARES = st.tuples(st.integers(1, 6), st.integers(1, 6), st.booleans()).map(
    lambda given: Ratio(min(given[:2]), max(given[:2]), given[2])
)


@st.composite
def counts(draw: Any) -> PublishedCount:
    """Any ballot of up to eight voters on up to five candidates for two awards."""
    slate = tuple(
        Candidate(f"n{place}", f"u{place}", f"Đơn vị {place}", draw(st.sampled_from("ab")))
        for place in range(draw(st.integers(1, 5)))
    )
    rules = tuple(
        AwardBallotRule(
            award_id,
            BallotRule(
                draw(SHARES),
                draw(SHARES),
                True,
                draw(st.none() | st.integers(0, 3)),
                Citation("", False),
                draw(st.sampled_from(TieRule)),
                second_ballots=draw(st.integers(0, 1)),
                recusal=draw(st.sampled_from(Recusal)),
            ),
        )
        for award_id in "ab"
    )
    role = draw(st.sampled_from((Role.UNIT_OFFICER, Role.COUNCIL_MEMBER)))
    voters = draw(st.integers(1, 8))
    # Some voters are units that stand, as in a bloc.
    roll = tuple(Voter(f"u{place}", f"Đơn vị {place}") for place in range(voters))
    held = replace(ballot(voters), slate=slate, rules=rules, voter_role=role, roll=roll)
    names = [one.nomination_id for one in slate]
    whole = st.fixed_dictionaries({name: st.sampled_from(Choice) for name in names})
    papers = [
        PublishedPaper({name: said[name] for name in names if name not in own})
        for voter in roll
        if (said := draw(st.none() | whole)) is not None
        and (own := own_lines(slate, rules, voter)) is not None
    ]
    opinions = draw(st.lists(whole, max_size=voters - len(papers)))
    places = draw(st.lists(st.integers(0, 3), min_size=len(names), max_size=len(names)))
    ranking = tuple(
        tuple(name for name, place in zip(names, places, strict=True) if place == here)
        for here in range(3)
    )
    sealed = tuple(sorted(sealed_sum(place) for place in range(len(papers))))
    return lay_open(held, sealed, tuple(papers), tuple(opinions), ranking)


@given(counts())
def test_the_script_counts_every_ballot_as_the_service_does(
    published_count: PublishedCount,
) -> None:
    document = json.loads(to_text(published_count))
    assert COUNTED(document) == document["tally"]["lines"]
    assert not examine(from_text(to_text(published_count))).wrong

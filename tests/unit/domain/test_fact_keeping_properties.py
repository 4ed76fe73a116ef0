"""Whatever is declared, confirmed and struck, in whatever order: only what is confirmed counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.authority import Role
from suyton.domain.errors import WrongStage
from suyton.domain.fact_keeping import FactStanding, RecordedFact, confirmed, declared, struck
from suyton.domain.procedure import Step
from suyton.domain.record import Discipline, Initiative, Rating, RatingLevel
from suyton.domain.record_assembly import record_of
from tests.unit.domain.cases import act, someone, subject

SUBJECT = subject()
STANDING = replace(act(someone(Role.STANDING_OFFICER)), reason="Nhầm")

years = st.integers(2018, 2022)
contents = st.one_of(
    st.builds(Rating, years, st.sampled_from(RatingLevel)),
    st.builds(
        Discipline, st.just("warning"), st.dates(date(2018, 1, 1), date(2022, 12, 31)), st.none()
    ),
    st.builds(
        Initiative,
        st.sampled_from(("sk-1", "sk-2")),
        st.just("Sáng kiến"),
        st.just("provincial"),
        st.dates(date(2018, 1, 1), date(2022, 12, 31)),
    ),
)
moves = st.lists(st.tuples(st.integers(0, 4), st.sampled_from((confirmed, struck))), max_size=20)


@given(st.lists(contents, min_size=5, max_size=5), moves)
def test_the_record_holds_exactly_what_was_confirmed_and_never_struck(
    given_contents: list[Rating | Discipline | Initiative],
    given_moves: list[tuple[int, Callable[..., Step[RecordedFact]]]],
) -> None:
    facts = [
        declared(SUBJECT, f"f{place}", content, None, STANDING).state
        for place, content in enumerate(given_contents)
    ]
    ever_confirmed: set[int] = set()
    ever_struck: set[int] = set()
    for place, move in given_moves:
        try:
            facts[place] = move(SUBJECT, facts[place], STANDING).state
        except WrongStage:
            continue
        (ever_confirmed if move is confirmed else ever_struck).add(place)
    counted = ever_confirmed - ever_struck
    record = record_of(SUBJECT, facts, (), {})
    kept = [*record.ratings, *record.disciplines, *record.initiatives]
    assert sorted(map(repr, kept)) == sorted(repr(given_contents[place]) for place in counted)
    assert {one.id for one in facts if one.standing is FactStanding.CONFIRMED} == {
        f"f{place}" for place in counted
    }

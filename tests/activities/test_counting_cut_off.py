"""The count is killed at each of its steps; delivered again, it ends as if nothing had been."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from activities.ballots import BallotActivities, BallotCount, BoxAct
from suyton.domain.ballot import BallotStage, Choice, Choices
from suyton.domain.errors import BallotKeyMissing, PaperUnreadable, WrongStage
from suyton.persistence.database import Database
from suyton.ports import OpenedBox
from suyton.sealing.key_folder import FolderKeys
from suyton.sealing.sealed_box import seal
from tests.persistence import samples
from tests.persistence.samples import NOW, officer

BALLOT = samples.unit_ballot()
FIRST, SECOND = (candidate.nomination_id for candidate in BALLOT.slate)
PAPER: Choices = {FIRST: Choice.YES, SECOND: Choice.NO}
WANTED = BallotCount(BALLOT, (), (), "count", NOW)


class Killed(BaseException):
    """The process ends here; nothing catches it."""


@pytest.fixture
def closed(database: Database) -> Iterator[Database]:
    database.box.open(BALLOT, "open", NOW)
    for voter in ("u0", "u1", "u2"):
        database.box.cast(BALLOT.id, officer(voter), PAPER, f"{voter}:k", NOW)
    database.box.close(BALLOT.id, "close", NOW)
    yield database
    assert list(database.records.broken_links()) == []


def counts(database: Database) -> int:
    entries = database.records.chain(f"ballot:{BALLOT.id}")
    return sum(sealed.entry.tag == "process:ballot:counted" for sealed in entries)


@pytest.mark.parametrize("step", ["papers", "record_count", "drop_key"])
@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_a_count_cut_off_is_taken_up(
    closed: Database,
    ballot_keys: FolderKeys,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    done: bool,
) -> None:
    true = getattr(closed.box, step)

    def killed(*given: object) -> None:
        if done:
            true(*given)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(closed.box, step, killed)
        with pytest.raises(Killed):
            BallotActivities(closed.box).count_box(WANTED)
    tally = BallotActivities(closed.box).count_box(WANTED)
    assert (tally.cast, tally.line(FIRST).yes, tally.line(SECOND).yes) == (3, 3, 0)
    assert closed.box.published(BALLOT.id).tally == tally
    assert counts(closed) == 1
    assert not ballot_keys.file_of(BALLOT.id).exists()


def test_a_second_delivery_that_finds_key_and_papers_gone_says_what_the_first_counted(
    closed: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that was slow, not dead, ends the count between two steps of the other's."""
    first = BallotActivities(closed.box)
    told = closed.box.tally(BALLOT.id)
    true = closed.box.papers

    def overtaken(ballot_id: str) -> OpenedBox:
        monkeypatch.setattr(closed.box, "papers", true)
        first.count_box(WANTED)
        return true(ballot_id)

    monkeypatch.setattr(closed.box, "papers", overtaken)
    assert told is None
    assert BallotActivities(closed.box).count_box(WANTED).cast == 3
    assert counts(closed) == 1


def test_without_its_key_nothing_is_counted(closed: Database, ballot_keys: FolderKeys) -> None:
    ballot_keys.file_of(BALLOT.id).unlink()
    with pytest.raises(BallotKeyMissing):
        closed.box.papers(BALLOT.id)
    assert closed.records.ballot(BALLOT.id).stage is BallotStage.CLOSED


def test_with_another_key_nothing_is_counted(closed: Database, ballot_keys: FolderKeys) -> None:
    ballot_keys.destroy(BALLOT.id)
    ballot_keys.make(BALLOT.id)
    with pytest.raises(PaperUnreadable) as fault:
        closed.box.papers(BALLOT.id)
    assert fault.value.facts["papers"] == "3"


def test_a_sealed_text_that_is_no_paper_stops_the_count(
    closed: Database, ballot_keys: FolderKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = ballot_keys.make(BALLOT.id)
    monkeypatch.setattr(
        "suyton.persistence.sealed_papers.papers_in",
        lambda *_: {"ab" * 32: seal(public, b"no paper")},
    )
    with pytest.raises(PaperUnreadable):
        closed.box.papers(BALLOT.id)


def test_the_key_of_a_ballot_that_is_not_counted_is_kept(
    closed: Database, ballot_keys: FolderKeys
) -> None:
    with pytest.raises(WrongStage):
        closed.box.drop_key(BALLOT.id)
    assert ballot_keys.file_of(BALLOT.id).exists()


def test_a_void_ballot_leaves_neither_papers_nor_key_and_is_not_counted(
    closed: Database, ballot_keys: FolderKeys
) -> None:
    for _ in range(2):
        assert closed.box.void(BALLOT.id, "void", NOW) is None
    assert closed.records.ballot(BALLOT.id).stage is BallotStage.VOID
    assert not ballot_keys.file_of(BALLOT.id).exists()
    for ask in (closed.box.papers, closed.box.published):
        with pytest.raises(WrongStage):
            ask(BALLOT.id)


def test_a_ballot_that_was_counted_after_all_keeps_its_count(closed: Database) -> None:
    """A delivery that the process gave up on may end just before it does away with the box."""
    acts = BallotActivities(closed.box)
    tally = acts.count_box(WANTED)
    assert acts.void_box(BoxAct(BALLOT.id, "void", NOW)) == tally
    assert closed.box.published(BALLOT.id).tally == tally


def test_what_a_paper_said_of_someone_who_withdrew_is_not_published(closed: Database) -> None:
    left = replace(BALLOT, slate=BALLOT.slate[:1])
    BallotActivities(closed.box).count_box(replace(WANTED, ballot=left))
    published = closed.box.published(BALLOT.id)
    assert [dict(paper.choices) for paper in published.papers] == [{FIRST: Choice.YES}] * 3

"""The box: who may put a paper in, when, and what is left behind."""

from dataclasses import replace

import pytest

from suyton import count_file
from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.award_terms import PaperForm, Recusal, TieRule
from suyton.domain.ballot import Ballot, BallotStage, Choice, Choices, Turnout, Voter, count
from suyton.domain.errors import (
    AlreadyVoted,
    BallotClosed,
    BallotNotOpen,
    KeyReused,
    NotOnRoll,
    OwnLine,
    PaperForeign,
    PaperIncomplete,
    TooManyMarks,
    Unknown,
    WrongStage,
)
from suyton.domain.published_count import PublishedCount, PublishedPaper
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.samples import NOW, RULE, later, officer, someone

BALLOT = samples.unit_ballot()
CHAIN = f"ballot:{BALLOT.id}"
YES: Choices = {candidate.nomination_id: Choice.YES for candidate in BALLOT.slate}
NO: Choices = dict.fromkeys(YES, Choice.NO)


@pytest.fixture
def opened(database: Database) -> Database:
    database.register.record_round(samples.opened_round())
    database.box.open(BALLOT, "open", NOW)
    return database


def test_a_ballot_is_kept_as_it_was_opened(opened: Database) -> None:
    view = opened.records.ballot(BALLOT.id)
    assert (view.ballot, view.stage, view.tally) == (BALLOT, BallotStage.OPEN, None)
    assert view.turnout == Turnout(BALLOT.id, 0, 3, BALLOT.roll)
    assert opened.records.ballots("round:2023.vhxh") == (view,)
    assert opened.records.ballots("round:2024.vhxh") == ()


def test_opening_twice_changes_nothing(opened: Database) -> None:
    opened.box.cast(BALLOT.id, officer("u0"), YES, "u0:k", NOW)
    opened.box.open(BALLOT, "open", NOW)
    assert opened.box.turnout(BALLOT.id).cast == 1
    assert len(opened.records.chain(CHAIN)) == 2


def test_casting_leaves_a_receipt_an_entry_and_word_for_the_workflow(opened: Database) -> None:
    receipt = opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", later(hours=1))
    entry = opened.records.chain(CHAIN)[-1]
    assert (receipt.voter_id, receipt.cast_at) == ("u1", later(hours=1))
    assert (receipt.sequence, receipt.hash) == (entry.sequence, entry.hash)
    assert (entry.entry.tag, entry.entry.account_id) == ("voter:ballot:cast", "u1")
    (word,) = opened.outbox.pending(10)
    assert (word.workflow_id, word.turnout) == ("round:2023.vhxh", Turnout(BALLOT.id, 1, 3))
    assert [voter.id for voter in opened.box.turnout(BALLOT.id).awaited] == ["u0", "u2"]


def test_the_same_paper_sent_twice_is_one_paper_and_one_receipt(opened: Database) -> None:
    first = opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    assert opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", later(hours=1)) == first
    assert opened.records.ballot_receipt(BALLOT.id, "u1:k") == first
    assert opened.box.turnout(BALLOT.id).cast == 1
    assert len(opened.outbox.pending(10)) == 1
    opened.box.close(BALLOT.id, "close", later(hours=2))
    assert opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", later(hours=3)) == first


def test_a_receipt_is_given_for_papers_only(opened: Database) -> None:
    (entry,) = opened.records.chain(CHAIN)
    assert opened.records.ballot_receipt(BALLOT.id, entry.entry.key) is None
    assert opened.records.ballot_receipt(BALLOT.id, "u1:k") is None


def test_a_second_paper_from_the_same_unit_is_refused(opened: Database) -> None:
    opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    other_officer = someone("another", (Role.UNIT_OFFICER, "u1"))
    with pytest.raises(AlreadyVoted):
        opened.box.cast(BALLOT.id, other_officer, NO, "another:k", NOW)
    assert opened.box.turnout(BALLOT.id).cast == 1


def test_an_officer_of_two_units_votes_once_for_each(opened: Database) -> None:
    both = someone("both", (Role.UNIT_OFFICER, "u0"), (Role.UNIT_OFFICER, "u2"))
    voted = [opened.box.cast(BALLOT.id, both, YES, f"both:{n}", NOW).voter_id for n in range(2)]
    assert voted == ["u0", "u2"]
    with pytest.raises(AlreadyVoted):
        opened.box.cast(BALLOT.id, both, YES, "both:3", NOW)


def test_a_key_of_somebody_else_gives_no_receipt(opened: Database) -> None:
    opened.box.cast(BALLOT.id, officer("u1"), YES, "k", NOW)
    with pytest.raises(KeyReused):
        opened.box.cast(BALLOT.id, officer("u2"), YES, "k", NOW)


REFUSED: list[tuple[type[Exception], Actor, Choices, int]] = [
    (NotOnRoll, officer("u9"), YES, 1),
    (NotOnRoll, someone("u1"), YES, 1),
    (NotOnRoll, PROCESS, YES, 1),
    (PaperIncomplete, officer("u1"), dict(list(YES.items())[:1]), 1),
    (PaperForeign, officer("u1"), {**YES, "2023.x": Choice.YES}, 1),
    (BallotNotOpen, officer("u1"), YES, -1),
    (BallotClosed, officer("u1"), YES, 48),
]


@pytest.mark.parametrize(("fault", "actor", "choices", "hour"), REFUSED)
def test_a_paper_that_may_not_go_in_leaves_no_trace(
    opened: Database, fault: type[Exception], actor: Actor, choices: Choices, hour: int
) -> None:
    with pytest.raises(fault):
        opened.box.cast(BALLOT.id, actor, choices, "k", later(hours=hour))
    assert opened.box.turnout(BALLOT.id).cast == 0
    assert opened.outbox.pending(10) == ()
    assert len(opened.records.chain(CHAIN)) == 1


def test_a_ballot_that_is_not_there_is_unknown(database: Database) -> None:
    with pytest.raises(Unknown):
        database.box.cast("x", officer("u1"), YES, "k", NOW)
    with pytest.raises(Unknown):
        database.box.turnout("x")


def test_a_closed_box_takes_no_paper_and_closing_again_says_the_same(opened: Database) -> None:
    opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    closed = opened.box.close(BALLOT.id, "close", later(hours=1))
    assert closed.cast == 1
    with pytest.raises(BallotClosed):
        opened.box.cast(BALLOT.id, officer("u2"), YES, "u2:k", later(hours=1))
    with pytest.raises(BallotClosed):
        opened.box.extend(BALLOT.id, later(days=9), "extend", later(hours=1))
    assert opened.box.close(BALLOT.id, "close", later(hours=2)) == closed


def test_papers_are_given_from_a_closed_box_only(opened: Database) -> None:
    receipts = [
        opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW),
        opened.box.cast(BALLOT.id, officer("u2"), NO, "u2:k", NOW),
    ]
    with pytest.raises(WrongStage):
        opened.box.papers(BALLOT.id)
    opened.box.close(BALLOT.id, "close", NOW)
    box = opened.box.papers(BALLOT.id)
    assert box.sealed == tuple(sorted(receipt.paper for receipt in receipts))
    assert sorted(box.papers, key=str) == [PublishedPaper(dict(NO)), PublishedPaper(dict(YES))]


def test_the_count_is_kept_and_published_with_its_entry(opened: Database) -> None:
    opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    published = _count([YES], ("ab" * 32,))
    with pytest.raises(WrongStage):
        opened.box.record_count(published, "count", NOW)
    opened.box.close(BALLOT.id, "close", NOW)
    with pytest.raises(WrongStage):
        opened.box.published(BALLOT.id)
    assert opened.box.tally(BALLOT.id) is None
    opened.box.record_count(published, "count", NOW)
    opened.box.record_count(published, "count", NOW)
    view = opened.records.ballot(BALLOT.id)
    assert (view.stage, view.tally) == (BallotStage.COUNTED, published.tally)
    assert opened.box.tally(BALLOT.id) == published.tally
    assert opened.box.published(BALLOT.id) == published
    counted = opened.records.chain(CHAIN)[-1].entry
    assert counted.facts["published"] == count_file.sum_of(count_file.to_text(published))
    tags = [sealed.entry.tag for sealed in opened.records.chain(CHAIN)]
    assert tags == [
        "process:ballot:opened",
        "voter:ballot:cast",
        "process:ballot:closed",
        "process:ballot:counted",
    ]


def _count(papers: list[Choices], sealed: tuple[str, ...]) -> PublishedCount:
    opened = tuple(PublishedPaper(paper) for paper in papers)
    return PublishedCount(BALLOT, sealed, opened, (), (), count(BALLOT, papers))


def test_an_extension_keeps_the_box_open_longer(opened: Database) -> None:
    opened.box.extend(BALLOT.id, later(days=4), "extend", NOW)
    opened.box.extend(BALLOT.id, later(days=4), "extend", NOW)
    opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", later(days=3))
    assert opened.records.ballot(BALLOT.id).ballot.closes_at == later(days=4)
    assert len(opened.records.chain(CHAIN)) == 3


def test_an_extension_is_heeded_where_papers_were_cast_before_it(opened: Database) -> None:
    opened.box.cast(BALLOT.id, officer("u0"), YES, "u0:k", NOW)
    opened.box.extend(BALLOT.id, later(days=4), "extend", NOW)
    opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", later(days=3))
    with pytest.raises(BallotClosed):
        opened.box.cast(BALLOT.id, officer("u2"), YES, "u2:k", later(days=4))


def test_each_voter_has_a_task_until_the_paper_is_in(opened: Database) -> None:
    task = opened.records.tasks(officer("u1"), NOW)[0]
    assert (task.act, task.until, task.subject) == ("cast", later(days=2), CHAIN)
    opened.box.extend(BALLOT.id, later(days=4), "extend", NOW)
    assert {task.until for task in opened.records.awaited(CHAIN)} == {later(days=4)}
    opened.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    assert [task.scope_id for task in opened.records.awaited(CHAIN)] == ["u0", "u2"]
    opened.box.close(BALLOT.id, "close", NOW)
    assert opened.records.awaited(CHAIN) == ()


def _council_ballot() -> Ballot:
    roll = tuple(Voter(f"uv-{n}", f"Ủy viên {n}") for n in range(3))
    return replace(
        BALLOT, id="s-1.b1", owner="sitting:s-1", voter_role=Role.COUNCIL_MEMBER, roll=roll
    )


def test_a_council_member_votes_in_person(database: Database) -> None:
    database.box.open(_council_ballot(), "open", NOW)
    member = someone("uv-1", (Role.COUNCIL_MEMBER, "hoi-dong-tdkt"))
    other = someone("uv-9", (Role.COUNCIL_MEMBER, "hoi-dong-tdkt"))
    assert [task.account_id for task in database.records.tasks(member, NOW)] == ["uv-1"]
    assert database.records.tasks(other, NOW) == ()
    database.box.cast("s-1.b1", member, YES, "uv-1:k", NOW)
    assert database.records.tasks(member, NOW) == ()
    with pytest.raises(NotOnRoll):
        database.box.cast("s-1.b1", other, YES, "uv-9:k", NOW)


def test_the_outbox_forgets_what_was_sent(opened: Database) -> None:
    for unit_id in ("u0", "u1", "u2"):
        opened.box.cast(BALLOT.id, officer(unit_id), YES, f"{unit_id}:k", NOW)
    words = opened.outbox.pending(2)
    assert [word.turnout.cast for word in words] == [1, 2]
    opened.outbox.sent([word.id for word in words])
    assert [word.turnout.cast for word in opened.outbox.pending(10)] == [3]


MARKED = replace(RULE, quota=None, form=PaperForm.CHOOSE, choose_at_most=1, tie=TieRule.CASTING)
CHOSEN = replace(BALLOT, rules=(replace(BALLOT.rules[0], rule=MARKED),))


@pytest.fixture
def marking(database: Database) -> Database:
    database.register.record_round(samples.opened_round())
    database.box.open(CHOSEN, "open", NOW)
    return database


def test_a_ballots_own_rules_are_kept_with_it(marking: Database) -> None:
    assert marking.records.ballot(BALLOT.id).ballot == CHOSEN


def test_a_paper_with_too_many_marks_leaves_the_voter_free_to_send_another(
    marking: Database,
) -> None:
    first, second = YES
    with pytest.raises(TooManyMarks):
        marking.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    assert marking.box.turnout(BALLOT.id).cast == 0
    marking.box.cast(BALLOT.id, officer("u1"), {second: Choice.YES}, "u1:again", NOW)
    marking.box.cast(BALLOT.id, officer("u2"), {}, "u2:k", NOW)
    marking.box.close(BALLOT.id, "close", later(hours=1))
    opened = marking.box.papers(BALLOT.id).papers
    papers = sorted((paper.choices for paper in opened), key=str)
    assert papers == [{first: Choice.NO, second: Choice.NO}, {first: Choice.NO, second: Choice.YES}]


def test_a_unit_is_not_asked_about_itself_where_the_rules_say_so(database: Database) -> None:
    rule = replace(BALLOT.rules[0], rule=replace(RULE, recusal=Recusal.DROPS))
    first, second = BALLOT.slate
    itself = replace(BALLOT, rules=(rule,), slate=(replace(first, unit_id="u1"), second))
    database.register.record_round(samples.opened_round())
    database.box.open(itself, "open", NOW)
    assert database.records.ballot(BALLOT.id).ballot == itself
    with pytest.raises(OwnLine):
        database.box.cast(BALLOT.id, officer("u1"), YES, "u1:k", NOW)
    database.box.cast(BALLOT.id, officer("u1"), {second.nomination_id: Choice.NO}, "u1:2", NOW)
    with pytest.raises(PaperIncomplete):
        database.box.cast(BALLOT.id, officer("u2"), {second.nomination_id: Choice.NO}, "u2:k", NOW)

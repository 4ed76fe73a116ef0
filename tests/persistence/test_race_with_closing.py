"""A thousand papers against the closing: box, roll, book, receipts and count tell one story."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import product

import pytest

from activities.ballots import BallotActivities, BallotCount
from suyton.domain.ballot import BallotReceipt, Choice, Choices
from suyton.domain.errors import AlreadyVoted, BallotClosed
from suyton.domain.published_count import PublishedCount
from suyton.domain.receipts import CAST_TAG
from suyton.domain.recount import examine
from suyton.persistence.database import Database
from suyton.sealing.key_folder import FolderKeys
from tests.persistence import samples
from tests.persistence.racing import race
from tests.persistence.samples import NOW, officer

BALLOT = samples.unit_ballot(voters=800)
NAMES = tuple(candidate.nomination_id for candidate in BALLOT.slate)
PAPERS = tuple(dict(zip(NAMES, said, strict=True)) for said in product(Choice, repeat=len(NAMES)))


@dataclass(frozen=True)
class Sent:
    """One request as its sender knows it."""

    voter_id: str
    key: str
    choices: Choices = field(compare=False)


@dataclass
class Race:
    """What was sent, and what each sender was told."""

    given: dict[Sent, list[BallotReceipt]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[Sent, list[Exception]] = field(default_factory=lambda: defaultdict(list))

    def send(self, database: Database, sent: Sent) -> None:
        try:
            receipt = database.box.cast(
                BALLOT.id, officer(sent.voter_id), sent.choices, sent.key, NOW
            )
        except (AlreadyVoted, BallotClosed) as refusal:
            self.refused[sent].append(refusal)
        else:
            self.given[sent].append(receipt)


def close(database: Database) -> None:
    database.box.close(BALLOT.id, "close", NOW)


def requests() -> list[Sent]:
    """A thousand: every voter once, a hundred of them again, a hundred with a second paper."""
    by_lot = random.Random(4)
    first = [Sent(voter.id, f"{voter.id}:1", by_lot.choice(PAPERS)) for voter in BALLOT.roll]
    again = first[:100]
    second = [
        Sent(one.voter_id, f"{one.voter_id}:2", by_lot.choice(PAPERS)) for one in first[50:150]
    ]
    sent = [*first, *again, *second]
    by_lot.shuffle(sent)
    return sent


@pytest.fixture
def other_process(database_url: str, ballot_keys: FolderKeys) -> Iterator[Database]:
    """The same database through a pool of its own, as a second API process has it."""
    with Database.connect(database_url, ballot_keys=ballot_keys) as opened:
        yield opened


@pytest.fixture
def raced(database: Database, other_process: Database) -> Race:
    database.box.open(BALLOT, "open", NOW)
    told, services = Race(), (database, other_process)
    sending = [
        partial(told.send, services[place % 2], sent) for place, sent in enumerate(requests())
    ]
    # Both databases serve those who wait about in the order they came: the closing comes amid.
    middle = len(sending) // 2
    sending.insert(middle, partial(close, database))
    _, faults = race(sending)
    assert faults == []
    return told


def test_a_thousand_papers_against_the_closing_all_end_in_one_paper_or_a_refusal(
    database: Database, raced: Race
) -> None:
    everyone_got_one_answer(raced)
    refusals = [one for told in raced.refused.values() for one in told]
    assert any(isinstance(one, BallotClosed) for one in refusals)  # the closing came in between
    in_box = database.box.papers(BALLOT.id).sealed
    published = counted(database)
    receipts = {receipt.paper: receipt for given in raced.given.values() for receipt in given}
    marked = database.box.turnout(BALLOT.id)
    casts = [
        sealed
        for sealed in database.records.chain(f"ballot:{BALLOT.id}")
        if sealed.entry.tag == CAST_TAG
    ]
    assert set(in_box) == set(published.sealed) == set(receipts)
    assert len(in_box) == len(published.sealed) == marked.cast == len(casts) == len(raced.given)
    assert {voter.id for voter in BALLOT.roll} - {voter.id for voter in marked.awaited} == {
        receipt.voter_id for receipt in receipts.values()
    }
    assert [(one.sequence, one.hash) for one in casts] == sorted(
        (receipt.sequence, receipt.hash) for receipt in receipts.values()
    )
    assert list(database.records.broken_links()) == []
    holds_what_was_acknowledged(published, [sent.choices for sent in raced.given])


def everyone_got_one_answer(raced: Race) -> None:
    """A receipt or a refusal for each request, never two papers for a voter, never neither."""
    answers = Counter({sent: len(got) for sent, got in raced.given.items()})
    answers.update({sent: len(got) for sent, got in raced.refused.items()})
    assert answers == Counter(requests())
    assert all(len(set(got)) == 1 for got in raced.given.values())
    voters = [sent.voter_id for sent in raced.given]
    assert len(voters) == len(set(voters))
    for sent, refusals in raced.refused.items():
        assert sent not in raced.given
        for refusal in refusals:
            assert isinstance(refusal, BallotClosed) or sent.voter_id in voters


def counted(database: Database) -> PublishedCount:
    """The count as the process has it done, delivered twice."""
    wanted = BallotCount(BALLOT, (), (), "count", NOW)
    hands = BallotActivities(database.box)
    assert hands.count_box(wanted) == hands.count_box(wanted)
    return database.box.published(BALLOT.id)


def holds_what_was_acknowledged(published: PublishedCount, known: list[Choices]) -> None:
    """The published papers and totals, counted anew from what the senders remember."""
    assert examine(published).faults == ()
    assert Counter(frozenset(paper.choices.items()) for paper in published.papers) == Counter(
        frozenset(choices.items()) for choices in known
    )
    assert published.tally.cast == len(known)
    for line in published.tally.lines:
        said = [choices[line.nomination_id] for choices in known]
        assert (line.yes, line.no, line.abstain) == tuple(map(said.count, Choice))

"""The papers in the box: sealed as they go in, laid anew at the close, gone after the count."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from suyton.domain.ballot import Choices, Voter
from suyton.domain.published_count import PublishedPaper
from suyton.persistence.open_box import OpenBox
from suyton.persistence.tables.ballots import PaperRow
from suyton.sealing import paper
from suyton.sealing.sealed_box import seal, sum_of

# Made once: making a statement anew costs more than having it done.
_PUT_IN = insert(PaperRow)


def put_in(session: Session, box: OpenBox, voter: Voter, choices: Choices) -> str:
    """Seal a paper and put it in; its sum, under which it lies.

    In an open ballot the paper bears its voter's name, which comes out at the count and not
    before: nobody learns a partial result there either.
    """
    secret = box.ballot.secret
    named = PublishedPaper(choices) if secret else PublishedPaper(choices, voter.id, voter.name)
    sealed = seal(box.public_key, paper.written(named, box.paper_bytes))
    key = sum_of(sealed)
    laid = {"id": key, "ballot_id": box.ballot.id, "sealed": sealed}
    session.connection().execute(_PUT_IN, laid)
    return key


def lay_anew(session: Session, ballot_id: str) -> None:
    """Lay the papers in the order of their sums, which nobody can choose.

    A database keeps rows in the order they came, and that order is the order of the entries
    that name the voters.
    """
    papers = list(papers_in(session, ballot_id).items())
    take_out(session, ballot_id)
    if papers:
        session.execute(
            insert(PaperRow),
            [{"id": key, "ballot_id": ballot_id, "sealed": sealed} for key, sealed in papers],
        )


def papers_in(session: Session, ballot_id: str) -> dict[str, bytes]:
    """The sealed papers by their sums, in the order of the sums."""
    wanted = select(PaperRow).where(PaperRow.ballot_id == ballot_id).order_by(PaperRow.id)
    return {row.id: row.sealed for row in session.scalars(wanted)}


def take_out(session: Session, ballot_id: str) -> None:
    """Empty the box."""
    session.execute(delete(PaperRow).where(PaperRow.ballot_id == ballot_id))

"""A ballot's papers against its book: none stuffed in, none lost, and the count as published."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from suyton import count_file
from suyton.count_file import CountFileFault
from suyton.domain.audit import BrokenLink, SealedEntry
from suyton.domain.ballot import BallotStage
from suyton.domain.published_count import PublishedCount
from suyton.domain.receipts import CAST_TAG, PAPER_FACT, PUBLISHED_FACT
from suyton.domain.recount import examine
from suyton.persistence.mapping import tally_from_json
from suyton.persistence.sealed_papers import papers_in
from suyton.persistence.tables.ballots import BallotRow, CountRow
from suyton.sealing.sealed_box import sum_of

COUNTED_TAG = "process:ballot:counted"


def broken_ballot(
    session: Session, chain: str, entries: Sequence[SealedEntry]
) -> BrokenLink | None:
    """Where papers and book disagree, or None. A ballot of before sealing has no key: its papers
    cannot be checked, and its chain was."""
    noun, _, ballot_id = chain.partition(":")
    row = session.get(BallotRow, ballot_id) if noun == "ballot" and entries else None
    if row is None or not row.public_key:
        return None
    if broken := _against_roll(row, entries):
        return broken
    if row.stage is BallotStage.VOID:
        return None  # its papers are gone, and nobody may ever read them
    if row.stage is BallotStage.COUNTED:
        return _against_published(session, row, entries)
    return _against_box(session, row, entries)


def _against_roll(row: BallotRow, entries: Sequence[SealedEntry]) -> BrokenLink | None:
    marked = {line.voter_id for line in row.roll if line.has_voted}
    for sealed in entries:
        if sealed.entry.tag == CAST_TAG:
            if sealed.entry.on_behalf_of not in marked:
                return _at(sealed, "the voter is not marked on the roll")
            marked.discard(sealed.entry.on_behalf_of)
    if marked:
        return _broken(entries, f"{len(marked)} marked on the roll cast no paper")
    return None


def _against_box(
    session: Session, row: BallotRow, entries: Sequence[SealedEntry]
) -> BrokenLink | None:
    papers = papers_in(session, row.id)
    for paper_id, sealed in papers.items():
        if sum_of(sealed) != paper_id:
            return _broken(entries, f"the sealed paper {paper_id} was changed in the box")
    return _against_sums(entries, list(papers), "in the box")


def _against_published(
    session: Session, row: BallotRow, entries: Sequence[SealedEntry]
) -> BrokenLink | None:
    counted = next((one for one in entries if one.entry.tag == COUNTED_TAG), None)
    if counted is None:
        return _broken(entries, "the ballot is counted, and no entry says so")
    kept = session.get(CountRow, row.id)
    if kept is None:
        return _at(counted, "the published count is gone")
    if count_file.sum_of(kept.published) != counted.entry.facts.get(PUBLISHED_FACT):
        return _at(counted, "the published count was changed")
    try:
        published = count_file.from_text(kept.published)
    except CountFileFault as fault:
        return _at(counted, str(fault))
    return _against_sums(entries, published.sealed, "in the published list") or _against_recount(
        row, published, counted
    )


def _against_recount(
    row: BallotRow, published: PublishedCount, counted: SealedEntry
) -> BrokenLink | None:
    if wrong := examine(published).faults:
        return _at(counted, f"the published count does not agree: {', '.join(wrong)}")
    if tally_from_json(row.tally) != published.tally:
        return _at(counted, "the tally kept is not the one published")
    return None


def _against_sums(
    entries: Sequence[SealedEntry], sums: Sequence[str], where: str
) -> BrokenLink | None:
    """Each cast names one sealed paper, and each sealed paper was cast."""
    there = set(sums)
    for sealed in entries:
        if sealed.entry.tag == CAST_TAG:
            paper = sealed.entry.facts.get(PAPER_FACT, "")
            if paper not in there:
                return _at(sealed, f"the paper cast here is not {where}")
            there.discard(paper)
    if there:
        return _broken(entries, f"{len(there)} papers {where} were never cast")
    return None


def _at(sealed: SealedEntry, fault: str) -> BrokenLink:
    return BrokenLink(sealed.entry.chain, sealed.sequence, fault)


def _broken(entries: Sequence[SealedEntry], fault: str) -> BrokenLink:
    """A fault of the ballot as a whole stands at the end of its chain."""
    return _at(entries[-1], fault)

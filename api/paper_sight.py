"""Who may fetch a file: whoever handed it in, and whoever may read something that names it.

A file is asked for by its SHA-256, which cannot be guessed but can be passed on, so that having it
is no leave to read.
"""

from datetime import datetime
from typing import BinaryIO

from api.sight import check_sight, may_read, may_read_decision, may_read_nomination, sight_of
from suyton.domain.authority import Actor, Role
from suyton.domain.errors import DocumentMissing
from suyton.ports import DocumentStore, HandedIn, Records, Sight, SubjectRecords


class PaperSight:
    """The rule, over the register."""

    def __init__(self, handed_in: HandedIn, records: Records, subjects: SubjectRecords) -> None:
        self._handed_in = handed_in
        self._records = records
        self._subjects = subjects

    def may_fetch(self, actor: Actor, sha256: str, at: datetime) -> bool:
        """Whether this person may read the file now."""
        if self._handed_in.is_from(sha256, actor.account_id) or actor.scopes(Role.AUDITOR, at):
            return True
        sight = sight_of(self._records, actor, at)
        return any(
            self._is_within(sight, chain) for chain in self._handed_in.chains_naming(sha256)
        ) or any(
            may_read_decision(sight, decision)
            for _, decision in self._records.decisions_of_file(sha256)
        )

    def opened(self, store: DocumentStore, actor: Actor, sha256: str, at: datetime) -> BinaryIO:
        """The file's bytes.

        Raises:
            Unknown: it is not for this person, or there is no such file; they cannot tell which.
            DocumentMissing, DocumentDamaged, StoreAway: it should be there and is not.
        """
        check_sight(self.may_fetch(actor, sha256, at), "document", sha256[:64])
        return store.open(sha256)

    def check_named(self, store: DocumentStore, actor: Actor, sha256: str, at: datetime) -> None:
        """Whoever names a file in an act must have it at hand.

        Raises:
            DocumentMissing: it is not in the store, or not for this person: naming it in a case of
                one's own would else be a way to read it.
        """
        if not (store.has(sha256) and self.may_fetch(actor, sha256, at)):
            raise DocumentMissing(sha256=sha256)

    def _is_within(self, sight: Sight, chain: str) -> bool:
        if sight.everything:
            return True
        noun, _, subject = chain.partition(":")
        match noun:
            case "nomination":
                return may_read_nomination(sight, self._records.nomination(subject))
            case "round":
                return may_read(sight, bloc_id=self._records.round(subject).bloc_id)
            case "subject":
                return may_read(sight, self._subjects.subject(subject).unit_id)
        # Papers of a sitting and of whatever else are the centre's.
        return False

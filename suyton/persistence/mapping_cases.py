"""Nominations and decisions, between snapshot and rows."""

import unicodedata
from datetime import datetime

from suyton.domain.decision import Decision, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.tables.cases import DecisionRow, DossierRow, NominationRow, RecipientRow


def folded(text: str) -> str:
    """Text for searching: without case, diacritics and the stroke of đ, so “Dân tộc” = “dan toc”."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def nomination_row(nomination: Nomination) -> NominationRow:
    """The row, with its dossier, that stands for this state."""
    words = (
        nomination.unit_name,
        nomination.subject_name,
        nomination.id,
        nomination.summary,
        nomination.decision_number,
    )
    dossier = [
        DossierRow(nomination_id=nomination.id, position=place, **to_columns(paper, DossierRow))
        for place, paper in enumerate(nomination.dossier)
    ]
    return NominationRow(
        **to_columns(nomination, NominationRow, without=("dossier",)),
        search_text=folded(" ".join(words)),
        dossier=dossier,
    )


def nomination_from(row: NominationRow) -> Nomination:
    """The state as it was stored."""
    papers = (DocumentReference(**from_columns(paper, DocumentReference)) for paper in row.dossier)
    return Nomination(**from_columns(row, Nomination), dossier=tuple(papers))


def decision_row(decision: Decision, drafted_at: datetime) -> DecisionRow:
    """The row, with its recipients, that stands for this state."""
    recipients = [
        RecipientRow(decision_id=decision.id, position=place, **to_columns(one, RecipientRow))
        for place, one in enumerate(decision.recipients)
    ]
    return DecisionRow(
        **to_columns(decision, DecisionRow), drafted_at=drafted_at, recipients=recipients
    )


def decision_from(row: DecisionRow) -> Decision:
    """The state as it was stored."""
    recipients = (Recipient(**from_columns(one, Recipient)) for one in row.recipients)
    return Decision(**from_columns(row, Decision), recipients=tuple(recipients))

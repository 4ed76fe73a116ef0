"""A nomination not yet submitted, as a program describes it."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from api.schemas.fields import Asked, Id, Slug, example
from suyton.domain.award_terms import CommendationKind, SubjectKind
from suyton.domain.record import (
    Attestation,
    Claim,
    Discipline,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RecordedHold,
    Share,
    SubjectRecord,
)

Year = Annotated[int, Field(ge=1900, le=9000)]
Some = Field(max_length=200)


class FactsByHand(Asked):
    """The facts on record of the subject. What is missing in a known year is absent.

    An attestation counts with its `evidence`; any word stands for a paper that is to come.
    """

    known_years: Annotated[frozenset[Year], Some] = frozenset()
    ratings: Annotated[tuple[Rating, ...], Some] = ()
    honours: Annotated[tuple[Honour, ...], Some] = ()
    initiatives: Annotated[tuple[Initiative, ...], Some] = ()
    disciplines: Annotated[tuple[Discipline, ...], Some] = ()
    holds: Annotated[tuple[RecordedHold, ...], Some] = ()
    attestations: Annotated[tuple[Attestation, ...], Some] = ()
    shares: Annotated[tuple[Share, ...], Some] = ()
    member_honours: Annotated[tuple[MemberHonours, ...], Some] = ()


class WhatIf(Asked):
    """Whom one would put forward, for what, and the facts on record of them."""

    award_id: Id
    year: Year
    kind: CommendationKind = CommendationKind.MERIT
    subject_kind: SubjectKind = SubjectKind.COLLECTIVE
    subject_id: Annotated[
        Slug, Field(description="Whose record to start from; empty: the facts given here alone.")
    ] = ""
    ground_id: Annotated[Slug, Field(description="Empty: whether any ground holds.")] = ""
    achievement_id: Slug = ""
    initiatives: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()
    received_on: Annotated[
        date | None, Field(description="When the dossier would come; empty: today.")
    ] = None
    leads_bloc: bool | None = None
    movement_years: Annotated[int | None, Field(ge=0, le=200)] = None
    facts: FactsByHand = FactsByHand()

    model_config = example(
        award_id="provincial_certificate_of_merit",
        year=2024,
        kind="merit",
        subject_kind="collective",
        ground_id="collective_two_years",
        facts={
            "known_years": [2023, 2024],
            "ratings": [{"year": 2023, "level": "excellent"}, {"year": 2024, "level": "excellent"}],
            "attestations": [{"year": 2024, "what": "conduct", "evidence": "9f86d081884c7d65"}],
        },
    )

    def claim(self) -> Claim:
        """What is asked, as the domain takes it."""
        return Claim(
            award_id=self.award_id,
            year=self.year,
            kind=self.kind,
            ground_id=self.ground_id,
            achievement_id=self.achievement_id,
            initiatives=self.initiatives,
            leads_bloc=self.leads_bloc,
            movement_years=self.movement_years,
        )

    def record(self) -> SubjectRecord:
        """The facts, as the domain takes them."""
        given: dict[str, Any] = {
            name: getattr(self.facts, name) for name in FactsByHand.model_fields
        }
        return SubjectRecord("", self.subject_kind, "", "", **given)

"""Kinds of field that several requests share, and what a request is."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from suyton.domain.document import DocumentReference

Id = Annotated[str, Field(min_length=1, max_length=200)]
Slug = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9_-]*$")]
"""A name that may stand in an address; empty where there is none."""
Text = Annotated[str, Field(max_length=20_000)]
Reason = Annotated[
    str, Field(max_length=20_000, description="Shown to those concerned and kept in the history.")
]
Moment = Annotated[AwareDatetime, Field(description="ISO 8601 with a time zone.")]
Score = Annotated[Decimal, Field(max_digits=9, decimal_places=3)]
Papers = Annotated[tuple[DocumentReference, ...], Field(max_length=100)]
Ids = Annotated[list[Id], Field(max_length=1000)]

PAPER = {
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "size": 48213,
    "media_type": "application/pdf",
    "name": "bao-cao-thanh-tich.pdf",
    "kind": "achievement_report",
}


class Asked(BaseModel):
    """A request's body. A field that is not known is refused, so that no typing error is lost."""

    model_config = ConfigDict(extra="forbid")


def example(**fields: Any) -> ConfigDict:
    """The configuration of a request with an example of it."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [fields]})

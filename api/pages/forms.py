"""What a person typed into a form, read with Vietnamese habits: local time, decimal comma."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from hmac import compare_digest
from typing import TypeVar

from starlette.datastructures import FormData, UploadFile

from suyton.domain.calendar import HANOI
from suyton.domain.document import DocumentReference

EnumT = TypeVar("EnumT", bound=StrEnum)

PAPER_FIELD = "paper:"
"""A file field is named ``paper:<kind>``; a paper kept from an earlier try ``kept``."""


class FormFault(Exception):
    """A field that cannot be read; ``code`` names a sentence under ``fault.`` in the wording."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Form:
    """The fields of one posted form. ``act`` says which form of the page it was."""

    fields: FormData

    def check(self, csrf: str) -> None:
        """Raises FormFault where the session's token is missing: another site may have sent it."""
        if not compare_digest(self.text("csrf").encode(), csrf.encode()):
            raise FormFault("not_from_here")

    @property
    def act(self) -> str:
        return self.text("act")

    @property
    def key(self) -> str:
        """The idempotency key made with the form; sending the form twice is one act."""
        key = self.text("key")
        if not key:
            raise FormFault("key_missing")
        return key

    def text(self, name: str) -> str:
        value = self.fields.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(value for value in self.fields.getlist(name) if isinstance(value, str))

    def starting(self, prefix: str) -> dict[str, str]:
        """The text fields named ``prefix`` + something, by that something."""
        return {
            name.removeprefix(prefix): self.text(name)
            for name in self.fields
            if name.startswith(prefix)
        }

    def time(self, name: str) -> datetime:
        """A ``datetime-local`` field, understood as Vietnam time; raises FormFault."""
        try:
            return datetime.fromisoformat(self.text(name)).replace(tzinfo=HANOI).astimezone(UTC)
        except ValueError:
            raise FormFault("time_unreadable", given=self.text(name)) from None

    def one_of(self, name: str, kind: type[EnumT]) -> EnumT:
        """A choice from a list; raises FormFault where none of it was chosen."""
        try:
            return kind(self.text(name))
        except ValueError:
            raise FormFault("choice_unknown", given=self.text(name)) from None

    def day(self, name: str) -> date:
        """A ``date`` field; raises FormFault."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            raise FormFault("time_unreadable", given=self.text(name)) from None

    def optional_day(self, name: str) -> date | None:
        return self.day(name) if self.text(name) else None

    def is_yes(self, name: str) -> bool:
        """A choice between yes and no; raises FormFault where neither was chosen."""
        given = self.text(name)
        if given not in {"yes", "no"}:
            raise FormFault("choice_unknown", given=given)
        return given == "yes"

    def optional_time(self, name: str) -> datetime | None:
        return self.time(name) if self.text(name) else None

    def score(self, name: str) -> Decimal:
        """A score with decimal comma or point; raises FormFault."""
        return score_of(self.text(name))

    def whole(self, name: str) -> int:
        """A whole number such as a year; raises FormFault."""
        try:
            return int(self.text(name))
        except ValueError:
            raise FormFault("number_unreadable", given=self.text(name)) from None

    @property
    def uploads(self) -> tuple[tuple[str, UploadFile], ...]:
        """Files chosen by the person, each with the kind of paper it is."""
        return tuple(
            (name.removeprefix(PAPER_FIELD), value)
            for name, value in self.fields.multi_items()
            if name.startswith(PAPER_FIELD) and isinstance(value, UploadFile) and value.filename
        )

    @property
    def kept(self) -> tuple[DocumentReference, ...]:
        """Papers stored at an earlier try; a refused form need not be given its files again."""
        try:
            return tuple(_paper(value) for value in self.many("kept"))
        except (ValueError, TypeError):
            raise FormFault("paper_unreadable") from None


def secret_of(form: Form) -> str:
    """The password or PIN as typed: blanks at its ends may belong to it; raises FormFault."""
    given = form.fields.get("secret")
    if not isinstance(given, str) or not given:
        raise FormFault("secret_missing")
    return given


def score_of(text: str) -> Decimal:
    """``96,5`` or ``96.5`` as an exact number; raises FormFault."""
    try:
        return Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        raise FormFault("score_unreadable", given=text) from None


def _paper(value: str) -> DocumentReference:
    paper = DocumentReference(**json.loads(value))
    if not isinstance(paper.size, int) or not _SHA256.fullmatch(paper.sha256):
        raise ValueError(value)
    return paper


def kept_value(paper: DocumentReference) -> str:
    """A stored paper as the hidden field ``kept`` carries it."""
    return json.dumps(asdict(paper), ensure_ascii=False)

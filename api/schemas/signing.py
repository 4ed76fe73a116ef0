"""What is sent with a signature or a seal."""

from typing import Self

from pydantic import SecretStr, model_validator

from api.schemas.fields import PAPER, Asked, example
from suyton.domain.document import DocumentReference


class Signature(Asked):
    """How it is signed: with the caller's key that this service reaches, opened by ``secret``; or
    elsewhere, and ``document`` is the signed file, handed in before."""

    secret: SecretStr | None = None
    document: DocumentReference | None = None

    model_config = example(document=PAPER)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.secret is None) == (self.document is None):
            raise ValueError("give either the secret that opens your key, or the signed document")
        return self


class Sealing(Signature):
    """How it is sealed, and whether the issued paper is put on the public list."""

    publish: bool = False

    model_config = example(document=PAPER, publish=True)

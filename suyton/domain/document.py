"""Documents travel as references; their bytes stay in the store."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentReference:
    """One stored file: ``sha256`` in hexadecimal, ``size`` in bytes, ``media_type`` as in RFC 6838."""

    sha256: str
    size: int
    media_type: str
    name: str = ""
    kind: str = "other"
    """What the paper is in the dossier: a key of the award's dossier list in the rule pack."""

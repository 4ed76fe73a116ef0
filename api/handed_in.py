"""Files that come in with a request: stored, and read only once their sender may send one.

FastAPI reads the body of a route that declares a form before it asks any dependency: a stranger
could fill the disk before being refused. So a route that takes a file declares none, and reads it
here.
"""

from datetime import datetime
from typing import Any

from starlette.datastructures import FormData, UploadFile

from api.errors import ApiFault
from suyton.domain.document import DocumentReference
from suyton.domain.upload import clean_name
from suyton.ports import HandedIn, Uploads


def take_in(
    uploads: Uploads, register: HandedIn, file: UploadFile, kind: str, account_id: str, at: datetime
) -> DocumentReference:
    """Store a file and note who handed it in, and under which name; sending it again is harmless.

    Raises: as :meth:`Uploads.take`.
    """
    name = file.filename or ""
    reference = uploads.take(file.file, name, kind)
    register.note(reference.sha256, account_id, clean_name(name), at)
    return reference


def the_file(fields: FormData, name: str = "file") -> UploadFile:
    """The file under ``name``; raises ApiFault request_invalid where there is none."""
    given = fields.get(name)
    if not isinstance(given, UploadFile):
        raise ApiFault("request_invalid", **{f"body.{name}": "Field required"})
    return given


def the_text(fields: FormData, name: str, default: str, longest: int) -> str:
    """The text under ``name``; raises ApiFault request_invalid for one that is too long."""
    given = fields.get(name, default)
    if not isinstance(given, str) or len(given) > longest:
        raise ApiFault("request_invalid", **{f"body.{name}": f"Text of at most {longest} signs"})
    return given


def file_form(**texts: dict[str, Any]) -> dict[str, Any]:
    """How the description of the API shows such a form: the file, and these fields of text."""
    file = {"type": "string", "format": "binary"}
    fields = {name: {"type": "string", **more} for name, more in texts.items()}
    schema = {"type": "object", "required": ["file"], "properties": {"file": file, **fields}}
    return {
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    }

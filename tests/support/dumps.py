"""Everything that a service keeps, laid out in lines, for tests that look for what must not be there."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from google.protobuf.message import Message
from sqlalchemy import Engine, inspect, text
from temporalio.api.common.v1 import Payload
from temporalio.client import Client

from suyton.domain.ballot import Choices
from suyton.domain.published_count import PublishedPaper
from suyton.payloads.codec import AesGcmCodec
from suyton.sealing import paper

Lines = list[bytes]

A_CHOICE = re.compile(rb"""["'](?:yes|no|abstain)\\*["'](?!\s*:)|Choice\.(?:YES|NO|ABSTAIN)\b""")
"""A choice as a value, in JSON at whatever depth or in Python's own writing. As a key it names a
total, which is no secret once it is counted."""


def rows(engine: Engine) -> dict[str, Lines]:
    """Every row of every table, as bytes."""
    with engine.connect() as connection:
        return {
            table: [
                b"|".join(map(_written, row))
                for row in connection.execute(text(f'SELECT * FROM "{table}"'))
            ]
            for table in inspect(connection).get_table_names()
        }


def _written(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value) + b"|" + bytes(value).hex().encode()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False).encode()
    return str(value).encode()


def files_of(engine: Engine) -> Lines:
    """The files of an SQLite database with its write-ahead log, as a backup would take them."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or name is None:
        return []
    return [path.read_bytes() for path in sorted(Path(name).parent.glob(f"{Path(name).name}*"))]


async def events(client: Client, workflow_ids: list[str], codec: AesGcmCodec) -> Lines:
    """Every event of these histories, with all it carries decoded by the codec's key."""
    found: Lines = []
    for workflow_id in workflow_ids:
        history = await client.get_workflow_handle(workflow_id).fetch_history()
        for event in history.events:
            carried = await codec.decode(list(payloads(event)))
            texts = (part.data for part in carried)
            found.append(b"|".join((event.SerializeToString(), *texts)))
    return found


def payloads(message: Message) -> Iterator[Payload]:
    """Every payload anywhere in a message."""
    if isinstance(message, Payload):
        yield message
        return
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        if field.message_type.GetOptions().map_entry:
            inner = [one for one in value.values() if isinstance(one, Message)]
        else:
            inner = list(value) if field.is_repeated else [value]
        for one in inner:
            yield from payloads(one)


def forms_of(choices: Choices, size: int) -> set[bytes]:
    """What would give a paper away: its usual writings, and their sums, in their usual letters.

    ``size`` is that of the padded paper. Every one of these can be computed by whoever wants to
    try whether a given voter chose a given way.
    """
    plain = {*_writings(choices), paper.written(PublishedPaper(choices), size)}
    sums = {
        hashlib.new(name, writing, usedforsecurity=False).digest()
        for name, writing in product(("md5", "sha1", "sha256", "blake2b"), plain)
    }
    return plain | {letters for one in plain | sums for letters in _letters(one)}


def _writings(choices: Choices) -> Iterator[bytes]:
    ordered = dict(sorted(choices.items()))
    wholes: tuple[Mapping[str, Any], ...] = (
        choices,
        ordered,
        {"choices": ordered},
        {"choices": ordered, "voter_id": "", "voter_name": ""},
    )
    for whole, separators in product(wholes, ((",", ":"), (", ", ": "))):
        yield json.dumps(whole, ensure_ascii=False, separators=separators).encode()
        yield json.dumps(whole, separators=separators).encode()
    for said in (list(choices.values()), list(ordered.values())):
        yield json.dumps(said).encode()
        yield json.dumps(said, separators=(",", ":")).encode()
        yield ",".join(said).encode()
        yield "".join(said).encode()


def _letters(one: bytes) -> Iterator[bytes]:
    yield one.hex().encode()
    yield base64.b64encode(one).rstrip(b"=")
    yield base64.urlsafe_b64encode(one).rstrip(b"=")
    if len(one) >= 16:  # a sum as it is; a shorter writing stands among the plain ones
        yield one

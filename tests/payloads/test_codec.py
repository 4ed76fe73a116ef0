"""What the codec closes only its keys open, and what was changed opens not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.converter import DataConverter
from temporalio.exceptions import ApplicationError

from suyton.payloads.codec import KEY_ID, AesGcmCodec, PayloadUnreadable, encrypting
from suyton.payloads.keys import PayloadKeys, add_key, new_file, promote_key

KEYS = PayloadKeys({"k1": b"1" * 32, "k2": b"2" * 32})
SECRET = Payload(metadata={"encoding": b"json/plain"}, data="Ban Dân tộc".encode())


@given(some.lists(some.binary(max_size=300), min_size=1, max_size=4))
async def test_whatever_is_closed_opens_as_it_was(contents: list[bytes]) -> None:
    payloads = [Payload(metadata={"encoding": b"x"}, data=data) for data in contents]
    codec = AesGcmCodec(KEYS)
    assert await codec.decode(await codec.encode(payloads)) == payloads


async def test_a_closed_payload_shows_nothing_but_its_key() -> None:
    (closed,) = await AesGcmCodec(KEYS).encode([SECRET])
    assert "tộc".encode() not in closed.SerializeToString()
    assert b"json/plain" not in closed.SerializeToString()
    assert closed.metadata[KEY_ID] == b"k1"


async def test_one_payload_is_never_closed_alike_twice() -> None:
    codec = AesGcmCodec(KEYS)
    assert await codec.encode([SECRET]) != await codec.encode([SECRET])


@pytest.mark.parametrize("place", [0, 11, 12, 20, -1])
async def test_a_flipped_bit_is_noticed(place: int) -> None:
    codec = AesGcmCodec(KEYS)
    (closed,) = await codec.encode([SECRET])
    changed = bytearray(closed.data)
    changed[place] ^= 1
    with pytest.raises(PayloadUnreadable, match="changed"):
        await codec.decode([Payload(metadata=closed.metadata, data=bytes(changed))])


async def test_a_payload_passed_off_under_another_key_is_noticed() -> None:
    codec = AesGcmCodec(KEYS)
    (closed,) = await codec.encode([SECRET])
    closed.metadata[KEY_ID] = b"k2"
    with pytest.raises(PayloadUnreadable):
        await codec.decode([closed])


async def test_a_key_that_left_the_file_is_named() -> None:
    (closed,) = await AesGcmCodec(KEYS).encode([SECRET])
    with pytest.raises(PayloadUnreadable, match="k1"):
        await AesGcmCodec(PayloadKeys({"k2": b"2" * 32})).decode([closed])


async def test_what_was_written_before_there_was_a_key_passes_through() -> None:
    assert await AesGcmCodec(KEYS).decode([SECRET]) == [SECRET]


async def test_a_key_is_changed_without_losing_what_the_old_one_closed(tmp_path: Path) -> None:
    file = tmp_path / "payload.keys"
    new_file(file)
    (old,) = await AesGcmCodec(PayloadKeys.read(file)).encode([SECRET])
    waiting = add_key(file)
    prepared = AesGcmCodec(PayloadKeys.read(file))
    promote_key(file)
    changed = AesGcmCodec(PayloadKeys.read(file))
    (new,) = await changed.encode([SECRET])
    assert new.metadata[KEY_ID].decode() == waiting
    # While one process is restarted before another, each opens what the other closes.
    assert await prepared.decode([new, old]) == [SECRET, SECRET]
    assert await changed.decode([new, old]) == [SECRET, SECRET]


async def test_what_a_failure_says_is_closed_too() -> None:
    """A refusal repeats names: its message may not stand in a history in the clear."""
    converter = encrypting(DataConverter.default, KEYS)
    failure = Failure()
    await converter.encode_failure(ApplicationError("Ban Dân tộc"), failure)
    assert "Dân tộc".encode() not in failure.SerializeToString()
    assert "Ban Dân tộc" in str(await converter.decode_failure(failure))

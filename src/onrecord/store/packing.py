"""Values as bytes to be kept: JSON and text, compressed."""

import hashlib
import threading
import zlib
from typing import TypeVar

import msgspec
import zstandard

from onrecord.model import Record, Report

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(order="deterministic")
_LEVEL = 3
_DEFLATED = b"\x78"  # how zlib's bytes begin, as registers of the first days have them


class _Codecs(threading.local):
    """Zstandard's contexts are costly to make, and not to be shared between threads."""

    def __init__(self) -> None:
        self.packer = zstandard.ZstdCompressor(level=_LEVEL)
        self.unpacker = zstandard.ZstdDecompressor()


_CODECS = _Codecs()


def pack(data: bytes) -> bytes:
    """The bytes compressed (Zstandard, RFC 8878)."""
    return _CODECS.packer.compress(data)


def unpack(packed: bytes) -> bytes:
    """The bytes as they were. Raises ValueError where they are damaged."""
    try:
        return zlib.decompress(packed) if packed.startswith(_DEFLATED) else _CODECS.unpacker.decompress(packed)
    except (zlib.error, zstandard.ZstdError) as error:
        raise ValueError("cannot be unpacked") from error


def encode(value: object) -> bytes:
    """A value as JSON, the same bytes for the same value."""
    return _ENCODER.encode(value)


def decode(data: bytes, into: type[T]) -> T:
    """The value of JSON bytes. Raises msgspec.ValidationError where they do not fit."""
    return msgspec.json.decode(data, type=into)


def pack_value(value: object) -> bytes:
    """A value as MessagePack, small and read fast."""
    return msgspec.msgpack.encode(value)


def unpack_value(data: bytes, into: type[T]) -> T:
    """The value of `pack_value`."""
    return msgspec.msgpack.decode(data, type=into)


def digest(data: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def without_text(record: Record) -> bytes:
    """A record as JSON with an empty text, which is kept by itself."""
    return encode(msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text="")))


def with_text(data: bytes, text: str) -> Record:
    """The record of JSON bytes with its text put back."""
    record = decode(data, Record)
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text=text))


def head_of(report: Report) -> bytes:
    """A report's head as JSON: all but its text."""
    return encode(msgspec.structs.replace(report, text=""))

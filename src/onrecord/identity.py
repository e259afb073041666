"""Stable ids: the same content gives the same id on every machine."""

import hashlib

_LENGTH = 12


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and the first 12 hex digits (48 bits) of the SHA-256 of the parts, joined by the unit separator."""
    joined = "\x1f".join([str(part) for part in parts])
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_LENGTH]}"

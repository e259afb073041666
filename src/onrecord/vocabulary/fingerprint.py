"""Which vocabulary this is: the hash of all its files."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources.abc import Traversable

from onrecord.vocabulary.reading import ROOT


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The SHA-256 over the names and contents of all vocabulary files, in order of their names."""
    hashed = hashlib.sha256()
    for name, content in sorted(_files(ROOT, "")):
        hashed.update(f"{name}\x00{len(content)}\x00".encode() + content)
    return hashed.hexdigest()


def _files(folder: Traversable, inside: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{inside}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        elif name.endswith(".yaml"):
            yield name, entry.read_bytes().replace(b"\r\n", b"\n")

"""MinHash signatures of texts (Broder 1997): two texts agree in as large a share of their signatures as of their shingles.

A shingle is five consecutive words in lower case; letters and digits alone count, so that other quotation marks, dashes or
line breaks make no difference. Hashes are multiply-shift (Dietzfelbinger 1996) of CRC-32 of words: the same on every machine.
"""

import re
import zlib

import numpy as np
import numpy.typing as npt

SIZE = 128
WORDS = 5
_WORD, _ASCII_WORD = re.compile(r"[^\W_]+"), re.compile(rb"[a-z0-9]+")
_U64 = npt.NDArray[np.uint64]


def _multipliers(count: int, seed: int) -> _U64:
    """Fixed odd 64-bit numbers by SplitMix64 (Steele, Lea and Flood 2014)."""
    mask, state, found = 2**64 - 1, seed, []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        found.append((z ^ (z >> 31)) | 1)
    return np.array(found, dtype=np.uint64)


_PERMUTE = _multipliers(SIZE, 1)
_PLACES = _multipliers(WORDS, 2)
_SHIFT = np.uint64(32)


def signature(text: str) -> bytes:
    """`SIZE` little-endian 32-bit numbers; empty for a text of fewer than five words."""
    return signature_of(shingle_hashes(text))


def signature_of(hashes: _U64) -> bytes:
    """The signature of a text's `shingle_hashes`."""
    if not hashes.size:
        return b""
    least = (_PERMUTE[:, None] * hashes[None, :]).min(axis=1) >> _SHIFT
    return bytes(least.astype("<u4").data)


def shingle_hashes(text: str) -> _U64:
    """One 64-bit hash for each different shingle of a text."""
    low = text.lower()
    found = _ASCII_WORD.findall(low.encode()) if low.isascii() else map(str.encode, _WORD.findall(low))
    words = np.fromiter(map(zlib.crc32, found), dtype=np.uint64)
    count = len(words) - WORDS + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        mixed = (mixed ^ (words[place : place + count] * factor)) * _PERMUTE[place]
    return np.unique(mixed ^ (mixed >> _SHIFT))


def resemblance(one: bytes, other: bytes) -> float:
    """The estimated share of shingles that two texts have in common (Jaccard); 0 where a signature is empty."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))

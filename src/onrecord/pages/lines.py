"""Lines of a file to the paragraphs that they wrap."""

import re
import unicodedata
from functools import lru_cache

_JOINED = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]")  # scripts that wrap without a space, Hangul set apart
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CLOSED = re.compile(r"[.!?:;。！？…\"”’')\]]\s*$")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_BULLET = re.compile(r"^\s*(?:[•·▪◦‣*▶■□◆◇●○※]|#{1,6})\s+")
_BLANK = re.compile(r"\n[^\S\n]*(?=\n)")
_INDENT = 10  # spaces; what stands further in is centred
_WRAPPED = 40  # lines shorter than this on average are a list, or verse, not wrapped text


_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_KEY = 2000


@lru_cache(maxsize=4096)
def _letters(words: str) -> str:
    return _NO_LETTER.sub("", words.casefold())


def letters(words: str) -> str:
    """The letters and digits of a line in lower case, by which lines are compared."""
    return _letters(words) if len(words) < _LONGEST_KEY else _NO_LETTER.sub("", words.casefold())


def tidy(text: str) -> str:
    """The text in NFC with plain newlines, without control characters, zero-width marks and odd spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\u0085", "\n").replace("\x0b", "\n")
    text = _NO_TEXT.sub("", text).replace("\u00a0", " ").replace("\u00ad", "").replace("\t", " ")
    return unicodedata.normalize("NFC", text)


def blocks(text: str) -> list[list[str]]:
    """The lines between blank lines, each without outer spaces and bullet; an indent among flush lines parts them too."""
    found: list[list[str]] = []
    for block in _BLANK.split(text):
        lines = [line for line in block.split("\n") if line.strip()]
        depths = [len(line) - len(line.lstrip()) for line in lines]
        flush = min(depths, default=0)
        running = sum(depth == flush and len(line) > _WRAPPED for depth, line in zip(depths, lines, strict=True))
        parts: list[list[str]] = []
        for line, depth in zip(lines, depths, strict=True):
            bare = " ".join(_BULLET.sub("", line).split())
            starts = running > 1 and (flush + 1 < depth < flush + _INDENT or (parts and bare[0] == "(" and len(parts) > 1))
            if starts or not parts:
                parts.append([])
            if bare:
                parts[-1].append(bare)
        found += filter(None, parts)
    return found


def unwrap(lines: list[str]) -> list[str]:
    """The paragraphs of one block: each line its own if most lines close a sentence, else all in one."""
    if len(lines) < 2:
        return lines
    inner = lines[:-1]
    closed = sum(bool(_CLOSED.search(line)) for line in inner)
    if closed > len(inner) * 0.6 or max(map(len, inner)) > 250:
        return lines
    if sum(map(len, inner)) / len(inner) < _WRAPPED and not any(_CLOSED.search(line) for line in lines):
        return lines
    whole = lines[0]
    for line in lines[1:]:
        whole += _seam(whole, line) + line
    return [whole]


def _seam(before: str, after: str) -> str:
    """What joins two wrapped lines: nothing between ideographs or after a hyphen, else a space."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return ""
    ideographs = _JOINED.match(before[-1]) and _JOINED.match(after[0])
    return "" if ideographs and not _HANGUL.match(before[-1] + after[0]) and not _HANGUL.match(after[0]) else " "

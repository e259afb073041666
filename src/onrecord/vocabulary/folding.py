"""Names of places as they are looked up."""

import re
import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "-": " ",
                          "–": " ", "/": " ", ".": " ", ",": " "})  # fmt: skip
_DROPPED = re.compile(r"['’‘ʼʻ`´ʿʾ\u0300-\u036f]")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def fold(name: str) -> str:
    """A name as it is looked up: lower case without accents, dots, hyphens and apostrophes; "St." is "saint"."""
    low = name.casefold()
    if low.isascii() and low.isalpha():
        return low
    low = low.translate(_LETTERS)
    low = _DROPPED.sub("", low if low.isascii() else unicodedata.normalize("NFKD", low))
    words = low.split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)

"""Marked example sentences: "[actor Kenya] pledged [content to leave]." is the sentence and where its roles stand."""

import re

import msgspec

from onrecord.vocabulary.kinds import ROLES

_MARK = re.compile(r"\[(" + "|".join(ROLES) + r") ([^\[\]]+)\]")


class Marked(msgspec.Struct, frozen=True):
    """A sentence without its marks, and each marked role with its offsets in that sentence."""

    text: str
    roles: tuple[tuple[str, int, int], ...]


def unmark(sentence: str) -> Marked:
    """The plain sentence and the roles marked in it."""
    plain, roles, last = "", [], 0
    for found in _MARK.finditer(sentence):
        plain += sentence[last : found.start()]
        roles.append((found.group(1), len(plain), len(plain) + len(found.group(2))))
        plain += found.group(2)
        last = found.end()
    return Marked(plain + sentence[last:], tuple(roles))

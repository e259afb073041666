"""Search in the texts of all reports."""

from typing import Annotated

import msgspec
from fastapi import Query

from onrecord.store.searching import search as look
from onrecord.store.values import Found
from onrecord.web.server.asked import LONGEST, Register, clean
from onrecord.web.server.pages import Pages

PAGES = Pages()


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """The reports that hold every word, the best first."""

    words: str
    found: tuple[Found, ...]


@PAGES.page("/search", "search.html")
def search(
    register: Register,
    q: Annotated[str, Query(max_length=LONGEST, description='Words; "words in a row"; word* for longer ones, too.')] = "",
    size: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Hits:
    """The reports that hold all the words, each with the passage where they stand."""
    words = clean("q", q)
    return Hits(words=words, found=look(register, words, size) if words else ())

"""The parties of one report while it is being read: what is known of each so far, and its id at the end."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from onrecord.model import Mention, PartyKind, Span

ANY_BODY = frozenset({"group", "organization", "organisation", "body", "movement"})  # what any body may be called
OFFICE_BEFORE = "office told before"
_NOT_WORD = re.compile(r"[^\w]+")


class Entity(msgspec.Struct, eq=False, gc=False):
    """One party. `nouns` are the words that may take it up later; `party` is its id, but for people until the end.

    `announced`: its office is that of somebody unnamed who was told of just before.
    """

    party: str
    name: str
    kind: PartyKind
    code: str | None = None
    country: str | None = None
    inferred: bool = False
    gender: str | None = None
    plural: bool = False
    number: str | None = None
    nouns: set[str] = set()
    affiliation: str | None = None
    announced: bool = False

    @property
    def human(self) -> bool:
        """Whether "he" or "she" may stand for it."""
        return self.kind in ("person", "office", "unnamed") or (self.kind == "group" and not self.plural)

    def mention(self, span: Span, reason: str) -> Mention:
        """The mention at `span`, with all that the report says of the party."""
        reason = f"{reason}: {OFFICE_BEFORE}" if self.announced else reason
        party = f"{self.code}/{slug(self.name)}" if self.kind == "person" and self.code else self.party
        return Mention(party=party, name=self.name, kind=self.kind, code=self.code, country=self.country, span=span,
                       inferred=self.inferred, reason=reason)  # fmt: skip


class Trace(msgspec.Struct, eq=False, gc=False):
    """One place where parties were mentioned, as a later word may look back to it. No entities: a thing."""

    entities: tuple[Entity, ...]
    token: int
    rank: int
    verb: int
    sentence: int
    paragraph: int
    plural: bool
    place: bool = False


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A name as an id: letters and digits without accents, joined by hyphens."""
    plain = name.lower()
    if not plain.isascii():
        plain = "".join([c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)])
    return _NOT_WORD.sub("-", plain.replace("'", "")).strip("-")


def initials(name: str) -> str:
    """The acronym that the capitals of a name make ("LDP")."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def same_person(full: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two names in words can be one person's: same surname, and no first name that differs."""
    a, b = [w.strip(".") for w in full], [w.strip(".") for w in other]
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[-1] == b[-1]
    return a[-1] == b[-1] and (a[0] == b[0] or a[0][:1] == b[0] or b[0][:1] == a[0])

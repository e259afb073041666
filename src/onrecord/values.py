"""The immutable values that one stage hands to the next. Token numbers index `Tree.tokens`; offsets are into the text."""

from typing import Literal

import msgspec

from onrecord.model import Act, Event, FactClass, Mention, Place, Quantity, QuotationStyle, Span, When

Tense = Literal["past", "present", "future", "none"]
ClauseForm = Literal["verb", "noun", "adjective"]


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """Words between quotation marks: `start` to `end` with the marks, `inner` without them.

    `kind` tells speech from scare quotes and titles; parts of one split quotation share their `group`.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: Literal["speech", "scare", "title"]
    group: int


class Count(msgspec.Struct, frozen=True, gc=False):
    """A quantity and the token that it counts (`head`)."""

    quantity: Quantity
    head: int


class Site(msgspec.Struct, frozen=True, gc=False):
    """A place named in the text and the token that heads its noun phrase."""

    place: Place
    head: int
    first: int
    last: int


class Grounded(msgspec.Struct, frozen=True, gc=False):
    """A reference to a place, resolved, and whether it is one where something may happen (`physical`).

    Adjectives, parts of other names, and capitals that stand for governments are not.
    """

    site: Site
    physical: bool


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase that stands for a party: its head token, its first and last token, and whom it refers to."""

    mention: Mention
    head: int
    first: int
    last: int


class Slot(msgspec.Struct, frozen=True, gc=False):
    """One argument of a clause: its name and the token that heads it.

    Names: subject, object, indirect, clause (finite), infinitive, gerund, complement (predicative), possessor, demonym,
    compound (a noun before the noun), purpose, conjunct (a verb coordinated with this one), or a preposition ("to", "with",
    "by", "in exchange for").
    """

    name: str
    head: int


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One predicate with its arguments, made alike for actives, passives, control, relatives and event nouns.

    `subject` is who acts and `object` what is acted on, whatever the voice. `lemma` holds a verb's particle ("turn back").
    `light` is the light verb over a noun ("give", "engage in"). `governor` is the clause that embeds this one, if any.
    """

    index: int
    predicate: int
    lemma: str
    form: ClauseForm
    slots: tuple[Slot, ...]
    negated: bool = False
    modal: str | None = None
    tense: Tense = "none"
    passive: bool = False
    light: str | None = None
    conditional: bool = False
    governor: int | None = None
    relation: str = "root"

    def heads(self, name: str) -> tuple[int, ...]:
        """The head tokens of every argument called `name`."""
        return tuple([slot.head for slot in self.slots if slot.name == name])


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Who is said to say what: the source's head token (None where none is printed), the cue and the content.

    `parent` is the number of the attribution whose content holds this one. `clause` is the cue's clause, if it has one.
    `source` is resolved. `author` and `holder` are the commitment of the report's author and of the source to the content.
    `roots` are the tokens that head the content, `reason` what the source cites for its stance; `mode` tells speech from
    thought, attitude and evidence.
    """

    index: int
    source: Mention | None
    cue: Span | None
    content: tuple[Span, ...]
    style: QuotationStyle
    act: Act
    rule: str
    addressee: tuple[Mention, ...] = ()
    clause: int | None = None
    parent: int | None = None
    implicit: bool = False
    chain: tuple[Mention, ...] = ()
    author: FactClass = "UU"
    holder: FactClass = "CT+"
    roots: tuple[int, ...] = ()
    reason: tuple[Span, ...] = ()
    mode: Literal["speech", "thought", "attitude", "evidence"] = "speech"


class Match(msgspec.Struct, frozen=True, gc=False):
    """A vocabulary rule that fires on a clause: its kind and codes, and the tokens that fill each role."""

    clause: int
    rule: str
    kind: str
    cameo: str | None
    roles: tuple[Slot, ...]

    def heads(self, role: str) -> tuple[int, ...]:
        """The head tokens that fill `role`."""
        return tuple([slot.head for slot in self.roles if slot.name == role])


class Coded(msgspec.Struct, frozen=True, gc=False):
    """An event and the match that it was resolved from."""

    match: Match
    event: Event


Dates = tuple[When, ...]

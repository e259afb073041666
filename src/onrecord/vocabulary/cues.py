"""Attribution cues: the words that say "somebody says this", as data (`en/cues/*.yaml`), with sentences that prove each.

A cue says which act it performs and how far the source and the author stand by the content (FactBank classes, Saurí and
Pustejovsky 2009: CT certain, PR probable, PS possible, UU uncommitted; + that it is so, - that it is not).
"""

from itertools import chain
from typing import Literal

import msgspec

from onrecord.model import Act, FactClass
from onrecord.vocabulary.reading import ROOT, read_file, read_folder

Mode = Literal["speech", "thought", "attitude", "evidence"]


class Turned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a cue that is negated ("did not deny") or stands below a verb such as "decline"."""

    act: Act
    source: FactClass = "UU"


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of cue words that behave alike: one of `verb`, `noun`, `adjective`, `adverb`, `phrase` lists them (lemmas).

    takes: where the content may stand, in the order in which they are tried: clause (finite), quote, infinitive, gerund,
    object (any noun phrase), matter (a noun phrase that stands for something said or done: "the report", "the
    closure"), object-as, object-for, object-with and object-to (a noun phrase with such a phrase after it), judgement (a
    noun phrase and what it is called: "called the claim false"), self (the verb below, for `over`), "no" (of a noun: that
    there is none, "had no comment"), or a preposition ("to matter": only before a matter).
    over: the verb counts only above an infinitive or "-ing" form of one of these ("declined to confirm"), and the content
    is that verb's. form: passive for "is said to", raising for "seems to", where the content's subject stands before the
    cue; quoting for "quotes him as saying", where the object speaks.
    source, author: how far each stands by the content. negated: what the cue becomes under "not".
    """

    id: str
    act: Act = "assert"
    mode: Mode = "speech"
    verb: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    adjective: frozenset[str] = frozenset()
    adverb: frozenset[str] = frozenset()
    phrase: frozenset[str] = frozenset()
    takes: tuple[str, ...] = ("clause", "quote")
    over: frozenset[str] = frozenset()
    form: Literal["active", "passive", "raising", "quoting"] = "active"
    source: FactClass = "CT+"
    author: FactClass = "UU"
    negated: Turned | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if sum(map(bool, (self.verb, self.noun, self.adjective, self.adverb, self.phrase))) != 1:
            raise ValueError(f"cue {self.id}: give exactly one of verb, noun, adjective, adverb, phrase")
        if not self.match or not self.no_match:
            raise ValueError(f"cue {self.id}: needs a sentence under match and one under no_match")


class Refinement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the content that make another act of a plain assertion, and words that name sources and matters."""

    demand_modals: frozenset[str]
    duty: frozenset[str]
    predicting: frozenset[str]
    untrue: frozenset[str]
    correct: frozenset[str]
    praise: frozenset[str]
    blame: frozenset[str]
    sources: frozenset[str]
    relays: frozenset[str]
    manners: frozenset[str]
    matters: frozenset[str]
    claims: frozenset[str]
    endings: tuple[str, ...]
    owned: frozenset[str]
    carriers: frozenset[str]
    untold: frozenset[str]
    stative: frozenset[str]
    givers: frozenset[str]
    told: frozenset[str]
    heard: frozenset[str]
    assuring: frozenset[str]


class Cues(msgspec.Struct, frozen=True, cache_hash=True):
    """All cues and the words that refine them."""

    entries: tuple[Cue, ...]
    words: Refinement


def read_cues() -> Cues:
    """Every entry of `en/cues`, in order of file and entry. Raises VocabularyError that names the file and the entry."""
    lists = read_folder(ROOT / "en" / "cues", tuple[Cue, ...])
    return Cues(tuple(chain.from_iterable(lists)), read_file(ROOT / "en" / "cue_words.yaml", Refinement))

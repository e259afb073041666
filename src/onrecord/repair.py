"""Mends errors that small dependency parsers make again and again, before any stage reads the tree.

Each mend looks at one token and proposes a new head and label (and, for a verb read as a noun, a new tag).
"""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.syntax import Token, Tree, plant
from onrecord.vocabulary.grammar import Grammar

_VERBAL = ("VERB", "AUX")
_FINITE = ("VBD", "VBZ", "VBP")
_BARE_AFTER_LET = frozenset({"go", "leave", "return", "stay", "pass", "travel", "depart", "enter", "cross", "stand", "work"})


def repair(tree: Tree, grammar: Grammar) -> Tree:
    """The same tokens under better heads; the tree itself where nothing is wrong."""
    changes = {token.i: token for mend in MENDS for token in mend(tree, grammar)}
    if not changes:
        return tree
    tokens = tuple(changes.get(token.i, token) for token in tree.tokens)
    return plant(tree.text, tokens, tuple(sentence.paragraph for sentence in tree.sentences))


def _moved(token: Token, head: int, dep: str) -> Token:
    return msgspec.structs.replace(token, head=head, dep=dep)


def _object_is_subject(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "pledged the missions will respect": the noun before the finite clause is its subject, not an object."""
    for token in tree.tokens:
        if token.dep != "ccomp" or tree.kid(token.i, "nsubj", "nsubjpass", "expl", "mark", "csubj"):
            continue
        first = min((kid.i for kid in tree.kids(token.i, "aux", "auxpass", "neg")), default=token.i)
        finite = token.tag in _FINITE or any(kid.tag in ("MD", *_FINITE) for kid in tree.kids(token.i, "aux", "auxpass"))
        for noun in tree.kids(token.head, "dobj"):
            if finite and tree.subtree(noun.i)[-1] == first - 1:
                yield _moved(noun, token.i, "nsubjpass" if tree.kid(token.i, "auxpass") else "nsubj")


def _verb_beside_noun(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "respect laws and refrain from ...": a base verb is coordinated with the verb above, not with its object."""
    for token in tree.tokens:
        noun = tree.tokens[token.head]
        if token.dep != "conj" or token.pos != "VERB" or noun.pos not in ("NOUN", "PROPN") or noun.i == token.i:
            continue
        above = next((a for a in tree.ancestors(noun.i) if a.pos in _VERBAL), None)
        if above is not None and (token.tag == above.tag or token.tag in _FINITE):
            yield _moved(token, above.i, "conj")
            yield from (_moved(cc, above.i, "cc") for cc in tree.kids(noun.i, "cc") if cc.i < token.i)


def _speaker_goes_on(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "said it was late and refused to ...": a verb of speech without a subject goes on with the speaker."""
    for token in tree.tokens:
        inner = tree.tokens[token.head]
        outer = tree.tokens[inner.head]
        if token.dep != "conj" or inner.dep != "ccomp" or token.tag not in _FINITE or outer.tag != token.tag:
            continue
        if token.lemma not in grammar.communication or outer.lemma not in grammar.communication:
            continue
        own = tree.kid(token.i, "nsubj", "nsubjpass", "expl") or outer.i > inner.i
        if not own and (inner.tag != token.tag or inner.lemma == "be" or tree.kid(inner.i, "aux", "auxpass")):
            yield _moved(token, outer.i, "conj")


def _citing(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "declined to confirm that it exists, citing privacy": the participle after a comma is the speaker's."""
    for token in tree.tokens:
        if token.tag != "VBG" or token.dep not in ("advcl", "acl") or token.lemma not in grammar.communication:
            continue
        if token.i == 0 or tree.tokens[token.i - 1].text != ",":
            continue
        speech = [a for a in tree.ancestors(token.i) if a.lemma in grammar.communication and a.pos == "VERB"]
        outer = next((a for a in reversed(speech) if a.i < token.i and a.dep != "advcl"), None)
        if outer is not None and outer.i != token.head:
            yield _moved(token, outer.i, "advcl")


def _speakers_time(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "said on Monday it would leave": what stands between the verb of speech and the clause is the speaker's."""
    for token in tree.tokens:
        inner = tree.tokens[token.head]
        verb = tree.tokens[inner.head]
        if token.dep not in ("prep", "npadvmod", "advmod") or inner.dep != "ccomp" or token.i > inner.i:
            continue
        subject = tree.kid(inner.i, "nsubj", "nsubjpass", "expl", "csubj")
        if verb.lemma not in grammar.communication or not verb.i < token.i or subject is None or subject.i < token.i:
            continue
        between = tree.tokens[verb.i + 1 : tree.subtree(token.i)[0]]
        if not between and (token.dep != "advmod" or tree.children[token.i]):
            yield _moved(token, verb.i, token.dep)


def _let_go(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "letting the five go": the verb is read as a noun that the number counts."""
    for token in tree.tokens:
        number = tree.kid(token.i, "nummod")
        above = tree.tokens[token.head]
        if token.dep != "dobj" or number is None or token.text not in _BARE_AFTER_LET or above.lemma not in ("let", "make"):
            continue
        yield msgspec.structs.replace(token, pos="VERB", tag="VB", dep="ccomp", lemma=token.text)
        yield _moved(number, token.i, "nsubj")
        yield from (_moved(kid, number.i, kid.dep) for kid in tree.kids(token.i, "det", "amod", "poss"))


def _subject_of_auxiliary(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad is opposed": a subject hung on the auxiliary is the verb's."""
    for token in tree.tokens:
        above = tree.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and above.dep in ("aux", "auxpass") and above.head != above.i:
            yield _moved(token, above.head, "nsubjpass" if above.dep == "auxpass" else "nsubj")


def _list_of_names(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad, Togo, and Benin": the second of a list of names is read as an apposition."""
    for token in tree.tokens:
        first = tree.tokens[token.head]
        if token.dep != "appos" or token.pos != "PROPN" or first.pos != "PROPN" or tree.kid(token.i, "det", "poss"):
            continue
        last = tree.kid(token.i, "conj")
        if last is not None and last.pos == "PROPN" and tree.kid(token.i, "cc"):
            yield _moved(token, first.i, "conj")


def _headline_pair(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad, Togo sign deal": in a headline a comma stands for "and"."""
    for sentence in tree.sentences:
        second = next((t for t in tree.tokens[sentence.start + 2 : sentence.start + 7] if t.dep == "nsubj"), None)
        if second is None or second.pos != "PROPN" or tree.tokens[second.head].tag not in ("VBP", "VB", "VBD"):
            continue
        before = tree.subtree(second.i)[0] - 1
        first = tree.tokens[before - 1]
        if before <= sentence.start or tree.tokens[before].text != "," or first.pos != "PROPN" or first.head != second.head:
            continue
        if first.dep in ("npadvmod", "dep", "nsubj") and tree.subtree(first.i)[0] == sentence.start:
            yield _moved(first, second.head, "nsubj")
            yield _moved(second, first.i, "conj")


def _verb_as_participle(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad, a member since 1960, accused Togo of ...": a past tense after an apposition is read as a participle."""
    for sentence in tree.sentences:
        noun = tree.tokens[sentence.root]
        beside = tree.kid(noun.i, "appos")
        verb = tree.kid(noun.i, "acl") or (beside and tree.kid(beside.i, "acl"))
        if (
            verb is None
            or noun.pos not in ("PROPN", "NOUN")
            or verb.tag not in ("VBN", "VBD")
            or tree.tokens[verb.i - 1].text != ","
        ):
            continue
        if tree.kid(verb.i, "dobj", "ccomp", "xcomp") and not tree.kid(verb.i, "aux", "auxpass", "agent", "nsubj"):
            yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT", tag="VBD")
            yield _moved(noun, verb.i, "nsubj")


MENDS: tuple[Callable[[Tree, Grammar], Iterator[Token]], ...] = (
    _object_is_subject, _verb_beside_noun, _speaker_goes_on, _citing, _speakers_time, _let_go, _subject_of_auxiliary,
    _list_of_names, _headline_pair, _verb_as_participle,
)  # fmt: skip

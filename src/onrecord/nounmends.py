"""Mends of noun phrases: lists and pairs of names, numbers, dates after names, and what somebody is called.

Each looks at one token and proposes a new head and label, as those in `repair` do.
"""

from collections.abc import Iterator

import msgspec

from onrecord.syntax import Token, Tree
from onrecord.vocabulary.grammar import Grammar

_VERBAL = ("VERB", "AUX")
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_NAMED_DAYS = frozenset({"Ash", "Black", "Bloody", "Cyber", "Easter", "Good", "Holy", "Maundy", "Palm", "Super"})


def moved(token: Token, head: int, dep: str) -> Token:
    """The token under another head."""
    return msgspec.structs.replace(token, head=head, dep=dep)


def called(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "called the story pure invention": a noun with an article of its own, before what it is called, is the object."""
    for token in tree.tokens:
        name = tree.tokens[token.head]
        if token.dep not in ("nmod", "compound") or token.pos != "NOUN" or name.dep not in ("oprd", "dobj") or token.i > name.i:
            continue
        modified = any(token.i < kid.i < name.i for kid in tree.kids(name.i, "amod", "det"))
        if modified and tree.kid(token.i, "det", "poss") and tree.tokens[name.head].pos == "VERB":
            yield moved(token, name.head, "dobj")
            yield moved(name, name.head, "oprd")


def list_of_names(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad, Togo, and Benin": the second of a list of names is read as an apposition."""
    for token in tree.tokens:
        first = tree.tokens[token.head]
        if token.dep != "appos" or token.pos != "PROPN" or first.pos != "PROPN" or tree.kid(token.i, "det", "poss"):
            continue
        last = tree.kid(token.i, "conj")
        offices = last is not None and last.lemma.lower() == first.lemma.lower()
        if last is not None and last.pos == "PROPN" and tree.kid(token.i, "cc") and not offices:
            yield moved(token, first.i, "conj")


def pair_of_offices(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "the minister of Chad, Ali Deby, and the minister of Togo, Ama Kofi": the first name is no third party."""
    for name in tree.tokens:
        office = tree.tokens[name.head]
        second = tree.kid(name.i, "conj")
        if (
            name.dep not in ("conj", "appos")
            or name.pos != "PROPN"
            or second is None
            or second.lemma.lower() != office.lemma.lower()
        ):
            continue
        first = tree.subtree(name.i)[0]
        beside = [kid for kid in (*tree.kids(second.i, "appos"), *tree.kids(office.i, "appos")) if kid.i > second.i]
        if office.i < name.i < second.i and tree.tokens[first - 1].text == "," and beside:
            yield moved(name, office.i, "appos")
            yield moved(second, office.i, "conj")
            yield moved(beside[0], second.i, "appos")
            yield from (moved(cc, office.i, "cc") for cc in tree.kids(name.i, "cc"))


def name_after_source(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "..., according to the rights group Clean Hands.": the name is the group's, and no head of the sentence."""
    for sentence in tree.sentences:
        name = tree.tokens[sentence.root]
        verb, phrase = tree.kid(name.i, "ccomp"), tree.kid(name.i, "prep")
        if name.pos not in ("PROPN", "NOUN", "VERB") or verb is None or phrase is None or phrase.text.lower() != "according":
            continue
        to = tree.kid(phrase.i, "prep")
        group = tree.kid(to.i, "pobj") if to is not None else None
        if group is None or not verb.i < phrase.i < group.i < name.i or tree.subtree(group.i)[-1] >= name.i:
            continue
        yield moved(verb, verb.i, "ROOT")
        yield moved(phrase, verb.i, "prep")
        yield msgspec.structs.replace(name, head=group.i, dep="appos", pos="PROPN", tag="NNP")
        yield from (moved(kid, verb.i, "punct") for kid in tree.kids(name.i, "punct"))


def this_called(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "called this slander": not "this slander", but what this is called."""
    for token in tree.tokens:
        this = tree.kid(token.i, "det")
        verb = tree.tokens[token.head]
        if (
            token.dep not in ("oprd", "dobj")
            or token.pos != "NOUN"
            or this is None
            or this.text.lower() not in ("this", "that")
        ):
            continue
        if verb.lemma in grammar.naming and this.i == verb.i + 1 and this.i == token.i - 1 and token.lemma in grammar.verdicts:
            yield msgspec.structs.replace(this, head=verb.i, dep="dobj", pos="PRON")
            yield moved(token, verb.i, "oprd")


def headline_pair(tree: Tree, _: Grammar) -> Iterator[Token]:
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
            yield moved(first, second.head, "nsubj")
            yield moved(second, first.i, "conj")


def up_to_number(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "freed up to 16 fishermen": "up to" belongs to the number, and what is counted is the verb's object."""
    for to in tree.tokens[2:-1]:
        up = tree.tokens[to.i - 1]
        verb, noun = tree.tokens[up.head], tree.kid(to.i, "pobj")
        if to.text != "to" or up.text.lower() != "up" or to.head not in (up.i, verb.i) or noun is None or verb.pos != "VERB":
            continue
        number = tree.kid(noun.i, "nummod")
        if number is not None and number.i == to.i + 1 and verb.i == up.i - 1 and not tree.kid(verb.i, "dobj"):
            yield moved(noun, verb.i, "dobj")
            yield moved(up, number.i, "quantmod")
            yield moved(to, number.i, "quantmod")


def day_after_name(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "met President Lima Tuesday to discuss ...": the day is the verb's, and the name before it the head of its phrase."""
    for day in tree.tokens:
        name = tree.tokens[max(day.i - 1, 0)]
        if (
            day.text not in _DAYS
            or name.head != day.i
            or name.dep != "compound"
            or name.pos != "PROPN"
            or name.text in _NAMED_DAYS
        ):
            continue
        verb = next((above for above in tree.ancestors(day.i) if above.pos in _VERBAL), None)
        if verb is None or day.dep == "compound" or verb.i == day.i:
            continue
        yield moved(name, day.head, day.dep)
        yield moved(day, verb.i, "npadvmod")
        yield from (moved(kid, name.i, kid.dep) for kid in tree.kids(day.i) if kid.i < name.i)


def fixed_complement(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "declared the envoy persona non grata": foreign words are one complement; who stands before them is the object."""
    beginnings = {phrase.partition(" ")[0] for phrase in grammar.fixed_complements}
    for first in tree.tokens[:-2]:
        if first.text.lower() not in beginnings:
            continue
        words = tree.tokens[first.i : first.i + 3]
        if " ".join(word.text.lower() for word in words) not in grammar.fixed_complements:
            continue
        verb = next((t for t in tree.tokens[first.i - 1 :: -1] if t.pos == "VERB" and t.sentence == first.sentence), None)
        if verb is None or not first.i:
            continue
        yield msgspec.structs.replace(first, head=verb.i, dep="oprd", pos="NOUN", tag="NN")
        yield from (msgspec.structs.replace(word, head=first.i, dep="compound", pos="X", tag="FW") for word in words[1:])
        yield from _beside_complement(tree, first.i, verb)


def _beside_complement(tree: Tree, first: int, verb: Token) -> Iterator[Token]:
    """What the parser hung on the complement is the verb's; the words before it are a noun phrase of their own."""
    before = [token for token in tree.kids(first) if verb.i < token.i < first]
    if before and not tree.kid(verb.i, "nsubjpass", "auxpass"):
        yield moved(before[-1], verb.i, "dobj")
        yield from (moved(token, before[-1].i, token.dep) for token in before[:-1])
    after = [token for word in range(first, first + 3) for token in tree.kids(word) if token.i > first + 2]
    yield from (moved(token, verb.i, "agent" if token.text == "by" else token.dep) for token in after)


def counted_participle(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "the files of 11 detained Chadian monks": between a number and its noun stands a participle, no new verb."""
    for number in tree.tokens[:-2]:
        verb, above = tree.tokens[number.i + 1], tree.tokens[number.head]
        noun = tree.kid(verb.i, "dobj")
        if number.pos != "NUM" or number.dep not in ("pobj", "dobj") or verb.tag not in ("VBD", "VBN") or noun is None:
            continue
        plain = verb.dep in ("conj", "acl", "ccomp") and not tree.kid(verb.i, "aux", "auxpass", "nsubj", "cc", "mark")
        if not plain or above.i >= number.i or tree.subtree(noun.i)[0] != verb.i + 1 or noun.tag not in ("NNS", "NNPS"):
            continue
        yield moved(noun, number.head, number.dep)
        yield moved(number, noun.i, "nummod")
        yield msgspec.structs.replace(verb, head=noun.i, dep="amod", pos="VERB", tag="VBN")
        over = next((a for a in (above, *tree.ancestors(number.i)) if a.pos in _VERBAL), None)
        if over is not None:
            yield from (moved(kid, over.i, kid.dep) for kid in tree.kids(verb.i) if kid.i > noun.i)

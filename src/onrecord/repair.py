"""Mends errors that small dependency parsers make again and again, before any stage reads the tree.

Each mend looks at one token and proposes a new head and label (and, for a verb read as a noun, a new tag).
"""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.clausemends import CLAUSE_MENDS
from onrecord.headlinemends import headline_verb
from onrecord.nounmends import (
    called,
    counted_participle,
    day_after_name,
    fixed_complement,
    headline_pair,
    list_of_names,
    moved,
    name_after_source,
    pair_of_offices,
    this_called,
    up_to_number,
)
from onrecord.syntax import Token, Tree, plant
from onrecord.vocabulary.grammar import Grammar

_VERBAL = ("VERB", "AUX")
_STOPS = (".", "!", "?")
_FINITE = ("VBD", "VBZ", "VBP")
# Participles that are adjectives or nouns as well, with their verbs.
_PARTICIPLES = {
    "overrun": "overrun", "frozen": "freeze", "broken": "break", "beaten": "beat", "cut": "cut", "shut": "shut",
    "withdrawn": "withdraw", "stolen": "steal", "driven": "drive", "torn": "tear", "thrown": "throw", "hit": "hit",
    "shot": "shoot", "forbidden": "forbid", "hidden": "hide", "sunk": "sink", "banned": "ban", "suspended": "suspend",
    "seized": "seize", "detained": "detain", "jailed": "jail", "besieged": "besiege", "expelled": "expel",
}  # fmt: skip
_BARE_AFTER_LET = frozenset({"go", "leave", "return", "stay", "pass", "travel", "depart", "enter", "cross", "stand", "work"})


def repair(tree: Tree, grammar: Grammar) -> Tree:
    """The same tokens under better heads; the tree itself where nothing is wrong."""
    changes = {token.i: token for mend in MENDS for token in mend(tree, grammar)}
    if not changes:
        return tree
    tokens = tuple(changes.get(token.i, token) for token in tree.tokens)
    if any(_hangs_on_itself(tokens, i) for i in changes):
        return tree
    return plant(tree.text, tokens, tuple(sentence.paragraph for sentence in tree.sentences))


def _hangs_on_itself(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether two mends of one odd tree, each sound alone, make a token hang on what hangs on it."""
    at, seen = i, {i}
    while tokens[at].head != at:
        at = tokens[at].head
        if at in seen:
            return True
        seen.add(at)
    return False


def _object_is_subject(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "pledged the missions will respect": the noun before the finite clause is its subject, not an object."""
    for token in tree.tokens:
        if token.dep != "ccomp" or tree.kid(token.i, "nsubj", "nsubjpass", "expl", "mark", "csubj"):
            continue
        first = min((kid.i for kid in tree.kids(token.i, "aux", "auxpass", "neg")), default=token.i)
        finite = token.tag in _FINITE or any(kid.tag in ("MD", *_FINITE) for kid in tree.kids(token.i, "aux", "auxpass"))
        for noun in tree.kids(token.head, "dobj"):
            if finite and tree.subtree(noun.i)[-1] == first - 1:
                yield moved(noun, token.i, "nsubjpass" if tree.kid(token.i, "auxpass") else "nsubj")


def _verb_beside_noun(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "respect laws and refrain from ...": a base verb is coordinated with the verb above, not with its object."""
    for token in tree.tokens:
        noun = tree.tokens[token.head]
        if token.dep != "conj" or token.pos != "VERB" or noun.pos not in ("NOUN", "PROPN") or noun.i == token.i:
            continue
        above = next((a for a in tree.ancestors(noun.i) if a.pos in _VERBAL), None)
        if above is not None and (token.tag == above.tag or token.tag in _FINITE):
            yield moved(token, above.i, "conj")
            yield from (moved(cc, above.i, "cc") for cc in tree.kids(noun.i, "cc") if cc.i < token.i)


def _speaker_goes_on(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "said it was late and refused to ...": a verb of speech without a subject goes on with the speaker."""
    for token in tree.tokens:
        inner = tree.tokens[token.head]
        outer = tree.tokens[inner.head]
        active = token.tag == "VBN" and tree.kid(token.i, "dobj") is not None and not tree.kid(token.i, "aux", "auxpass")
        tag = "VBD" if active else token.tag  # a participle with an object of its own is a past tense misread
        if token.dep != "conj" or inner.dep != "ccomp" or tag not in _FINITE or outer.tag != tag:
            continue
        if token.lemma not in grammar.communication or outer.lemma not in grammar.communication:
            continue
        own = tree.kid(token.i, "nsubj", "nsubjpass", "expl") or outer.i > inner.i
        if not own and (inner.tag != tag or inner.lemma == "be" or tree.kid(inner.i, "aux", "auxpass")):
            yield msgspec.structs.replace(token, head=outer.i, dep="conj", tag=tag)


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
            yield moved(token, outer.i, "advcl")


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
            yield moved(token, verb.i, token.dep)


def _let_go(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "letting the five go": the verb is read as a noun that the number counts."""
    for token in tree.tokens:
        number = tree.kid(token.i, "nummod")
        above = tree.tokens[token.head]
        if token.dep != "dobj" or number is None or token.text not in _BARE_AFTER_LET or above.lemma not in ("let", "make"):
            continue
        yield msgspec.structs.replace(token, pos="VERB", tag="VB", dep="ccomp", lemma=token.text)
        yield moved(number, token.i, "nsubj")
        yield from (moved(kid, number.i, kid.dep) for kid in tree.kids(token.i, "det", "amod", "poss"))


def _subject_of_auxiliary(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad is opposed": a subject hung on the auxiliary is the verb's."""
    for token in tree.tokens:
        above = tree.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and above.dep in ("aux", "auxpass") and above.head != above.i:
            yield moved(token, above.head, "nsubjpass" if above.dep == "auxpass" else "nsubj")


def _passive_goes_on(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "were freed and deported to Chad": what is done to somebody, without an object, is done to the same ones."""
    for token in tree.tokens:
        first = tree.tokens[token.head]
        passive = first.tag == "VBN" and tree.kid(first.i, "auxpass") is not None
        bare = tree.labels[token.i].isdisjoint(("dobj", "nsubj", "aux", "ccomp", "xcomp"))
        if token.dep == "conj" and token.tag == "VBD" and passive and bare and token.lemma in grammar.done_to:
            yield msgspec.structs.replace(token, tag="VBN")


def _verb_as_participle(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "Chad, a member since 1960, accused Togo of ...": a past tense after an apposition is read as a participle.

    So it is in "Two Togolese militiamen handed in their rifles.", where a participle without an object would do.
    """
    for sentence in tree.sentences:
        noun = tree.tokens[sentence.root]
        beside = tree.kid(noun.i, "appos")
        verb = tree.kid(noun.i, "acl") or (beside and tree.kid(beside.i, "acl"))
        if verb is None or (noun.pos not in ("PROPN", "NOUN") and beside is None) or verb.tag not in ("VBN", "VBD"):
            continue
        after_comma, whole = tree.texts[verb.i - 1] == ",", tree.texts[sentence.end - 1] == "."
        if not (after_comma or whole) or tree.kid(verb.i, "aux", "auxpass", "agent", "nsubj"):
            continue
        particle = tree.kid(verb.i, "prt")
        inside = tree.kid(particle.i, "pobj") if particle else None
        thing = tree.kid(verb.i, "oprd") if verb.lemma in grammar.naming and after_comma else None
        if inside or thing or (verb.tag == "VBD" and after_comma) or tree.kid(verb.i, "dobj", "ccomp", "xcomp"):
            yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT", tag="VBD")
            yield moved(noun, verb.i, "nsubj")
            yield from [moved(inside, verb.i, "dobj")] if inside else []
            if thing is not None and not tree.kid(verb.i, "dobj"):  # "the envoy, Ana Lima, called the raid 'a breach'"
                yield moved(thing, verb.i, "dobj")
                yield from (moved(kid, verb.i, "oprd") for kid in tree.kids(noun.i, "appos") if kid.i > thing.i)


def _headline_plan(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Chad, Togo ministers to meet in Lima": in a headline "to" stands for "will", and its verb heads the whole."""
    for sentence in tree.sentences:
        noun = tree.tokens[sentence.root]
        verb = tree.kid(noun.i, "relcl", "acl")
        if verb is None or noun.pos not in ("PROPN", "NOUN") or verb.tag != "VB" or tree.texts[sentence.end - 1] in _STOPS:
            continue
        if tree.texts[verb.i - 1].lower() == "to" and verb.i - 1 > noun.i and not tree.kid(verb.i, "nsubj"):
            yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT")
            yield moved(noun, verb.i, "nsubj")


def _finite_beside_infinitive(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "urged both to show restraint and offered help": a finite verb goes on with the finite verb, not with its infinitive."""
    for token in tree.tokens:
        inner = tree.tokens[token.head]
        if token.dep != "conj" or token.tag not in _FINITE or inner.tag not in ("VB", "VBG") or token.i < inner.i:
            continue
        modal = any(kid.tag == "MD" for kid in tree.kids(inner.i, "aux"))
        if (
            modal
            or tree.kid(inner.i, "nsubj", "nsubjpass")
            or tree.kid(token.i, "nsubj", "nsubjpass", "expl", "aux", "auxpass")
        ):
            continue
        outer = next((a for a in tree.ancestors(inner.i) if a.pos in _VERBAL and a.tag in _FINITE), None)
        if outer is not None and outer.i < inner.i and outer.tag == token.tag:
            yield moved(token, outer.i, "conj")
            yield from (moved(cc, outer.i, "cc") for cc in tree.kids(inner.i, "cc") if cc.i == token.i - 1)


def _promise_after_aside(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "promised in return to leave": an infinitive behind an aside is what is promised, not what for."""
    for token in tree.tokens:
        verb = tree.tokens[token.head]
        if token.dep != "advcl" or token.tag != "VB" or verb.lemma not in grammar.subject_control or verb.i > token.i:
            continue
        marker = tree.kid(token.i, "aux")
        if marker is None or marker.tag != "TO" or tree.tokens[marker.i - 1].text in (",", "order"):
            continue
        if not tree.kid(verb.i, "dobj", "xcomp", "ccomp", "nsubjpass"):
            yield moved(token, verb.i, "xcomp")


def _summary_of_clause(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "sent them back, a decision that drew protests": a noun that sums the clause up is no object of its verb."""
    for token in tree.tokens:
        if token.dep != "dobj" or tree.kid(token.i, "relcl", "acl") is None:
            continue
        verb, first = tree.tokens[token.head], tree.subtree(token.i)[0]
        if first - 1 <= verb.i or tree.tokens[first - 1].text != "," or tree.tokens[first].text.lower() not in ("a", "an"):
            continue
        if any(kid.i < first for kid in tree.kids(verb.i, "dobj")):
            yield moved(token, verb.i, "npadvmod")


def _object_beside_subject(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "Chad freed five men and Togo released two": who stands after "and" acts; the noun before it is the object."""
    for token in tree.tokens:
        verb, noun = tree.tokens[token.head], tree.kid(token.i, "nsubj")
        if token.dep != "ccomp" or token.tag not in _FINITE or verb.tag != token.tag or noun is None or noun.i > token.i:
            continue
        joint = tree.kid(noun.i, "cc")
        other = tree.kid(noun.i, "conj")
        if joint is None or other is None or other.pos != "PROPN" or noun.pos != "NOUN" or tree.kid(verb.i, "dobj"):
            continue
        first, beside = tree.subtree(noun.i)[0], tree.subtree(other.i)
        if verb.lemma in grammar.communication or first != verb.i + 1 or beside[0] != joint.i + 1 or beside[-1] != token.i - 1:
            continue
        yield moved(noun, verb.i, "dobj")
        yield moved(other, token.i, "nsubj")
        yield moved(joint, verb.i, "cc")
        yield moved(token, verb.i, "conj")


def _verb_of_crowd(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Dozens of miners marched to the square and asked for pay.": a past tense after "of" is read as a participle."""
    for sentence in tree.sentences:
        noun = tree.tokens[sentence.root]
        verb = tree.kid(noun.i, "acl")
        if noun.pos != "NOUN" or verb is None or verb.tag not in ("VBN", "VBD") or tree.kid(verb.i, "agent", "aux", "auxpass"):
            continue
        after = tree.kid(verb.i, "conj")
        if after is not None and after.tag == "VBD" and tree.kid(after.i, "nsubj") is None and tree.kid(noun.i, "prep"):
            yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT", tag="VBD")
            yield moved(noun, verb.i, "nsubj")
            yield from (moved(kid, verb.i, kid.dep) for kid in tree.kids(noun.i, "punct") if kid.i > verb.i)


def _verbs_of_crowd(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "Dozens of miners marched to the square and sang of home.": the same where only the second verb is read as one."""
    for joint in tree.tokens[1:-1]:
        noun, last = tree.tokens[joint.head], tree.tokens[joint.i + 1]
        first = tree.kid(noun.i, "acl")
        if joint.dep != "cc" or noun.dep != "nsubj" or noun.head != last.i or last.tag not in _FINITE or first is None:
            continue
        plain = first.tag in ("VBN", "VBD") and noun.i < first.i < joint.i and tree.tokens[first.i - 1].text != ","
        if not plain or tree.kid(noun.i, "conj") or tree.kid(first.i, "agent", "aux", "auxpass", "nsubj"):
            continue
        above = first.i if last.head == last.i else last.head
        yield msgspec.structs.replace(first, head=above, dep=last.dep, tag="VBD")
        yield moved(noun, first.i, "nsubj")
        yield moved(last, first.i, "conj")
        yield moved(joint, first.i, "cc")


def _intransitive_root(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "Thousands filed through Lima.", "Fighting flared anew.": what cannot be passive is no participle below its subject."""
    for sentence in tree.sentences:
        noun = tree.tokens[sentence.root]
        verb = tree.kid(noun.i, "acl")
        if (
            noun.pos not in ("NOUN", "PROPN")
            or verb is None
            or verb.lemma not in grammar.intransitive
            or verb.tag not in ("VBN", "VBD")
        ):
            continue
        if noun.i < verb.i and tree.tokens[verb.i - 1].text != "," and not tree.kid(verb.i, "agent", "dobj", "conj"):
            yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT", tag="VBD")
            yield moved(noun, verb.i, "nsubj")
            yield from (moved(kid, verb.i, kid.dep) for kid in tree.kids(noun.i, "punct") if kid.i > verb.i)


def _perfect(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "The rebels have overrun Goma.": between "have" and a bare noun stands a perfect, no participle of the noun's."""
    for have in tree.tokens[:-1]:
        verb, noun = tree.tokens[have.i + 1], tree.kid(have.i, "dobj")
        lemma = _PARTICIPLES.get(verb.text.lower())
        if have.lemma != "have" or lemma is None or noun is None or verb.head != noun.i or verb.dep not in ("amod", "compound"):
            continue
        if tree.kid(noun.i, "det", "poss") or not tree.kid(have.i, "nsubj"):
            continue
        at = verb.i if have.head == have.i else have.head
        yield msgspec.structs.replace(verb, head=at, dep=have.dep, pos="VERB", tag="VBN", lemma=lemma)
        yield msgspec.structs.replace(have, head=verb.i, dep="aux", pos="AUX")
        yield from (moved(kid, verb.i, kid.dep) for kid in tree.kids(have.i) if kid.i != verb.i)


def _root_is_object(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "The junta dissolved parliament.": the verb is read as a participle, and what is dissolved as the root."""
    for sentence in tree.sentences:
        noun = tree.tokens[sentence.root]
        verb = tree.kid(noun.i, "amod")
        if noun.pos not in ("NOUN", "PROPN") or verb is None or verb.pos != "VERB" or verb.tag not in ("VBN", "VBD"):
            continue
        subject = tree.kid(noun.i, "nsubj") or tree.kid(verb.i, "nsubj")
        if subject is not None and subject.i < verb.i < noun.i and not tree.kid(noun.i, "cop", "aux", "auxpass"):
            yield msgspec.structs.replace(verb, head=verb.i, dep="ROOT", tag="VBD")
            yield moved(subject, verb.i, "nsubj")
            yield moved(noun, verb.i, "dobj")
            yield from (moved(kid, verb.i, kid.dep) for kid in tree.kids(noun.i, "punct"))


MENDS: tuple[Callable[[Tree, Grammar], Iterator[Token]], ...] = (
    _object_is_subject, _verb_beside_noun, _speaker_goes_on, _citing, _speakers_time, _let_go, _subject_of_auxiliary,
    list_of_names, headline_pair, up_to_number, day_after_name, _verb_as_participle, _headline_plan, _finite_beside_infinitive,
    _promise_after_aside, fixed_complement, _summary_of_clause, _object_beside_subject, _verb_of_crowd,
    _verbs_of_crowd, _perfect, _root_is_object, _intransitive_root, counted_participle, called, pair_of_offices,
    _passive_goes_on,
    this_called, name_after_source,
    *CLAUSE_MENDS, headline_verb,
)  # fmt: skip

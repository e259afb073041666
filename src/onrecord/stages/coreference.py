"""Who pronouns stand for: a short look back, nearest subject first.

A simple form of centering (Grosz, Joshi and Weinstein 1995): candidates are ranked by grammatical function and recency,
filtered by number, gender and kind; a pronoun with no good candidate stays unresolved.
"""

from onrecord.stages.entities import Entity, Trace
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.parties import Parties

WINDOW = 30
_FAR = 3  # sentences
_RANKS = {"nsubj": 3, "nsubjpass": 3, "csubj": 3, "agent": 2, "dobj": 2, "dative": 2, "poss": 1, "pobj": 1, "ROOT": 2,
          "appos": 1, "attr": 0}  # fmt: skip
_TIED = frozenset({"conj", "appos", "compound"})
_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_BODIES = frozenset({"state", "government", "organisation", "party", "outlet"})


def rank_of(tree: Tree, i: int) -> tuple[int, int]:
    """How prominent the phrase headed at `i` is (3 subject ... 0 modifier), and the token that governs it."""
    token = tree.tokens[i]
    while token.dep in _TIED and token.head != token.i:
        token = tree.tokens[token.head]
    if token.dep != "pobj":
        return _RANKS.get(token.dep, 0), token.head
    governor = tree.tokens[token.head]
    return (2 if governor.dep == "agent" else _RANKS["pobj"]), governor.head


def resolve_pronoun(tree: Tree, token: Token, trail: list[Trace], parties: Parties) -> tuple[Entity, ...]:
    """The parties that a pronoun stands for; empty where it stands for none or that is unsure."""
    word = token.text.lower()
    if word in _HE:
        return _best(tree, token, trail, "he", _HE[word], parties)
    if word in _THEY:
        return _best(tree, token, trail, "they", None, parties)
    if word in _IT and not _empty_it(tree, token, parties):
        return _best(tree, token, trail, "it", None, parties)
    return ()


def _best(tree: Tree, token: Token, trail: list[Trace], who: str, gender: str | None, parties: Parties) -> tuple[Entity, ...]:
    rank, verb = rank_of(tree, token.i)
    speaks = rank == 3 and tree.tokens[verb].lemma in parties.usage.speaking
    far = _FAR * 2 if who == "he" else _FAR
    best, winner = -12.0, ()  # type: float, tuple[Entity, ...]
    paragraph = tree.sentences[token.sentence].paragraph
    for trace in reversed(trail[-WINDOW:]):
        back = token.sentence - trace.sentence
        if back > far:
            break
        fit = _fit(tree, trace, who, gender, speaks or token.dep == "poss")
        if (
            fit is None
            or trace.token == verb
            or (back == 0 and rank == 2 and trace.rank == 3 and trace.verb in _joined(tree, verb))
            or (back == 0 and _in_opening_aside(tree, trace.token, verb))
            or (trace.verb == verb and back == 0 and token.dep != "poss" and rank and trace.rank)
        ):
            continue
        score = fit + 2.0 * trace.rank - 5.0 * back - (token.i - trace.token) / 40
        score += (rank == 3 and trace.rank == 3) - 2.0 * (trace.paragraph != paragraph) - 5.0 * trace.place
        score -= 6.0 * (back == 0 and _is_aside(tree, trace, token))
        score += 2.0 * _is_known(trace, gender) - 1.0 * (back > 0 and _is_embedded(tree, trace.verb))
        score += 1.5 * (token.dep == "poss" and trace.verb == _above(tree, verb) and trace.rank == 3)
        score += 3.5 * (token.dep == "poss" and trace.token == _made_to(tree, verb)) - 4.0 * (
            speaks and is_told(tree, trace, verb)
        )
        if score > best:
            best, winner = score, trace.entities
    return winner


def _joined(tree: Tree, verb: int) -> list[int]:
    """The verbs whose subject a coordinated verb shares: "phoned X and asked him" is of two people."""
    found: list[int] = []
    while verb >= 0 and tree.tokens[verb].dep == "conj" and tree.kid(verb, "nsubj", "nsubjpass") is None:
        verb = tree.tokens[verb].head
        found.append(verb)
    return found


def _in_opening_aside(tree: Tree, token: int, verb: int) -> bool:
    """ "Quoting a guard in the port, it said ...": who is named in the participle is not who does both."""
    for above in tree.ancestors(token):
        if above.dep == "advcl" and above.head == verb and above.i < verb:
            return above.tag in ("VBG", "VBN") and not tree.kid(above.i, "nsubj", "nsubjpass")
    return False


def _is_aside(tree: Tree, trace: Trace, pronoun: Token) -> bool:
    """ "the camps where, Chad says, it trains men": who only says so, between commas, is hardly meant by what follows."""
    verb, first = trace.verb, tree.subtree(trace.token)[0]
    if (
        not 0 < first <= trace.token < verb
        or verb + 2 != pronoun.i
        or tree.texts[first - 1] != ","
        or tree.texts[verb + 1] != ","
    ):
        return False
    return tree.tokens[first - 2].tag in ("WRB", "WDT", "WP", "IN")


def _is_known(trace: Trace, gender: str | None) -> bool:
    """Whether the one mentioned is known to be of the pronoun's gender."""
    return gender is not None and len(trace.entities) == 1 and trace.entities[0].gender == gender


def _is_embedded(tree: Tree, verb: int) -> bool:
    """Whether a clause is part of another: who is spoken of stands out less than who speaks."""
    return verb >= 0 and tree.tokens[verb].dep in ("ccomp", "advcl", "relcl", "acl", "xcomp")


def is_told(tree: Tree, trace: Trace, verb: int) -> bool:
    """Whether a mention stands in what the verb of speech tells: "I will let a man go, he said", "the ship, it said, left"."""
    if tree.tokens[verb].dep == "parataxis":
        return tree.tokens[trace.token].head == tree.tokens[verb].head or tree.tokens[verb].head in (
            above.i for above in tree.ancestors(trace.token)
        )
    return any(above.head == verb and above.dep == "ccomp" for above in tree.ancestors(trace.token))


def _made_to(tree: Tree, noun: int) -> int:
    """Who acts on a possessed noun: Kenya for the envoy in "led Kenya to recall its envoy"; -1 where nobody is made to."""
    verb = _above(tree, noun)
    if verb < 0 or tree.tokens[verb].dep != "xcomp" or tree.kid(verb, "nsubj"):
        return -1
    made = tree.kid(tree.tokens[verb].head, "dobj")
    return made.i if made is not None and made.i < verb else -1


def _above(tree: Tree, i: int) -> int:
    """The verb over a possessed noun."""
    for token in tree.ancestors(i):
        if token.pos in ("VERB", "AUX"):
            return token.i
    return -1


def _one_of(tree: Tree, token: int) -> Token | None:
    """ "One of the drivers said ... he": a single one of those, named by them all, stands where the "one" does."""
    of = tree.tokens[tree.tokens[token].head]
    one = tree.tokens[of.head]
    return one if tree.tokens[token].dep == "pobj" and of.text.lower() == "of" and one.text.lower() == "one" else None


def _fit(tree: Tree, trace: Trace, who: str, gender: str | None, speaks: bool) -> float | None:
    """How well a mention fits the kind of pronoun; None where it cannot."""
    if not trace.entities:
        return None if speaks or who == "he" or trace.plural != (who == "they") else -1.0
    if len(trace.entities) > 1:
        return 1.0 if who == "they" else None
    entity = trace.entities[0]
    if who == "he":
        known = entity.gender is None or entity.gender == gender
        if (one := _one_of(tree, trace.token)) is not None:
            return 2.0 * (rank_of(tree, one.i)[0] - trace.rank)
        return (1.0 if entity.kind == "person" else 0.0) if entity.human and not entity.plural and known else None
    if who == "it":
        return 0.5 if entity.kind in _BODIES and not (entity.plural and trace.plural) else None
    if entity.plural or trace.plural:
        return 1.0
    return -6.0 if entity.kind in ("organisation", "party", "unnamed", "outlet") else None


def _empty_it(tree: Tree, token: Token, parties: Parties) -> bool:
    """ "It" that stands for no party: "it is unlikely that", "it seems", or as an object."""
    verb = tree.tokens[token.head]
    if token.dep in ("dobj", "dative"):
        return verb.lemma not in parties.usage.addressed
    if token.dep == "pobj":
        return verb.text.lower() not in ("by", "against")
    if token.dep not in ("nsubj", "nsubjpass"):
        return token.dep != "poss"
    if verb.lemma in parties.usage.impersonal:
        return True
    clause = tree.kid(verb.i, "ccomp", "xcomp", "csubj", "advcl")
    if verb.lemma == "be":
        named = tree.kid(verb.i, "acomp", "attr")
        if named is not None and named.lemma in parties.usage.personal:
            return False
        return clause is not None or bool(named and tree.kid(named.i, "ccomp", "xcomp", "acl", "relcl"))
    return token.dep == "nsubjpass" and tree.kid(verb.i, "ccomp") is not None


def find_national(trail: list[Trace], country: str | None) -> Entity | None:
    """Whom "the American" means: the one person of that country among those just named."""
    near = [trace.entities[0] for trace in trail[-WINDOW:] if len(trace.entities) == 1]
    people = {id(one): one for one in near if one.kind in ("person", "office") and not one.plural and one.country == country}
    return next(iter(people.values())) if len(people) == 1 and country is not None else None

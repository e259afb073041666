"""What a cue verb attributes as a noun phrase: its object, what the object is called, the subject of its passive."""

from onrecord.stages.extents import complement_after, runs, tail_of
from onrecord.stages.sayings import Range, Scene
from onrecord.syntax import Token, Tree

_RELATIVE = frozenset({"who", "whom", "which", "that", "what"})
_LINKS = {"object-as": ("as",), "object-for": ("for", "as", "over"), "object-with": ("with",), "object-to": ("to",)}
_ANSWERS = frozenset({"deny", "confirm"})
_PREDICATIVE = frozenset({"oprd", "acomp", "attr", "xcomp", "ccomp", "advmod"})


def noun_content(scene: Scene, verb: Token, frame: str, passive: bool) -> tuple[tuple[Range, ...], int] | None:
    """The ranges and the head of the noun phrase that a cue attributes under one of the object frames, if there is one."""
    if frame == "judgement":
        return _suffered_judgement(scene, verb) if passive else _judgement(scene, verb)
    if passive:
        unlinked = frame.startswith("object-") and not _linked(scene.tree, (verb.i,), frame)
        return None if unlinked else _suffered(scene, verb)
    return _object(scene, verb, frame)


def _object(scene: Scene, verb: Token, frame: str) -> tuple[tuple[Range, ...], int] | None:
    tree = scene.tree
    host = _antecedent(tree, verb) or _gap(scene, verb)
    if host is not None and (frame == "object" or (frame != "matter" and _linked(tree, (verb.i,), frame))):
        below = set(tree.subtree(verb.i))
        if (told := _told_clause(scene, verb, host)) is not None:
            accuses = any(entry.act == "accuse" for entry in scene.lexicon.verbs.get(told.lemma, ()))
            return runs((i for i in tree.subtree(told.i) if i not in below and not (accuses and i <= told.i)), tree), told.i
        called = [i for link in tree.kids(verb.i, "prep") if link.text.lower() == "as" for i in tree.subtree(link.i)]
        return runs((*(i for i in tree.subtree(host.i) if i not in below), *called), tree), host.i
    objects = tree.kids(verb.i, "dobj")
    noun = next((o for o in objects if o.i > verb.i and (o.text.lower() not in _RELATIVE or o.tag == "DT")), None)
    if noun is None or (frame == "matter" and not is_matter(scene, noun)):
        return None
    if frame.startswith("object-") and not _linked(tree, (verb.i, noun.i), frame):
        return None
    return _reach(scene, verb, noun), noun.i


def _linked(tree: Tree, hosts: tuple[int, ...], frame: str) -> bool:
    return any(k.text.lower() in _LINKS[frame] for host in hosts for k in tree.kids(host, "prep", "mark"))


def _reach(scene: Scene, verb: Token, noun: Token) -> tuple[Range, ...]:
    """The noun phrase, and what is said of it after it: "as a threat", "for its silence", "of theft"."""
    return complement_after(scene, verb.i, noun.i)


def _antecedent(tree: Tree, verb: Token) -> Token | None:
    """ "the report, which the palace denied": the noun for which the relative pronoun stands as object."""
    pronoun = next((o for o in tree.kids(verb.i, "dobj") if o.tag in ("WDT", "WP") and o.i < verb.i), None)
    return tree.tokens[verb.head] if pronoun is not None and verb.dep == "relcl" else None


def _told_clause(scene: Scene, verb: Token, host: Token) -> Token | None:
    """ "was held by Chad, which Chad denies": nobody denies a party or a thing, but what the clause before the comma tells."""
    tree = scene.tree
    pronoun = next((o for o in tree.kids(verb.i, "dobj") if o.text.lower() == "which"), None)
    if pronoun is None or is_matter(scene, host) or tree.texts[pronoun.i - 1] != ",":
        return None
    if not any(entry.act in _ANSWERS for entry in scene.lexicon.verbs.get(verb.lemma, ())):
        return None
    return next((above for above in tree.ancestors(host.i) if above.pos == "VERB"), None)


def _gap(scene: Scene, verb: Token) -> Token | None:
    """ "..., a charge (that) the palace denied": the same where the pronoun is left out or read as a conjunction."""
    tree = scene.tree
    subject = tree.kid(verb.i, "nsubj")
    objects = [kid for kid in tree.kids(verb.i, "dobj", "ccomp", "xcomp", "prep") if kid.text.lower() != "that"]
    if verb.dep != "relcl" or subject is None or subject.tag in ("WDT", "WP") or objects:
        return None
    host = tree.tokens[verb.head]
    article = tree.kid(host.i, "det")
    sums_up = host.dep in ("npadvmod", "appos") and article is not None and article.text.lower() in ("a", "an")
    return host if sums_up and host.i < subject.i and is_matter(scene, host) else None


def _suffered(scene: Scene, verb: Token) -> tuple[tuple[Range, ...], int] | None:
    """ "the guards were accused of cruelty", "the plan was rejected by Lorvia": the passive's subject and what follows."""
    tree = scene.tree
    subject = tree.kid(verb.i, "nsubjpass")
    told = [k for k in tree.kids(verb.i, "prep") if k.i > verb.i and k.text.lower() in ("of", "for", "as")]
    if subject is None or subject.tag in ("WDT", "WP") or not (told or tree.kid(verb.i, "agent")):
        return None
    tokens = [*tree.subtree(subject.i), *(i for kid in told for i in tree.subtree(kid.i))]
    return runs(tokens, tree), subject.i


def _judgement(scene: Scene, verb: Token) -> tuple[tuple[Range, ...], int] | None:
    """ "called the claim false", "what he called a trap": a noun phrase with a predicate of its own."""
    tree = scene.tree
    for kid in tree.kids(verb.i, "ccomp", "xcomp"):
        if kid.i > verb.i and kid.pos in ("ADJ", "NOUN", "PROPN") and tree.kid(kid.i, "nsubj") is not None:
            first, last = tree.subtree(kid.i)[0], tree.subtree(kid.i)[-1]
            return runs(range(first, tail_of(scene, kid.i, first, last) + 1), tree), kid.i
    noun = tree.kid(verb.i, "dobj")
    named = next((k for k in tree.kids(verb.i, "oprd", "acomp", "attr") if k.i > verb.i), None)
    if noun is not None and noun.i < verb.i and noun.text.lower() in _RELATIVE:
        return None if named is None else (runs(tree.subtree(named.i), tree), named.i)
    if noun is None or noun.i < verb.i or noun.text.lower() in _RELATIVE:
        return None
    quoted = _quoted_after(scene, noun)
    if named is None and not quoted:
        return None
    return _reach(scene, verb, noun) if not quoted else _with_quote(scene, noun), noun.i


def _quoted_after(scene: Scene, noun: Token) -> bool:
    after = scene.tree.subtree(noun.i)[-1] + 1
    return after < len(scene.quoted) and scene.quoted[after] >= 0 and scene.quoted[noun.i] != scene.quoted[after]


def _with_quote(scene: Scene, noun: Token) -> tuple[Range, ...]:
    first, after = scene.tree.subtree(noun.i)[0], scene.tree.subtree(noun.i)[-1] + 1
    number, last = scene.quoted[after], after
    while last + 1 < len(scene.quoted) and scene.quoted[last + 1] == number:
        last += 1
    return runs(range(first, last + 1), scene.tree)


def _suffered_judgement(scene: Scene, verb: Token) -> tuple[tuple[Range, ...], int] | None:
    """ "The pact is considered a trap": the subject of the passive and what it is called."""
    tree = scene.tree
    subject = tree.kid(verb.i, "nsubjpass")
    named = next((k for k in tree.kids(verb.i, "oprd", "acomp", "attr") if k.i > verb.i), None)
    if subject is None or named is None or subject.tag in ("WDT", "WP"):
        return None
    return runs([*tree.subtree(subject.i), *tree.subtree(named.i)], tree), named.i


def is_matter(scene: Scene, noun: Token) -> bool:
    """Whether a noun stands for something said or done, to which one can take a stance."""
    words = scene.lexicon.words
    if noun.lemma in words.matters or noun.lemma in scene.lexicon.nouns or noun.text.lower() in ("that", "this"):
        return True
    return noun.pos == "NOUN" and len(noun.lemma) > 5 and noun.lemma.endswith(words.endings)

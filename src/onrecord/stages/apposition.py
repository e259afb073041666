"""Which description belongs to which name: "Ana Lima, the minister", "the minister, Ana Lima", "army spokesman Col. Lima"."""

from collections.abc import Iterator, Sequence

from onrecord.stages.describing import Sketch
from onrecord.syntax import Token, Tree

_HUMAN = frozenset({"office", "group", "unnamed"})
_NAMES = frozenset({"person", "named", "listed"})
_CLOSING = frozenset({",", ".", ")", "--", "-"})
_BELOW = frozenset({"pobj", "prep", "compound"})


def describes_person(sketch: Sketch) -> bool:
    """Whether a phrase describes one person by a role."""
    return sketch.form == "role" and not sketch.plural and sketch.called is not None and sketch.called.role.kind in _HUMAN


def names_body(sketch: Sketch, name: Sketch) -> bool:
    """Whether a name beside a description is that body's: "the rights group, Open Gates, said", "a daily, the Shore Herald"."""
    return name.form == "named" and sketch.called is not None and sketch.called.role.kind in ("organisation", "outlet")


def pair_up(tree: Tree, sketches: Sequence[Sketch]) -> dict[int, list[Sketch]]:
    """For the head of each name the descriptions beside it, and for the head of each description its name."""
    pairs: dict[int, list[Sketch]] = {}
    at = {head: sketch for sketch in sketches for head in sketch.phrase.heads}
    for sketch in sketches:
        if sketch.form == "role":
            for name in _names_of(tree, sketch, at):
                if name.form != "listed" or not describes_person(sketch):
                    _add(pairs, name, sketch)
        elif sketch.form in ("person", "named"):
            for role in _roles_before(tree, sketch, at):
                _add(pairs, sketch, role)
    return pairs


def _add(pairs: dict[int, list[Sketch]], name: Sketch, role: Sketch) -> None:
    for head, other in ((name.phrase.head, role), (role.phrase.head, name)):
        if other not in pairs.setdefault(head, []):
            pairs[head].append(other)


def _names_of(tree: Tree, role: Sketch, at: dict[int, Sketch]) -> Iterator[Sketch]:
    """Names that the parser ties to a description as an apposition or as its head."""
    head = tree.tokens[role.phrase.heads[0]]
    for kid in tree.kids(head.i, "appos"):
        if kid.i in at and at[kid.i].form in _NAMES:
            yield at[kid.i]
    if head.dep in ("nmod", "compound") and head.head in at and at[head.head].form == "person":
        yield at[head.head]
    if head.dep == "appos":
        above = at.get(_climb(tree, tree.tokens[head.head], at).i)
        if above is not None and above.form in _NAMES:
            yield above


def _roles_before(tree: Tree, name: Sketch, at: dict[int, Sketch]) -> Iterator[Sketch]:
    """Descriptions that end right before a name, or before the comma before it where another comma closes the name."""
    i = name.phrase.first - 1
    cut = i > 0 and tree.tokens[i].text == "." and i - 1 in at and bool(at[i - 1].honorific)
    while i > 0 and ((cut and tree.tokens[i].text == ".") or (i in at and at[i].form == "thing" and at[i].honorific)):
        i -= 1
    if i < 0 or (tree.tokens[i].sentence != tree.tokens[name.phrase.head].sentence and not cut):
        return
    if tree.tokens[i].text == "," and i > 0:
        head = tree.tokens[name.phrase.head]
        after = tree.tokens[head.i + 1].text if head.i + 1 < len(tree.tokens) else "."
        if after not in _CLOSING or head.dep in ("nsubj", "nsubjpass", "conj"):
            return
        i = _officer_over(tree, _climb(tree, tree.tokens[i - 1], at), name, at).i
    elif i not in at and tree.tokens[tree.tokens[i].head].text == "of":
        i = _climb(tree, tree.tokens[i], at).i
    role = at.get(i)
    if role is not None and describes_person(role) and (role.article != "bare" or tree.tokens[i + 1].text != ","):
        yield role


def _officer_over(tree: Tree, token: Token, name: Sketch, at: dict[int, Sketch]) -> Token:
    """ "A spokesman for the agency, Ana Lima, said": whoever has a first name is no agency."""
    beside = at.get(token.i)
    if name.form != "person" or token.dep != "pobj" or beside is None or describes_person(beside):
        return token
    over = tree.tokens[tree.tokens[token.head].head]
    return over if over.i in at and describes_person(at[over.i]) else token


def _climb(tree: Tree, token: Token, at: dict[int, Sketch]) -> Token:
    """From the end of "the envoy of Peru to Chile" up to "envoy"."""
    while token.dep in _BELOW and not (token.i in at and at[token.i].form in ("role", "person", "named")):
        token = tree.tokens[token.head]
    return token


def beside_name(tree: Tree, head: int) -> Iterator[str]:
    """The common nouns in apposition to a name: "the state railway, Ferrovia"."""
    token = tree.tokens[head]
    for other in (*tree.kids(head, "appos"), *((tree.tokens[token.head],) if token.dep == "appos" else ())):
        if other.pos == "NOUN":
            yield other.lemma

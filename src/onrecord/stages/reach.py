"""Whom an event is directed at where its rule's own slots name nobody: the party that stands nearest below the predicate.

Coders of CAMEO and PLOVER take for the target the party that the rest of the predicate names: who stands after a preposition,
owns or describes the object, or acts in what is promised or refused ("rejected an Indian proposal", "agreed to lift the ban on
sales to Oman"). A party nearer to the predicate is taken before one further down, one named with "to" or "against" before one
named as a place.
"""

from collections.abc import Iterator

from onrecord.syntax import Token, Tree
from onrecord.values import Clause

# How far off a slot's filler counts, in steps down the tree; slots that name time, cause or source are not followed.
_FIRST = dict.fromkeys(("object", "indirect", "to", "with", "against", "toward", "towards", "upon", "at", "between"), 0)
_NEXT = dict.fromkeys(("on", "for", "from", "of", "over", "about", "into", "infinitive", "clause", "gerund", "complement",
                       "content", "among", "purpose", "concerning", "regarding", "between"), 1)  # fmt: skip
_WHERE = 3
_LAST = dict.fromkeys(("in", "near", "inside", "across", "outside", "through", "off", "around", "within"), _WHERE)
STEPS: dict[str, int] = {**_NEXT, **_LAST, **_FIRST}
_SKIPPED = frozenset({"aux", "auxpass", "mark", "punct", "cc", "neg", "det", "nummod", "advmod", "npadvmod", "parataxis",
                      "preconj", "expl", "prt", "case"})  # fmt: skip
_FAR = {"relcl": 2, "acl": 1, "advcl": 3, "appos": 1, "conj": 0, "nsubj": 0, "nsubjpass": 0}
_ASIDE = frozenset(
    {"if", "unless", "because", "after", "before", "while", "since", "when", "as", "although", "though", "until"}
)
_FURTHEST = 8


def reach(tree: Tree, clause: Clause, at: frozenset[int], where: bool = True, without: tuple[int, ...] = ()) -> Iterator[int]:
    """The tokens of `at` below the clause's predicate, subject aside, the nearest first, those that name where if asked.

    What fills a slot at one of the tokens `without` is passed over.
    """
    found: list[tuple[int, int, int]] = []
    seen: set[int] = {clause.predicate, *without}
    below = set(tree.subtree(clause.predicate)) if clause.form == "noun" else None
    for slot in clause.slots:
        steps = STEPS.get(slot.name.partition(" ")[0])
        if steps is None or slot.head in seen or (steps == _WHERE and not where):
            continue
        beside = below is not None and slot.head not in below
        _walk(tree, slot.head, steps + beside, at, where, seen, found)
    return (i for _, _, i in sorted(found))


def _walk(
    tree: Tree, i: int, steps: int, at: frozenset[int], where: bool, seen: set[int], found: list[tuple[int, int, int]]
) -> None:
    if steps > _FURTHEST or i in seen:
        return
    seen.add(i)
    if i in at:
        found.append((steps, i, i))
    for kid in tree.kids(i):
        if kid.dep in _SKIPPED or kid.i in seen or _is_aside(tree, kid) or (i in at and _is_finite_relative(tree, kid)):
            continue
        if kid.dep in ("prep", "agent", "dative") and kid.pos == "ADP":
            more = _preposition(kid)
            if more is not None and (where or more != _WHERE):
                for below in tree.kids(kid.i):
                    _walk(tree, below.i, steps + 1 + more, at, where, seen, found)
        else:
            _walk(
                tree, kid.i, steps + (0 if kid.dep in ("conj", "appos") else 1) + _FAR.get(kid.dep, 0), at, where, seen, found
            )


def _is_aside(tree: Tree, kid: Token) -> bool:
    """ "offered to take them if Oman agreed": a clause that tells of something else."""
    return kid.dep == "advcl" and any(mark.text.lower() in _ASIDE for mark in tree.kids(kid.i, "mark", "advmod"))


def _is_finite_relative(tree: Tree, kid: Token) -> bool:
    """ "arrested a man whom it accuses of spying for Chad": what is told of a party besides is no part of the event."""
    return kid.dep == "relcl" and not any(aux.text.lower() == "to" for aux in tree.kids(kid.i, "aux"))


def _preposition(preposition: Token) -> int | None:
    word = preposition.text.lower()
    return 0 if word == "by" else STEPS.get(word)

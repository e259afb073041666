"""Public statements (CAMEO 010) that a narrower event of the same speaker tells already."""

from onrecord.syntax import Tree
from onrecord.values import Clause, Coded

_BARE = "state"


def without_told(tree: Tree, clauses: tuple[Clause, ...], coded: tuple[Coded, ...]) -> tuple[Coded, ...]:
    """The events without those statements: "said it would leave" is a pledge and no more."""
    if all(one.event.kind != _BARE for one in coded):
        return coded
    narrower = [one for one in coded if one.event.kind != _BARE and one.event.cameo]
    return tuple(one for one in coded if one.event.kind != _BARE or not _is_told(tree, clauses, one, narrower))


def _is_told(tree: Tree, clauses: tuple[Clause, ...], said: Coded, narrower: list[Coded]) -> bool:
    saying = clauses[said.match.clause].predicate
    speakers = {mention.party for mention in said.event.actor}
    own = [one for one in narrower if not speakers.isdisjoint(mention.party for mention in one.event.actor)]
    if not own:
        return False
    around = {saying, *tree.subtree(saying), *(token.i for token in tree.ancestors(saying))}
    return any(clauses[one.match.clause].predicate in around for one in own)

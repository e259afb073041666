"""What a report tells of the end of an undertaking: that it was kept, broken or withdrawn."""

from onrecord.model import CommitmentStatus
from onrecord.syntax import Tree
from onrecord.values import Clause
from onrecord.vocabulary.endings import Ending, Endings

_DELIVERED = frozenset(
    {"deliver", "send", "pay", "provide", "give", "release", "hand over", "supply", "return", "open", "build"}
)


def ending_of(tree: Tree, by_token: dict[int, Clause], predicate: int, endings: Endings) -> CommitmentStatus | None:
    """How an undertaking ends whose noun or verb is `predicate`; None where the report tells of no end."""
    token = tree.tokens[predicate]
    for above in tree.ancestors(predicate):
        clause = by_token.get(above.i)
        if clause is None or clause.form != "verb":
            continue
        if clause.negated or clause.modal is not None:
            return None
        if token.dep == "relcl":
            return "kept" if clause.lemma in _DELIVERED and token.head in clause.heads("object") else None
        return next((ending.status for ending in endings if _ends(tree, clause, predicate, ending)), None)
    return None


def _ends(tree: Tree, clause: Clause, noun: int, ending: Ending) -> bool:
    """Whether this clause ends, by this entry, the undertaking that a noun stands for."""
    if clause.lemma not in ending.verb or not any(noun in clause.heads(slot) for slot in ending.via):
        return False
    if ending.bare and clause.heads("object"):
        return False
    complements = {tree.tokens[head].lemma for head in clause.heads("complement")}
    return not ending.complement or bool(complements & ending.complement)

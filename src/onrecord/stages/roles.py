"""The part that a place plays where it stands."""

from onrecord.model import PlaceRole
from onrecord.syntax import Tree

_ROLES: dict[str, PlaceRole] = {
    "in": "in", "inside": "in", "within": "in", "across": "in", "throughout": "in", "at": "at", "near": "near",
    "outside": "near", "around": "near", "off": "near", "beside": "near", "from": "from", "to": "to", "into": "to",
    "toward": "to", "towards": "to", "for": "to",
}  # fmt: skip


def role_of(tree: Tree, head: int) -> PlaceRole | None:
    """The part that the place plays, by the preposition that governs it or the name that it is listed with."""
    token = tree.tokens[head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = tree.tokens[token.head]
    return _ROLES.get(tree.tokens[token.head].lemma) if token.dep == "pobj" else None

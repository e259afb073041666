"""What nouns may take up: "the lawmaker" a senator, "the judges" a court (`parties/taxonomy.yaml`)."""

import msgspec

Listed = frozenset[str]


class Taxonomy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wider nouns over narrower ones, for people and for bodies, and the other lists of `parties/taxonomy.yaml`."""

    people: dict[str, Listed]
    bodies: dict[str, Listed]
    members: dict[str, Listed]
    open: Listed
    free: Listed
    pairs: Listed
    islands: Listed

    def below(self, noun: str) -> Listed:
        """Every narrower noun; what these are over in turn is only meant where it is listed too."""
        return self.people.get(noun, _NONE) | self.bodies.get(noun, _NONE)


_NONE: Listed = frozenset()


def tokenised(taxonomy: Taxonomy) -> Taxonomy:
    """The taxonomy with every noun that has a hyphen also as a parser cuts it ("secretary - general")."""
    return msgspec.structs.replace(
        taxonomy, people=_apart(taxonomy.people), bodies=_apart(taxonomy.bodies), members=_apart(taxonomy.members)
    )


def _apart(over: dict[str, Listed]) -> dict[str, Listed]:
    both = {noun: narrower | {each.replace("-", " - ") for each in narrower} for noun, narrower in over.items()}
    return both | {noun.replace("-", " - "): narrower for noun, narrower in both.items()}

"""Event kinds: one YAML file each, with the rules that find the kind and the sentences that prove them.

A rule names a predicate (`verb`, `noun` or `adjective` lemmas) and says which argument of its clause fills which role.
"""

import msgspec

from onrecord.model import Act, Plover
from onrecord.vocabulary.reading import ROOT, read_folder

ROLES = ("actor", "recipient", "affected", "content", "topic", "instrument", "place", "reason")


class Filter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an argument must be. All conditions given must hold for one filler of the slot.

    lemma: its head's lemma, or its last compound ("asylum seeker"), is one of these. words: it is in one of these named
    lists (`en/words.yaml`). party: it stands for a party (True) or for none (False). modifier: a word before or below it
    (adjective, compound, possessor, noun after "of") is one of these. modal: it is a clause under one of these modals.
    negated: it is a clause that is negated (True) or is not.
    tense: it is a clause in one of these tenses (`values.Tense`; "none" is the subjunctive and the infinitive). role: it stands
    for a party of a known country with one of these CAMEO roles ("GOV"; "" is the country itself), or "IGO", "NGO".
    """

    lemma: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    modifier: frozenset[str] = frozenset()
    modal: frozenset[str] = frozenset()
    tense: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()
    negated: bool | None = None
    party: bool | None = None


class Narrower(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A narrower CAMEO code, for when a slot or role's words justify it ("promised 3 million in aid" is 033).

    `anywhere` looks at every word below the predicate.
    """

    code: str
    where: dict[str, Filter] = {}
    anywhere: frozenset[str] = frozenset()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to say it. Exactly one of `verb`, `noun`, `adjective` lists lemmas; a verb's particle belongs to its lemma.

    light: the verbs under which a noun counts ("give", "enter into"); without it the noun counts by itself. Each role
    lists the slots that may fill it (see `values.Slot`), the first one filled wins: "to", "object", "infinitive";
    "clause>subject" is the subject of the clause that fills a slot, "object>from" what stands after "from" below the object. A
    recipient must stand for a party. `actor` is by default a verb's or adjective's subject (or who stands after "between"
    below its object: "a deal between Peru and Chile was signed"), a light verb's subject or the noun's owner, and for a noun
    by itself its owner (possessor, "by", demonym), without whom the rule does not fire. Where no slot of `recipient` is
    filled and nobody with a country is `affected`, the record takes the party named nearest below the predicate
    (`stages/reach.py`), so a rule need not list every preposition.
    `needs`: at least one of these slots is filled. `where` must all hold and none of `unless` may; both name slots, roles,
    "predicate", "above" (the next predicate up, such as the verb of which a noun is the object) or "governor" (the same, a
    noun's light verb passed over). `passive` and `negated`, where given, must be so. `cameo` is the rule's own code.
    """

    id: str
    verb: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    adjective: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    where: dict[str, Filter] = {}
    unless: dict[str, Filter] = {}
    passive: bool | None = None
    negated: bool | None = None
    cameo: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if sum(map(bool, (self.verb, self.noun, self.adjective))) != 1:
            raise ValueError(f"rule {self.id}: give exactly one of verb, noun, adjective")
        if not self.match or not self.no_match:
            raise ValueError(f"rule {self.id}: needs a sentence under match and one under no_match")


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The CAMEO code of a kind, and the narrower codes in the order in which they are tried."""

    default: str | None
    narrower: tuple[Narrower, ...] = ()


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event kind: its codes (CAMEO 1.1b3, PLOVER 1.0), the act it is when a source says it, and its rules.

    `plover_of` gives the PLOVER event of those CAMEO codes for which it is another than the kind's. Where a rule of one of the
    kinds in `yields` fits the same clause, this kind leaves it to that one.
    """

    kind: str
    meaning: str
    cameo: Codes
    rules: tuple[Rule, ...]
    plover: Plover = Plover()
    plover_of: dict[str, Plover] = {}
    act: Act | None = None
    reciprocal: bool = False
    yields: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        names = [rule.id for rule in self.rules]
        if len(set(names)) < len(names):
            raise ValueError(f"kind {self.kind}: two rules share an id")


def read_kinds() -> tuple[Kind, ...]:
    """Every kind of the `kinds` folder, in order of its file name."""
    return read_folder(ROOT / "kinds", Kind)

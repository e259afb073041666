"""The words of a phrase as a party's name, where phrase and name end, and phrases that only measure or vouch for others."""

from collections.abc import Collection, Mapping

from onrecord.stages.describing import Sketch
from onrecord.syntax import Tree

_QUOTES = ('"', "\u201c", "\u201d", "``", "''")


def words_of(tree: Tree, sketch: Sketch) -> str:
    """The phrase in words, without its article and possessor."""
    first, last = sketch.phrase.first, sketch.phrase.last
    while first < last and tree.tokens[first].dep in ("det", "poss", "predet"):
        first += 1
    return " ".join(tree.text[tree.tokens[first].start : tree.tokens[last].end].split())


def end_of(tree: Tree, sketch: Sketch, at: dict[int, Sketch]) -> int:
    """The end of the phrase with "of" and what follows, as in "the president of Armenia"."""
    last = sketch.phrase.last
    if "prep" not in tree.labels[last]:
        return last
    for prep in tree.kids(last, "prep"):
        if prep.i == last + 1 and prep.text.lower() == "of":
            kid = tree.kid(prep.i, "pobj")
            if kid is not None and kid.i in at:
                return max(last, at[kid.i].phrase.last)
    return last


def is_title(tree: Tree, sketch: Sketch) -> bool:
    """Whether a name stands in quotation marks of its own beside a thing: the report, "Closed Doors"."""
    first, last = sketch.first_name, sketch.phrase.last
    if first < 1 or last + 1 >= len(tree.tokens) or tree.texts[first - 1] not in _QUOTES:
        return False
    after = last + 1 if tree.texts[last + 1] in _QUOTES else last + 2
    return (after == last + 1 or tree.texts[last + 1] in ",.") and after < len(tree.tokens) and tree.texts[after] in _QUOTES


def head_of_name(tree: Tree, first: int, last: int) -> int:
    """The token of a name that hangs on a word outside it."""
    for i in range(first, last):
        if not first <= tree.tokens[i].head <= last:
            return i
    return last


def reason_of(sort: str) -> str:
    """How a listed name of this sort led to its party."""
    match sort:
        case "capital" | "seat":
            return f"metonym: {sort}"
        case "adjective" | "national":
            return "demonym"
    return "name"


def end_of_name(tree: Tree, sketch: Sketch) -> int:
    """The last token of a name that may run on beyond its phrase ("University of Oslo")."""
    end = tree.tokens[sketch.first_name].start + len(sketch.name)
    last = sketch.phrase.last
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].start < end:
        last += 1
    return last


def whole_of_name(tree: Tree, sketch: Sketch) -> list[tuple[int, int]]:
    """The head and first token of a listed name that holds several noun phrases: "Organisation" of "Organisation of X"."""
    hit = sketch.own[-1] if sketch.form == "listed" and sketch.own else None
    if hit is None or hit.last != sketch.phrase.last:
        return []
    head = head_of_name(tree, hit.first, hit.last)
    return [] if head in sketch.phrase.heads else [(head, hit.first)]


def measured(
    tree: Tree, sketch: Sketch, at: dict[int, Sketch], resolved: Mapping[int, Collection[object]], measures: frozenset[str]
) -> list[tuple[int, int]]:
    """The head and first token of "dozens" over "of the soldiers", "300 of its members", where it stands for nobody yet."""
    head = tree.tokens[sketch.phrase.heads[0]]
    if head.dep != "pobj" or not (sketch.plural or sketch.form == "pronoun"):
        return []
    of = tree.tokens[head.head]
    measure = at.get(of.head) if of.text.lower() == "of" else None
    counts = tree.tokens[of.head].tag == "CD" or tree.tokens[of.head].text.lower() in measures
    if measure is None or not counts or resolved.get(of.head):
        return []
    return [(of.head, measure.phrase.first)]


def is_familiar(tree: Tree, sketch: Sketch) -> bool:
    """Whether those are "people familiar with the matter"."""
    head = sketch.phrase.head
    kids = tree.kids(head, "amod", "acl", "relcl", "prep")
    return any(kid.i > head and kid.lemma in ("familiar", "brief", "close") for kid in kids)


def only_measures(tree: Tree, sketch: Sketch, at: dict[int, Sketch], measures: frozenset[str]) -> bool:
    """Whether the role noun only measures out what follows ("a group of refugees")."""
    head = tree.tokens[sketch.phrase.head]
    if sketch.own or head.text.lower() not in measures:
        return False
    of = next((kid for kid in tree.kids(head.i, "prep") if kid.text.lower() == "of"), None)
    below = tree.kid(of.i, "pobj") if of else None
    return below is not None and below.i in at and at[below.i].plural

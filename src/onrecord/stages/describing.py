"""What the words of one noun phrase say of the party that it may stand for, before anything is looked up elsewhere."""

from typing import Literal

import msgspec
from msgspec.structs import replace

from onrecord.stages.naming import Hit
from onrecord.stages.phrases import Phrase
from onrecord.stages.scanning import Scan, Words, own_names, scan_phrase
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.parties import Called, Parties

Form = Literal["pronoun", "listed", "people", "person", "named", "role", "number", "thing"]
Article = Literal["the", "a", "another", "poss", "bare", "no"]
_ARTICLES: dict[str, Article] = {
    "the": "the", "this": "the", "that": "the", "these": "the", "those": "the", "both": "the", "another": "another",
    "other": "another", "more": "another", "a": "a", "an": "a", "one": "a", "some": "a", "any": "a", "no": "no",
    "neither": "no",
}  # fmt: skip
_HUMAN_KINDS = frozenset({"office", "group", "unnamed"})
_TRADES = frozenset({"BUS", "EDU", "MED"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative"})
_OVERRULING = frozenset({"REB", "SEP", "INS", "OPP", "UAF"})


class Sketch(msgspec.Struct, frozen=True, gc=False):
    """One phrase as its words describe it.

    `hits` are the listed names inside; `own` those that say whose the party is. `called` is the role noun at its head,
    `roles` all role words before a name or head, in order. `name` is the proper name of a person, outlet or body that is
    not listed, or the unlisted name before a role noun ("Lagos police"). `label` is the role in words ("foreign
    minister"), `number` a count in words. `inner` is the last token of a role inside a phrase about a thing ("police
    raid"). `ruling` marks a party in power.
    """

    phrase: Phrase
    form: Form
    article: Article
    hits: tuple[Hit, ...] = ()
    own: tuple[Hit, ...] = ()
    called: Called | None = None
    roles: tuple[Called, ...] = ()
    name: str = ""
    first_name: int = 0
    label: str = ""
    number: str | None = None
    plural: bool = False
    former: bool = False
    honorific: str = ""
    named_kind: str = ""
    inner: int = -1
    ruling: bool = False


def describe(tree: Tree, phrase: Phrase, words: Words, parties: Parties) -> Sketch:
    """The sketch of a phrase in a report with these words."""
    head = tree.tokens[phrase.head]
    if head.tag in ("PRP", "PRP$"):
        return Sketch(phrase, "pronoun", "bare")
    if phrase.first == phrase.last and head.pos == "NOUN" and _is_plain(head, words, parties):
        return Sketch(phrase, "thing", "bare", plural=head.tag == "NNS")
    article, plural = _article(tree, phrase), head.tag in ("NNS", "NNPS")
    telling = [i for i in range(phrase.first, phrase.last + 1) if i in words.telling]
    if not telling:
        return Sketch(phrase, "thing", article, label=_noun(tree, phrase), plural=plural)
    scan = scan_phrase(tree, phrase, telling, words, parties)
    base = Sketch(phrase, "thing", article, tuple(scan.hits), own_names(tree, scan), roles=tuple([r[2] for r in scan.roles]),
                  number=scan.number, plural=plural, former=scan.former, ruling=scan.ruling)  # fmt: skip
    if scan.hits and scan.hits[-1].first <= phrase.last <= scan.hits[-1].last:
        return _at_hit(tree, phrase, scan, scan.hits[-1], parties, base)
    if scan.roles and scan.roles[-1][1] == phrase.last:
        return _at_role(tree, phrase, scan, scan.roles[-1], parties, base)
    if scan.caps and scan.caps[-1] == phrase.last and article not in ("a", "another"):
        return _at_name(tree, phrase, scan, parties, base)
    if scan.number and head.tag == "CD":
        return replace(base, form="number", plural=True)
    honorific = " ".join([tree.tokens[i].text.lower() for i in scan.honorifics])
    inner = next((r[1] for r in reversed(scan.roles) if not r[2].role.weak), -1)
    return replace(base, honorific=honorific, label=_noun(tree, phrase), inner=inner)


def _noun(tree: Tree, phrase: Phrase) -> str:
    """The noun at the head of a phrase about a thing in the singular; "year-old" for "the 71-year-old"."""
    last = tree.texts[phrase.last].lower()
    if not last.endswith("old"):
        return singular(last)
    words = "".join(tree.texts[max(phrase.first, phrase.last - 2) : phrase.last + 1]).lower()
    return "year-old" if words.endswith("year-old") else singular(last)


def _is_plain(noun: Token, words: Words, parties: Parties) -> bool:
    """Whether a noun is none of those that name or describe a party."""
    return noun.i not in words.hits and noun.text.lower() not in parties.roles and noun.lemma not in parties.roles


def _article(tree: Tree, phrase: Phrase) -> Article:
    for head in phrase.heads:
        if "poss" in tree.labels[head]:
            return "poss"
    return _ARTICLES.get(tree.texts[phrase.first].lower(), "bare")


def _name_text(tree: Tree, first: int, last: int) -> str:
    return " ".join(tree.text[tree.tokens[first].start : tree.tokens[last].end].split())


def _at_hit(tree: Tree, phrase: Phrase, scan: Scan, hit: Hit, parties: Parties, base: Sketch) -> Sketch:
    before = hit.first - 1
    named = (
        before in scan.honorifics
        or _is_royal(tree, before, parties)
        or (before in scan.caps and tree.tokens[before].text in parties.given)
    )
    if named and hit.name.sort in ("state", "capital", "national", "seat"):
        first = before if before in scan.caps else hit.first
        return _person(tree, phrase, scan, first, parties, replace(base, hits=(), own=()))
    if hit.name.sort == "office":
        called = next(c for c in parties.roles["secretary"] if c.words == ("secretary",))
        return replace(base, form="role", called=called, roles=(*base.roles, called), label=hit.name.name.lower(), plural=False)
    counted = scan.number is not None or base.article in ("a", "another", "no")
    one = hit.name.sort == "adjective" and base.article == "the" and not base.plural and _is_singular(tree, phrase, hit)
    people = hit.name.sort == "national" or (hit.name.sort == "adjective" and counted) or one
    others = tuple([h for h in base.own if h is not hit])
    plural = base.plural or hit.name.plural or scan.number not in (None, "one")
    return replace(base, form="people" if people else "listed", plural=plural, own=(*others, hit))


def _is_royal(tree: Tree, i: int, parties: Parties) -> bool:
    """Whether a title that only comes before a first name stands there: "Queen Sofia" is no city."""
    return i >= 0 and tree.tokens[i].text[:1].isupper() and tree.tokens[i].text in parties.people.honorifics


def _is_singular(tree: Tree, phrase: Phrase, hit: Hit) -> bool:
    """Whether "the" and a demonym mean one person ("the American said"): not "the French", which are many."""
    word = tree.tokens[hit.last].text
    return (
        phrase.last == hit.last
        and tree.tokens[phrase.head].dep in _ACTING
        and not word.endswith(("ese", "ish", "ch", "sh", "ss"))
    )


def _at_role(tree: Tree, phrase: Phrase, scan: Scan, role: tuple[int, int, Called], parties: Parties, base: Sketch) -> Sketch:
    start, _, called = role
    caps = _run_before(scan.caps, start)
    capital = tree.tokens[start].text[:1].isupper()
    beyond = _name_beyond(tree, phrase, called, start) if capital else -1
    if beyond >= 0:
        first = caps[0] if caps else start
        state = _state_before(scan, first)
        first = state.first if state is not None and state.name.sort == "state" else first
        return replace(base, form="named", called=called, name=_name_text(tree, first, beyond), first_name=first,
                       label=called.phrase)  # fmt: skip
    if capital and tree.tokens[phrase.last].text in parties.outlets.endings and phrase.first < start and base.article != "a":
        first = _capitals_before(tree, phrase, scan, start)
        if first < start:
            name = _name_text(tree, first, phrase.last)
            return replace(base, form="named", name=name, first_name=first, named_kind="outlet", plural=False)
    if capital and not caps and called.role.code in _TRADES and scan.hits and scan.hits[-1].last == start - 1:
        hit = scan.hits[-1]
        if hit.name.sort in ("state", "capital"):
            return replace(
                base, form="named", called=called, name=_name_text(tree, hit.first, phrase.last), first_name=hit.first
            )
    if capital and called.role.kind not in _HUMAN_KINDS:
        first = _capitals_before(tree, phrase, scan, start)
        if first < start:
            state = _state_before(scan, caps[0] if caps else start)
            first = state.first if state and (state.name.part or called.role.code in ("BUS", "EDU")) else first
            return replace(base, form="named", called=called, name=_name_text(tree, first, phrase.last), first_name=first,
                           label=called.phrase)  # fmt: skip
        caps = []
    name = " ".join([tree.texts[i] for i in caps])
    plural = called.plural or (base.plural and called.role.kind != "office")
    return replace(base, form="role", called=called, name=name, plural=plural, label=_label(tree, start, scan, called))


def _state_before(scan: Scan, start: int) -> Hit | None:
    """The state, or part of one, whose name ends right before a token."""
    return next((h for h in scan.hits if h.last == start - 1 and (h.name.part or h.name.sort == "state")), None)


def _name_beyond(tree: Tree, phrase: Phrase, called: Called, start: int) -> int:
    """The end of a name that runs on after "of" or "for" ("Movement for a Free Coast"), or -1.

    A state after "of" is no part of a government's, court's or army's name: "Ministry of Health of Chad".
    """
    if called.role.kind in _HUMAN_KINDS or called.role.kind == "state" or phrase.last + 2 >= len(tree.tokens):
        return -1
    link = tree.tokens[phrase.last + 1]
    if link.text == "to" and tree.tokens[link.i + 1].text[:1].isupper():
        below = tree.kid(link.i + 1, "dobj")
        return below.i if below is not None and below.pos in ("PROPN", "NOUN") and below.text[:1].isupper() else -1
    if link.text not in ("of", "for", "against") or link.head != phrase.last:
        return -1
    below = tree.kid(link.i, "pobj")
    if below is None or below.pos != "PROPN" or below.i - link.i > 6:
        return -1
    return below.i if called.role.code not in ("GOV", "MIL", "COP", "JUD", "LEG") else -1


def _runs_on(tree: Tree, phrase: Phrase, parties: Parties) -> int:
    """The end of a body's name that goes on after its sort ("Centre for Open Budgets"), or -1."""
    link = tree.tokens[min(phrase.last + 1, len(tree.tokens) - 1)]
    below = tree.kid(link.i, "pobj")
    if link.text not in ("for", "on", "against", "of") or link.head != phrase.last or below is None or below.i - link.i > 6:
        return -1
    inside = [token for token in tree.tokens[link.i + 1 : below.i + 1] if token.text.lower() not in ("the", "and")]
    listed = link.text == "of" and any(token.text in parties.names.starts for token in inside)
    return below.i if not listed and all(token.text[:1].isupper() for token in inside) else -1


def _label(tree: Tree, start: int, scan: Scan, called: Called) -> str:
    """The role with the nouns before it ("unification ministry"), in the singular."""
    head = called.words if not called.plural else (*called.words[:-1], singular(called.words[-1]))
    first = start
    if start and tree.tokens[start - 1].dep == "compound":
        taken = {i for hit in scan.hits for i in range(hit.first, hit.last + 1)} | set(scan.honorifics)
        while first - 1 >= 0 and tree.tokens[first - 1].dep == "compound" and first - 1 not in taken:
            first -= 1
    return " ".join([*[text.lower() for text in tree.texts[first:start]], *head])


def singular(word: str) -> str:
    """The singular of a regular plural."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-2]}an"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _run_before(caps: list[int], start: int) -> list[int]:
    run: list[int] = []
    for i in reversed(caps):
        if i != (run[0] if run else start) - 1:
            break
        run.insert(0, i)
    return run


def _at_name(tree: Tree, phrase: Phrase, scan: Scan, parties: Parties, base: Sketch) -> Sketch:
    run = _run_before(scan.caps, phrase.last + 1)
    while len(run) > 1 and tree.tokens[run[0]].text in "-'":
        run = run[1:]
    first = run[0]
    beyond = _runs_on(tree, phrase, parties) if tree.tokens[phrase.last].text in parties.usage.endings else -1
    if beyond >= 0:
        kind = tree.tokens[phrase.last].text
        return replace(base, form="named", name=_name_text(tree, first, beyond), first_name=first, named_kind=kind)
    state = next((h for h in scan.hits if h.last == first - 1 and _opens_name(h)), None)
    if state and len(run) == 1 and tree.tokens[state.first].text in parties.given:
        return _person(tree, phrase, scan, state.first, parties, replace(base, hits=(), own=()))
    party = _is_of_party(tree, phrase, scan, first, parties, base)
    kind = "Party" if party else _kind_of(tree, run, parties)
    beside = scan.roles[-1] if scan.roles and scan.roles[-1][1] == first - 1 else None
    title = beside is not None and _is_title(tree, beside[1], beside[2], kind, base)
    titled = bool(scan.honorifics) or (title and not party)
    if beside is not None and beside[2].role.kind == "outlet":
        kind = "outlet"
    if kind == "thing" and beside is not None and beside[2].role.kind in ("organisation", "party"):
        kind = "unknown"
    if kind == "thing" and not titled:
        return base
    if kind == "outlet" or (scan.roles and not titled):
        first = first if _only_tells(tree, phrase, beside, parties) else _capitals_before(tree, phrase, scan, first)
        kind = "organisation" if kind in ("unknown", "person") else kind
    elif titled:
        return _person(tree, phrase, scan, first, parties, base)
    if tree.tokens[phrase.last].text in parties.usage.calendar:
        return base
    if kind == "person" and not state:
        return _person(tree, phrase, scan, first, parties, base)
    start = state.first if state else first
    return replace(base, form="named", name=_name_text(tree, start, phrase.last), first_name=start, named_kind=kind)


def _is_of_party(tree: Tree, phrase: Phrase, scan: Scan, first: int, parties: Parties, base: Sketch) -> bool:
    """ "The opposition Free Shore", "the ruling Popular Dawn": names of parties, for no person is called so."""
    opposed = any(last == first - 1 and called.words == ("opposition",) for _, last, called in scan.roles)
    ruling = base.ruling and tree.texts[first - 1].lower() == "ruling"
    definite = base.article in ("the", "poss") or tree.texts[phrase.first - 1] in ("'s", "’s")
    return definite and phrase.last > first and (opposed or ruling) and tree.texts[first] not in parties.given


def _only_tells(tree: Tree, phrase: Phrase, beside: tuple[int, int, Called] | None, parties: Parties) -> bool:
    """Whether a role that opens a sentence is no part of the name after it: "Carmaker Novalis", but "Radio Fides"."""
    if beside is None or beside[0] != phrase.first or beside[2].role.kind != "organisation":
        return False
    return tree.tokens[beside[1]].text not in parties.usage.endings.keys() | parties.outlets.starts


def _opens_name(hit: Hit) -> bool:
    """Whether a name may begin with this one: "Peru Rural Bank", "Moro Fishing Front"; not with "Peruvian"."""
    return hit.name.part or hit.name.sort in ("state", "capital")


def _is_title(tree: Tree, end: int, called: Called, kind: str, base: Sketch) -> bool:
    """Whether a role word before a name is the bearer's: "Minister", "activist"; not the "Refugee" of a "Refugee Circle"."""
    if called.role.kind in ("office", "unnamed"):
        return True
    if called.role.kind != "group":
        return False
    return tree.tokens[end].text[:1].islower() or (kind in ("person", "unknown") and base.article != "the")


def _capitals_before(tree: Tree, phrase: Phrase, scan: Scan, first: int) -> int:
    """The first token of a name whose front part also are role words ("Daily Post")."""
    taken = {i for hit in scan.hits for i in range(hit.first, hit.last + 1)}
    taken |= {i for begin, end, called in scan.roles if called.role.code == "OPP" for i in range(begin, end + 1)}
    while first - 1 >= phrase.first and first - 1 not in taken:
        word = tree.tokens[first - 1]
        owned = word.dep == "case" and first - 2 >= phrase.first and tree.tokens[first - 2].text[:1].isupper()
        if not (word.text[:1].isupper() or owned) or word.dep == "det":
            break
        first -= 1
    return first


def _kind_of(tree: Tree, run: list[int], parties: Parties) -> str:
    """ "outlet", "person", "thing", "unknown", or an organisation's ending ("Council")."""
    last = tree.tokens[run[-1]].text
    first = tree.tokens[run[0]].text
    lower = last.lower()
    before = tree.tokens[run[0] - 1].text if run[0] else ""
    if before in parties.outlets.starts:
        return "outlet"
    if (len(run) > 1 or before[:1].isupper()) and (last in parties.outlets.endings or first in parties.outlets.starts):
        return "outlet"
    if last in parties.usage.endings:
        return last
    if lower in parties.usage.place_words or lower in parties.usage.thing_words:
        return "thing"
    return "person" if first in parties.given and len(run) > 1 else "unknown"


def _person(tree: Tree, phrase: Phrase, scan: Scan, first: int, parties: Parties, base: Sketch) -> Sketch:
    honorific = " ".join(tree.tokens[i].text.lower() for i in scan.honorifics)
    roles = [r[2] for r in scan.roles if r[1] < first]
    for i in scan.honorifics:
        office = parties.people.honorifics[tree.tokens[i].text]
        if office and not roles:
            roles.extend(called for called in parties.roles[office] if called.words == (office,))
    last = [r for r in scan.roles if r[1] < first]
    label = _label(tree, last[-1][0], scan, last[-1][2]) if last else ""
    return replace(base, form="person", name=_name_text(tree, first, phrase.last), first_name=first, roles=tuple(roles),
                   called=roles[-1] if roles else None, label=label, honorific=honorific, plural=False)  # fmt: skip


def code_of(roles: tuple[Called, ...]) -> str | None:
    """The CAMEO role of someone whom these words describe: the last that is not weak, but "rebel" over "soldier"."""
    strong = overruling = weak = None
    for called in roles:
        role = called.role
        if role.code and role.weak:
            weak = role.code
        elif role.code:
            strong = role.code
            if overruling is None and strong in _OVERRULING:
                overruling = strong
    return overruling if overruling and strong != "GOV" else strong or weak

"""Denial by counter-statement: another account of the same matter, by somebody whom the first account concerns."""

from collections.abc import Iterator

from onrecord.model import Mention, Span
from onrecord.stages.matters import Ground, Matter, country_or_party, same_stem, tokens_in
from onrecord.values import Attribution
from onrecord.vocabulary.words import Words

_NEVER = frozenset({"never", "nobody", "nothing", "none", "no-one"})
_AHEAD = ("will", "would", "shall", "'ll", "should", "must", "can", "could", "may", "might")


def counters(ground: Ground, matter: Matter, told: list[Matter], words: Words) -> Matter | None:
    """The matter told just before, by another, that this telling denies; None where it only adds to what was said.

    It denies where the teller is concerned by the first account and says that nothing of it, or not the least, took place
    ("nobody searched the trader", "has never accepted a penny"), that another did it, that it was done to something else, or,
    with a word for speaking against ("countered that"), gives another account of the same thing.
    """
    before = next((one for one in reversed(told) if one.said is not None and one.id != matter.id), None)
    if before is None or matter.teller is None or before.teller is None or matter.teller.party == before.teller.party:
        return None
    if not 0 <= _sentence(ground, matter) - _sentence(ground, before) <= 1 or before.negated:
        return None
    if matter.clause.modal in _AHEAD or before.clause.modal in _AHEAD or not _concerned(ground, matter, before):
        return None
    denied = _nothing(ground, matter, before, words) or (
        not matter.negated and (_another_doer(ground, matter, before) or _other_account(ground, matter, before, words))
    )
    return before if denied else None


def belongs_to(ground: Ground, mention: Mention, matter: Matter) -> bool:
    """Whether somebody is named by what a matter is told of ("a spokesman for the navy", of what the navy did)."""
    return mention.span is not None and bool(_nouns_in(ground, mention.span) & _nouns_in(ground, matter.span))


def agrees(ground: Ground, matter: Matter, words: Words) -> bool:
    """ "the money had indeed been offered"."""
    return any(kid.lemma in words["agreeing_adverbs"] for kid in ground.tree.kids(matter.clause.predicate, "advmod"))


def admitted_by(ground: Ground, said: Attribution, words: Words) -> Iterator[Mention]:
    """Who is told to take somebody's silence for an admission ("would not comment, which the editor took as an admission")."""
    if not said.content or not said.content[0].text.lower().startswith("which "):
        return
    for i in tokens_in(ground.tree, said.content):
        clause = ground.by_token.get(i)
        if clause is None or clause.lemma not in words["taking"] or clause.negated:
            continue
        if any(ground.tree.tokens[head].lemma in words["admissions"] for head in clause.heads("as")):
            yield from (r.mention for head in clause.heads("subject") for r in ground.references.get(head, ())[:1])


def _sentence(ground: Ground, matter: Matter) -> int:
    return ground.tree.tokens[matter.clause.predicate].sentence


def _concerned(ground: Ground, matter: Matter, before: Matter) -> bool:
    """Whether the teller is a party to the first account, or bears the name of something in it ("the ferry's owner")."""
    assert matter.teller is not None
    if country_or_party(matter.teller) in before.parties or matter.teller.party in before.parties:
        return True
    if same_stem(matter.clause.lemma, before.clause.lemma) and _own_doer(ground, matter):
        return True
    source = matter.said.source if matter.said else None
    return source is not None and belongs_to(ground, source, before)


def _own_doer(ground: Ground, matter: Matter) -> bool:
    """ "its men fired into the air": the teller's own."""
    owners = [kid.i for head in matter.clause.heads("subject") for kid in ground.tree.kids(head, "poss")]
    parties = {r.mention.party for owner in owners for r in ground.references.get(owner, ())}
    return matter.teller is not None and matter.teller.party in parties


def _nouns(ground: Ground, matter: Matter) -> set[str]:
    return _nouns_in(ground, matter.span)


def _nouns_in(ground: Ground, span: Span) -> set[str]:
    return {ground.tree.tokens[i].lemma for i in tokens_in(ground.tree, (span,)) if _is_noun(ground, i)}


def _is_noun(ground: Ground, i: int) -> bool:
    return ground.tree.tokens[i].pos in ("NOUN", "PROPN")


def _nothing(ground: Ground, matter: Matter, before: Matter, words: Words) -> bool:
    lemmas = {ground.tree.tokens[slot.head].lemma for slot in matter.clause.slots}
    never = {kid.lemma for kid in ground.tree.kids(matter.clause.predicate, "neg", "advmod")}
    if not (lemmas | never) & _NEVER:
        return False
    shared = _nouns(ground, matter) & _nouns(ground, before)
    return bool(lemmas & words["trifles"]) or bool(shared) or same_stem(matter.clause.lemma, before.clause.lemma)


def _another_doer(ground: Ground, matter: Matter, before: Matter) -> bool:
    """ "the shops were looted by the rebels", said by those accused of looting the shops."""
    if not same_stem(matter.clause.lemma, before.clause.lemma):
        return False
    shared = _lemmas(ground, matter, "object") & _lemmas(ground, before, "object")
    doers, others = _lemmas(ground, matter, "subject"), _lemmas(ground, before, "subject")
    return bool(shared and doers and others) and not doers & others


def _lemmas(ground: Ground, matter: Matter, name: str) -> set[str]:
    return {ground.tree.tokens[head].lemma for head in matter.clause.heads(name) if _is_noun(ground, head)}


def _other_account(ground: Ground, matter: Matter, before: Matter, words: Words) -> bool:
    """ "countered that it had kept every line", "insists that its men fired into the air": the same thing, told otherwise."""
    said = matter.said
    if said is None or said.clause is None or ground.clauses[said.clause].lemma not in words["countering"]:
        return False
    if _happening(ground, matter) != _happening(ground, before):
        return False
    own = {ground.tree.tokens[head].text.lower() for head in matter.clause.heads("subject") + matter.clause.heads("object")}
    return bool(own & {"it", "he", "she", "they"}) or same_stem(matter.clause.lemma, before.clause.lemma)


def _happening(ground: Ground, matter: Matter) -> bool:
    """Whether it is told as done rather than as how things stand."""
    verb = matter.clause.predicate
    return bool({kid.tag for kid in (ground.tree.tokens[verb], *ground.tree.kids(verb, "aux", "auxpass"))} & {"VBD", "VBN"})

"""What position a statement takes, and by which words it points at the matter: "denied the report", "said it was untrue"."""

import re
from collections.abc import Iterator

import msgspec

from onrecord.model import Stance
from onrecord.stages.matters import TELLING, Ground, tokens_in, top_clauses
from onrecord.syntax import Token
from onrecord.values import Attribution, Clause
from onrecord.vocabulary.words import Words

_BY_ACT: dict[str, Stance] = {"deny": "denies", "confirm": "confirms", "decline_to_confirm": "declines_to_confirm"}
_DENYING = frozenset({"deny", "disavow", "disclaim"})
_PERSONS = frozenset({"him", "her", "them"})
_DOUBTING = frozenset({"doubt", "question", "dispute", "challenge"})
_ABLE = frozenset({"unable", "refuse", "decline", "fail"})
_IGNORANT = frozenset({"know", "have", "see", "possess", "hear"})
_KNOWLEDGE = frozenset({"nothing", "information", "knowledge", "comment", "idea", "record", "word", "detail"})
_EMPTY = frozenset({"do", "have", "be"})
_DISBELIEF = re.compile(r"\W*to (believe|accept|trust|credit)\b", re.IGNORECASE)
_SILENCE = re.compile(r"\b(comment|discuss|answer|respond|reply|replied)")
_YES = re.compile(r"\W*yes\b,?", re.IGNORECASE)
_ASKED = frozenset({"request", "question", "call", "message", "e-mail", "email", "inquiry", "enquiry"})
_MORAL = frozenset({"wrong", "right", "correct"})  # of an act rather than of a report: "it was wrong and will not happen again"
_FILLING = ("advmod", "prep", "acomp", "attr", "advcl", "npadvmod", "ccomp", "xcomp")
_BARE = ("nsubjpass", "auxpass", "aux", "mark", "advmod", "punct")
_HAPPENING = frozenset({"happen", "occur"})
_GROUNDS = frozenset({"reason", "cause", "ground", "doubt", "question"})
_TRUSTING = frozenset({"believe", "trust"})
_NEGATIVE = frozenset({"no", "such", "any", "neither"})


class Taken(msgspec.Struct, frozen=True):
    """A stance, the words by which it points at its matter, and whether its own clause tells the matter anew (`anew`).

    `last`: it takes up whatever was told last ("China says that it did"); `silent`: it names nothing ("declined to comment").
    `told`: the noun it points with says itself what is meant ("denied a report that he had left").
    `named`: only what is told with the very noun is meant ("there are no talks"); `disputed`: the matter that was disputed last
    ("it was made").
    """

    stance: Stance
    pointers: tuple[Token, ...]
    anew: bool = False
    last: bool = False
    silent: bool = False
    named: bool = False
    disputed: bool = False
    told: bool = False


def take(ground: Ground, said: Attribution, words: Words) -> Taken | None:
    """The stance of a statement; None where it only tells something, or speaks of nothing told before."""
    pointers = tuple(pointing(ground, said, words))
    lemma = ground.clauses[said.clause].lemma if said.clause is not None else ""
    if lemma in _DOUBTING and said.act == "deny":
        return Taken("doubts", pointers, anew=True)
    if lemma in _TRUSTING and said.clause is not None and ground.clauses[said.clause].negated:
        objects = ground.clauses[said.clause].heads("object")
        if any(ground.tree.tokens[head].text.lower() in _PERSONS for head in objects):
            return Taken("doubts", (), last=True)
        return Taken("doubts", pointers) if pointers and pointers[0].i in objects else None
    if lemma == "stand" and pointers and pointers[0].lemma in words["undertaking_nouns"]:
        return None  # to stand by one's pledge is to make it again
    if lemma == "rule out" and said.act == "deny":
        return Taken("denies", (), anew=True) if not _points(said, pointers, words) else None
    if said.act == "deny" and lemma not in _DENYING and pointers and pointers[0].lemma in words["requests"]:
        return None  # who dismisses a call for something does not deny that it was made
    if said.act in TELLING and _YES.match(said.content[0].text):
        return Taken("confirms", (), last=True)
    if said.act in _BY_ACT:
        return Taken(_turned(ground, said, _BY_ACT[said.act]), pointers, anew=True, told=_says_itself(ground, pointers, words))
    if said.act == "decline" and _says_itself(ground, pointers, words):
        silent = said.cue is not None and _SILENCE.search(said.cue.text.lower()) is not None
        return Taken("declines_to_confirm" if silent else "denies", pointers, anew=True, told=True)
    if said.act == "decline":
        return _declined(said, pointers, words)
    if said.act not in TELLING:
        return None
    if lemma in words["calling"] and (called := _called(ground, said, pointers, words)) is not None:
        return called
    clauses = top_clauses(ground, said.content)
    return next((found for clause in clauses if (found := _told(ground, clause, pointers, words))), None)


def _points(said: Attribution, pointers: tuple[Token, ...], words: Words) -> bool:
    """ "ruled it out", "ruled out such a step": what another proposed, which is none the less proposed."""
    start = said.content[0].text.lower()
    return start.startswith(("it", "this", "that", "such", "any such")) or bool(
        pointers and pointers[0].lemma in words["requests"]
    )


def _says_itself(ground: Ground, pointers: tuple[Token, ...], words: Words) -> bool:
    """ "denied a report that he had left", "would not comment on reports that ...": what the report says stands with it."""
    noun = pointers[0] if pointers else None
    if noun is None or noun.lemma not in words["report_nouns"] | words["accusation_nouns"]:
        return False
    return any(_is_told(ground, ground.tree.tokens[i]) for i in ground.tree.subtree(noun.i))


def _is_told(ground: Ground, clause: Token) -> bool:
    if clause.dep not in ("acl", "ccomp", "relcl"):
        return False
    mark = ground.tree.kid(clause.i, "mark")
    return mark is not None and mark.text.lower() == "that" and ground.tree.kid(clause.i, "nsubj", "nsubjpass") is not None


def _called(ground: Ground, said: Attribution, pointers: tuple[Token, ...], words: Words) -> Taken | None:
    """ "called the story 'pure invention'", "described the letter as genuine": what it is called, and what is called so."""
    lemmas = {i: ground.tree.tokens[i].lemma for i in tokens_in(ground.tree, said.content)}
    for listed, stance in (("falsehoods", "denies"), ("truths", "confirms")):
        at = next((i for i, lemma in lemmas.items() if lemma in words[listed]), None)
        before = tuple(token for token in pointers if at is not None and token.i < at)
        if at is not None and before:
            return Taken("denies" if stance == "denies" else "confirms", before)
    return None


def pointing(ground: Ground, said: Attribution, words: Words) -> Iterator[Token]:
    """The nouns and pronouns of the content that can point back to a matter, in order.

    Of pronouns for persons only those whose word is not taken ("contradicted him").
    """
    cue = ground.clauses[said.clause] if said.clause is not None else None
    gainsaid = cue.heads("object") if cue is not None and cue.lemma in words["gainsaying"] else ()
    for i in tokens_in(ground.tree, said.content):
        token = ground.tree.tokens[i]
        if token.i in gainsaid and token.text.lower() in _PERSONS:
            yield token
            continue
        pronoun = token.pos in ("PRON", "DET") and token.text.lower() in words["pointing_pronouns"]
        if token.pos == "NOUN" or (pronoun and token.dep not in ("mark", "det", "expl")):
            yield token


def _turned(ground: Ground, said: Attribution, stance: Stance) -> Stance:
    """ "was unable to confirm", "refused to deny": neither."""
    if said.clause is None or stance == "declines_to_confirm":
        return stance
    above = ground.tree.tokens[ground.clauses[said.clause].predicate]
    while above.dep == "xcomp":
        above = ground.tree.tokens[above.head]
        below = {kid.lemma for kid in ground.tree.kids(above.i, "acomp")}
        if above.lemma in _ABLE or below & _ABLE:
            return "declines_to_confirm"
    return stance


def _declined(said: Attribution, pointers: tuple[Token, ...], words: Words) -> Taken | None:
    """ "declined to comment on the story" neither confirms nor denies; "rejected the accusation" denies."""
    cue = said.cue.text.lower() if said.cue else ""
    told = words["report_nouns"] | words["accusation_nouns"]
    if pointers and pointers[0].lemma in told and _DISBELIEF.match(said.content[0].text):
        return Taken("doubts", pointers)
    if _SILENCE.search(cue) and said.content and said.content[0].text.lower().startswith("which "):
        return Taken("declines_to_confirm", (), last=True)
    if _SILENCE.search(cue):
        return Taken("declines_to_confirm", pointers, silent=not pointers or pointers[0].lemma in _ASKED)
    if said.content and said.content[0].text.lower().startswith(("whether ", "if ")):
        return Taken("declines_to_confirm", (), anew=True)
    if pointers and pointers[0].lemma in told:
        return Taken("denies", pointers, anew=True)
    return None


def _told(ground: Ground, clause: Clause, pointers: tuple[Token, ...], words: Words) -> Taken | None:
    lemmas = {ground.tree.tokens[head].lemma for head in clause.heads("complement")} | {clause.lemma}
    if lemmas & _MORAL and not any(ground.tree.tokens[head].pos == "NOUN" for head in clause.heads("subject")):
        lemmas -= _MORAL
    if lemmas & words["falsehoods"]:
        return Taken("confirms" if clause.negated else "denies", pointers)
    if lemmas & words["truths"]:
        return Taken("denies" if clause.negated else "confirms", pointers)
    if (lemmas & words["unaware"] and not clause.negated) or ("aware" in lemmas and clause.negated):
        return Taken("declines_to_confirm", pointers)
    if doubted := _doubted(ground, clause, pointers):
        return doubted
    if clause.lemma in _HAPPENING and pointers and pointers[0].i in clause.heads("subject") and not clause.modal:
        return Taken("denies" if clause.negated else "confirms", pointers[:1])
    if clause.lemma in _IGNORANT and (unknown := tuple(_no(ground, clause.heads("of")))):
        return Taken("declines_to_confirm", unknown)
    objects = {ground.tree.tokens[head].lemma for head in clause.heads("object")}
    if clause.negated and clause.lemma in _IGNORANT and objects & _KNOWLEDGE:
        return Taken("declines_to_confirm", pointers)
    if _is_confirmed(ground, clause, words):
        return Taken("indirectly_confirms", tuple(ground.tree.tokens[head] for head in clause.heads("object")))
    bare = not any(kid.dep in _FILLING and kid.lemma != "so" for kid in ground.tree.kids(clause.predicate))
    if clause.lemma in _EMPTY and bare and all(slot.name == "subject" for slot in clause.slots):
        return Taken("denies" if clause.negated else "asserts", (), last=True)
    if any(_of_the_kind(ground, head) for head in (*clause.heads("object"), *clause.heads("subject"))):
        return Taken("denies", (), last=True)
    if clause.lemma in words["being"] and not clause.modal and (missing := _missing(ground, clause)):
        return Taken("denies", missing, named=True)
    if clause.negated and (denied := tuple(_none_such(ground, clause, words))):
        return Taken("denies", denied)
    if clause.lemma in words["giving"] and not clause.modal and (given := tuple(_such(ground, clause, words))):
        return Taken("confirms", given)
    if clause.lemma in words["giving"] and not (clause.negated or clause.modal) and _it_was(ground, clause):
        return Taken("confirms", (), disputed=True)
    return None


def _missing(ground: Ground, clause: Clause) -> tuple[Token, ...]:
    heads = (*clause.heads("complement"), *clause.heads("object"), *clause.heads("subject"))
    none = tuple(_no(ground, heads))
    return tuple(noun for noun in none if not any(kid.lemma == "such" for kid in ground.tree.kids(noun.i, "amod", "predet")))


def _no(ground: Ground, heads: tuple[int, ...]) -> Iterator[Token]:
    """ "there are no talks", "knew of no promise": the nouns of which there is none."""
    for head in heads:
        if any(kid.text.lower() == "no" for kid in ground.tree.kids(head, "det")):
            yield ground.tree.tokens[head]


def _it_was(ground: Ground, clause: Clause) -> bool:
    """ "it was made", of a promise that is disputed."""
    kids = ground.tree.kids(clause.predicate)
    bare = all(kid.dep in _BARE for kid in kids)
    return bare and any(kid.text.lower() in ("it", "one", "this", "that") for kid in kids if kid.dep == "nsubjpass")


def _doubted(ground: Ground, clause: Clause, pointers: tuple[Token, ...]) -> Taken | None:
    """ "has no reason to doubt the report" takes it for true; "no reason to believe it" does not."""
    for head in clause.heads("object"):
        if not clause.negated and not any(kid.lemma == "no" for kid in ground.tree.kids(head, "det")):
            continue
        verbs = (*ground.tree.kids(head, "acl", "relcl"), *ground.tree.kids(clause.predicate, "xcomp", "advcl"))
        below = {kid.lemma for kid in verbs if kid.i > head}
        if ground.tree.tokens[head].lemma in _GROUNDS and below & (_DOUBTING | _TRUSTING):
            return Taken("doubts" if below & _TRUSTING else "asserts", tuple(token for token in pointers if token.i > head))
    return None


def _of_the_kind(ground: Ground, head: int) -> bool:
    """ "bought nothing of the kind"."""
    if ground.tree.tokens[head].lemma != "nothing":
        return False
    below = {kid.lemma for of in ground.tree.kids(head, "prep") for kid in ground.tree.kids(of.i, "pobj")}
    return bool(below & {"kind", "sort"})


def _is_confirmed(ground: Ground, clause: Clause, words: Words) -> bool:
    """ "said the remarks confirm the story": not the speaker but what another said is taken as confirmation."""
    if clause.lemma not in words["confirming"] or clause.negated:
        return False
    subjects = {ground.tree.tokens[head].lemma for head in clause.heads("subject")}
    return bool(subjects & (words["remark_nouns"] | words["report_nouns"] | words["confirming_things"]))


def _such(ground: Ground, clause: Clause, words: Words) -> Iterator[Token]:
    """ "such a pledge had been given", "the assurance was given": the noun that is said to be."""
    for head in (*clause.heads("object"), *clause.heads("subject")):
        determiners = {kid.text.lower() for kid in ground.tree.kids(head, "det", "predet", "amod")}
        pointing = "the" in determiners and ground.tree.tokens[head].lemma in words["undertaking_nouns"] and clause.passive
        if "such" in determiners or (pointing and not clause.negated):
            yield ground.tree.tokens[head]


def _none_such(ground: Ground, clause: Clause, words: Words) -> Iterator[Token]:
    """ "it made no such promise", "no such letter existed": the noun that is said not to be."""
    for head in (*clause.heads("object"), *clause.heads("subject")):
        determiners = {kid.text.lower() for kid in ground.tree.kids(head, "det", "predet", "amod")}
        if {"no", "such"} <= determiners or (
            determiners & _NEGATIVE and ground.tree.tokens[head].lemma in words["undertaking_nouns"]
        ):
            yield ground.tree.tokens[head]

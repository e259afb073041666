"""Mends of clauses: what a preposition, a semicolon or a fixed phrase is part of.

Each looks at one token and proposes a new head and label, as those in `repair` do.
"""

from collections.abc import Iterator

import msgspec

from onrecord.lemmas import mended
from onrecord.nounmends import moved
from onrecord.syntax import SUBJECTS, Token, Tree
from onrecord.timewords import TIMES
from onrecord.vocabulary.grammar import Grammar

_DATING = frozenset({"in", "by", "since", "until", "before", "after", "during", "from"})
_YEAR = 4
_QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''"})
_INVERTED = frozenset({"should", "had", "were"})
_CHARGING = frozenset({"accuse", "suspect", "convict"})
_SORTED = frozenset({"activity", "operation", "ring", "charge", "campaign", "plot", "offence", "offense", "crime", "practice"})
_UNSAID = frozenset({
    "say", "discuss", "comment", "elaborate", "disclose", "reveal", "identify", "name", "specify", "explain", "decline",
    "refuse", "speculate", "confirm", "deny",
})  # fmt: skip
_THROUGH = frozenset({"in", "through", "via"})
_AT = frozenset({"in", "at", "from", "of", "with", "near"})
_SPEAKING = frozenset({"speak", "insist", "request", "talk", "know"})
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute", "second", "time", "percent", "mile", "kilometre",
                    "kilometer", "metre", "meter", "point", "night", "degree"})  # fmt: skip
_BRINGING = frozenset({"send", "call", "bring", "order", "take", "fly", "ship", "drive", "summon", "pack", "bus"})
_GRANTING = frozenset({"give", "grant", "allow"})
_JUDGING = ("able", "ible", "ful", "less", "ous", "ive", "ish", "ic")


def year_before_name(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "In 2009 Chad froze the talks": the year belongs to "in", not to the name after it."""
    for year in tree.tokens[1:-1]:
        before, name = tree.tokens[year.i - 1], tree.tokens[year.head]
        if year.dep not in ("nummod", "compound") or len(year.text) != _YEAR or not year.text.isdigit() or name.i <= year.i:
            continue
        if before.text.lower() in _DATING and tree.kid(before.i, "pobj", "pcomp") is None and name.dep in SUBJECTS:
            yield moved(year, before.i, "pobj")
            verb = tree.tokens[name.head]
            if before.head != verb.i and before.head in (name.i, year.i):
                yield moved(before, verb.i, "prep")


def verb_in_s(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "a charge that Chad rejects": a verb in -s after a subject is read as a plural, the subject as part of its name."""
    for token in tree.tokens[1:]:
        if token.tag != "NNS" or token.dep not in ("relcl", "ccomp") or not token.text.endswith("s"):
            continue
        before = tree.tokens[token.i - 1]
        relative = tree.kid(token.i, "dobj")
        named = before.head == token.i and before.dep == "compound" and before.pos == "PROPN"
        hidden = before if named and relative is not None and relative.text.lower() in ("that", "which") else None
        subject = tree.kid(token.i, "nsubj") or hidden
        if subject is not None and subject.i < token.i and not tree.kid(token.i, "det", "poss", "amod", "nummod"):
            lemma = token.lemma if token.lemma != token.text else token.text.removesuffix("s")
            yield msgspec.structs.replace(token, tag="VBZ", pos="VERB", lemma=lemma)
            if subject.dep == "compound":
                yield moved(subject, token.i, "nsubj")


def verb_before_that(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "The bank disputes that figure.": a verb in -s and what it takes, read as a plural and a relative clause."""
    for sentence in tree.sentences:
        verb = tree.tokens[sentence.root]
        if verb.tag != "NNS" or not sentence.start < verb.i < sentence.end - 3:
            continue
        subject, that, noun = tree.tokens[verb.i - 1], tree.tokens[verb.i + 1], tree.tokens[verb.i + 2]
        named = subject.head == verb.i and subject.dep == "compound" and subject.pos in ("NOUN", "PROPN")
        taken = that.text in ("that", "this") and noun.dep == "relcl" and noun.head == verb.i and noun.tag in ("VBP", "VB")
        if named and taken and tree.tokens[noun.i + 1].pos == "PUNCT":
            yield msgspec.structs.replace(verb, tag="VBZ", pos="VERB", lemma=verb.text.lower().removesuffix("s"))
            yield moved(subject, verb.i, "nsubj")
            yield from (moved(kid, subject.i, kid.dep) for kid in tree.kids(verb.i, "det", "amod", "poss") if kid.i < subject.i)
            yield msgspec.structs.replace(that, tag="DT", pos="DET", dep="det", head=noun.i)
            yield msgspec.structs.replace(noun, tag="NN", pos="NOUN", dep="dobj")


def but_would_not(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "confirmed that they had left but would not say where": whoever confirms it would not say, not those who left."""
    for verb in tree.tokens:
        told = tree.tokens[verb.head]
        over = tree.tokens[told.head]
        if verb.dep != "conj" or told.dep != "ccomp" or over.lemma not in grammar.communication or verb.lemma not in _UNSAID:
            continue
        but = next((cc for cc in tree.kids(told.i, "cc") if told.i < cc.i < verb.i), None)
        refused = tree.kid(verb.i, "neg") is not None or verb.lemma in ("decline", "refuse")
        if but is not None and but.text.lower() == "but" and refused and not tree.kid(verb.i, *SUBJECTS) and over.i < told.i:
            yield moved(verb, over.i, "conj")
            yield moved(but, over.i, "cc")


def by_day(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "will be shared by the end of May", "were freed by evening": a day does nothing."""
    for by in tree.tokens:
        noun = tree.kid(by.i, "pobj") if by.dep == "agent" else None
        if noun is not None and noun.lemma.lower() in TIMES:
            yield moved(by, by.head, "prep")


def in_writing(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "assured them in writing that ...": nobody writes here, and what follows is what was assured."""
    for word in tree.tokens[1:]:
        before = tree.tokens[word.i - 1]
        if word.text.lower() != "writing" or word.dep not in ("pcomp", "pobj") or before.text.lower() != "in":
            continue
        above = tree.tokens[before.head]
        yield msgspec.structs.replace(word, dep="pobj", tag="NN", pos="NOUN")
        given = tree.kid(above.i, "dobj") if above.pos == "VERB" else None
        for clause in tree.kids(word.i, "ccomp", "acl", "xcomp"):
            to = any(kid.tag == "TO" for kid in tree.kids(clause.i, "aux"))
            if to or tree.kid(clause.i, "mark"):
                noun = given is not None and given.pos == "NOUN" and given.i == before.i - 1
                yield moved(clause, given.i if given and noun else above.i, "acl" if noun else "xcomp" if to else "ccomp")


def asked_for_to(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "asked for the four to be released": what is asked for is a clause, no purpose."""
    for clause in tree.tokens:
        mark, verb = tree.kid(clause.i, "mark"), tree.tokens[clause.head]
        if clause.dep != "advcl" or mark is None or mark.text.lower() != "for" or mark.i != verb.i + 1:
            continue
        if verb.lemma in grammar.asking_for and tree.kid(clause.i, *SUBJECTS) is not None:
            yield moved(clause, verb.i, "ccomp")


def called_noun(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "called the ruling regrettable", "called the arrest shameful": no "ruling regrettable", but what it is called."""
    for word in tree.tokens[2:]:
        noun, article, verb = tree.tokens[word.i - 1], tree.tokens[word.i - 2], tree.tokens[word.head]
        plain = noun.tag in ("NN", "NNS") and noun.dep in ("compound", "nmod") and word.dep == "oprd"
        if noun.head != word.i or verb.lemma not in grammar.naming or not (plain or noun.tag == "VBG"):
            continue
        judged = word.dep in ("oprd", "dobj") and (word.pos == "ADJ" or word.text.endswith(_JUDGING))
        if judged and article.head == word.i and article.dep in ("det", "poss"):
            yield msgspec.structs.replace(
                noun, head=verb.i, dep="dobj", tag="NN" if noun.tag == "VBG" else noun.tag, pos="NOUN"
            )
            yield moved(article, noun.i, article.dep)
            yield msgspec.structs.replace(word, head=verb.i, dep="oprd", tag="JJ", pos="ADJ")


def after_semicolon(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "said the plan was dead; the union praised it": a clause after a semicolon is no longer what was said."""
    for mark in tree.tokens:
        if mark.text != ";":
            continue
        second = tree.tokens[mark.head]
        verb = tree.tokens[second.head]
        first = tree.kid(second.i, "ccomp")
        if first is None or second.dep != "ccomp" or verb.lemma not in grammar.communication or not verb.i < first.i < mark.i:
            continue
        subject = tree.kid(second.i, *SUBJECTS)
        named = subject is not None and subject.pos in ("NOUN", "PROPN") and mark.i < subject.i < second.i
        quoted = sum(tree.texts[i] in _QUOTES for i in range(verb.i, mark.i)) % 2 == 1
        if named and not quoted and tree.kid(first.i, *SUBJECTS):
            yield moved(first, verb.i, "ccomp")
            yield moved(second, verb.i, "conj")
            yield moved(mark, verb.i, "punct")


def before_semicolon(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "Chad agreed at once; Togo said it would reply": what stands before it is not what Togo said or left unsaid."""
    for mark in tree.tokens:
        verb = tree.tokens[mark.head]
        first = tree.kid(verb.i, "ccomp")
        subject = tree.kid(verb.i, "nsubj")
        speaks = (verb.lemma in grammar.communication or tree.kid(verb.i, "neg") is not None) and verb.dep != "ccomp"
        if mark.text != ";" or first is None or subject is None or verb.pos != "VERB" or not speaks:
            continue
        between = tree.subtree(first.i)[-1] < mark.i < tree.subtree(subject.i)[0] < verb.i
        if between and tree.kid(first.i, *SUBJECTS) is not None:
            yield moved(first, first.i if verb.head == verb.i else verb.head, verb.dep)
            yield moved(verb, first.i, "conj")
            yield moved(mark, first.i, "punct")


def summed_up(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "said the men were beaten, a charge that Chad rejects": who sums up what was said is the reporter."""
    for noun in tree.tokens:
        if noun.lemma not in grammar.summing or noun.dep not in ("appos", "npadvmod", "dobj", "attr", "oprd", "dep", "conj"):
            continue
        article, first = tree.kid(noun.i, "det"), tree.subtree(noun.i)[0]
        if article is None or article.text.lower() not in ("a", "an", "this") or tree.kid(noun.i, "relcl", "acl") is None:
            continue
        above = [*tree.ancestors(noun.i)]
        verb = next((v for v in reversed(above) if v.lemma in grammar.communication and v.pos == "VERB"), None)
        if verb is None or not verb.i < first or tree.tokens[first - 1].text != ",":
            continue
        beside = noun.head == verb.i and noun.dep == "dobj" and tree.kid(verb.i, "ccomp") is not None
        if beside or any(up.dep == "ccomp" and up.head == verb.i for up in above):
            yield moved(noun, verb.i, "npadvmod")


def source_in_town(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "a diplomat in Lima, who asked not to be named": no town asks."""
    for verb in tree.tokens:
        place = tree.tokens[verb.head]
        link = tree.tokens[place.head]
        noun = tree.tokens[link.head]
        subject = tree.kid(verb.i, "nsubj", "nsubjpass")
        if verb.dep != "relcl" or place.dep != "pobj" or noun.pos != "NOUN" or subject is None or subject.text.lower() != "who":
            continue
        if link.text.lower() not in _AT or tree.texts[tree.subtree(verb.i)[0] - 1] != "," or tree.kid(place.i, "appos"):
            continue
        indefinite = tree.kid(noun.i, "det", "nummod")
        if indefinite is not None and indefinite.text.lower() != "the" and verb.lemma in grammar.communication | _SPEAKING:
            yield moved(verb, noun.i, "relcl")


def with_promise(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "ended the visit with a promise to return": what it ended with, not a visit with a promise."""
    for link in tree.tokens:
        over = tree.tokens[link.head]
        said = tree.kid(link.i, "pobj")
        if (
            link.text.lower() != "with"
            or link.dep != "prep"
            or over.dep != "dobj"
            or said is None
            or said.lemma not in grammar.summing
        ):
            continue
        article = tree.kid(said.i, "det")
        if article is not None and article.text.lower() in ("a", "an") and tree.kid(said.i, "acl", "ccomp", "relcl", "prep"):
            yield moved(link, over.head, "prep")


def said_between(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "The camp, the envoy said in a letter, was shut": no camp that the envoy said, but what he says of it."""
    for verb in tree.tokens:
        noun = tree.tokens[verb.head]
        main = tree.tokens[noun.head]
        if (
            verb.dep != "relcl"
            or verb.lemma not in grammar.communication
            or noun.dep not in ("nsubj", "nsubjpass")
            or main.i < verb.i
        ):
            continue
        subject = tree.kid(verb.i, "nsubj")
        inside = [i for i in tree.subtree(verb.i) if tree.tokens[i].pos != "PUNCT"]
        if (
            subject is None
            or subject.tag in ("WP", "WDT")
            or subject.i > verb.i
            or tree.kid(verb.i, "dobj", "ccomp", "xcomp", "mark")
        ):
            continue
        if (
            inside[0] > 0
            and tree.texts[inside[0] - 1] == ","
            and tree.texts[inside[-1] + 1] == ","
            and main.pos in ("VERB", "AUX")
        ):
            yield moved(verb, main.i, "parataxis")


def accused_of_doing(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "accused Chad of hiding captives": what Chad did, not captives of some sort."""
    for word in tree.tokens[2:]:
        link, noun = tree.tokens[word.i - 1], tree.tokens[word.head]
        verb = tree.tokens[link.head]
        if word.dep != "compound" or not word.text.lower().endswith("ing") or link.text.lower() != "of" or noun.dep != "pobj":
            continue
        if noun.head == link.i and verb.lemma in _CHARGING and word.text.islower() and noun.lemma not in _SORTED:
            lemma = mended(word.text.lower(), word.text.lower().removesuffix("ing"), "VBG")
            yield msgspec.structs.replace(word, head=link.i, dep="pcomp", tag="VBG", pos="VERB", lemma=lemma)
            yield moved(noun, word.i, "dobj")
            yield from (moved(kid, word.i, "prep") for kid in tree.kids(noun.i, "prep"))


def said_in_statement(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "said in a statement that the gate was shut": what the speaker says there, not what another's statement tells."""
    for clause in tree.tokens:
        noun = tree.tokens[clause.head]
        link = tree.tokens[noun.head]
        verb = tree.tokens[link.head]
        if clause.dep not in ("acl", "relcl", "ccomp") or noun.dep != "pobj" or link.text.lower() not in _THROUGH:
            continue
        mark, article = tree.kid(clause.i, "mark"), tree.kid(noun.i, "det")
        told = mark is not None and mark.text.lower() == "that" and tree.kid(clause.i, *SUBJECTS) is not None
        indefinite = article is not None and article.text.lower() in ("a", "an", "another")
        if told and indefinite and verb.lemma in grammar.communication and not tree.kid(verb.i, "ccomp", "xcomp"):
            yield moved(clause, verb.i, "ccomp")


def called_adjective(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "called the summoning of the envoy hasty": no "envoy hasty", but what the summoning is called."""
    for word in tree.tokens:
        noun = tree.tokens[word.head]
        if word.dep != "amod" or word.pos != "ADJ" or word.i != noun.i + 1 or tree.children[word.i]:
            continue
        verb = next((above for above in tree.ancestors(noun.i) if above.pos == "VERB"), None)
        named = verb is not None and verb.lemma in grammar.naming and not tree.kid(verb.i, "oprd", "acomp", "ccomp")
        if verb is not None and named and tree.kid(verb.i, "dobj") is not None and verb.i < noun.i:
            yield moved(word, verb.i, "oprd")


def voted_to(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "voted 98 to 21 on Thursday to leave": what a body votes to do is no purpose of its voting."""
    for token in tree.tokens:
        if token.dep == "advcl" and token.tag == "VB" and tree.tokens[token.head].lemma == "vote" and token.i > token.head:
            marker = tree.kid(token.i, "aux")
            if marker is not None and marker.tag == "TO" and not tree.kid(token.head, "xcomp"):
                yield moved(token, token.head, "xcomp")


def inverted_condition(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "vowed to return should she win": a condition, nothing that is said."""
    for verb in tree.tokens:
        aux, subject = tree.kid(verb.i, "aux"), tree.kid(verb.i, "nsubj", "nsubjpass")
        if verb.dep != "ccomp" or aux is None or subject is None or aux.text not in _INVERTED or subject.i < aux.i:
            continue
        first = tree.subtree(verb.i)[0]
        before = next((t for t in reversed(tree.tokens[:first]) if t.pos in ("VERB", "AUX") and t.dep != "aux"), None)
        if (
            first == aux.i
            and before is not None
            and before.sentence == verb.sentence
            and tree.subtree(subject.i)[0] == aux.i + 1
        ):
            yield moved(verb, before.i, "advcl")


def particle_before_object(tree: Tree, grammar: Grammar) -> Iterator[Token]:
    """ "voted down the treaty": the particle of a phrasal verb is no preposition, and what stands after it the object."""
    for token in tree.tokens[1:]:
        verb = tree.tokens[token.i - 1]
        if token.dep != "prep" or token.head != verb.i or verb.lemma not in grammar.phrasal.get(token.text.lower(), ()):
            continue
        noun = tree.kid(token.i, "pobj")
        if noun is not None and tree.kid(verb.i, "dobj", "auxpass") is None:
            yield moved(token, verb.i, "prt")
            yield moved(noun, verb.i, "dobj")


def time_given(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "gave the rebels two days to leave": what is given is the time, which is read as when."""
    for token in tree.tokens:
        verb = tree.tokens[token.head]
        if token.dep != "npadvmod" or verb.lemma not in _GRANTING or token.i < verb.i or tree.kid(verb.i, "dobj"):
            continue
        if tree.kid(verb.i, "dative", "nsubjpass"):
            yield moved(token, verb.i, "dobj")


def brought_home(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "sent the miners home": whoever is sent is read as part of a name of "home"."""
    for home in tree.tokens[1:]:
        noun, verb = tree.tokens[home.i - 1], tree.tokens[home.head]
        if home.text != "home" or noun.head != home.i or noun.dep != "compound" or verb.lemma not in _BRINGING:
            continue
        yield moved(noun, verb.i, "dobj")
        yield moved(home, verb.i, "advmod")
        yield from (moved(kid, noun.i, kid.dep) for kid in tree.kids(home.i) if kid.i < noun.i)


def counted_object(tree: Tree, _: Grammar) -> Iterator[Token]:
    """ "rounded up at least 20 dissidents": behind a particle, a number of people is read as how long."""
    for token in tree.tokens:
        verb = tree.tokens[token.head]
        if token.dep != "npadvmod" or token.i < verb.i or token.lemma in _SPANS or not tree.kid(token.i, "nummod"):
            continue
        if tree.kid(verb.i, "prt") and not tree.kid(verb.i, "dobj", "auxpass"):
            yield moved(token, verb.i, "dobj")


CLAUSE_MENDS = (
    accused_of_doing,
    said_in_statement,
    time_given,
    counted_object,
    brought_home,
    particle_before_object,
    voted_to,
    inverted_condition,
    said_between,
    called_adjective,
    with_promise,
    source_in_town,
    year_before_name,
    verb_in_s,
    by_day,
    but_would_not,
    verb_before_that,
    in_writing,
    asked_for_to,
    called_noun,
    after_semicolon,
    before_semicolon,
    summed_up,
)

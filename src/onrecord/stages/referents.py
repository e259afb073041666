"""What the words of a statement point back to: "the story", "such a pledge", "the accusation", "it"."""

from collections.abc import Callable, Collection, Iterable, Mapping

from onrecord.model import Mention
from onrecord.stages.matters import Ground, Matter, country_or_party, same_stem, tokens_in
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution
from onrecord.vocabulary.rulebook import Rulebook
from onrecord.vocabulary.words import Words

_ACCUSING = ("accuse", "criticise", "complain", "warn", "threaten")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "its", "their", "his", "her", "no"})
_PERSONS = frozenset({"him", "her", "them"})
_RELAYING = ("outlet", "unnamed")
_JUST = 2  # sentences in which "the report" is the one just told
_CLAIMED = 3  # sentences in which "the claim" may point back
_REPORTING = ("reported", "reports", "report", "revealed", "reveals", "disclosed", "wrote")


class Referents:
    """Finds the matter that a statement is about, among those told before it in one report."""

    def __init__(self, ground: Ground, rulebook: Rulebook, words: Words) -> None:
        self._ground, self._rulebook, self._words = ground, rulebook, words

    def __call__(
        self, said: Attribution, pointers: Iterable[Token], told: list[Matter], touched: Mapping[str, int]
    ) -> Matter | None:
        """The matter that the first of these words to point at one points at.

        `told` are the matters so far, in order; `touched` gives the sentence in which a position was last taken on one.
        """
        speaker = said.source
        backwards = [matter for matter in reversed(told) if not _is(matter.teller, speaker)]
        for token in pointers:
            if token.text.lower() in _PERSONS and (word := self._word_of(token, backwards)) is not None:
                return word
            if token.pos != "NOUN":
                if backwards and (
                    _near(self._ground, token, backwards[0]) or token.sentence - touched.get(backwards[0].id, -2) <= 1
                ):
                    return backwards[0]
            elif (self._definite(token) or token.lemma in self._words["parts"]) and (
                found := self._pointed_at(token, speaker, backwards, touched)
            ) is not None:
                return found
        return None

    def _word_of(self, person: Token, backwards: list[Matter]) -> Matter | None:
        """ "contradicted him": what that person told last."""
        parties = {r.mention.party for r in self._ground.references.get(person.i, ())}
        return _first(backwards, lambda m: m.teller is not None and m.teller.party in parties)

    def silent(self, said: Attribution, told: list[Matter], touched: Mapping[str, int]) -> Matter | None:
        """What somebody who only "declined to comment" was asked about: what was just disputed, else what is told of them."""
        if said.content:
            there = self._ground.tree.token_at(said.content[0].start)
            just = [m for m in reversed(told) if there and 0 <= there.sentence - touched.get(m.id, -2) <= 1]
            if just:
                return just[0]
        speaker = country_or_party(said.source) if said.source else ""
        return _first(told, lambda m: _relayed(m) and speaker in m.parties and not _is(m.teller, said.source))

    def named(self, said: Attribution, nouns: Iterable[Token], told: list[Matter]) -> Matter | None:
        """What another told last with one of these very nouns ("there are no talks")."""
        listed = tuple(nouns)
        backwards = [m for m in reversed(told) if not _is(m.teller, said.source) and not m.negated]
        return _first(backwards, lambda matter: any(self._object(matter, noun, "subject") for noun in listed))

    def any_of(self, said: Attribution, told: list[Matter]) -> Matter | None:
        """What another told last in a sentence that names the very thing ("denied that any maps had been given")."""
        tree = self._ground.tree
        listed = {tree.tokens[i].lemma for i in tokens_in(tree, said.content) if any_noun(tree, i)}
        backwards = (m for m in reversed(told) if not _is(m.teller, said.source) and not m.negated)
        return next((m for m in backwards if listed & self._nouns_about(m)), None)

    def _nouns_about(self, matter: Matter) -> set[str]:
        """The nouns of the sentence in which a matter is told."""
        tree = self._ground.tree
        sentence = tree.sentences[tree.tokens[matter.clause.predicate].sentence]
        return {token.lemma for token in tree.tokens[sentence.start : sentence.end] if token.pos == "NOUN"}

    def disputed(self, told: list[Matter], touched: Mapping[str, int]) -> Matter | None:
        """The relayed matter on which a position was taken, else the one on which one was taken last."""
        return _first(told, lambda m: m.id in touched and _relayed(m)) or max(
            (m for m in told if m.id in touched), key=lambda m: touched[m.id], default=None
        )

    def _pointed_at(
        self, noun: Token, source: Mention | None, backwards: list[Matter], touched: Mapping[str, int]
    ) -> Matter | None:
        words, speaker = self._words, country_or_party(source) if source else ""
        if noun.lemma in words["parts"] and not self._ground.tree.kids(noun.i, "prep"):
            return _first(backwards, lambda m: _near(self._ground, noun, m, _JUST) and not is_own(m, source))
        if noun.lemma in words["report_nouns"] | words["accusation_nouns"] | words["remark_nouns"]:
            owned = self._owned(noun, backwards)
            if owned is not None:
                return owned
        if self._sums_up(noun):
            return _first(backwards, lambda m: self._ground.tree.tokens[m.clause.predicate].sentence == noun.sentence)
        claimed = self._claimed(noun, speaker, backwards) if noun.lemma in words["accusation_nouns"] else None
        found = claimed or self._named(noun, backwards)
        if found is not None:
            return found
        if noun.lemma in words["undertaking_nouns"]:
            return _first(backwards, lambda m: m.commitment is not None) or self._teller(noun, backwards)
        if noun.lemma in words["accusation_nouns"]:
            return _first(backwards, lambda m: _relayed(m) and speaker in m.parties) or _first(
                backwards, lambda m: m.said is not None
            )
        if noun.lemma in words["report_nouns"]:
            forwards = backwards[::-1]
            return (
                self._just_told(noun, speaker, backwards)
                or _first(forwards, lambda m: _relayed(m) and speaker in m.parties)
                or _first(forwards, _relayed)
                or _first(forwards, lambda m: m.commitment is not None or m.id in touched)
                or _first(backwards, lambda m: m.said is not None)
            )
        if noun.lemma in words["remark_nouns"]:
            return _first(backwards, lambda m: m.said is not None)
        return self._teller(noun, backwards) or self._such(noun, backwards)

    def _just_told(self, noun: Token, speaker: str, backwards: list[Matter]) -> Matter | None:
        """What a paper reported of the speaker, or of "that version" what anybody of another side said, just before."""
        this = any(kid.text.lower() in ("this", "that") for kid in self._ground.tree.kids(noun.i, "det"))
        near = [matter for matter in backwards if _near(self._ground, noun, matter, _JUST)]
        if this and (said := _first(near, lambda m: _asserted(m, speaker))) is not None:
            return said
        return _first(near, lambda m: speaker in m.parties and _printed(m))

    def _claimed(self, noun: Token, speaker: str, backwards: list[Matter]) -> Matter | None:
        """What the speaker is accused of, else what somebody else asserted in this sentence or the one before."""
        accused = _first(backwards, lambda m: m.said is not None and m.said.act == "accuse" and speaker in m.parties)
        return accused or _first(backwards, lambda m: _asserted(m, speaker) and _near(self._ground, noun, m, _CLAIMED))

    def _sums_up(self, noun: Token) -> bool:
        """ "said it was sold, a claim that Chad denies": what stands before the comma."""
        first = self._ground.tree.subtree(noun.i)[0]
        article = self._ground.tree.texts[first].lower()
        return (
            noun.dep in ("npadvmod", "appos")
            and article in ("a", "an")
            and first > 0
            and self._ground.tree.texts[first - 1] == ","
        )

    def _owned(self, noun: Token, backwards: list[Matter]) -> Matter | None:
        """ "rejected her testimony": what she told last."""
        owners = self._ground.tree.kids(noun.i, "poss")
        return next((word for owner in owners if (word := self._word_of(owner, backwards)) is not None), None)

    def _such(self, noun: Token, backwards: list[Matter]) -> Matter | None:
        """ "he had no such plan": whatever was told last."""
        determiners = {kid.text.lower() for kid in self._ground.tree.kids(noun.i, "det", "predet", "amod")}
        near = backwards and _near(self._ground, noun, backwards[0])
        return backwards[0] if "such" in determiners and near else None

    def _named(self, noun: Token, backwards: list[Matter]) -> Matter | None:
        """The matter that the noun names: an event of its kind, or told by its verb."""
        kinds = {entry.kind.kind for entry in self._rulebook.nouns.get(noun.lemma, ())}
        if noun.lemma in self._words["accusation_nouns"]:
            kinds &= {*_ACCUSING}  # "the claim" of a report of facts is no demand
        return _first(
            backwards, lambda m: bool(m.kinds & kinds) or same_stem(noun.lemma, m.clause.lemma) or self._object(m, noun)
        )

    def _object(self, matter: Matter, noun: Token, also: str = "to") -> bool:
        """Whether the matter is told with this very noun ("gave a pledge", "lifted the ban")."""
        heads = (*matter.clause.heads("object"), *matter.clause.heads("to"), *matter.clause.heads(also))
        return any(self._ground.tree.tokens[head].lemma == noun.lemma for head in heads)

    def _teller(self, noun: Token, backwards: list[Matter]) -> Matter | None:
        """The matter that a paper tells: "the memo was forged"."""
        papers = self._words["papers"]
        alike = papers if noun.lemma in papers else {noun.lemma}
        such = any(kid.text.lower() == "such" for kid in self._ground.tree.kids(noun.i, "amod", "predet"))
        order = backwards[::-1] if noun.lemma in papers and not such else backwards
        if such and (named := _first(order, lambda m: self._about_paper(m, alike))) is not None:
            return named
        return _first(order, lambda m: m.teller is not None and bool(alike.intersection(m.teller.name.lower().split())))

    def _about_paper(self, matter: Matter, alike: Collection[str]) -> bool:
        """ "a side letter commits Chad to buy": a matter of which a paper is the subject or the object."""
        heads = (*matter.clause.heads("subject"), *matter.clause.heads("object"))
        return any(self._ground.tree.tokens[head].lemma in alike for head in heads)

    def _definite(self, noun: Token) -> bool:
        below = self._ground.tree.kids(noun.i, "det", "poss", "predet", "amod")
        definite = any(kid.text.lower() in _DEFINITE or kid.dep == "poss" for kid in below)
        counted = noun.tag == "NNS" and self._ground.tree.kid(noun.i, "nummod") is not None  # "two complaints" are new
        return definite or (noun.tag == "NNS" and not counted) or self._sums_up(noun)


def is_own(matter: Matter, speaker: Mention | None) -> bool:
    """Whether a matter is what the speaker told, or the speaker's own side."""
    return matter.teller is not None and speaker is not None and country_or_party(matter.teller) == country_or_party(speaker)


def any_noun(tree: Tree, i: int) -> bool:
    """Whether a token is the noun of "any maps"."""
    noun = tree.tokens[i]
    return noun.pos == "NOUN" and any(kid.text.lower() == "any" for kid in tree.kids(i, "det"))


def _first(found: list[Matter], fits: Callable[[Matter], bool]) -> Matter | None:
    return next((matter for matter in found if fits(matter)), None)


def _is(one: Mention | None, other: Mention | None) -> bool:
    return one is not None and other is not None and one.party == other.party


def _asserted(matter: Matter, speaker: str) -> bool:
    """Told by somebody of another side as a fact, not as a demand."""
    if matter.said is None or matter.said.act != "assert" or matter.teller is None:
        return False
    return country_or_party(matter.teller) != speaker


def _near(ground: Ground, pointer: Token, matter: Matter, far: int = 1) -> bool:
    """Whether a pronoun can still point at a matter: told in its sentence or in the one before; a noun looks `far` back."""
    there = ground.tree.tokens[matter.clause.predicate].sentence
    return pointer.sentence - there <= far


def _printed(matter: Matter) -> bool:
    """Told by another paper than the one that prints the report, or on its word."""
    return matter.statement is not None and any(one.kind == "outlet" for one in matter.statement.chain[1:])


def _relayed(matter: Matter) -> bool:
    """Told by a paper, by somebody unnamed, or on another's word; a party's telling of its own conduct is not."""
    chain = matter.statement.chain if matter.statement else ()
    if len(chain) < 2:
        return False
    reports = matter.said is not None and matter.said.cue is not None and matter.said.cue.text.lower() in _REPORTING
    return chain[-1].kind in _RELAYING or len(chain) > 2 or (reports and chain[-1].kind == "organisation")

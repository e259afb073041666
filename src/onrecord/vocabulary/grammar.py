"""Grammatical word classes that clause building needs (`en/grammar.yaml`)."""

from functools import lru_cache

import msgspec

from onrecord.vocabulary.reading import ROOT, read_file


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas by their syntax.

    subject_control: the subject also acts in the infinitive, even beside an object ("promised Kenya to leave").
    object_prepositions: after these a gerund's actor is the object ("accused Kenya of spying"). raising: verbs that add no
    party of their own ("seem", "continue"). communication: verbs of saying, asking and refusing, whose subject is a speaker.
    negative: adverbs and determiners that negate. measure: nouns that only measure what follows "of" ("a round of talks").
    addressed: verbs and nouns of asking with the prepositions before the party that is asked to act ("call on Kenya to leave").
    documents: what speaks for its author ("a letter demanding talks"). charging: verbs whose doer is the author where their
    subject is such a document. fixed_complements: foreign phrases of three words that a verb says of its object ("declared the
    envoy persona non grata"). done_to: verbs that, without an object beside a passive, are passive too ("freed and deported").
    naming, verdicts: verbs of calling, and the nouns that "this" may be called ("called this slander"). asking_for: verbs of
    asking before "for somebody to do it". summing: nouns that sum up what was just said ("a charge that Chad rejects").
    phrasal: particles with the verbs beside which they are no preposition ("voted down the treaty"). intransitive: verbs of
    moving and breaking out, whose past tense is no participle ("Thousands filed through Lima"). headline_verbs: verbs that are
    nouns as well and stand in headlines ("Malaysia summons envoy").
    """

    subject_control: frozenset[str]
    object_prepositions: frozenset[str]
    raising: frozenset[str]
    communication: frozenset[str]
    negative: frozenset[str]
    measure: frozenset[str]
    addressed: dict[str, frozenset[str]]
    charging: frozenset[str]
    documents: frozenset[str]
    fixed_complements: frozenset[str]
    done_to: frozenset[str]
    naming: frozenset[str]
    verdicts: frozenset[str]
    asking_for: frozenset[str]
    summing: frozenset[str]
    phrasal: dict[str, frozenset[str]]
    intransitive: frozenset[str]
    headline_verbs: frozenset[str]


@lru_cache(maxsize=1)
def read_grammar() -> Grammar:
    """The classes of English."""
    return read_file(ROOT / "en" / "grammar.yaml", Grammar)

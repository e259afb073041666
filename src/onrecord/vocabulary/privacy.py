"""Who is a protected person, and what in a text gives one away (`en/privacy.yaml`)."""

from functools import lru_cache

import msgspec

from onrecord.vocabulary.reading import ROOT, read_file

Listed = frozenset[str]


class Privacy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of events that make a person protected, CAMEO roles that are public or private, and word lists.

    acting, affected: the kinds whose actor, or affected, is at risk. sheltering: kinds after which every private name is
    masked. public: roles of people in office, never protected. private: roles that make nobody a public speaker. plain:
    occupations that are no office. plight: nouns for people at risk. gathered: nouns for such people together. held: what
    is done to them, or where they are. functions: words for those who act for others. acts: verbs after "who" that tell so.
    things: last words of names that are no person's. kin: nouns for family. titles, particles: words beside a name that are
    not the name. openers: words with a capital before a name that only open a sentence. words: names that are common words
    too.
    """

    acting: Listed
    affected: Listed
    public: Listed
    private: Listed
    plight: Listed
    gathered: Listed
    held: Listed
    sheltering: Listed
    plain: Listed
    functions: Listed
    acts: Listed
    things: Listed
    kin: Listed
    titles: Listed
    particles: Listed
    openers: Listed
    words: Listed


@lru_cache(maxsize=1)
def read_privacy() -> Privacy:
    """The lists, once. Raises VocabularyError that names the file and entry at fault."""
    return read_file(ROOT / "en" / "privacy.yaml", Privacy)

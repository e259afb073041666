"""Lemmas that a rule of English spelling corrects."""

import re
from collections.abc import Container, Mapping, Sequence

# A verb of one syllable that ends in one vowel and one consonant doubles it ("ban", "banned").
_DOUBLED = re.compile(r".*[aeiou]([bdgklnprt])\1e")
_DOUBLES = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")


def mended(word: str, lemma: str, tag: str) -> str:
    """The lemma of a word, with the silent e that a lemmatiser lost: "staged" is of "stage", for "stag" has "stagged";
    "hopes" is of "hope", for "hop" has "hops". "Unbanned", which no list has, is of "unban", not of "unbanne".

    `word` and `lemma` are in lower case, `tag` is a Penn Treebank tag.
    """
    if tag in ("VBD", "VBN", "VBG") and word in (f"{lemma}ed", f"{lemma}ing") and _DOUBLES.fullmatch(lemma):
        return f"{lemma}e"
    if tag in ("VBD", "VBN", "VBG") and _DOUBLED.fullmatch(lemma):
        return lemma[:-2]
    if tag == "VBZ" and word == f"{lemma}es" and lemma[-1] not in "sz" and _DOUBLES.fullmatch(lemma):
        return f"{lemma}e"
    return lemma


def past_of(word: str, bases: Container[str], irregular: Mapping[str, Sequence[str]]) -> str | None:
    """The lemma of a form, in lower case, that can only be a past tense, for where a tagger takes it for a base form.

    "forgave" and "petitioned" are; "found", "shed" and "need" are verbs of their own. None for all that are not. `bases` are
    the lemmas of verbs, `irregular` their irregular forms with their lemmas.
    """
    if word in bases:
        return None
    if word in irregular:
        return irregular[word][0]
    if not word.endswith("ed"):
        return None
    return next((stem for stem in (word[:-2], word[:-1], word[:-3]) if stem in bases), None)

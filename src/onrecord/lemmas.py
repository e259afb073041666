"""Lemmas that a rule of English spelling corrects."""

import re

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

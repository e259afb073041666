"""Names that a report lists among the sheltered, held or returned: "Among those inside are Ann Lee, 34, and her two sons"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.vocabulary.privacy import Privacy

WORD = r"(?=[^\W\d_a-z])\w[\w’'-]*?\w(?=[\s,.;:)('’]|$)"
_JOINT = r" (?:(?:al|bin|de|van|el)[ -])?"
NAME = rf"{WORD}(?:{_JOINT}{WORD}){{0,3}}"
FULL_NAME = rf"{WORD}(?:{_JOINT}{WORD}){{1,3}}"
_RUN = rf"{WORD}(?:{_JOINT}{WORD})*"
_AGE = r"(?:,? (?:aged )?\(?(?:\d{1,2}|\d{1,2}-year-old|\d{1,2} years old)\)?)"
_ITEM = rf"(?:(?:an?|the|his|her|their) (?:[\w’'-]+,? ){{1,6}})?(?:{FULL_NAME}{_AGE}?|{NAME}{_AGE})"
LIST = rf"{_ITEM}(?:,? (?:and |as well as )?{_ITEM})*"
_VERB = r"(?:is|are|was|were|include|includes|included|including|comprise|comprises|comprised)"
_ALSO = r"(?: (?:also|still|now|reportedly|believed to be|said to be|thought to be))?"


def find_gathered(text: str, privacy: Privacy) -> Iterator[str]:
    """The names, in order of the patterns; each still with what a list may print before it ("the teacher Ann Lee").

    A text without a word for such people (`gathered`, `plight`) gives none, and neither does a list of others.
    """
    hint, patterns = _patterns(privacy)
    if hint.search(text):
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield from names_in(match.group("names"))


def names_in(words: str) -> Iterator[str]:
    """The names of a list, without ages and what stands between them."""
    for part in re.split(rf"{_AGE}|,| and | as well as ", words):
        found = re.findall(_RUN, part)
        if found:
            yield str(found[-1])


@lru_cache(maxsize=2)
def _patterns(privacy: Privacy) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What shows that a text may list such names, and where the names then stand."""
    held, nouns = _any(privacy.held), _any(privacy.gathered | privacy.plight)
    group = rf"(?:(?:those|people|them|the (?:[\w-]+ ){{0,3}}{nouns}|{nouns})(?:,? (?:who (?:[\w-]+ ){{1,2}})?{held})?)"
    those = rf"(?:[Tt]hose|[Pp]eople|[Oo]thers),? (?:who (?:[\w-]+ ){{0,3}})?(?:still |also |now )?{held}"
    inside = rf"(?:{those}|[Tt]he (?:[\w-]+ ){{0,3}}(?:{nouns}s?|group))"
    kin = rf"(?:his|her|their) (?:[\w-]+ ){{0,3}}{_any(privacy.kin)}"
    person = rf"(?:{nouns}|man|woman|men|women|boy|girl|teenager|person|people)s?\b"
    gap = r"[^.;:\n]{0,70}?"
    patterns = (
        rf"\b(?:[Aa]mong|[Aa]mongst|[Oo]ne of|[Tt]wo of|[Ss]ome of) {inside}{gap},? {_VERB}{_ALSO} (?P<names>{LIST})",
        rf"\b(?:[Aa]mong them),? {_VERB}{_ALSO} (?P<names>{LIST})",
        rf"\b{inside}{gap},? (?:include|includes|included|including|are|were|comprise|comprised)(?: only)? (?P<names>{LIST})",
        rf"\b(?:{nouns})s?\b{gap},? (?:including|among them|namely|such as|[-–:]) (?P<names>{LIST})",
        rf"(?P<names>{LIST}),? (?:is|are|was|were){_ALSO} (?:among|one of|two of) {group}",
        rf"(?P<names>{FULL_NAME}{_AGE}?),? who (?:has |have |had |is |are |was |were )?(?:been |being )?(?:also )?{held}\b",
        rf"\b{person}{gap},? (?:identified|named|registered)(?: by [\w ]{{1,30}})? (?:only )?as (?P<names>{LIST}|{NAME})",
        rf"\b{person}{gap},? (?:gave|giving) (?:his|her|their) (?:full |first )?names? as (?P<names>{LIST}|{NAME})",
        rf"(?P<names>{FULL_NAME}{_AGE}),? (?:and|with|together with|along with|as well as) {kin}\b",
    )  # fmt: skip
    return re.compile(rf"\b(?:{held}|{nouns})"), tuple(map(re.compile, patterns))


def _any(words: frozenset[str]) -> str:
    every = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return f"(?i:{every})"

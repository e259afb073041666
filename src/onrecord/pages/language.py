"""The language of a text by its script and its most common words; no model."""

import re
from collections import Counter

from onrecord.vocabulary.pages import Pages

_SAMPLE = 4000
_SCRIPTS = (  # a language that its script alone tells, and the share of letters that must be in it
    ("ko", re.compile(r"[\uac00-\ud7a3]"), 0.3),
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.15),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.5),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.5),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.5),
    ("el", re.compile(r"[\u0370-\u03ff]"), 0.5),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.5),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.5),
)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, pages: Pages) -> str | None:
    """The ISO 639-1 code; None where the text is too short or of a language that no vocabulary file describes."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    letters = sum(map(len, words))
    if not letters:
        return None
    for language, script, share in _SCRIPTS:
        if len(script.findall(sample)) > share * letters:
            return language
    counts = Counter(words)
    scores = {one.language: sum(counts[word] for word in one.stop_words) for one in pages.languages if one.stop_words}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] * 14 > len(words) else None

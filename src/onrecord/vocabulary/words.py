"""Named word lists that several rules share (`en/words.yaml`)."""

from onrecord.vocabulary.reading import ROOT, read_file

Words = dict[str, frozenset[str]]


def read_words() -> Words:
    """Every list by its name; the words are lemmas in lower case."""
    return read_file(ROOT / "en" / "words.yaml", Words)

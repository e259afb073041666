"""A tree's pieces as items: numbers read, phrases joined, each with its class character and meaning."""

import msgspec

from onrecord.expressions.forms import form, odd_form
from onrecord.expressions.lexicon import OTHER, Meaning, Word
from onrecord.expressions.numerals import read_numeral
from onrecord.expressions.pieces import Pieces, cut
from onrecord.syntax import Tree
from onrecord.vocabulary.calendar import Calendar

_NOTHING: Meaning = {}


class Items(msgspec.Struct, frozen=True, gc=False):
    """`chars` has one class character for each item; `first` is its first piece (item n ends where n + 1 starts)."""

    pieces: Pieces
    chars: str
    first: list[int]
    meanings: list[Meaning]

    def last(self, item: int) -> int:
        """The last piece of an item."""
        return self.first[item + 1] - 1


def itemise(tree: Tree, calendar: Calendar) -> Items:
    """The items of a tree, in order of the text."""
    pieces = cut(tree)
    words, lexicon = pieces.words, calendar.lexicon
    chars: list[str] = []
    first: list[int] = []
    found: list[Meaning] = []
    i = 0
    while i < len(words):
        word = words[i]
        entry = lexicon.get(word)
        char, meaning, end = OTHER, _NOTHING, i + 1
        if entry is not None:
            if entry.special:
                char, meaning, end = _special(tree, pieces, i, entry, calendar)
            else:
                char, meaning = entry.char, entry.meaning
        elif "0" <= word[:1] <= "9":
            char, meaning, end = _number(words, i, calendar)
        chars.append(char)
        first.append(i)
        found.append(meaning)
        i = end
    first.append(len(words))
    return Items(pieces, "".join(chars), first, found)


def _special(tree: Tree, pieces: Pieces, i: int, entry: Word, calendar: Calendar) -> tuple[str, Meaning, int]:
    """An entry that needs a look at its surroundings: a number in words, a phrase, or a word of several trades."""
    if entry.numeral:
        found = _number(pieces.words, i, calendar)
        if found[2] > i + 1 or not entry.char:
            return found
    for rest, whole in entry.phrases:
        if tuple(pieces.words[i + 1 : i + 1 + len(rest)]) == rest:
            return whole.char, whole.meaning, i + 1 + len(rest)
    token = tree.tokens[pieces.tokens[i]]
    if not entry.char or (entry.tags is not None and token.tag not in entry.tags):
        return OTHER, _NOTHING, i + 1
    if entry.capital and not tree.text[pieces.starts[i]].isupper():
        return OTHER, _NOTHING, i + 1
    return entry.char, entry.meaning, i + 1


def _number(words: list[str], i: int, calendar: Calendar) -> tuple[str, Meaning, int]:
    odd = odd_form(words[i]) if "0" <= words[i][:1] <= "9" else None
    if odd is not None:
        value = words[i][:-2] if odd == "nth" else words[i]
        return calendar.number_chars[frozenset({odd})], {odd: value}, i + 1
    numeral = read_numeral(words, i, calendar.numbers)
    if numeral is None:
        return OTHER, _NOTHING, i + 1
    ordinal = calendar.numbers.words.ordinals.get(words[numeral.end + 1], 0) if numeral.end + 1 < len(words) else 0
    if words[numeral.end : numeral.end + 1] == ["-"] and 0 < ordinal < 10 and numeral.value % 10 == 0:
        return calendar.number_chars[frozenset({"nth"})], {"nth": str(int(numeral.value) + ordinal)}, numeral.end + 2
    single = numeral.end == i + 1 or not words[i][0].isdigit()
    classes = form(words[i], numeral.value, numeral.year) if single else frozenset({"number"})
    value = f"{numeral.value:g}" if numeral.value < 1e6 else f"{numeral.value:.0f}"
    meaning = dict.fromkeys(classes, value) | ({"hhmm": words[i]} if "hhmm" in classes else {})
    return calendar.number_chars[classes], meaning, numeral.end

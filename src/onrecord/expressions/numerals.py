"""Reads a number from digits or words: "1,200", "3.5 million", "two hundred and five", "twenty-one", "2 1/2"."""

import re

import msgspec

from onrecord.vocabulary.numbers import Numbers, NumberWords, Qualifier

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?(k|mn?|bn?|tn)?")
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3, "\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_LONGEST = 12
_CENTURIES = range(11, 21)


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number, the piece after its last one, and whether it reads as a year in words ("nineteen ninety-four")."""

    value: float
    end: int
    year: bool = False


def read_numeral(words: list[str], i: int, numbers: Numbers) -> Numeral | None:
    """The number that starts at piece `i`, if one does."""
    found = _whole(words, i, numbers)
    if found is not None and words[found.end : found.end + 3] == ["and", "a", "half"]:
        return Numeral(found.value + 0.5, found.end + 3)
    return found


def _whole(words: list[str], i: int, numbers: Numbers) -> Numeral | None:
    word = words[i]
    if word[:1].isdigit():
        return _in_digits(words, i, numbers.words)
    if word in numbers.words.cardinals:
        return _year_in_words(words, i, numbers.words) or _in_words(words, i, numbers.words)
    after = words[i + 1] if i + 1 < len(words) else ""
    if word == "a" and after in numbers.words.multiples:
        return _times(1, words, i + 1, numbers.words)
    if word == "half" and after == "a" and i + 2 < len(words) and words[i + 2] in numbers.words.multiples:
        return _times(0.5, words, i + 2, numbers.words)
    return None


def in_digits(word: str, letters: dict[str, int]) -> float | None:
    """The value of one word of digits, with thousands' commas, a decimal part, or a letter for a multiple ("3bn")."""
    match = _DIGITS.fullmatch(word)
    if match is None:
        return None
    whole, decimals, letter = match.groups()
    return float(whole.replace(",", "") + (decimals or "")) * letters.get(letter or "", 1)


def qualifier_before(words: list[str], i: int, numbers: Numbers) -> tuple[int, Qualifier] | None:
    """The longest qualifying phrase that ends just before piece `i`, and the piece where it starts."""
    for length in (4, 3, 2, 1):
        found = numbers.phrases.get(tuple(words[max(0, i - length) : i]))
        if found is not None and i >= length:
            return i - length, found
    return None


def _in_digits(words: list[str], i: int, table: NumberWords) -> Numeral | None:
    value = in_digits(words[i], table.letters)
    if value is None:
        return None
    after = words[i + 1] if i + 1 < len(words) else ""
    if after in _FRACTIONS:
        return Numeral(value + _FRACTIONS[after], i + 2)
    return _times(value, words, i + 1, table)


def _times(value: float, words: list[str], i: int, table: NumberWords) -> Numeral:
    end = min(len(words), i + 3)
    while i < end and words[i] in table.multiples:
        value *= table.multiples[words[i]]
        i += 1
    return Numeral(value, i)


def _in_words(words: list[str], i: int, table: NumberWords) -> Numeral:
    total, current, last = 0.0, 0.0, 0
    end, j = min(len(words), i + _LONGEST), i
    while j < end:
        word = words[j]
        joined = word in ("-", "and") and j + 1 < end and _continues(words[j + 1], last, table)
        if joined and (word == "-") == (last < 100):
            j += 1
        elif word in table.cardinals and (j == i or _continues(word, last, table)):
            last = table.cardinals[word]
            current += last
            j += 1
        elif word in table.multiples and current:
            last = table.multiples[word]
            total, current = (total, current * last) if last <= 100 else (total + current * last, 0.0)
            j += 1
        else:
            break
    return Numeral(total + current, j)


def _continues(word: str, last: int, table: NumberWords) -> bool:
    value = table.cardinals.get(word)
    return value is not None and ((20 <= last < 100 and 0 < value < 10) or last >= 100)


def _year_in_words(words: list[str], i: int, table: NumberWords) -> Numeral | None:
    after = table.cardinals.get(words[i + 1], 0) if i + 1 < len(words) else 0
    century = table.cardinals[words[i]]
    if century not in _CENTURIES or after < 10:
        return None
    rest = _in_words(words, i + 1, table)
    return Numeral(century * 100 + rest.value, rest.end, year=True) if rest.value < 100 else None

"""Text made to cost much, against plain text of the same length, in one run. Run: `make bench-hostile`.

A ratio far above 1 means that reading grows faster than the text does.
"""

import time
from collections.abc import Callable
from functools import partial

from onrecord.model import Report
from onrecord.pages.clock import find_stamps, is_date_line, read_when
from onrecord.stages.dates import find_dates
from onrecord.syntax import Token, plant
from onrecord.vocabulary import load
from onrecord.vocabulary.pages import Pages

PLAIN = ["The", "ministers", "of", "both", "countries", "met", "on", "4", "May", "2015", "to", "talk", "about", "trade", "."]
WORDS = (["1" * 40_000], ["1"], ["the"], ["two", "and"], ["last"], ["May"])
LINES = ("1" * 40_000, "2011-", "1 ", "5/12/", "May ")
LENGTH = 40_000  # characters


def main() -> None:
    vocabulary = load()
    usual = _seconds(partial(_date, _repeated(PLAIN)))
    for words in WORDS:
        taken = _seconds(partial(_date, _repeated(words)))
        print(f"dates   {' '.join(words)[:12]:<14}{taken / usual:>8.2f} of plain text")
    usual = _seconds(partial(_read_line, (" ".join(PLAIN) * LENGTH)[:LENGTH], vocabulary.pages))
    for one in LINES:
        taken = _seconds(partial(_read_line, (one * LENGTH)[:LENGTH], vocabulary.pages))
        print(f"clock   {one[:12]:<14}{taken / usual:>8.2f} of plain text")


def _repeated(words: list[str]) -> list[str]:
    return (words * LENGTH)[: max(1, LENGTH // (sum(map(len, words)) // len(words) + 1))]


def _date(words: list[str]) -> None:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    tokens = (Token(n, word, word, "NUM", "CD", "dep", 0, starts[n], starts[n] + len(word), 0) for n, word in enumerate(words))
    text = " ".join(words)
    find_dates(Report(id="r", source_id="r", text=text, sha256=""), plant(text, tuple(tokens), (0,)), load().calendar)


def _read_line(line: str, pages: Pages) -> None:
    find_stamps(line, pages)
    read_when(line, pages)
    is_date_line(line, pages)


def _seconds(work: Callable[[], object]) -> float:
    work()
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-4)


if __name__ == "__main__":
    main()

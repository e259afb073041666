"""The day of a clause that is told by its distance from the one above: "closed it on Sunday, two days after a man died"."""

import datetime
import re
from collections.abc import Iterator

import msgspec

from onrecord.model import Timex, When
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Dates

_DAYS = {"D": 1, "W": 7}
_LENGTH = re.compile(r"P(\d+)([DW])|PT?(?:\d+|X)H")
_COMING = frozenset({"come", "follow", "happen", "occur", "take"})  # "take place"
_SIGNS = {"after": -1, "before": 1}


def at_a_distance(tree: Tree, by_token: dict[int, Clause], dates: Dates, found: dict[int, When]) -> Iterator[tuple[int, When]]:
    """Clause index and day of each clause under "after" or "before" with so many days or weeks; hours are the same day."""
    for when in dates:
        if when.span is None or when.timex is None or when.timex.type != "DURATION":
            continue
        length, last = _LENGTH.fullmatch(when.timex.value), tree.token_at(when.span.end - 1)
        if length is None or last is None or last.i + 1 >= len(tree.tokens):
            continue
        mark = tree.tokens[last.i + 1]
        clause = by_token.get(mark.head) if mark.dep == "mark" else None
        sign = _SIGNS.get(mark.text.lower())
        if clause is None or sign is None:
            continue
        above = tree.tokens[tree.tokens[clause.predicate].head]
        day = _day_above(tree, tree.tokens[clause.predicate], by_token, found)
        if day is None and above.lemma in _COMING:
            day = _day_before(tree, above, by_token, found)
        if day is not None:
            days = int(length[1]) * _DAYS[length[2]] if length[1] else 0
            yield clause.index, _on(when, mark, day + datetime.timedelta(sign * days))


def _day_above(tree: Tree, verb: Token, by_token: dict[int, Clause], found: dict[int, When]) -> datetime.date | None:
    above = by_token.get(verb.head)
    return _day_of(found.get(above.index) if above is not None and above.predicate != verb.i else None)


def _day_of(when: When | None) -> datetime.date | None:
    if when is None or when.edtf is None or when.precision != "day" or when.relation != "on":
        return None
    try:
        return datetime.date.fromisoformat(when.edtf)
    except ValueError:
        return None


def _day_before(tree: Tree, verb: Token, by_token: dict[int, Clause], found: dict[int, When]) -> datetime.date | None:
    """ "The expulsion came two days after ...": the day of the last dated act, if the subject takes one up."""
    subject = tree.kid(verb.i, "nsubj")
    if subject is None or not any(kid.text.lower() in ("the", "this", "that") for kid in tree.kids(subject.i, "det")):
        return None
    dated = [t for t in reversed(tree.tokens[: tree.sentences[verb.sentence].start]) if t.i in by_token and t.pos == "VERB"]
    days = (_day_of(found.get(by_token[token.i].index)) for token in dated)
    return next((day for day in days if day is not None), None)


def _on(length: When, mark: Token, day: datetime.date) -> When:
    value = day.isoformat()
    return msgspec.structs.replace(
        length, text=f"{length.text} {mark.text}", edtf=value, timex=Timex(type="DATE", value=value), precision="day",
        relation="on", inferred=True,
    )  # fmt: skip

"""Whose a named person is when the text does not say: the list of those who held high office, and the report's year."""

from onrecord.vocabulary.holders import Holder, Holders, name_words


def find_incumbent(
    name: str, titles: frozenset[str], heads: frozenset[str], holders: Holders, year: int | None
) -> Holder | None:
    """The holder of an office whom a name means; None where none or several fit.

    `titles` are the words of office before the name, `heads` those of heads of state and government. A family name alone needs
    such a title in the holder's own years, or must be one that nobody else is known by.
    """
    words = name_words(name)
    if len(words) > 1:
        found = [holder for holder in holders.by_ends.get((words[0], words[-1]), ()) if _titled(holder, titles)]
    elif words:
        known = words[0] in holders.alone
        found = [
            holder for holder in holders.by_family.get(words[0], ())
            if _titled(holder, titles) and (known or holder.title or (titles & heads and holder.held(year)))
        ]  # fmt: skip
    else:
        found = []
    found = [holder for holder in found if holder.title] or found
    begun = [holder for holder in found if year is None or holder.first <= year + 1]
    in_office = [holder for holder in begun if holder.held(year)]
    best = in_office or begun
    return best[-1] if best and len({holder.code for holder in best}) == 1 else None


def _titled(holder: Holder, titles: frozenset[str]) -> bool:
    return holder.title is None or holder.title in titles

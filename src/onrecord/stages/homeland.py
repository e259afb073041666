"""The country of people whom a sentence names without one, as coders of CAMEO supply it.

"Kenyan police fired at a crowd" is Kenya's police and Kenya's crowd: people without a country of their own belong to the place
of the event, else to the only country that the sentence names.
"""

from collections.abc import Iterable

import msgspec

from onrecord.model import Mention, Place
from onrecord.stages.circumstances import References
from onrecord.syntax import Sentence

# Roles whose bearers are at home where the event is; armed forces without a country may be anybody's.
_AT_HOME = frozenset({"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "ENV", "GOV", "HLH", "INS", "JUD", "LAB", "LEG", "MED",
                      "OPP", "PTY", "RAD", "REB", "REF", "REL", "SEP", "SET", "SPY", "UAF"})  # fmt: skip
_PREFIX = 3


def settle_at_home(
    parties: tuple[Mention, ...], place: Place | None, sentence: Sentence, references: References
) -> tuple[Mention, ...]:
    """The parties, those without a country given that of the place or of the only country that the sentence names."""
    if not any_homeless(parties):
        return parties
    named = _named(sentence, references)
    home = place.country if place is not None and place.country else None
    if home not in named and len(named) == 1:
        home = next(iter(named))
    if home is None:
        return parties
    return tuple(_at_home(mention, home, named.get(home, home)) for mention in parties)


def any_homeless(parties: Iterable[Mention]) -> bool:
    """Whether one of the parties has a role but no country of its own."""
    return any(not mention.country and _is_homeless(mention) for mention in parties)


def _at_home(mention: Mention, country: str, prefix: str) -> Mention:
    if not _is_homeless(mention):
        return mention
    return msgspec.structs.replace(mention, country=country, code=f"{prefix}{_role(mention)}", inferred=True)


def _is_homeless(mention: Mention) -> bool:
    return not mention.country and _role(mention)[:_PREFIX] in _AT_HOME


def _role(mention: Mention) -> str:
    """The role of a party without a country; of people who are only counted ("four people") that of civilians."""
    return mention.code or ("CVL" if mention.kind in ("group", "unnamed") else "")


def _named(sentence: Sentence, references: References) -> dict[str, str]:
    """The countries that the sentence names, with their CAMEO prefixes."""
    found: dict[str, str] = {}
    for i in range(sentence.start, sentence.end):
        for reference in references.get(i, ()):
            mention = reference.mention
            if mention.country and mention.code:
                found.setdefault(mention.country, mention.code[:_PREFIX])
    return found

"""Who "we" and "us" are in what an official is quoted as saying: the state or the body that the speaker acts for."""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.model import Mention
from onrecord.stages.chains import FIRST_PERSON
from onrecord.stages.holding import holding
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution, Reference

_FORMS = frozenset({"we", "We", "WE", "us", "Us", "US", "I", "me"})
_ALONE = frozenset({"i", "me"})
_BODIES = ("state", "government", "organisation", "party")
_OFFICIAL = ("GOV", "MIL")
_ROLE = slice(3, 6)


def with_first_persons(
    tree: Tree, mentions: tuple[Reference, ...], attributions: tuple[Attribution, ...]
) -> tuple[Reference, ...]:
    """The references, with one for each "we" in the words of somebody who acts for a party of the report, and for each "I"."""
    if _FORMS.isdisjoint(tree.texts):
        return mentions
    words = [token for token in tree.tokens if token.pos == "PRON" and token.text in _FORMS]
    if not words:
        return mentions
    added = list(_spoken(tree, words, mentions, attributions))
    return tuple(sorted((*mentions, *added), key=lambda reference: reference.head))


def _spoken(
    tree: Tree, words: list[Token], mentions: tuple[Reference, ...], attributions: tuple[Attribution, ...]
) -> Iterator[Reference]:
    held = holding(tree, attributions)
    for token in words:
        speaker = _speaker(held[token.i], attributions)
        alone = token.text.lower() in _ALONE
        body = (speaker if alone else _body(speaker, mentions)) if speaker is not None else None
        if body is not None:
            mention = msgspec.structs.replace(body, span=tree.span(token.i, token.i), inferred=True, reason=FIRST_PERSON)
            yield Reference(mention, token.i, token.i, token.i)


def _speaker(at: int | None, attributions: tuple[Attribution, ...]) -> Mention | None:
    """Whose words they are: the innermost source that has a code, or is no pronoun of the quotation itself."""
    while at is not None:
        source = attributions[at].source
        if source is not None and source.code is not None:
            return source
        at = attributions[at].parent
    return None


def _body(speaker: Mention, mentions: tuple[Reference, ...]) -> Mention | None:
    """The state for its officials and offices, the organisation for its people; a body speaks for itself."""
    code, country = speaker.code or "", speaker.country
    if country is not None and code[_ROLE] in _OFFICIAL:
        return _first(mentions, lambda mention: mention.kind == "state" and mention.country == country)
    if speaker.kind in _BODIES:
        return speaker
    return _first(mentions, lambda mention: mention.kind in _BODIES and mention.code == code)


def _first(mentions: tuple[Reference, ...], fits: Callable[[Mention], bool]) -> Mention | None:
    return next((reference.mention for reference in mentions if fits(reference.mention)), None)

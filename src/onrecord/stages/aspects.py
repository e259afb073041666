"""PLOVER's mode and context of an event: what its CAMEO code implies, else its kind, else the words below its predicate."""

import msgspec

from onrecord.model import Event
from onrecord.syntax import Tree
from onrecord.vocabulary.plover import PloverCodes

_GENERAL = (None, "diplomatic")


def with_aspects(tree: Tree, event: Event, predicate: int, plover: PloverCodes) -> Event:
    """The event with the mode and context of its code; `predicate` is its token."""
    code, old = event.cameo, event.plover
    if not code or not old.event:
        return event
    mode, context = plover.mode_of(code) or old.mode, plover.context_of(code) or old.context
    if context in _GENERAL:
        below = tree.extents[predicate] or tree.subtree(predicate)
        context = plover.context_in([tree.tokens[i].lemma for i in below]) or context
    if mode == old.mode and context == old.context:
        return event
    return msgspec.structs.replace(event, plover=msgspec.structs.replace(old, mode=mode, context=context))

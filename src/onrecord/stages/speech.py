"""Binds quotations to their cues: before, after and around, over sentences and paragraphs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from onrecord.stages.extents import runs
from onrecord.stages.groups import entries_of, group_of, lower_of
from onrecord.stages.sayings import Range, Saying, Scene
from onrecord.stages.verbcues import saying_of
from onrecord.syntax import Token
from onrecord.vocabulary.cues import Cue

_REACH = 28  # most tokens between a quotation and its cue verb
_STOPS = frozenset({".", "?", "!", ";"})
_CLOSING = frozenset({'"', "''", "\u201d", "\u2019", "'", ")"})


def bind_quotations(scene: Scene, sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """The sayings with every quotation that they attribute, and new ones for cues that had no other content.

    A content that a quotation overlaps takes in all of it. Speech that goes on without a cue stays with the last speaker.
    """
    found = {saying.head: snapped(scene, saying) for saying in sayings}
    near: dict[int, list[int]] = {}
    for head in found:
        near.setdefault(scene.tree.tokens[head].sentence, []).append(head)
    owner: dict[int, int] = {}
    last: int | None = None
    for number in range(len(scene.quotations)):
        speaker = _holder(scene, found, near, number)
        if speaker is None and scene.quotations[number].kind == "speech":
            speaker = _bind(scene, found, number, owner, last)
        if speaker is not None:
            owner[number] = last = speaker
    return tuple(found.values())


def _tokens_of(scene: Scene, number: int) -> Range:
    """The first and last token of a quotation, marks included."""
    quotation = scene.quotations[number]
    tree = scene.tree
    first, last = tree.token_at(quotation.start), tree.token_at(quotation.end - 1)
    assert first is not None and last is not None
    return first.i, last.i


def snapped(scene: Scene, saying: Saying) -> Saying:
    """A content that starts or ends within a quotation takes in all of it; a cue within one reaches no further than it."""
    own = scene.quoted[saying.head]
    if own >= 0:
        inside = [i for first, last in saying.contents for i in range(first, last + 1) if scene.quoted[i] == own]
        return msgspec.structs.replace(saying, contents=runs(inside, scene.tree))
    tokens: set[int] = set()
    for first, last in saying.contents:
        tokens.update(range(first, last + 1))
        for edge in (first, last):
            number = scene.quoted[edge]
            if number >= 0 and number != own:
                start, end = _tokens_of(scene, number)
                tokens.update(range(start, end + 1))
    if saying.frame != "self":
        tokens -= set(range(saying.first, saying.last + 1))
    contents = runs(tokens, scene.tree)
    return msgspec.structs.replace(saying, contents=contents) if contents != saying.contents else saying


def _holder(scene: Scene, found: dict[int, Saying], near: dict[int, list[int]], number: int) -> int | None:
    """The cue outside the quotation whose content holds it, the nearest if there are several; `near` is by sentence."""
    start, end = _tokens_of(scene, number)
    sentences = {scene.tree.tokens[start].sentence, scene.tree.tokens[end].sentence}
    holding = [
        head
        for sentence in sentences
        for head in near.get(sentence, ())
        if scene.quoted[head] != number
        and any(first <= start + 1 and end - 1 <= last + 1 for first, last in found[head].contents)
    ]
    return min(holding, key=lambda head: abs(head - start), default=None)


def _bind(scene: Scene, found: dict[int, Saying], number: int, owner: dict[int, int], last: int | None) -> int | None:
    """The head of the cue that speaks the quotation; the saying is made or widened in `found`."""
    verb = _cue_verb(scene, number)
    group = scene.quotations[number].group
    if verb is not None and last is not None and _begins_anew(scene, number, verb) and _goes_on(scene, number, owner, last):
        verb = scene.tree.tokens[last]
    if verb is not None:
        _add(scene, found, verb.i, number)
        return verb.i
    before = next((n for n in range(number - 1, -1, -1) if scene.quotations[n].group != group), -1) + 1
    for other in range(before, number):
        if other in owner:
            _add(scene, found, owner[other], number)
            return owner[other]
    if last is None or not _goes_on(scene, number, owner, last):
        return None
    _add(scene, found, last, number)
    return last


def _begins_anew(scene: Scene, number: int, verb: Token) -> bool:
    """ "We wait." Togo said ...": whether a full stop ends the quotation, and a sentence of its own follows with that verb."""
    quotation = scene.quotations[number]
    after = scene.tree.text[quotation.end : quotation.end + 2].strip()
    stopped = scene.tree.text[quotation.inner_start : quotation.inner_end].rstrip().endswith(".")
    return stopped and after.isupper() and verb.i > _tokens_of(scene, number)[1]


def _goes_on(scene: Scene, number: int, owner: dict[int, int], last: int) -> bool:
    """Whether the quotation follows one of the same paragraph that `last` spoke, with nothing but its cue between."""
    before = next((n for n in range(number - 1, -1, -1) if scene.quotations[n].kind != "title"), -1)
    if owner.get(before) != last:
        return False
    tree = scene.tree
    here, there = _tokens_of(scene, number)[0], _tokens_of(scene, before)[1]
    if _paragraph(scene, here) != _paragraph(scene, there):
        return False
    between = tree.tokens[there + 1 : here]
    words = [t for t in between if t.pos != "PUNCT"]
    return not words or (last in {t.i for t in words} and _ends_once(between))


def _ends_once(between: Sequence[Token]) -> bool:
    """Whether a stop or a comma ends the words between, a closing mark aside, and no other stop is among them.

    The point of a title within a sentence ("Gen. Lima said") is no stop.
    """
    last = next(n for n in range(len(between) - 1, -1, -1) if between[n].text not in _CLOSING)
    inside = (t for t, after in pairwise(between[: last + 1]) if t.text != "." or after.sentence != t.sentence)
    return between[last].text in _STOPS | {","} and not any(t.text in _STOPS for t in inside)


def _add(scene: Scene, found: dict[int, Saying], head: int, number: int) -> None:
    start, end = _tokens_of(scene, number)
    tokens = set(range(start, end + 1))
    saying = found.get(head)
    if saying is None:
        verb = scene.tree.tokens[head]
        entry = next(e for e in entries_of(scene, verb) if _quotes(scene, verb, e))
        root = next((i for i in range(start, end + 1) if _is_root(scene, i, start, end)), start)
        group, lower = group_of(scene, verb), lower_of(scene, verb, entry)
        found[head] = saying_of(scene, group, entry, runs(tokens, scene.tree), (root,), "quote", lower)
        return
    for first, last in saying.contents:
        tokens.update(range(first, last + 1))
    tokens -= set(range(saying.first, saying.last + 1))
    found[head] = msgspec.structs.replace(saying, contents=runs(tokens, scene.tree))


def _is_root(scene: Scene, token: int, start: int, end: int) -> bool:
    it = scene.tree.tokens[token]
    return it.pos in ("VERB", "AUX") and not (start <= it.head <= end and it.head != token)


def _cue_verb(scene: Scene, number: int) -> Token | None:
    text, quotation = scene.tree.text, scene.quotations[number]
    inner = text[quotation.inner_start : quotation.inner_end].rstrip("'\u2019 ")
    before, after = _before(scene, number), _after(scene, number)
    ends_open = inner[-1:] in (",", "-", "\u2014") or text[quotation.end : quotation.end + 1] == ","
    if ends_open:
        return after or before
    return before or after


def _after(scene: Scene, number: int) -> Token | None:
    """The cue verb of the clause that follows the closing mark."""
    tree = scene.tree
    start = _tokens_of(scene, number)[1] + 1
    paragraph = _paragraph(scene, start - 1)
    for i in range(start, min(start + _REACH, len(tree.tokens))):
        token = tree.tokens[i]
        if scene.quoted[i] >= 0 or _paragraph(scene, i) != paragraph:
            return None
        if token.text in _STOPS and i > start:
            return None
        if _is_quote_cue(scene, token):
            return token if _is_near(scene, token, start) else None
        if token.pos == "VERB" and token.dep == "ROOT":
            return None
    return None


def _is_near(scene: Scene, verb: Token, start: int) -> bool:
    """The cue verb or its subject follows the closing mark, at most an adverb or a conjunction between."""
    tree = scene.tree
    group = group_of(scene, verb)
    subject = tree.kid(group.top.i, "nsubj", "nsubjpass") or tree.kid(verb.i, "nsubj", "nsubjpass")
    first = min(verb.i, group.top.i, *(tree.subtree(subject.i)[:1] if subject else ()))
    between = [t for t in tree.tokens[start : max(first, start)] if t.pos != "PUNCT"]
    return len(between) <= 2


def _before(scene: Scene, number: int) -> Token | None:
    """The last cue verb before the opening mark, in its sentence or before a colon."""
    tree = scene.tree
    start = _tokens_of(scene, number)[0]
    paragraph = _paragraph(scene, start)
    for i in range(start - 1, max(start - _REACH, -1), -1):
        token = tree.tokens[i]
        if scene.quoted[i] >= 0:
            return None
        if _paragraph(scene, i) != paragraph and not _leads_in(scene, i, start):
            return None
        if token.text in _STOPS:
            return None
        if _is_quote_cue(scene, token) and (token.dep != "relcl" or i >= start - 3):
            return token
    return None


def _leads_in(scene: Scene, token: int, start: int) -> bool:
    """The paragraph before ends in a colon: its last clause speaks this quotation."""
    previous = start - 1
    while previous > token and scene.tree.tokens[previous].text in ("\n", " "):
        previous -= 1
    return scene.tree.tokens[previous].text == ":"


def _is_quote_cue(scene: Scene, token: Token) -> bool:
    if token.pos not in ("VERB", "AUX"):
        return False
    return any(_quotes(scene, token, entry) for entry in entries_of(scene, token))


def _quotes(scene: Scene, verb: Token, entry: Cue) -> bool:
    """Whether a quotation can be the content under an entry; under one with `over`, if the verb below is there."""
    if "quote" not in entry.takes or not entry.over:
        return "quote" in entry.takes
    return lower_of(scene, verb, entry) is not None and (entry.form == "passive") == group_of(scene, verb).passive


def _paragraph(scene: Scene, token: int) -> int:
    return scene.tree.sentences[scene.tree.tokens[token].sentence].paragraph

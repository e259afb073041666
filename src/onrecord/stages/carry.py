"""Attribution carried over to sentences that print no cue of their own."""

from collections.abc import Iterator

import msgspec

from onrecord.model import Mention
from onrecord.stages.extents import trimmed
from onrecord.stages.sayings import Saying, Scene
from onrecord.syntax import Sentence

_OWN_WORD = frozenset({"assert", "deny", "confirm", "decline_to_confirm", "decline", "ask", "predict", "praise", "criticise"})


class Carried(msgspec.Struct, frozen=True):
    """A stretch that a saying's source also says, though no cue is printed there."""

    saying: int
    first: int
    last: int
    root: int


def carry_over(scene: Scene, sayings: tuple[Saying, ...], sources: tuple[Mention, ...]) -> Iterator[Carried]:
    """Sentences that follow, in their paragraph, one that a relayed outlet reported as a whole; and speech going on.

    A sentence is carried over only if it states something, quotes nobody, and no other speaker gives its own word for it.
    What somebody promised, asked or demanded there is part of what the outlet reported.
    """
    starts: dict[int, list[int]] = {}
    for number, saying in enumerate(sayings):
        starts.setdefault(scene.tree.tokens[saying.first].sentence, []).append(number)
    carrier: int | None = None
    for sentence in scene.tree.sentences:
        here = starts.get(sentence.index, [])
        before = scene.tree.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.paragraph != sentence.paragraph:
            carrier = None
        own = next((n for n in here if _relays(scene, sayings[n], sources[n], sentence)), None)
        if own is not None:
            carrier = own
        elif carrier is not None and _may_carry(scene, [sayings[n] for n in here], sentence):
            span = trimmed((sentence.start, sentence.end - 1), scene.tree)
            if span is not None:
                yield Carried(carrier, span[0], span[1], sentence.root)
        else:
            carrier = None
    yield from _quotes_going_on(scene, sayings)


def _relays(scene: Scene, saying: Saying, source: Mention, sentence: Sentence) -> bool:
    """Whether an outlet is given, at the end, as the source of the whole sentence."""
    if not saying.contents or scene.quoted[saying.first] >= 0 or saying.negated:
        return False
    token = scene.tree.tokens[saying.source] if saying.source is not None else None
    outlet = source.kind == "outlet" or (token is not None and token.lemma in scene.lexicon.words.relays)
    first, last = saying.contents[0]
    return outlet and first <= sentence.start + 1 and last < saying.first and scene.quoted[first] < 0


def _may_carry(scene: Scene, sayings: list[Saying], sentence: Sentence) -> bool:
    tree = scene.tree
    tokens = tree.tokens[sentence.start : sentence.end]
    if tokens[-1].text not in (".", "!", "\u2026") or tree.tokens[sentence.root].pos not in ("VERB", "AUX"):
        return False
    if any(scene.quoted[t.i] >= 0 for t in (tokens[0], tokens[-1])):
        return False
    return not any(s.cue.mode == "speech" and s.act in _OWN_WORD and s.frame != "noun" for s in sayings)


def _quotes_going_on(scene: Scene, sayings: tuple[Saying, ...]) -> Iterator[Carried]:
    """A paragraph that is one quotation without a cue, right after a paragraph of the same speaker's direct speech."""
    tree = scene.tree
    speaker: dict[int, int] = {}
    bound: set[int] = set()
    for number, saying in enumerate(sayings):
        for first, last in saying.contents:
            for edge in (first, last):
                if scene.quoted[edge] >= 0 and scene.quoted[saying.head] != scene.quoted[edge]:
                    bound.add(scene.quoted[edge])
                    speaker[tree.sentences[tree.tokens[edge].sentence].paragraph] = number
    for number, quotation in enumerate(scene.quotations):
        if number in bound or quotation.kind != "speech":
            continue
        opening, closing = tree.token_at(quotation.inner_start), tree.token_at(quotation.end - 1)
        if opening is None or closing is None:
            continue
        sentence = tree.sentences[tree.tokens[opening.i].sentence]
        previous = speaker.get(sentence.paragraph - 1)
        whole = _is_whole_paragraph(scene, opening.i, closing.i, sentence.paragraph)
        if previous is not None and whole and (span := trimmed((opening.i, closing.i), tree)) is not None:
            speaker[sentence.paragraph] = previous
            yield Carried(previous, span[0], span[1], sentence.root)


def _is_whole_paragraph(scene: Scene, first: int, last: int, paragraph: int) -> bool:
    tree = scene.tree

    def outside(token: int) -> bool:
        inside = 0 <= token < len(tree.tokens) and tree.tokens[token].pos != "PUNCT"
        return not inside or tree.sentences[tree.tokens[token].sentence].paragraph != paragraph

    return outside(first - 2) and outside(last + 1) and outside(last + 2)

"""Headlines and scripts that name the speaker before a colon or after a dash."""

from collections.abc import Iterator

from onrecord.stages.adjuncts import speaks
from onrecord.stages.extents import trimmed
from onrecord.stages.sayings import Range, Saying, Scene
from onrecord.syntax import Sentence, Token

_LONGEST_NAME = 6
_LONGEST_LABEL = 12
_FEWEST = 3  # words after a colon that say something without a verb ("Minister: no talks before spring")
_STOPS = frozenset({".", "?", "!"})
_DASHES = frozenset({"-", "\u2013", "\u2014", "\u2015", "--"})
_QUOTES = frozenset({'"', "\u201c", "``", "''"})


def find_headline_cues(scene: Scene) -> Iterator[Saying]:
    """ "Minister: bridge will reopen", "Bridge will reopen - minister", and `Minister: "We will reopen it."`."""
    tree = scene.tree
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in tree.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    for number, sentences in paragraphs.items():
        first, last = sentences[0].start, sentences[-1].end - 1
        if _is_label(scene, first, last) and (turn := paragraphs.get(number + 1)):
            found = _turn(scene, (first, last), (turn[0].start, turn[-1].end - 1))
        else:
            found = _before_colon(scene, first, last) or _after_dash(scene, first, last) or _under_quotation(scene, first, last)
        if found is not None:
            yield found


def _is_label(scene: Scene, first: int, last: int) -> bool:
    """Whether a paragraph is only a name in capitals, perhaps with a word in brackets, and a colon."""
    if not scene.tree.texts[last].endswith(":") or last - first > _LONGEST_LABEL:
        return False
    before = next((i for i in range(first, last + 1) if scene.tree.texts[i][0] in "(:"), last)
    return before > first and all(t.text[0].isupper() and t.pos != "VERB" for t in scene.tree.tokens[first:before])


def _turn(scene: Scene, label: Range, turn: Range) -> Saying | None:
    """What a script or an interview prints below a name: "LIMA (recording):", then "We will wait."."""
    tree = scene.tree
    name = next((i for i in range(label[0], label[1] + 1) if tree.texts[i][0] in "(:"), label[1]) - 1
    head = _head(scene, (label[0], name))
    rest = trimmed(turn, tree)
    if head is None or len(head.text) < 2 or rest is None or tree.texts[turn[1]] == "?":
        return None
    said = tree.tokens[rest[0] : rest[1] + 1]
    root = next((t for t in said if t.pos in ("VERB", "AUX")), None)
    if root is None:
        return None
    cue = scene.lexicon.phrases[":"]
    return Saying(
        cue=cue, head=label[1], first=label[1], last=label[1], act=cue.act, holder=cue.source, author=cue.author,
        contents=(rest,), roots=(root.i,), source=head.i, frame="headline",
    )  # fmt: skip


def _under_quotation(scene: Scene, first: int, last: int) -> Saying | None:
    """`"We will reopen it." - Ana Lima`: a whole quotation with the speaker's name after a dash."""
    tokens = scene.tree.tokens
    number = scene.quoted[first]
    if number < 0 or scene.quotations[number].kind != "speech":
        return None
    end = next((i for i in range(first, last) if scene.quoted[i + 1] != number), last)
    if end + 2 > last or last - end > _LONGEST_NAME or tokens[end + 1].text not in _DASHES or _is_more(scene, end + 2, last):
        return None
    rest = trimmed((first, end), scene.tree)
    return None if rest is None else _saying(scene, end + 1, (end + 2, last), rest, quoted=True)


def _is_more(scene: Scene, first: int, last: int) -> bool:
    """Whether more than a name stands there: a verb, or a word in small letters."""
    return any(scene.tree.tokens[i].pos in ("VERB", "AUX", "SCONJ") for i in range(first, last + 1))


def _before_colon(scene: Scene, first: int, last: int) -> Saying | None:
    tokens = scene.tree.tokens
    if tokens[first].text in _QUOTES:
        first += 1  # a script that is quoted as a whole
    colon = next((i for i in range(first + 1, min(first + _LONGEST_NAME + 1, last)) if tokens[i].text == ":"), None)
    if colon is None or any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(first, colon)):
        return None
    rest = trimmed((colon + 1, last), scene.tree)
    quoted = scene.quoted[colon + 1] >= 0
    names = all(tokens[i].pos in ("PROPN", "PUNCT") or not tokens[i].text.islower() for i in range(first, colon))
    if rest is None or not (quoted or names or _is_headline(scene, first, last)):
        return None
    return _saying(scene, colon, (first, colon - 1), rest, quoted)


def _after_dash(scene: Scene, first: int, last: int) -> Saying | None:
    tokens = scene.tree.tokens
    if not _is_headline(scene, first, last):
        return None
    dash = next((i for i in range(last - 1, max(last - _LONGEST_NAME, first), -1) if tokens[i].text in _DASHES), None)
    if dash is None or tokens[dash].end == tokens[dash + 1].start or tokens[dash - 1].end == tokens[dash].start:
        return None
    return _saying(scene, dash, (dash + 1, last), (first, dash - 1), quoted=False)


def _is_headline(scene: Scene, first: int, last: int) -> bool:
    return last - first < 25 and scene.tree.tokens[last].text not in _STOPS


def _saying(scene: Scene, mark: int, name: Range, rest: Range, quoted: bool) -> Saying | None:
    tree = scene.tree
    head = _head(scene, name)
    if head is not None and head.i not in range(name[0], name[1] + 1):
        return None
    said = [tree.tokens[i] for i in range(rest[0], rest[1] + 1)]
    root = next((t for t in said if t.pos in ("VERB", "AUX")), None)
    script = quoted or (tree.tokens[rest[1] + 1 : rest[1] + 2] != () and tree.tokens[rest[1] + 1].text in _STOPS)
    if head is None or not (speaks(scene, head) or (script and head.pos == "PROPN")) or (root is None and len(said) < _FEWEST):
        return None
    cue = scene.lexicon.phrases[":"]
    return Saying(
        cue=cue, head=mark, first=mark, last=mark, act=cue.act, holder=cue.source, author=cue.author,
        contents=(rest,), roots=((root or said[0]).i,), source=head.i, frame="headline",
    )  # fmt: skip


def _head(scene: Scene, name: Range) -> Token | None:
    """The last noun of the name, which heads it in a headline."""
    tokens = [scene.tree.tokens[i] for i in range(name[0], name[1] + 1)]
    return next((t for t in reversed(tokens) if t.pos in ("NOUN", "PROPN")), None)

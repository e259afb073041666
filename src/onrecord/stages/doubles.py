"""One passage, one saying: drops cues that only say again, or belong to, what another cue attributes."""

from onrecord.stages.sayings import Saying, Scene


def without_doubles(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """The sayings without nouns of feeling under their verb ("voiced concern over") and without what a refusal is about.

    "voiced concern over the arrests" is one statement, and who "refused to name the guest" has named nobody.
    """
    by_root: dict[int, list[Saying]] = {}
    for saying in sayings:
        for root in saying.roots:
            by_root.setdefault(root, []).append(saying)
    return [saying for saying in sayings if not any(_repeats(scene, saying, other) for other in by_root.get(saying.head, ()))]


def _repeats(scene: Scene, saying: Saying, other: Saying) -> bool:
    if other.head == saying.head:
        return False
    same = saying.source is None or saying.source == other.source
    if saying.frame == "noun":
        voiced = scene.tree.tokens[other.head].lemma in scene.lexicon.words.givers
        return voiced and same and other.frame == "object" and saying.cue.mode == "attitude"
    return other.act == "decline" and other.frame in ("noun", "infinitive", "adjective") and same

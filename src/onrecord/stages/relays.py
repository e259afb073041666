"""Reports of reports: "the daily said, citing an agency, which quoted an official"."""

import msgspec

from onrecord.stages.adjuncts import speaks
from onrecord.stages.sayings import Saying, Scene

_RESTING = frozenset({"citing", "phrase"})  # what somebody says on another's word: "citing X", "according to X"


def pass_on(scene: Scene, verbs: tuple[Saying, ...], others: list[Saying]) -> list[Saying]:
    """All sayings; those that name whom another one rests on get its content and stand under it."""
    hosts = {saying.head: saying for saying in verbs}
    by_sentence: dict[int, list[Saying]] = {}
    for saying in verbs:
        by_sentence.setdefault(scene.tree.tokens[saying.head].sentence, []).append(saying)
    cited = [_under(saying, _host(scene, saying, hosts, by_sentence)) for saying in others]
    sources = {i: saying for saying in cited if saying.frame in _RESTING for i in _authors(scene, saying)}
    return [*(_quoted_by(scene, saying, sources) for saying in verbs), *cited]


def _authors(scene: Scene, saying: Saying) -> list[int]:
    """Who is cited, and whose report it is: "citing a report by the port agency"."""
    tree = scene.tree
    if saying.source is None:
        return []
    below = [
        t.i
        for p in tree.kids(saying.source, "prep")
        for t in tree.kids(p.i, "pobj")
        if p.text.lower() in ("by", "of", "from", "in")
    ]
    return [saying.source, *below]


def _host(scene: Scene, saying: Saying, hosts: dict[int, Saying], by_sentence: dict[int, list[Saying]]) -> Saying | None:
    """The cue that the citing phrase belongs to: the verb above it, else the last one before it in what it qualifies."""
    if saying.frame != "citing":
        return None
    if (host := hosts.get(saying.roots[0])) is not None:
        return host
    before = [
        other
        for other in by_sentence.get(scene.tree.tokens[saying.head].sentence, ())
        if other.head < saying.head and other.roots == saying.roots
    ]
    return max(before, key=lambda other: other.head, default=None)


def _under(saying: Saying, host: Saying | None) -> Saying:
    if host is None:
        return saying
    return msgspec.structs.replace(saying, contents=host.contents, roots=host.roots, under=host.head)


def _quoted_by(scene: Scene, saying: Saying, sources: dict[int, Saying]) -> Saying:
    """ "an agency, which quoted an official": the official is the source of what the agency is cited for."""
    verb = scene.tree.tokens[saying.head]
    host = sources.get(verb.head) if verb.dep == "relcl" and saying.frame == "object" else None
    if host is None or verb.lemma not in ("quote", "cite") or not speaks(scene, scene.tree.tokens[saying.roots[0]]):
        return saying
    return msgspec.structs.replace(
        saying, source=saying.roots[0], relative=None, contents=host.contents, roots=host.roots, under=host.head, frame="citing"
    )

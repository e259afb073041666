"""Who is said to say what: every attribution with its source, cue, content, act and chain."""

import re

import msgspec

from onrecord.model import Mention, QuotationStyle, Report, Span
from onrecord.stages.acts import act_of
from onrecord.stages.adjectivecues import find_adjective_cues
from onrecord.stages.adjuncts import find_adjunct_cues
from onrecord.stages.carry import Carried, carry_over
from onrecord.stages.chains import chain, parents
from onrecord.stages.doubles import without_doubles
from onrecord.stages.headlines import find_headline_cues
from onrecord.stages.nouncues import find_noun_cues
from onrecord.stages.ownvoice import in_own_voice
from onrecord.stages.reasons import give_reasons
from onrecord.stages.relays import pass_on
from onrecord.stages.sayings import Range, Saying, Scene, scene
from onrecord.stages.sources import addressees, as_inferred, outlet_of, quoter_of, source_of
from onrecord.stages.speech import bind_quotations, snapped
from onrecord.stages.verbcues import find_verb_cues
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Quotation, Reference
from onrecord.vocabulary.cues import Cues

_MARKS = '"\u201c\u201d'
_CLOSING = re.compile(r"[.,!?]?[\"\u201d]")
_DIRECT = 0.8  # share of quoted words from which a content is direct, as in the scorer of PolNeAR


def attribute(
    report: Report,
    tree: Tree,
    quotations: tuple[Quotation, ...],
    mentions: tuple[Reference, ...],
    clauses: tuple[Clause, ...],
    cues: Cues,
) -> tuple[Attribution, ...]:
    """Every attribution of the report, in order of the text; one inside another's content names it as its parent."""
    ground = scene(tree, quotations, mentions, clauses, cues)
    sayings = _sayings(ground)
    sources = [source_of(ground, saying) for saying in sayings]
    carried = tuple(carry_over(ground, sayings, tuple(sources)))
    sources += [as_inferred(sources[one.saying]) for one in carried]
    quoters = {n: quoter for n, saying in enumerate(sayings) if (quoter := quoter_of(ground, saying)) is not None}
    above = _parents(ground, sayings, carried)
    sources = in_own_voice(ground, sayings, sources, above)
    where = {clause.predicate: clause.index for clause in clauses}
    outlet = outlet_of(report)
    drafts = [
        *(_printed(ground, saying, sources[n], where) for n, saying in enumerate(sayings)),
        *(_implicit(ground, sayings[one.saying], sources[len(sayings) + n], one) for n, one in enumerate(carried)),
    ]
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].content[0].start, -drafts[n].content[-1].end))
    place = {n: index for index, n in enumerate(order)}
    return tuple(
        msgspec.structs.replace(
            drafts[n], index=place[n], parent=place[p] if (p := above[n]) is not None else None,
            chain=chain(n, above, sources, quoters, outlet),
        )
        for n in order
    )  # fmt: skip


def _sayings(ground: Scene) -> tuple[Saying, ...]:
    """All printed cues, the quotations bound, those without any content left out."""
    verbs = bind_quotations(ground, [*find_headline_cues(ground), *find_verb_cues(ground)])
    found = (*find_noun_cues(ground), *find_adjective_cues(ground), *find_adjunct_cues(ground))
    others = [snapped(ground, saying) for saying in found]
    sayings = without_doubles(ground, give_reasons(ground, pass_on(ground, verbs, others)))
    sayings.sort(key=lambda s: (s.first, s.last))
    heard = {
        ground.quoted[edge] for s in sayings for r in s.contents for edge in r if ground.quoted[s.head] != ground.quoted[edge]
    }  # fmt: skip
    return tuple(s for s in sayings if s.contents and _is_placed(ground, s, heard))


def _is_placed(ground: Scene, saying: Saying, heard: set[int]) -> bool:
    """Not in a quotation of which nobody is said to speak; there, whose word it is cannot be told."""
    return saying.frame == "headline" or ground.quoted[saying.head] < 0 or ground.quoted[saying.head] in heard


def _parents(ground: Scene, sayings: tuple[Saying, ...], carried: tuple[Carried, ...]) -> tuple[int | None, ...]:
    heads: list[int | None] = [saying.head for saying in sayings]
    place = {saying.head: n for n, saying in enumerate(sayings)}
    contents: list[tuple[Range, ...]] = [saying.contents for saying in sayings]
    under: list[int | None] = [place.get(s.under) if s.under is not None else None for s in sayings]
    for one in carried:
        heads.append(None)
        contents.append(((one.first, one.last),))
        under.append(None)
    return parents(heads, contents, under, [token.sentence for token in ground.tree.tokens])


def _printed(ground: Scene, saying: Saying, source: Mention, where: dict[int, int]) -> Attribution:
    return Attribution(
        index=0, source=source, cue=ground.tree.span(saying.first, saying.last),
        content=tuple(_span(ground.tree, r) for r in saying.contents), style=_style(ground, saying),
        act=act_of(ground, saying, source), rule=f"cue/{saying.cue.id}", addressee=addressees(ground, saying),
        clause=where.get(saying.head), author=saying.author, holder=saying.holder, roots=saying.roots,
        reason=tuple(_span(ground.tree, r) for r in saying.reason), mode=saying.cue.mode,
    )  # fmt: skip


def _implicit(ground: Scene, saying: Saying, source: Mention, one: Carried) -> Attribution:
    quoted = ground.quoted[one.first] >= 0
    return Attribution(
        index=0, source=source, cue=None, content=(_span(ground.tree, (one.first, one.last)),),
        style="direct" if quoted else "indirect", act="assert", rule="cue/carried-over", implicit=True,
        author=saying.author, holder="CT+", roots=(one.root,), mode=saying.cue.mode,
    )  # fmt: skip


def _span(tree: Tree, span: Range) -> Span:
    """The range as text; a quotation mark at its edge comes along where its partner is inside."""
    start, end = tree.tokens[span[0]].start, tree.tokens[span[1]].end
    marks = sum(tree.text.count(mark, start, end) for mark in _MARKS)
    closing = _CLOSING.match(tree.text, end)
    if marks % 2 and closing is not None:
        end = closing.end()
    elif marks % 2 and start and tree.text[start - 1] in _MARKS:
        start -= 1
    return tree.cut(start, end)


def _style(ground: Scene, saying: Saying) -> QuotationStyle:
    own = ground.quoted[saying.head]
    words = [i for first, last in saying.contents for i in range(first, last + 1) if ground.tree.tokens[i].pos != "PUNCT"]
    inside = sum(ground.quoted[i] >= 0 and ground.quoted[i] != own for i in words)
    if inside >= _DIRECT * len(words):
        return "direct"
    return "mixed" if inside else "indirect"

"""Attributions as statements of the record, with ids and dates."""

from onrecord.identity import content_id
from onrecord.model import Factuality, Mention, Report, Statement
from onrecord.stages.circumstances import Circumstances
from onrecord.values import Attribution

_UNKNOWN = Mention(party="unnamed:0", name="unnamed source", kind="unnamed", inferred=True, reason="no source printed")


def state(report: Report, attributions: tuple[Attribution, ...], circumstances: Circumstances) -> tuple[Statement, ...]:
    """One statement for each attribution, in the same order."""
    return tuple(_statement(report, attribution, circumstances) for attribution in attributions)


def _statement(report: Report, said: Attribution, circumstances: Circumstances) -> Statement:
    source = said.source or _UNKNOWN
    cue = (said.cue.start, said.cue.end) if said.cue else None
    content = [(span.start, span.end) for span in said.content]
    return Statement(
        id=content_id("s", report.id, source.party, cue, content),
        source=source,
        chain=said.chain,
        cue=said.cue,
        content=said.content,
        quotation=said.style,
        act=said.act,
        addressee=said.addressee,
        when=circumstances.when.get(said.clause) if said.clause is not None else None,
        factuality=Factuality(cls=said.holder),
        rule=said.rule,
        implicit=said.implicit,
    )

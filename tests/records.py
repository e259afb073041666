"""A record built by hand, for views and exporters: what a reader would make of a short invented report."""

import msgspec

from onrecord.identity import content_id
from onrecord.model import (
    Case,
    Claim,
    Commitment,
    Event,
    Factuality,
    Law,
    Mention,
    Mission,
    Place,
    Plover,
    Position,
    Quantity,
    Record,
    Report,
    Span,
    Statement,
    TimelineEntry,
    When,
)

TEXT = """\
Norland pledges to close its gate

Norland has promised Sudria in writing to close the gate of its embassy in Port Sudra, the Fjord Herald reported on \
Monday.

Five Estrians sought refuge there in 2008. Norland's foreign minister, Ada Berg, declined to confirm the promise, \
citing "the safety of children".

Norland enacted an asylum law in 2006."""

OUTLET = Mention(party="harbour-post", name="Harbour Post", kind="outlet")
HERALD = Mention(party="fjord-herald", name="Fjord Herald", kind="outlet")
NORLAND = Mention(party="NOR", name="Norland", kind="state", code="NOR", country="NOR")
SUDRIA = Mention(party="SUD", name="Sudria", kind="state", code="SUD", country="SUD")
ESTRIANS = Mention(party="EST/refugees", name="Estrians", kind="group", code="ESTREF", country="EST")
BERG = Mention(party="NORGOV/ada-berg", name="Ada Berg", kind="person", code="NORGOV", country="NOR")
CERTAIN = Factuality(cls="CT+")


def span(words: str) -> Span:
    """The first place in the text where these words stand."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def when(words: str, edtf: str | None) -> When:
    return When(text=words, span=span(words), edtf=edtf)


def report(**changes: object) -> Report:
    published = When(text="10 May 2011", edtf="2011-05-10T08:30")
    made = Report(
        id="r-1", source_id="gate", text=TEXT, sha256="0" * 64, outlet=OUTLET, published=published,
        headline="Norland pledges to close its gate", language="en", url="https://harbour-post.example/gate",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


RELAYED = (OUTLET, HERALD)
REPORTED = Statement(
    id=content_id("s", "reported"),
    source=HERALD,
    chain=RELAYED,
    cue=span("reported"),
    act="assert",
    content=(span("Norland has promised Sudria in writing to close the gate of its embassy in Port Sudra"),),
    quotation="indirect",
    when=when("on Monday", "2011-05-09"),
    factuality=CERTAIN,
    rule="cue/report",
)
DECLINED = Statement(
    id=content_id("s", "declined"),
    source=BERG,
    chain=(OUTLET, BERG),
    cue=span("declined to confirm"),
    content=(span("the promise"),),
    quotation="indirect",
    act="decline_to_confirm",
    factuality=CERTAIN,
    rule="cue/decline",
)
PLEDGE = Event(
    id=content_id("e", "pledge"),
    kind="pledge",
    cameo="030",
    plover=Plover(event="AGREE"),
    actor=(NORLAND,),
    recipient=(SUDRIA,),
    factuality=CERTAIN,
    chain=RELAYED,
    statement=REPORTED.id,
    rule="pledge/verb-1",
    evidence=(span("Norland has promised Sudria in writing to close the gate of its embassy"),),
)
REFUGE = Event(
    id=content_id("e", "refuge"),
    kind="seek_refuge",
    cameo="023",
    plover=Plover(event="REQUEST", mode="assist"),
    actor=(ESTRIANS,),
    when=when("in 2008", "2008"),
    quantity=Quantity(text="Five", min=5, max=5),
    factuality=Factuality(cls="PR+"),
    chain=(OUTLET,),
    rule="seek_refuge/verb-1",
    evidence=(span("Five Estrians sought refuge there in 2008"),),
)
COMMITMENT = Commitment(
    id="c-1",
    by=(NORLAND,),
    to=(SUDRIA,),
    content=(span("to close the gate of its embassy"),),
    form="written",
    demanded_by=(SUDRIA,),
    status="contested",
    chain=RELAYED,
    events=(PLEDGE.id,),
    rule="commitments/pledge",
)
REFUSAL = Position(party=BERG, stance="declines_to_confirm", statement=DECLINED.id, reason=(span("the safety of children"),))
CLAIM = Claim(
    id="k-1",
    about=COMMITMENT.id,
    text="Norland promised Sudria to close the gate",
    status="contested",
    rule="claims/positions",
    positions=(Position(party=HERALD, stance="asserts", statement=REPORTED.id, when=REPORTED.when), REFUSAL),
)
CASE = Case(
    id="p-1",
    group=ESTRIANS,
    count=REFUGE.quantity,
    place=Place(name="Port Sudra", country="SUD", mission=Mission(of="NOR", type="embassy")),
    since=REFUGE.when,
    host=(NORLAND,),
    outcome="unknown",
    events=(REFUGE.id,),
    rule="cases/refuge",
)
LAW = Law(id="l-1", title="asylum law", by=(NORLAND,), year=2006, kind="law", span=span("asylum law"), rule="laws/act")
TIMELINE = (
    TimelineEntry(edtf="2008", event=REFUGE.id, summary="Estrians seek refuge"),
    TimelineEntry(edtf="2011-05-09", statement=REPORTED.id, summary="the Fjord Herald reports a pledge"),
    TimelineEntry(edtf=None, event=PLEDGE.id, summary="Norland pledges to Sudria"),
)


def embassy_record(**changes: object) -> Record:
    """The record; `changes` replace fields of its report."""
    return Record(
        report=report(**changes),
        statements=(REPORTED, DECLINED),
        events=(PLEDGE, REFUGE),
        commitments=(COMMITMENT,),
        claims=(CLAIM,),
        cases=(CASE,),
        laws=(LAW,),
        timeline=TIMELINE,
    )

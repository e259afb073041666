"""A report whose every word is an attack: what stands in it must be words on a page, and nothing else."""

from typing import Any

import msgspec
from tests.records import embassy_record
from tests.store.reports import renamed

from onrecord.model import Mention, Place, Record

SCRIPT = "<script>alert(1)</script>"
SVG = "<svg onload=alert(1)>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>"
LINK = "javascript:alert(1)"
BIDI = "Nor\u202edrow\u202cland\u200b"
MARKDOWN = "[click](javascript:alert(1)) ![x](http://evil.example/x.png) {{ 7*7 }} {% raw %} ${7*7} <!-- -->"
FORMULA = "=cmd|' /C calc'!A0"
WORDS = f"{SCRIPT} {SVG} {BREAKOUT} {BIDI} {MARKDOWN} &lt;b&gt; &amp; \u0001"


def _mention(party: str, name: str, kind: str, **more: Any) -> Mention:
    return Mention(party=party, name=name, kind=kind, **more)  # type: ignore[arg-type]


ATTACKER = _mention('evil/"><script>', f"{SCRIPT} State {BREAKOUT} {BIDI}", "organisation", country="NOR")
VICTIM = _mention(f"x?{FORMULA}#/../..", f"{FORMULA} {SVG}", "organisation", country="SUD")
OUTLET = _mention("outlet<b>", f"{BREAKOUT} Times {SVG}", "outlet")


def hostile_record(source: str = "../../<x>") -> Record:
    """The embassy record with attacks in headline, outlet, address, parties, places, reasons and in the quoted words."""
    record = renamed(embassy_record(source_id=source), f"hostile {source}")
    place = Place(name=f"{BREAKOUT} City {SVG}", country="SUD", lat=10.0, lon=20.0)
    events = tuple(
        msgspec.structs.replace(one, actor=(ATTACKER,), recipient=(VICTIM,), place=place, rule=f"r/{SCRIPT}")
        for one in record.events
    )
    report = msgspec.structs.replace(
        record.report, headline=WORDS, outlet=OUTLET, url=LINK, byline=BREAKOUT, language='"><script>',
        source_id=f"{SCRIPT}{source}", text=record.report.text + f"\n\n{WORDS}",
    )  # fmt: skip
    statements = tuple(msgspec.structs.replace(one, source=ATTACKER, chain=(OUTLET, ATTACKER)) for one in record.statements)
    return msgspec.structs.replace(record, report=report, events=events, statements=statements)

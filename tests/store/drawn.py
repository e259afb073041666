"""Small reports drawn from a seed, so that the same parties, kinds, places and days come again and again."""

import random
from typing import Any

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
    Record,
    Report,
    Span,
    Statement,
    TimelineEntry,
    When,
)

SURE = Factuality(cls="CT+")
STATES = tuple(
    Mention(party=code, name=f"{code.title()}ia", kind="state", code=code, country=code) for code in ("NOR", "SUD", "EST")
)
PEOPLE = tuple(
    Mention(party=f"{code}GOV/{name}", name=f"{name.title()} Berg", kind="person", code=f"{code}GOV", country=code)
    for code, name in (("NOR", "ada"), ("NOR", "bo"), ("SUD", "cy"))
)
BODIES = tuple(Mention(party=f"body-{n}", name=f"League {n}", kind="organisation") for n in range(3))
PARTIES = STATES * 2 + PEOPLE + BODIES
OUTLETS = tuple(Mention(party=f"post-{n}", name=f"Post {n}", kind="outlet") for n in range(3))
PLACES = (
    Place(name="Port Sudra", country="SUD", lat=1.5, lon=-2.0, geonameid=11),
    Place(name="Puerto Sudra", country="SUD", lat=1.5, lon=-2.0, geonameid=11),
    Place(name="Port Sudra", country="SUD", lat=1.5, lon=-2.0, geonameid=11, mission=Mission(of="NOR", type="embassy")),
    Place(name="Norville", country="NOR", lat=50.0, lon=7.25),
    Place(name="Nowhere", country="EST"),
)
DATES = (None, None, "2010", "2011-05-09", "2011-05-10", "2011-06", "2009-12-31/2012-02", "2011/..", "../2011-05", "2012~")
DAYS = (None, "2011-05-10", "2011-06-01", "2012-01-15")
TEXT = "The league met the minister in the port and asked for the gate to be closed before the harvest. " * 2


def drawn(seed: int, other: int = 0) -> Record:
    """A report; `other` draws other items for the same text and place, as another vocabulary would."""
    return _Drawing(seed, other).record()


class _Drawing:
    def __init__(self, seed: int, other: int) -> None:
        self.random = random.Random(seed)
        outlet, day = self.random.choice((*OUTLETS, None)), self.random.choice(DAYS)
        self.report = Report(
            id="", sha256="", source_id=f"drawn-{seed}", text=f"{TEXT}Number {seed}.", outlet=outlet,
            published=When(text=day, edtf=day) if day else None, language=self.random.choice(("en", "de", None)),
        )  # fmt: skip
        self.random = random.Random(f"{seed} {other}")
        self.chain = (outlet,) if outlet else (BODIES[0],)
        self.name = f"{seed} {other}"

    def record(self) -> Record:
        statements = tuple(self._statement(n) for n in range(self.random.randrange(4)))
        events = tuple(self._event(n) for n in range(1, self.random.randrange(2, 6)))
        claims = (self._claim(events[0], statements),) if statements else ()
        dated = [TimelineEntry(edtf=e.when.edtf, event=e.id, summary="") for e in events if e.when]
        return Record(
            report=self.report, statements=statements, events=events, commitments=(self._commitment(events[0]),), claims=claims,
            cases=(self._case(events[0]),) if self.random.random() < 0.5 else (),
            laws=(self._law(),) if self.random.random() < 0.5 else (), timeline=tuple(dated),
        )  # fmt: skip

    def _id(self, letter: str, number: int = 0) -> str:
        return content_id(letter, self.name, str(number))

    def _some(self, most: int) -> tuple[Mention, ...]:
        return tuple(self.random.choice(PARTIES) for _ in range(self.random.randrange(most + 1)))

    def _when(self) -> When | None:
        edtf = self.random.choice(DATES)
        return When(text=edtf, edtf=edtf) if edtf else None

    def _words(self) -> Span:
        start = self.random.choice([n for n, char in enumerate(TEXT[:60]) if char == " "]) + 1
        end = TEXT.index(" ", start + 12)
        return Span(start=start, end=end, text=TEXT[start:end])

    def _statement(self, number: int) -> Statement:
        return Statement(
            id=self._id("s", number), source=self.random.choice(PARTIES), chain=self.chain, cue=None, content=(self._words(),),
            quotation="indirect", act=self.random.choice(("assert", "demand", "deny")), addressee=self._some(2),
            when=self._when(), factuality=SURE, rule="say/verb",
        )  # fmt: skip

    def _event(self, number: int) -> Event:
        return Event(
            id=self._id("e", number), kind=self.random.choice(("meet", "demand", "aid")), cameo="040",
            plover=Plover(event="CONSULT"), actor=self._some(2), recipient=self._some(2), when=self._when(),
            place=self.random.choice((*PLACES, None)), factuality=SURE, chain=self.chain, rule="meet/verb",
            evidence=(self._words(),),
        )  # fmt: skip

    def _commitment(self, event: Event) -> Commitment:
        return Commitment(
            id=self._id("c"), by=(self.random.choice(STATES),), to=self._some(1), content=event.evidence,
            form=self.random.choice(("written", "spoken")), when=event.when,
            status=self.random.choice(("reported", "confirmed", "denied")), chain=self.chain, events=(event.id,), rule="p/verb",
        )  # fmt: skip

    def _claim(self, event: Event, statements: tuple[Statement, ...]) -> Claim:
        positions: Any = [
            Position(party=one.source, stance=self.random.choice(("asserts", "denies")), statement=one.id, when=one.when)
            for one in statements
        ]
        status: Any = self.random.choice(("reported", "contested"))
        return Claim(id=self._id("m"), about=event.id, text="met", positions=tuple(positions), status=status, rule="c/p")

    def _case(self, event: Event) -> Case:
        group = Mention(party="EST/refugees", name="Estrians", kind="group", country="EST")
        return Case(id=self._id("k"), group=group, place=event.place, since=event.when, outcome="sheltered", rule="c/p")

    def _law(self) -> Law:
        return Law(id=self._id("l"), title="asylum law", by=self._some(1), year=2006, country="NOR", kind="law",
                   span=self._words(), rule="l/a")  # fmt: skip

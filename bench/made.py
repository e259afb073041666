"""Reports made for measuring the register: the shape and size of real ones, every part drawn from a seeded generator."""

import hashlib
import itertools
import random
from functools import lru_cache

from onrecord.identity import content_id
from onrecord.model import (
    Act,
    Case,
    Claim,
    ClaimStatus,
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
from onrecord.store.adding import Incoming

COUNTRIES, OUTLETS, WORDS = 180, 400, 30_000
ACTS: tuple[Act, ...] = ("assert", "deny", "confirm", "demand", "pledge", "warn", "criticise", "request", "threaten", "accuse")
KINDS = ("meet", "demand", "aid", "protect", "fight", "sign_agreement", "detain", "visit", "accuse", "restrict", "request")
STATUSES: tuple[ClaimStatus, ...] = ("reported", "confirmed", "denied", "contested", "unconfirmed")
_SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vor", "del", "shu", "pol", "an", "gri", "bet", "no", "sul", "em", "dra")
CERTAIN = Factuality(cls="CT+")


@lru_cache(maxsize=1)
def vocabulary() -> tuple[str, ...]:
    """Words that can be told apart, the frequent ones first and short."""
    drawn = random.Random(0)
    return tuple("".join(drawn.choices(_SYLLABLES, k=1 + n // 40 % 3)) + _letters(n) for n in range(WORDS))


def _letters(number: int) -> str:
    found = ""
    while number:
        number, last = divmod(number, 20)
        found = "bcdfghjklmnpqrstvwxz"[last] + found
    return found


@lru_cache(maxsize=8)
def weights(size: int) -> tuple[float, ...]:
    """Cumulated frequencies by Zipf's law."""
    return tuple(itertools.accumulate(1 / (rank + 2) for rank in range(size)))


class Maker:
    """Everything about one made report, by its number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.random = random.Random(number)
        self.text = ""
        year, month, day = (self.random.randrange(*bounds) for bounds in ((2000, 2025), (1, 13), (1, 29)))
        self.date = f"{year}-{month:02}-{day:02}"
        outlet = self.random.choices(range(OUTLETS), cum_weights=weights(OUTLETS))[0]
        self.outlet = Mention(party=f"outlet-{outlet}", name=f"Outlet {outlet} Post", kind="outlet")

    def country(self) -> str:
        """The name of a country that reports name, the often named more often."""
        return _country(self._pick(COUNTRIES))

    def country_id(self) -> str:
        """The id of a country that reports name, drawn alike."""
        return _code(self._pick(COUNTRIES))

    def word(self) -> str:
        """A word that many reports have."""
        return vocabulary()[self.random.randrange(200, 2000)]

    def rare_word(self) -> str:
        """A word that few reports have."""
        return vocabulary()[self.random.randrange(2000, 12_000)]

    def act(self) -> str:
        return self.random.choice(ACTS)

    def kind(self) -> str:
        return self.random.choice(KINDS)

    def phrase(self) -> str:
        """Three words that follow each other in this report."""
        words = self.incoming().record.report.text.split()
        at = self.random.randrange(len(words) - 4)
        return " ".join(words[at : at + 3])

    def other_report(self) -> Report:
        """The report of this number."""
        return Maker(self.number).incoming().record.report

    def other_item(self) -> str:
        """The id of a claim of this report."""
        return Maker(self.number).incoming().record.claims[0].id

    def incoming(self) -> Incoming:
        """The report as it comes in."""
        self.random.seed(self.number)
        self.text = ""
        ident = f"made-{self.number}"
        statements = [self._statement(f"{ident}-{n}") for n in range(10)]
        events = [self._event(f"{ident}-{n}", statements[n].id if n < 4 else None) for n in range(6)]
        commitment, claim = self._commitment(ident, events[0]), self._claim(ident, events[0], statements)
        cases = (self._case(ident, events[1]),) if self.number % 10 == 0 else ()
        laws = (self._law(ident),) if self.number % 3 == 0 else ()
        timeline = [TimelineEntry(edtf=e.when.edtf, event=e.id, summary="") for e in events if e.when]
        timeline += [TimelineEntry(edtf=s.when.edtf, statement=s.id, summary="") for s in statements if s.when]
        data = self.text.encode()
        digest = hashlib.sha256(data).hexdigest()
        report = Report(
            id=content_id("report", digest), source_id=ident, text=self.text, sha256=digest, outlet=self.outlet,
            headline=self.text[:60], published=When(text=self.date, edtf=self.date), language="en",
            url=f"https://outlet.example/{self.number}",
        )  # fmt: skip
        record = Record(
            report=report, statements=tuple(statements), events=tuple(events), commitments=(commitment,), claims=(claim,),
            cases=cases, laws=laws, timeline=tuple(timeline),
        )  # fmt: skip
        return Incoming(data=data, extractor="made", version="1", record=record, masked=record)

    def _pick(self, size: int) -> int:
        return self.random.choices(range(size), cum_weights=weights(size))[0]

    def _say(self, words: int) -> Span:
        """A sentence that goes on the text, and where it stands there."""
        start = len(self.text)
        chosen = self.random.choices(vocabulary(), cum_weights=weights(WORDS), k=words)
        said = " ".join(chosen)
        self.text += f"{said}. " if self.random.random() < 0.9 else f"{said}.\n\n"
        return Span(start=start, end=start + len(said), text=said)

    def _state(self) -> Mention:
        number = self._pick(COUNTRIES)
        return Mention(party=_code(number), name=_country(number), kind="state", code=_code(number), country=_code(number))

    def _party(self) -> Mention:
        """A state, its government, or one of its people."""
        number = self._pick(COUNTRIES)
        code, sort = _code(number), self.random.random()
        if sort < 0.4:
            return Mention(party=code, name=_country(number), kind="state", code=code, country=code)
        if sort < 0.6:
            return Mention(party=f"{code}GOV", name=f"{_country(number)} Government", kind="government", country=code)
        who = self._pick(300)
        name = f"Ada {vocabulary()[who + 3000].capitalize()} {vocabulary()[who * 7 + number].capitalize()}"
        return Mention(party=f"{code}GOV/{who}", name=name, kind="person", code=f"{code}GOV", country=code)

    def _when(self) -> When | None:
        sort = self.random.random()
        if sort < 0.4:
            return None
        year, month = self.date[:4], self.date[:7]
        edtf = self.date if sort < 0.8 else month if sort < 0.92 else f"{year}/.." if sort < 0.94 else year
        return When(text=edtf, edtf=edtf)

    def _statement(self, ident: str) -> Statement:
        source, said = self._party(), self._say(28)
        addressee = (self._state(),) if self.random.random() < 0.3 else ()
        return Statement(
            id=content_id("s", ident), source=source, chain=(self.outlet, source), cue=self._say(2), content=(said,),
            quotation="indirect", act=self.random.choice(ACTS), addressee=addressee,
            when=self._when(), factuality=CERTAIN, rule="say/said",
        )  # fmt: skip

    def _event(self, ident: str, statement: str | None) -> Event:
        number = self._pick(COUNTRIES)
        place = self._place(number) if self.random.random() < 0.6 else None
        return Event(
            id=content_id("e", ident), kind=self.random.choice(KINDS), cameo="030", plover=Plover(event="AGREE"),
            actor=(self._party(),), recipient=(self._state(),), when=self._when(), place=place, factuality=CERTAIN,
            chain=(self.outlet,), statement=statement, rule="meet/verb", evidence=(self._say(15),),
        )  # fmt: skip

    def _place(self, number: int) -> Place:
        """A town of a country, or a mission of another there; the number of the report tells which."""
        town, of = self.number % 20, _code((number + self.number) % COUNTRIES)
        mission = Mission(of=of, type="embassy") if self.number % 7 == 0 else None
        lat, lon = (number * 37 + town) % 140 - 70.0, (number * 53 + town) % 360 - 180.0
        name = f"{_country(number)} City" + (f" {town}" if town else "")
        return Place(name=name, country=_code(number), lat=lat, lon=lon, geonameid=100 * number + town, mission=mission)

    def _commitment(self, ident: str, event: Event) -> Commitment:
        return Commitment(
            id=content_id("c", ident), by=event.actor, to=event.recipient, content=event.evidence, form="written",
            when=event.when, status=self.random.choice(STATUSES), chain=event.chain, events=(event.id,), rule="pledge/verb",
        )  # fmt: skip

    def _claim(self, ident: str, event: Event, statements: list[Statement]) -> Claim:
        positions = tuple(Position(party=s.source, stance="asserts", statement=s.id, when=s.when) for s in statements[:2])
        status = self.random.choice(STATUSES)
        return Claim(id=content_id("m", ident), about=event.id, text=event.evidence[0].text, positions=positions, status=status,
                     rule="claims/positions")  # fmt: skip

    def _case(self, ident: str, event: Event) -> Case:
        group = Mention(party=f"{_code(self._pick(COUNTRIES))}:refugees", name="refugees", kind="group")
        return Case(id=content_id("k", ident), group=group, place=event.place, since=event.when, host=event.actor,
                    outcome="sheltered", events=(event.id,), rule="cases/protect")  # fmt: skip

    def _law(self, ident: str) -> Law:
        return Law(id=content_id("l", ident), title="asylum law", by=(self._state(),), year=int(self.date[:4]), kind="law",
                   span=self._say(2), rule="laws/act")  # fmt: skip


def _country(number: int) -> str:
    return f"{vocabulary()[5000 + number].capitalize()}land"


def _code(number: int) -> str:
    return "".join(chr(65 + number // size % 26) for size in (676, 26, 1))

import random

import pytest

from onrecord.linking.merging import BAR, Suggestion, suggest
from onrecord.linking.profiles import Profile, office_of, profiles_of
from onrecord.model import Mention, PartyKind, Record, Span
from onrecord.vocabulary import load


def party(
    name: str, kind: PartyKind = "person", country: str | None = "LVA", office: str | None = None, days: tuple[str, ...] = (),
    reports: tuple[str, ...] = (), ident: str | None = None,
) -> Profile:  # fmt: skip
    offices = tuple((office, day) for day in days or (None,)) if office else ()
    return Profile(
        ident or f"{country}/{name}/{office}/{kind}", kind, (name,), country, offices, days, reports or (f"{country} {name}",)
    )


def pair(one: Profile, other: Profile) -> Suggestion | None:
    return next(iter(suggest([one, other])), None)


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        (party("Ansis Kalvelis"), party("Ansis Kalvelis", country=None), "full name"),
        (party("Ansis Kalvelis"), party("A. Kalvelis"), "family name"),
        (party("Ansis Kalvelis"), party("Kalvelis"), "family name"),
        (party("Hovik Sarkisyan", country="ARM"), party("Hovik Sarkisian", country="ARM"), "spelling"),
        (party("Zhao Renmin", country="CHN"), party("Renmin Zhao", country="CHN"), "order of names"),
        (party("Latvian Harbour Union", "organisation"), party("LHU", "organisation"), "initials"),
        (party("Open Gates Riga", "organisation"), party("Open Gates", "organisation"), "part of the name"),
        (party("Gulf of Riga Post", "outlet"), party("The Gulf of Riga Post", "outlet", ident="other"), "name"),
    ],
)
def test_one_party_by_two_names(one: Profile, other: Profile, feature: str) -> None:
    found = pair(one, other)
    assert found is not None and found.parts[0].feature == feature
    assert found.score == pytest.approx(sum(part.share for part in found.parts)) and found.score >= BAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("South Korea", "state", "KOR"), party("North Korea", "state", "PRK")),
        (party("South Korea", "government", None), party("North Korea", "government", None)),
        (party("South Jurmala Society", "organisation"), party("North Jurmala Society", "organisation")),
        (party("Ansis Kalvelis"), party("Maris Kalvelis")),
        (party("Ansis Kalvelis"), party("Ansis Kalvelis", country="ARM")),
        (party("Ansis Kalvelis"), party("Ansis Dreimanis")),
        (party("Ansis Kalvelis", days=("1961-05-01",)), party("A. Kalvelis", days=("2016-05-01",))),
        (party("Kalvelis", reports=("r1",)), party("A. Kalvelis", reports=("r1",))),
        (party("12 March Movement", "organisation"), party("14 March Movement", "organisation")),
        (party("Open Gates", "organisation", "LVA"), party("Open Gates", "organisation", "ARM")),
    ],
)
def test_two_parties_that_look_alike(one: Profile, other: Profile) -> None:
    assert pair(one, other) is None


def test_an_office_is_its_holder_only_while_nobody_else_is_named_with_it() -> None:
    office = party("Japanese foreign minister", "office", "JPN", "foreign minister",
                   ("2015-02-01", "2015-03-05", "2015-06-20", "2015-09-02"))  # fmt: skip
    before = party("Kenta Oshiro", country="JPN", office="foreign minister", days=("2015-01-10", "2015-03-30"))
    after = party("Naomi Tachikawa", country="JPN", office="foreign minister", days=("2015-08-01", "2015-10-01"))
    found = {(one.other, one.since, one.until) for one in suggest([office, before, after])}
    assert found == {(before.party, "2015-02-01", "2015-03-05"), (after.party, "2015-09-02", "2015-09-02")}


@pytest.mark.parametrize("title", ["ambassador", "spokesman", "minister", "deputy minister"])
def test_an_office_of_many_is_nobody(title: str) -> None:
    office = party("Latvian " + title, "office", "LVA", title, ("2016-05-04",))
    assert pair(office, party("Ansis Kalvelis", office=title, days=("2016-05-03",))) is None


def test_long_after_the_last_sighting_an_office_is_nobody() -> None:
    office = party("Latvian foreign minister", "office", "LVA", "foreign minister", ("2019-05-04",))
    assert pair(office, party("Ansis Kalvelis", office="foreign minister", days=("2016-05-03",))) is None


def test_the_order_of_the_parties_makes_no_difference() -> None:
    listed = [party("Ansis Kalvelis"), party("A. Kalvelis"), party("Kalvelis"), party("LHU", "organisation"),
              party("Latvian Harbour Union", "organisation")]  # fmt: skip
    wanted = suggest(listed)
    assert len(wanted) == 4
    for seed in range(4):
        shuffled = listed[:]
        random.Random(seed).shuffle(shuffled)
        assert suggest(shuffled) == wanted


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Finnish Foreign Minister Annika Lehtovaara", "foreign minister"),
        ("Development Minister Birgitte Solholt", "development minister"),
        ("the Danish minister", "minister"),
        ("former Foreign Minister Kenta Oshiro", None),
        ("Oshiro", None),
    ],
)
def test_the_office_that_is_printed_with_a_name(text: str, office: str | None) -> None:
    mention = Mention(party="p", name="n", kind="person", span=Span(start=0, end=len(text), text=text))
    assert office_of(mention, load().parties) == office


def test_profiles_of_reports_gather_names_offices_and_days(records: dict[str, Record]) -> None:
    profiles = {one.party: one for one in profiles_of(records.values(), load().parties)}
    minister = profiles["LVAGOV/ansis-kalvelis"]
    assert minister.country == "LVA" and "Ansis Kalvelis" in minister.names
    assert ("foreign minister", "2016-05-10") in minister.offices and len(minister.reports) >= 2
    assert not [one for one in profiles.values() if one.party.startswith("protected")]

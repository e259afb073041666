"""Places and missions in sentences: what is one, which one, and what only looks like one."""

import pytest

from onrecord.parse import parse
from onrecord.stages.grounding import ground
from onrecord.stages.places import find_places
from onrecord.values import Site
from onrecord.vocabulary.gazetteer import Gazetteer, read_gazetteer
from onrecord.vocabulary.parties import Parties, read_parties


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer()


@pytest.fixture(scope="module")
def parties() -> Parties:
    return read_parties()


class Finder:
    def __init__(self, gazetteer: Gazetteer, parties: Parties) -> None:
        self.gazetteer, self.parties = gazetteer, parties

    def sites(self, text: str) -> tuple[Site, ...]:
        tree = parse(text)
        return find_places(tree, ground(tree, self.gazetteer, self.parties), self.parties)

    def names(self, text: str) -> list[str]:
        """The printed names of the plain places."""
        return [s.place.span.text for s in self.sites(text) if s.place.mission is None and s.place.span]

    def mission(self, text: str) -> Site:
        (found,) = [s for s in self.sites(text) if s.place.mission]
        return found


@pytest.fixture(scope="module")
def find(gazetteer: Gazetteer, parties: Parties) -> Finder:
    return Finder(gazetteer, parties)


@pytest.mark.parametrize(
    ("text", "name", "country", "number"),
    [
        ("They met in Oslo.", "Oslo", "NOR", 3143244),
        ("He drove to Paris, Texas, on Friday.", "Paris", "USA", 4717560),
        ("He flew to Paris on Friday.", "Paris", "FRA", 2988507),
        ("Ministers from Georgia, Armenia and Azerbaijan met.", "Georgia", "GEO", 614540),
        ("Voters in Alabama, Georgia and Florida chose.", "Georgia", "USA", 4197000),
        ("The army left Kiev.", "Kiev", "UKR", 703448),
        ("KINSHASA, Congo - The vote was put off.", "Kinshasa", "COD", 2314302),
        ("Police in Alexandria, La., arrested him.", "Alexandria", "USA", 4314550),
        ("A ship left Port-au-Prince.", "Port-au-Prince", "HTI", 3718426),
        ("The U.S. agreed.", "United States", "USA", 6252001),
    ],
)
def test_a_name_is_resolved(find: Finder, text: str, name: str, country: str, number: int) -> None:
    found = [s.place for s in find.sites(text) if s.place.name == name]
    assert [(p.country, p.geonameid) for p in found] == [(country, number)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tankers passed the Strait of Hormuz on the way to the Red Sea.", ["Strait of Hormuz", "Red Sea"]),
        ("Trucks waited at the Rafah crossing near the Sinai Peninsula.", ["Rafah crossing", "Sinai Peninsula"]),
        ("Boats sailed to the Senkaku Islands.", ["Senkaku Islands"]),
        ("The two sides met at Panmunjom.", ["Panmunjom"]),
        ("The air force flew from Ramstein Air Base to Bavaria.", ["Ramstein Air Base", "Bavaria"]),
        ("Aid reached North Kivu and Central Africa.", ["North Kivu", "Central Africa"]),
        ("A storm hit Polk County, Iowa.", ["Polk County", "Iowa"]),
        ("The Oslo-based group meets in Saint Petersburg.", ["Oslo", "Saint Petersburg"]),
    ],
)
def test_every_sort_of_place_is_found(find: Finder, text: str, names: list[str]) -> None:
    assert find.names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Japanese refused, and some Kenyans left.",
        "Jordan Miller met Paris Hill.",
        "Michael Jordan retired.",
        "Mrs. Lincoln spoke with Jack London.",
        "The Washington Post and China Daily reported it.",
        "The White House declined to say.",
        "Reading the note was nice.",
        "In March the union split.",
        "The house stands in Memphis Street.",
        "United Russia lost.",
    ],
)
def test_what_only_looks_like_a_place_is_none(find: Finder, text: str) -> None:
    assert find.sites(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo pledged to pay.",
        "They sought Beijing's approval.",
        "Talks between Washington and Moscow stalled.",
        "The minister urged Ankara to act.",
        "Relations with Warsaw soured.",
    ],
)
def test_a_capital_that_is_a_party_is_no_place(find: Finder, text: str) -> None:
    assert find.sites(text) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They met in Tokyo.", "in"),
        ("He flew to Tokyo.", "to"),
        ("He fled from Tokyo.", "from"),
        ("Police stood near Tokyo.", "near"),
        ("They arrived at Tokyo.", "at"),
        ("Tokyo lies on the coast.", None),
        ("Tokyo's streets were empty.", None),
    ],
)
def test_a_capital_that_is_a_town_is_a_place_with_its_role(find: Finder, text: str, role: str | None) -> None:
    (site,) = find.sites(text)
    assert site.place.role == role


def test_a_name_keeps_its_place_through_the_report(find: Finder) -> None:
    text = "The fire began in Paris, Texas.\n\nNo one in Paris was hurt."
    first, _, second = (s.place for s in find.sites(text))
    assert first.geonameid == second.geonameid == 4717560


def test_other_places_of_the_report_decide_between_namesakes(find: Finder) -> None:
    text = "The road runs from Franklin County, Ohio, through Columbus to Delaware County. Then it leads to Dublin."
    assert find.sites(text)[-1].place.country == "USA"
    assert find.sites("The plane flew from Belfast to Dublin.")[-1].place.country == "IRL"


@pytest.mark.parametrize(
    ("text", "place", "of", "kind"),
    [
        ("Five people live in the Japanese consulate in Shenyang.", "Shenyang", "JPN", "consulate"),
        ("The Japanese consulate general in Shenyang was shut.", "Shenyang", "JPN", "consulate"),
        ("A crowd stood before Kenya's embassy in Oslo.", "Oslo", "KEN", "embassy"),
        ("He walked into the embassy of South Korea in Hanoi.", "Hanoi", "KOR", "embassy"),
        ("Peru recalled staff from its embassy in Quito.", "Quito", "PER", "embassy"),
        ("The Swedish missions in China are small.", "China", "SWE", "mission"),
        ("Some found shelter in Norwegian overseas missions including in Chad.", "Chad", "NOR", "mission"),
        ("The British High Commission in Nairobi denied it.", "Nairobi", "GBR", "embassy"),
        ("She fled to the Swedish embassy.", "Swedish embassy", "SWE", "embassy"),
    ],
)
def test_a_mission_has_a_host_and_a_sender(find: Finder, text: str, place: str, of: str, kind: str) -> None:
    site = find.mission(text)
    assert site.place.mission is not None
    assert (site.place.name, site.place.mission.of, site.place.mission.type) == (place, of, kind)


def test_a_mission_stands_beside_its_town(find: Finder) -> None:
    text = "Five people live in the Japanese consulate in Shenyang."
    mission, town = find.sites(text)
    assert parse(text).tokens[mission.head].text == "consulate"
    assert mission.place.span == town.place.span
    assert (mission.place.geonameid, mission.place.lat) == (town.place.geonameid, town.place.lat)
    assert mission.place.role == "in"


def test_the_embassy_is_the_one_named_before(find: Finder) -> None:
    _, _, _, again = find.sites("Kenya's embassy in Oslo was shut. Police sealed the embassy.")
    assert again.place.name == "Oslo"
    assert again.place.mission and again.place.mission.of == "KEN"
    assert again.place.span and again.place.span.text == "embassy"


@pytest.mark.parametrize(
    "text", ["The rescue mission in Haiti began.", "His mission in life was clear.", "The post office shut."]
)
def test_other_missions_are_no_diplomats(find: Finder, text: str) -> None:
    assert [site for site in find.sites(text) if site.place.mission] == []


def test_spans_are_those_of_the_text(find: Finder) -> None:
    text = "OSLO, Norway -  The U.S. Embassy in\nAddis Ababa said so."
    for site in find.sites(text):
        span = site.place.span
        assert span and text[span.start : span.end] == span.text


def test_no_site_where_there_is_nothing_to_read(find: Finder) -> None:
    assert find.sites("") == ()


def test_sender_and_town_may_be_told_apart(find: Finder) -> None:
    text = "A deputy fled to the Chilean embassy. He asked for asylum in the embassy in Tegucigalpa. Crowds left the embassy."
    missions = [s.place for s in find.sites(text) if s.place.mission]
    assert [(p.country, p.mission.of) for p in missions if p.mission] == [("HND", "CHL")] * 3


def test_missions_in_two_towns_are_two(find: Finder) -> None:
    text = "Iran shut the British embassy in Tehran and the French embassy in London."
    missions = [s.place for s in find.sites(text) if s.place.mission]
    assert [(p.name, p.mission.of) for p in missions if p.mission] == [("Tehran", "GBR"), ("London", "FRA")]


def test_a_small_town_is_found_where_a_word_says_that_it_is_one(find: Finder) -> None:
    (site,) = find.sites("Officers came near the town of Özalp.")
    assert (site.place.country, site.place.span and site.place.span.text) == ("TUR", "Özalp")

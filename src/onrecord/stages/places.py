"""Finds the places that a report names: countries, regions, towns, waters, borders, bases and missions.

A nationality is no place, and a capital that acts or is spoken to is a government, no place. Each place is resolved to a
point and a GeoNames id by the larger place named with it, the report's other places, and size.
"""

from onrecord.model import Place, PlaceRole, Report
from onrecord.stages.geocode import geocode
from onrecord.stages.impostors import drop_impostors
from onrecord.stages.missions import find_missions
from onrecord.stages.seats import is_government
from onrecord.stages.toponyms import Toponym, find_toponyms
from onrecord.syntax import Tree
from onrecord.values import Site
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.gazetteer import Area, Gazetteer
from onrecord.vocabulary.parties import Parties

_ROLES: dict[str, PlaceRole] = {
    "in": "in", "inside": "in", "within": "in", "across": "in", "throughout": "in", "at": "at", "near": "near",
    "outside": "near", "around": "near", "off": "near", "beside": "near", "from": "from", "to": "to", "into": "to",
    "toward": "to", "towards": "to", "for": "to",
}  # fmt: skip


def find_places(report: Report, tree: Tree, gazetteer: Gazetteer, parties: Parties) -> tuple[Site, ...]:
    """Every place in order of the text; a mission's site stands beside that of the town it is in."""
    toponyms = drop_impostors(tree, find_toponyms(tree, gazetteer), gazetteer, parties.given)
    areas = geocode(toponyms, gazetteer)
    sites = [
        _site(tree, toponym, area)
        for toponym, area in zip(toponyms, areas, strict=True)
        if not is_government(tree, toponym, area, gazetteer)
    ]
    by_token = {i: site for site in sites for i in range(site.first, site.last + 1)}
    missions = find_missions(tree, by_token, parties, lambda head: _role_of(tree, head))
    return tuple(sorted((*sites, *missions), key=lambda site: (site.first, site.last)))


def _site(tree: Tree, toponym: Toponym, area: Area) -> Site:
    place = Place(
        name=_printed(tree, toponym, area),
        span=tree.span(toponym.first, toponym.last),
        country=area.country,
        lat=area.lat,
        lon=area.lon,
        geonameid=area.geonameid,
        role=_role_of(tree, toponym.head),
    )
    return Site(place, toponym.head, toponym.first, toponym.last)


def _printed(tree: Tree, toponym: Toponym, area: Area) -> str:
    """The name as the report has it, but a country's in full and none in capitals."""
    text = tree.span(toponym.first, toponym.last).text
    same = toponym.name == fold(area.name)
    if area.kind == "countries" or (same and (area.name.isascii() or text.isupper())):
        return area.name
    return text.title() if text.isupper() and len(text) > 3 else " ".join(text.split())


def _role_of(tree: Tree, head: int) -> PlaceRole | None:
    """The part that the place plays, by the preposition that governs it or the name that it is listed with."""
    token = tree.tokens[head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = tree.tokens[token.head]
    return _ROLES.get(tree.tokens[token.head].lemma) if token.dep == "pobj" else None

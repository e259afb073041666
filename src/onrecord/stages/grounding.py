"""Grounds the names of places: which place each one means, and what it stands for in its sentence."""

from onrecord.model import Place, Span
from onrecord.stages.geocode import geocode
from onrecord.stages.impostors import drop_impostors
from onrecord.stages.roles import role_of
from onrecord.stages.toponyms import Toponym, find_toponyms, head_of
from onrecord.stages.unlisted import Unlisted, find_unlisted
from onrecord.stages.uses import use_of
from onrecord.stages.widening import widen
from onrecord.syntax import Tree
from onrecord.values import Grounded, Site
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.gazetteer import Area, Gazetteer
from onrecord.vocabulary.parties import Parties


def ground(tree: Tree, gazetteer: Gazetteer, parties: Parties) -> tuple[Grounded, ...]:
    """Every reference to a place in order of the text, adjectives and parts of names with them.

    Each is resolved to a point and a GeoNames id by the larger place named with it, the report's other places, and size.
    """
    toponyms = drop_impostors(tree, find_toponyms(tree, gazetteer), gazetteer, parties.given)
    areas = geocode(toponyms, gazetteer)
    toponyms = [widen(tree, toponym, gazetteer.traps) for toponym in toponyms]
    found = [_grounded(tree, toponym, area, gazetteer) for toponym, area in zip(toponyms, areas, strict=True)]
    listed = {i: area for one, area in zip(found, areas, strict=True) for i in range(one.site.first, one.site.last + 1)}
    unlisted = (_unlisted(tree, one) for one in find_unlisted(tree, listed, gazetteer.traps, parties.given))
    return tuple(sorted((*found, *unlisted), key=lambda one: one.site.first))


def _unlisted(tree: Tree, name: Unlisted) -> Grounded:
    """A place without a point; its country is that of the larger place."""
    span = tree.span(name.first, name.last)
    head = head_of(tree, name.first, name.last)
    country = name.within.country if name.within else None
    place = Place(name=" ".join(span.text.split()), span=span, country=country, role=role_of(tree, head))
    return Grounded(Site(place, head, name.first, name.last), physical=True)


def _grounded(tree: Tree, toponym: Toponym, area: Area, gazetteer: Gazetteer) -> Grounded:
    use = use_of(tree, toponym, area, gazetteer)
    span = tree.span(toponym.first, toponym.last)
    if toponym.cut:
        span = Span(start=span.start, end=span.start + toponym.cut, text=span.text[: toponym.cut])
    place = Place(
        name=_printed(tree, toponym, area),
        span=span,
        country=area.country,
        lat=area.lat,
        lon=area.lon,
        geonameid=None if toponym.near else area.geonameid,
        role=role_of(tree, toponym.head) if use != "attribute" else None,
        use=use,
    )
    capital = gazetteer.is_capital(toponym.name, area)
    physical = not (toponym.adjective or toponym.part or (use == "party" and capital))
    return Grounded(Site(place, toponym.head, toponym.first, toponym.last), physical)


def _printed(tree: Tree, toponym: Toponym, area: Area) -> str:
    """The name as the report has it, but a country's in full and none in capitals."""
    text = tree.span(toponym.first, toponym.last).text
    same = toponym.name == fold(area.name)
    if area.kind in ("countries", "adjective") or (same and (area.name.isascii() or text.isupper())):
        return area.name
    return text.title() if text.isupper() and len(text) > 3 else " ".join(text.split())

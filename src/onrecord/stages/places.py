"""Lists the places where something may happen: countries, regions, towns, waters, borders, bases and missions.

A nationality is no place, and a capital that acts or is spoken to is a government, no place.
"""

from onrecord.stages.missions import find_missions
from onrecord.stages.roles import role_of
from onrecord.syntax import Tree
from onrecord.values import Grounded, Site
from onrecord.vocabulary.parties import Parties


def find_places(tree: Tree, toponyms: tuple[Grounded, ...], parties: Parties) -> tuple[Site, ...]:
    """Every place in order of the text; a mission's site stands beside that of the town it is in."""
    sites = [one.site for one in toponyms if one.physical]
    by_token = {i: site for site in sites for i in range(site.first, site.last + 1)}
    missions = find_missions(tree, by_token, parties, lambda head: role_of(tree, head))
    return tuple(sorted((*sites, *missions), key=lambda site: (site.first, site.last)))

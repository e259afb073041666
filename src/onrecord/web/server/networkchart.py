"""A network of parties, laid out by forces (networkx); a line with an arrow for what one did to another."""

import math

import msgspec
import networkx  # type: ignore[import-untyped]

from onrecord.outline.visible import one_line
from onrecord.store.summaries import Edge, Network, Node
from onrecord.store.values import Filters
from onrecord.web.server.charts import Chart, Size, drawn, shortened, spot
from onrecord.web.server.rendering import address, segment

_SIZE = Size(760, 520)
_LONGEST = 28
_HEAD = 0.62  # how far along its line an arrow stands: two that go both ways differ
_SEED = 7  # the same network looks the same every time
_SMALLEST, _LARGEST = 4, 15  # radius of a circle

Places = dict[str, tuple[float, float]]


class Circle(msgspec.Struct, frozen=True):
    """A party."""

    x: float
    y: float
    radius: float
    name: str
    href: str
    told: str


class Line(msgspec.Struct, frozen=True):
    """What one party did to another; the arrow stands at `head_x`, `head_y`, turned by so many degrees."""

    x: float
    y: float
    to_x: float
    to_y: float
    head_x: float
    head_y: float
    turn: float
    width: float
    href: str
    told: str


def network_chart(found: Network, filters: Filters) -> Chart:
    """The parties as circles with their names, which link to their pages; the edges link to their events, thicker for more."""
    told = f"{len(found.nodes)} parties and what they did to each other" if found.edges else "No event has two parties here"
    edges = [edge for edge in found.edges if edge.source != edge.target]
    if not edges:
        return Chart(None, told)
    places = _places(found.nodes, edges)
    asked = [(name, value) for name in ("kind", "since", "until") if (value := getattr(filters, name))]
    names, most = {node.id: one_line(node.name) for node in found.nodes}, max(edge.number for edge in edges)
    lines = [_line(edge, places, names, most, asked) for edge in edges]
    return drawn(told, "network.svg", size=_SIZE, lines=lines, circles=_circles(found.nodes, places))


def _places(nodes: tuple[Node, ...], edges: list[Edge]) -> Places:
    """Where each party stands: the layout stretched to the whole drawing."""
    graph = networkx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_weighted_edges_from((edge.source, edge.target, math.log1p(edge.number)) for edge in edges)
    found = networkx.spring_layout(graph, k=2.2 / math.sqrt(len(nodes)), seed=_SEED, iterations=60)
    across, down = (_stretched([place[axis] for place in found.values()]) for axis in (0, 1))
    sides = zip(across, down, strict=True)
    return {id: (spot(x * _SIZE.width), spot(y * _SIZE.height)) for id, (x, y) in zip(found, sides, strict=True)}


def _stretched(values: list[float]) -> list[float]:
    """The values from 0 to 1."""
    least, span = min(values), max(values) - min(values)
    return [(value - least) / span if span else 0.5 for value in values]


def _circles(nodes: tuple[Node, ...], places: Places) -> list[Circle]:
    most = max(node.number for node in nodes) or 1
    return [
        Circle(
            *places[node.id], radius=spot(math.sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * node.number / most)),
            name=shortened(node.name, _LONGEST), href=f"/parties/{segment(node.id)}",
            told=f"{one_line(node.name)}: {node.number:,} events",
        )
        for node in nodes
    ]  # fmt: skip


def _line(edge: Edge, places: Places, names: dict[str, str], most: int, asked: list[tuple[str, str]]) -> Line:
    (x, y), (to_x, to_y) = places[edge.source], places[edge.target]
    return Line(
        x=x, y=y, to_x=to_x, to_y=to_y, head_x=spot(x + _HEAD * (to_x - x)), head_y=spot(y + _HEAD * (to_y - y)),
        turn=spot(math.degrees(math.atan2(to_y - y, to_x - x))), width=spot(1 + 5 * edge.number / most),
        href=address("/events", *asked, ("by", edge.source), ("to", edge.target)),
        told=f"{names[edge.source]} → {names[edge.target]}: {edge.number:,} events",
    )  # fmt: skip

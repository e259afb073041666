"""A network of parties, laid out by forces (networkx); a line with an arrow for what one did to another."""

import math
from typing import Any

import networkx  # type: ignore[import-untyped]

from onrecord.outline.visible import one_line
from onrecord.store.summaries import Edge, Network, Node
from onrecord.store.values import Filters
from onrecord.web.server.charts import CONFIG, INK, MARK, SOFT, Chart, here, plotted
from onrecord.web.server.rendering import address, segment

WIDTH, HEIGHT = 760, 520
_LONGEST = 28
_HEAD = 0.62  # how far along its line an arrow stands: two that go both ways differ
_SEED = 7  # the same network looks the same every time

Places = dict[str, tuple[float, float]]


def network_chart(found: Network, filters: Filters) -> Chart:
    """The parties as circles with their names, which link to their pages; the edges link to their events, thicker for more."""
    told = f"{len(found.nodes)} parties and what they did to each other" if found.edges else "No event has two parties here"
    edges = [edge for edge in found.edges if edge.source != edge.target]
    if not edges:
        return Chart(None, told)
    places = _places(found.nodes, edges)
    asked = [(name, value) for name in ("kind", "since", "until") if (value := getattr(filters, name))]
    return plotted(told, _spec(_circles(found.nodes, places), _lines(found.nodes, edges, places, asked)))


def _places(nodes: tuple[Node, ...], edges: list[Edge]) -> Places:
    """Where each party stands, as parts of the width and height."""
    graph = networkx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_weighted_edges_from((edge.source, edge.target, math.log1p(edge.number)) for edge in edges)
    found = networkx.spring_layout(graph, k=2.2 / math.sqrt(len(nodes)), seed=_SEED, iterations=80)
    return {id: (float(x), float(y)) for id, (x, y) in found.items()}


def _circles(nodes: tuple[Node, ...], places: Places) -> list[dict[str, Any]]:
    most = max(node.number for node in nodes) or 1
    return [
        {
            "x": places[node.id][0], "y": places[node.id][1], "name": _short(node.name), "number": node.number / most,
            "href": here(f"/parties/{segment(node.id)}"), "told": f"{one_line(node.name)}: {node.number:,} events",
        }
        for node in nodes
    ]  # fmt: skip


def _lines(nodes: tuple[Node, ...], edges: list[Edge], places: Places, asked: list[tuple[str, str]]) -> list[dict[str, Any]]:
    names, most, lines = {node.id: one_line(node.name) for node in nodes}, max(edge.number for edge in edges), []
    for edge in edges:
        (x, y), (x2, y2) = places[edge.source], places[edge.target]
        turn = 90 - math.degrees(math.atan2((y2 - y) * HEIGHT, (x2 - x) * WIDTH))
        lines.append(
            {
                "x": x, "y": y, "x2": x2, "y2": y2, "width": 1 + 5 * edge.number / most, "turn": turn,
                "head_x": x + _HEAD * (x2 - x), "head_y": y + _HEAD * (y2 - y),
                "href": here(address("/events", *asked, ("by", edge.source), ("to", edge.target))),
                "told": f"{names[edge.source]} → {names[edge.target]}: {edge.number:,} events",
            }
        )  # fmt: skip
    return lines


def _short(name: str) -> str:
    line = one_line(name)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _spec(circles: list[dict[str, Any]], lines: list[dict[str, Any]]) -> dict[str, Any]:
    link = {"href": {"field": "href"}, "description": {"field": "told"}}
    width = {"field": "width", "type": "quantitative", "scale": None, "legend": None}
    turn = {"field": "turn", "type": "quantitative", "scale": None}
    size = {"field": "number", "type": "quantitative", "scale": {"domain": [0, 1], "range": [60, 760]}, "legend": None}
    layers = [
        _layer(lines, {"type": "rule", "color": SOFT, "opacity": 0.6},
               {**_at("x", "y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}, "strokeWidth": width, **link}),
        _layer(lines, {"type": "point", "shape": "triangle", "filled": True, "size": 90, "color": SOFT, "opacity": 1},
               {**_at("head_x", "head_y"), "angle": turn, **link}),
        _layer(circles, {"type": "point", "shape": "circle", "filled": True, "color": MARK, "opacity": 1},
               {**_at("x", "y"), "size": size, **link}),
        _layer(circles, {"type": "text", "dy": -14, "fontSize": 12, "color": INK},
               {**_at("x", "y"), "text": {"field": "name"}}),
    ]  # fmt: skip
    return {"width": WIDTH, "height": HEIGHT, "padding": 40, "config": CONFIG, "layer": layers}


def _layer(values: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _at(x: str, y: str) -> dict[str, Any]:
    return {axis: {"field": field, "type": "quantitative", "axis": None, "scale": {"zero": False}} for axis, field in
            (("x", x), ("y", y))}  # fmt: skip

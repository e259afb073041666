"""Who does what to whom."""

from collections import Counter, defaultdict

from sqlalchemy import select

from onrecord.store.protocol import Store
from onrecord.store.summaries import Count, Edge, Network, Node
from onrecord.store.tables import item_parties, parties
from onrecord.store.values import Filters


def network(store: Store, filters: Filters, size: int = 40, party: str | None = None) -> Network:
    """The `size` edges with the most events, and their parties; with `party` only the edges from and to it.

    `kind`, `since` and `until` (whole years), `by` and `to` hold. A country stands for all its parties. Raises OptionError
    where a filter names nobody or no date, or is not for networks.
    """
    one, other = item_parties.alias(), item_parties.alias()
    wanted = (
        select(one.c.party_no.label("source"), other.c.party_no.label("target"), one.c.kind, one.c.item_no)
        .join(other, other.c.item_no == one.c.item_no)
        .where(one.c.type == "event", one.c.role == "by", other.c.role == "to", one.c.party_no != other.c.party_no)
    )
    if filters.kind:
        wanted = wanted.where(one.c.kind == filters.kind)
    with store.reading() as connection:
        rows = connection.execute(wanted).all()
        named = {row.party_no: row for row in connection.execute(select(parties))}
    kinds: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for row in rows:
        kinds[row.source, row.target][row.kind] += 1
    kept = sorted(kinds.items(), key=lambda pair: -pair[1].total())[:size]
    numbers: Counter[int] = Counter()
    for (source, target), counted in kept:
        numbers[source] += counted.total()
        numbers[target] += counted.total()
    return Network(
        nodes=tuple(
            Node(id=named[no].id, name=named[no].name, kind=named[no].kind, country=named[no].country, number=count)
            for no, count in numbers.most_common()
        ),
        edges=tuple(
            Edge(
                source=named[source].id, target=named[target].id, number=counted.total(), latest=None,
                kinds=tuple(Count(value=kind, name=kind, number=number) for kind, number in counted.most_common()),
            )
            for (source, target), counted in kept
        ),
    )  # fmt: skip

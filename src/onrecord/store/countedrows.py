"""What each summary counts, in SQL that both databases understand: the rows that it must have, for chosen items.

`{chosen}` stands for a condition on `i`, the items (of `report_counts`: on `r`, the reports). Every summary is a sum over
items, so that what some items add to it can be taken out and put in again.
"""

from onrecord.store.summarytables import ALL_KINDS, ALL_TIME

_TYPE = "coalesce(i.type, '')"  # not along the index of types, which SQLite would prefer to that of reports
_LISTED = f"({_TYPE} IN ('statement', 'event') OR i.leads = 1)"
"""What lists show: what several reports tell is one matter, and stands there once."""

_KIND, _YEAR = "coalesce(i.kind, '')", "i.lower / 10000"

_LEVELS = """
CROSS JOIN (SELECT 1 AS kinds, 1 AS times UNION ALL SELECT 1, 0 UNION ALL SELECT 0, 1 UNION ALL SELECT 0, 0) AS level
""".strip()  # by kind and year, by kind, by year, all

_BY_KIND = f"CASE WHEN level.kinds = 1 THEN one.kind ELSE '{ALL_KINDS}' END"
_BY_YEAR = f"CASE WHEN level.times = 1 THEN one.year ELSE {ALL_TIME} END"

_COUNTRIES = """
SELECT i.item_no, p.role, i.type, coalesce(i.kind, '') AS kind, i.lower, p.country AS actor, 1 AS is_country
FROM items AS i JOIN {table} AS p ON p.item_no = i.item_no
WHERE p.role IN ('by', 'to') AND coalesce(p.country, '') <> '' AND {listed} AND {chosen}
"""
_HEADS = """
SELECT i.item_no, p.role, i.type, coalesce(i.kind, ''), i.lower, head.id, 0
FROM items AS i JOIN {table} AS p ON p.item_no = i.item_no JOIN parties AS own ON own.party_no = p.party_no
JOIN parties AS head ON head.party_no = own.canonical_no
WHERE p.role IN ('by', 'to') AND head.id <> coalesce(head.country, '') AND {listed} AND {chosen}
"""
ACTORS = "UNION".join(
    part.replace("{table}", table) for table in ("item_parties", "matter_parties") for part in (_COUNTRIES, _HEADS)
)
"""Who has a role in items, each once: countries, and the parties that stand for those named. A state is its country.

A matter stands by its first telling; whom its later tellings name have a role in it, too.
"""

_HEAD = "SELECT head.id FROM parties AS own JOIN parties AS head ON head.party_no = own.canonical_no WHERE own.party_no = "
END = f"coalesce({{p}}.country, ({_HEAD}{{p}}.party_no))"
"""Who a row `{p}` of parties is in a pair: a country, or the party that stands for the one named."""

PAIRS = f"""
SELECT DISTINCT i.item_no, {_KIND} AS kind, {_YEAR} AS year, {END.format(p="a")} AS source, {END.format(p="b")} AS target
FROM items AS i JOIN item_parties AS a ON a.item_no = i.item_no AND a.role = 'by'
JOIN item_parties AS b ON b.item_no = i.item_no AND b.role = 'to'
WHERE {_TYPE} = 'event' AND {{chosen}}
"""
"""Who does what to whom: two countries, or parties that have none."""

COUNTED = {
    "item_counts": f"""
SELECT i.type, {_KIND} AS kind, coalesce(i.standing, '') AS status, {_YEAR} AS first, i.upper / 10000 AS last,
  count(*) AS number
FROM items AS i WHERE {_LISTED} AND {{chosen}} GROUP BY 1, 2, 3, 4, 5""",
    "where_counts": f"""
SELECT i.type, i.country, {_KIND} AS kind, coalesce(i.standing, '') AS status, count(*) AS number
FROM items AS i WHERE i.country IS NOT NULL AND {_LISTED} AND {{chosen}} GROUP BY 1, 2, 3, 4""",
    "month_counts": f"""
SELECT i.type, i.lower / 100 AS month, count(*) AS number
FROM items AS i WHERE {_LISTED} AND {{chosen}} GROUP BY 1, 2""",
    "actor_counts": f"""
SELECT one.role, one.type, one.actor, {_BY_KIND} AS kind,
  CASE WHEN level.times = 1 THEN one.lower / 100 ELSE {ALL_TIME} END AS month, count(*) AS number
FROM ({ACTORS.replace("{listed}", _LISTED)}) AS one {_LEVELS}
WHERE level.times = 0 OR (level.kinds = 1 AND one.is_country = 1) GROUP BY 1, 2, 3, 4, 5""",
    "pair_counts": f"""
SELECT one.source, one.target, {_BY_KIND} AS kind, {_BY_YEAR} AS year, count(*) AS number
FROM ({PAIRS}) AS one {_LEVELS} WHERE one.source <> one.target GROUP BY 1, 2, 3, 4""",
    "place_counts": f"""
SELECT {_BY_KIND} AS kind, one.place_no, {_BY_YEAR} AS year, count(*) AS number
FROM (
  SELECT p.place_no, p.kind, p.lower / 10000 AS year FROM items AS i JOIN item_places AS p ON p.item_no = i.item_no
  WHERE {{chosen}}
) AS one {_LEVELS} WHERE true GROUP BY 1, 2, 3""",
    "report_counts": """
SELECT coalesce(r.language, '') AS language, coalesce(r.outlet_no, 0) AS outlet_no, r.day / 10000 AS year, count(*) AS number
FROM reports AS r WHERE {chosen} GROUP BY 1, 2, 3""",
}
"""The rows of each summary, its columns first and then `number`."""

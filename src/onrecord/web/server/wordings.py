"""The words of the pages: what types and fields are called, and where they are."""

from typing import Any

WORDS: dict[str, Any] = {
    "NAVIGATION": (
        ("/", "Overview"), ("/reports", "Reports"), ("/pledges", "Pledges"), ("/claims", "Claims"), ("/cases", "Cases"),
        ("/laws", "Laws"), ("/events", "Events"), ("/statements", "Statements"), ("/parties", "Parties"),
        ("/timeline", "Timeline"), ("/map", "Map"), ("/network", "Network"), ("/stories", "Stories"), ("/review", "Review"),
        ("/log", "Log"), ("/add", "Add"),
    ),
    "LISTS": {
        "commitment": "pledges", "claim": "claims", "case": "cases", "law": "laws", "event": "events", "statement": "statements"
    },
    "ONE": {
        "commitment": "pledge", "claim": "claim", "case": "case", "law": "law", "event": "event", "statement": "statement",
        "quantity": "number",
    },
    "TITLES": {
        "commitment": "Pledges", "claim": "Claims", "case": "Protection cases", "law": "Laws and treaties", "event": "Events",
        "statement": "Statements",
    },
    "LEADS": {
        "commitment": "What one party undertook to another, on whose word, and how it stands. Each pledge once, however many "
        "reports tell it.",
        "claim": "What is said to be so, and who asserts, confirms, denies or declines to confirm it.",
        "case": "People under the protection of a mission, where, and what became of them.",
        "law": "Laws, treaties, conventions and resolutions that reports name.",
        "event": "Who did what to whom, when and where, by CAMEO and PLOVER.",
        "statement": "Who said what, with which words, and through whom it reached us.",
    },
    "NAMES": {
        "by": "by", "to": "to", "about": "about", "kind": "kind", "since": "from", "until": "to", "place": "in",
        "status": "standing", "text": "with the words", "report": "report", "review": "review", "language": "language",
    },
}  # fmt: skip
"""What the templates know by these names."""

"""Nouns that tell when, so that what stands before them is no agent and no matter: "by the end of May", "on Monday"."""

TIMES = frozenset({
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april"),
    *("may", "june", "july", "august", "september", "october", "november", "december", "end", "middle", "beginning", "start"),
    *("morning", "noon", "afternoon", "evening", "night", "nightfall", "midnight", "dawn", "dusk", "week", "weekend", "month"),
    *("year", "spring", "summer", "autumn", "winter", "deadline", "today", "tomorrow", "then", "now"),
})  # fmt: skip
"""Lemmas in lower case."""

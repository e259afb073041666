"""Search in the texts of reports, best first."""

from sqlalchemy import select

from onrecord.errors import OptionError
from onrecord.store.protocol import Store
from onrecord.store.reportpage import reports_of, text_of
from onrecord.store.snippets import snippet_of
from onrecord.store.tables import reports
from onrecord.store.values import Found
from onrecord.store.words import terms_of


def search(store: Store, query: str, size: int = 20) -> tuple[Found, ...]:
    """The reports that hold every word of the query, the best first, each with the passage where they stand.

    Words between quotation marks must follow each other; `word*` finds longer words, too. Raises OptionError where the query
    holds no word.
    """
    terms = terms_of(query)
    if not terms:
        raise OptionError(f"{query!r} holds no word to look for")
    matching = store.matching("reports", terms).subquery()
    wanted = (
        select(matching.c.no, matching.c.rank)
        .join(reports, reports.c.report_no == matching.c.no)
        .order_by(matching.c.rank, reports.c.day.desc(), reports.c.id)
        .limit(size)
    )
    with store.reading() as connection:
        found = connection.execute(wanted).all()
        rows = reports_of(connection, [row.no for row in found])
        texts = [text_of(connection, row.no) for row in found]
    passages = [snippet_of(text, terms) for text in texts]
    return tuple(
        Found(report=row, rank=float(hit.rank), snippet=passage[0], marks=passage[1])
        for hit, row, passage in zip(found, rows, passages, strict=True)
    )

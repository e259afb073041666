"""`onrecord timeline`: what happened and was said, in order of time, across reports."""

from onrecord.commands import options as o
from onrecord.commands.rows import print_rows
from onrecord.store.values import PAGE, Item, Paging


def timeline(
    by: o.By = None,
    to: o.To = None,
    about: o.About = None,
    kind: o.Kind = None,
    since: o.Since = None,
    until: o.Until = None,
    place: o.Place = None,
    text: o.Text = None,
    limit: o.Limit = None,
    after: o.After = None,
    format: o.RowFormat = "table",
    output: o.Output = None,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Shows dated events and statements of all reports in order of time, the oldest first."""
    from onrecord.store.timeline import timeline as lines

    given = {"by": by, "to": to, "about": about, "kind": kind, "since": since, "until": until, "place": place, "text": text}
    filters = o.filters_of(**given)
    paging = Paging(size=limit or PAGE, after=after, newest=False)
    with o.opened_store(store) as register:
        export = o.export_to(register, output, actor, "timeline", **given)
        print_rows(lambda page: lines(register, filters, page), Item, format, paging, limit, export)

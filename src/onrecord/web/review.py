"""Review by keyboard: what waits, one item in full, and what reviewers decide."""

from typing import Annotated, Any, Literal

import msgspec
from fastapi import Form, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import OptionError
from onrecord.store.correcting import FIELDS, PARTIES
from onrecord.store.itempage import item_row
from onrecord.store.listing import list_items
from onrecord.store.progress import progress
from onrecord.store.protocol import Store
from onrecord.store.reviewing import Verdict, undo
from onrecord.store.reviewing import review as keep
from onrecord.store.reviewpage import disagreements, orphaned_reviews
from onrecord.store.summaries import Count
from onrecord.store.values import REVIEWED, Filters, Item, ItemType, ReviewRow
from onrecord.web.item import ItemShown, item_shown
from onrecord.web.server.asked import LONGEST, Asked, Paged, Register, clean
from onrecord.web.server.choices import Choices, choices_of
from onrecord.web.server.onward import own_address
from onrecord.web.server.pages import Pages
from onrecord.web.server.rendering import address
from onrecord.web.server.visitors import Reviewer

PAGES = Pages()

Typed = Annotated[str | None, Form(max_length=LONGEST)]


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for review, and the item that is looked at: the one asked for, or the first.

    `done` is the item that was decided last.
    """

    filters: Filters
    types: tuple[ItemType, ...]
    rows: tuple[Item, ...]
    total: int | None
    next: str | None
    current: ItemShown | None
    choices: Choices | None
    done: Item | None
    progress: tuple[Count, ...]


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """Decisions on which reviewers differ, or reviews of items that are gone."""

    what: Literal["disagreements", "orphans"]
    rows: tuple[ReviewRow, ...]


@PAGES.page("/review", "review.html")
def review(
    register: Register, filters: Asked, paging: Paged,
    type: Annotated[ItemType | None, Query(description="Items of this type only.")] = None,
    item: Annotated[str | None, Query(max_length=LONGEST, description="The item to look at.")] = None,
    done: Annotated[str | None, Query(max_length=LONGEST, description="The item that was decided last.")] = None,
) -> Queue:  # fmt: skip
    """The items that nobody has reviewed yet, the newest first."""
    types = (type,) if type else REVIEWED
    waiting = filters if filters.review else msgspec.structs.replace(filters, review="machine")
    found = list_items(register, types, waiting, paging)
    wanted = clean("item", item) if item else (found.rows[0].id if found.rows else None)
    current = item_shown(register, wanted) if wanted else None
    return Queue(
        filters=filters, types=types, rows=found.rows, total=found.total, next=found.next, current=current,
        choices=choices_of(current.item.type) if current else None, done=_item(register, done),
        progress=progress(register),
    )  # fmt: skip


@PAGES.page("/review/disagreements", "differing.html")
def review_disagreements(register: Register) -> Differing:
    """Every item on which reviewers differ, with what each says."""
    return Differing(what="disagreements", rows=disagreements(register))


@PAGES.page("/review/orphans", "differing.html")
def review_orphans(register: Register) -> Differing:
    """What was said of items that their report's present coding no longer has."""
    return Differing(what="orphans", rows=orphaned_reviews(register))


@PAGES.action("/items/{id}/review")
def decide(
    request: Request, register: Register, visitor: Reviewer, id: str,
    decision: Annotated[str, Form(description="accept, correct, reject, note or undo.", max_length=20)],
    reason: Typed = None, kind: Typed = None, date: Typed = None, by: Typed = None, to: Typed = None, about: Typed = None,
    place: Typed = None, status: Typed = None, factuality: Typed = None, cameo: Typed = None, source: Typed = None,
    span: Annotated[list[str] | None, Form(description="ROLE=START:END, code points of the shown text.")] = None,
    back: Annotated[str | None, Form(description="The address to go on at.", max_length=2000)] = None,
) -> Response:  # fmt: skip
    """Keeps what a reviewer says of an item. Of a correction, a field that holds what the machine has says nothing."""
    given = {"kind": kind, "date": date, "by": by, "to": to, "about": about, "place": place, "status": status,
             "factuality": factuality, "cameo": cameo, "source": source}  # fmt: skip
    named = clean("id", id)
    why = clean("reason", reason) if reason else None
    if decision == "undo":
        undo(register, visitor.name, named, visitor.name, why)
    else:
        values, spans = ({}, ()) if decision != "correct" else _corrected(register, named, given, span or [])
        verdict = Verdict(decision=decision, reviewer=visitor.name, reason=why, values=values, spans=spans)
        keep(register, visitor.name, named, verdict)
    return RedirectResponse(_onward(back, named), status_code=303)


def _corrected(
    register: Store, id: str, given: dict[str, str | None], spans: list[str]
) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The fields that say otherwise than the machine, and the spans."""
    item = item_row(register, id)
    if item is None:
        raise OptionError(f"{id}: is no item")
    values: dict[str, list[str]] = {}
    for field in FIELDS:
        typed, had = given[field], _had(item, field)
        if typed is None or typed == "; ".join(had) or (field == "source" and not typed):
            continue
        if (kept := _several(field, clean(field, typed))) != had:
            values[field] = kept
    return values, tuple(one for one in spans if one.strip())


def _several(field: str, typed: str) -> list[str]:
    return [one.strip() for one in typed.split(";") if one.strip()] if field in PARTIES else [typed] * bool(typed)


def _had(item: Item, field: str) -> list[str]:
    """What the machine has, whatever an earlier correction put in its place: a correction tells all that is right."""
    for one in item.corrected:
        if one.field == field:
            return _several(field, one.machine or "")
    value: Any = getattr(item, field)
    return list(value) if isinstance(value, tuple) else [value] * bool(value)


def _onward(back: str | None, done: str) -> str:
    """The page to go on with: only one of this app."""
    path, _, query = own_address(back, f"/items/{done}").partition("?")
    return address(path, ("done", done)) + (f"&{query}" if query else "")


def _item(register: Store, id: str | None) -> Item | None:
    return item_row(register, clean("done", id)) if id else None

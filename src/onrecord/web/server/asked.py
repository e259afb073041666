"""What a page is asked for, checked: the register, the filters of a list, and which part of it."""

import re
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from onrecord.errors import OptionError
from onrecord.store.protocol import Store
from onrecord.store.values import PAGE, Filters, Paging

LONGEST = 500
"""Characters that one field may hold."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


async def register_of(request: Request) -> Store:
    """The register that the app was started with."""
    store: Store = request.app.state.store
    return store


def _field(told: str) -> Any:
    return Query(description=told, max_length=LONGEST)


async def filters_asked(
    by: Annotated[str | None, _field("Who says or does it: a party's id or name, or a country.")] = None,
    to: Annotated[str | None, _field("To whom: a party's id or name, or a country.")] = None,
    about: Annotated[str | None, _field("Whom it is about or affects.")] = None,
    kind: Annotated[str | None, _field("The kind of event, the act of a statement, the form of a pledge.")] = None,
    since: Annotated[str | None, _field("What can have happened on or after this date (EDTF: 2011, 2011-12).")] = None,
    until: Annotated[str | None, _field("What can have happened on or before this date (EDTF).")] = None,
    place: Annotated[str | None, _field("A place's name or a country.")] = None,
    status: Annotated[str | None, _field("The standing of a pledge or claim, the outcome of a case.")] = None,
    text: Annotated[str | None, _field("Words that the evidence holds.")] = None,
    report: Annotated[str | None, _field("A report's id.")] = None,
    review: Annotated[str | None, _field("machine, accepted, corrected, rejected or disputed.")] = None,
    language: Annotated[str | None, _field("Of reports: the language (ISO 639-1).")] = None,
) -> Filters:
    """The filters that are filled in."""
    given = {"by": by, "to": to, "about": about, "kind": kind, "since": since, "until": until, "place": place, "status": status,
             "text": text, "report": report, "review": review, "language": language}  # fmt: skip
    return Filters(**{name: clean(name, value) for name, value in given.items() if value and value.strip()})


async def paging_asked(
    size: Annotated[int, Query(ge=1, le=500, description="How many rows.")] = PAGE,
    after: Annotated[str | None, _field("The `next` of the page before.")] = None,
    oldest: Annotated[bool, Query(description="The oldest first.")] = False,
) -> Paging:
    """Which part of a list."""
    return Paging(size=size, after=clean("after", after) if after else None, newest=not oldest)


def clean(name: str, value: str) -> str:
    """The value as typed. Raises OptionError where it holds characters that nobody types."""
    if _CONTROL.search(value):
        raise OptionError(f"{name}: holds a control character")
    return value.strip()


Register = Annotated[Store, Depends(register_of)]
Asked = Annotated[Filters, Depends(filters_asked)]
Paged = Annotated[Paging, Depends(paging_asked)]

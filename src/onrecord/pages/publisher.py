"""Which outlet a page belongs to: by its head, its copyright line, its title, a source label, or its address."""

import re
from collections.abc import Sequence

from onrecord.pages.dateline import read_dateline
from onrecord.pages.furniture import is_contact, is_copyright
from onrecord.pages.headline import headline_line, site_in_title
from onrecord.pages.lines import letters
from onrecord.pages.meta import Meta
from onrecord.pages.outlet import from_copyright, from_masthead, from_source_line, named, without_edition
from onrecord.pages.printed import Line
from onrecord.pages.values import Named
from onrecord.vocabulary.pages import Pages

_HEADER = 6  # lines below the headline that may name the outlet
_NAMING = 80  # characters; a longer line does not name the outlet only
_FOOT = 40  # lines at the page's end that may claim rights


def page_outlet(meta: Meta, lines: Sequence[Line], headline: str | None, text: Sequence[str], pages: Pages) -> Named | None:
    """The outlet that printed the report under `headline`; `lines` are all of the page, `text` the report's paragraphs."""
    stated = [found for site in meta.sites if not site.startswith(("@", "http"))
              and (found := named(site, "site name in the page's head"))]  # fmt: skip
    holder = _holder(lines, pages)
    named_twice = [site for site in stated if len(letters(site.name)) > 3 and letters(site.name) in letters(meta.title)]
    site = site_in_title(meta.title, headline, pages) or ""
    title = named(without_edition(re.split(r"\s*[(:]", site)[0]), "site name in the title")
    sure = title is not None and from_masthead(title.name, pages) is not None
    if sure and title and holder:
        mine, theirs = (set(name.casefold().split()) - {"the"} for name in (title.name, holder.name))
        sure = bool(mine & theirs) and letters(holder.name) not in letters(title.name)
    if known := [*named_twice, *stated, *([title] if title and sure else []), *([holder] if holder else [])]:
        return known[0]
    if title and any(letters(title.name) in letters(line.text) for line in lines if len(line.text) < _NAMING):
        return title
    for line in lines:
        if found := from_source_line(line.text, pages):
            return found
    at = headline_line(headline, lines)
    for line in lines[at + 1 : at + _HEADER] if at is not None else ():
        if line.linked < 0.5 and (found := from_masthead(line.text, pages)):
            return found
    if title:
        return title
    dateline = read_dateline(text[0], pages) if text else None
    if dateline and dateline.agency and (agency := named(dateline.agency, "agency in the dateline")):
        return agency
    host = re.match(r"https?://(?:www\.)?([^/:]+)", meta.url)
    return Named(host.group(1), "address of the page") if host else None


def site_names(meta: Meta, lines: Sequence[Line], pages: Pages) -> list[str]:
    """Every name by which the page calls its outlet."""
    holder = _holder(lines, pages)
    host = re.match(r"https?://(?:www\.)?([^/:]+)", meta.url)
    hosts = [host.group(1), host.group(1).split(".")[0]] if host else []
    return list(dict.fromkeys([*meta.sites, *([holder.name] if holder else []), *hosts]))


def _holder(lines: Sequence[Line], pages: Pages) -> Named | None:
    for line in reversed(lines[-_FOOT:]):
        claims = len(line.text) < 400 and (is_copyright(line.text, pages) or is_contact(line.text, pages))
        if claims and (found := from_copyright(line.text, pages)):
            return found
    return None

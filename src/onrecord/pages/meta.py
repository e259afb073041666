"""What a page's head says about the report: JSON-LD, meta tags, title, declared language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Any

import msgspec
from lxml import html

_ARTICLE = re.compile(r"\w{0,30}(?:Article|Posting)|Report")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued",
    "article_date_original", "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_DATED = (
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "datecreated",
    "date",
)  # of the report, or of the file
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod")
_AUTHOR = (
    "author",
    "article:author_name",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "creator",
)
_SITE = ("og:site_name", "article:publisher_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_ISO = re.compile(r"\s*(?:19|20)\d\d-\d\d-\d\d")
_CHANGED = re.compile(r"(?:^|[\s_-])(?:updated|modified|dt-updated|lastmod)", re.IGNORECASE)
_WRITER = re.compile(
    r"(?:^|\s)(?:[\w-]*[_-])?(?:author|auteur|autor|autore|auth|fn|byline|writer|reporter)(?:[_-]?names?)?(?:$|\s)",
    re.IGNORECASE,
)
_LONGEST = 400
_MAX_LINKED = 2_000_000
_MAX_NODES = 2000


class Marked(msgspec.Struct, frozen=True):
    """A time that the page marks up: what it shows, the value behind it, and whether it is that of a change."""

    shown: str
    value: str
    changed: bool


class Meta(msgspec.Struct, frozen=True):
    """The head's statements, each as the page writes it; empty where it says nothing.

    `dated` may be when the report was published or when the file was made. `marked` and `signed` are the times and the names
    of writers that stand in the page itself, told by their markup.
    """

    title: str = ""
    social_title: str = ""
    linked_headline: str = ""
    published: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    marked: tuple[Marked, ...] = ()
    authors: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    linked_body: str = ""
    free: bool = True


def read_meta(tree: html.HtmlElement) -> Meta:
    """Reads the head before scripts are stripped. JSON-LD goes before meta tags."""
    tags = _tags(tree)
    article = next(_articles(tree), {})
    title = tree.find(".//title")
    return Meta(
        title=_clean("".join(title.itertext()) if title is not None else ""),
        social_title=_clean(tags.get("og:title") or tags.get("twitter:title") or ""),
        linked_headline=_name(article.get("headline")),
        published=_given(article.get("datePublished"), *(tags.get(key) for key in _PUBLISHED)),
        dated=_given(*(tags.get(key) for key in _DATED)),
        marked=_marked(tree),
        signed=_signed(tree),
        modified=_given(article.get("dateModified"), *(tags.get(key) for key in _MODIFIED)),
        authors=_names(article.get("author")) or _given(*(tags.get(key) for key in _AUTHOR))[:1] or _writers(tree),
        sites=_sites(tags, _name(article.get("publisher"))),
        url=_address(tree, tags),
        language=(tree.get("lang") or tags.get("content-language") or "")[:20].strip().lower(),
        linked_body=article["articleBody"] if isinstance(article.get("articleBody"), str) else "",
        free=str(article.get("isAccessibleForFree", True)).lower() != "false",
    )


def _tags(tree: html.HtmlElement) -> dict[str, str]:
    """The content of each meta tag and of elements with `itemprop`, the first of each name."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = _clean(tag.get("content") or "")
        if key and content:
            found.setdefault(key.strip().lower(), content)
    for element in tree.iter("time", "span", "abbr"):
        key = (element.get("itemprop") or "").lower()
        value = element.get("datetime") or element.get("content")
        if key in ("datepublished", "datemodified") and value:
            found.setdefault(key, _clean(value))
    return found


def _sites(tags: dict[str, str], publisher: str) -> tuple[str, ...]:
    """The names of the site, none of which is the page's own title."""
    named = _given(tags.get(_SITE[0]), publisher, *(tags.get(key) for key in _SITE[1:]))
    return tuple(name for name in named if name not in (tags.get("og:title"), tags.get("twitter:title")))


def _writers(tree: html.HtmlElement) -> tuple[str, ...]:
    """The names marked as the author's in the page itself."""
    marked = (_clean(str(one.text_content())) for one in tree.xpath("//*[@itemprop='author' or @rel='author']")[:5])
    return tuple(dict.fromkeys(name for name in marked if 2 < len(name) < 80))


def _marked(tree: html.HtmlElement) -> tuple[Marked, ...]:
    """The times in the page whose value is given beside what is shown."""
    found = []
    for element in tree.xpath("//time[@datetime] | //abbr[@title] | //span[@title]")[:200]:
        value = element.get("datetime") or element.get("title") or ""
        shown = " ".join(element.text_content().split())
        if shown and len(shown) < 100 and _ISO.match(value):
            marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
            found.append(Marked(shown, value[:40], bool(_CHANGED.search(marks))))
    return tuple(found)


def _signed(tree: html.HtmlElement) -> tuple[str, ...]:
    """What stands in elements whose class says that it is the writer's name, in order, the innermost of each."""
    named = [e for e in tree.xpath("//*[@class]") if _is_writer(e.get("class"))][:20]
    around = {above for element in named for above in element.iterancestors()}
    inner = (" ".join(element.text_content().split()) for element in named if element not in around)
    return tuple(dict.fromkeys(name for name in inner if 2 < len(name) < 80))


@lru_cache(maxsize=4096)
def _is_writer(names: str) -> bool:
    return len(names) < 200 and bool(_WRITER.search(names))


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that describe a report."""
    for script in tree.iter("script"):
        text = (script.text or "") if "ld+json" in (script.get("type") or "").lower() else ""
        if not text.strip() or len(text) > _MAX_LINKED:
            continue
        try:
            loaded = msgspec.json.decode(re.sub(r"[\x00-\x1f]", " ", text.strip().rstrip(";")))
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from (node for node in _nodes(loaded) if _is_article(node))


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [loaded], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in node)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for one in values[:20] if (name := _name(one))))


def _name(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    return _clean(value) if isinstance(value, str) else ""


def _given(*values: Any) -> tuple[str, ...]:
    return tuple(_clean(value) for value in values if isinstance(value, str) and value.strip())


def _clean(value: str) -> str:
    """One line, without markup that was escaped twice."""
    plain = re.sub(r"<[^<>]{0,80}>", "", value[: _LONGEST * 4])
    plain = re.sub(r"<[^<>]{0,80}>", "", unescape(plain)) if "&" in plain else plain
    return " ".join(str(plain).split())[:_LONGEST]


def _address(tree: html.HtmlElement, tags: dict[str, str]) -> str:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    given = [*links, tags.get("og:url", "")]
    return next((url.strip()[:2000] for url in given if re.match(r"https?://", url.strip())), "")

"""Markup to a tree, without what a reader of the page does not see."""

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree, html

from onrecord.errors import SourceError

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    }
)
"""Elements that end a line before and after them."""
_MAX_ELEMENTS = 60_000
_SEEN_BY_NOBODY = (
    *("script", "style", "template", "noscript", "noframes", "svg", "iframe", "object", "embed", "datalist", "head"),
    *("amp-sidebar", "amp-consent", "amp-ad", "amp-auto-ads", "amp-embed", "amp-user-notification", "amp-analytics"),
)
_OF_ARCHIVES = "//*[starts-with(@id, 'wm-ipp') or @id='wm-capinfo' or @id='donato']"  # the bar of the Wayback Machine
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0*(?:\.0+)?\s*(?:px|pt|em|rem|%|;|!|$)"
    r"|opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}px"
    r"|(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$).*overflow\s*:\s*hidden"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE | re.DOTALL,
)
_INK = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*(#[0-9a-f]{3,6}\b|rgba?\([^)]*\)|[a-z]+)", re.IGNORECASE)
_PAPER = "ffffff"
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
_RULE = re.compile(r"(?:^|(?<=\}))\s*([^{}@]{1,400})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"^[a-z]*([.#])([\w-]+)$", re.IGNORECASE)
_NESTED = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_BY_CUSTOM = frozenset(  # class names that style sheets use everywhere for text out of sight
    {
        *("hidden", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "is-hidden"),
        *("element-invisible", "u-hidden", "tooltip", "tooltiptext", "popover", "popup", "hovercard", "rollover-block"),
    }
)
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,30})\s[^<>]{40000,}>")  # attributes in the thousands take hours to compare
_MAX_STYLE = 200_000
_HIDDEN_SHARE = 0.4  # a style sheet that hides more than this of the text shows it again by script


def parse(markup: str, name: str) -> html.HtmlElement:
    """The tree of a page. Raises SourceError where there is no element in it, or more than can be read."""
    markup = _LONG_TAG.sub(r"<\1>", markup.replace("\x00", ""))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceError(f"{name}: a page without content; save the page again, with its text") from error
    if tree.xpath("count(//*)") > _MAX_ELEMENTS:
        raise SourceError(f"{name}: more than {_MAX_ELEMENTS} elements; give the page of one report")
    return tree


def strip_invisible(tree: html.HtmlElement) -> None:
    """Removes elements that are hidden by attribute or style, and those that hold no text of the page.

    What only screen readers skip (`aria-hidden`) is seen, and stays. The page as a whole is never removed.
    """
    sheet = "\n".join(style.text or "" for style in tree.iter("style"))[:_MAX_STYLE]
    for element in list(tree.iter(*_SEEN_BY_NOBODY)):
        remove(element)
    marked = tree.xpath("//*[@hidden or @style or @color]")
    hidden = [e for e in marked if "hidden" in e.attrib or _hides(e.get("style") or "") or _is_colour_on_itself(e)]
    hidden += [e for e in tree.iter("font") if (e.get("size") or "").strip() == "0"]
    hidden += [
        e for e in tree.iter("dialog", "input") if "open" not in e.attrib and (e.tag == "dialog" or e.get("type") == "hidden")
    ]
    hidden += tree.xpath(_OF_ARCHIVES)
    for element in hidden:
        if element.tag not in ("html", "body"):
            remove(element)
    _strip_by_sheet(tree, sheet)
    for paragraph in tree.xpath("//p[@aria-hidden]"):
        paragraph.attrib.pop("aria-hidden")


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    return bool(_HIDING.search(style))


def _is_colour_on_itself(element: html.HtmlElement) -> bool:
    """Whether the text has the colour of its ground: as the element or those around it state it, or white where none can."""
    ink = _colour(_INK.search(element.get("style") or ""), element.get("color"))
    if not ink:
        return False
    plain = True
    for around in (element, *element.iterancestors()):
        if ground := _colour(_GROUND.search(around.get("style") or ""), around.get("bgcolor")):
            return ground == ink
        plain = plain and not any(name in around.attrib for name in ("class", "id", "background"))
    return plain and ink == _PAPER


def _in_one_colour(rules: str) -> bool:
    """Whether a style sheet's rule gives text and ground the same colour."""
    ink = _colour(_INK.search(rules), None)
    return bool(ink) and ink == _colour(_GROUND.search(rules), None)


def _colour(styled: re.Match[str] | None, stated: str | None) -> str:
    """A colour as six hexadecimal digits, or as it is named; empty where none is stated."""
    value = (styled.group(1) if styled else stated or "").strip().lower()
    if match := _RGB.match(value):
        return "".join(f"{min(int(part), 255):02x}" for part in match.groups())
    value = {"white": "ffffff", "black": "000000"}.get(value, value.lstrip("#"))
    return "".join(digit * 2 for digit in value) if re.fullmatch(r"[0-9a-f]{3}", value) else value


def remove(element: html.HtmlElement) -> None:
    """Takes an element out of its tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _strip_by_sheet(tree: html.HtmlElement, sheet: str) -> None:
    """Removes what simple rules (`.x`, `#x`) of the page's own style sheet hide, unless that is most of the text."""
    classes, ids = _hidden_names(sheet)
    classes |= _BY_CUSTOM
    named = [
        element
        for element in tree.xpath("//*[@class or @id]")
        if element.get("id") in ids or not classes.isdisjoint((element.get("class") or "").split())
    ]
    total = _size(tree) if named else 0
    for element in named:
        if _size(element) < _HIDDEN_SHARE * total:
            remove(element)


def _hidden_names(sheet: str) -> tuple[set[str], set[str]]:
    names: dict[str, set[str]] = {".": set(), "#": set()}
    if any(word in sheet for word in ("none", "hidden", "font-size", "opacity", "color")):
        for selectors, rules in _RULE.findall(_NESTED.sub("}", sheet)):
            if _HIDING.search(rules) or _in_one_colour(rules):
                for match in filter(None, (_SIMPLE.match(one.strip()) for one in selectors.split(","))):
                    names[match.group(1)].add(match.group(2))
    return names["."], names["#"]


def _size(element: html.HtmlElement) -> int:
    return sum(map(len, _texts(element)))


def _texts(element: html.HtmlElement) -> Iterable[str]:
    return (text.strip() for text in element.itertext())

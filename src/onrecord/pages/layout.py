"""Old layouts to blocks: tables that only place things, runs of line breaks, and captions beside the text."""

import re

from lxml import html

from onrecord.pages.markup import BLOCKS

CELL = "data-cell"
"""The attribute of a block that was a cell of a layout table."""
_WHOLE = BLOCKS - {"br"}
_LONG_CELL = 200
_CAPTION = 500
_LOOSE = 30


_INLINE = ("span", "a", "em", "strong", "i", "b", "u", "font", "abbr", "mark")


def unfold(tree: html.HtmlElement) -> None:
    """Turns layout tables into blocks and line breaks in twos into paragraphs; removes pictures' captions in tables."""
    for table in reversed(list(tree.iter("table"))):
        if _is_caption(table):
            table.drop_tree()
        elif _is_layout(table):
            _to_blocks(table)
    for parent in {br.getparent() for br in tree.iter("br")}:
        if parent is not None and parent.tag != "pre" and _has_run(parent):
            _paragraphs(parent)
    for parent in {p.getparent() for p in tree.iter("p")}:
        if parent is not None and _has_loose_prose(parent):
            _paragraphs(parent)
    for element in tree.iter(*_INLINE):
        if next(element.iterancestors("p"), None) is not None:
            element.attrib.pop("class", None)  # or the words in it may be taken for a menu's
            element.attrib.pop("id", None)


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether the table places prose rather than holds data: a table or block within, or a cell with much text."""
    if next(table.iter("th", "caption"), None) is not None and next(table.iterdescendants("table"), None) is None:
        return False
    for cell in table.iter("td"):
        if len(cell.text_content()) >= _LONG_CELL:
            return True
        if any(child.tag in _WHOLE and len(child.text_content()) > 80 for child in cell):
            return True
    rows = sum(1 for _ in table.iter("tr"))
    return rows < 2 or next(table.iterdescendants("table", "div", "form", "ul"), None) is not None


def _is_caption(table: html.HtmlElement) -> bool:
    """Whether the table sets a picture with its caption into the text of a cell."""
    within = next(table.iterancestors("td", "div", "p"), None) is not None
    floats = (table.get("align") or "").lower() in ("left", "right") or "float" in (table.get("style") or "")
    picture = next(table.iter("img"), None) is not None
    return within and picture and (floats or sum(1 for _ in table.iter("td")) <= 4) and len(table.text_content()) < _CAPTION


def _to_blocks(table: html.HtmlElement) -> None:
    own = [part for part in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th") if _own_table(part) is table]
    for part in own:
        if part.tag == "td":
            part.set(CELL, "")
        part.tag = "div"
        for name in ("width", "height", "bgcolor", "border", "valign"):
            part.attrib.pop(name, None)


def _own_table(part: html.HtmlElement) -> html.HtmlElement:
    return part if part.tag == "table" else next(part.iterancestors("table"), part)


def _has_run(parent: html.HtmlElement) -> bool:
    """Whether two line breaks follow each other among the children."""
    return any(
        child.tag == "br" and not (child.tail or "").strip() and (after := child.getnext()) is not None and after.tag == "br"
        for child in parent
    )


def _has_loose_prose(parent: html.HtmlElement) -> bool:
    """Whether there is text beside the paragraphs, as where only the second and later ones are marked."""
    loose = [parent.text or "", *(child.tail or "" for child in parent)]
    return sum(len(text.strip()) for text in loose) > _LOOSE


def _paragraphs(parent: html.HtmlElement) -> None:
    """Wraps what stands between runs of line breaks in paragraphs."""
    pieces: list[tuple[str, list[html.HtmlElement]]] = []
    blocks: list[html.HtmlElement | None] = []
    text, inner = parent.text or "", []
    children = list(parent)
    for number, child in enumerate(children):
        tail, child.tail = child.tail or "", None
        parent.remove(child)
        after = children[number + 1] if number + 1 < len(children) else None
        ends = child.tag in _WHOLE or (child.tag == "br" and not tail.strip() and after is not None and after.tag == "br")
        if not ends:
            child.tail = tail
            inner.append(child)
            continue
        pieces.append((text, inner))
        blocks.append(child if child.tag in _WHOLE else None)
        text, inner = tail, []
    pieces.append((text, inner))
    blocks.append(None)
    parent.text = None
    if parent.tag in ("font", "span", "b", "p", "i", "strong", "center"):
        parent.tag = "div"
    for (words, elements), block in zip(pieces, blocks, strict=True):
        _append_paragraph(parent, words, elements)
        if block is not None:
            parent.append(block)


def _append_paragraph(parent: html.HtmlElement, words: str, elements: list[html.HtmlElement]) -> None:
    if not words.strip() and not elements:
        return
    paragraph = html.Element("p")
    paragraph.text = words
    paragraph.extend(elements)
    if re.search(r"\S", paragraph.text_content()) or next(paragraph.iter("img"), None) is not None:
        parent.append(paragraph)

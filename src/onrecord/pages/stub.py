"""What stands on a page that holds no report: a subscriber wall, a consent page, an error page, or a menu."""

from collections.abc import Sequence

from onrecord.pages.furniture import ends_sentence
from onrecord.pages.meta import Meta
from onrecord.pages.printed import Line
from onrecord.vocabulary.pages import Pages

_SHORT = 900  # characters; a report cut by a wall is shorter
_LIST = 250  # characters; a report may be a list without sentences
_REPORT = 3  # paragraphs of sentences that a consent page does not have
_SENTENCE = 40
_SENTENCE_IDEOGRAPHS = 15


def what_instead(text: Sequence[str], meta: Meta, lines: Sequence[Line], pages: Pages) -> str | None:
    """Why the page gives no report, and what to do; None where it gives one."""
    size = sum(map(len, text))
    if size < _SHORT:
        page = "\n".join(line.text for line in lines).casefold()
        wall = any(phrase in page for phrase in pages.words("paywall"))
        if wall or not meta.free:
            return "only the opening of a report for subscribers; save the page while logged in"
        small = len(page) < 4 * _SHORT
        told = [words for words in text if _is_sentence(words) and not _asks_consent(words, pages)]
        if small and _asks_consent(page, pages) and size < _SHORT / 2 and len(told) < _REPORT:
            return "a consent or robot check instead of a report; open the page in a browser and save it from there"
        title = f"{meta.title}\n{page[:400]}".casefold()
        if size < _SHORT / 2 and any(phrase in title for phrase in pages.words("missing")):
            return "an error page instead of a report; look for a copy of the report"
    links = {line.text for line in lines if line.linked > 0.6}
    if not any(map(_is_sentence, text)) and sum(len(words) for words in text if words not in links) < _LIST:
        return "no report on the page; give the page of one report"
    return None


def _asks_consent(words: str, pages: Pages) -> bool:
    low = words.casefold()
    return any(phrase in low for phrase in pages.words("consent"))


def _is_sentence(words: str) -> bool:
    least = _SENTENCE_IDEOGRAPHS if any(ord(char) > 0x2E80 for char in words) else _SENTENCE
    return len(words) >= least and (ends_sentence(words) or len(words) > 3 * least)

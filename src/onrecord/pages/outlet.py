"""The outlet that a page names: in its copyright line, as the site's name, in its title, or as the dateline's agency."""

import re
import unicodedata
from functools import lru_cache

from onrecord.model import Mention
from onrecord.pages.clock import find_stamps
from onrecord.pages.values import Named
from onrecord.vocabulary.pages import Pages

_SIGN = re.compile(r"(?:©|ⓒ|\(c\)|&copy;|copyrights?\b|\b(?:19|20)\d\d\b|[-–,]|\bby\b|\s)+", re.IGNORECASE)
_SIGNED = re.compile(r"©|ⓒ|\(c\)|&copy;|\bcopyrights?\b", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:\s&\s|[.。,，;|•·/]\s|[.。,，;|•·/]$|\s[|•·/–-]|\(|\s{2,}|\b(?:19|20)\d\d\b).*$")
_COMPANY = re.compile(
    r",?\s+(?:inc|ltd|llc|plc|gmbh|ag|kg|co|corp|corporation|limited|company|s\.?a|s\.?l|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|oy|aps|a/s"
    r"|pty|pvt|bhd|sdn|tbk|e\.?v|media group)\b\.?.*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[«»„“”\"‘「『](.*)[«»“”\"’」』]$")
_EDITION = re.compile(r"(\S+\s\S+)\s(?:online|on-line|interactive|web edition)$", re.IGNORECASE)
_ARABIC_TO = re.compile(r"^ل(?=ل)|^ل(?=[\u0621-\u064a]{2})")
_LONGEST = 60
_SENTENCE = re.compile(r"[.!?。]\s*$|[.!?]\s+[A-Z]\w+\s+\w+\s+\w+")
_ASIDE = re.compile(r"(?:page|p\.|pp\.|vol|no|edition|section)\b|[a-z]+ edition$|\W*$", re.IGNORECASE)


def from_copyright(line: str, pages: Pages) -> Named | None:
    """The holder that a copyright line names."""
    signed = _SIGNED.search(line)
    rest = line[_SIGN.match(line, signed.start()).end() :] if signed else line  # type: ignore[union-attr]
    if signed and not re.search(r"[^\W\d]", rest):
        rest = line[: signed.start()]
    claim = _claims(pages).search(rest.casefold())
    if claim and claim.start() == 0:
        rest = re.sub(r"^[\W_]+", "", rest[claim.end() :])
        rest = _ARABIC_TO.sub(lambda to: "ا" if rest.startswith("لل") else "", re.sub(r"^(?:by|to|for)\s", "", rest))
        claim = _claims(pages).search(rest.casefold())
        rest = rest[: claim.start()] if claim else rest
    elif claim:
        rest = rest[: claim.start()]
    elif not signed:
        return None
    name = _COMPANY.sub("", _STOP.sub("", _SIGN.sub("", rest, count=1) if _SIGN.match(rest) else rest)).strip(" .,|-–©")
    return named(without_edition(name), "copyright line")


def from_source_line(line: str, pages: Pages) -> Named | None:
    """The outlet behind a label such as "来源："."""
    match = _sources(pages).search(line) if len(line) < 200 else None
    return named(re.split(r"[|【\[]|\s{2,}|\s(?=\S+[：:])", match.group(1))[0], "source line") if match else None


def from_masthead(line: str, pages: Pages) -> Named | None:
    """The outlet in a line that holds a name such as "The Plain Herald", with a date, a place or a page at most."""
    if len(line) > _LONGEST * 2 or _SENTENCE.search(line):
        return None
    rest = line
    for stamp in find_stamps(line, pages):
        rest = rest.replace(stamp.when.text, "|")
    parts = [part.strip(" —–-.,") for part in re.split(r"[|,·/()]|\s[—–-]+\s", rest)]
    parts = [part for part in parts if part and not _ASIDE.match(part)]
    if not parts or any(len(part.split()) > 5 for part in parts):
        return None
    return next((named(part, "name above the report") for part in parts if _is_masthead(part, pages)), None)


def _is_masthead(part: str, pages: Pages) -> bool:
    words = part.casefold().split()
    if part.casefold() in pages.words("agencies"):
        return True
    if any(word[0].islower() for word in part.split() if len(word) > 3) or (len(words) < 2 and part[0] < "\u2e80"):
        return False
    openings = {" ".join(words[:1]), " ".join(words[:2])}
    last = {words[-1], " ".join(words[-2:])}
    ends = not last.isdisjoint(pages.words("outlet_words")) or any(part.endswith(word) for word in pages.words("outlet_words")
                                                           if word[0] > "\u2e80")  # fmt: skip
    return ends or bool(openings & pages.words("outlet_openings"))


@lru_cache(maxsize=2)
def _sources(pages: Pages) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pages.alternatives('outlet')}\s*[:：]\s*(.+)")


@lru_cache(maxsize=2)
def _claims(pages: Pages) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)|(?<=[\u2e80-\u9fff\uac00-\ud7a3])){pages.alternatives('copyright')}")


def named(name: str, reason: str) -> Named | None:
    """The name with its reason, if it can be an outlet's: one to six words, no sentence."""
    name = _QUOTED.sub(r"\1", " ".join(name.split()))
    if not 2 <= len(name) <= _LONGEST or len(name.split()) > 7 or not re.search(r"[^\W\d]", name):
        return None
    return Named(name, reason)


def outlet_mention(outlet: Named) -> Mention:
    """The outlet as a party: its id is its name in lower case, joined by hyphens, without "the" and without accents."""
    return Mention(party=_slug(outlet.name), name=outlet.name, kind="outlet", reason=outlet.reason)


def without_edition(name: str) -> str:
    """The outlet's name without "Online" and the like behind two words."""
    return _EDITION.sub(r"\1", name)


def _slug(name: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.findall(r"\w+", unicodedata.normalize("NFC", plain).casefold().replace("'", "").replace("’", ""))
    return "-".join(words[1:] if len(words) > 1 and words[0] == "the" else words)

"""Bytes to text by evidence: byte order mark, valid UTF-8, what the page declares, and how likely the letters are.

A declared charset is believed only if the bytes decode and the letters look like its scripts. Labels are read as browsers
read them (WHATWG Encoding Standard): `euc-kr` as cp949, `iso-8859-1` as windows-1252, `gb2312` as gb18030.
"""

import codecs
import re

import charset_normalizer
import msgspec

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_BROWSERS = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949", "windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,20})", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 200_000
_CANDIDATES = ("cp949", "cp932", "gb18030", "big5hkscs", "euc_jp", "cp1251", "cp1256", "koi8_r", "cp1252", "cp1250")
_GUESSES = ["cp1250", "cp1253", "cp1254", "cp1255", "cp1257", "cp1258", "cp874", "iso8859_2", "iso8859_5", "iso8859_7"]
_LIKELY = 0.75
_SCRIPTS = {
    "cp949": r"\uac00-\ud7a3\u3000-\u303f\u2010-\u2027\u00b7\u3131-\u318e\uff00-\uff5e\u2500-\u25ff",
    "cp932": r"\u3040-\u30ff\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e\u2500-\u25ff",
    "euc_jp": r"\u3040-\u30ff\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e\u2500-\u25ff",
    "gb18030": r"\u4e00-\u9fa5\u3000-\u301f\uff00-\uff5e\u2010-\u2027\u2500-\u25ff\u00b7",
    "big5hkscs": r"\u4e00-\u9fa5\u3000-\u301f\uff00-\uff5e\u2010-\u2027\u2500-\u25ff",
    "cp1251": r"а-яё\u2010-\u2027«»№\u00a0А-ЯЁ", "koi8_r": r"а-яё\u2010-\u2027А-ЯЁ",
    "cp1256": r"\u0621-\u0652\u06a9-\u06cc،؛؟\u00a0\u2010-\u2027«»",
}  # fmt: skip
_FREQUENT = {  # letters that a text of some length must hold
    "cp932": "のはをにがで", "euc_jp": "のはをにがで", "gb18030": "的是在了不国一有和中日人",
    "big5hkscs": "的是在了不國一有和中日人",
    "cp949": "이다는의에을가한고은", "cp1251": "оеаин", "koi8_r": "оеаин", "cp1256": "الينم",
}  # fmt: skip
_MISREAD = re.compile(r"[a-zà-ÿ][ŸŒŠŽ]|£[a-zà-ÿ]|œ(?![uia])|\w¿|¿\s|[a-z][³¹][a-z]")  # cp1250 read as cp1252
_SLAVIC = re.compile(r"(?=.*[\u0100-\u017f])[à-öø-ÿÀ-ÖØ-Þ\u0100-\u017f]{2}")  # as in "Łódź", "ść"
_MIXED = re.compile(r"[a-zA-Z][\u0400-\u06ff]|[\u0400-\u06ff](?=[a-zA-Z])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(msgspec.Struct, frozen=True):
    """The text, the charset it was read in, and why that one."""

    text: str
    charset: str
    evidence: str


def decode(data: bytes) -> Decoded | None:
    """The bytes as text; None where they are no text in any known charset."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            text = _strict(data, charset)
            return _plausible(Decoded(text, charset, "byte order mark")) if text is not None else None
    text = _strict(data, "utf-8")
    if text is not None:
        return _plausible(Decoded(text, "utf-8", "valid UTF-8"))
    if b"\x00" in data[:_SAMPLE]:
        return None
    return _by_letters(data)


def _by_letters(data: bytes) -> Decoded | None:
    """The declared charset if its letters are likely, else the likeliest, else the library's guess."""
    if broken := _broken(data):
        return broken
    declared = _declared(data)
    sample = data[:_SAMPLE]
    scores = {name: _likelihood(sample, name) for name in dict.fromkeys([*filter(None, [declared]), *_CANDIDATES])}
    if declared and scores[declared] >= _LIKELY and scores[declared] >= max(scores.values()) - 0.15:
        return _plausible(Decoded(data.decode(declared, "replace"), declared, "declared"))
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _LIKELY:
        return _plausible(Decoded(data.decode(best, "replace"), best, "letters"))
    if declared and scores[declared] > 0 and scores[declared] >= scores[best] - 0.3:
        return _plausible(Decoded(data.decode(declared, "replace"), declared, "declared"))
    guess = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSES).best()
    return _plausible(Decoded(data.decode(guess.encoding, "replace"), guess.encoding, "guess")) if guess else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if not match:
        return None
    label = match.group(1).decode("ascii", "replace").lower()
    try:
        name = codecs.lookup(_AS_BROWSERS.get(label, label)).name
    except LookupError:
        return None
    name = {"big5-hkscs": "big5hkscs", "shift_jis": "cp932", "koi8-r": "koi8_r"}.get(name, name.replace("-", "_"))
    return None if name in ("utf_8", "utf_16") else name


def _strict(data: bytes, charset: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(charset, errors)
    except (UnicodeDecodeError, LookupError):
        return None


def _broken(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, which stand as replacement characters among many whole letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    return _plausible(Decoded(text, "utf-8", "UTF-8 with broken bytes")) if broken * 5 < whole else None


def _likelihood(sample: bytes, charset: str) -> float:
    """From 0 to 1: how many of the letters beyond ASCII are ones that the charset's languages use."""
    text = sample.decode(charset, "replace")
    foreign = re.sub(r"[\x00-\x7f]+", "", text)
    if not foreign or foreign.count("\ufffd") > max(2, len(foreign) * 0.02):
        return 0.0
    if charset not in _SCRIPTS:
        return _latin(text, foreign)
    fitting = len(re.findall(f"[{_SCRIPTS[charset]}]", foreign)) / len(foreign)
    frequent = sum(foreign.count(letter) for letter in _FREQUENT[charset]) / len(foreign)
    if charset in ("cp1251", "koi8_r", "cp1256") and len(_MIXED.findall(text)) * 4 > len(foreign):
        return 0.0  # letters of two scripts in one word
    if charset in ("cp1251", "koi8_r"):
        fitting *= 1.0 if len(re.findall("[а-яё]", foreign)) * 2 > len(foreign) else 0.3
    return fitting * min(1.0, 0.6 + frequent * 5)


def _latin(text: str, foreign: str) -> float:
    """Latin text has its accents one by one, between plain letters."""
    strays = re.findall(r"[\x80-\x9f¤¦¨¬¯²³¶¸¹º¼½¾Þþ×÷]", foreign)
    runs = re.findall(r"[^\x00-\x7f“”‘’–—…«»\u00a0•·©]{2,}", text)
    runs = [run for run in runs if not _SLAVIC.fullmatch(run)]
    bad = len(strays) + sum(map(len, runs)) + len(_MISREAD.findall(text))
    return max(0.0, 1.0 - 1.5 * bad / len(foreign))


def _plausible(decoded: Decoded) -> Decoded | None:
    """None where control characters show that the bytes are no text."""
    head = decoded.text[:_SAMPLE]
    controls = len(_CONTROL.findall(head))
    return None if (controls > 8 and controls * 50 > len(head)) or (head.count("\x00") * 10 > len(head) > 0) else decoded

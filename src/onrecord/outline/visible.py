"""Characters that hide or reorder text are written out, so that nobody reads what is not there."""

import re

# Control characters but for tab and line ends, zero-width and bidirectional marks, tag characters, lone surrogates.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with each hidden character as its code point between angle brackets: "⟨U+202E⟩"."""
    if text.isprintable():  # hidden characters are not, and this is told faster
        return text
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def one_line(text: str) -> str:
    """The text on one line: white space collapsed, hidden characters written out."""
    return visible(" ".join(text.split()))

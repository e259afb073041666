"""PDF files that hold text: a printed page saved, a press release, a newswire copy."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import SourceError
from onrecord.ingest import pdf_text
from onrecord.ingest.source import Source, whole
from onrecord.pages.values import RawReport

SUFFIXES: tuple[str, ...] = (".pdf",)
_NEAR_THE_START = 1024  # readers of PDF accept the mark anywhere in so many bytes
_WAIT_SECONDS = 60
_READER = Path(pdf_text.__file__)
_REASONS = {
    pdf_text.ENCRYPTED: "a PDF with a password; save it without one",
    pdf_text.TOO_LONG: f"a PDF of more than {pdf_text.MAX_PAGES} pages; give the pages of one report",
    pdf_text.NO_TEXT: "a PDF without text, such as a scan; run text recognition on it, or type the text",
}
_BROKEN = "a PDF that cannot be read within the limits of time and memory; save its text as a .txt file and give that"


def recognise(head: bytes) -> bool:
    """Whether the mark of a PDF is among the first bytes."""
    return b"%PDF-" in head[:_NEAR_THE_START] and not head.lstrip().startswith((b"{", b"<"))


def reports(source: Source) -> Iterator[RawReport | SourceError]:
    """The one report of a PDF, read in a process with limits of its own."""
    data = whole(source)
    if not recognise(data[: 2 * _NEAR_THE_START]):
        raise SourceError(f"{source.name}: not a PDF; check the file")
    yield RawReport(name=source.name, source_id=source.source_id, data=data, layout="plain", text=_text(data, source.name))


def _text(data: bytes, name: str) -> str:
    """The text of a PDF. Raises SourceError where it gives none."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_READER)], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=_WAIT_SECONDS, check=False, env={"OMP_NUM_THREADS": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"{name}: {_BROKEN}") from error
    if done.returncode:
        raise SourceError(f"{name}: {_REASONS.get(done.returncode, _BROKEN)}")
    return done.stdout.decode("utf-8")

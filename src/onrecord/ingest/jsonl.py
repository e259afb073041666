"""Corpora in JSON Lines: one report a row with `id` and `text`, maybe `published`, `url`, `outlet`, `headline` or `title`."""

from collections.abc import Iterator

import msgspec

from onrecord.errors import SourceError
from onrecord.ingest.source import MAX_BYTES, Source, reading
from onrecord.pages.values import RawReport

SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")


class Row(msgspec.Struct, frozen=True):
    """One row of a corpus; other fields are left aside."""

    id: str | int
    text: str
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    title: str | None = None


_DECODER = msgspec.json.Decoder(Row)


def recognise(head: bytes) -> bool:
    """Whether the first line is a JSON object, as far as it goes."""
    line, newline, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        msgspec.json.decode(line)
    except msgspec.DecodeError:
        return not newline and b'"' in line[:20]
    return True


def reports(source: Source) -> Iterator[RawReport | SourceError]:
    """Row by row, so that memory does not grow with the corpus. A bad row is an error in its place."""
    found = False
    with reading(source.name), source.open() as stream:
        number = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            name = f"{source.name}, row {number}"
            if len(line) > MAX_BYTES:
                raise SourceError(f"{name}: longer than {MAX_BYTES // 2**20} MiB; give one report a row")
            row = line.removeprefix(b"\xef\xbb\xbf").strip()
            if row:
                found = True
                yield _report(row, name)
    if not found:
        raise SourceError(f"{source.name}: empty; a corpus has one JSON object a row, with id and text")


def _report(row: bytes, name: str) -> RawReport | SourceError:
    try:
        fields = _DECODER.decode(row)
        fields.text.encode("utf-8")
    except msgspec.ValidationError as error:
        return SourceError(f"{name}: {error}; a row has an id and a text")
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return SourceError(f"{name}: not a JSON object in UTF-8 ({error}); mend the row")
    if not fields.text.strip():
        return SourceError(f"{name}: its text is empty; give the report's text")
    return RawReport(
        name=name, source_id=str(fields.id), data=row, layout="row", text=fields.text, published=fields.published,
        url=fields.url, outlet=fields.outlet, headline=fields.headline or fields.title,
    )  # fmt: skip

"""Why items were coded, for `onrecord explain`."""

from collections.abc import Iterator

from onrecord.errors import OptionError
from onrecord.explanation.lines import lines
from onrecord.explanation.reasons import reasons
from onrecord.parse import parse
from onrecord.pipeline import masked_record_of, run
from onrecord.reading import Source, installed, read_report
from onrecord.vocabulary import load


def explain(
    source: Source, wanted: str | None = None, published: str | None = None, model: str | None = None, width: int = 80
) -> Iterator[str]:
    """The explanation of each item that `wanted` names (all without it), as text wrapped to `width` columns.

    Protected persons stay masked. Raises SourceError as `onrecord.read` does, and OptionError where nothing in the report
    answers to `wanted`.
    """
    model = installed(model)
    report, vocabulary = read_report(source, published), load()
    values = run(report, parse(report.text, model, report.dateline.end if report.dateline else 0), vocabulary)
    found = reasons(masked_record_of(values), values, vocabulary, wanted)
    if wanted is not None and not found:
        raise OptionError(f"nothing in {source} answers to {wanted!r}: give the start of an id, or words of the text")
    return ("\n".join(lines(told, width)) for told in found)

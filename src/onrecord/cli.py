"""The `onrecord` command.

An error is one line on standard error. Exit codes: 0 all was read, 1 some was read, 2 nothing was.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import onrecord
from onrecord.errors import OnrecordError, OptionError
from onrecord.export import Page, exporter, formats
from onrecord.model import Record
from onrecord.outline.visible import one_line
from onrecord.output import opened

ALL_READ, SOME_READ, NONE_READ = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141
_FORMAT_HELP = f"How to print it: {', '.join(formats())}."

app = typer.Typer(
    help="Reads news reports about diplomacy into a sourced record.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Published = Annotated[str | None, typer.Option(metavar="DATE", help="The date of reports that have none (2011-12-09).")]
Reveal = Annotated[bool, typer.Option("--reveal-protected", help="Show the names of protected persons.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy model.")]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """Reads news reports about diplomacy into a sourced record: who pledged, demanded or denied what, on whose word."""
    if version:
        print(f"onrecord {onrecord.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def read(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, .jsonl corpora, or - .")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=_FORMAT_HELP)] = "text",
    published: Published = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
    predicates: Annotated[bool, typer.Option("--predicates", help="Add how sure the author is of every verb.")] = False,
    reveal_protected: Reveal = False,
    model: Model = None,
) -> int:
    """Reads reports and prints what they put on record."""
    write = exporter(format).write
    _spare_sources(sources, output)
    tally = Tally()
    with opened(output) as out, _watched(tally, sources, output):
        records = onrecord.read_all(
            sources, published=published, reveal_protected=reveal_protected, predicates=predicates, model=model,
            failed=tally.fail,
        )  # fmt: skip
        write(tally.counted(records), out, _page(output))
    return tally.exit_code()


@app.command()
def schema() -> None:
    """Prints the JSON Schema of a record."""
    print(json.dumps(onrecord.json_schema(), indent=2, ensure_ascii=False))


@app.command()
def explain(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file with one report, or - .")],
    wanted: Annotated[str | None, typer.Argument(metavar="ID|WORDS", help="Start of an id, or words of the text.")] = None,
    published: Published = None,
    model: Model = None,
) -> None:
    """Shows why an event or statement was coded, and which rules came near but did not fire."""
    for told in onrecord.explain(source, wanted, published, model, shutil.get_terminal_size().columns):
        print(told, end="\n\n")


class Tally:
    """How many reports were read and how many failed; says each failure on standard error when it happens."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0
        self.console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self.progress: Progress | None = None

    def fail(self, error: OnrecordError) -> None:
        """Counts and prints one failure."""
        self.failed += 1
        self.console.print(f"onrecord: {one_line(str(error))}", soft_wrap=True)
        self._advance()

    def counted(self, records: Iterator[Record]) -> Iterator[Record]:
        """The records, each counted as it passes."""
        for record in records:
            yield record
            self.read += 1
            self._advance()

    def exit_code(self) -> int:
        """0 where all were read, 1 where some were, 2 where none was."""
        if not self.read:
            return NONE_READ
        return SOME_READ if self.failed else ALL_READ

    def _advance(self) -> None:
        if self.progress:
            self.progress.advance(self.progress.task_ids[0])


@contextmanager
def _watched(tally: Tally, sources: list[str], output: Path | None) -> Iterator[None]:
    """Shows progress on a terminal, unless the records themselves appear there."""
    if not tally.console.is_terminal or (output is None and sys.stdout.isatty()):
        yield
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    with Progress(*columns, console=tally.console, transient=True) as progress:
        single = all(Path(source).is_file() and ".jsonl" not in Path(source).suffixes for source in sources)
        progress.add_task("reading", total=len(sources) if single else None)
        tally.progress = progress
        yield


def _page(output: Path | None) -> Page:
    return Page(width=shutil.get_terminal_size().columns, styled=output is None and sys.stdout.isatty())


def _spare_sources(sources: list[str], output: Path | None) -> None:
    if output and output.exists() and any(Path(s).exists() and output.samefile(s) for s in sources):
        raise OptionError(f"--output {output} would overwrite a source")


def main() -> None:
    """The command: never shows a traceback, unless ONRECORD_DEBUG is set."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Carries out one command and returns its exit code."""
    try:
        code = app(args=arguments, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # typer leaves by SystemExit where a pipe is broken, and only there
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        print(f"onrecord: {_message(error)}", file=sys.stderr)
        return NONE_READ
    return code if isinstance(code, int) else ALL_READ


def _message(error: Exception) -> str:
    """The error in one line: what the user can mend as it stands, anything else as a fault of the program."""
    if isinstance(error, OnrecordError):
        return one_line(str(error))
    if isinstance(error, OSError):
        return f"cannot write: {error.strerror}"
    if usage := getattr(error, "format_message", None):
        return f"{one_line(usage())} (see onrecord --help)"
    return f"internal fault, {type(error).__name__}: {one_line(str(error))} (ONRECORD_DEBUG=1 shows where)"

"""The `onrecord` command.

An error is one line on standard error. Exit codes: 0 all was read, 1 some was read, 2 nothing was.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

import onrecord
from onrecord.commands import register
from onrecord.errors import OnrecordError, OptionError
from onrecord.export import Page, exporter, formats
from onrecord.level import Level
from onrecord.outline.visible import one_line
from onrecord.output import opened
from onrecord.tally import ALL_READ, NONE_READ, Tally, watched

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
    level: Annotated[Level, typer.Option("--level", help="How narrow codes may be: root cuts those not dependable.")] = "code",
    reveal_protected: Reveal = False,
    model: Model = None,
) -> int:
    """Reads reports and prints what they put on record."""
    write = exporter(format).write
    _spare_sources(sources, output)
    tally = Tally()
    with opened(output) as out, watched(tally, sources, output is None):
        records = onrecord.read_all(
            sources, published=published, reveal_protected=reveal_protected, predicates=predicates, level=level,
            model=model, failed=tally.fail,
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


register(app)


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

"""How many reports were read and how many failed, and what a terminal shows meanwhile."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from onrecord.errors import OnrecordError
from onrecord.outline.visible import one_line

T = TypeVar("T")
ALL_READ, SOME_READ, NONE_READ = 0, 1, 2


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

    def counted(self, records: Iterator[T]) -> Iterator[T]:
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
def watched(tally: Tally, sources: list[str], printed: bool) -> Iterator[None]:
    """Shows progress on a terminal, unless what is read is `printed` and appears there itself."""
    if not tally.console.is_terminal or (printed and sys.stdout.isatty()):
        yield
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    with Progress(*columns, console=tally.console, transient=True) as progress:
        single = all(Path(source).is_file() and ".jsonl" not in Path(source).suffixes for source in sources)
        progress.add_task("reading", total=len(sources) if single else None)
        tally.progress = progress
        yield

"""One self-contained page: each report's text with coloured evidence beside its record.

The page loads nothing and runs nothing but its own style and script: a Content-Security-Policy pins both by their hash.
Reports are rendered one by one into a temporary file, because the list of reports stands before them.
"""

import base64
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from importlib.resources import files
from typing import IO, TextIO

from jinja2 import Environment, FunctionLoader, StrictUndefined

from onrecord.export import Page
from onrecord.model import Record
from onrecord.outline.article import Side, add_filters, article

MEANING = "one self-contained page: the report with coloured evidence beside its record"
_TEMPLATES = files("onrecord.export") / "templates"


def write(records: Iterable[Record], out: TextIO, page: Page) -> None:
    """One page for all records; the width of the terminal does not matter."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as articles:
        sides = _render_articles(records, articles)
        if not sides:
            return
        environment = _environment()
        style, script = _template("style.css"), _template("script.js")
        head = environment.get_template("head.html")
        out.write(head.render(sides=sides, style=style, script=script, policy=_policy(style, script)))
        articles.seek(0)
        shutil.copyfileobj(articles, out)
        out.write(environment.get_template("tail.html").render(script=script))


def _render_articles(records: Iterable[Record], articles: IO[str]) -> list[Side]:
    template = _environment().get_template("report.html")
    sides = []
    for number, record in enumerate(records, start=1):
        values = article(record, f"r{number}")
        articles.write(template.render(values))
        sides.append(values["side"])
    return sides


def _policy(style: str, script: str) -> str:
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _environment() -> Environment:
    """Everything is escaped, and what is missing is an error."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_template), trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    add_filters(environment)
    return environment

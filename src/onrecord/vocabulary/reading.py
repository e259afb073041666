"""Reads one vocabulary file into typed values; an error names the file and the entry."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
import yaml

from onrecord.errors import VocabularyError

T = TypeVar("T")
ROOT = files("onrecord.vocabulary")


def read_file(path: Traversable, into: type[T]) -> T:
    """The file's content as `into`.

    Raises VocabularyError with the file's name and the entry's path where the content is not YAML or does not fit.
    """
    name = "/".join(str(path).rsplit("/", 2)[-2:])
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return msgspec.convert(loaded, into)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise VocabularyError(f"vocabulary file {name}: {' '.join(str(error).split())}") from error


def read_folder(folder: Traversable, into: type[T]) -> tuple[T, ...]:
    """Every YAML file of a folder as `into`, in order of their names."""
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(read_file(f, into) for f in found)

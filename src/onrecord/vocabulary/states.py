"""The table of states, which the parties and the gazetteer share."""

from functools import lru_cache

from onrecord.vocabulary.names import State
from onrecord.vocabulary.reading import ROOT, read_file


@lru_cache(maxsize=1)
def read_states() -> dict[str, State]:
    """Every state by its ISO alpha-3 code. Raises VocabularyError that names the entry at fault."""
    return read_file(ROOT / "parties" / "states.yaml", dict[str, State])

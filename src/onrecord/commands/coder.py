"""What codes records now."""

from importlib.metadata import version

from onrecord.store.adding import Coder
from onrecord.vocabulary.fingerprint import fingerprint


def coder_now(model: str) -> Coder:
    """The version of onrecord that runs with its vocabulary and a parser's model."""
    return Coder(onrecord=version("onrecord"), vocabulary=fingerprint(), model=model)

"""The level to which a record's codes can be relied on: `--level root` cuts the codes that are too narrow to trust."""

from typing import Literal

from msgspec.structs import replace

from onrecord.model import Event, Record
from onrecord.stages.grounds import justified
from onrecord.vocabulary import Vocabulary

Level = Literal["code", "root"]


def at_level(record: Record, level: Level, vocabulary: Vocabulary) -> Record:
    """The record with each CAMEO code as given (`code`), or cut to its root's general code where not dependable (`root`).

    A narrower code is dependable where it is more likely right than not, to the last digit: the event's confidence, times the
    share of such codes that are right where the root is (`vocabulary/en/confidence.yaml`).
    """
    if level == "code":
        return record
    return replace(record, events=tuple(_cut(event, vocabulary) for event in record.events))


def _cut(event: Event, vocabulary: Vocabulary) -> Event:
    if event.cameo is None or event.confidence is None:
        return event
    known = vocabulary.confidence
    exact = known.exact["justified" if justified(event, vocabulary.rulebook) else "by default"]
    return event if event.confidence * exact >= known.threshold else replace(event, cameo=f"{event.cameo[:2]}0")

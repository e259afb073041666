"""The office of somebody whom a report names only afterwards: "..., its minister said. "We wait," Ana Lima told reporters."""

from onrecord.stages.coreference import rank_of
from onrecord.stages.describing import Sketch
from onrecord.stages.entities import Entity, Trace
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Parties

_WINDOW = 16  # mentions back
_NEAR = 3  # sentences back
_SUBJECT = 3
_OFFICES = ("GOV", "LEG", "JUD", "MIL", "COP")


def take_office(entity: Entity, tree: Tree, sketch: Sketch, trail: list[Trace], parties: Parties) -> None:
    """Gives somebody who speaks under a name alone the office whose holder was told of just before, as inferred."""
    office = _announced(tree, sketch, trail, parties)
    if office is not None:
        entity.code, entity.country, entity.inferred, entity.announced = office.code, office.country, True, True
        entity.nouns.update(office.nouns)


def _announced(tree: Tree, sketch: Sketch, trail: list[Trace], parties: Parties) -> Entity | None:
    """The office whose unnamed holder spoke or acted just before, where the next to speak has a full name and no office.

    The office stands in the same paragraph or in the report's first. None where anybody else was named in between, or where
    the office is plural or of no known country.
    """
    rank, verb = rank_of(tree, sketch.phrase.head)
    if len(sketch.name.split()) < 2 or rank != _SUBJECT or tree.tokens[verb].lemma not in parties.usage.speaking:
        return None
    sentence = tree.tokens[sketch.phrase.head].sentence
    paragraph = tree.sentences[sentence].paragraph
    for trace in reversed(trail[-_WINDOW:]):
        if sentence - trace.sentence > _NEAR or (trace.paragraph != paragraph and (trace.paragraph > 1 or paragraph > 2)):
            return None
        entity = trace.entities[0] if len(trace.entities) == 1 else None
        if entity is None:
            continue
        if entity.kind == "person":
            return None
        if entity.kind == "office" and trace.rank == _SUBJECT:
            known = entity.country and not entity.plural and (entity.code or "").endswith(_OFFICES)
            return entity if known else None
    return None

"""Clauses from real parses: the same slots whatever the voice or the order of words."""

import pytest

from onrecord.parse import parse
from onrecord.stages.clauses import find_clauses
from onrecord.syntax import Tree
from onrecord.values import Clause
from onrecord.vocabulary import load


def clauses_of(text: str) -> tuple[Tree, tuple[Clause, ...]]:
    vocabulary = load()
    tree = parse(text)
    return tree, find_clauses(tree, vocabulary.rulebook, vocabulary.grammar)


def clause(text: str, lemma: str) -> tuple[Clause, dict[str, list[str]]]:
    tree, found = clauses_of(text)
    one = next(c for c in found if c.lemma == lemma)
    slots: dict[str, list[str]] = {}
    for slot in one.slots:
        slots.setdefault(slot.name, []).append(tree.tokens[slot.head].text)
    return one, slots


ARGUMENTS = [
    ("Kenya expelled two diplomats.", "expel", {"subject": ["Kenya"], "object": ["diplomats"]}),
    ("Two diplomats were expelled by Kenya.", "expel", {"subject": ["Kenya"], "object": ["diplomats"]}),
    ("Two diplomats were expelled.", "expel", {"object": ["diplomats"]}),
    ("The diplomats expelled by Kenya left.", "expel", {"subject": ["Kenya"], "object": ["diplomats"]}),
    ("The diplomats whom Kenya expelled left.", "expel", {"subject": ["Kenya"], "object": ["diplomats"]}),
    ("Kenya, which expelled the envoy, apologised.", "expel", {"subject": ["Kenya"], "object": ["envoy"]}),
    ("Kenya and Norway expelled the envoy.", "expel", {"subject": ["Kenya", "Norway"], "object": ["envoy"]}),
    ("Kenya promised Norway to leave.", "leave", {"subject": ["Kenya"]}),
    ("Kenya asked Norway to leave.", "leave", {"subject": ["Norway"]}),
    ("Kenya was accused of spying.", "accuse", {"object": ["Kenya"], "of": ["spying"]}),
    ("Norway accused Kenya of spying.", "spy", {"subject": ["Kenya"]}),
    ("Kenya gave Norway a list.", "give", {"subject": ["Kenya"], "indirect": ["Norway"], "object": ["list"]}),
    ("Kenya gave a list to Norway.", "give", {"subject": ["Kenya"], "to": ["Norway"], "object": ["list"]}),
    ("Norway was handed a note by Kenya.", "hand", {"subject": ["Kenya"], "indirect": ["Norway"], "object": ["note"]}),
    ("Kenya protected and helped the refugees.", "protect", {"subject": ["Kenya"], "object": ["refugees"]}),
    ("Guards turned back one man.", "turn back", {"subject": ["Guards"], "object": ["man"]}),
    ("Kenya agreed to be inspected.", "inspect", {"object": ["Kenya"]}),
    ("Kenya pledged the ships will respect the border.", "respect", {"subject": ["ships"], "object": ["border"]}),
    ("Kenya said it was late and refused to sign.", "refuse", {"subject": ["Kenya"], "infinitive": ["sign"]}),
    ("There are refugees there and Kenya left.", "be", {"complement": ["refugees"]}),
    ("Kenya handed a man over to Norway.", "hand over", {"subject": ["Kenya"], "object": ["man"], "to": ["Norway"]}),
    ("The detained crew sang.", "detain", {"object": ["crew"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "wanted"), ARGUMENTS, ids=[f"{a[1]}: {a[0]}" for a in ARGUMENTS])
def test_arguments(text: str, lemma: str, wanted: dict[str, list[str]]) -> None:
    _, slots = clause(text, lemma)
    assert {name: sorted(slots.get(name, [])) for name in wanted} == {name: sorted(heads) for name, heads in wanted.items()}
    assert {"subject", "object"} & set(slots) <= set(wanted) | {"subject"} & set(wanted)


def test_a_noun_borrows_the_arguments_of_its_light_verb() -> None:
    one, slots = clause("Kenya handed the envoy a written pledge that the raids would end.", "pledge")
    assert (one.form, one.light, one.tense) == ("noun", "hand", "past")
    assert slots["subject"] == ["Kenya"] and slots["indirect"] == ["envoy"] and slots["clause"] == ["end"]


def test_a_noun_by_itself_has_its_owner() -> None:
    one, slots = clause("The ships left after Kenya's pledge to Norway.", "pledge")
    assert one.light == "leave after"
    assert slots["possessor"] == ["Kenya"] and slots["to"] == ["Norway"]


MOODS = [
    ("Kenya will not sign.", "sign", (True, "will", "future")),
    ("Kenya signed.", "sign", (False, None, "past")),
    ("Kenya has signed.", "sign", (False, None, "past")),
    ("Kenya signs the treaty.", "sign", (False, None, "present")),
    ("Kenya must sign.", "sign", (False, "must", "none")),
    ("Kenya has to sign.", "sign", (False, "must", "none")),
    ("Kenya never signed.", "sign", (True, None, "past")),
    ("No envoy signed.", "sign", (True, None, "past")),
]


@pytest.mark.parametrize(("text", "lemma", "mood"), MOODS, ids=[m[0] for m in MOODS])
def test_mood(text: str, lemma: str, mood: tuple[bool, str | None, str]) -> None:
    one, _ = clause(text, lemma)
    assert (one.negated, one.modal, one.tense) == mood


def test_a_clause_knows_what_embeds_it() -> None:
    tree, found = clauses_of("Norway said Kenya would sign if the rain stopped.")
    by_lemma = {c.lemma: c for c in found}
    assert by_lemma["sign"].governor == by_lemma["say"].index
    assert by_lemma["sign"].relation == "ccomp"
    assert by_lemma["stop"].relation == "advcl:if" and by_lemma["stop"].conditional
    assert by_lemma["say"].governor is None and by_lemma["say"].relation == "root"
    assert len(tree.sentences) == 1

"""Statements: one for each attribution, dated by its cue, with an id that depends on nothing but the text."""

from tests.stages.reading import read, values_of

TEXT = "Norwegian Foreign Minister Kari Dahl said on Monday the camp was full."


def test_a_statement_has_its_source_date_and_chain() -> None:
    (said,) = read(TEXT).statements
    assert said.source.name == "Kari Dahl" and said.source.code == "NORGOV"
    assert said.cue and said.cue.text == "said"
    assert [span.text for span in said.content] == ["the camp was full"]
    assert said.when and said.when.edtf == "2015-06-08"
    assert [m.name for m in said.chain] == ["Lakeside Herald", "Kari Dahl"]


def test_the_same_text_gives_the_same_ids() -> None:
    first = read(TEXT)
    values_of.cache_clear()
    assert [said.id for said in read(TEXT).statements] == [said.id for said in first.statements]


def test_different_statements_have_different_ids() -> None:
    record = read("Norway said it was late. Sudan said it was late. Norway said it was late.")
    assert len({said.id for said in record.statements}) == len(record.statements) == 3

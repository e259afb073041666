"""The register of pledges, from short reports."""

import pytest
from tests.stages.reading import read


def countries(mentions: tuple) -> set[str | None]:  # type: ignore[type-arg]
    return {mention.country for mention in mentions}


def test_a_written_pledge_with_its_terms() -> None:
    record = read(
        "Norway gave Sudan a written pledge to close its camp on the border. "
        "Sudan had demanded such a pledge in exchange for the release of the crew."
    )
    (one,) = record.commitments
    assert countries(one.by) == {"NOR"} and countries(one.to) == {"SDN"}
    assert one.form == "written"
    assert countries(one.demanded_by) == {"SDN"}
    assert any("release of the crew" in span.text for span in one.condition_for)
    assert any("close its camp" in span.text for span in one.content)
    assert one.status == "reported"


def test_two_pledges_of_two_parties() -> None:
    record = read("Norway promised Sudan to leave the port. Chile pledged $3 million in aid to Haiti.")
    assert [countries(one.by) for one in record.commitments] == [{"NOR"}, {"CHL"}]
    assert countries(record.commitments[1].to) == {"HTI"}


def test_a_refusal_to_promise_is_no_commitment() -> None:
    assert read("Norway refused to promise anything.").commitments == ()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("In a letter to the Danish embassy, Malta undertook to return the archive.", "written"),
        ("Malta undertook in writing to free the crew.", "written"),
        ('"We promise that the file will be handed over," the Maltese embassy wrote to the lawyers.', "written"),
        ("Malta promised to free the crew.", "spoken"),
        ("Malta renewed its pledge to free the crew.", "spoken"),
        ("The Maltese government said it stood by its commitment to free the crew.", "spoken"),
        ("Malta committed itself to freeing the crew.", "unstated"),
        ("Malta has ruled out freeing the crew.", "unstated"),
        ("Malta agreed to free the crew.", "unstated"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert [one.form for one in read(text).commitments] == [form]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile undertook not to expand its fleet. Chile withdrew the offer on Friday.", "withdrawn"),
        ("Oman promised to free the crew. Last year it broke that promise, the United Nations said.", "broken"),
        ("Peru will hand over the general, the Peruvian justice minister said. Peru kept its promise.", "kept"),
        ("Oman promised to free the crew. Chile accused Oman of breaking its promise.", "reported"),
        ("Oman promised to free the crew. Oman has not broken its promise.", "reported"),
        ("Oman promised to free the crew. Chile broke its promise.", "reported"),
    ],
)
def test_what_became_of_a_pledge_told_before(text: str, status: str) -> None:
    assert read(text).commitments[0].status == status


def test_to_whom_money_is_pledged() -> None:
    (one,) = read("Norway will give Sudan $45 million for schools, Aid Minister Kari Dahl announced on Monday.").commitments
    assert countries(one.by) == {"NOR"} and countries(one.to) == {"SDN"}


def test_a_pledge_that_is_made_a_condition() -> None:
    record = read(
        "Norway gave Sudan a written assurance that it would close its camp on the border. "
        "Sudan made the assurance a condition for the release of the crew."
    )
    (one,) = record.commitments
    assert countries(one.by) == {"NOR"} and countries(one.demanded_by) == {"SDN"}
    assert [span.text for span in one.condition_for] == ["the release of the crew"]


def test_an_unconfirmed_pledge() -> None:
    record = read(
        "Norway gave Sudan a written pledge to close its camp, the Fjord Daily reported on Tuesday. "
        "Norwegian Foreign Minister Kari Dahl declined to confirm that the pledge exists, citing the safety of those involved."
    )
    (one,) = record.commitments
    assert one.status == "unconfirmed"


@pytest.mark.parametrize(
    ("text", "by", "content"),
    [
        (
            '"We will not extradite him," Foreign Minister Ana Duarte told parliament.',
            "Ana Duarte",
            "We will not extradite him",
        ),
        ("Denmark said it would not sell the island.", "Denmark", "it would not sell the island"),
        ("The consortium has promised not to raise prices.", "The consortium", "not to raise prices"),
        ("Iran agreed to let inspectors into the plant.", "Iran", "to let inspectors into the plant"),
        ("Peru has ruled out using force against the miners.", "Peru", "using force against the miners"),
        ('"There will be no arrests," the Polish police chief, Marek Dolny, said.', "Marek Dolny", "There will be no arrests"),
        ("Kuwait would send a ship, Oil Minister Adel Sabri said.", "Adel Sabri", "Kuwait would send a ship"),
        ("Malta undertook in writing to free the crew.", "Malta", "to free the crew"),
        (
            "The company will give the town 2 million euros, its chairman said.",
            "chairman",
            "The company will give the town 2 million euros",
        ),
    ],
)
def test_undertakings_in_many_words(text: str, by: str, content: str) -> None:
    (one,) = read(text).commitments
    assert ([mention.name for mention in one.by], [span.text for span in one.content]) == ([by], [content])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya asked Uganda to reopen the bridge.",
        "Denmark said the king would not sell the island.",
        "Kenya denied that it had promised to buy the gas.",
        "The general vowed to hit back.",
        "The two governments agreed to hold talks.",
        "The minister would not say how it would respond.",
        "Albania would have sent doctors if Italy had wanted them, its health minister said.",
        "South Korea never received a promise from China that the sailors would stay.",
    ],
)
def test_what_is_no_undertaking(text: str) -> None:
    assert read(text).commitments == ()


def test_a_statement_that_is_no_event_is_named() -> None:
    record = read("Denmark said it would not sell the island.")
    (one,) = record.commitments
    assert one.statements == (record.statements[0].id,)


def test_an_end_outlasts_a_claim() -> None:
    (one,) = read("Qatar broke its promise to pay the workers, the union said. Qatar denied it.").commitments
    assert one.status == "broken"

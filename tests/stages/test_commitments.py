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
        ("Kuwait would send a ship, Oil Minister Adel Sabri said.", "Kuwait, Adel Sabri", "Kuwait would send a ship"),
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
    assert (", ".join(mention.name for mention in one.by), [span.text for span in one.content]) == (by, [content])


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


def test_what_it_depends_on_is_not_what_it_buys() -> None:
    (one,) = read("Malta pledged to publish the treaty unless Chile objects.").commitments
    assert [span.text for span in one.conditions] == ["unless Chile objects"]
    assert one.condition_for == ()


def test_what_the_other_side_does_in_return() -> None:
    (one,) = read(
        "Ghana will supply Togo with power if Lome reopens the border post, Ghanaian Energy Minister Kwesi Boateng said. "
        "In return, Togo would drop its complaint to the court, Boateng said."
    ).commitments
    assert [span.text for span in one.condition_for] == ["Togo would drop its complaint to the court"]
    assert [span.text for span in one.conditions] == ["if Lome reopens the border post"]


def test_the_state_is_bound_and_its_minister_speaks_for_it() -> None:
    (one,) = read("Canada will give Haiti $60 million, Prime Minister Marc Tessier said.").commitments
    assert [mention.name for mention in one.by] == ["Canada", "Marc Tessier"]
    assert countries(one.to) == {"HTI"}


def test_an_offer_of_nothing_that_is_named_is_none() -> None:
    assert read("Jamaica has made a similar offer.").commitments == ()


def test_a_negative_will_counts_where_it_is_called_a_promise() -> None:
    text = "The ministry's spokeswoman, Nina Vella, told a news briefing that Malta would not deport anyone. "
    (one,) = read(text + '"That is our promise, and we will keep it," she said.').commitments
    assert "MLT" in countries(one.by) and one.to == ()
    assert read(text).commitments == ()


def test_what_another_source_says_was_promised_stays_apart() -> None:
    first, second = read(
        "Malta promised to consider the request. "
        "A diplomat said that with the written pledge Malta promises not to aid the rebels."
    ).commitments
    assert [span.text for span in first.content] == ["to consider the request"]
    assert [mention.name for mention in second.chain][-1] == "diplomat"


def test_two_promises_of_one_speaker_are_two() -> None:
    text = "Ghana will supply Togo with power, the Ghanaian energy minister said. He promised to put the offer in writing."
    assert [len(one.content) for one in read(text).commitments] == [1, 1]


def test_the_naming_of_a_date_for_talks_is_no_pledge() -> None:
    assert read("Chile and Peru will hold talks in Geneva in May, the Chilean foreign minister said.").commitments == ()

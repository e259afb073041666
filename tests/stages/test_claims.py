"""Contested claims and who takes which position, from short reports."""

import pytest
from tests.stages.reading import read

from onrecord.model import Claim

PLEDGE = "Norway gave Sudan a written pledge to close its camp, the Fjord Daily reported on Tuesday. "


def stances(claim: Claim) -> dict[str, str]:
    return {position.party.name: position.stance for position in claim.positions}


def test_a_minister_declines_to_confirm_and_gives_a_reason() -> None:
    record = read(
        PLEDGE + "Norwegian Foreign Minister Kari Dahl declined to confirm that the pledge exists, "
        "citing the safety of those involved."
    )
    (claim,) = record.claims
    assert stances(claim) == {"Fjord Daily": "asserts", "Kari Dahl": "declines_to_confirm"}
    assert claim.status == "unconfirmed"
    assert [span.text for span in claim.positions[1].reason] == ["the safety of those involved"]


def test_a_denial_by_a_party_to_it() -> None:
    record = read(PLEDGE + "Norwegian Foreign Minister Kari Dahl denied the report.")
    (claim,) = record.claims
    assert stances(claim)["Kari Dahl"] == "denies"
    assert claim.status == "denied"


def test_positions_on_what_is_only_pointed_at() -> None:
    record = read(
        "Sudan has paid the rebels, the Fjord Daily reported on Monday. Sudan denied the report. "
        "The rebels refused to comment on the story, citing the safety of their families. "
        "An opposition deputy said that their silence confirmed it."
    )
    (claim,) = record.claims
    assert [position.stance for position in claim.positions] == [
        "asserts", "denies", "declines_to_confirm", "indirectly_confirms",
    ]  # fmt: skip
    assert claim.status == "contested"
    assert [span.text for span in claim.positions[2].reason] == ["the safety of their families"]


def test_a_stance_towards_a_report_is_one_towards_what_it_says() -> None:
    (claim,) = read("The Norwegian embassy did not deny the allegation that it had paid the witness.").claims
    assert list(stances(claim).values()) == ["declines_to_confirm"]
    assert claim.status == "unconfirmed"


def test_an_accusation_and_its_rejection() -> None:
    record = read("Sudan accused Norway of spying. Norway denied the accusation.")
    (claim,) = record.claims
    assert stances(claim) == {"Sudan": "asserts", "Norway": "denies"}


def test_a_confirmation_by_a_party_to_it() -> None:
    record = read(PLEDGE + "Norwegian Foreign Minister Kari Dahl confirmed the report on Wednesday.")
    (claim,) = record.claims
    assert claim.status == "confirmed"


def test_what_nobody_disputes_is_no_claim() -> None:
    assert read("Norway expelled two diplomats.").claims == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt says Sudan promised to return the boat. Sudan says it made no such promise.",
         {"Egypt": "asserts", "Sudan": "denies"}),
        ("The Fjord Daily said Norway expelled a nun. The Norwegian police would not comment on the story.",
         {"Fjord Daily": "asserts", "Norwegian police": "declines_to_confirm"}),
        ("The Fjord Daily said Norway expelled a nun. Norway said the report was untrue.",
         {"Fjord Daily": "asserts", "Norway": "denies"}),
        ("The Fjord Daily said Norway expelled a nun. Norway said it never expelled her.",
         {"Fjord Daily": "asserts", "Norway": "denies"}),
        ("The Fjord Daily said Norway expelled a nun. Norway admitted that it had expelled her.",
         {"Fjord Daily": "asserts", "Norway": "confirms"}),
        ("Chad said it had released the pilot. Niger questioned the statement.", {"Chad": "asserts", "Niger": "doubts"}),
        ("India said Pakistan attacked a village. Pakistan said India attacked a village.",
         {"India": "asserts", "Pakistan": "denies"}),
        ("Chad said the shops sold bread. Niger said the shops closed early. Chad denied that shops sold stolen bread.",
         {"Chad": "denies"}),
    ],
)  # fmt: skip
def test_stances_in_many_words(text: str, expected: dict[str, str]) -> None:
    (claim,) = read(text).claims
    assert {name: stance for name, stance in stances(claim).items() if name in expected} == expected


def test_a_matter_that_is_no_coded_event_stands_for_the_statement_that_tells_it() -> None:
    record = read("A clerk said the mayor painted the bridge. The mayor denied it.")
    (claim,) = record.claims
    assert claim.about == record.statements[0].id


@pytest.mark.parametrize(
    "text",
    [
        "Ghana accused Togo of arresting two officers. Togo condemned the arrest of other officers.",
        "Chad said the well was deep. Niger said the road was long.",
        "Norway expelled a nun. Sudan welcomed the expulsion.",
        "The remarks confirm the story.",
    ],
)
def test_what_is_no_position(text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A Danish envoy said, "The letter does not say who will be let in." Norway declined to comment on the report.',
         {"Fjord Daily": "asserts", "Norway": "declines_to_confirm"}),
        ("Norway's foreign minister called the story a fantasy.",
         {"Fjord Daily": "asserts", "Norwegian foreign minister": "denies"}),
        ("Norway declined to comment.", {"Fjord Daily": "asserts", "Norway": "declines_to_confirm"}),
        ("The Norwegian embassy did not respond to questions.",
         {"Fjord Daily": "asserts", "Norwegian embassy": "declines_to_confirm"}),
        ("Denmark said it had no reason to doubt the report.", {"Fjord Daily": "asserts", "Denmark": "asserts"}),
        ("Norway said it was not aware of the report.", {"Fjord Daily": "asserts", "Norway": "declines_to_confirm"}),
        ('Norway denied the report. "We have promised nothing of the kind," Norwegian minister Kari Dahl said.',
         {"Fjord Daily": "asserts", "Norway": "denies", "Kari Dahl": "denies"}),
        ('"Yes, we put our name to it," Norwegian minister Kari Dahl told reporters.',
         {"Fjord Daily": "asserts", "Kari Dahl": "confirms"}),
        ("Norway would not confirm the report. A deputy said the minister's evasive answer confirmed the deal.",
         {"Fjord Daily": "asserts", "Norway": "declines_to_confirm", "A deputy": "indirectly_confirms"}),
    ],
)  # fmt: skip
def test_positions_on_a_relayed_report(text: str, expected: dict[str, str]) -> None:
    (claim,) = read(PLEDGE + text).claims
    assert "written pledge" in claim.text
    assert stances(claim) == expected


def test_a_paper_by_another_name() -> None:
    (claim,) = read(
        "Oman paid a ransom for the crew, according to a cable that was leaked to the Fjord Daily. "
        "Kenya's envoy could neither confirm nor deny the authenticity of the document."
    ).claims
    assert list(stances(claim).values()) == ["asserts", "declines_to_confirm"]


def test_two_matters_of_two_speakers_are_not_one() -> None:
    (claim,) = read("Chile said it was worried. Peruvian officials denied that trade would be affected.").claims
    assert claim.text == "trade would be affected"
    assert list(stances(claim).values()) == ["denies"]


def test_nobody_confirms_what_they_are_reported_to_have_said() -> None:
    assert read("Norway's embassy demanded an explanation and warned that such deals would have consequences.").claims == ()


def test_what_is_ruled_out_is_no_denial() -> None:
    assert (
        read('Chile asked Oman to lead the force. An Omani official said that the government "has ruled it out".').claims == ()
    )


def test_an_accusation_is_told_with_the_words_that_accuse() -> None:
    (claim,) = read("Chad accused Oman of supplying weapons to the rebels. Oman rejected these baseless allegations.").claims
    assert claim.text == "Chad accused Oman of supplying weapons to the rebels"
    assert claim.status == "denied"


def test_whoever_admits_what_they_denied_no_longer_contests_it() -> None:
    (claim,) = read(
        "Norway confirmed that it had handed over the files, two weeks after it dismissed reports of the handover as nonsense."
    ).claims
    assert claim.status == "confirmed"


def test_an_act_that_was_wrong_is_not_denied() -> None:
    record = read('"It happened, it was wrong and it must stop," Norwegian minister Kari Dahl said.')
    assert [said.act for said in record.statements if said.source.name == "Kari Dahl"] != ["deny"]


def test_a_denied_matter_is_told_without_its_denial() -> None:
    (claim,) = read("Nepal's army says it never crossed the river. China says that it did.").claims
    assert (claim.text, claim.positions[0].stance) == ("it crossed the river", "denies")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A councillor claims that the judge sold a verdict to a brewer. "
         "The judge says he never received a penny.", ["asserts", "denies"]),
        ("Shepherds say that marines marched through the monastery. The navy insists that its men marched around it.",
         ["asserts", "denies"]),
        ("Neighbours say the clinic sheltered deserters. The clinic's founder maintains that it was closed in May.",
         ["asserts", "denies"]),
        ("Observers accuse the gendarmes of looting two shops. The gendarmes' chief said the rebels looted the shops.",
         ["asserts", "denies"]),
        ("The finance minister said that Chad had inflated the bill. "
         "Chad countered that it had charged the usual rates.", ["asserts", "denies"]),
        ("A Chadian official said the two armies had begun joint patrols. "
         '"There are no patrols," said Niger\'s spokeswoman, Ama Dan.', ["asserts", "denies"]),
        ("President Ola Berg told reporters that Chad had promised to return the tapestry. "
         "Chad's embassy said it knew of no such pledge.", ["asserts", "declines_to_confirm"]),
        ("Two jurors said that the banker had sent them wine. The banker dismissed the charge. "
         "An usher said that the wine had indeed been sent.", ["asserts", "denies", "confirms"]),
        ("The newspaper Posten wrote that the duke had sold the castle. The court would not comment, "
         "which Posten's editor took as a confirmation.", ["asserts", "declines_to_confirm", "indirectly_confirms"]),
        ("Chad's president said that Niger had requested a loan. Niger's treasurer, Issa Dan, contradicted him.",
         ["asserts", "denies"]),
        ("A porter told the inquiry that letters had been burned. "
         "The hotel's lawyer dismissed his testimony as a fabrication.", ["asserts", "denies"]),
        ("A leaked memo says that the consul knew of the raid. The consul says that the memo is a forgery.",
         ["asserts", "denies"]),
        ("The weekly Orbis reported that Norway's air force had shelled a mill. "
         "A spokesman for the air force called the story pure invention.", ["asserts", "denies"]),
        ("The agency Baltfakt reported that the miners had died. Their relatives refuse to believe the report.",
         ["asserts", "doubts"]),
        ("Egypt says Sudan promised to return the boat. Sudan denied the pledge, but a Sudanese deputy says that it was made.",
         ["asserts", "denies", "confirms"]),
    ],
)  # fmt: skip
def test_counter_statements_and_pointers_to_what_was_said(text: str, expected: list[str]) -> None:
    (claim,) = read(text).claims
    assert [position.stance for position in claim.positions] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chad said the mill was old. The mill's owner insists that it is safe.",
        "Villagers say the ferry sank. The ferry's owner maintains that she will rebuild it.",
        "Villagers say the ferry sank. A teacher said nobody reads the old books.",
        "Shepherds say that guards fired on a bus. A tailor insists that it rained.",
        "Villagers say the ferry sank. The ferry's owner said it was insured.",
        "A trader said the harbour was closed. The mayor said there were no teachers.",
    ],
)
def test_what_only_adds_to_what_was_said(text: str) -> None:
    assert read(text).claims == ()


def test_whoever_speaks_for_a_party_denies_it_as_a_party() -> None:
    (claim,) = read("Divers said that the cannery had drained its tanks. The owner of the cannery denied it.").claims
    assert claim.status == "denied"


def test_whoever_is_no_party_to_it_contests_it() -> None:
    (claim,) = read("Divers said that the cannery had drained its tanks. A baker denied it.").claims
    assert claim.status == "contested"

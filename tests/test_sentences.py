"""Whole sentences as wires print them: who says what through whom, what was denied, and what was undertaken on which terms."""

import pytest
from tests.stages.reading import read

from onrecord.model import Record


def said(record: Record, cue: str) -> list[tuple[str, str | None, str, str]]:
    """Source, country, act and content of each statement with this cue."""
    return [
        (one.source.name, one.source.country, one.act, " | ".join(span.text for span in one.content))
        for one in record.statements
        if one.cue is not None and one.cue.text == cue
    ]


def positions(record: Record) -> list[tuple[str, set[tuple[str, str]]]]:
    return [(claim.text, {(p.party.country or p.party.name, p.stance) for p in claim.positions}) for claim in record.claims]


def test_one_of_them_goes_on_speaking() -> None:
    record = read(
        "The spokesman, Kofi Annor of Ghana, left. One of the drivers denied having confessed. The men were freed, he said."
    )
    assert said(record, "said")[0][0] == "drivers"


def test_what_is_demanded_on_a_day_is_not_the_day() -> None:
    record = read("Ghana demanded an apology from Togo on Monday after guards seized three trucks. Ghana insisted on a reply.")
    assert [said(record, cue)[0][3] for cue in ("demanded", "insisted on")] == ["an apology from Togo on Monday", "a reply"]


def test_who_is_phoned_is_asked() -> None:
    record = read("Prime Minister Liis Tamm of Estonia phoned her Latvian colleague and asked him to wait.")
    asked = next(one for one in record.statements if one.cue and one.cue.text == "asked")
    assert [mention.country for mention in asked.addressee] == ["LVA"]


def test_what_others_are_advised_to_do_is_no_undertaking() -> None:
    assert read("Estonia's foreign ministry has advised ships to avoid the port.").commitments == ()


def test_who_is_due_on_a_day_has_not_been_there_yet() -> None:
    assert [when.edtf for when in read("Chile's foreign minister is due in Lima on Sunday.").dates] == ["2015-06-14"]


def test_who_confirms_and_would_not_say() -> None:
    record = read("Chile's consul, Ana Rojas, confirmed that the men had left but would not discuss their destination.")
    assert [(one.source.name, one.act) for one in record.statements] == [("Ana Rojas", "confirm"), ("Ana Rojas", "decline")]


def test_what_an_envoy_called_a_thing() -> None:
    record = read("Chile's ambassador, Ana Rojas, called Friday's departure \"a flagrant breach of the convention\".")
    assert said(record, "called")[0][0] == "Ana Rojas"


def test_a_claim_that_somebody_calls_a_thing_is_theirs() -> None:
    record = read('Nine men were left behind, Ana Rojas said, a claim that the Chilean foreign ministry called "careless".')
    assert "unnamed (claim)" not in {one.source.name for one in record.statements}


def test_no_citizen_is_not_the_state() -> None:
    record = read("Egypt's embassy in Abuja rejected her account. No Nigerian had been refused entry, it said.")
    assert said(record, "said")[0][1] == "EGY"


def test_the_government_that_a_minister_speaks_of_is_their_own() -> None:
    record = read(
        "Khartoum waived the fees. Foreign Minister Bukola Ade of Nigeria said the government would refund them in June."
    )
    assert {m.country for one in record.commitments for m in one.by} == {"NGA"}


def test_a_day_shares_nothing() -> None:
    record = read("Chile's minister said that the results would be shared with Peru by the end of next month.")
    assert [one.cue.text for one in record.statements if one.cue] == ["said"]


def test_who_would_not_let_them_in_says_no_less_than_who_refused() -> None:
    text = "A clinic in Chile refused to hand over a man, a clerk said. The doctors would not let them in, nurse Ana Lima said."
    assert not any(stance == "denies" for _, held in positions(read(text)) for _, stance in held)


def test_what_is_said_in_a_statement_is_the_speakers() -> None:
    record = read("Togo's embassy said in a statement that the ferry attaches no conditions to its fares.")
    assert said(record, "said") == [
        ("Togolese embassy", "TGO", "assert", "the ferry attaches no conditions to its fares"),
    ]


def test_who_is_cited_between_the_verb_and_what_it_tells() -> None:
    record = read("The Shore Gazette reported on Monday, citing two lawmakers of Chile, that Peru had paid the crew.")
    chains = [[member.name for member in one.chain] for one in record.statements if one.cue and one.cue.text == "citing"]
    assert chains == [["Lakeside Herald", "Shore Gazette", "two lawmakers"]]


def test_officials_quoted_by_a_paper_reach_us_through_it() -> None:
    record = read("Customs officials quoted by the Shore Gazette said duties were under review.")
    assert next([m.name for m in one.chain][1:] for one in record.statements) == ["Shore Gazette", "Customs officials"]


def test_whoever_is_named_in_the_opening_participle_is_not_the_speaker() -> None:
    text = "The agency Dune Press gave another account. Quoting a guard in Oman's Port Authority, it said Oman freed ten men."
    assert [name for name, _, _, _ in said(read(text), "said")] == ["Dune Press"]


def test_a_quotation_that_goes_on_is_not_the_next_speakers() -> None:
    text = '"We asked twice," Gen. Ana Lima of Chile said. "We are waiting." Peru\'s navy dismissed her remarks as late.'
    contents = {
        one.source.country: [span.text for span in one.content] for one in read(text).statements if one.act != "request"
    }
    assert contents["CHL"] == ["We asked twice", "We are waiting"]
    assert contents["PER"] == ["her remarks as late"]


def test_what_stands_before_a_semicolon_is_nobodys_silence() -> None:
    record = read("Chad's army dismissed the remarks as late; Togo did not comment on them.")
    assert said(record, "did not comment on") == [("Togo", "TGO", "decline", "them")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile's navy rejected the accusation.", "deny"),
        ("Chile's navy rejects that version.", "deny"),
        ("Chile's navy rejected the offer.", "decline"),
        ("Chile's navy rejected the request.", "decline"),
    ],
)
def test_who_rejects_what_was_said_denies_it(text: str, act: str) -> None:
    assert [one.act for one in read(text).statements] == [act]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togo said 40 sailors were held by Benin, which Benin denies.",
            [("40 sailors were held by Benin", {("TGO", "asserts"), ("BEN", "denies")})],
        ),
        (
            "Chile accuses him of financing a banned group, which he denies.",
            [("Chile accuses him of financing a banned group", {("CHL", "asserts"), ("he", "denies")})],
        ),
        (
            "Chile's envoy accused Peru of hiding maps from the Red Cross, which Peru has often denied.",
            [("Chile's envoy accused Peru of hiding maps from the Red Cross", {("CHL", "asserts"), ("PER", "denies")})],
        ),
        (
            "Chile handed over nine men in return for charts of the reef, the agency Dune Press said. A tenth man had died, a "
            "clerk in Lima said. Peru's ministry denied that any charts had been given.",
            [("Chile handed over nine men", {("Dune Press", "asserts"), ("PER", "denies")})],
        ),
        (
            "Two men were hurt when a cutter rammed their boat, their wives say. Chile's navy rejects that version.",
            [("Two men were hurt when a cutter rammed their boat", {("wives", "asserts"), ("CHL", "denies")})],
        ),
        (
            'Kenyan senator Ana Odera said that a side letter commits Kenya to buy trams. "There is no side letter," Kenyan '
            "minister Joe Otieno said. Japan's ambassador also denied that any such document existed.",
            [
                (
                    "a side letter commits Kenya to buy trams",
                    {("KEN", "asserts"), ("KEN", "denies"), ("JPN", "denies")},
                )
            ],
        ),
        (
            "Peru said it had closed the port. Company spokeswoman Ana Lima denied a report in Shore Gazette that Ferro Sur "
            "had offered to halve the fares.",
            [("Ferro Sur had offered to halve the fares", {("Ana Lima", "denies")})],
        ),
        (
            "Two drivers were beaten at an army post, doctor Ana Lima said. Chile's army denied involvement.",
            [("Two drivers were beaten at an army post", {("Ana Lima", "asserts"), ("CHL", "denies")})],
        ),
        (
            "Peru said rebels from Chile had burned the mill. Chile said they were nowhere near the place.",
            [],
        ),
        ("Peruvian senator Ana Lima called for a vote. Peru's interior minister dismissed the call.", []),
        (
            "Kenya has undertaken to begin the audit. Kenyan senator Ana Odera accused the government of having promised Japan "
            "more than it admits.",
            [],
        ),
    ],
)
def test_what_is_denied(text: str, expected: list[tuple[str, set[tuple[str, str]]]]) -> None:
    assert positions(read(text)) == expected


def test_a_pledge_that_no_event_codes_takes_the_standing_of_its_claim() -> None:
    record = read(
        "Ana Lima said that Chad had assured Austria in writing that the man would not be beaten. Chad's embassy neither "
        "confirmed nor denied that it had given such an assurance."
    )
    assert [(one.form, one.status) for one in record.commitments] == [("written", "unconfirmed")]


@pytest.mark.parametrize(
    ("text", "by", "to", "content", "conditions"),
    [
        (
            "Japan pledged to lend Kenya $2 million to mend the line, provided that Nairobi first opens the contracts.",
            {"JPN"}, {"KEN"}, "to lend Kenya $2 million to mend the line", ["provided that Nairobi first opens the contracts"],
        ),
        (
            "Togo vowed that no boat would be returned as long as poaching continued.",
            {"TGO"}, set(), "no boat would be returned", ["as long as poaching continued"],
        ),
        ("Togo promised to stay as long as it takes.", {"TGO"}, set(), "to stay as long as it takes", []),
        ("Togo agreed to pay on condition that they open.", {"TGO"}, set(), "to pay", ["on condition that they open"]),
        (
            "Chilean minister Ana Lima said she had ordered an inquiry and would present its findings in May.",
            {"CHL"}, set(), "would present its findings in May", [],
        ),
        ("The accord commits Kenya to buy only trams.", {"KEN"}, set(), "Kenya to buy only trams", []),
    ],
)  # fmt: skip
def test_what_is_undertaken_on_which_terms(text: str, by: set[str], to: set[str], content: str, conditions: list[str]) -> None:
    (one,) = read(text).commitments
    assert ({m.country for m in one.by}, {m.country for m in one.to}) == (by, to)
    assert one.content[0].text == content
    assert [span.text for span in one.conditions] == conditions


def test_a_paper_that_is_only_spoken_of_makes_no_pledge_a_written_one() -> None:
    record = read('Togolese minister Ana Lima promised in parliament that "no document will be hidden".')
    assert [one.form for one in record.commitments] == ["spoken"]


@pytest.mark.parametrize(
    "text",
    [
        "Togo agreed to nothing more than talks.",
        "Togo agreed to nothing.",
        "Togo promised nothing.",
        "Togo agreed to nothing more than to look at the files of 50 men.",
    ],
)
def test_who_agrees_to_nothing_undertakes_nothing(text: str) -> None:
    record = read(text)
    assert (record.commitments, [one.kind for one in record.events]) == ((), [])


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The opposition Civic Accord voted against the bill.", ("Civic Accord", "party", "OPP")),
        ("The ruling Popular Dawn voted for the bill.", ("Popular Dawn", "party", "GOV")),
        ("A Lagos weekly, Ocean Mirror, said the port was shut.", ("Ocean Mirror", "outlet", "MED")),
        ("The European Court of Human Rights denied it.", ("European Court of Human Rights", "organisation", "IGOEURCOE")),
    ],
)
def test_what_a_name_is_of(text: str, party: tuple[str, str, str]) -> None:
    (said,) = read(text).statements
    assert (said.source.name, said.source.kind, said.source.code) == party


def test_a_party_called_accord_is_no_treaty() -> None:
    assert read("The opposition Civic Accord voted against the bill.").laws == ()


def test_the_embassy_is_that_of_the_only_envoy_named_before() -> None:
    record = read("Japan's ambassador, Haruko Abe, left. The embassy said in a note that Japan sets no terms.")
    assert said(record, "said")[0][:2] == ("Japanese embassy", "JPN")


def test_all_of_whom_are_those_named_before_them() -> None:
    record = read("Police in Togo detained 43 people, all of whom were freed by evening.")
    assert [(e.kind, e.affected[0].name) for e in record.events] == [("detain", "43 people"), ("release", "43 people")]


def test_a_group_is_no_court() -> None:
    record = read(
        "A man was freed, the rights group Open Gates said. The Federal Tax Court of Austria ruled that he could stay. The "
        "group has filed a complaint."
    )
    assert said(record, "filed")[0][0] == "Open Gates"


def test_who_is_summoned_for_a_day_was_not_summoned_that_day() -> None:
    (summons,) = [e for e in read("Chile has summoned Peru's ambassador for June 15.").events if e.kind == "summon"]
    assert summons.when is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Kenya closed its border with Somalia, a step the Somali interior ministry called illegal. Interior Minister Amina "
            "Odera said it would last a week.",
            "Amina Odera",
            "KEN",
        ),
        (
            "Poland's foreign ministry lodged a protest with Belarus. Foreign Minister Jan Nowak said it was handed over.",
            "Jan Nowak",
            "POL",
        ),
        (
            "The Estonian note was handed to Russia's ambassador, Oleg Petrov.\n\nOpposition leader Mart Kask accused the "
            "government of hiding its text.",
            "Mart Kask",
            "EST",
        ),
        (
            "Benin closed the port. Togo's opposition Dawn Alliance demanded that the government reply.",
            "Togolese government",
            "TGO",
        ),
    ],
)
def test_whose_minister_and_whose_government(text: str, name: str, country: str) -> None:
    record = read(text)
    told = {m for event in record.events for m in (*event.actor, *event.recipient)} | {one.source for one in record.statements}
    assert {one.country for one in told if one.name == name} == {country}

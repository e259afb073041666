"""The register of pledges, from short reports."""

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


def test_an_unconfirmed_pledge() -> None:
    record = read(
        "Norway gave Sudan a written pledge to close its camp, the Fjord Daily reported on Tuesday. "
        "Norwegian Foreign Minister Kari Dahl declined to confirm that the pledge exists, citing the safety of those involved."
    )
    (one,) = record.commitments
    assert one.status == "unconfirmed"

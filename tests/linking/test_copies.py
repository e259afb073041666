import random

import msgspec
import pytest

from onrecord.linking.copies import find_copies, is_copy
from onrecord.linking.features import Features, features_of
from onrecord.linking.shingles import resemblance, shingle_hashes, signature
from onrecord.linking.terms import Lexicon
from onrecord.model import Record

HEADER = "Evening Lantern. Monday edition. World news, page four. From our news desk.\n\n"
FOOTER = "\n\nCopyright Evening Lantern. All rights reserved. Sign up for our letters and never miss a story."


def retold(record: Record, known: Lexicon, name: str, text: str, day: str | None = None) -> Features:
    report = msgspec.structs.replace(record.report, id=name, source_id=name, text=text)
    made = features_of(msgspec.structs.replace(record, report=report), known)
    return msgspec.structs.replace(made, published=day or made.published)


@pytest.fixture
def versions(records: dict[str, Record], known: Lexicon) -> list[Features]:
    record = records["1-disclosure"]
    text = record.report.text
    return [
        retold(record, known, "first", text, "2019-03-14"),
        retold(record, known, "framed", HEADER + text.replace('"', "”") + FOOTER, "2019-03-15"),
        retold(record, known, "cut", text[: len(text) * 3 // 5], "2019-03-16"),
        retold(record, known, "quoting", records["aid-1"].report.text + text[: len(text) // 5], "2019-03-16"),
    ]


def test_headers_footers_and_cuts_make_no_other_report(versions: list[Features]) -> None:
    (copied,) = find_copies(versions)
    assert copied.reports == ("first", "framed", "cut")
    assert all(share > 0.75 for share in copied.shares)


def test_a_quoted_paragraph_makes_no_copy(versions: list[Features]) -> None:
    assert not is_copy(versions[0], versions[3])


def test_the_order_makes_no_difference(versions: list[Features]) -> None:
    for seed in range(4):
        shuffled = versions[:]
        random.Random(seed).shuffle(shuffled)
        assert find_copies(shuffled) == find_copies(versions)


def test_different_reports_of_one_event_are_no_copies(features: dict[str, Features]) -> None:
    assert find_copies(features.values()) == ()


def test_equal_texts_are_copies_however_many(features: dict[str, Features]) -> None:
    one = features["aid-1"]
    many = [msgspec.structs.replace(one, report=f"r{i:03}") for i in range(200)]
    (copied,) = find_copies(many)
    assert len(copied.reports) == 200


def test_texts_too_short_for_a_shingle_are_no_copies(features: dict[str, Features]) -> None:
    blank = msgspec.structs.replace(features["aid-1"], signature=signature("no such thing"), shingles=0)
    assert find_copies([blank, msgspec.structs.replace(blank, report="other")]) == ()
    assert resemblance(blank.signature, blank.signature) == 0.0


def test_resemblance_estimates_the_share_of_common_shingles() -> None:
    words = [f"word{i}" for i in range(400)]
    one, other = " ".join(words[:300]), " ".join(words[100:])
    a, b = set(shingle_hashes(one).tolist()), set(shingle_hashes(other).tolist())
    assert resemblance(signature(one), signature(other)) == pytest.approx(len(a & b) / len(a | b), abs=0.13)


def test_signatures_are_the_same_everywhere() -> None:
    assert signature("one two three four five six").hex()[:16] == "32259fae723bd929"

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.outline.segments import Segment, segments

TEXT = "Peru said that Norway agreed.\n\nNobody else spoke."


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end, text=TEXT[start:end])


def test_overlapping_spans_share_the_segment_between_them() -> None:
    first, second = list(segments(TEXT, [(span(0, 14), "a"), (span(5, 22), "b")]))
    assert first == (
        Segment("Peru ", ("a",)),
        Segment("said that", ("a", "b")),
        Segment(" Norway ", ("b",)),
        Segment("agreed."),
    )
    assert second == (Segment("Nobody else spoke."),)


def test_a_span_over_two_paragraphs_is_in_both() -> None:
    first, second = list(segments(TEXT, [(span(22, 37), "a")]))
    assert (first[-1], second[0]) == (Segment("agreed.", ("a",)), Segment("Nobody", ("a",)))


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from("abc"))))
def test_no_word_is_lost_or_moved(drawn: list[tuple[int, int, str]]) -> None:
    spans = [(span(min(a, b), max(a, b)), key) for a, b, key in drawn]
    paragraphs = ["".join(segment.text for segment in paragraph) for paragraph in segments(TEXT, spans)]
    assert paragraphs == TEXT.split("\n\n")
    covered = {key for paragraph in segments(TEXT, spans) for segment in paragraph for key in segment.keys}
    assert {key for piece, key in spans if piece.text.strip()} <= covered <= {key for piece, key in spans if piece.text}

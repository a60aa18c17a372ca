"""Words beside marks keep off each other, and off the marks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.timeline.labels import Intervals, Label, Placed, Priority, place, shortened
from tests.core.timeline_sample import LETTER, measure

WIDTH = 600.0


def words(*labels: Label) -> dict[str, Placed]:
    """Return what was placed, by the full text."""
    return {found.label.text: found for found in place(labels, WIDTH, measure)}


def test_a_word_goes_right_of_its_mark() -> None:
    assert words(Label(100, "Cut-off"))["Cut-off"].left > 100


def test_a_word_without_room_on_the_right_goes_left() -> None:
    found = words(Label(100, "Review begins"), Label(160, "Review ends"))
    assert found["Review begins"].left + found["Review begins"].width < 100
    assert found["Review ends"].left > 160


def test_at_the_right_edge_a_word_goes_left() -> None:
    assert words(Label(590, "Cut-off"))["Cut-off"].left < 590 - 7 * LETTER


def test_the_more_important_word_is_served_first() -> None:
    found = words(Label(300, "Other", Priority.OTHER), Label(304, "Milestone", Priority.MILESTONE))
    assert found["Milestone"].text == "Milestone"
    assert found["Milestone"].left > 304


def test_a_word_between_two_marks_is_shortened() -> None:
    found = words(Label(2, "A name for it all"), Label(90, "B" * 80))
    assert found["A name for it all"].text == "A name for…"


def test_a_word_of_which_little_would_be_left_is_not_cut() -> None:
    assert "A long name for a thin space" not in words(
        Label(2, "A long name for a thin space"), Label(90, "B" * 80)
    )


def test_the_short_form_goes_before_a_cut() -> None:
    found = words(Label(2, "Q4 data due Jul 15", shorts=("Q4 due",)), Label(90, "B" * 80))
    assert found["Q4 data due Jul 15"].text == "Q4 due"


def test_a_word_that_has_no_room_at_all_is_left_to_the_hover_card() -> None:
    assert set(words(Label(300, "First"), Label(310, "Second"), Label(318, "Third"))) < {
        "First",
        "Second",
        "Third",
    }


def test_a_word_never_covers_what_is_blocked() -> None:
    (placed,) = place([Label(100, "Cut-off")], WIDTH, measure, [(115, 119)])
    assert placed.left + placed.width < 100


def test_a_mark_outside_the_window_has_no_word() -> None:
    assert place([Label(-1, "Before"), Label(601, "After")], WIDTH, measure) == []


def test_a_text_that_fits_stays_whole() -> None:
    assert shortened("Cut-off", 100, measure) == "Cut-off"


def test_a_shortened_text_ends_in_an_ellipsis_and_fits() -> None:
    text = shortened("Review period ends", 60, measure)
    assert text == "Review pe…"
    assert measure(text) <= 60


def test_a_text_is_dropped_when_hardly_a_letter_would_be_left() -> None:
    assert shortened("Review period ends", 20, measure) == ""


labels = st.lists(
    st.builds(
        Label,
        st.floats(-50, 650),
        st.text(st.characters(categories=["Ll"]), min_size=1, max_size=30),
        st.sampled_from(Priority),
        radius=st.floats(0, 12),
    ),
    max_size=25,
)


@given(labels)
def test_no_two_words_overlap_and_none_covers_a_mark(wanted: list[Label]) -> None:
    found = place(wanted, WIDTH, measure)
    spans = sorted((each.left, each.left + each.width) for each in found)
    for (_, end), (start, _) in pairwise(spans):
        assert end < start
    for start, end in spans:
        assert start >= 0
        assert end <= WIDTH
        assert not any(
            start < mark.x + mark.radius and mark.x - mark.radius < end for mark in wanted
        )


spans = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(spans, max_size=20), spans)
def test_free_room_is_where_no_interval_lies(
    taken: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    covered = any(left < asked[1] and asked[0] < right for left, right in taken)
    assert Intervals(taken).free(*asked) is not covered

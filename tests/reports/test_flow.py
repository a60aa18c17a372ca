"""Strips onto pages."""

from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.reports.kit.flow import Page, paginate
from perm_desktop.reports.kit.strips import Strip

TOP, BOTTOM = 10.0, 110.0


def pages_of(*strips: Strip) -> list[Page]:
    return paginate(strips, first_top=TOP, later_top=TOP, bottom=BOTTOM)


def heights(pages: list[Page]) -> list[list[float]]:
    return [[placement.strip.height for placement in page] for page in pages]


def test_strips_fill_a_page_to_its_last_point() -> None:
    assert heights(pages_of(Strip(60), Strip(40), Strip(1))) == [[60, 40], [1]]


def test_space_above_is_dropped_at_the_top_of_a_page() -> None:
    (first,), (second,) = pages_of(Strip(60, before=9), Strip(60, before=9))

    assert (first.top, second.top) == (TOP, TOP)


def test_space_above_counts_below_other_strips() -> None:
    assert heights(pages_of(Strip(60), Strip(40, before=1))) == [[60], [40]]


def test_a_strip_that_keeps_with_the_next_moves_on_with_it() -> None:
    pages = pages_of(Strip(80), Strip(10, keep=True), Strip(11))

    assert heights(pages) == [[80], [10, 11]]


def test_a_chain_too_long_for_any_page_starts_where_it_is() -> None:
    pages = pages_of(Strip(50), Strip(40, keep=True), Strip(40, keep=True), Strip(40))

    assert heights(pages) == [[50, 40], [40, 40]]


def test_a_page_that_starts_within_a_table_repeats_its_head() -> None:
    head = Strip(5)
    _, second = pages_of(Strip(95), Strip(30, head=head), Strip(30, head=head))

    assert [placement.repeated for placement in second] == [True, False, False]
    assert [placement.top for placement in second] == [TOP, TOP + 5, TOP + 35]


def test_an_empty_strip_higher_than_a_page_takes_one_page() -> None:
    assert heights(pages_of(Strip(20), Strip(500), Strip(20))) == [[20], [100], [20]]


def test_a_head_that_leaves_its_row_no_room_is_not_repeated() -> None:
    _, second = pages_of(Strip(95), Strip(60, head=Strip(41)))

    assert [placement.repeated for placement in second] == [False]


strips = st.builds(
    Strip,
    height=st.floats(1, 60),
    before=st.floats(0, 10),
    keep=st.booleans(),
    head=st.sampled_from([None, Strip(5)]),
)


@given(st.lists(strips, max_size=40))
def test_every_strip_is_placed_once_in_order_and_none_below_the_page(given: list[Strip]) -> None:
    pages = pages_of(*given)
    placed = [placement for page in pages for placement in page]

    assert [placement.strip for placement in placed if not placement.repeated] == given
    assert all(placement.top + placement.strip.height < BOTTOM + 0.1 for placement in placed)


@given(st.lists(st.builds(Strip, height=st.floats(1, 20), keep=st.booleans()), max_size=40))
def test_no_page_but_the_last_ends_with_a_strip_that_keeps(given: list[Strip]) -> None:
    chain = longest = 0.0
    for strip in given:
        chain += strip.height
        longest = max(longest, chain)
        chain = chain if strip.keep else 0.0
    pages = pages_of(*given)

    if longest <= BOTTOM - TOP:
        assert not any(page[-1].strip.keep for page in pages[:-1])

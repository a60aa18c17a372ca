"""Groups, facets, search and views of the list of meetings."""

from datetime import date
from typing import Any

import pytest

from perm_desktop.core import clock
from perm_desktop.core.listing import views as list_views
from perm_desktop.core.listing.facets import Facet, counted, narrowed, value_order
from perm_desktop.core.listing.groups import (
    Agenda,
    Attention,
    Grouping,
    Moment,
    TimeGroup,
    agenda,
    attention,
    group_of,
    group_order,
    group_title,
    time_group,
)
from perm_desktop.core.listing.search import SearchTexts, needles
from perm_desktop.core.listing.sieve import Sieve
from perm_desktop.core.listing.views import BUILT_IN, ListView
from perm_desktop.core.meetings import MeetingRow

EASTERN = "America/New_York"
NOW = clock.utc_minutes("2026-04-14T14:00", EASTERN)  # a Tuesday
MOMENT = Moment.at(NOW, date(2026, 4, 14))
NAMES = {"HI": "Hawaii", "IN": "Indiana", "OH": "Ohio", "PA": "Pennsylvania"}


def row(starts: str = "2026-04-30T14:00", **values: Any) -> MeetingRow:
    """A check-in of Ohio with an agenda, except for what is said."""
    base = MeetingRow(
        *(1, 1, "uid-1", 2027, "rc-check-in", "State/RC Check-In", "RC bi-weekly check-in"),
        *("intra", "RC", "OH", starts, EASTERN, 60, clock.utc_minutes(starts, EASTERN)),
        *("scheduled", "", None, None, None, None, "", 3, 0, 0),
    )
    return base._replace(**values)


@pytest.mark.parametrize(
    ("meeting", "group"),
    [
        (row("2026-04-13T14:00"), TimeGroup.ATTENTION),  # over, and nobody said anything
        (row("2026-04-13T14:00", status="cancelled"), TimeGroup.PAST),
        (row("2026-04-13T14:00", status="held"), TimeGroup.ATTENTION),
        (row("2026-04-13T14:00", status="held", marked_states=1), TimeGroup.PAST),
        (row("2026-04-13T14:00", entered_afterwards=1), TimeGroup.PAST),
        (row("2026-04-14T13:00"), TimeGroup.ATTENTION),  # ends this minute
        (row("2026-04-14T13:01"), TimeGroup.TODAY),  # runs
        (row("2026-04-14T09:00", status="held", marked_states=1), TimeGroup.TODAY),
        (row("2026-04-14T16:00", agenda_items=0), TimeGroup.ATTENTION),
        (row("2026-04-15T16:00", agenda_items=0), TimeGroup.ATTENTION),
        (row("2026-04-16T16:00", agenda_items=0), TimeGroup.WEEK),
        (row("2026-04-15T16:00"), TimeGroup.WEEK),
        (row("2026-04-19T16:00"), TimeGroup.WEEK),  # Sunday
        (row("2026-04-20T16:00"), TimeGroup.LATER),
    ],
)
def test_a_meeting_is_under_the_heading_of_its_time(meeting: MeetingRow, group: str) -> None:
    assert time_group(meeting, MOMENT) == group


def test_a_meeting_held_without_states_needs_no_attendance() -> None:
    assert attention(row("2026-04-13T14:00", status="held", states=""), MOMENT) is None


@pytest.mark.parametrize(
    ("meeting", "says"),
    [
        (row(), Agenda.READY),
        (row("2026-04-28T14:00", agenda_items=0), Agenda.EMPTY),
        (row("2026-04-29T14:00", agenda_items=0), Agenda.NONE),
        (row("2026-04-20T14:00", agenda_items=0, status="cancelled"), Agenda.NONE),
        (row("2026-04-13T14:00", agenda_items=0), Agenda.NONE),
    ],
)
def test_an_empty_agenda_is_named_two_weeks_before(meeting: MeetingRow, says: Agenda) -> None:
    assert agenda(meeting, MOMENT) is says


@pytest.mark.parametrize(
    ("grouping", "meeting", "title"),
    [
        (Grouping.TIME, row("2026-04-14T16:00"), "Today, Tuesday, April 14"),
        (Grouping.STATE, row(), "Ohio"),
        (Grouping.STATE, row(states="OH,PA"), "Several states"),
        (Grouping.HOST, row(hosts="CMS,RC"), "CMS, RC"),
        (Grouping.PHASE, row(), "Intra-cycle"),
        (Grouping.MONTH, row(), "April 2026"),
        (Grouping.NONE, row(), ""),
    ],
)
def test_a_heading_names_its_group(grouping: Grouping, meeting: MeetingRow, title: str) -> None:
    key = group_of(meeting, grouping, MOMENT)
    assert group_title(key, grouping, MOMENT, NAMES) == title


def test_groups_of_time_and_phase_keep_their_own_order() -> None:
    times = sorted(TimeGroup, key=lambda key: group_order(key, Grouping.TIME))
    assert times == ["attention", "today", "week", "later", "past"]
    phases = sorted(("any", "intra", "post", "pre"), key=lambda k: group_order(k, Grouping.PHASE))
    assert phases == ["pre", "intra", "post", "any"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("check oh", True),  # words in any order
        ("ohio april", True),
        ("bi-weekly", True),
        ("weekly", True),
        ("eekly", False),  # a word is found by its beginning
        ("april 30", True),
        ("scheduled", True),
        ("room", True),
        ("IN", False),  # Indiana, not the “in” of check-in
        ("in", True),
        ("OH", True),
        ("pre-cycle", False),
        ("-", True),
    ],
)
def test_a_typed_filter_is_met_by_the_beginnings_of_words(typed: str, found: bool) -> None:
    text = SearchTexts(NAMES).text(row(place="Room 5"), "Scheduled")
    assert all(needle in text for needle in needles(typed, NAMES)) is found


def test_values_of_one_facet_add_up_and_facets_narrow_each_other() -> None:
    rows = [row(), row(states="HI,OH"), row(states="PA", hosts="ERC")]
    assert narrowed(rows, {Facet.STATE: frozenset({"HI", "PA"})}, MOMENT) == rows[1:]
    both = {Facet.STATE: frozenset({"PA"}), Facet.HOST: frozenset({"RC"})}
    assert narrowed(rows, both, MOMENT) == []


def test_counts_of_a_facet_respect_the_others_and_not_itself() -> None:
    rows = [row(), row(states="HI,OH"), row(states="PA", hosts="ERC")]
    counts = counted(rows, {Facet.STATE: frozenset({"HI", "TX"})}, MOMENT)
    assert counts[Facet.STATE] == {"OH": 2, "HI": 1, "PA": 1, "TX": 0}
    assert counts[Facet.HOST] == {"RC": 1}
    assert counts[Facet.ATTENTION] == {}


def test_facets_with_an_order_of_their_own_are_not_sorted_by_name() -> None:
    values = sorted(("later", "past", "today"), key=lambda v: value_order(Facet.WHEN, v, NAMES))
    assert values == ["today", "later", "past"]
    states = sorted(("OH", "HI"), key=lambda v: value_order(Facet.STATE, v, NAMES))
    assert states == ["HI", "OH"]


def sieved(*rows: MeetingRow) -> Sieve:
    """A sieve over rows in the order of time; their ids count from 1."""
    sieve = Sieve(MOMENT, NAMES, lambda each: (each.utc, each.number))
    found = {n: each._replace(id=n, number=n) for n, each in enumerate(rows, 1)}
    sieve.fill(found, MOMENT, NAMES)
    return sieve


def test_a_narrower_filter_looks_only_at_what_is_left_and_a_wider_one_at_all() -> None:
    sieve = sieved(row(), row(states="HI"), row(states="PA"))
    assert sieve.search("hawa")
    assert [each.id for each in sieve.matched] == [2]
    assert not sieve.search("hawa ")
    sieve.search("")
    assert [each.id for each in sieve.matched] == [1, 2, 3]


def test_a_meeting_taken_in_again_is_searched_by_its_new_words() -> None:
    sieve = sieved(row(), row(states="HI"))
    sieve.search("room")
    old = sieve.take_out(1)
    assert old is not None
    assert sieve.take_in(old._replace(place="Room 5"))
    assert [each.id for each in sieve.matched] == [1]


def test_what_began_or_ended_meanwhile_is_named() -> None:
    sieve = sieved(row("2026-04-14T14:30"), row("2026-04-14T13:20"), row("2026-04-14T16:00"))
    assert sieve.crossed(NOW, NOW + 30) == [2, 1]


def test_a_view_comes_back_from_its_data() -> None:
    view = ListView(
        *("Triage", "room", {Facet.STATE: frozenset({"OH", "HI"})}, Grouping.HOST, "state"),
        *(True, ("state", "meeting")),
    )
    assert list_views.from_data(view.as_data()) == view


def test_what_a_later_version_kept_in_a_view_is_passed_over() -> None:
    data = ListView("Triage").as_data() | {"grouping": "moon", "facets": {"moon": ["full"]}}
    assert list_views.from_data(data) == ListView("Triage")


def test_the_shipped_views_show_what_their_names_say() -> None:
    waiting = row("2026-04-13T14:00")
    bare = row("2026-04-13T14:00", status="held")
    today = row("2026-04-14T16:00")
    late = row(agenda_items=0, starts="2026-04-20T10:00", utc=NOW + 8000)
    rows = [waiting, bare, today, late]
    shown = {
        view.name: [rows.index(each) for each in narrowed(rows, view.facets, MOMENT)]
        for view in BUILT_IN
    }
    assert shown == {
        "All meetings": [0, 1, 2, 3],
        "Needs attention": [0, 1],
        "This week": [2],
        "Held without attendance": [1],
        "Agenda missing": [3],
    }
    assert attention(bare, MOMENT) is Attention.UNRECORDED

"""The list of meetings: cells, order, filter, and changes of single rows."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from perm_desktop.core import clock
from perm_desktop.core.listing.facets import Facet
from perm_desktop.core.listing.groups import Grouping, Moment
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.meetings.columns import Column, Context
from perm_desktop.gui.meetings.model import LookRole, MeetingModel

_NOW = clock.utc_minutes("2026-04-14T14:00", "America/New_York")
_MOMENT = Moment.at(_NOW, date(2026, 4, 14))
_NAMES = {"AK": "Alaska", "AL": "Alabama", "HI": "Hawaii", "OH": "Ohio", "PA": "Pennsylvania"}
_CONTEXT = Context(_MOMENT, {"cycle-call": "Cycle Calls"}, 2, _NAMES)


def row(ident: int, starts: str = "2026-04-15T14:00", **values: object) -> MeetingRow:
    """A cycle call of Ohio and Pennsylvania with an agenda, except for what is said."""
    base = MeetingRow(
        *(ident, ident, f"uid-{ident}", 2027, "cycle-call", "Cycle Calls", "Cycle call"),
        *("intra", "CMS,ERC,RC,SC", "OH,PA", starts, "America/New_York", 60),
        *(clock.utc_minutes(starts, "America/New_York"), "scheduled", "", None, None, None),
        *(None, "", 2, 0, 0),
    )
    return base._replace(**values)


def shown(rows: list[MeetingRow], grouping: Grouping = Grouping.NONE) -> MeetingModel:
    """A model over rows."""
    model = MeetingModel(_CONTEXT)
    model.set_grouping(grouping)
    model.set_rows({each.id: each for each in rows}, _CONTEXT)
    return model


def texts(model: MeetingModel, column: Column) -> list[str]:
    """What a column shows of the meetings, from top to bottom."""
    return [model.index(n, column).data() for n, _ in model.meetings()]


def outline(model: MeetingModel) -> list[str]:
    """Headings as they are read, and numbers of meetings."""
    return list(_outlined(model))


def _outlined(model: MeetingModel) -> Iterator[str]:
    for line in range(model.rowCount()):
        group, meeting = model.group_at(line), model.meeting_at(line)
        if group is not None:
            yield group.sentence
        elif meeting is not None:
            yield str(meeting.number)


@pytest.mark.parametrize(
    ("changed", "column", "text"),
    [
        ({}, Column.WHEN, "Wed, Apr 15 · 2:00 PM"),
        ({"starts": "2025-06-02T12:00"}, Column.WHEN, "Jun 2, 2025 · 12:00 noon"),
        ({}, Column.DAYS, "1"),
        ({}, Column.STATE, "OH, PA"),
        ({"states": "AK,AZ,DC,FL"}, Column.STATE, "4 states"),
        ({}, Column.MEETING, "Cycle call"),
        ({"title": "April call"}, Column.MEETING, "April call"),
        ({"session": 2}, Column.MEETING, "Cycle call, session 2"),
        ({"variant": "perm-plus"}, Column.MEETING, "Cycle call, PERM+"),
        ({}, Column.HOST, "4 hosts"),
        ({"hosts": "CMS,RC"}, Column.HOST, "CMS, RC"),
        ({}, Column.STATUS, "Scheduled"),
        ({"status": "held"}, Column.STATUS, "Not recorded"),
        ({"status": "held", "marked_states": 1}, Column.STATUS, "Held"),
        ({"status": "cancelled", "reason": "Storm"}, Column.STATUS, "Cancelled"),
        ({"marked_states": 1}, Column.ATTENDED, "1 of 2"),
        ({"status": "held"}, Column.ATTENDED, "0 of 2"),
        ({}, Column.ATTENDED, "–"),
        ({}, Column.AGENDA, "Ready · 2"),
        ({"agenda_items": 0}, Column.AGENDA, "Empty"),
        ({"agenda_items": 0, "status": "cancelled"}, Column.AGENDA, "–"),
        ({"noted": 1}, Column.NOTES, "Yes"),
        ({"place": "Room 5"}, Column.PLACE, "Room 5"),
        ({"minutes": 90}, Column.LENGTH, "90 min"),
        ({}, Column.YEAR, "2027"),
        ({}, Column.TYPE, "Cycle call"),
        ({}, Column.PHASE, "Intra-cycle"),
    ],
)
def test_a_cell_says_its_column(changed: dict[str, object], column: Column, text: str) -> None:
    starts = str(changed.pop("starts", "2026-04-15T14:00"))
    assert texts(shown([row(1, starts, **changed)]), column) == [text]


def test_days_past_have_a_minus_sign_and_a_running_meeting_says_now() -> None:
    model = shown([row(1, "2026-04-09T14:00"), row(2, "2026-04-14T13:30")])
    assert texts(model, Column.DAYS) == ["−5", "now"]


def test_the_status_carries_symbol_color_and_word() -> None:
    model = shown([row(1)])
    look = model.index(0, Column.STATUS).data(LookRole)
    assert look.word == "Scheduled"


@pytest.mark.parametrize(("marked", "word"), [(0, "0 of 2"), (1, "1 of 2"), (2, None)])
def test_only_attendance_that_is_missing_has_a_symbol(marked: int, word: str | None) -> None:
    model = shown([row(1, status="held", marked_states=marked)])
    look = model.index(0, Column.ATTENDED).data(LookRole)
    assert (look.word if look else None) == word


def test_only_an_agenda_that_cannot_wait_has_a_symbol() -> None:
    model = shown([row(1, agenda_items=0), row(2, "2026-04-20T14:00", agenda_items=0), row(3)])
    looks = {n: model.index(line, Column.AGENDA).data(LookRole) for line, n in _numbers(model)}
    assert looks[1].word == "Empty"
    assert (looks[2], looks[3]) == (None, None)


def _numbers(model: MeetingModel) -> list[tuple[int, int]]:
    return [(line, each.number) for line, each in model.meetings()]


def test_every_word_of_the_filter_must_be_found() -> None:
    model = shown([row(1), row(2, states="HI"), row(3, place="Room 5")])
    model.set_filter("cycle OH")
    assert texts(model, Column.NUMBER) == ["1", "3"]
    model.set_filter("cycle OH room")
    assert texts(model, Column.NUMBER) == ["3"]
    model.set_filter("")
    assert model.rowCount() == 3


def test_a_shorter_filter_brings_rows_back() -> None:
    model = shown([row(1, states="HI"), row(2, states="OH", place="Hall 2")])
    model.set_filter("haw")
    model.set_filter("ha")
    assert model.rowCount() == 2


def test_sorting_keeps_the_order_of_time_where_cells_are_equal() -> None:
    model = shown([row(1, "2026-04-16T14:00"), row(2, "2026-04-15T14:00"), row(3, states="AL")])
    model.sort(Column.STATE, Qt.SortOrder.AscendingOrder)
    assert texts(model, Column.NUMBER) == ["3", "2", "1"]


def test_a_changed_row_is_repainted_in_its_place() -> None:
    model = shown([row(1), row(2, "2026-04-20T14:00")])
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom: changed.append((top.row(), bottom.row())))
    model.update_rows({1: row(1, status="held"), 2: row(2, "2026-04-20T14:00")}, {1})
    assert changed == [(0, 0)]
    assert texts(model, Column.STATUS)[0] == "Not recorded"


def test_a_moved_meeting_goes_where_its_new_time_belongs() -> None:
    model = shown([row(1), row(2, "2026-04-20T14:00")])
    model.update_rows({1: row(1, "2026-05-01T14:00"), 2: row(2, "2026-04-20T14:00")}, {1})
    assert texts(model, Column.NUMBER) == ["2", "1"]


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_a_new_meeting_comes_in_the_chosen_order(order: Qt.SortOrder) -> None:
    rows = [row(1), row(3, "2026-04-30T14:00")]
    model = shown(rows)
    model.sort(Column.WHEN, order)
    fresh = row(2, "2026-04-20T14:00")
    model.update_rows({each.id: each for each in (*rows, fresh)}, {2})
    expected = ["1", "2", "3"] if order is Qt.SortOrder.AscendingOrder else ["3", "2", "1"]
    assert texts(model, Column.NUMBER) == expected


def test_a_deleted_meeting_leaves_the_list() -> None:
    model = shown([row(1), row(2)])
    model.update_rows({2: row(2)}, {1})
    assert texts(model, Column.NUMBER) == ["2"]
    assert model.row_of(1) is None


def test_qt_finds_no_fault_with_the_model(qtmodeltester: ModelTester) -> None:
    model = shown([row(1), row(2, "2026-04-20T14:00")], Grouping.TIME)
    model.setObjectName("meetings")
    qtmodeltester.check(model)
    assert model.rowCount(QModelIndex()) == 4


MIXED = [
    row(1, "2026-04-10T14:00"),  # over: needs attention
    row(2, "2026-04-08T14:00", status="cancelled"),  # past
    row(3, "2026-04-14T16:00"),  # today
    row(4, "2026-04-17T16:00", states="HI"),  # this week
    row(5, "2026-05-01T16:00"),  # later
    row(6, "2026-05-08T16:00", states="HI"),
]
OUTLINE = [
    *("Needs attention, 1 meeting, expanded", "1"),
    *("Today, Tuesday, April 14, 1 meeting, expanded", "3"),
    *("This week, 1 meeting, expanded", "4"),
    *("Later, 2 meetings, expanded", "5", "6"),
    "Past, 1 meeting, collapsed",
]


def test_meetings_stand_under_headings_of_their_time_and_the_past_is_closed() -> None:
    model = shown(MIXED, Grouping.TIME)
    assert outline(model) == OUTLINE
    assert (model.matching, model.total) == (6, 6)


def test_a_heading_is_read_whole_in_every_column_and_cannot_be_selected() -> None:
    model = shown(MIXED, Grouping.TIME)
    index = model.index(0, Column.STATUS)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == OUTLINE[0]
    assert index.flags() == Qt.ItemFlag.ItemIsEnabled


def test_under_todays_heading_the_time_is_enough() -> None:
    model = shown(MIXED, Grouping.TIME)
    assert texts(model, Column.WHEN)[1] == "4:00 PM"
    spoken = model.index(3, Column.WHEN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "When: Tue, Apr 14 · 4:00 PM"


def test_closing_a_heading_takes_its_lines_away_and_leaves_the_count() -> None:
    model = shown(MIXED, Grouping.TIME)
    model.turn(6, is_open=False)
    assert outline(model) == [*OUTLINE[:6], "Later, 2 meetings, collapsed", OUTLINE[9]]
    model.turn(6, is_open=True)
    assert outline(model) == OUTLINE


@pytest.mark.parametrize("descending", [False, True])
def test_headings_stay_in_their_order_when_meetings_are_sorted(descending: bool) -> None:
    model = shown(MIXED, Grouping.TIME)
    order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
    model.sort(Column.WHEN, order)
    later = ["6", "5"] if descending else ["5", "6"]
    assert outline(model) == [*OUTLINE[:7], *later, OUTLINE[9]]


def test_a_filter_opens_the_past_unless_it_was_closed_by_hand() -> None:
    model = shown(MIXED, Grouping.TIME)
    model.set_filter("cancelled")
    assert outline(model) == ["Past, 1 meeting, expanded", "2"]
    model.turn(0, is_open=False)
    model.set_filter("cancel")
    assert outline(model) == ["Past, 1 meeting, collapsed"]


def test_a_meeting_that_is_held_moves_to_its_group_and_its_index_goes_along() -> None:
    model = shown(MIXED, Grouping.TIME)
    index = QPersistentModelIndex(model.index(7, Column.MEETING))  # number 5
    fresh = row(5, "2026-04-16T16:00")
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.update_rows({5: fresh}, {5})
    assert outline(model)[4:7] == ["This week, 2 meetings, expanded", "5", "4"]
    assert (index.row(), resets) == (5, [])


def test_the_first_meeting_of_a_group_brings_its_heading_and_the_last_takes_it_away() -> None:
    model = shown(MIXED, Grouping.TIME)
    held = MIXED[0]._replace(status="held", marked_states=1)
    model.update_rows({1: held}, {1})
    assert outline(model) == [*OUTLINE[2:9], "Past, 2 meetings, collapsed"]
    model.update_rows({1: MIXED[0]}, {1})
    assert outline(model) == OUTLINE


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_changes_one_by_one_lead_where_a_fresh_list_begins(
    grouping: Grouping, order: Qt.SortOrder, qtmodeltester: ModelTester
) -> None:
    model = shown(MIXED, grouping)
    model.sort(Column.STATE, order)
    qtmodeltester.check(model)
    rows = {each.id: each for each in MIXED}
    changes = [
        rows[5]._replace(states="AK"),
        rows[3]._replace(status="held"),
        row(7, "2026-07-01T09:00", hosts="SC", states="AL"),
        rows[4]._replace(phase="post", starts="2026-04-14T23:30", utc=_NOW + 570),
        rows[1]._replace(status="held", marked_states=2),
    ]
    for fresh in changes:
        rows[fresh.id] = fresh
        model.update_rows(rows, {fresh.id})
    del rows[6]
    model.update_rows(rows, {6})
    anew = shown(list(rows.values()), grouping)
    anew.sort(Column.STATE, order)
    assert outline(model) == outline(anew)


def test_a_filtered_list_takes_in_only_what_passes() -> None:
    model = shown(MIXED, Grouping.TIME)
    model.set_facets({Facet.STATE: frozenset({"HI"})})
    assert outline(model)[1::2] == ["4", "6"]
    model.update_rows({5: MIXED[4]._replace(states="HI")}, {5})
    model.update_rows({4: MIXED[3]._replace(states="OH")}, {4})
    assert outline(model) == ["Later, 2 meetings, expanded", "5", "6"]


def test_a_meeting_that_ends_needs_attention_from_that_minute_on() -> None:
    model = shown(MIXED, Grouping.TIME)
    model.set_moment(Moment.at(MIXED[2].utc + 60, date(2026, 4, 14)))
    assert outline(model)[:3] == ["Needs attention, 2 meetings, expanded", "1", "3"]


def test_midnight_puts_all_meetings_under_the_headings_of_the_new_day() -> None:
    model = shown(MIXED, Grouping.TIME)
    model.set_moment(Moment.at(_NOW + 3 * 24 * 60, date(2026, 4, 17)))
    assert outline(model)[3] == "Today, Friday, April 17, 1 meeting, expanded"


def test_a_meeting_under_a_closed_heading_can_be_revealed() -> None:
    model = shown(MIXED, Grouping.TIME)
    assert model.row_of(2) is None
    assert model.reveal(2) == 10
    assert outline(model)[-2:] == ["Past, 1 meeting, expanded", "2"]


def test_columns_in_which_nobody_has_anything_are_named() -> None:
    model = shown(MIXED)
    assert model.empty_columns(list(Column)) == {Column.ATTENDED, Column.NOTES, Column.PLACE}
    model.update_rows({1: MIXED[0]._replace(place="Room 5")}, {1})
    assert Column.PLACE not in model.empty_columns(list(Column))


def test_typing_finds_the_next_state_or_title_round_the_end() -> None:
    model = shown(MIXED, Grouping.TIME)
    assert model.find_typed("hi", 0) == 5
    assert model.find_typed("h", 6) == 8
    assert model.find_typed("HI", 9) == 5
    assert model.find_typed("cyc", 0) == 1
    assert model.find_typed("x", 0) is None


def test_fields_can_be_edited_only_where_the_catalog_can_be_written() -> None:
    model = shown([row(1), row(2, status="cancelled")])
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.index(0, Column.PLACE).flags() & editable
    model.editable = True
    assert model.index(0, Column.PLACE).flags() & editable
    assert not model.index(0, Column.WHEN).flags() & editable
    assert model.index(0, Column.STATUS).flags() & editable
    assert not model.index(1, Column.STATUS).flags() & editable

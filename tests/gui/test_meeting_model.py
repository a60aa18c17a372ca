"""The list of meetings: cells, order, filter, and changes of single rows."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.meeting_model import Column, Context, LookRole, MeetingModel

_NOW = clock.utc_minutes("2026-04-14T14:00", "America/New_York")
_CONTEXT = Context(now=_NOW, catalog_titles={"cycle-call": "Cycle Calls"}, cycle_size=2)


def row(ident: int, starts: str = "2026-04-15T14:00", **values: object) -> MeetingRow:
    """A cycle call of Ohio and Pennsylvania, except for what is said."""
    base = MeetingRow(
        *(ident, ident, f"uid-{ident}", 2027, "cycle-call", "Cycle Calls", "Cycle call"),
        *("intra", "CMS,ERC,RC,SC", "OH,PA", starts, "America/New_York", 60),
        *(clock.utc_minutes(starts, "America/New_York"), "scheduled", "", None, None, None),
        *(None, "", 0, 0, 0),
    )
    return base._replace(**values)


def shown(rows: list[MeetingRow]) -> MeetingModel:
    """A model over rows."""
    model = MeetingModel(_CONTEXT)
    model.set_rows({each.id: each for each in rows}, _CONTEXT)
    return model


def texts(model: MeetingModel, column: Column) -> list[str]:
    """What a column shows, from top to bottom."""
    return [model.index(n, column).data() for n in range(model.rowCount())]


@pytest.mark.parametrize(
    ("changed", "column", "text"),
    [
        ({}, Column.WHEN, "Wed, Apr 15, 2:00 PM"),
        ({"starts": "2025-06-02T12:00"}, Column.WHEN, "Jun 2, 2025, 12:00 noon"),
        ({}, Column.DAYS, "1"),
        ({}, Column.STATE, "OH, PA"),
        ({"states": "AK,AZ,DC,FL"}, Column.STATE, "4 states"),
        ({}, Column.MEETING, "Cycle call"),
        ({"title": "April call"}, Column.MEETING, "April call"),
        ({"session": 2}, Column.MEETING, "Cycle call, session 2"),
        ({"variant": "perm-plus"}, Column.MEETING, "Cycle call, PERM+"),
        ({}, Column.STATUS, "Scheduled"),
        ({"status": "held"}, Column.STATUS, "Not recorded"),
        ({"status": "held", "marked_states": 1}, Column.STATUS, "Held"),
        ({"status": "cancelled", "reason": "Storm"}, Column.STATUS, "Cancelled"),
        ({"marked_states": 1}, Column.ATTENDED, "1 of 2"),
        ({"agenda_items": 1}, Column.AGENDA, "1 item"),
        ({}, Column.AGENDA, "No items"),
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


def test_every_word_of_the_filter_must_be_found() -> None:
    model = shown([row(1), row(2, states="HI"), row(3, place="Room 5")])
    model.set_filter("cycle OH")
    assert texts(model, Column.NUMBER) == ["1", "3"]
    model.set_filter("cycle OH room")
    assert texts(model, Column.NUMBER) == ["3"]
    model.set_filter("")
    assert model.rowCount() == 3


def test_a_shorter_filter_brings_rows_back() -> None:
    model = shown([row(1, states="HI"), row(2, states="OH")])
    model.set_filter("hi")
    model.set_filter("h")
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
    model = shown([row(1), row(2, "2026-04-20T14:00")])
    model.setObjectName("meetings")
    qtmodeltester.check(model)
    assert model.rowCount(QModelIndex()) == 2

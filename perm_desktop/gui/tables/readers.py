"""How the lists are read that say more than a cell a column: what they group, shorten or paint."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from perm_desktop.core.counting import counted
from perm_desktop.core.coverage import table as coverage_table
from perm_desktop.core.listing.groups import Grouping
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.table_sheet import Cell, Column, Group, Line, TableSheet
from perm_desktop.core.worklist_lines import Line as Waiting
from perm_desktop.gui.audience.model import DetailRole
from perm_desktop.gui.audience.view import AudienceView
from perm_desktop.gui.coverage import sheet as coverage_sheet
from perm_desktop.gui.coverage.view import CoverageView
from perm_desktop.gui.kit.shown_table import About, cell, gathered, heading, sheet_of, shown_columns
from perm_desktop.gui.meetings.columns import Column as Shown
from perm_desktop.gui.meetings.columns import columns_named
from perm_desktop.gui.meetings.pane import MeetingsPane
from perm_desktop.gui.meetings.table import MeetingTable
from perm_desktop.gui.states.list import StateEntry, StatesList
from perm_desktop.gui.tables import meeting_cells
from perm_desktop.gui.timeline.table import TimelineTable
from perm_desktop.gui.timeline.table_model import COLUMNS
from perm_desktop.gui.today.list import TodayList
from perm_desktop.gui.today.model import Heading, More

_WAITING = tuple(map(Column, ("State", "Meeting", "What", "When", "Next step")))
_STATES = tuple(map(Column, ("State", "Name", "Need attention")))


def read(view: QAbstractItemView, about: About) -> TableSheet:
    """Read any view of the window; the sentence begins with how many rows there are."""
    if isinstance(view, MeetingTable):
        return meetings(view, about)
    sheet = _read(view, about)
    rows = _waiting_rows(view) if isinstance(view, TodayList) else counted(sheet.count, "row")
    return replace(sheet, sentence=" · ".join(filter(None, (rows, sheet.sentence))))


def _read(view: QAbstractItemView, about: About) -> TableSheet:
    match view:
        case TimelineTable():
            return _timeline(view, about)
        case TodayList():
            return _today(view, about)
        case CoverageView():
            return _coverage(view, about)
        case StatesList():
            return _states(view, about)
        case AudienceView():
            # what is empty or has no room gives way there
            return sheet_of(view, about, _audience_cell, range(view.model().columnCount()))
        case _:
            return sheet_of(view, about)


def meetings(table: MeetingTable, about: About, among: Collection[int] | None = None) -> TableSheet:
    """Read the list of meetings, or what of it is among some: as it is filtered, sorted, grouped.

    Its columns are those that were chosen, also where the pane has no room for them, and closed
    headings are open.
    """
    model, columns = table.list_model, _wanted(table)
    kept = [
        (group, [row for row in rows if among is None or row.id in among])
        for group, rows in listed(table)
    ]
    groups = tuple(
        Group(
            title, tuple(meeting_cells.line(row, columns, model.context) for row in rows), len(rows)
        )
        for title, rows in kept
        if rows
    )
    return _sheet(about, tuple(map(meeting_cells.column, columns)), groups)


def listed(table: MeetingTable) -> Iterator[tuple[str, Sequence[MeetingRow]]]:
    """Yield the groups of the list as they are shown, closed ones too, with their meetings."""
    model = table.list_model
    if model.grouping is Grouping.NONE:
        yield "", [row for _, row in model.meetings()]
        return
    for line in range(model.rowCount()):
        group = model.group_at(line)
        if group is not None:
            yield group.title, group.rows[::-1] if model.order[1] else group.rows


def _wanted(table: MeetingTable) -> list[Shown]:
    above = table.parentWidget()
    while above is not None and not isinstance(above, MeetingsPane):
        above = above.parentWidget()
    if above is None:
        return [Shown(column) for column in shown_columns(table)]
    return columns_named(above.current_view().columns)


def _timeline(table: TimelineTable, about: About) -> TableSheet:
    """The lanes; columns that gave way to a narrow pane are there again."""

    def parts() -> Iterator[Group | Line]:
        for number in range(table.model().rowCount()):
            row = table.meeting_at(number)
            if row is None:
                title, count = heading(str(table.model().index(number, 0).data()))
                yield Group(title, (), count)
            else:
                yield meeting_cells.line(row, COLUMNS, table.context)

    return _sheet(about, tuple(map(meeting_cells.column, COLUMNS)), gathered(parts()))


def _today(view: TodayList, about: About) -> TableSheet:
    items = map(view.lines.item, range(view.lines.rowCount()))
    parts = (
        Group(item.title, (), item.total) if isinstance(item, Heading) else _waiting(item)
        for item in items
    )
    return _sheet(about, _WAITING, gathered(parts))


def _waiting_rows(view: TodayList) -> str:
    """What a long group keeps back is counted, and the line that says so is not."""
    items = [view.lines.item(row) for row in range(view.lines.rowCount())]
    shown = sum(isinstance(item, Waiting) for item in items)
    total = sum(item.total for item in items if isinstance(item, Heading))
    return counted(total, "row") if shown == total else f"{shown:,} of {counted(total, 'row')}"


def _waiting(item: Waiting | More) -> Line:
    if isinstance(item, More):
        words = f"({item.hidden:,} more, not shown)"
        return Line((Cell(""), Cell(words), *[Cell("")] * (len(_WAITING) - 2)))
    texts = (item.title, item.wrong, item.when, str(item.act))
    return Line((Cell(item.place, None, item.look._replace(word=item.place)), *map(Cell, texts)))


def _coverage(view: CoverageView, about: About) -> TableSheet:
    """The grid in words, and state by state where a page has no room for it."""
    if view.grid is None:
        return _sheet(about, (), ())
    grid = view.grid
    whole = _sheet(about, coverage_table.columns(grid), coverage_table.groups(grid))
    columns, groups = coverage_sheet.PAPER_COLUMNS, coverage_sheet.paper_groups(grid)
    return replace(whole, paper=_sheet(about, columns, groups))


def _states(view: StatesList, about: About) -> TableSheet:
    entries = map(view.states.entry, range(view.states.rowCount()))
    parts = (
        _state(entry) if entry.code else Group(entry.text, (), entry.number) for entry in entries
    )
    return _sheet(about, _STATES, gathered(parts))


def _state(entry: StateEntry) -> Line:
    waiting = Cell(f"{entry.number:,}", entry.number) if entry.number else Cell("")
    return Line((Cell(entry.code), Cell(entry.text), waiting))


def _audience_cell(index: QModelIndex) -> Cell:
    """A name is shown with how much is recorded beside it."""
    found, detail = cell(index), index.data(DetailRole)
    return found._replace(text=f"{found.text} ({detail})") if detail else found


def _sheet(about: About, columns: tuple[Column, ...], groups: tuple[Group, ...]) -> TableSheet:
    return TableSheet(about.title, about.sentence, columns, groups, about.made, about.office)

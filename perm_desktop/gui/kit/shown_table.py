"""A table, tree or list as it is shown, read into plain values: columns in their order, lines under
their headings, the words of every cell.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QTreeView

from perm_desktop.core.symbols import Look
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet

_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_LOOKS = (int(_Role.UserRole), int(_Role.UserRole) + 1)  # where our models keep a ``Look``
_COUNTED = re.compile(r"(.+?),? ([0-9,]+)(?: meetings?)?")  # "Past, 214"
_WHOLE_NUMBER = re.compile(r"[-−]?[0-9]{1,3}(,?[0-9]{3})*")
_MOST_DIGITS = 12

CellOf = Callable[[QModelIndex], Cell]


class About(NamedTuple):
    """What a table is called, what of it is shown, and who made the file when."""

    title: str
    sentence: str
    made: datetime
    office: str


def sheet_of(
    view: QAbstractItemView,
    about: About,
    cell_of: CellOf | None = None,
    wanted: Sequence[int] | None = None,
) -> TableSheet:
    """Read what a view shows. What is closed is open on paper; what is hidden stays away.

    ``wanted`` are columns that may be hidden because there is no room for them.
    """
    columns = shown_columns(view) if wanted is None else wanted
    groups = gathered(_parts(view, columns, cell_of or cell))
    heads = [_head(view, column) for column in columns]
    kinds = [_kind(groups, place) for place in range(len(columns))]
    return TableSheet(
        title=about.title,
        sentence=about.sentence,
        columns=tuple(Column(head, kind) for head, kind in zip(heads, kinds, strict=True)),
        groups=groups,
        made=about.made,
        office=about.office,
    )


def shown_columns(view: QAbstractItemView) -> list[int]:
    """Return the columns that are not hidden, as they stand from left to right."""
    if isinstance(view, QListView):
        return [view.modelColumn()]
    head = _header(view)
    if head is None:
        return list(range(view.model().columnCount()))
    order = (head.logicalIndex(place) for place in range(head.count()))
    return [column for column in order if not head.isSectionHidden(column)]


def cell(index: QModelIndex) -> Cell:
    """Return what a cell says: the word of its look, its text, or the state of its box."""
    found = (index.data(role) for role in _LOOKS)
    look = next((each for each in found if isinstance(each, Look)), None)
    if look is not None:
        return Cell(look.word, None, look)
    text = index.data(_Role.DisplayRole)
    if text is None or text == "":
        return Cell(_box_words(index))
    return Cell(str(text), _number(index, str(text)))


def heading(text: str) -> tuple[str, int | None]:
    """Part "Past, 214" into its title and its count."""
    found = _COUNTED.fullmatch(text)
    return (found[1], int(found[2].replace(",", ""))) if found else (text, None)


def gathered(parts: Iterable[Group | Line]) -> tuple[Group, ...]:
    """Put lines under the headings before them; those before any are a group without a title."""
    groups: list[tuple[Group, list[Line]]] = []
    for part in parts:
        if isinstance(part, Group):
            groups.append((part, []))
            continue
        if not groups:
            groups.append((Group("", ()), []))
        groups[-1][1].append(part)
    return tuple(replace(group, lines=tuple(lines)) for group, lines in groups)


def _parts(
    view: QAbstractItemView, columns: Sequence[int], cell_of: CellOf
) -> Iterator[Group | Line]:
    for index, level in _lines(view):
        if _is_heading(view, index, len(columns)):
            title, count = heading(_said(index))
            yield Group(title, (), count)
        else:
            cells = (cell_of(index.siblingAtColumn(column)) for column in columns)
            yield Line(tuple(cells), level)


def _lines(view: QAbstractItemView) -> Iterator[tuple[QModelIndex, int]]:
    model = view.model()
    if isinstance(view, QTreeView):
        yield from _branches(view, model, view.rootIndex(), 0)
        return
    for row in range(model.rowCount(view.rootIndex())):
        is_hidden = isinstance(view, QTableView | QListView) and view.isRowHidden(row)
        if not is_hidden:
            yield model.index(row, 0, view.rootIndex()), 0


def _branches(
    view: QTreeView, model: QAbstractItemModel, parent: QModelIndex, level: int
) -> Iterator[tuple[QModelIndex, int]]:
    for row in range(model.rowCount(parent)):
        if not view.isRowHidden(row, parent):
            index = model.index(row, 0, parent)
            yield index, level
            yield from _branches(view, model, index, level + 1)


def _is_heading(view: QAbstractItemView, index: QModelIndex, columns: int) -> bool:
    """Whether a line names those below it: it fills the width, or takes no part in a list."""
    if isinstance(view, QTableView):
        return columns > 1 and view.columnSpan(index.row(), 0) > 1
    return isinstance(view, QListView) and index.flags() == Qt.ItemFlag.NoItemFlags


def _said(index: QModelIndex) -> str:
    return str(index.data(_Role.AccessibleTextRole) or index.data(_Role.DisplayRole) or "")


def _box_words(index: QModelIndex) -> str:
    """What a screen reader says of a box, without the head of its column."""
    if index.data(_Role.CheckStateRole) is None:
        return ""
    said, head = str(index.data(_Role.AccessibleTextRole) or ""), _head_text(index)
    return said.removeprefix(f"{head}: ")


def _number(index: QModelIndex, text: str) -> int | None:
    """The number that a text at the right of its cell is."""
    align = index.data(_Role.TextAlignmentRole)
    is_right = align is not None and bool(int(align) & int(Qt.AlignmentFlag.AlignRight))
    if not is_right or len(text) > _MOST_DIGITS or not _WHOLE_NUMBER.fullmatch(text):
        return None
    return int(text.replace(",", "").replace("−", "-"))


def _head(view: QAbstractItemView, column: int) -> str:
    """The head of a column; the only one of a list without heads is named as the list."""
    text = view.model().headerData(column, Qt.Orientation.Horizontal)
    has_heads = not isinstance(view, QListView) and bool(text)
    return str(text) if has_heads else view.accessibleName()


def _head_text(index: QModelIndex) -> str:
    return str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")


def _header(view: QAbstractItemView) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader()
    return view.header() if isinstance(view, QTreeView) else None


def _kind(groups: Sequence[Group], place: int) -> Kind:
    values = (line.cells[place].value for group in groups for line in group.lines)
    found = {type(value) for value in values if value is not None}
    if found == {datetime}:
        return Kind.MOMENT
    return Kind.NUMBER if found == {int} else Kind.TEXT

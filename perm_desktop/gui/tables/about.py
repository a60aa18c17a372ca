"""What a table of the window is called, and which part of all there is it shows."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView, QWidget

from perm_desktop.core.counting import counted
from perm_desktop.core.listing.facets import FACET_NAMES, value_name
from perm_desktop.gui.audience.pane import AudiencePane
from perm_desktop.gui.catalog.cycle_tab import CycleTab
from perm_desktop.gui.catalog.type_detail import TypeDetail
from perm_desktop.gui.contacts.detail import PersonDetail
from perm_desktop.gui.contacts.listing import ContactsList
from perm_desktop.gui.coverage.page import CoveragePage
from perm_desktop.gui.kit.shown_table import About
from perm_desktop.gui.meeting.pane import MeetingPane
from perm_desktop.gui.meetings.pane import MeetingsPane
from perm_desktop.gui.meetings.table import MeetingTable
from perm_desktop.gui.review.list_dialog import FigureListDialog
from perm_desktop.gui.review.page import ReviewPage
from perm_desktop.gui.session import Session
from perm_desktop.gui.states.detail import StateDetail
from perm_desktop.gui.states.page import StatesPage
from perm_desktop.gui.timeline.table import TimelineTable
from perm_desktop.gui.today.list import TodayList
from perm_desktop.services import meetings
from perm_desktop.services.printing.dress import office

_NAMED = 4  # states or values that are named; more are counted
_ORDERS = {"When": "date", "RY": "RY", "No.": "number"}  # columns named otherwise in a sentence
_TITLES = {"timelineTable": "Timeline"}
_OF_SHOWN_CYCLES = (MeetingTable, TimelineTable, TodayList)


def about(view: QAbstractItemView, session: Session, shown: int | None = None) -> About:
    """Name a table and say what of it is shown: "42 of 312 meetings · Ohio · RY 2027".

    ``shown`` is how many meetings, where not all that the list shows are meant.
    """
    listed = next((each for each in _above(view) if isinstance(each, FigureListDialog)), None)
    if listed is not None:
        return About(*listed.described, session.catalog.now(), office(session.catalog))
    subject = _subject(view, session)
    name = _TITLES.get(view.objectName()) or view.accessibleName() or "Table"
    title = f"{name}, {subject}" if subject else name
    return About(
        title,
        " · ".join(_sentences(view, session, shown)),
        session.catalog.now(),
        office(session.catalog),
    )


def _subject(view: QAbstractItemView, session: Session) -> str:
    """Whose table it is, where it belongs to one meeting, state, cycle or type."""
    above = list(_above(view))
    if any(isinstance(each, MeetingPane | AudiencePane) for each in above):
        row = session.selected_row
        return meetings.describe(row) if row is not None else ""
    for each in above:
        match each:
            case CycleTab():
                return each.cycle.label
            case ReviewPage():
                return each.described[0]
            case PersonDetail():
                return each.name.text()
            case TypeDetail():
                kind = session.reference.types.get(each.key)
                return kind.short_title if kind is not None else ""
            case StatesPage() if any(isinstance(other, StateDetail) for other in above):
                return session.reference.states[each.code].name
            case _:
                continue
    return ""


def _sentences(view: QAbstractItemView, session: Session, meant: int | None) -> Iterator[str]:
    pane = next((each for each in _above(view) if isinstance(each, MeetingsPane)), None)
    if isinstance(view, MeetingTable) and pane is not None:
        shown, total = pane.model.matching if meant is None else meant, pane.model.total
        yield counted(total, "meeting") if shown == total else f"{shown:,} of {total:,} meetings"
    if isinstance(view, _OF_SHOWN_CYCLES):
        yield from _shown(session)
    review = next((each for each in _above(view) if isinstance(each, ReviewPage)), None)
    if review is not None:
        yield review.described[1]
    page = next((each for each in _above(view) if isinstance(each, CoveragePage)), None)
    if page is not None:
        yield from _shown(session)
        yield from page.described()
    contacts = next((each for each in _above(view) if isinstance(each, ContactsList)), None)
    if contacts is not None:
        yield from contacts.described()
    if pane is not None:
        yield from _filters(pane, session)
    if order := _order(view):
        yield order


def _shown(session: Session) -> Iterator[str]:
    names = [
        state.name
        for code, state in session.reference.states.items()
        if code in session.shown_states
    ]
    if names:
        yield ", ".join(names) if len(names) <= _NAMED else f"{len(names)} states"
    if session.years:
        yield ", ".join(f"RY {year}" for year in session.years)


def _filters(pane: MeetingsPane, session: Session) -> Iterator[str]:
    view, known = pane.current_view(), session.reference
    names = {key: kind.short_title for key, kind in known.types.items()}
    names |= {code: state.name for code, state in known.states.items()}
    for facet, values in view.facets.items():
        words = sorted(value_name(facet, value, names) for value in values)
        shown = ", ".join(words) if len(words) <= _NAMED else f"{len(words)} chosen"
        yield f"{FACET_NAMES[facet]}: {shown}"
    if view.text:
        yield f"with “{view.text}”"


def _order(view: QAbstractItemView) -> str:
    head: QHeaderView | None = None
    if isinstance(view, QTableView):
        head = view.horizontalHeader()
    elif isinstance(view, QTreeView):
        head = view.header()
    if head is None or not head.isSortIndicatorShown():
        return ""
    column = view.model().headerData(head.sortIndicatorSection(), Qt.Orientation.Horizontal)
    if not column:
        return ""
    word = _ORDERS.get(str(column)) or str(column).lower()
    goes_down = head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    return f"sorted by {word}{', descending' if goes_down else ''}"


def _above(view: QWidget) -> Iterator[QWidget]:
    above = view.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()

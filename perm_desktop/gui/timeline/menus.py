"""The menus of the timeline's lanes and of the room between marks."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from perm_desktop.core.clock import weekday
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.place import Place
from perm_desktop.gui.timeline.view import TimelineView

if TYPE_CHECKING:
    from perm_desktop.services.meetings import MeetingDraft


class TimelineMenus(QObject):
    """Makes a menu for a place where no meeting is."""

    def __init__(self, session: Session, view: TimelineView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view

    def open(self, place: Place, point: QPoint) -> QMenu:
        """Open the menu of a place; it frees itself."""
        menu = self.made(place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
        return menu

    def made(self, place: Place) -> QMenu:
        """Return the menu of the name of a lane, or of a day in it."""
        menu = QMenu(self._view)
        if place.day is not None and not self._session.catalog.read_only:
            self._add_new(menu, place.day, self._state_of(place))
        if place.lane is not None:
            self._add_lane(menu, place.lane)
        view = self._view
        menu.addAction(self.tr("Open &all lanes")).triggered.connect(view.open_all)
        close = menu.addAction(self.tr("&Close all lanes"))
        close.triggered.connect(view.close_all)
        close.setEnabled(bool(view.expanded))
        menu.addSeparator()
        self._add_states(menu, self._state_of(place))
        menu.addAction(self.tr("&Go to today")).triggered.connect(view.go_to_today)
        menu.addAction(self.tr("Show all t&imes")).triggered.connect(view.fit)
        return menu

    def _add_new(self, menu: QMenu, day: date, code: str) -> None:
        known = self._session.reference.states
        of = self.tr(" for {}").format(known[code].name) if code else ""
        text = self.tr("&New meeting on {}{}…").format(weekday(day), of)
        action = menu.addAction(text)
        action.triggered.connect(partial(self._ask_for_meeting, day, code))
        menu.addSeparator()

    def _ask_for_meeting(self, day: date, code: str) -> None:
        from perm_desktop.gui.meeting.dialog import MeetingDialog
        from perm_desktop.services import meetings

        session = self._session
        dialog = MeetingDialog(session, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def save(draft: "MeetingDraft") -> None:
            session.select(meetings.add_meeting(session.catalog, draft))

        dialog.start_new(save, day, (code,) if code else ())
        dialog.open()

    def _add_lane(self, menu: QMenu, number: int) -> None:
        lane = self._view.board.index.lanes[number]
        verb = self.tr("C&lose") if lane.key in self._view.expanded else self.tr("&Open")
        action = menu.addAction(f"{verb} {lane.title.replace('&', '&&')}")
        action.setEnabled(lane.opens)
        action.triggered.connect(partial(self._view.toggle_lane, number))

    def _add_states(self, menu: QMenu, code: str) -> None:
        session = self._session
        if code and session.shown_states != frozenset((code,)):
            name = session.reference.states[code].name
            action = menu.addAction(self.tr("&Show only {}").format(name))
            action.triggered.connect(partial(session.show_states, (code,)))
        if session.shown_states:
            every = menu.addAction(self.tr("Sho&w all states"))
            every.triggered.connect(partial(session.show_states, ()))
        if code or session.shown_states:
            menu.addSeparator()

    def _state_of(self, place: Place) -> str:
        """Code of the state whose lane it is; empty for lanes that stand for something else."""
        if place.lane is None:
            return ""
        key = self._view.board.index.lanes[place.lane].key
        return key if key in self._session.reference.states else ""

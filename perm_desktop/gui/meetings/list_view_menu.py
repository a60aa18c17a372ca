"""The button that names the view of the list, with all that a view is made of in its menu."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from perm_desktop.core.listing.groups import Grouping
from perm_desktop.core.listing.views import ALL, BUILT_IN, ListView
from perm_desktop.gui.look import theme
from perm_desktop.gui.meetings.columns import SPECS, Column
from perm_desktop.gui.session import Session
from perm_desktop.services import list_views

_GROUPINGS = (
    (Grouping.TIME, "&Time"),
    (Grouping.STATE, "&State"),
    (Grouping.HOST, "&Host"),
    (Grouping.PHASE, "&Phase"),
    (Grouping.MONTH, "&Month"),
    (Grouping.NONE, "&Nothing"),
)
_LONGEST_WORD = 24  # characters of a name on the button


class Viewed(Protocol):
    """A list that a view can be put on."""

    def current_view(self) -> ListView:
        """Return what the list shows and how."""
        ...

    def apply_view(self, view: ListView) -> None:
        """Show what a view says."""
        ...

    def turn_all(self, *, is_open: bool) -> None:
        """Open or close all headings."""
        ...

    def reset_columns(self) -> None:
        """Go back to the first columns and widths."""
        ...


class ListViewMenu(QObject):
    """Chooses, keeps, renames and deletes views; groups, sorts and chooses columns."""

    shown = Signal()  # the button has another name

    def __init__(self, session: Session, viewed: Viewed, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._viewed = viewed
        self._window = parent
        self._base = ALL
        self.label = ALL.name
        self.button = QPushButton()
        self.button.setObjectName("listView")
        self.button.setFont(theme.font(theme.TABLE))
        self.menu = QMenu(parent)
        self.menu.setToolTipsVisible(True)
        self.columns = QMenu("Col&umns", self.menu)
        self.menu.aboutToShow.connect(self._fill)
        self.columns.aboutToShow.connect(self._fill_columns)
        self.button.setMenu(self.menu)
        session.changed.connect(self._on_changed)

    @property
    def base(self) -> ListView:
        """The view that was chosen last."""
        return self._base

    def choose(self, view: ListView) -> None:
        """Put a view on the list."""
        self._base = view
        self._viewed.apply_view(view)
        self.tell()

    def tell(self) -> None:
        """Name the view on the button, and whether the list has departed from it."""
        name = self._base.name
        changed = self._is_changed()
        short = name if len(name) <= _LONGEST_WORD else f"{name[: _LONGEST_WORD - 1]}…"
        self.label = f"{short}{' *' if changed else ''}".replace("&", "&&")
        self.button.setAccessibleName(f"View: {name}{', changed' if changed else ''}")
        self.button.setToolTip(f"View: {name}{' (changed)' if changed else ''}")
        self.shown.emit()

    def _is_changed(self) -> bool:
        return replace(self._viewed.current_view(), name=self._base.name) != self._base

    # -- the menu

    def _fill(self) -> None:
        menu, own = self.menu, list_views.own_views(self._session.catalog)
        menu.clear()
        self._add_views("Views", BUILT_IN)
        if own:
            self._add_views("My views", own)
        menu.addSeparator()
        self._add_keeping(own)
        menu.addSeparator()
        self._add_grouping()
        self._add_sorting()
        menu.addMenu(self.columns)
        menu.addSeparator()
        is_grouped = self._viewed.current_view().grouping is not Grouping.NONE
        for text, is_open in (("E&xpand all", True), ("&Collapse all", False)):
            action = menu.addAction(text)
            action.setData(is_open)
            action.setEnabled(is_grouped)
            action.triggered.connect(self._on_turn_all)

    def _add_views(self, head: str, views: Iterable[ListView]) -> None:
        self.menu.addSection(head)
        group = QActionGroup(self.menu)
        for view in views:
            action = self.menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.name == self._base.name)
            action.setData(view)
            group.addAction(action)
        group.triggered.connect(self._on_view)

    def _add_keeping(self, own: list[ListView]) -> None:
        writable = not self._session.catalog.read_only
        is_own = any(view.name == self._base.name for view in own)
        name = self._base.name.replace("&", "&&")
        keep = self.menu.addAction(f"U&pdate “{name}”", self._update)
        keep.setVisible(is_own)
        keep.setEnabled(writable and self._is_changed())
        save = self.menu.addAction("&Save view as…", self._save_as)
        save.setEnabled(writable)
        for text, act in (("&Rename view…", self._rename), ("&Delete view", self._delete)):
            action = self.menu.addAction(text, act)
            action.setEnabled(writable and is_own)

    def _add_grouping(self) -> None:
        menu = self.menu.addMenu("&Group by")
        group = QActionGroup(menu)
        current = self._viewed.current_view().grouping
        for grouping, text in _GROUPINGS:
            action = _choice(menu, group, text, is_on=grouping is current)
            action.setData(grouping)
        group.triggered.connect(self._on_grouping)

    def _add_sorting(self) -> None:
        menu = self.menu.addMenu("S&ort by")
        current = self._viewed.current_view()
        columns, directions = QActionGroup(menu), QActionGroup(menu)
        for column, spec in SPECS.items():
            if column is not Column.DAYS:  # the same order as When
                action = _choice(menu, columns, spec.head, is_on=spec.name == current.sort)
                action.setData(spec.name)
        menu.addSeparator()
        for text, down in (("&Ascending", False), ("D&escending", True)):
            action = _choice(menu, directions, text, is_on=down is current.descending)
            action.setData(down)
        columns.triggered.connect(self._on_sort)
        directions.triggered.connect(self._on_direction)

    def _fill_columns(self) -> None:
        menu, shown = self.columns, self._viewed.current_view().columns
        menu.clear()
        group = QActionGroup(menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for column, spec in SPECS.items():
            action = _choice(menu, group, spec.head, is_on=spec.name in shown)
            action.setData(spec.name)
            # a line without them names no meeting
            action.setEnabled(column not in (Column.STATE, Column.MEETING))
        group.triggered.connect(self._on_column)
        menu.addSeparator()
        menu.addAction("&Reset columns", self._viewed.reset_columns)

    # -- what was chosen

    def _on_view(self, action: QAction) -> None:
        self.choose(action.data())

    def _on_grouping(self, action: QAction) -> None:
        self._change(replace(self._viewed.current_view(), grouping=Grouping(action.data())))

    def _on_sort(self, action: QAction) -> None:
        self._change(replace(self._viewed.current_view(), sort=str(action.data())))

    def _on_direction(self, action: QAction) -> None:
        self._change(replace(self._viewed.current_view(), descending=bool(action.data())))

    def _on_column(self, action: QAction) -> None:
        view, name = self._viewed.current_view(), str(action.data())
        others = [other for other in view.columns if other != name]
        columns = (*others, name) if action.isChecked() else tuple(others)
        self._change(replace(view, columns=tuple(columns)))

    def _on_turn_all(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._viewed.turn_all(is_open=bool(action.data()))

    def _change(self, view: ListView) -> None:
        self._viewed.apply_view(view)
        self.tell()

    # -- keeping

    def _update(self) -> None:
        self._keep(self._base.name)

    def _save_as(self) -> None:
        name = self._asked_name("Save view", "Name what the list shows now.", "Save view", "")
        if name:
            self._keep(name)

    def _keep(self, name: str) -> None:
        session, view = self._session, replace(self._viewed.current_view(), name=name)
        made = session.attempt(lambda: list_views.save_view(session.catalog, view))
        if made is not None:
            self._go_on_as(made)

    def _go_on_as(self, made: ListView) -> None:
        """Take another name; the list stays as it is, and is remembered under that name."""
        self._base = made
        self._change(self._viewed.current_view())

    def _rename(self) -> None:
        session, old = self._session, self._base.name
        name = self._asked_name("Rename view", f"Give “{old}” another name.", "Rename", old)
        if not name:
            return
        made = session.attempt(lambda: list_views.rename_view(session.catalog, old, name))
        if made is not None:
            self._go_on_as(made)

    def _delete(self) -> None:
        session, name = self._session, self._base.name
        session.attempt(lambda: list_views.delete_view(session.catalog, name))

    def _asked_name(self, title: str, sentence: str, verb: str, name: str) -> str:
        from perm_desktop.gui.meetings.list_view_dialog import ViewNameDialog

        dialog = ViewNameDialog(title, sentence, verb, name, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.name() if accepted else ""

    def _on_changed(self) -> None:
        """A view may have been deleted or brought back: the list stays, its name may not."""
        if list_views.view_named(self._session.catalog, self._base.name) is None:
            self._base = ALL
            self.tell()


def _choice(menu: QMenu, group: QActionGroup, text: str, *, is_on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    return action

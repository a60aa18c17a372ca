"""Walks a window as a screen reader and a keyboard do, without a display."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
_TAB_AT_MOST = 200


def interface(widget: QWidget) -> QAccessibleInterface:
    """What assistive technology sees of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def controls(window: QWidget) -> Iterator[QWidget]:
    """Visible, enabled controls that can have the focus; parts of spin and combo boxes left out."""
    for widget in window.findChildren(QWidget):
        part = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        if (
            isinstance(widget, _CONTROLS)
            and not part
            and widget.isVisibleTo(window)
            and widget.isEnabled()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        ):
            yield widget


def unnamed(window: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in controls(window)
        if not interface(widget).text(QAccessible.Text.Name)
    ]
    return sorted(found)


def tab_order(window: QWidget) -> list[QWidget]:
    """Widgets that Tab visits, from the one that has the focus back to it.

    A date field takes a Tab for each of its sections, so it may come several times in a row.
    """
    seen: list[QWidget] = []
    for _ in range(_TAB_AT_MOST):
        focus = QApplication.focusWidget()
        sections = isinstance(focus, QAbstractSpinBox) and seen and focus is seen[-1]
        if focus is None or (seen and focus is seen[0] and not sections):
            return seen
        if focus in seen and not sections:
            raise AssertionError(f"Tab is caught at {focus.objectName() or type(focus).__name__}")
        if not sections:
            seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab did not come back within {_TAB_AT_MOST} steps")


def missed(window: QWidget, visited: Sequence[QWidget]) -> list[str]:
    """Controls that neither Tab nor the arrows of a group reach.

    In a group of which one is on, Tab visits one button and the arrows the others.
    """
    groups = {_group(widget) for widget in visited} - {None}
    return [
        f"{type(control).__name__} {control.objectName()}"
        for control in controls(window)
        if control not in visited
        and not any(control.isAncestorOf(each) for each in visited)
        and _group(control) not in groups
    ]


def _group(widget: QWidget) -> QObject | None:
    """What holds the buttons together of which one is on."""
    if not isinstance(widget, QAbstractButton):
        return None
    group = widget.group()
    if group is not None and group.exclusive():
        return group
    return widget.parent() if widget.autoExclusive() else None


def parts(window: QWidget) -> Iterator[str]:
    """Open every tab there is in turn, those of its tabs too, and name it."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisibleTo(window)]
    yield ""
    for bar in bars:
        first = bar.currentIndex()
        for place in range(bar.count()):
            if place != first and bar.isVisibleTo(window):
                bar.setCurrentIndex(place)
                QApplication.processEvents()
                yield bar.tabText(place)
        if bar.isVisibleTo(window):
            bar.setCurrentIndex(first)


def mnemonic_clashes(window: QWidget) -> dict[str, list[str]]:
    """Letters that two visible labels, buttons or menus of one window share."""
    used: dict[str, list[str]] = defaultdict(list)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel) and widget.isVisibleTo(window):
            _note(used, widget.text())
    bars = [bar for bar in window.findChildren(QWidget) if hasattr(bar, "addMenu")]
    for bar in bars:
        if bar.inherits("QMenuBar"):
            for action in bar.actions():
                _note(used, action.text())
    return {letter: texts for letter, texts in used.items() if len(texts) > 1}


def _note(used: dict[str, list[str]], text: str) -> None:
    match = re.search(r"&([A-Za-z])", text.replace("&&", ""))
    if match:
        used[match[1].lower()].append(text)


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons whose text has no room."""
    return [
        widget.text()
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisibleTo(window)
        and widget.text()
        and not (isinstance(widget, QLabel) and widget.wordWrap())
        and widget.minimumSizeHint().width() > widget.width() + 1
    ]

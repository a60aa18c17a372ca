"""The menus of the audience: what a line can get, and what all lines can get at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from perm_desktop.core.audience import WALK_IN, Entry
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Answer, Mark
from perm_desktop.gui.audience.view import MARK_KEYS, AudienceView

ALL_MARKS = (Mark.ATTENDED, Mark.ABSENT, Mark.EXCUSED, Mark.NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class Whole:
    """Whom "mark all" is for, and how."""

    mark: Mark
    state: str = ""  # empty: all states
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Others:
    """What else one line can get: acts for a series, and the answer of a person."""

    acts: Sequence[tuple[str, Callable[[], None]]]
    answer: Answer | None
    give: Callable[[Answer | None], None]


def line_menu(
    view: AudienceView, entry: Entry | None, parent: QWidget, others: Others | None = None
) -> QMenu:
    """Return the marks and the rest with their keys; each entry does what its key does."""
    menu = QMenu(parent)
    menu.setObjectName("audienceLineMenu")
    for key, mark in MARK_KEYS.items():
        word = "Backspace" if mark is Mark.NOT_RECORDED else chr(key.value)
        action = menu.addAction(f"{mark_look(mark).word}\t{word}")
        action.triggered.connect(_marker(view, mark))
    menu.addSeparator()
    remark = menu.addAction("Remark…\tR")
    remark.triggered.connect(view.remark_wanted)
    menu.addAction("Walk-in…\tW").triggered.connect(view.walk_in_wanted)
    menu.addSeparator()
    _add_audience(menu, view, entry, others)
    menu.addSeparator()
    menu.addAction("Find a state\t/").triggered.connect(view.search_wanted)
    stay = menu.addAction("Shift with a mark's key stays on the line")
    stay.setEnabled(False)
    return menu


def _add_audience(
    menu: QMenu, view: AudienceView, entry: Entry | None, others: Others | None
) -> None:
    """What makes the audience of this meeting otherwise than its type says."""
    walked_in = entry is not None and entry.expected == WALK_IN
    is_somebody = entry is not None and bool(entry.target.role or entry.target.person)
    menu.addAction("Add to the audience…\tIns").triggered.connect(view.addition_wanted)
    inform = menu.addAction("Only inform\tI")
    inform.triggered.connect(view.inform_wanted)
    inform.setEnabled(is_somebody and not walked_in)
    remove = menu.addAction("Remove walk-in\tDel" if walked_in else "Take off the audience\tDel")
    remove.triggered.connect(view.removal_wanted)
    remove.setEnabled(is_somebody)
    if others is None or not is_somebody or walked_in:
        return
    for title, act in others.acts:
        menu.addAction(title).triggered.connect(act)
    if entry is not None and entry.target.contact:
        _add_answers(menu.addMenu("Answer to the invitation"), others)


def _add_answers(menu: QMenu, others: Others) -> None:
    for answer in (*Answer, None):
        action = menu.addAction(answer.capitalize() if answer else "No answer")
        action.setCheckable(True)
        action.setChecked(answer == others.answer)
        action.triggered.connect(_answering(others.give, answer))


def fill_whole_menu(
    menu: QMenu, states: int, current: Entry | None, choose: Callable[[Whole], None]
) -> None:
    """Offer marks for all states and for the roles of the current state."""
    menu.clear()
    title = f"All {states} states" if states != 1 else "The state as a whole"
    _add_scope(menu.addMenu(title), "", choose)
    if current is not None and current.entries:
        name = current.name.replace("&", "&&")
        _add_scope(menu.addMenu(f"Roles of {name}"), current.target.state, choose)


def _add_scope(menu: QMenu, state: str, choose: Callable[[Whole], None]) -> None:
    for mark in ALL_MARKS:
        _add_mark(menu, Whole(mark, state), choose)
    menu.addSeparator()
    replacing = menu.addMenu("Replace marks already set")
    for mark in ALL_MARKS:
        _add_mark(replacing, Whole(mark, state, replace=True), choose)


def _add_mark(menu: QMenu, whole: Whole, choose: Callable[[Whole], None]) -> None:
    def run() -> None:
        choose(whole)

    menu.addAction(mark_look(whole.mark).word).triggered.connect(run)


def _marker(view: AudienceView, mark: Mark) -> Callable[[], None]:
    def run() -> None:
        view.mark_wanted.emit(mark, False)

    return run


def _answering(give: Callable[[Answer | None], None], answer: Answer | None) -> Callable[[], None]:
    def run() -> None:
        give(answer)

    return run

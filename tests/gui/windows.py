"""A whole window for tests, with answers in place of dialogs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.look.theme import Choice, Theme
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.store.catalog import Catalog


@dataclass
class Answers(Ask):
    """What a person would answer; keeps what was said."""

    files: list[Path] = field(default_factory=list[Path])
    folders: list[Path] = field(default_factory=list[Path])
    told: list[UserError] = field(default_factory=list[UserError])
    printers: list[QPrinter] = field(default_factory=list[QPrinter])
    opened: list[QUrl] = field(default_factory=list[QUrl])

    def tell(self, error: UserError) -> None:
        self.told.append(error)

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        return True

    def new_file(self, title: str, suggestion: Path, kinds: Sequence[str] = ()) -> Path | None:
        return self.files.pop(0) if self.files else None

    def existing_file(self, title: str, folder: Path) -> Path | None:
        return self.files.pop(0) if self.files else None

    def existing_list(self, title: str, folder: Path, kinds: Sequence[str]) -> Path | None:
        return self.files.pop(0) if self.files else None

    def existing_reports(self, title: str, folder: Path) -> list[Path]:
        chosen = list(self.files)
        self.files.clear()
        return chosen

    def folder(self, title: str, folder: Path) -> Path | None:
        return self.folders.pop(0) if self.folders else None

    def existing_picture(self, title: str, folder: Path) -> Path | None:
        return self.files.pop(0) if self.files else None

    def printer(self, title: str) -> QPrinter | None:
        return self.printers.pop(0) if self.printers else None

    def open_outside(self, place: QUrl) -> None:
        self.opened.append(place)


@dataclass
class Opened:
    """A window and what it was built of."""

    window: MainWindow
    session: Session
    answers: Answers
    tasks: Tasks

    def trigger(self, name: str) -> None:
        """Choose a command, as a menu or its key would."""
        self.window.actions_by_name[name].trigger()


@contextmanager
def opened_window(
    app: QApplication,
    catalog: Catalog,
    settings: Path,
    look: Choice = Choice.LIGHT,
    size: QSize | None = None,
    page: str = "plan",
) -> Iterator[Opened]:
    """Show a window over a catalog, at a page; everything is gone at the end.

    Without a page the window opens the one it would for a person.
    """
    answers = Answers()
    theme, tasks = Theme(app, look), Tasks()
    session = Session(catalog)

    def make_ask(_: QWidget) -> Ask:
        return answers

    window = MainWindow(session, theme, Preferences(settings), tasks, make_ask)
    session.setParent(window)
    if size is not None:
        window.resize(size)
    if page:
        window.show_page(page)
    window.show()
    app.processEvents()
    try:
        yield Opened(window, session, answers, tasks)
    finally:
        tasks.close()
        window.close()
        window.deleteLater()
        for rest in (theme, tasks):
            rest.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def opened_without_catalog(
    app: QApplication, settings: Path, look: Choice = Choice.LIGHT
) -> Iterator[MainWindow]:
    """Show a window over no catalog; everything is gone at the end."""
    theme, tasks = Theme(app, look), Tasks()
    window = MainWindow(None, theme, Preferences(settings), tasks, lambda _: Answers())
    window.show()
    app.processEvents()
    try:
        yield window
    finally:
        tasks.close()
        window.close()
        for rest in (window, theme, tasks):
            rest.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def active_dialog(kind: type[QDialog]) -> QDialog:
    """The dialog that waits for an answer. Raises AssertionError when there is none."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind), f"no {kind.__name__} is open"
    return dialog

"""The print dialog over the small catalog, without a window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.printing.dialog import PrintDialog
from perm_desktop.gui.printing.memory import PrintMemory
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services.printing import agendas
from perm_desktop.services.printing.choice import Place, Stock, suggested
from tests.gui.windows import Answers

Open = Callable[..., PrintDialog]


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    """The worker of a window."""
    made = Tasks()
    yield made
    made.close()
    QCoreApplication.processEvents()
    made.deleteLater()


@pytest.fixture
def answers() -> Answers:
    """What a person would answer to dialogs of files."""
    return Answers()


@pytest.fixture
def memory(tmp_path: Path) -> PrintMemory:
    """What is kept beside the catalog."""
    return PrintMemory(Preferences(tmp_path / "window.ini"))


@pytest.fixture
def open_dialog(
    session: Session, tasks: Tasks, answers: Answers, memory: PrintMemory, qtbot: QtBot
) -> Iterator[Open]:
    """Open the dialog for some chosen meetings."""
    made: list[PrintDialog] = []

    def open_for(*chosen: int, place: Place = Place.MEETINGS) -> PrintDialog:
        rows = tuple(session.rows.values())
        cycles = tuple(session.cycles)
        stock = Stock(rows, rows, frozenset(chosen), session.today, cycles=cycles)
        dialog = PrintDialog(
            session,
            stock,
            suggested(memory.choice(session.today), stock, place),
            lambda dress, found, _: agendas.paper(session.catalog, found[0].id, dress),
            tasks=tasks,
            ask=answers,
            palette=LIGHT,
            memory=memory,
        )
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        made.append(dialog)
        return dialog

    yield open_for
    for dialog in made:
        dialog.work.stop()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.work.is_running, timeout=20_000)
        dialog.reject()

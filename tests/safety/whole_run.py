"""The real program, worked by a script instead of a hand: every kind of writing once, then closed.

With ``--audit FILE`` the names of all files are noted that were opened for writing, made, moved or
removed, one a line.
"""

import os
import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from perm_desktop import app as program
from perm_desktop import places
from perm_desktop.app import Desktop
from perm_desktop.gui.crash import CrashHandler, start_log
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.services import catalogs
from perm_desktop.services.printing import agendas
from tests.gui.windows import Answers

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink"),
    *("os.truncate", "os.chmod", "os.utime", "shutil.copyfile", "shutil.move"),
}


def watch(names: list[str]) -> None:
    """Note the name of every file that this process changes."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            mode, flags = arguments[1], arguments[2]
            if (isinstance(flags, int) and flags & _WRITING) or set(str(mode)) & set("wax+"):
                names.append(os.fsdecode(arguments[0]))
        elif event in _CHANGES:
            names.extend(os.fsdecode(each) for each in arguments[:2] if isinstance(each, str))
        elif event == "sqlite3.connect":
            names.append(str(arguments[0]))

    sys.addaudithook(hook)


def work(desktop: Desktop, out: Path) -> None:
    """Type, mark, print, copy, turn the pages, and close."""
    window = desktop.window
    assert window is not None
    session = window.session
    assert session is not None
    assert session.catalog.path == places.sample_catalog()
    for page in ("today", "states", "catalog", "plan"):
        window.go_to_page(page)
    meeting = min(session.rows)
    session.select(meeting)
    window.plan.meeting.open_notes()
    window.plan.meeting.notes.editor.insertPlainText("Typed by a script")
    window.flush()
    for name in ("mark_all", "undo", "redo"):
        window.actions_by_name[name].trigger()
    agendas.print_agendas(session.catalog, [meeting], out)
    catalogs.save_copy(session.catalog, out / "copy.perm")
    QTimer.singleShot(1_500, window, window.close)  # the timers of a start have run by then


def _give_up(
    app: QApplication, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """End a run that went wrong, so that nobody waits for it."""
    sys.__excepthook__(kind, error, trace)
    app.exit(1)


def main() -> None:
    """Run to the end; what is asked for on the way is answered."""
    parser = ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--audit", type=Path)
    arguments = parser.parse_args()
    names: list[str] = []
    if arguments.audit:
        watch(names)
    answers = Answers()
    program.MainWindow = partial(MainWindow, make_ask=lambda _: answers)
    app = program.make_application()
    folder = places.data_folder()
    crash = CrashHandler(folder)
    start_log(folder)
    desktop = Desktop(app, folder)
    crash.serve(desktop.keep_typed, desktop.explain, desktop.tell_uncaught)
    assert desktop.start(None, sample=True)
    sys.excepthook = partial(_give_up, app)
    QTimer.singleShot(1_000, desktop, partial(work, desktop, arguments.out))
    code = app.exec()
    desktop.close()
    if code:
        sys.exit(code)
    assert [str(error) for error in answers.told] == []
    sys.stdout.write("done\n")
    if arguments.audit:
        arguments.audit.write_text("\n".join(names))


if __name__ == "__main__":
    main()

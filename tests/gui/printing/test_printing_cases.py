"""The command of the window: what the dialog begins with, wherever it is asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from perm_desktop.gui.printing.dialog import PrintDialog
from perm_desktop.services.printing.choice import Choice, Kind, Reach, Subject, meetings_of
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, opened_window

Act = Callable[[PrintDialog], None]


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog, on its Plan page."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        found.window.activateWindow()
        qapp.processEvents()
        yield found


def begun(opened: Opened, act: Act | None = None) -> Choice:
    """Ask for printing, act in the dialog, leave it; returns what it began with."""
    seen: list[Choice] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrintDialog)
        seen.append(dialog.choices.choice())
        if act is not None:
            act(dialog)
        dialog.reject()

    QTimer.singleShot(0, opened.window, answer)
    opened.trigger("print")
    (choice,) = seen
    return choice


def test_the_chosen_meetings_are_printed(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.hawaii, [sample.joint])

    def see(dialog: PrintDialog) -> None:
        rows = meetings_of(dialog.choices.choice(), dialog.stock)
        assert [row.id for row in rows] == [sample.hawaii, sample.joint]

    choice = begun(opened, see)
    assert (choice.subject, choice.kinds) == (Subject.PAPERS, (Kind.AGENDA,))


def test_a_held_meeting_begins_with_its_minutes(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.held)
    assert begun(opened).kinds == (Kind.MINUTES,)


def test_the_button_of_the_agenda_prints_the_agenda_of_a_held_meeting_too(
    opened: Opened, sample: Sample, qapp: QApplication
) -> None:
    opened.session.select(sample.held)
    opened.window.plan.open_meeting()
    opened.window.plan.meeting.open_agenda()
    qapp.processEvents()
    assert begun(opened).kinds == (Kind.AGENDA,)


def test_minutes_of_a_held_meeting_do_not_change_what_others_begin_with(
    opened: Opened, sample: Sample
) -> None:
    opened.session.select(sample.held)
    begun(opened)
    opened.session.select(sample.joint)
    assert begun(opened).kinds == (Kind.AGENDA,)


def test_without_a_meeting_the_list_is_printed(opened: Opened) -> None:
    opened.session.select(None)
    opened.window.plan.meetings.table.setFocus()
    choice = begun(opened)
    assert (choice.subject, choice.reach) == (Subject.LIST, Reach.LISTED)


def test_from_the_timeline_the_timeline_is_printed_as_it_is_seen(opened: Opened) -> None:
    opened.session.select(None)
    view = opened.window.plan.timeline.view
    view.setFocus()

    def see(dialog: PrintDialog) -> None:
        seen = dialog.stock.timeline
        assert seen is not None
        assert (seen.first, seen.day_width) == (view.axis.first, view.axis.day_width)

    assert begun(opened, see).subject is Subject.TIMELINE


def test_on_the_day_page_the_meetings_of_the_day_are_printed(opened: Opened) -> None:
    opened.window.show_page("today")
    opened.session.select(None)
    choice = begun(opened)
    assert (choice.subject, choice.reach, choice.day) == (
        Subject.PAPERS,
        Reach.DAY,
        opened.session.today,
    )


def test_the_list_on_paper_is_the_list_as_filtered(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.session.select(None)
    opened.window.plan.meetings.filter.setText("Hawaii")
    opened.answers.files.append(tmp_path / "list.pdf")

    def save(dialog: PrintDialog) -> None:
        dialog.save()
        qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=20_000)

    begun(opened, save)
    document = PdfDocument(tmp_path / "list.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Hawaii" in text or "HI" in text
    assert "Alaska" not in text


def test_pages_are_sent_to_the_chosen_printer(
    opened: Opened, sample: Sample, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.session.select(sample.hawaii)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    opened.answers.printers.append(printer)

    def send(dialog: PrintDialog) -> None:
        dialog.print_out()
        qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=20_000)
        texts = [label.text() for label in dialog.outcome.findChildren(QLabel)]
        assert any(text.startswith("Sent 1 page to ") for text in texts), texts

    begun(opened, send)
    document = PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == 1
    document.close()


def test_printing_can_be_asked_for_without_a_meeting(opened: Opened) -> None:
    opened.session.select(None)
    action = opened.window.actions_by_name["print"]
    assert action.isEnabled()
    assert action.text() == "&Print…"

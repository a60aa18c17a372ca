"""Choices on the left, paper on the right, and the ways to get it."""

from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.timeline.paging import Fit
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.printing.dialog import PrintDialog
from perm_desktop.gui.printing.fitting import Zoom
from perm_desktop.gui.printing.memory import PrintMemory
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import meetings
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.services.printing.choice import Choice, Kind, Place, Stock, Subject
from perm_desktop.services.printing.dress import AgendaContents, set_letterhead
from perm_desktop.services.printing.paper import Paper
from tests.gui.conftest import Sample
from tests.gui.printing.conftest import Open
from tests.gui.windows import Answers


def button(dialog: PrintDialog, words: str) -> QAbstractButton:
    """The button with these words, its mnemonic aside."""
    texts = {
        each.text().replace("&", "").partition(" (")[0].rstrip("…"): each
        for each in dialog.findChildren(QAbstractButton)
    }
    return texts[words]


def wait(dialog: PrintDialog, qtbot: QtBot) -> None:
    """Until the preview shows what was chosen last."""
    qtbot.waitUntil(lambda: not dialog.preview.is_waiting, timeout=20_000)


def seen(dialog: PrintDialog) -> str:
    """What can be read on the dialog."""
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def saved(dialog: PrintDialog, qtbot: QtBot) -> None:
    """Save as PDF and wait for the end of it."""
    button(dialog, "Save as PDF").click()
    qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=20_000)


def test_the_preview_shows_the_chosen_meeting(
    open_dialog: Open, sample: Sample, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii)
    wait(dialog, qtbot)
    view = dialog.preview.view
    assert view.accessibleName() == "Preview, page 1 of 1"
    assert "Agenda" in view.accessibleDescription()
    assert "Hawaii" in view.accessibleDescription()
    assert "1 meeting, 1 document" in seen(dialog)


def test_the_preview_follows_every_choice(open_dialog: Open, sample: Sample, qtbot: QtBot) -> None:
    dialog = open_dialog(sample.hawaii)
    button(dialog, "Sign-in sheet").click()
    button(dialog, "Agenda").click()
    wait(dialog, qtbot)
    assert "Please sign" in dialog.preview.view.accessibleDescription()
    button(dialog, "Mark as draft").click()
    wait(dialog, qtbot)
    assert "DRAFT" in dialog.preview.view.accessibleDescription().upper()


def test_the_preview_of_a_packet_begins_with_its_contents_and_that_of_single_files_does_not(
    open_dialog: Open, sample: Sample, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii, sample.joint)
    wait(dialog, qtbot)
    pages = dialog.preview.view.page_count
    assert "Contents" in dialog.preview.view.accessibleDescription()
    button(dialog, "One file each").click()
    wait(dialog, qtbot)
    assert dialog.preview.view.page_count == pages - 1
    assert "Contents" not in dialog.preview.view.accessibleDescription()


def test_a_preview_is_no_work_that_the_window_tells_of(
    open_dialog: Open, sample: Sample, tasks: Tasks, qtbot: QtBot
) -> None:
    told: list[str] = []
    tasks.busy_changed.connect(told.append)
    wait(open_dialog(sample.hawaii), qtbot)
    assert told == []


def test_only_the_first_documents_are_laid_out(
    open_dialog: Open, session: Session, qtbot: QtBot
) -> None:
    for day in range(20, 28):
        draft = MeetingDraft("rc-check-in", ["TX"], f"2026-04-{day}T09:00", year=2027)
        meetings.add_meeting(session.catalog, draft)
    dialog = open_dialog(*session.rows)
    wait(dialog, qtbot)
    count = len(session.rows)
    assert f"First 5 of {count} documents" in seen(dialog)
    assert f"{count} meetings, {count} documents" in seen(dialog)


def test_without_a_choice_a_sentence_says_what_to_do(
    open_dialog: Open, sample: Sample, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii)
    button(dialog, "Agenda").click()
    wait(dialog, qtbot)
    assert "Check at least one document" in seen(dialog)
    assert not button(dialog, "Print").isEnabled()
    assert not button(dialog, "Save as PDF").isEnabled()
    button(dialog, "Agenda").click()
    wait(dialog, qtbot)
    assert dialog.preview.view.page_count == 1
    assert button(dialog, "Print").isEnabled()


def test_each_answer_says_how_many_meetings_it_means(open_dialog: Open, sample: Sample) -> None:
    dialog = open_dialog(sample.hawaii)
    words = [each.text().replace("&", "") for each in dialog.findChildren(QAbstractButton)]
    for expected in ("Chosen (1)", "One day (1)", "One week (2)", "All of the cycles shown (4)"):
        assert expected in words, "the cancelled one has no papers"


def test_a_packet_is_saved_and_can_be_opened(
    open_dialog: Open, sample: Sample, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii, sample.joint)
    button(dialog, "Sign-in sheet").click()
    target = tmp_path / "out" / "packet.pdf"
    answers.files.append(target)
    saved(dialog, qtbot)
    document = PdfDocument(target)
    assert len(list(document.get_toc())) >= 4, "a bookmark for each document"
    document.close()
    assert f"Saved “packet.pdf” in “{target.parent}”." in seen(dialog)
    button(dialog, "Open").click()
    button(dialog, "Open folder").click()
    opened = [place.toLocalFile() for place in answers.opened]
    assert opened == [str(target), str(target.parent)]


def test_what_a_cycle_owes_is_saved_for_other_programs_too(
    open_dialog: Open, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(place=Place.REVIEW)
    target = tmp_path / "review.csv"
    answers.files.append(target)
    button(dialog, "Save as file").click()
    qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=20_000)

    assert "Coverage by phase" in target.read_text(encoding="utf-8-sig")
    assert f"Saved “review.csv” in “{tmp_path}”." in seen(dialog)


def test_one_file_each_goes_into_a_folder(
    open_dialog: Open, sample: Sample, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii, sample.joint)
    button(dialog, "One file each").click()
    answers.folders.append(tmp_path / "out")
    saved(dialog, qtbot)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name[:17] for name in names] == ["agenda-2026-04-14", "agenda-2026-04-15"]
    assert not any(" " in name for name in names)
    assert f"Saved 2 documents in “{tmp_path / 'out'}”." in seen(dialog)


def test_work_that_is_stopped_says_how_many_files_are_whole(
    open_dialog: Open, sample: Sample, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii, sample.joint)
    button(dialog, "One file each").click()
    answers.folders.append(tmp_path / "out")
    button(dialog, "Save as PDF").click()
    assert not button(dialog, "Save as PDF").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=20_000)
    assert dialog.isVisible(), "Escape ends the work first"
    assert "Stopped. Nothing was written." in seen(dialog)
    assert button(dialog, "Save as PDF").isEnabled()


@pytest.mark.parametrize(("answer", "kept"), [("keep", b"written on"), ("replace", b"%PDF")])
def test_files_that_are_there_already_are_replaced_only_when_asked(
    answer: str,
    kept: bytes,
    open_dialog: Open,
    sample: Sample,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def confirm(question: str, detail: str, yes: str) -> bool:
        asked.append(f"{question} {detail}")
        return answer == "replace"

    dialog = open_dialog(sample.hawaii, sample.joint)
    button(dialog, "One file each").click()
    monkeypatch.setattr(answers, "confirm", confirm)
    answers.folders += [tmp_path, tmp_path]
    saved(dialog, qtbot)
    assert asked == [], "there was nothing to replace"
    first, second = sorted(tmp_path.glob("agenda-*.pdf"))
    first.write_bytes(b"written on")
    second.unlink()
    saved(dialog, qtbot)
    assert asked == [f"“{first.name}” is in “{tmp_path.name}” already. It would be replaced."]
    assert first.read_bytes().startswith(kept)
    assert second.exists() is (answer == "replace")
    said = "Saved 2 documents" if answer == "replace" else "Stopped. Nothing was written."
    assert said in seen(dialog)


def broken(*_: object) -> NoReturn:
    raise ZeroDivisionError


@pytest.mark.parametrize("place", ["gathering", "laying out"])
def test_after_a_bug_the_dialog_can_be_used_again(
    place: str, open_dialog: Open, sample: Sample, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii)
    wait(dialog, qtbot)
    step = broken if place == "gathering" else lambda: Paper("agenda.pdf", broken)
    dialog._job = replace(dialog._job, steps=(step,), name="agenda.pdf")
    answers.files.append(tmp_path / "agenda.pdf")
    with qtbot.captureExceptions() as bugs:
        saved(dialog, qtbot)
        qtbot.waitUntil(lambda: bool(bugs))
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError], "told once"
    assert "This could not be made." in seen(dialog)
    assert button(dialog, "Save as PDF").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_folder_that_cannot_be_written_is_told_in_the_dialog(
    open_dialog: Open, sample: Sample, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = open_dialog(sample.hawaii)
    answers.files.append(tmp_path / "file" / "agenda.pdf")
    saved(dialog, qtbot)
    assert "cannot be written" in seen(dialog)
    assert "Choose another folder." in seen(dialog)


def test_what_was_chosen_is_chosen_again(
    open_dialog: Open, sample: Sample, memory: PrintMemory, session: Session
) -> None:
    dialog = open_dialog(sample.hawaii, sample.joint)
    for words in ("Sign-in sheet", "One file each", "Purpose", "Whole page"):
        button(dialog, words).click()
    dialog.reject()
    kept = memory.choice(session.today)
    assert kept.kinds == (Kind.AGENDA, Kind.SIGN_IN)
    assert not kept.one_packet
    assert kept.agenda == AgendaContents(purpose=False)
    assert memory.zoom is Zoom.PAGE
    again = open_dialog(sample.hawaii, sample.joint)
    assert button(again, "Sign-in sheet").isChecked()
    assert button(again, "One file each").isChecked()
    assert not button(again, "Purpose").isChecked()
    assert button(again, "Whole page").isChecked()


def test_what_was_chosen_of_other_documents_is_kept_too(
    open_dialog: Open, sample: Sample, memory: PrintMemory, session: Session
) -> None:
    dialog = open_dialog(sample.hawaii)
    button(dialog, "Calendar").click()
    views = dialog.choices.findChild(QComboBox)
    views.setCurrentIndex(views.findData(CalendarView.WEEK))
    for words in ("Timeline as seen", "As on the screen, in tiles", "Papers of each meeting"):
        button(dialog, words).click()
    dialog.reject()
    kept = memory.choice(session.today)
    assert (kept.view, kept.fit) == (CalendarView.WEEK, Fit.TILES)


def test_the_folder_of_last_time_is_offered_again(
    open_dialog: Open,
    sample: Sample,
    answers: Answers,
    memory: PrintMemory,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = tmp_path / "agendas"
    folder.mkdir()
    dialog = open_dialog(sample.hawaii)
    answers.files.append(folder / "one.pdf")
    saved(dialog, qtbot)
    assert memory.folder == folder


def test_a_letterhead_can_be_left_away_once_there_is_one(
    open_dialog: Open, sample: Sample, session: Session, qtbot: QtBot
) -> None:
    assert not button(open_dialog(sample.hawaii), "Letterhead").isEnabled()
    set_letterhead(session.catalog, Letterhead(("Office of Ohio",)))
    dialog = open_dialog(sample.hawaii)
    wait(dialog, qtbot)
    assert button(dialog, "Letterhead").isChecked()
    assert "Office of Ohio" in dialog.preview.view.accessibleDescription()
    button(dialog, "Letterhead").click()
    wait(dialog, qtbot)
    assert "Office of Ohio" not in dialog.preview.view.accessibleDescription()


@pytest.mark.parametrize("subject", [Subject.CALENDAR, Subject.LIST], ids=str)
def test_other_documents_have_choices_of_their_own(
    subject: Subject, open_dialog: Open, sample: Sample, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii)
    words = {Subject.CALENDAR: "Calendar", Subject.LIST: "Meeting list"}[subject]
    button(dialog, words).click()
    assert not button(dialog, "Agenda").isEnabled()
    assert not button(dialog, "Purpose").isVisible()
    assert button(dialog, "Chosen").isVisible() is (subject is Subject.LIST)


def test_a_small_dialog_has_choices_and_preview_behind_tabs(
    open_dialog: Open, sample: Sample, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii)
    assert dialog.choices.isVisible()
    assert dialog.preview.isVisible()
    dialog.resize(660, 340)
    assert (dialog.choices.isVisible(), dialog.preview.isVisible()) == (True, False)
    dialog._tabs.setCurrentIndex(1)
    assert (dialog.choices.isVisible(), dialog.preview.isVisible()) == (False, True)
    wait(dialog, qtbot)
    assert dialog.preview.view.page_count == 1
    dialog.resize(1080, 600)
    assert dialog.choices.isVisible()


def test_enter_prints_and_escape_leaves(open_dialog: Open, sample: Sample, qtbot: QtBot) -> None:
    dialog = open_dialog(sample.hawaii)
    defaults = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
    assert [each.text() for each in defaults] == ["&Print…"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_goes_to_the_answer_that_is_chosen(
    open_dialog: Open, sample: Sample, qtbot: QtBot
) -> None:
    dialog = open_dialog(sample.hawaii)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button(dialog, "Minutes").setFocus()
    qtbot.keyClick(button(dialog, "Minutes"), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "Chosen")
    for key, words in ((Qt.Key.Key_Down, "One day"), (Qt.Key.Key_Down, "One week")):
        qtbot.keyClick(dialog.focusWidget(), key)
        assert button(dialog, words).isChecked()
    button(dialog, "Minutes").setFocus()
    qtbot.keyClick(button(dialog, "Minutes"), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "One week")


def test_on_the_day_page_one_begins_with_the_day(open_dialog: Open) -> None:
    dialog = open_dialog(place=Place.TODAY)
    assert button(dialog, "One day").isChecked()


def test_a_catalog_that_is_read_only_can_be_printed_and_keeps_its_letterhead(
    read_only_session: Session, tasks: Tasks, answers: Answers, qtbot: QtBot
) -> None:
    rows = tuple(read_only_session.rows.values())
    dialog = PrintDialog(
        read_only_session,
        Stock(rows, rows, frozenset({rows[0].id}), read_only_session.today),
        Choice(read_only_session.today),
        lambda _dress, _rows, _count: pytest.fail("nobody asked for a list"),
        tasks=tasks,
        ask=answers,
        palette=LIGHT,
        memory=PrintMemory(None),
    )
    qtbot.addWidget(dialog)
    dialog.show()
    wait(dialog, qtbot)
    assert dialog.preview.view.page_count == 1
    assert not button(dialog, "Set up").isEnabled()
    dialog.reject()

"""The command that writes a table: which one, where to, and what is said of it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QSize, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.tables.cases import table_in_use
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, opened_window


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    size = QSize(1400, 900)
    with opened_window(qapp, small, tmp_path / "window.ini", size=size) as found:
        yield found


def _exported(opened: Opened, qtbot: QtBot, target: Path) -> None:
    opened.answers.files.append(target)
    opened.trigger("export_table")
    qtbot.waitUntil(lambda: bool(opened.answers.opened or opened.answers.told))


def test_the_list_is_exported_and_its_folder_shown(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "meetings.csv"
    _exported(opened, qtbot, target)

    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert (rows[0][0], len(rows)) == ("Group", 6)
    assert opened.window.statusBar().currentMessage() == f"Wrote meetings.csv to {tmp_path}."
    assert opened.answers.opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_the_table_with_the_focus_is_the_one_that_is_meant(
    opened: Opened, qtbot: QtBot, tmp_path: Path, sample: Sample
) -> None:
    opened.session.select(sample.hawaii)
    opened.window.plan.audience.findChild(QTreeView, "audience").setFocus()
    QCoreApplication.processEvents()
    _exported(opened, qtbot, tmp_path / "audience.xlsx")

    page = openpyxl.load_workbook(tmp_path / "audience.xlsx").active
    assert [cell.value for cell in page[1]][:2] == ["Under", "Who"]


def test_without_a_table_in_focus_the_main_one_of_the_page_is_meant(opened: Opened) -> None:
    opened.window.plan.meetings.filter.setFocus()
    assert table_in_use(opened.window) is opened.window.plan.meetings.table

    opened.window.show_page("today")
    opened.window.setFocus()
    QCoreApplication.processEvents()
    found = table_in_use(opened.window)
    assert found is not None
    assert found.objectName() == "worklist"


def test_a_window_without_a_table_says_so(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perm_desktop.gui.tables.cases.table_in_use", lambda _: None)
    opened.trigger("export_table")

    assert [str(error) for error in opened.answers.told] == [
        "There is no table here. Go to a list or a table, and export it then."
    ]


def test_the_name_and_the_kind_chosen_last_are_suggested(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def new_file(_title: str, suggestion: Path, kinds: tuple[str, ...] = ()) -> Path:
        asked.append((suggestion.name, kinds))
        return tmp_path / "chosen.csv"

    monkeypatch.setattr(opened.answers, "new_file", new_file)
    for _ in range(2):
        opened.answers.opened.clear()
        opened.trigger("export_table")
        qtbot.waitUntil(lambda: bool(opened.answers.opened))

    kinds = (".pdf", ".csv", ".xlsx")
    assert asked == [("meetings-2026-04-14.xlsx", kinds), ("meetings-2026-04-14.csv", kinds)]


def test_the_folder_of_last_time_is_offered_again(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    _exported(opened, qtbot, folder / "first.csv")
    offered: list[Path] = []
    monkeypatch.setattr(
        opened.answers, "new_file", lambda _title, suggestion, _kinds: offered.append(suggestion)
    )
    opened.trigger("export_table")
    assert [suggestion.parent for suggestion in offered] == [folder]


def test_a_file_that_cannot_be_written_is_told(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    _exported(opened, qtbot, tmp_path / "file" / "list.pdf")

    assert "cannot be written" in opened.answers.told[0].sentence
    assert opened.answers.opened == []


def test_an_answer_that_is_taken_back_writes_nothing(opened: Opened, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    opened.trigger("export_table")

    assert sorted(tmp_path.iterdir()) == before
    assert opened.answers.told == []


@pytest.mark.parametrize(
    ("typed", "chosen", "name"),
    [
        ("list.csv", "Excel workbooks (*.xlsx)", "list.csv"),
        ("list.PDF", "Excel workbooks (*.xlsx)", "list.PDF"),
        ("list", "CSV tables (*.csv)", "list.csv"),
        ("v1.2", "PDF documents (*.pdf)", "v1.2.pdf"),
        ("list", "", "list.pdf"),
    ],
)
def test_the_suffix_always_says_what_is_written(
    typed: str,
    chosen: str,
    name: str,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filters: list[str] = []

    def answer(_parent: QWidget, _title: str, _name: str, every: str, first: str) -> object:
        filters.extend((every, first))
        return str(tmp_path / typed), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window = QWidget()
    asked = Ask(window).new_file("Export", tmp_path / "list.xlsx", (".pdf", ".csv", ".xlsx"))
    window.deleteLater()

    assert asked == tmp_path / name
    assert filters == [
        "PDF documents (*.pdf);;CSV tables (*.csv);;Excel workbooks (*.xlsx)",
        "Excel workbooks (*.xlsx)",
    ]


def test_a_catalog_is_still_asked_for_by_its_own_suffix(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: object) -> object:
        return str(tmp_path / "copy"), "PERM catalogs (*.perm)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window = QWidget()
    asked = Ask(window).new_file("Save a copy", tmp_path / "small copy.perm")
    window.deleteLater()

    assert asked == tmp_path / "copy.perm"


@pytest.mark.parametrize("may_replace", [True, False])
def test_a_name_that_the_dialog_has_not_seen_replaces_nothing_unasked(
    may_replace: bool, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.csv").touch()

    def answer(*_: object) -> object:
        return str(tmp_path / "list"), "CSV tables (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(Ask, "confirm", lambda *_: may_replace)
    window = QWidget()
    asked = Ask(window).new_file("Export", tmp_path / "list.xlsx", (".csv", ".xlsx"))
    window.deleteLater()

    assert asked == (tmp_path / "list.csv" if may_replace else None)

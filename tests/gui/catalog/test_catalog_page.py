"""The Catalog page at every size, by keys alone, and for reading only."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.errors import UserError
from perm_desktop.gui.catalog.page import CatalogPage
from perm_desktop.gui.catalog.type_dialog import TypeDialog
from perm_desktop.gui.catalog.type_model import Column
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.look.palettes import DARK
from perm_desktop.gui.session import Session
from tests.gui import walking
from tests.gui.catalog.driving import kind_of, made_page


def test_a_narrow_page_shows_list_or_type_and_escape_comes_back(
    page: CatalogPage, types: TypePage, qapp: QApplication
) -> None:
    page.resize(683, 330)
    qapp.processEvents()
    assert types.list.isVisible()
    assert not types.detail.isVisible()
    types.list.table.setFocus()
    QTest.keyClick(types.list.table, Qt.Key.Key_Return)
    assert types.detail.isVisible()
    assert not types.list.isVisible()
    bar = types.detail.tabs.tabBar()
    assert bar.hasFocus()
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert types.list.isVisible()
    assert types.list.table.hasFocus()


def test_the_focus_given_to_the_page_goes_to_the_list(page: CatalogPage, types: TypePage) -> None:
    types.list.filter.setFocus()
    page.setFocus()
    assert types.list.table.hasFocus()


def test_a_middling_page_leaves_half_of_it_to_the_type(page: CatalogPage, types: TypePage) -> None:
    page.resize(1024, 600)
    QApplication.processEvents()
    assert types.detail.width() >= 500
    assert types.list.table.isColumnHidden(Column.HOSTS)
    page.resize(1440, 600)
    QApplication.processEvents()
    assert not types.list.table.isColumnHidden(Column.HOSTS)


def test_the_page_fits_a_small_screen(page: CatalogPage, types: TypePage) -> None:
    assert page.minimumSizeHint().width() <= 683
    types.list.opened.emit()
    page.resize(683, 330)
    assert page.width() == 683


def test_every_control_has_a_name_on_every_part(types: TypePage) -> None:
    for place in range(types.detail.tabs.count()):
        types.detail.tabs.setCurrentIndex(place)
        assert walking.unnamed(types.window()) == []
        assert walking.mnemonic_clashes(types.window()) == {}


def test_tab_goes_round_every_part(types: TypePage) -> None:
    for place in range(types.detail.tabs.count()):
        types.detail.tabs.setCurrentIndex(place)
        types.list.table.setFocus()
        visited = walking.tab_order(types.window())
        missed = [
            control.objectName() or control.accessibleName()
            for control in walking.controls(types.window())
            if control not in visited and not any(control.isAncestorOf(each) for each in visited)
        ]
        assert missed == [], types.detail.tabs.tabText(place)


def test_the_dialog_can_be_walked(session: Session, qtbot: QtBot) -> None:
    dialog = TypeDialog(lambda title, settings: None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert walking.unnamed(dialog) == []
    assert walking.mnemonic_clashes(dialog) == {}
    assert walking.clipped(dialog) == []


def test_a_catalog_that_may_only_be_read_offers_no_change(
    read_only_session: Session, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    page = made_page(read_only_session, tmp_path)
    qtbot.addWidget(page)
    page.show()
    types = page.parts["Meeting types"]
    assert isinstance(types, TypePage)
    assert not types.list.add.isEnabled()
    assert not types.detail.duplicate.isEnabled()
    assert all(row.own.edit.isReadOnly() for row in types.detail.texts.rows.values())
    assert not types.detail.form.minutes.isEnabled()
    page.set_palette(DARK)
    assert page.flush()
    page.close()
    page.deleteLater()


def test_a_refused_text_is_kept_and_told_on_leaving(
    page: CatalogPage, types: TypePage, session: Session, refusals: list[UserError]
) -> None:
    types.list.choose("perm-101")
    edit = types.detail.texts.rows["purpose"].own.edit
    edit.insertPlainText("x" * 20_001)
    assert not page.flush()
    assert "20,000 is the most" in types.detail.problem.words.text()
    assert kind_of(session, "perm-101").own.purpose is None
    edit.selectAll()
    edit.insertPlainText("short")
    assert page.flush()

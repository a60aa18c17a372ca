"""The three layers of a meeting type's texts, and the own ones being typed."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perm_desktop.gui.catalog.page import CatalogPage
from perm_desktop.gui.catalog.type_model import Column, Mark
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.session import Session
from perm_desktop.services import meeting_types
from tests.gui.catalog.driving import cell, kind_of, press


def test_what_is_typed_is_kept_and_prints(types: TypePage, session: Session) -> None:
    types.list.choose("64-21-reconciliation")
    row = types.detail.texts.rows["purpose"]
    assert row.shipped.note.text() == "Corrected: letter left out."
    row.own.edit.setFocus()
    QTest.keyClicks(row.own.edit, "We settle differences.")
    types.detail.texts.rows["title"].own.edit.setFocus()
    assert kind_of(session, "64-21-reconciliation").wording.purpose == "We settle differences."
    assert cell(types, "64-21-reconciliation", Column.MARK) == Mark.TEXT


def test_a_text_typed_just_before_another_type_is_chosen_is_kept_for_its_own(
    types: TypePage, session: Session
) -> None:
    types.list.choose("perm-101")
    QTest.keyClicks(types.detail.texts.rows["title"].own.edit, "Basics")
    types.list.choose("mini-perm")
    assert kind_of(session, "perm-101").own.title == "Basics"
    assert kind_of(session, "mini-perm").own.title is None
    assert types.detail.texts.rows["title"].own.edit.typed_text() == ""


def test_leaving_the_page_writes_what_was_typed(page: CatalogPage, types: TypePage) -> None:
    types.list.choose("perm-101")
    edit = types.detail.texts.rows["audience"].own.edit
    edit.insertPlainText("Everybody")
    assert page.flush()
    assert not edit.is_unsaved


def test_restore_takes_an_own_text_back_and_undo_brings_it_again(
    types: TypePage, session: Session
) -> None:
    meeting_types.set_text(session.catalog, "perm-101", "title", "Our PERM 101")
    types.list.choose("perm-101")
    row = types.detail.texts.rows["title"]
    assert row.act.text() == "Restore"
    press(row.act)
    assert row.own.edit.typed_text() == ""
    assert kind_of(session, "perm-101").own.title is None
    session.undo()
    assert row.own.edit.typed_text() == "Our PERM 101"


def test_an_own_text_can_start_from_what_prints_now(types: TypePage, session: Session) -> None:
    types.list.choose("64-21-reconciliation")
    row = types.detail.texts.rows["purpose"]
    assert row.act.text() == "Start from shipped"
    press(row.act)
    assert types.flush()
    shipped = kind_of(session, "64-21-reconciliation").shipped.purpose
    assert kind_of(session, "64-21-reconciliation").own.purpose == shipped


def test_a_text_without_corrections_is_shown_once(types: TypePage) -> None:
    types.list.choose("64-21-reconciliation")
    corrected, same = types.detail.texts.rows["purpose"], types.detail.texts.rows["title"]
    assert corrected.source.caption.text() == "Source"
    assert corrected.shipped.isVisible()
    assert same.source.caption.text() == "Source, as shipped"
    assert not same.shipped.isVisible()
    assert same.act.text() == "Start from source"


def test_all_texts_are_restored_as_one_step(types: TypePage, session: Session) -> None:
    for field in ("title", "hosts"):
        meeting_types.set_text(session.catalog, "perm-101", field, "Ours")
    types.list.choose("perm-101")
    press(types.detail.texts.restore_all)
    assert not any(kind_of(session, "perm-101").own)
    session.undo()
    assert kind_of(session, "perm-101").own[:2] == ("Ours", "Ours")


def test_a_title_cannot_be_typed_away_and_the_reason_stands_on_top(
    types: TypePage, session: Session
) -> None:
    key = meeting_types.duplicate(session.catalog, "perm-101")
    types.list.choose(key)
    edit = types.detail.texts.rows["title"].own.edit
    edit.selectAll()
    edit.insertPlainText("")
    assert not types.flush()
    assert "needs a title" in types.detail.problem.words.text()
    assert kind_of(session, key).title.endswith("(copy)")
    edit.insertPlainText("Mine")
    assert types.flush()
    assert not types.detail.problem.isVisible()


def test_no_text_is_cut_at_any_width(types: TypePage, qtbot: QtBot) -> None:
    for width in (1440, 760, 520):
        types.window().resize(width, 700)
        for key in ("erc-check-in", "state-intake"):
            types.list.choose(key)
            types.list.opened.emit()
            qtbot.waitUntil(lambda: cut_texts(types) == [])


def cut_texts(types: TypePage) -> list[str]:
    """Names of the fields that would have to be scrolled."""
    return [
        layer.edit.accessibleName()
        for row in types.detail.texts.rows.values()
        for layer in (row.source, row.shipped, row.own)
        if layer.edit.isVisible() and layer.edit.verticalScrollBar().maximum()
    ]


def test_meetings_show_the_new_name_of_their_type_at_once(
    types: TypePage, session: Session
) -> None:
    meeting_types.set_text(session.catalog, "rc-check-in", "title", "RC call")
    titles = {row.title for row in session.rows.values() if row.type == "rc-check-in"}
    assert titles == {"RC call"}

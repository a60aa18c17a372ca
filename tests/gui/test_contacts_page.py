"""The Contacts page: who is there, which posts are vacant, and every act on them by keys."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QDate, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QWidget

from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.contacts.columns import Sorted
from perm_desktop.gui.contacts.holder_dialog import FillDialog, ReplaceDialog
from perm_desktop.gui.contacts.merge_dialog import MergeDialog
from perm_desktop.gui.contacts.page import ContactsPage
from perm_desktop.gui.contacts.person_dialog import PersonDialog
from perm_desktop.gui.contacts.post_dialog import PostDialog
from perm_desktop.gui.contacts.table import ContactTable
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tables.about import about
from perm_desktop.gui.tables.readers import read
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import attendance, people, settings
from perm_desktop.services.people import NewPost
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Answers, Opened, active_dialog, opened_window

TODAY = date(2026, 4, 14)
_LEAD, _MRR = Post("AK", "PM"), Post("TX", "MRR")


class Staff(NamedTuple):
    """Ids of the people who are there."""

    ann: int  # leads Alaska since Sep 1, 2025
    bo: int  # was MRR contact of Texas until May 2, 2026
    cy: int  # of the review contractor, without a post


@pytest.fixture
def staff(small: Catalog) -> Staff:
    """Three people, two posts."""

    def add(person: Person, *posts: NewPost) -> int:
        return people.add(small, person, posts)

    state = Organization.STATE
    ann = Person(0, "Ann Sample", state, phone="555-0101", email="ann@example.org", note="By mail")
    bo = Person(0, "Bo Sample", state, email="bo@example.org")
    return Staff(
        add(ann, (_LEAD, date(2025, 9, 1), None, False)),
        add(bo, (_MRR, date(2025, 1, 2), date(2026, 4, 2), False)),
        add(Person(0, "Cy Sample", Organization.RC, "Sample contractor")),
    )


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, staff: Staff, tmp_path: Path) -> Iterator[Opened]:
    """A window at the page."""
    size = QSize(1440, 900)
    with opened_window(qapp, small, tmp_path / "window.ini", size=size, page="contacts") as found:
        found.window.activateWindow()
        qapp.processEvents()
        yield found


@pytest.fixture
def page(opened: Opened) -> ContactsPage:
    """The page as the window made it."""
    found = opened.window.page("contacts")
    assert isinstance(found, ContactsPage)
    return found


def made(session: Session, folder: Path) -> ContactsPage:
    """The page alone."""
    preferences = Preferences(folder / "window.ini").of_catalog(session.catalog.path)
    context = PageContext(session, LIGHT, preferences, Tasks(), Answers(), lambda _: None)
    return ContactsPage(context)


def texts(table: ContactTable, head: str) -> list[str]:
    """What a column shows, from top to bottom."""
    heads = [column.head for column in table.lines_model.columns]
    column = table.lines_model.columns[heads.index(head)]
    return [column.text(line) for line in table.lines_model.lines]


def names(page: ContactsPage) -> list[str]:
    """Who is in the list."""
    return texts(page.list.people, "Name")


def answer(act: Callable[[QDialog], None], kind: type[QDialog]) -> None:
    """When the next dialog is open, do something in it; it is closed in any case."""

    def run() -> None:
        dialog = active_dialog(kind)
        try:
            act(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, run)


def typed(field: QWidget, text: str) -> None:
    """Type into a field."""
    field.setFocus()
    QTest.keyClicks(field, text)


# -- finding


def test_everybody_is_there_by_name_with_what_they_do_today(page: ContactsPage) -> None:
    assert names(page) == ["Ann Sample", "Bo Sample", "Cy Sample"]
    assert texts(page.list.people, "Roles") == ["PERM lead", "", ""]
    assert texts(page.list.people, "States") == ["AK", "No post", "No post"]
    assert texts(page.list.people, "Organization") == ["State agency"] * 2 + ["Sample contractor"]
    assert page.list.count.text() == "3 people"


def test_another_day_shows_who_served_then(page: ContactsPage) -> None:
    page.list.filters.day.setDate(QDate(2026, 3, 1))
    assert texts(page.list.people, "Roles") == ["PERM lead", "MRR contact", ""]
    assert page.list.count.text() == "3 people, as of Mar 1, 2026"
    page.list.filters.back.click()
    assert page.list.filters.on == TODAY


@pytest.mark.parametrize(
    ("words", "found"),
    [("ann", ["Ann Sample"]), ("alaska lead", ["Ann Sample"]), ("bo@", ["Bo Sample"]), ("zz", [])],
)
def test_typed_words_find_names_posts_and_addresses(
    page: ContactsPage, words: str, found: list[str]
) -> None:
    page.begin_search()
    QTest.keyClicks(page.list.filters.text, words)
    assert names(page) == found


def test_the_first_one_found_is_shown_while_typing(page: ContactsPage, staff: Staff) -> None:
    page.begin_search()
    QTest.keyClicks(page.list.filters.text, "cy")
    assert page.detail.person == staff.cy
    QTest.keyClick(page.list.filters.text, Qt.Key.Key_Return)
    assert page.list.people.hasFocus()


def test_a_state_and_a_role_narrow_to_who_serves_there(page: ContactsPage) -> None:
    filters = page.list.filters
    filters.state.setCurrentIndex(filters.state.findData("AK"))
    assert names(page) == ["Ann Sample"]
    filters.role.setCurrentIndex(filters.role.findData("MRR"))
    assert names(page) == []
    assert page.list.nothing.sentence.text() == "Take a choice back to see more."
    assert filters.described()[:2] == ["State: Alaska", "Role: MRR contact"]


def test_my_states_are_a_choice_of_their_own(page: ContactsPage, small: Catalog) -> None:
    settings.set_my_states(small, ["AK"])
    page.list.read()
    filters = page.list.filters
    filters.state.setCurrentIndex(filters.state.findText("My states"))
    assert names(page) == ["Ann Sample"]


def test_any_head_sorts_and_empty_cells_come_last(page: ContactsPage) -> None:
    table = page.list.people
    table.sort_by(Sorted("Since"))
    assert names(page)[0] == "Ann Sample"
    table.sort_by(Sorted("E-mail", goes_down=True))
    assert names(page) == ["Bo Sample", "Ann Sample", "Cy Sample"]


def test_columns_and_order_are_remembered(
    page: ContactsPage, session: Session, tmp_path: Path
) -> None:
    table = page.list.people
    table.setColumnHidden(5, True)
    table.sort_by(Sorted("Organization", goes_down=True))
    kept = Preferences(tmp_path / "other.ini")
    table.remember(kept)
    table.reset_columns()
    assert not table.isColumnHidden(5)
    table.recall(kept)
    assert table.isColumnHidden(5)
    assert table.order == Sorted("Organization", goes_down=True)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"order": 3}', '{"widths": {"Name": "wide"}}'])
def test_memory_that_cannot_be_read_leaves_the_columns_alone(
    page: ContactsPage, tmp_path: Path, kept: str
) -> None:
    other = Preferences(tmp_path / "other.ini")
    other.set_value("contacts", kept)
    page.list.people.recall(other)
    assert page.list.people.order == Sorted("Name")


# -- one person


def test_a_person_is_shown_with_posts_and_note(page: ContactsPage, staff: Staff) -> None:
    page.show_person(staff.ann)
    assert page.detail.name.text() == "Ann Sample"
    assert page.detail.email.text() == "ann@example.org"
    assert page.detail.note.sentence.text() == "By mail"
    assert page.detail.time.text() == "5:00 AM AKDT"
    line = page.detail.posts.selected_lines()[0]
    assert line[1:5] == ("PERM lead", "Alaska", "Sep 1, 2025", "Still serving")


def test_a_post_that_is_over_names_who_came_after(
    page: ContactsPage, small: Catalog, staff: Staff
) -> None:
    people.serve(small, staff.cy, _MRR, date(2026, 4, 10))
    page.show_person(staff.bo)
    assert page.detail.posts.selected_lines()[0].successor == "Cy Sample"


def test_enter_on_a_meeting_opens_it(
    page: ContactsPage, opened: Opened, small: Catalog, staff: Staff, sample: Sample
) -> None:
    attendance.mark(small, sample.held, "AK", Mark.ATTENDED, role="PM")
    page.show_person(staff.ann)
    assert page.detail.came.sentence.text() == "Attended 1 of 1 meeting with a mark."
    page.detail.meetings.setFocus()
    page.detail.meetings.go_to(0)
    QTest.keyClick(page.detail.meetings, Qt.Key.Key_Return)
    assert opened.session.selection == sample.held
    assert opened.window.open_page == "plan"


def test_others_lead_to_a_person_who_is_filtered_away(
    page: ContactsPage, opened: Opened, staff: Staff
) -> None:
    page.list.filters.text.setText("ann")
    opened.window.show_page("today")
    opened.session.open_person(staff.cy)
    assert opened.window.open_page == "contacts"
    assert page.detail.person == staff.cy


def test_a_small_page_shows_one_at_a_time(page: ContactsPage, opened: Opened) -> None:
    opened.window.resize(683, 384)
    QApplication.processEvents()
    page.list.people.setFocus()
    QTest.keyClick(page.list.people, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    QTest.keyClick(page.detail.change, Qt.Key.Key_Escape)
    assert page.list.people.hasFocus()


# -- acts


def test_insert_enters_somebody_with_a_first_post(
    page: ContactsPage, opened: Opened, small: Catalog
) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        assert dialog.first is not None
        typed(dialog.name, "Di Sample")
        dialog.first.state.setCurrentIndex(dialog.first.state.findData("WA"))
        dialog.first.role.setCurrentIndex(dialog.first.role.findData("DL"))
        dialog.accept()

    answer(act, PersonDialog)
    QTest.keyClick(page.list.people, Qt.Key.Key_Insert)
    assert names(page)[-1] == "Di Sample"
    found = people.directory(small)
    assert [each.post for each in found.of_person(page.detail.person)] == [Post("WA", "DL")]
    opened.trigger("undo")
    assert "Di Sample" not in names(page)


def test_what_is_refused_is_told_in_the_dialog(page: ContactsPage, small: Catalog) -> None:
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.email.setText("nowhere")
        dialog.accept()
        told.append(dialog.refusal.text())

    answer(act, PersonDialog)
    page.list.go_to_first()
    QTest.keyClick(page.list.people, Qt.Key.Key_F2)
    assert told[0].startswith("“nowhere” is not an e-mail address.")


def test_f2_changes_the_current_person(page: ContactsPage) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.phone.setText("555-0199")
        dialog.accept()

    answer(act, PersonDialog)
    page.list.go_to_first()
    QTest.keyClick(page.list.people, Qt.Key.Key_F2)
    assert page.detail.phone.text() == "555-0199"


def test_a_post_is_added_and_its_days_are_changed(
    page: ContactsPage, opened: Opened, small: Catalog, staff: Staff
) -> None:
    def add(dialog: QDialog) -> None:
        assert isinstance(dialog, PostDialog)
        assert dialog.post is not None
        dialog.post.state.setCurrentIndex(dialog.post.state.findData("AK"))
        dialog.post.role.setCurrentIndex(dialog.post.role.findData("PM"))
        assert dialog.others.text() == (
            "Also held by Ann Sample (from Sep 1, 2025). Both are expected then."
        )
        dialog.accept()

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, PostDialog)
        dialog.starts.box.click()
        dialog.accept()

    page.show_person(staff.cy)
    answer(add, PostDialog)
    opened.trigger("add_post")
    answer(change, PostDialog)
    page.detail.posts.setFocus()
    QTest.keyClick(page.detail.posts, Qt.Key.Key_Return)
    tenure = people.directory(small).of_person(staff.cy)[0]
    assert (tenure.post, tenure.starts) == (_LEAD, None)


def test_a_post_that_never_was_is_deleted_and_comes_back(
    page: ContactsPage, small: Catalog, staff: Staff
) -> None:
    page.show_person(staff.ann)
    page.detail.delete.click()
    assert people.directory(small).of_person(staff.ann) == []
    page.notice.button.click()
    assert len(people.directory(small).of_person(staff.ann)) == 1


def test_a_replaced_lead_ends_the_day_before_and_the_new_one_is_offered_a_session(
    page: ContactsPage, opened: Opened, small: Catalog, staff: Staff
) -> None:
    def replace(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplaceDialog)
        dialog.day.setDate(QDate(2026, 5, 1))
        dialog.is_new.click()
        typed(dialog.name, "Eve Sample")
        assert "Ann Sample until Apr 30, 2026" in dialog.effect.text()
        dialog.accept()

    planned: list[str] = []

    def plan(dialog: QDialog) -> None:
        planned.append(dialog.windowTitle())
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        box.button(QDialogButtonBox.StandardButton.Ok).click()

    page.show_person(staff.ann)
    answer(replace, ReplaceDialog)
    opened.trigger("replace_person")
    found = people.directory(small)
    old, new = found.of_post(_LEAD)
    assert (old.person, old.ends) == (staff.ann, date(2026, 4, 30))
    assert found.people[new.person].name == "Eve Sample"
    assert page.detail.person == new.person
    assert "special education session" in page.notice.sentence.text()
    answer(plan, MeetingDialog)
    page.notice.button.click()
    assert planned == ["New meeting"]
    row = opened.session.selected_row
    assert row is not None
    assert (row.type, row.state_codes) == ("special-education", ("AK",))


def test_nobody_typed_replaces_nobody(page: ContactsPage, opened: Opened, staff: Staff) -> None:
    def replace(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplaceDialog)
        dialog.somebody.setEditText("Nobody at all")
        button = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        assert not button.isEnabled()

    page.show_person(staff.ann)
    answer(replace, ReplaceDialog)
    opened.trigger("replace_person")
    assert page.detail.person == staff.ann


def test_who_holds_no_post_cannot_be_replaced(
    page: ContactsPage, opened: Opened, staff: Staff
) -> None:
    page.show_person(staff.cy)
    opened.trigger("replace_person")
    assert opened.answers.told[0].sentence == "Cy Sample holds no post now."


def test_two_chosen_records_become_one(
    page: ContactsPage, opened: Opened, small: Catalog, staff: Staff
) -> None:
    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        row = [line.label for line in dialog.model.lines].index("E-mail")
        box = dialog.model.index(row, 3)
        dialog.model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
        assert "1 post" in dialog.moves.text()
        dialog.accept()

    page.list.go_to_first()
    QTest.keyClick(page.list.people, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    answer(merge, MergeDialog)
    opened.trigger("merge_people")
    assert names(page) == ["Ann Sample", "Cy Sample"]
    assert people.directory(small).people[staff.ann].email == "bo@example.org"
    page.notice.button.click()
    assert len(names(page)) == 3


def test_a_record_cannot_be_merged_with_itself(
    page: ContactsPage, opened: Opened, staff: Staff
) -> None:
    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        dialog.gone.choose(staff.ann)
        assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()

    page.show_person(staff.ann)
    answer(merge, MergeDialog)
    opened.trigger("merge_people")
    assert len(names(page)) == 3


def test_delete_takes_the_chosen_off_in_one_step(page: ContactsPage) -> None:
    page.list.people.selectAll()
    page.list.people.setFocus()
    QTest.keyClick(page.list.people, Qt.Key.Key_Delete)
    assert page.nobody.isVisible()
    page.notice.button.click()
    assert len(names(page)) == 3


def test_an_act_on_nobody_leads_to_the_list(opened: Opened) -> None:
    opened.window.show_page("today")
    opened.trigger("remove_people")
    assert opened.window.open_page == "contacts"
    assert opened.answers.told[0].sentence == "Nobody is chosen yet."


# -- addresses and tables


def test_addresses_of_all_shown_are_copied(page: ContactsPage, opened: Opened) -> None:
    opened.trigger("copy_addresses")
    assert QApplication.clipboard().text() == "ann@example.org; bo@example.org"
    assert page.notice.sentence.text() == "Copied 2 e-mail addresses. 1 person has none."


def test_of_several_chosen_people_only_theirs_are_copied(
    page: ContactsPage, opened: Opened, staff: Staff
) -> None:
    page.list.go_to_first(staff.bo)
    QTest.keyClick(page.list.people, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    opened.trigger("copy_addresses")
    assert QApplication.clipboard().text() == "bo@example.org"


def test_the_table_goes_into_a_file_with_what_it_holds(page: ContactsPage, opened: Opened) -> None:
    sheet = read(page.list.people, about(page.list.people, opened.session))
    assert sheet.title == "People"
    assert sheet.sentence == (
        "3 rows · as of Apr 14, 2026 · business contacts: names, phones, e-mail · sorted by name"
    )
    assert sheet.groups[0].lines[0].cells[0].text == "Ann Sample"


# -- vacant posts


def test_vacant_posts_say_since_when_those_held_last_first(page: ContactsPage) -> None:
    page.list.filters.vacant.click()
    found = texts(page.list.vacancies, "Vacant post")
    assert found[0] == "Texas has no MRR contact since Apr 3, 2026"
    assert found[1].endswith("on record")
    assert "Alaska has no PERM lead on record" not in found


def test_a_vacant_post_is_filled_by_enter(page: ContactsPage, small: Catalog, staff: Staff) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FillDialog)
        dialog.somebody.choose(staff.cy)
        dialog.accept()

    page.list.filters.vacant.click()
    page.list.vacancies.setFocus()
    page.list.go_to_first()
    answer(fill, FillDialog)
    QTest.keyClick(page.list.vacancies, Qt.Key.Key_Return)
    assert people.directory(small).holders(_MRR, TODAY)[0].person.name == "Cy Sample"
    assert page.detail.person == staff.cy


def test_a_vacant_post_leads_to_who_held_it_last(page: ContactsPage, staff: Staff) -> None:
    page.list.filters.vacant.click()
    page.vacancy.last.click()
    assert page.detail.person == staff.bo


def test_vacant_posts_are_those_of_the_shown_states(page: ContactsPage, opened: Opened) -> None:
    page.list.filters.vacant.click()
    opened.session.show_states({"TX"})
    assert set(texts(page.list.vacancies, "State")) == {"TX"}


# -- empty, read-only, looks


def test_an_empty_directory_says_what_it_is_for(
    session: Session, tmp_path: Path, qapp: QApplication
) -> None:
    page = made(session, tmp_path)
    page.show()
    assert page.nobody.isVisible()
    assert page.nobody.sentence.text() == (
        "Business contacts only; nothing leaves this computer unless you export it."
    )
    assert page.nobody.add.isVisible()
    page.close()
    page.deleteLater()


def test_a_read_only_catalog_offers_nothing_that_writes(
    read_only_session: Session, tmp_path: Path, qapp: QApplication
) -> None:
    page = made(read_only_session, tmp_path)
    page.show()
    detail = page.detail
    writing = (page.list.add, page.nobody.add, page.nobody.bring_in, page.vacancy.fill)
    for button in (*writing, detail.change, detail.merge, detail.remove, detail.add_post):
        assert not button.isVisibleTo(page)
    page.close()
    page.deleteLater()


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST])
def test_the_page_takes_another_look(page: ContactsPage, palette: Palette) -> None:
    before = page.grab().toImage()
    page.set_palette(palette)
    assert page.grab().toImage() != before


@pytest.mark.parametrize("vacant", [False, True])
def test_every_control_has_a_name_and_tab_comes_round(
    page: ContactsPage, opened: Opened, *, vacant: bool
) -> None:
    page.list.filters.look_for(vacant=vacant)
    window = opened.window
    assert walking.unnamed(window) == []
    assert walking.mnemonic_clashes(window) == {}
    assert walking.clipped(page) == []
    page.list.table.setFocus()
    assert walking.missed(window, walking.tab_order(window)) == []


def test_people_are_found_from_any_page(opened: Opened, staff: Staff) -> None:
    opened.window.show_page("today")
    opened.trigger("palette")
    line = opened.window.findChild(QLineEdit, "paletteLine")
    assert line is not None
    QTest.keyClicks(line, "bo sample")
    QTest.keyClick(line, Qt.Key.Key_Return)
    found = opened.window.page("contacts")
    assert isinstance(found, ContactsPage)
    assert found.detail.person == staff.bo

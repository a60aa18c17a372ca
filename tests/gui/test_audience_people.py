"""The people of an audience: under their roles, vacant posts, and one meeting's own changes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.attendance import Target
from perm_desktop.core.audience import Entry
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import Answer
from perm_desktop.gui.audience.add_dialog import AddDialog
from perm_desktop.gui.audience.changes import Reached
from perm_desktop.gui.audience.menus import line_menu
from perm_desktop.gui.audience.model import AlertRole
from perm_desktop.gui.audience.pane import AudiencePane
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, attendance, audience, people
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.test_audience import shown
from tests.gui.windows import active_dialog


def add_person(session: Session, name: str, post: Post | None, ends: date | None = None) -> int:
    posts = [(post, date(2025, 1, 1), ends, False)] if post else []
    person = Person(0, name, Organization.STATE, email="somebody@example.org")
    return people.add(session.catalog, person, posts)


@pytest.fixture
def lead(session: Session) -> int:
    """Who is the PERM lead of Hawaii."""
    return add_person(session, "Sample Lead", Post("HI", "PM"))


@pytest.fixture
def hawaii(qtbot: QtBot, session: Session, sample: Sample, lead: int) -> AudiencePane:
    """The check-in of Hawaii, whose lead is known and whose DP contact left on May 2, 2025."""
    add_person(session, "Sample Former", Post("HI", "DP"), date(2025, 5, 2))
    return shown(qtbot, session, sample.hawaii)


def entry(pane: AudiencePane, *target: str, contact: int = 0) -> Entry:
    index = pane.model.place(Target(*target, contact=contact))
    assert index.isValid(), target
    return pane.model.entry(index)


def ok_of(dialog: QDialog) -> QPushButton:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Ok)


def combo(dialog: QDialog, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def go(pane: AudiencePane, role: str, contact: int = 0) -> None:
    pane.tree.go_to(pane.model.place(Target("HI", role, "", contact)))


def test_people_stand_under_their_roles_with_their_address(hawaii: AudiencePane, lead: int) -> None:
    person = entry(hawaii, "HI", "PM", contact=lead)
    assert (person.name, person.reason) == ("Sample Lead", "somebody@example.org")
    assert entry(hawaii, "HI", "PM").detail == "Sample Lead"


def test_a_vacant_post_stands_out_and_one_nobody_held_does_not(hawaii: AudiencePane) -> None:
    former = entry(hawaii, "HI", "DP")
    assert former.reason.startswith("Hawaii has no DP contact since May 3, 2025")
    assert not former.alert
    assert entry(hawaii, "HI", "MRR").reason.startswith("Hawaii has no MRR contact on record")


def test_a_vacancy_alerts_when_the_agenda_wants_the_role(
    hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    item = agendas.items(session.catalog, sample.hawaii)[1]
    audience.set_item_roles(session.catalog, item.id, ["DP"])
    found = entry(hawaii, "HI", "DP")
    assert (found.alert, found.detail) == (True, "vacant since May 3, 2025")
    assert found.reason.endswith("wanted by item 2, DP review progress")
    assert hawaii.model.place(Target("HI")).data(AlertRole)
    assert "1 vacant" in entry(hawaii, "HI").detail


def test_a_catalog_without_people_shows_no_vacancy(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    pane = shown(qtbot, session, sample.hawaii)
    role = entry(pane, "HI", "PM")
    assert (role.detail, role.reason, role.alert) == ("", "", False)


def test_the_mark_of_a_person_is_shown_with_the_role(
    hawaii: AudiencePane, session: Session, sample: Sample, lead: int
) -> None:
    attendance.mark_many(
        session.catalog, sample.hawaii, [Target("HI", "PM", "Sample Lead", lead)], "attended"
    )
    role = entry(hawaii, "HI", "PM")
    assert (role.look.word, role.why) == ("Attended", "marked for Sample Lead")
    assert not role.is_marked


def test_a_mark_on_a_role_goes_on_past_its_people(qtbot: QtBot, hawaii: AudiencePane) -> None:
    go(hawaii, "PM")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_A)
    current = hawaii.model.entry(hawaii.tree.currentIndex())
    assert current.target == Target("HI", "CSP")


def test_delete_takes_a_role_off_and_undo_brings_it_back(
    qtbot: QtBot, hawaii: AudiencePane, session: Session
) -> None:
    go(hawaii, "CSP")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_Delete)
    assert not hawaii.model.place(Target("HI", "CSP")).isValid()
    assert hawaii.head.standing.text().startswith("Claims system SME: not expected.")
    session.undo()
    assert hawaii.model.place(Target("HI", "CSP")).isValid()


def test_i_only_informs_a_person_and_the_menu_takes_it_back(
    qtbot: QtBot, hawaii: AudiencePane, lead: int
) -> None:
    go(hawaii, "PM", lead)
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_I)
    assert entry(hawaii, "HI", "PM", contact=lead).expected == "Informed only"
    go(hawaii, "PM", lead)
    current = entry(hawaii, "HI", "PM", contact=lead)
    others = hawaii.changes.others(current, [current], lambda act: act())
    acts = dict(others.acts)
    acts["As the meeting type says: this meeting"]()
    assert entry(hawaii, "HI", "PM", contact=lead).expected == ""


def test_an_answer_is_said_beside_the_person(
    hawaii: AudiencePane, session: Session, lead: int
) -> None:
    person = entry(hawaii, "HI", "PM", contact=lead)
    others = hawaii.changes.others(person, [person], lambda act: act())
    others.give(Answer.TENTATIVE)
    assert entry(hawaii, "HI", "PM", contact=lead).detail == "tentative"
    assert entry(hawaii, "HI", "PM").detail == "Sample Lead, tentative"


def test_the_menu_offers_what_the_line_can_get(hawaii: AudiencePane, lead: int) -> None:
    person = entry(hawaii, "HI", "PM", contact=lead)
    others = hawaii.changes.others(person, [person], lambda act: act())
    menu = line_menu(hawaii.tree, person, hawaii, others)
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    menu.deleteLater()
    assert {"Add to the audience…", "Only inform", "Take off the audience"} < set(texts)
    assert "Answer to the invitation" in texts


def test_a_guest_of_no_state_stands_apart_and_gets_no_mark(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    guest = add_person(session, "Sample Guest", None)
    audience.add(session.catalog, [sample.hawaii], person=guest)
    hawaii.tree.go_to(hawaii.model.place(Target("", "", "", guest)))
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_A)
    assert hawaii.head.standing.text().startswith("Who is there for no state has no mark.")
    assert attendance.lines(session.catalog, sample.hawaii) == []


def test_insert_adds_a_role_and_goes_there(
    qtbot: QtBot, hawaii: AudiencePane, session: Session
) -> None:
    def choose() -> None:
        dialog = active_dialog(AddDialog)
        assert (walking.unnamed(dialog), walking.mnemonic_clashes(dialog)) == ([], {})
        ok = ok_of(dialog)
        assert not ok.isEnabled()
        role = combo(dialog, "audienceRole")
        role.setCurrentIndex(role.findData("FIN"))
        informed = dialog.findChild(QCheckBox, "audienceInformed")
        assert isinstance(informed, QCheckBox)
        informed.setChecked(True)
        assert ok.isEnabled()
        dialog.accept()

    go(hawaii, "PM")
    QTimer.singleShot(0, choose)
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_Insert)
    current = hawaii.model.entry(hawaii.tree.currentIndex())
    assert (current.target, current.expected) == (Target("HI", "FIN"), "Informed only")


def test_a_text_that_is_nobody_cannot_be_added(
    qtbot: QtBot, hawaii: AudiencePane, session: Session
) -> None:
    def choose() -> None:
        dialog = active_dialog(AddDialog)
        ok = ok_of(dialog)
        person = combo(dialog, "audiencePerson")
        person.setEditText("Sample Nobody")
        assert not ok.isEnabled()
        person.setEditText("sample lead, hi, somebody@example.org")
        assert ok.isEnabled()
        dialog.reject()

    QTimer.singleShot(0, choose)
    hawaii.add_expected()


def test_a_catalog_open_for_reading_changes_nothing(
    qtbot: QtBot, read_only_session: Session, sample: Sample
) -> None:
    pane = shown(qtbot, read_only_session, sample.hawaii)
    go(pane, "PM")
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_I, Qt.Key.Key_Delete):
        qtbot.keyClick(pane.tree, key)
        assert pane.head.standing.text().startswith("This catalog is open for reading only.")


def test_what_a_change_reaches_is_said_within_a_sentence() -> None:
    assert Reached("This and the following 12", ()).low == "this and the following 12"

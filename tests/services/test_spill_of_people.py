"""A person who is removed everywhere leaves the role in past attendance, and steps still hold."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.progress import silent
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.services import (
    attendance,
    audience,
    checking,
    history,
    people,
    spill,
)
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add, dump, opened

NAME, ADDRESS = "Zora Quillfeather", "z.quill@example.org"
MARK = "[removed 2026-04-14]"
LEAD = Post("OH", "PM")


def remove(catalog: Catalog, text: str) -> spill.Outcome:
    return spill.remove(catalog.path, SpilledText(text), "Asked for it", silent, now=SetClock())


def holding(folder: Path, text: str) -> list[str]:
    needle = text.lower().encode()
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and needle in path.read_bytes().lower()
    ]


def put_names(catalog: Catalog, person: int) -> None:
    """Answers to "who is this?", as reports spelled the name and the address."""
    spelled = [(NAME, ADDRESS), (NAME.upper(), ADDRESS), (NAME, ADDRESS.upper()), (NAME, "")]
    with catalog.edit("Remember names") as edit:
        for name, address in spelled:
            edit.connection.execute(
                "INSERT INTO known_name (id, name, email, person) VALUES (?, ?, ?, ?)",
                [edit.mint(), name, address, person],
            )


@pytest.fixture
def known(catalog_path: Path, clock: SetClock) -> Iterator[tuple[Catalog, int, int]]:
    """A catalog with a person wherever one can be, the person, and a meeting they came to."""
    catalog = opened(catalog_path, clock)
    person = Person(0, NAME, Organization.STATE, f"Office of {NAME}", email=ADDRESS, note=NAME)
    ident = people.add(catalog, person, [(LEAD, date(2025, 1, 1), None, False)])
    twin = people.add(catalog, person._replace(name=NAME.upper()))
    call = add(catalog)
    attendance.mark_many(catalog, call, [Target("OH", "PM", NAME, ident)], "attended")
    attendance.mark_many(catalog, call, [Target("OH", "PM", NAME.upper(), twin)], "excused")
    attendance.remark(catalog, call, Target("OH", "PM", NAME, ident), f"{NAME} was late")
    audience.answer(catalog, call, ident, "accepted")
    audience.inform(catalog, [call], person=ident)
    put_names(catalog, ident)
    tenure = people.directory(catalog).of_person(ident)[0].id
    successor = Person(0, "Sample Ben", Organization.STATE)
    people.replace(catalog, tenure, successor, date(2026, 3, 1))
    people.change(catalog, person._replace(id=ident, phone="202-555-0100"))
    yield catalog, ident, call
    catalog.close()


def test_name_and_address_are_in_no_file_afterwards(
    known: tuple[Catalog, int, int], tmp_path: Path
) -> None:
    catalog, _, _ = known
    assert holding(tmp_path, NAME)
    for text in (NAME, ADDRESS):
        assert remove(catalog, text).is_complete
        assert holding(tmp_path, text) == []
    assert checking.check(catalog) == []


def test_past_attendance_keeps_the_role_and_what_was_recorded(
    known: tuple[Catalog, int, int],
) -> None:
    catalog, ident, call = known
    before = attendance.lines(catalog, call)
    remove(catalog, NAME)
    after = attendance.lines(catalog, call)
    assert all(line.role == "PM" for line in after)
    assert {line.contact: line.mark for line in after} == {
        line.contact: line.mark for line in before
    }
    assert {line.person for line in after} == {MARK, f"{MARK}-2"}
    assert ident in {line.contact for line in after}


def test_the_post_keeps_its_times_and_its_successor(known: tuple[Catalog, int, int]) -> None:
    catalog, ident, _ = known
    remove(catalog, NAME)
    (tenure,) = people.directory(catalog).of_person(ident)
    assert (tenure.post, tenure.starts, tenure.ends) == (LEAD, date(2025, 1, 1), date(2026, 2, 28))
    assert people.directory(catalog).people[ident].name == MARK
    successor = people.directory(catalog).successor(tenure)
    assert successor is not None
    assert successor.person.name == "Sample Ben"


def test_older_steps_can_be_taken_back_and_made_again_without_the_name(
    known: tuple[Catalog, int, int], tmp_path: Path
) -> None:
    catalog, _, _ = known
    remove(catalog, NAME)
    remove(catalog, ADDRESS)
    last = dump(catalog.connection)
    while history.next_steps(catalog)[0]:
        history.undo(catalog)
    assert people.directory(catalog).people == {}
    while history.next_steps(catalog)[1]:
        history.redo(catalog)
    assert dump(catalog.connection) == last
    assert holding(tmp_path, NAME) == []


def test_who_is_merged_or_in_the_trash_is_removed_like_anybody(
    known: tuple[Catalog, int, int], tmp_path: Path
) -> None:
    catalog, ident, _ = known
    twin = next(each for each in people.directory(catalog).people if each != ident)
    people.merge(catalog, ident, twin)
    people.remove(catalog, [ident])
    for text in (NAME, ADDRESS):
        remove(catalog, text)
        assert holding(tmp_path, text) == []

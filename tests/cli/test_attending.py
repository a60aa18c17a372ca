"""Attendance of states and people, typed."""

from pathlib import Path
from typing import Any

import pytest

from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.services import attendance, meetings, people
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.files import Access
from tests.builders import add, opened


@pytest.fixture
def meeting(catalog_path: Path) -> int:
    """A meeting on Apr 20, 2026, of Ohio, where two are called Ann Sample."""
    catalog = opened(catalog_path)
    ident = add(catalog)
    for name, address in (("Ann Sample", "ann"), ("Ann Sample", "a2"), ("Bo Sample", "bo")):
        entered = Person(0, name, Organization.STATE, email=f"{address}@example.org")
        people.add(catalog, entered, [(Post("OH", "DP"), None, None, False)])
    catalog.close()
    return ident


def lines(path: Path, meeting: int) -> list[AttendanceLine]:
    catalog = opened(path, access=Access.READ)
    found = attendance.lines(catalog, meeting)
    catalog.close()
    return found


def test_a_person_is_the_one_of_that_name(done: Any, catalog_path: Path, meeting: int) -> None:
    out = done("attend", meeting, "oh", "partial", "--person", "bo sample", "--late").out
    assert out.startswith("Bo Sample: partial.\n")
    (line,) = lines(catalog_path, meeting)
    assert (line.person, line.contact > 0, line.part) == ("Bo Sample", True, "late")


def test_people_of_one_name_are_told_apart_by_their_address(
    command: Any, done: Any, catalog_path: Path, meeting: int
) -> None:
    refused = command("attend", meeting, "OH", "attended", "--person", "Ann Sample")
    assert refused.code
    assert "The directory has 2 who can be “Ann Sample”." in refused.err
    assert lines(catalog_path, meeting) == []
    done("attend", meeting, "OH", "attended", "--person", "a2@example.org", "--remark", "by phone")
    (line,) = lines(catalog_path, meeting)
    assert (line.person, line.remark) == ("Ann Sample", "by phone")


def test_a_name_the_directory_does_not_have_is_noted(
    done: Any, catalog_path: Path, meeting: int
) -> None:
    done("attend", meeting, "OH", "attended", "--person", " Cy \t New ")
    (line,) = lines(catalog_path, meeting)
    assert (line.person, line.contact) == ("Cy New", 0)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("attended", "--late"), "Only who attended in part missed something."),
        (("attended", "--person", " "), "No person was named."),
        (("partial", "--minutes", "1441"), "1,441 minutes is longer than a day."),
    ],
)
def test_what_makes_no_sense_is_refused(
    command: Any, catalog_path: Path, meeting: int, options: tuple[str, ...], complaint: str
) -> None:
    refused = command("attend", meeting, "OH", *options)
    assert refused.code
    assert complaint in refused.err
    assert lines(catalog_path, meeting) == []


def test_a_meeting_far_from_now_is_named_and_marked_all_the_same(
    done: Any, catalog_path: Path, meeting: int
) -> None:
    catalog = opened(catalog_path)
    meetings.change_meeting(catalog, meeting, MeetingChange(starts="2020-01-06T14:00"))
    catalog.close()
    out = done("attend", meeting, "OH", "attended").out
    assert out.startswith("OH: attended.\nThis call was on Jan 6, 2020, ")
    assert [line.mark for line in lines(catalog_path, meeting)] == ["attended"]

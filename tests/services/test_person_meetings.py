"""The meetings that somebody has a mark at."""

from datetime import date

import pytest

from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import Mark
from perm_desktop.services import attendance, meetings, people, person_meetings
from perm_desktop.store import details, reference
from perm_desktop.store.catalog import Catalog
from tests import builders

_OHIO_LEAD = Post("OH", "PM")


@pytest.fixture
def ann(catalog: Catalog) -> int:
    """Ann, who leads Ohio from Apr 1 to Apr 30, 2026."""
    person = Person(0, "Ann Sample", Organization.STATE)
    tenure = (_OHIO_LEAD, date(2026, 4, 1), date(2026, 4, 30), False)
    return people.add(catalog, person, [tenure])


def mark_contact(catalog: Catalog, meeting: int, person: int, mark: Mark) -> None:
    """Mark a person by name."""
    state = reference.state(catalog.connection, "OH").id
    with catalog.edit("Mark") as edit:
        details.put_mark(edit, meeting, state, None, mark.value, "Ann Sample", person)


def test_a_mark_of_a_role_is_of_whoever_held_it_on_the_day(catalog: Catalog, ann: int) -> None:
    meeting = builders.add(catalog)  # on Apr 20
    attendance.mark(catalog, meeting, "OH", Mark.ATTENDED, role="PM")
    found = person_meetings.of_person(catalog, ann)
    assert [(each.row.id, each.mark, each.by_name) for each in found.latest] == [
        (meeting, Mark.ATTENDED, False)
    ]


def test_a_mark_of_a_role_before_the_first_day_is_not(catalog: Catalog, ann: int) -> None:
    tenure = people.directory(catalog).of_person(ann)[0]
    people.change_tenure(catalog, tenure._replace(starts=date(2026, 4, 21)))
    meeting = builders.add(catalog)
    attendance.mark(catalog, meeting, "OH", Mark.ATTENDED, role="PM")
    assert person_meetings.of_person(catalog, ann).latest == []


def test_another_state_of_the_same_role_is_somebody_else(catalog: Catalog, ann: int) -> None:
    meeting = builders.add(catalog, states=("TX",))
    attendance.mark(catalog, meeting, "TX", Mark.ATTENDED, role="PM")
    assert person_meetings.of_person(catalog, ann).marked == 0


def test_a_mark_by_name_counts_whatever_post_is_held(catalog: Catalog) -> None:
    guest = people.add(catalog, Person(0, "Ann Sample", Organization.CMS))
    meeting = builders.add(catalog)
    mark_contact(catalog, meeting, guest, Mark.ABSENT)
    found = person_meetings.of_person(catalog, guest)
    assert (found.marked, found.attended) == (1, 0)
    assert found.latest[0].by_name
    assert found.words == "Attended 0 of 1 meeting with a mark."


def test_a_deleted_meeting_is_not_told(catalog: Catalog, ann: int) -> None:
    meeting = builders.add(catalog)
    attendance.mark(catalog, meeting, "OH", Mark.ATTENDED, role="PM")
    meetings.delete_meetings(catalog, [meeting])
    assert person_meetings.of_person(catalog, ann).marked == 0


def test_of_many_meetings_the_latest_are_shown_and_all_are_counted(
    catalog: Catalog, ann: int
) -> None:
    for _ in range(3):
        meeting = builders.add(catalog)
        attendance.mark(catalog, meeting, "OH", Mark.PARTIAL, role="PM")
    found = person_meetings.of_person(catalog, ann, most=2)
    assert len(found.latest) == 2
    assert found.words == "Attended 3 of 3 meetings with a mark. The latest 2 are shown."


def test_nobody_is_absent_for_want_of_a_mark(catalog: Catalog, ann: int) -> None:
    builders.add(catalog)
    words = person_meetings.of_person(catalog, ann).words
    assert words == "No attendance is recorded by name, or by a role held on the day."

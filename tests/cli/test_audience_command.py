"""``audience``: who is expected at a meeting, as data and as lines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.services import audience, people
from tests.builders import add, opened


@pytest.fixture
def meeting(catalog_path: Path) -> str:
    """A call of Ohio whose acting lead accepted, and whose data lead left on May 2, 2025."""
    catalog = opened(catalog_path)
    ident = add(catalog)
    person = Person(0, "Sample Lead", Organization.STATE, email="lead@example.org")
    lead = people.add(catalog, person, [(Post("OH", "PM"), None, None, True)])
    gone = person._replace(name="Sample Former", email="former@example.org")
    people.add(catalog, gone, [(Post("OH", "DL"), None, date(2025, 5, 2), False)])
    audience.answer(catalog, ident, lead, "accepted")
    audience.inform(catalog, [ident], state="OH", role="FIN")
    catalog.close()
    return str(ident)


def test_each_role_says_who_why_and_what_they_answered(done: Any, meeting: str) -> None:
    lead, data_lead, informed = done("audience", meeting, "--json").json
    assert lead == {
        "state": "OH",
        "role": "PM",
        "expectation": "required",
        "why": "required by the meeting type",
        "persons": [
            {
                "name": "Sample Lead",
                "email": "lead@example.org",
                "acting": True,
                "rsvp": "accepted",
            }
        ],
        "vacancy": None,
        "informed": False,
        "rsvp": "accepted",
    }
    assert data_lead["vacancy"] == "Ohio has no Data lead since May 3, 2025"
    assert (informed["role"], informed["informed"]) == ("FIN", True)


def test_lines_are_read_by_a_person(done: Any, meeting: str) -> None:
    first, second, _ = done("audience", meeting).out.splitlines()
    assert first == "OH  PM  Sample Lead (acting)  required by the meeting type  accepted"
    assert second.startswith("OH  DL  Ohio has no Data lead since May 3, 2025")


def test_a_meeting_that_is_not_there_is_refused(command: Any) -> None:
    assert command("audience", "999999").code != 0

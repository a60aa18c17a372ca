"""Who is found in a directory on a day."""

from datetime import date
from typing import Any

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.people import finding
from perm_desktop.core.people.finding import Line, Sieve
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.tenures import Names

DAY = date(2026, 4, 14)
LEFT = date(2026, 2, 28)
OHIO, PENN = Post("OH", "PM"), Post("PA", "PM")
ANN = Person(1, "Sample Ann", Organization.STATE, "Agency", "medicaid", "1", "ann@example.org")
BEN = Person(2, "Sample Ben", Organization.STATE, program="chip", email="ben@example.org")
CLEO = Person(3, "Sample Cleo", Organization.DFO, note="Knows waivers")
DAN = Person(4, "sample dan", Organization.RC, email="BEN@example.org")
DIRECTORY = Directory(
    [DAN, CLEO, BEN, ANN],
    [
        Tenure(1, 1, OHIO, date(2025, 1, 1), LEFT),
        Tenure(2, 2, OHIO, date(2026, 3, 1)),
        Tenure(3, 2, Post("PA", "MRR"), acting=True),
        Tenure(4, 3, Post("", "DFO")),
    ],
)
NAMES = Names({"OH": "Ohio", "PA": "Pennsylvania"}, {"PM": "PERM lead", "MRR": "MRR contact"})


def found(on: date = DAY, **wanted: Any) -> list[Line]:
    expected = [OHIO, PENN, Post("PA", "MRR"), Post("OH", "MRR")]
    return finding.found(DIRECTORY, Sieve(on=on, **wanted), NAMES, expected)


def who(**wanted: Any) -> list[str]:
    return [line.name.split()[1] for line in found(**wanted)]


def test_everybody_is_found_by_name_when_nothing_is_asked() -> None:
    assert who() == ["Ann", "Ben", "Cleo", "dan"]


def test_a_post_is_looked_at_on_the_day() -> None:
    assert who(roles=["PM"], states=["OH"]) == ["Ben"]
    assert who(roles=["PM"], states=["OH"], on=LEFT) == ["Ann"]


def test_state_and_role_are_those_of_one_post() -> None:
    assert who(states=["PA"], roles=["PM"]) == []


def test_a_post_for_all_states_is_one_of_each() -> None:
    assert who(states=["PA"]) == ["Ben", "Cleo"]


def test_who_is_of_both_programs_is_found_for_each() -> None:
    assert who(programs=["chip"]) == ["Ben", "Cleo", "dan"]
    assert who(organizations=[Organization.DFO, Organization.RC]) == ["Cleo", "dan"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ann", ["Ann"]),
        ("BEN@example", ["Ben", "dan"]),
        ("waivers", ["Cleo"]),
        ("pennsylvania mrr", ["Ben"]),
        ("ann waivers", []),
    ],
)
def test_every_typed_word_must_stand_somewhere(text: str, names: list[str]) -> None:
    assert who(text=text) == names


def test_a_line_says_what_somebody_does_or_did_last() -> None:
    posts = {line.name: line.posts for line in found()}
    assert posts["Sample Ann"] == "PERM lead, OH, Jan 1, 2025 to Feb 28, 2026"
    assert posts["Sample Ben"] == "PERM lead, OH, since Mar 1, 2026; Acting MRR contact, PA"
    assert posts["Sample Cleo"] == "DFO, all states"
    assert posts["sample dan"] == ""


def test_vacant_posts_take_the_place_of_people() -> None:
    lines = found(vacant=True)
    assert [line.posts for line in lines] == [
        "Pennsylvania has no PERM lead on record",
        "Ohio has no MRR contact on record",
    ]
    assert all(line.person is None for line in lines)
    assert [line.states for line in found(vacant=True, states=["OH"])] == [("OH",)]
    assert found(vacant=True, text="pennsylvania lead") == lines[:1]


def test_addresses_are_a_list_for_an_invitation_without_doubles_and_gaps() -> None:
    assert finding.addresses([ANN, BEN, CLEO, DAN]) == "ann@example.org; BEN@example.org"
    assert finding.addresses([]) == ""


def test_a_person_is_named_by_id_address_or_whole_name() -> None:
    people = [ANN, BEN, CLEO]
    assert finding.named(people, "2") == BEN
    assert finding.named(people, "ANN@example.org") == ANN
    assert finding.named(people, "Cleo, Sample") == CLEO
    for nobody in ("", "Sample", "9"):
        with pytest.raises(NotFoundError):
            finding.named(people, nobody)


def test_two_people_of_one_name_are_told_apart_by_the_liaison() -> None:
    twin = ANN._replace(id=9, email="")
    with pytest.raises(UserError, match=r"2 people “Sample Ann”.*1 \(ann@example.org\), 9"):
        finding.named([ANN, twin], "Sample Ann")


def test_the_post_that_somebody_leaves_is_the_one_held_up_to_the_day() -> None:
    assert finding.held(DIRECTORY, ANN, "", "", date(2026, 3, 1)).id == 1
    with pytest.raises(NotFoundError):
        finding.held(DIRECTORY, ANN, "", "", date(2026, 3, 2))
    with pytest.raises(UserError, match="holds 2 posts"):
        finding.held(DIRECTORY, BEN, "", "", DAY)
    assert finding.held(DIRECTORY, BEN, "PA", "", DAY).id == 3

"""The sample catalog, and the program shown at work."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.people.person import Organization
from perm_desktop.services import (
    attendance,
    catalogs,
    checking,
    cycles,
    demo,
    history,
    meetings,
    notes,
    people,
    sample,
)
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, opened


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.perm"
    sample.make(path, SetClock())
    return path


@pytest.fixture
def played(sample_file: Path) -> Iterator[Catalog]:
    """The sample, for reading."""
    catalog = opened(sample_file)
    yield catalog
    catalog.close()


def test_the_sample_says_that_it_is_one_and_is_sound(played: Catalog) -> None:
    assert catalogs.is_sample(played)
    assert checking.check(played) == []
    assert [cycle.year for cycle in cycles.all_cycles(played)] == [2027, 2028]
    assert history.lines(played, limit=1)[0].author == "Sample liaison"


def test_the_past_of_the_sample_is_settled_and_its_future_is_not(played: Catalog) -> None:
    now = played.now().timestamp() // 60
    past: Counter[str] = Counter()
    for row in meetings.find_rows(played):
        if row.utc + row.minutes <= now:
            past[row.status] += 1
        else:
            assert row.status == "scheduled"
            assert attendance.lines(played, row.id) == []
    assert set(past) == {"held", "cancelled"}
    assert past["held"] > past["cancelled"]


def test_the_people_of_the_sample_are_visibly_samples(played: Catalog) -> None:
    known = people.directory(played).people.values()
    assert all(person.name.startswith("Sample ") for person in known)
    assert all(person.email.endswith("@example.org") for person in known)
    assert len({person.email for person in known}) == len(known)
    assert {person.organization for person in known} > {Organization.STATE, Organization.DFO}


def test_posts_of_the_sample_are_vacant_left_held_and_taken_over(played: Catalog) -> None:
    directory, day = people.directory(played), people.today(played)
    expected = people.expected_posts(played, day)
    vacant = [found for post in expected if (found := directory.vacancy(post, day))]
    assert 0.1 < len(vacant) / len(expected) < 0.4
    assert any(each.since for each in vacant)
    assert not any(each.post.role == "PM" for each in vacant)
    assert any(directory.successor(each) for each in directory.tenures if each.post.role == "PM")
    assert any(each.acting for each in directory.tenures)


def test_what_is_near_has_an_agenda_and_what_just_was_a_note(played: Catalog) -> None:
    rows = meetings.find_rows(played)
    assert any(row.agenda_items for row in rows)
    noted = next(row for row in rows if row.noted)
    assert notes.read(played, noted.id)[0].text.startswith("Sample note. Nothing here happened.")


def test_the_sample_never_takes_a_name_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "sample.perm").write_text("mine")
    with pytest.raises(UserError, match="There is already a file"):
        sample.make(tmp_path / "sample.perm", SetClock())
    assert (tmp_path / "sample.perm").read_text() == "mine"


def test_the_demo_makes_four_things_and_keeps_an_earlier_sample(tmp_path: Path) -> None:
    pictures: list[tuple[Path, int]] = []

    def take_picture(catalog: Path, meeting: int, target: Path) -> None:
        pictures.append((catalog, meeting))
        target.write_bytes(b"PNG")

    (tmp_path / "sample.perm").write_text("earlier")
    made = demo.make_all(tmp_path, take_picture)
    assert set(made) == {"Catalog", "Plan", "Agenda", "Picture"}
    assert all(path.is_file() for path in made.values())
    assert made["Catalog"].name == "sample-2.perm"
    assert (tmp_path / "sample.perm").read_text() == "earlier"
    assert made["Agenda"].read_bytes().startswith(b"%PDF-")
    assert len(json.loads(made["Plan"].read_text("utf-8"))) > 2_500
    assert [catalog for catalog, _ in pictures] == [made["Catalog"]]

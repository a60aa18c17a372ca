"""One meeting's audience: what is written, for how many meetings, and taken back."""

from datetime import date

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.people.expected import OneOff
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import AudienceChange
from perm_desktop.services import agendas, audience, cycles, history, meetings, people, planning
from perm_desktop.store import audience as rows
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import add


def lead(catalog: Catalog) -> int:
    person = Person(0, "Sample Lead", Organization.STATE, email="lead@example.org")
    return people.add(catalog, person, [(Post("OH", "PM"), date(2026, 1, 1), None, True)])


def roles(catalog: Catalog, meeting: int) -> list[str]:
    return [line.role for line in audience.of(catalog, meeting).expected]


def test_who_holds_a_post_on_the_day_is_named(catalog: Catalog) -> None:
    person = lead(catalog)
    (first, *_) = audience.of(catalog, add(catalog)).expected
    assert [(each.person.id, each.tenure.acting) for each in first.holders] == [(person, True)]


def test_a_role_is_added_and_taken_off_again_without_a_trace(catalog: Catalog) -> None:
    meeting = add(catalog)
    before = roles(catalog, meeting)
    audience.add(catalog, [meeting], state="oh", role="fin")
    assert roles(catalog, meeting) == [*before, "FIN"]
    audience.remove(catalog, [meeting], state="OH", role="FIN")
    assert roles(catalog, meeting) == before
    assert rows.changes(catalog.connection, meeting) == []


def test_what_the_type_says_anyway_is_no_change(catalog: Catalog) -> None:
    meeting = add(catalog)
    steps = len(history.lines(catalog))
    audience.add(catalog, [meeting], state="OH", role="PM")
    assert len(history.lines(catalog)) == steps


def test_a_role_taken_off_comes_back_by_adding_it(catalog: Catalog) -> None:
    meeting = add(catalog)
    audience.remove(catalog, [meeting], role="PM")
    assert "PM" not in roles(catalog, meeting)
    audience.add(catalog, [meeting], role="PM")
    assert "PM" in roles(catalog, meeting)
    assert rows.changes(catalog.connection, meeting) == []


def test_several_changes_are_one_step_to_undo(catalog: Catalog) -> None:
    meeting = add(catalog)
    before = roles(catalog, meeting)
    wanted = [OneOff(AudienceChange.REMOVE, "OH", role) for role in before]
    audience.change(catalog, [meeting], wanted)
    assert roles(catalog, meeting) == []
    history.undo(catalog)
    assert roles(catalog, meeting) == before


def test_a_change_is_taken_back_to_what_the_type_says(catalog: Catalog) -> None:
    meeting, person = add(catalog), lead(catalog)
    audience.inform(catalog, [meeting], state="OH", role="PM", person=person)
    found = audience.of(catalog, meeting)
    assert any(line.informed for line in found.expected)
    audience.restore(catalog, [meeting], found.changes)
    assert not any(line.informed for line in audience.of(catalog, meeting).expected)


def test_the_rest_of_a_series_is_reached_and_what_is_over_is_not(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027)
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    found = meetings.find_rows(catalog, Filter(type="rc-check-in", state="TX"))
    middle = found[len(found) // 2]
    rest = audience.rest_of_series(catalog, middle.id)
    assert rest == [row.id for row in found[len(found) // 2 :]]
    audience.add(catalog, rest, state="TX", role="SMF")
    assert "SMF" not in roles(catalog, found[0].id)
    assert "SMF" in roles(catalog, found[-1].id)


def test_a_state_that_is_not_invited_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="PA is not invited"):
        audience.add(catalog, [add(catalog)], state="PA", role="PM")


def test_somebody_has_to_be_named(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="Nobody is named"):
        audience.add(catalog, [add(catalog)], state="OH")


def test_an_answer_is_kept_replaced_and_taken_back(catalog: Catalog) -> None:
    meeting, person = add(catalog), lead(catalog)
    audience.answer(catalog, meeting, person, "accepted")
    audience.answer(catalog, meeting, person, "declined")
    assert audience.of(catalog, meeting).answers == {person: "declined"}
    audience.answer(catalog, meeting, person, None)
    assert audience.of(catalog, meeting).answers == {}
    with pytest.raises(UserError, match="no answer to an invitation"):
        audience.answer(catalog, meeting, person, "perhaps")


def test_an_item_wants_roles_until_it_is_deleted_and_again_after_undo(catalog: Catalog) -> None:
    meeting = add(catalog, "rc-check-in")
    agendas.add_item(catalog, meeting, "Welcome")
    item = agendas.add_item(catalog, meeting, "DP review progress")
    audience.set_item_roles(catalog, item, ["DP", "MR"])
    assert audience.item_roles(catalog, meeting) == {item: ("MR", "DP")}
    wanted = [line for line in audience.of(catalog, meeting).expected if line.role == "DP"]
    assert [line.why for line in wanted] == ["wanted by item 2, DP review progress"]
    agendas.delete_items(catalog, meeting, [item])
    assert audience.item_roles(catalog, meeting) == {}
    history.undo(catalog)
    assert audience.item_roles(catalog, meeting) == {item: ("MR", "DP")}
    audience.set_item_roles(catalog, item, ["DP"])
    assert audience.item_roles(catalog, meeting) == {item: ("DP",)}

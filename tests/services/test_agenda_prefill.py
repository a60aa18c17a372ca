"""Propose an agenda where there is none."""

import pytest

from perm_desktop.core.agenda_prefill import Proposal
from perm_desktop.core.errors import UserError
from perm_desktop.services import (
    agenda_prefill,
    agendas,
    cycle_settings,
    history,
    meetings,
    notes,
    standing_items,
)
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import add


def proposal(catalog: Catalog, meeting: int) -> Proposal | None:
    row = meetings.get(catalog, meeting)
    kind = reference.meeting_type(catalog.connection, row.type)
    return agenda_prefill.proposal(catalog, row, kind)


def proposed(catalog: Catalog, meeting: int) -> list[str]:
    found = proposal(catalog, meeting)
    items = found.items if found else ()
    return [f"{item.title[:30]}, {item.minutes}, {item.presenter}" for item in items]


def test_a_purpose_becomes_items_of_the_host_that_fill_the_hour(catalog: Catalog) -> None:
    ident = add(catalog, "rc-check-in")
    assert proposed(catalog, ident) == [
        "Update: DP and MR progress, 15, RC",
        "Update: MRR contacts and statu, 15, RC",
        "Questions related to applying , 15, RC",
        "Questions and concerns present, 15, RC",
    ]
    found = proposal(catalog, ident)
    assert found is not None
    assert found.words == "4 items from the purpose"


def test_a_purpose_that_names_no_matter_proposes_nothing(catalog: Catalog) -> None:
    assert proposal(catalog, add(catalog, "special-education")) is None


def test_proposed_items_are_taken_as_one_step(catalog: Catalog) -> None:
    ident = add(catalog, "rc-check-in")
    found = proposal(catalog, ident)
    assert found is not None
    agendas.add_items(catalog, ident, found.items)
    assert len(agendas.items(catalog, ident)) == 4
    assert history.undo(catalog) == "Fill agenda of RC bi-weekly check-in, OH, Apr 20, 2026"
    assert agendas.items(catalog, ident) == []


def test_standing_items_stand_in_for_the_purpose(catalog: Catalog) -> None:
    standing_items.add_item(catalog, "rc-check-in", "Roll call", 5, "RC")
    standing_items.add_item(catalog, "rc-check-in", "Case questions", 40, "State")
    ident = add(catalog, "rc-check-in")
    assert proposed(catalog, ident) == ["Roll call, 5, RC", "Case questions, 40, State"]
    found = proposal(catalog, ident)
    assert found is not None
    assert found.words == "2 items from the standing items"


def test_the_items_of_an_agenda_become_the_standing_ones_as_one_step(catalog: Catalog) -> None:
    standing_items.add_item(catalog, "rc-check-in", "Old")
    ident = add(catalog, "rc-check-in")
    with pytest.raises(UserError, match="has no items to keep"):
        agenda_prefill.keep_standing(catalog, ident)
    agendas.add_item(catalog, ident, "Roll call", 5, "RC", "only today")
    agendas.add_item(catalog, ident, "Findings", 20)
    assert agenda_prefill.keep_standing(catalog, ident) == 2
    kept = [(item.title, item.minutes) for item in standing_items.items(catalog, "rc-check-in")]
    assert kept == [("Roll call", 5), ("Findings", 20)]
    history.undo(catalog)
    assert [item.title for item in standing_items.items(catalog, "rc-check-in")] == ["Old"]


def test_standing_items_that_are_there_are_not_added_twice(catalog: Catalog) -> None:
    ident = add(catalog, "rc-check-in")
    with pytest.raises(UserError, match="has no standing items"):
        agenda_prefill.add_standing(catalog, ident)
    standing_items.add_item(catalog, "rc-check-in", "Roll call")
    standing_items.add_item(catalog, "rc-check-in", "Findings")
    agendas.add_item(catalog, ident, "Findings")
    assert agenda_prefill.add_standing(catalog, ident) == 1
    assert [item.title for item in agendas.items(catalog, ident)] == ["Findings", "Roll call"]


def test_the_topic_of_its_month_belongs_to_the_cycle_call(planned: Catalog) -> None:
    cycle_settings.set_topic(planned, 2027, "2026-04", "Difference resolution")
    calls = {row.starts[:7]: row for row in meetings.find_rows(planned, Filter(type="cycle-call"))}
    assert "Topic of the month: Difference, 15, " in proposed(planned, calls["2026-04"].id)
    assert not any("Topic" in line for line in proposed(planned, calls["2026-05"].id))
    found = proposal(planned, calls["2026-04"].id)
    assert found is not None
    assert found.origin == "the purpose and the topic of the month"


def test_boxes_left_open_come_along_to_the_next_of_the_series(planned: Catalog) -> None:
    rows = meetings.find_rows(planned, Filter(type="rc-check-in", state="HI"))
    first, second, third = rows[:3]
    notes.write(planned, first.id, "# To do\n[ ] Send the list\n[x] Done")
    item = agendas.add_item(planned, first.id, "Findings", notes="[ ] Name a contact")
    assert item
    found = proposal(planned, second.id)
    assert found is not None
    assert found.items[0].title.startswith("Open from ")
    assert found.items[0].notes == "[ ] Send the list\n[ ] Name a contact"
    cancelled = MeetingChange(status="cancelled", reason="Storm")
    meetings.change_meeting(planned, second.id, cancelled)
    assert "Open from" in proposed(planned, third.id)[0]


def test_several_items_move_together_and_stay_in_order(catalog: Catalog) -> None:
    ident = add(catalog)
    ids = [agendas.add_item(catalog, ident, title) for title in "abcde"]
    agendas.place_items(catalog, ident, [ids[3], ids[0]], 3)
    assert [item.title for item in agendas.items(catalog, ident)] == ["b", "c", "a", "d", "e"]
    agendas.place_items(catalog, ident, [ids[4]], 0)
    assert [item.title for item in agendas.items(catalog, ident)] == ["e", "b", "c", "a", "d"]
    steps = len(history.lines(catalog))
    agendas.place_items(catalog, ident, [ids[4]], 1)
    assert len(history.lines(catalog)) == steps

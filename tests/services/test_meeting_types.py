"""Change the meeting catalog: words, settings, roles, and types of the liaison's own."""

from dataclasses import replace

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Cadence, MeetingType, PlanWindow, Wording
from perm_desktop.core.type_settings import TypeSettings, settings_of
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Phase
from perm_desktop.services import (
    checking,
    cycle_settings,
    cycles,
    history,
    meeting_types,
    meetings,
    planning,
    standing_items,
)
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import SetClock, add, dump

CALL = TypeSettings(
    short_title="Data call",
    phase=Phase.INTRA,
    cadence=Cadence(CadenceKind.ONCE_PER_STATE, {}),
    joint=False,
    minutes=45,
    hosts=("SC",),
    window=PlanWindow(Phase.INTRA, 200, 260),
)


def kind_of(catalog: Catalog, key: str) -> MeetingType:
    return reference.meeting_type(catalog.connection, key)


def steps(catalog: Catalog) -> list[str]:
    """Labels of what undo would take back."""
    rows = catalog.connection.execute(
        "SELECT label FROM edit WHERE kind = 'do' AND state = 'done' ORDER BY id"
    )
    return [label for (label,) in rows]


# -- words


def test_an_own_text_prints_and_an_emptied_one_shows_the_layer_below(catalog: Catalog) -> None:
    key = "64-21-reconciliation"
    shipped = kind_of(catalog, key).wording.purpose
    meeting_types.set_text(catalog, key, "purpose", "We settle differences.")
    assert kind_of(catalog, key).wording.purpose == "We settle differences."
    meeting_types.set_text(catalog, key, "purpose", " \n")
    assert kind_of(catalog, key).own == Wording()
    assert kind_of(catalog, key).wording.purpose == shipped


def test_typing_on_in_one_text_is_one_step_and_another_text_is_another(catalog: Catalog) -> None:
    for text in ("O", "Ou", "Our title"):
        meeting_types.set_text(catalog, "perm-101", "title", text)
    meeting_types.set_text(catalog, "perm-101", "audience", "All")
    assert steps(catalog) == ["Change the title of PERM 101", "Change the audience of PERM 101"]


def test_all_own_texts_are_restored_in_one_step(catalog: Catalog) -> None:
    meeting_types.set_text(catalog, "perm-101", "title", "Our title")
    meeting_types.set_text(catalog, "perm-101", "hosts", "Us")
    meeting_types.restore_text(catalog, "perm-101")
    assert kind_of(catalog, "perm-101").own == Wording()
    history.undo(catalog)
    assert kind_of(catalog, "perm-101").own == Wording(title="Our title", hosts="Us")


def test_one_own_text_is_restored_alone(catalog: Catalog) -> None:
    meeting_types.set_text(catalog, "perm-101", "title", "Our title")
    meeting_types.set_text(catalog, "perm-101", "hosts", "Us")
    meeting_types.restore_text(catalog, "perm-101", "title")
    assert kind_of(catalog, "perm-101").own == Wording(hosts="Us")


def test_a_meeting_with_its_own_title_keeps_it_when_the_catalog_changes(catalog: Catalog) -> None:
    named, plain = add(catalog), add(catalog)
    meetings.change_meeting(catalog, named, meetings.MeetingChange(title="Mine"))
    meeting_types.set_text(catalog, "ad-hoc-call", "title", "Theirs")
    assert [meetings.get(catalog, ident).title for ident in (named, plain)] == ["Mine", "Theirs"]


# -- settings


def test_settings_are_changed_as_one_step(catalog: Catalog) -> None:
    before = dump(catalog.connection)
    settings = settings_of(kind_of(catalog, "perm-101"))
    changed = replace(settings, minutes=75, hosts=("CMS", "RC"), short_title="PERM basics")
    meeting_types.change(catalog, "perm-101", changed)
    assert settings_of(kind_of(catalog, "perm-101")) == changed
    history.undo(catalog)
    assert dump(catalog.connection) == before


def test_turning_the_length_on_is_one_step_with_its_name(catalog: Catalog) -> None:
    for minutes in (95, 100, 105):
        settings = replace(settings_of(kind_of(catalog, "perm-101")), minutes=minutes)
        meeting_types.change(catalog, "perm-101", settings)
    assert steps(catalog) == ["Change the length of PERM 101"]


def test_a_refused_setting_leaves_the_catalog_as_it_was(catalog: Catalog) -> None:
    before = dump(catalog.connection)
    settings = settings_of(kind_of(catalog, "perm-101"))
    for wrong in (
        replace(settings, minutes=0),
        replace(settings, hosts=()),
        replace(settings, hosts=("XYZ",)),
        replace(settings, short_title=""),
    ):
        with pytest.raises(UserError):
            meeting_types.change(catalog, "perm-101", wrong)
    assert dump(catalog.connection) == before


def test_a_type_without_hosts_in_the_source_can_change_its_length(catalog: Catalog) -> None:
    settings = settings_of(kind_of(catalog, "mini-perm"))
    meeting_types.change(catalog, "mini-perm", replace(settings, minutes=30))
    assert kind_of(catalog, "mini-perm").minutes == 30


def test_restoring_puts_settings_and_roles_back_as_shipped(catalog: Catalog) -> None:
    original = kind_of(catalog, "erc-check-in")
    weekly = replace(
        settings_of(original), cadence=Cadence(CadenceKind.SERIES, {"every": "7-days"})
    )
    meeting_types.change(catalog, "erc-check-in", replace(weekly, minutes=20))
    meeting_types.expect(catalog, "erc-check-in", ["QC", "DL"], Expectation.REQUIRED)
    meeting_types.expect(catalog, "erc-check-in", ["PM"], None)
    meeting_types.restore_settings(catalog, "erc-check-in")
    restored = kind_of(catalog, "erc-check-in")
    assert settings_of(restored) == settings_of(original)
    assert set(restored.roles) == set(original.roles)


def test_every_factory_type_is_as_shipped_in_a_new_catalog(catalog: Catalog) -> None:
    kinds = reference.meeting_types(catalog.connection)
    shipped = meeting_types.shipped_types()
    assert shipped.keys() == kinds.keys()
    for key, kind in kinds.items():
        assert shipped[key] == meeting_types.Shipped(settings_of(kind), kind.roles), key


def test_expectations_are_added_changed_and_removed(catalog: Catalog) -> None:
    meeting_types.expect(catalog, "dfo-kick-off", ["PM", "FIN"], Expectation.AS_NEEDED)
    meeting_types.expect(catalog, "dfo-kick-off", ["PM"], Expectation.BY_AGENDA)
    meeting_types.expect(catalog, "dfo-kick-off", ["DFO"], None)
    found = {each.role: each.expectation for each in kind_of(catalog, "dfo-kick-off").roles}
    assert found == {"PM": Expectation.BY_AGENDA, "FIN": Expectation.AS_NEEDED}


# -- own types


def test_an_own_type_can_be_taken_for_a_meeting(catalog: Catalog) -> None:
    key = meeting_types.add(catalog, "Data quality call", CALL)
    assert key == "data-quality-call"
    row = meetings.get(catalog, add(catalog, key))
    assert (row.title, row.short_title, row.minutes) == ("Data quality call", "Data call", 45)
    assert checking.check(catalog) == []


def test_two_types_of_one_title_have_two_keys(catalog: Catalog) -> None:
    first = meeting_types.add(catalog, "Call", CALL)
    assert (first, meeting_types.add(catalog, "Call", CALL)) == ("call", "call-2")


def test_a_type_without_a_title_is_not_added(catalog: Catalog) -> None:
    before = dump(catalog.connection)
    with pytest.raises(UserError, match="needs a title"):
        meeting_types.add(catalog, " ", CALL)
    assert dump(catalog.connection) == before


def test_the_only_title_of_a_type_cannot_be_cleared(catalog: Catalog) -> None:
    key = meeting_types.add(catalog, "Call", CALL)
    for clear in (
        lambda: meeting_types.set_text(catalog, key, "title", ""),
        lambda: meeting_types.restore_text(catalog, key),
    ):
        with pytest.raises(UserError, match="needs a title"):
            clear()
    assert kind_of(catalog, key).title == "Call"


def test_a_duplicate_has_the_words_settings_roles_and_standing_items(catalog: Catalog) -> None:
    standing_items.add_item(catalog, "erc-check-in", "Findings", 20, "ERC")
    original = kind_of(catalog, "erc-check-in")
    key = meeting_types.duplicate(catalog, "erc-check-in")
    copy = kind_of(catalog, key)
    assert not copy.factory
    assert copy.wording.purpose == original.wording.purpose
    assert copy.title == f"{original.title} (copy)"
    assert replace(settings_of(copy), short_title="") == replace(
        settings_of(original), short_title=""
    )
    assert copy.roles == original.roles
    assert [item[1:] for item in standing_items.items(catalog, key)] == [("Findings", 20, "ERC")]


def test_an_own_type_is_deleted_with_all_that_was_said_about_it(catalog: Catalog) -> None:
    before = dump(catalog.connection)
    cycles.add_cycle(catalog, 2027)
    key = meeting_types.add(catalog, "Call", CALL)
    meeting_types.expect(catalog, key, ["PM"], Expectation.REQUIRED)
    standing_items.add_item(catalog, key, "Findings")
    cycle_settings.set_not_held(catalog, 2027, key, "No data")
    full = dump(catalog.connection)
    meeting_types.delete(catalog, key)
    assert key not in reference.meeting_types(catalog.connection)
    history.undo(catalog)
    assert dump(catalog.connection) == full
    while history.next_steps(catalog)[0]:
        history.undo(catalog)
    assert dump(catalog.connection) == before


def test_a_type_in_use_stays_and_says_how_many_meetings_it_has(catalog: Catalog) -> None:
    key = meeting_types.add(catalog, "Call", CALL)
    first, _ = add(catalog, key), add(catalog, key)
    meetings.delete_meetings(catalog, [first])
    with pytest.raises(UserError) as refused:
        meeting_types.delete(catalog, key)
    assert refused.value.sentence == "2 meetings are of the type Data call, 1 of them in the trash."


def test_a_factory_type_stays(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="came with the program"):
        meeting_types.delete(catalog, "perm-101")


def test_an_own_type_has_nothing_shipped_to_restore(catalog: Catalog) -> None:
    key = meeting_types.add(catalog, "Call", CALL)
    with pytest.raises(UserError, match="did not come with the program"):
        meeting_types.restore_settings(catalog, key)


# -- standing items


def test_standing_items_keep_their_order(catalog: Catalog) -> None:
    ids = [standing_items.add_item(catalog, "rc-check-in", title) for title in ("A", "B", "C")]
    standing_items.move_item(catalog, "rc-check-in", ids[2], -9)
    standing_items.delete_item(catalog, "rc-check-in", ids[1])
    item = standing_items.items(catalog, "rc-check-in")[0]
    standing_items.change_item(catalog, "rc-check-in", item._replace(title="C, new", minutes=15))
    found = [(item.title, item.minutes) for item in standing_items.items(catalog, "rc-check-in")]
    assert found == [("C, new", 15), ("A", 5)]


def test_a_standing_item_without_a_title_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="needs a title"):
        standing_items.add_item(catalog, "rc-check-in", " ")


# -- planning by the catalog


def test_an_own_type_is_planned_once_for_every_state_inside_its_window(catalog: Catalog) -> None:
    cycle = cycles.add_cycle(catalog, 2027)
    key = meeting_types.add(catalog, "Data quality call", CALL)
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    rows = meetings.find_rows(catalog, Filter(type=key))
    assert sorted(row.states for row in rows) == list(cycle.codes)
    days = [row.start.date() for row in rows]
    starts = cycle.phases[Phase.INTRA].starts
    assert all(200 <= (day - starts).days <= 260 for day in days)
    assert {row.minutes for row in rows} == {45}
    assert checking.check(catalog) == []


def test_a_changed_length_and_host_are_planned_and_what_stands_keeps_its_own(
    planned: Catalog, clock: SetClock
) -> None:
    settings = settings_of(kind_of(planned, "rc-check-in"))
    meeting_types.change(planned, "rc-check-in", replace(settings, minutes=30, hosts=("CMS", "RC")))
    cycles.add_cycle(planned, 2028)
    planning.commit(planned, 2028, planning.preview(planned, 2028))
    minutes = {
        year: {
            row.minutes
            for row in meetings.find_rows(planned, Filter([], [year], False, "rc-check-in"))
        }
        for year in (2027, 2028)
    }
    assert minutes == {2027: {60}, 2028: {30}}


def test_a_changed_window_and_cadence_are_planned(catalog: Catalog) -> None:
    cycle = cycles.add_cycle(catalog, 2027)
    settings = settings_of(kind_of(catalog, "dfo-kick-off"))
    moved = replace(
        settings,
        cadence=Cadence(CadenceKind.ONCE_PER_STATE, {}),
        joint=False,
        window=PlanWindow(Phase.POST, 10, 40),
    )
    meeting_types.change(catalog, "dfo-kick-off", moved)
    planned = [
        found for found in planning.preview(catalog, 2027).meetings if found.type == "dfo-kick-off"
    ]
    starts = cycle.phases[Phase.POST].starts
    assert len(planned) == len(cycle.codes)
    assert all(10 <= (found.day - starts).days <= 40 for found in planned)


def test_a_type_that_becomes_on_request_is_planned_no_more(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027)
    settings = settings_of(kind_of(catalog, "state-intake"))
    meeting_types.change(
        catalog, "state-intake", replace(settings, cadence=Cadence(CadenceKind.AD_HOC, {}))
    )
    assert "state-intake" not in planning.preview(catalog, 2027).by_type

"""What a new catalog is filled with."""

from collections import Counter

import pytest

from perm_desktop.core.errors import NotFoundError
from perm_desktop.core.meeting_types import PlanWindow, Wording
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Phase
from perm_desktop.store import reference, seed
from perm_desktop.store.catalog import Catalog


def test_there_are_thirty_types_in_the_order_of_the_sources(catalog: Catalog) -> None:
    types = reference.meeting_types(catalog.connection)
    assert len(types) == 30
    assert [kind.key for kind in types.values()] == [
        row["key"] for row in seed.load("meeting_types")
    ]
    table = [kind.phase for kind in types.values()][:23]
    assert table == [Phase.PRE] * 13 + [Phase.INTRA] * 9 + [Phase.POST]


def test_a_type_carries_every_field_of_its_seed(catalog: Catalog) -> None:
    for row in seed.load("meeting_types"):
        kind = reference.meeting_type(catalog.connection, row["key"])
        assert kind.source == Wording(**row["source"])
        shipped = {name: text for name, text in row["shipped"].items() if name != "short_title"}
        assert kind.shipped == Wording(**shipped)
        assert kind.own == Wording()
        assert kind.short_title == row["shipped"]["short_title"]
        assert {"kind": kind.cadence.kind, **kind.cadence.details} == row["cadence"]
        assert [expected._asdict() for expected in kind.roles] == row["roles"]
        assert [source._asdict() for source in kind.sources] == row["sources"]
        assert kind.window == (PlanWindow(**row["window"]) if row["window"] else None)
        assert (kind.joint, kind.minutes) == (row["joint"], row["minutes"])
        assert (list(kind.hosts), list(kind.variants)) == (row["hosts"], row["variants"])
        assert kind.factory


def test_what_prints_is_the_correction_and_else_the_source(catalog: Catalog) -> None:
    kind = reference.meeting_type(catalog.connection, "eligibility-intake")
    assert "subject mater" in (kind.source.audience or "")
    assert "subject matter" in (kind.wording.audience or "")
    assert kind.wording.title == kind.source.title


def test_the_liaison_s_wording_lies_above_and_can_be_taken_off(catalog: Catalog) -> None:
    with catalog.edit("Reword") as edit:
        edit.connection.execute(
            "UPDATE type_text SET audience = 'Ours' WHERE layer = 'own' AND type = 4"
        )
    reworded = reference.meeting_type(catalog.connection, "eligibility-intake")
    assert reworded.wording.audience == "Ours"
    assert reworded.own.over(Wording()) == Wording(audience="Ours")
    with catalog.edit("Restore") as edit:
        edit.connection.execute("UPDATE type_text SET audience = NULL WHERE layer = 'own'")
    restored = reference.meeting_type(catalog.connection, "eligibility-intake")
    assert restored.wording.audience == restored.shipped.audience


def test_what_the_source_does_not_say_stays_empty(catalog: Catalog) -> None:
    kind = reference.meeting_type(catalog.connection, "mini-perm")
    assert (kind.hosts, kind.wording.hosts) == ((), "")
    assert kind.wording.frequency == "during years states are not measured under PERM"
    assert kind.cadence.kind is CadenceKind.AD_HOC


def test_default_lengths_are_two_hours_ninety_minutes_or_an_hour(catalog: Catalog) -> None:
    types = reference.meeting_types(catalog.connection)
    two_hours = {kind.key for kind in types.values() if kind.minutes == 120}
    assert two_hours == {"cycle-kick-off", "systems-workgroup-meeting"}
    assert {kind.minutes for kind in types.values()} == {60, 90, 120}


def test_expectations_name_known_roles(catalog: Catalog) -> None:
    roles = reference.roles(catalog.connection)
    types = reference.meeting_types(catalog.connection)
    assert len(roles) == 18
    expected = {role.role for kind in types.values() for role in kind.roles}
    assert expected <= set(roles)
    check_in = {r.role: r.expectation for r in types["rc-check-in"].roles}
    assert check_in["PM"] is Expectation.REQUIRED
    assert Expectation.BY_AGENDA in check_in.values()


def test_fifty_two_jurisdictions_rotate_in_three_groups(catalog: Catalog) -> None:
    states = reference.states(catalog.connection)
    assert len(states) == 52
    assert Counter(state.group for state in states.values()) == {1: 17, 2: 17, 3: 18}
    assert list(states) == sorted(states, key=lambda code: states[code].name)
    assert all(state.zones[0] == state.zone for state in states.values())


@pytest.mark.parametrize("name", ["oh", " OH ", "Oh"])
def test_a_state_is_named_in_any_case(catalog: Catalog, name: str) -> None:
    assert reference.state(catalog.connection, name).name == "Ohio"


def test_unknown_names_are_refused_with_what_is_known(catalog: Catalog) -> None:
    for name in ("Ohio", "", "Ø", "\udce9"):
        with pytest.raises(NotFoundError, match="Use a two-letter code"):
            reference.state(catalog.connection, name)
    with pytest.raises(NotFoundError, match="Roles: PM, "):
        reference.role(catalog.connection, "boss")
    with pytest.raises(NotFoundError, match="Did you mean rc-check-in or") as near:
        reference.meeting_type(catalog.connection, "rc-check")
    assert "There is no meeting type “rc-check”" in near.value.sentence
    with pytest.raises(NotFoundError, match="“perm-desktop types” lists them"):
        reference.meeting_type(catalog.connection, "zzz")


def test_a_role_is_named_in_any_case(catalog: Catalog) -> None:
    assert reference.role(catalog.connection, "pm").code == "PM"

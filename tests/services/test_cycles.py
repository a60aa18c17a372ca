"""Take a reporting year into the catalog."""

from datetime import date

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.vocabulary import Phase
from perm_desktop.services import cycles, history
from perm_desktop.store import cycles as store
from perm_desktop.store.catalog import Catalog
from tests.builders import dump


@pytest.mark.parametrize(("year", "group", "states"), [(2025, 1, 17), (2026, 2, 17), (2027, 3, 18)])
def test_a_cycle_takes_its_group_in(catalog: Catalog, year: int, group: int, states: int) -> None:
    cycle = cycles.add_cycle(catalog, year)
    assert (cycle.group, len(cycle.codes)) == (group, states)
    assert cycles.all_cycles(catalog) == [cycle]


def test_a_cycle_takes_the_states_that_are_named(catalog: Catalog) -> None:
    cycle = cycles.add_cycle(catalog, 2027, ["wa", "OH", "WA"])
    assert cycle.codes == ("OH", "WA")


def test_a_new_cycle_has_the_shipped_dates_and_nothing_preset(catalog: Catalog) -> None:
    cycle = cycles.add_cycle(catalog, 2027)
    assert (cycle.review.starts, cycle.review.ends) == (date(2025, 7, 1), date(2026, 6, 30))
    assert cycle.cutoff == date(2027, 4, 15)
    assert list(cycle.phases) == [Phase.PRE, Phase.INTRA, Phase.POST]
    assert cycle.not_held == {}
    assert {state.methodology for state in cycle.states} == {None}
    assert {state.programs for state in cycle.states} == {("Medicaid", "CHIP")}


def test_a_new_cycle_brings_the_contractors_that_a_source_names(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2025)
    rows = catalog.connection.execute("SELECT role, name, source, verified FROM cycle_contractor")
    named = {role: (name, bool(source), verified) for role, name, source, verified in rows}
    assert set(named) == {"SC", "RC", "ERC"}
    assert named["SC"][0] == "The Lewin Group"
    assert all(source for _, source, _ in named.values())


def test_no_contractor_is_guessed(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2040)
    rows = catalog.connection.execute("SELECT count(*) FROM cycle_contractor")
    assert rows.fetchone() == (0,)


def test_what_may_not_be_held_is_suggested_with_its_source_and_not_preset(catalog: Catalog) -> None:
    (suggestion,) = cycles.suggestions(2027)
    assert "medical review" in suggestion
    assert "Source: Maine Department of Health" in suggestion
    assert cycles.suggestions(2026) == []
    assert cycles.add_cycle(catalog, 2027).not_held == {}


def test_what_is_not_held_is_read_with_its_reason(catalog: Catalog) -> None:
    cycle = cycles.add_cycle(catalog, 2027)
    with catalog.edit("Not held") as edit:
        edit.connection.execute(
            "INSERT INTO not_held VALUES (1, ?, 10, 'no medical review')", [cycle.id]
        )
    assert store.cycle(catalog.connection, 2027).not_held == {
        "mrr-mr-orientation": "no medical review"
    }


@pytest.mark.parametrize(
    ("year", "codes", "complaint"),
    [
        (2018, [], "RY 2018 is out of range. Use a year from 2019 to 2099"),
        (2100, [], "RY 2100 is out of range"),
        (2028, ["OH", "XX"], "There is no state “XX”"),
        (2027, [], "RY 2027 is in this catalog already"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused(
    catalog: Catalog, year: int, codes: list[str], complaint: str
) -> None:
    cycles.add_cycle(catalog, 2027)
    before = dump(catalog.connection)
    with pytest.raises(UserError) as refusal:
        cycles.add_cycle(catalog, year, codes)
    assert complaint in str(refusal.value)
    assert dump(catalog.connection) == before


def test_cycles_come_by_year(catalog: Catalog) -> None:
    for year in (2027, 2025, 2026):
        cycles.add_cycle(catalog, year)
    assert [cycle.year for cycle in cycles.all_cycles(catalog)] == [2025, 2026, 2027]


def test_a_cycle_that_is_not_there_says_how_to_add_it(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="“perm-desktop cycle add 2027”"):
        store.cycle(catalog.connection, 2027)


def test_adding_a_cycle_is_one_step(catalog: Catalog) -> None:
    before = dump(catalog.connection)
    cycles.add_cycle(catalog, 2027)
    assert history.undo(catalog) == "Add RY 2027"
    assert dump(catalog.connection) == before
    history.redo(catalog)
    assert len(cycles.all_cycles(catalog)[0].codes) == 18

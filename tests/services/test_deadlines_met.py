"""Deadlines of states are marked as met, and that is taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.services import checking, cycles, deadlines, deadlines_met, history
from perm_desktop.services.deadlines_met import Chosen
from perm_desktop.store.catalog import Catalog
from tests.builders import dump

TODAY = date(2026, 4, 14)
Q2 = Chosen("OH", "data", quarter="Q2")  # due Jan 15, 2026


@pytest.fixture
def cycle(catalog: Catalog) -> Catalog:
    """RY 2027 of Ohio and Texas."""
    cycles.add_cycle(catalog, 2027, ["OH", "TX"])
    return catalog


def of_part(catalog: Catalog, key: str, part: str = "") -> list[Deadline]:
    """The deadlines of a rule and a part."""
    found = deadlines.all_of(catalog, 2027, TODAY)
    return [one for one in found if (one.rule.key, one.part) == (key, part)]


def test_a_quarter_of_a_state_is_met_on_a_day(cycle: Catalog) -> None:
    (now,) = deadlines_met.mark(cycle, 2027, [Q2], date(2026, 1, 18))
    assert (now.state, now.met, now.late) == ("OH", date(2026, 1, 18), 3)
    assert {(one.who, one.is_overdue) for one in of_part(cycle, "quarter-data", "Q2")} == {
        ("OH", False),
        ("TX", True),
    }
    assert {one.who for one in of_part(cycle, "quarter-data", "Q3")} == {"All"}


def test_a_mark_is_one_step_that_undo_takes_back(cycle: Catalog) -> None:
    before = dump(cycle.connection)
    both = [Q2, Q2._replace(state="TX")]
    deadlines_met.mark(cycle, 2027, both, date(2026, 1, 15))
    marked = dump(cycle.connection)
    label = "Mark as met: Quarterly universe data, Q2 of 2 states, RY 2027"
    assert history.undo(cycle) == label
    assert dump(cycle.connection) == before
    history.redo(cycle)
    assert dump(cycle.connection) == marked
    deadlines_met.take_back(cycle, 2027, both)
    assert dump(cycle.connection)["deadline_met"] == []
    assert history.undo(cycle).startswith("Take back as met: ")
    assert checking.check(cycle) == []


def test_each_program_is_met_by_itself(cycle: Catalog) -> None:
    for program in ("medicaid", "chip"):
        deadlines.set_start(cycle, 2027, "OH", "cap", date(2026, 1, 2), program)
    deadlines_met.mark(cycle, 2027, [Chosen("OH", "cap", "CHIP")], date(2026, 4, 3))
    assert [one.met for one in of_part(cycle, "corrective-action", "CHIP")] == [
        date(2026, 4, 3),
        None,
    ]
    assert all(one.met is None for one in of_part(cycle, "corrective-action", "Medicaid"))


def test_a_mark_can_be_given_another_day(cycle: Catalog) -> None:
    deadlines_met.mark(cycle, 2027, [Q2], date(2026, 1, 18))
    deadlines_met.mark(cycle, 2027, [Q2], date(2026, 1, 15))
    (found,) = [one for one in of_part(cycle, "quarter-data", "Q2") if one.met]
    assert (found.met, found.late) == (date(2026, 1, 15), 0)


def test_a_line_stands_for_all_its_states(cycle: Catalog) -> None:
    (line,) = of_part(cycle, "meqc-plan")
    deadlines_met.mark(cycle, 2027, deadlines_met.of_line(line), TODAY)
    assert [(one.who, one.met) for one in of_part(cycle, "meqc-plan")] == [("All", TODAY)]


def test_marks_of_a_rule_of_ones_own_go_with_it(cycle: Catalog) -> None:
    key = deadlines.add_rule(cycle, 2027, "State audit", days=10)
    deadlines.set_start(cycle, 2027, "TX", key, date(2026, 4, 1))
    deadlines_met.mark(cycle, 2027, [Chosen("TX", key)], date(2026, 4, 2))
    marked = dump(cycle.connection)
    deadlines.restore_rule(cycle, 2027, key)
    assert dump(cycle.connection)["deadline_met"] == []
    history.undo(cycle)
    assert dump(cycle.connection) == marked


@pytest.mark.parametrize(
    ("chosen", "day", "words"),
    [
        ([Q2._replace(quarter="")], TODAY, "Name Q1, Q2, Q3 or Q4"),
        ([Q2._replace(quarter="Q5")], TODAY, "Name Q1, Q2, Q3 or Q4"),
        ([Q2._replace(program="chip")], TODAY, "one for both programs"),
        ([Chosen("OH", "meqc-plan", quarter="Q1")], TODAY, "one for all quarters"),
        ([Chosen("OH", "cap")], TODAY, "Name medicaid or chip"),
        ([Chosen("OH", "cut-off")], TODAY, "nobody has to meet it"),
        ([Chosen("OH", "requests-begin")], TODAY, "nobody has to meet it"),
        ([Chosen("OH", "nonsense")], TODAY, "There is no deadline “nonsense”"),
        ([Q2, Q2._replace(state="NY")], TODAY, "New York is not in RY 2027"),
        ([Q2], date(2026, 4, 15), "Apr 15, 2026 is still to come"),
        ([Q2], date(1999, 12, 31), "Use a day from 2000 to 2099"),
        ([Chosen("OH", "dr")], date(2026, 3, 1), "counts from Mar 2, 2026"),
    ],
)
def test_what_cannot_be_met_is_refused_and_marks_nothing(
    cycle: Catalog, chosen: Sequence[Chosen], day: date, words: str
) -> None:
    deadlines.set_start(cycle, 2027, "OH", "dr", date(2026, 3, 2))
    before = dump(cycle.connection)
    with pytest.raises(UserError) as refused:
        deadlines_met.mark(cycle, 2027, chosen, day)
    assert words in str(refused.value)
    assert refused.value.next_step
    assert dump(cycle.connection) == before


def test_what_is_not_marked_cannot_be_taken_back(cycle: Catalog) -> None:
    with pytest.raises(UserError, match="Q2 of Ohio is not marked as met"):
        deadlines_met.take_back(cycle, 2027, [Q2])


def test_a_deadline_does_not_count_from_a_day_after_it_was_met(cycle: Catalog) -> None:
    wanted: dict[str, Any] = {"year": 2027, "state": "OH", "rule_key": "dr"}
    deadlines.set_start(cycle, **wanted, day=date(2026, 3, 2))
    deadlines_met.mark(cycle, 2027, [Chosen("OH", "dr")], date(2026, 3, 9))
    with pytest.raises(UserError, match="is marked as met on Mar 9, 2026"):
        deadlines.set_start(cycle, **wanted, day=date(2026, 3, 10))
    deadlines.set_start(cycle, **wanted, day=date(2026, 3, 9))

"""When things are due: shipped rules, changed ones, and days entered for a state."""

from datetime import date
from typing import Any

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.deadline_rules import Anchor, Count, Rule
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.timeline.phases import milestones
from perm_desktop.services import checking, cycle_settings, cycles, deadlines, history
from perm_desktop.store.catalog import Catalog
from tests.builders import dump

TODAY = date(2026, 4, 14)


@pytest.fixture
def cycle(catalog: Catalog) -> Catalog:
    """A catalog with RY 2027 and three states."""
    cycles.add_cycle(catalog, 2027, ["OH", "TX", "WA"])
    return catalog


def rule(catalog: Catalog, key: str, year: int = 2027) -> Rule:
    return deadlines.rule(catalog, year, key)


def dated(
    catalog: Catalog, key: str, states: tuple[str, ...] = (), year: int = 2027
) -> list[Deadline]:
    found = deadlines.all_of(catalog, year, TODAY, states)
    return [one for one in found if one.rule.key == key and one.due]


@pytest.mark.parametrize(
    ("key", "starts", "due"),
    [
        ("dr", date(2026, 6, 8), date(2026, 7, 15)),  # Jun 19 and Jul 3 do not count
        ("appeal", date(2026, 7, 15), date(2026, 8, 5)),
        ("records", date(2026, 4, 14), date(2026, 6, 28)),
        ("more", date(2026, 4, 14), date(2026, 4, 28)),
        ("more", date(2028, 2, 20), date(2028, 3, 5)),  # a leap year
        ("records", date(2028, 2, 29), date(2028, 5, 14)),
        ("dr", date(2028, 2, 29), date(2028, 4, 4)),
        ("dr", date(2026, 6, 6), date(2026, 7, 14)),  # a Saturday: Monday is day 1
        ("appeal", date(2027, 12, 20), date(2028, 1, 12)),  # Dec 24 and Dec 31 are observed
    ],
)
def test_days_are_counted_from_what_was_entered(
    cycle: Catalog, key: str, starts: date, due: date
) -> None:
    deadlines.set_start(cycle, 2027, "oh", key, starts)
    one = deadlines.of_rule(cycle, 2027, "OH", key, TODAY)
    assert (one.starts, one.due, one.state, one.part) == (starts, due, "OH", "")
    assert one.left == (due - TODAY).days


def test_a_corrective_action_plan_is_due_for_each_program_by_itself(cycle: Catalog) -> None:
    deadlines.set_start(cycle, 2027, "OH", "cap", date(2026, 1, 28), "Medicaid")
    deadlines.set_start(cycle, 2027, "OH", "cap", date(2028, 1, 31), "chip")
    found = [(one.part, one.due) for one in dated(cycle, "corrective-action")]
    assert found == [("Medicaid", date(2026, 4, 28)), ("CHIP", date(2028, 4, 30))]
    deadlines.set_start(cycle, 2027, "OH", "cap", None, "medicaid")
    assert [one.part for one in dated(cycle, "corrective-action")] == ["CHIP"]


def test_a_day_that_is_entered_again_takes_the_place_of_the_first(cycle: Catalog) -> None:
    deadlines.set_start(cycle, 2027, "OH", "dr", date(2026, 6, 1))
    before = dump(cycle.connection)
    deadlines.set_start(cycle, 2027, "OH", "dr", date(2026, 6, 8))
    assert [one.due for one in dated(cycle, "difference-resolution")] == [date(2026, 7, 15)]
    assert history.undo(cycle) == "Enter a day of OH, RY 2027: Difference resolution"
    assert dump(cycle.connection) == before


def test_the_days_of_the_cycle_itself_are_due_for_all(cycle: Catalog) -> None:
    days = {
        (one.rule.key, one.part): (one.due, one.rule.verified)
        for one in deadlines.all_of(cycle, 2027, TODAY)
        if one.who == "All"
    }
    assert days == {
        ("quarter-data", "Q1"): (date(2025, 10, 15), False),
        ("quarter-data", "Q2"): (date(2026, 1, 15), False),
        ("quarter-data", "Q3"): (date(2026, 4, 15), False),
        ("quarter-data", "Q4"): (date(2026, 7, 15), False),
        ("cms-64", "Q1"): (date(2025, 10, 30), True),
        ("cms-64", "Q2"): (date(2026, 1, 30), True),
        ("cms-64", "Q3"): (date(2026, 4, 30), True),
        ("cms-64", "Q4"): (date(2026, 7, 30), True),
        ("requests-begin", ""): (date(2026, 4, 1), False),
        ("requests-end", ""): (date(2027, 4, 15), False),
        ("cut-off", ""): (date(2027, 4, 15), False),
        ("meqc-plan", ""): (date(2026, 11, 1), True),
        ("meqc-review", ""): (date(2027, 12, 31), False),
        ("meqc-report", ""): (date(2028, 8, 1), True),
    }


@pytest.mark.parametrize(("year", "verified"), [(2024, True), (2026, True), (2027, False)])
def test_the_request_window_is_verified_for_the_years_it_was_read_for(
    catalog: Catalog, year: int, verified: bool
) -> None:
    cycles.add_cycle(catalog, year, ["OH"])
    marks = {rule(catalog, key, year).verified for key in ("requests-begin", "requests-end")}
    assert marks == {verified}
    (begins,) = dated(catalog, "requests-begin", year=year)
    assert begins.due == date(year - 1, 4, 1)


def test_a_number_that_is_not_verified_says_so(cycle: Catalog) -> None:
    titles = {one.title for one in deadlines.all_of(cycle, 2027, TODAY)}
    assert "Quarterly universe data, Q1 (unverified)" in titles
    assert "Form CMS-64, Q1" in titles
    assert "Corrective action plan, CHIP" in titles


def test_a_cut_off_that_was_set_is_no_assumption_any_more(cycle: Catalog) -> None:
    cycle_settings.set_cutoff(cycle, 2027, date(2027, 5, 3))
    (one,) = dated(cycle, "cut-off")
    assert (one.due, one.rule.verified) == (date(2027, 5, 3), True)
    assert one.rule.source == "Set in this catalog"


def test_what_waits_for_a_day_comes_last_and_without_one(cycle: Catalog) -> None:
    found = deadlines.all_of(cycle, 2027, TODAY)
    waiting = [one for one in found if one.due is None]
    assert found[-len(waiting) :] == waiting
    assert len(waiting) == 3 * 4 + 3 * 2
    assert {(one.starts, one.left, one.is_overdue, one.when) for one in waiting} == {
        (None, None, False, "")
    }
    dues = [one.due for one in found if one.due]
    assert dues == sorted(dues)


def test_states_can_be_chosen_and_keep_what_is_due_for_all(cycle: Catalog) -> None:
    found = deadlines.all_of(cycle, 2027, TODAY, ["tx"])
    assert {one.state for one in found} == {"", "TX"}
    with pytest.raises(UserError, match="New York is not in RY 2027"):
        deadlines.all_of(cycle, 2027, TODAY, ["NY"])


@pytest.mark.parametrize(
    ("day", "left", "late", "when"),
    [
        (date(2026, 7, 14), 1, False, "in 1 day"),
        (date(2026, 7, 15), 0, False, "today"),
        (date(2026, 7, 16), -1, True, "overdue by 1 day"),
        (date(2026, 7, 27), -12, True, "overdue by 12 days"),
    ],
)
def test_a_deadline_is_overdue_once_its_last_day_is_over(
    cycle: Catalog, day: date, left: int, late: bool, when: str
) -> None:
    deadlines.set_start(cycle, 2027, "OH", "dr", date(2026, 6, 8))
    one = deadlines.of_rule(cycle, 2027, "OH", "dr", day)
    assert (one.left, one.is_overdue, one.when) == (left, late, when)


def test_a_changed_rule_says_by_whom_and_is_not_verified(cycle: Catalog) -> None:
    cycles.add_cycle(cycle, 2028, ["PA"])
    deadlines.set_start(cycle, 2027, "OH", "dr", date(2026, 6, 8))
    deadlines.change_rule(cycle, 2027, "dr", days=20, count=Count.CALENDAR)
    changed = rule(cycle, "dr")
    assert (changed.source, changed.verified, changed.is_changed) == ("Changed by you", False, True)
    assert [one.due for one in dated(cycle, "difference-resolution")] == [date(2026, 6, 28)]
    assert rule(cycle, "dr", 2028).days == 25


def test_a_rule_is_verified_only_with_the_change_that_says_so(cycle: Catalog) -> None:
    deadlines.change_rule(cycle, 2027, "data", days=20, source=" CMS letter ", verified=True)
    told = rule(cycle, "data")
    assert (told.days, told.source, told.verified) == (20, "CMS letter", True)
    deadlines.change_rule(cycle, 2027, "data", verified=False)
    told = rule(cycle, "data")
    assert (told.days, told.source, told.verified) == (20, "CMS letter", False)
    deadlines.change_rule(cycle, 2027, "data", days=25)
    told = rule(cycle, "data")
    assert (told.days, told.source, told.verified) == (25, "Changed by you", False)


def test_a_fixed_day_can_be_another_one(cycle: Catalog) -> None:
    deadlines.change_rule(cycle, 2027, "meqc-plan", day=date(2028, 2, 29))
    assert [one.due for one in dated(cycle, "meqc-plan")] == [date(2028, 2, 29)]
    deadlines.change_rule(cycle, 2027, "meqc-plan", source="CMS letter", verified=True)
    assert [one.due for one in dated(cycle, "meqc-plan")] == [date(2028, 2, 29)]


def test_a_rule_goes_back_to_how_it_was_shipped(cycle: Catalog) -> None:
    before, picture = deadlines.rules(cycle, 2027), dump(cycle.connection)
    deadlines.change_rule(cycle, 2027, "appeal", days=10)
    changed = dump(cycle.connection)
    assert history.undo(cycle) == "Change the deadline rule of RY 2027: Appeal to CMS"
    assert dump(cycle.connection) == picture
    history.redo(cycle)
    assert dump(cycle.connection) == changed
    deadlines.restore_rule(cycle, 2027, "appeal")
    assert deadlines.rules(cycle, 2027) == before
    with pytest.raises(UserError, match="as it was shipped"):
        deadlines.restore_rule(cycle, 2027, "appeal")


def test_a_rule_of_ones_own_counts_like_the_others(cycle: Catalog) -> None:
    key = deadlines.add_rule(
        cycle, 2027, "State audit", days=10, count=Count.BUSINESS, from_what="Audit announced"
    )
    deadlines.set_start(cycle, 2027, "TX", key, date(2026, 6, 8))
    (one,) = dated(cycle, key)
    assert (one.due, one.title) == (date(2026, 6, 23), "State audit (unverified)")
    assert (one.rule.source, one.rule.from_what) == ("Added by you", "Audit announced")
    assert deadlines.add_rule(cycle, 2027, "State audit!", days=5) == "state-audit-2"
    fixed = deadlines.add_rule(
        cycle, 2027, "Report", Anchor.CYCLE, day=date(2027, 3, 1), source="Letter", verified=True
    )
    assert [(each.due, each.title) for each in dated(cycle, fixed)] == [
        (date(2027, 3, 1), "Report")
    ]


def test_a_rule_of_ones_own_goes_with_its_days(cycle: Catalog) -> None:
    before = dump(cycle.connection)
    key = deadlines.add_rule(cycle, 2027, "State audit", days=10)
    deadlines.set_start(cycle, 2027, "TX", key, date(2026, 6, 8))
    deadlines.restore_rule(cycle, 2027, key)
    assert dump(cycle.connection)["deadline_rule"] == before["deadline_rule"]
    assert dump(cycle.connection)["deadline_start"] == before["deadline_start"]
    history.undo(cycle)
    assert [one.due for one in dated(cycle, key)] == [date(2026, 6, 18)]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"rule_key": "dr", "program": "chip"}, "one for both programs"),
        ({"rule_key": "cap"}, "Name medicaid or chip"),
        ({"rule_key": "cap", "program": "both"}, "Name medicaid or chip"),
        ({"rule_key": "cut-off"}, "Change the cut-off among the dates of RY 2027"),
        ({"rule_key": "meqc-plan"}, "Change the day of its rule"),
        ({"rule_key": "data"}, "Change how many days its rule gives"),
        ({"rule_key": "nonsense"}, "There is no deadline “nonsense”"),
        ({"rule_key": "dr", "state": "NY"}, "New York is not in RY 2027"),
        ({"rule_key": "dr", "day": date(1999, 12, 31)}, "Use a day from 2000 to 2099"),
    ],
)
def test_a_day_that_counts_for_nothing_is_refused(
    cycle: Catalog, values: dict[str, Any], words: str
) -> None:
    before = dump(cycle.connection)
    wanted: dict[str, Any] = {"state": "OH", "day": date(2026, 6, 8)} | values
    with pytest.raises(UserError) as refused:
        deadlines.set_start(cycle, 2027, **wanted)
    assert words in str(refused.value)
    assert dump(cycle.connection) == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"days": -1}, "cannot take -1 days"),
        ({"days": 0}, "cannot take 0 days"),
        ({"days": 3_661}, "Use 1 to 3,660"),
        ({"day": date(2026, 6, 8)}, "is not on a fixed day"),
        ({"source": "x" * 201}, "200 is the most"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(
    cycle: Catalog, values: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        deadlines.change_rule(cycle, 2027, "dr", **values)
    assert not rule(cycle, "dr").is_changed


@pytest.mark.parametrize(
    ("title", "values", "words"),
    [
        (" ", {"days": 5}, "needs a name"),
        ("Report", {}, "or a number of days"),
        ("Report", {"days": 0}, "cannot take 0 days"),
        ("Report", {"anchor": Anchor.CYCLE}, "needs a fixed day"),
        ("Report", {"day": date(2027, 3, 1)}, "needs a fixed day"),
        ("Report", {"anchor": Anchor.CYCLE, "day": date(2027, 3, 1), "days": 5}, "one of the two"),
        (
            "Report",
            {"anchor": Anchor.CYCLE, "day": date(2027, 3, 1), "count": Count.BUSINESS},
            "counts none",
        ),
    ],
)
def test_a_rule_of_ones_own_needs_a_name_and_something_to_count_from(
    cycle: Catalog, title: str, values: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        deadlines.add_rule(cycle, 2027, title, **values)


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("cut-off", {"days": 3}, "Change the cut-off among the dates of RY 2027"),
        ("cut-off", {"count": Count.BUSINESS}, "counts no days"),
        ("meqc-plan", {"days": 3}, "Change the day of its rule"),
    ],
)
def test_a_rule_on_a_fixed_day_takes_no_days(
    cycle: Catalog, key: str, values: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        deadlines.change_rule(cycle, 2027, key, **values)
    assert not rule(cycle, key).is_changed


def test_a_day_of_ones_own_can_be_only_to_be_known(cycle: Catalog) -> None:
    day = date(2026, 3, 1)
    key = deadlines.add_rule(cycle, 2027, "Town hall", Anchor.CYCLE, day=day, is_milestone=True)
    (one,) = dated(cycle, key)
    assert (one.standing, one.is_overdue, one.states) == ("passed", False, ())
    assert checking.check(cycle) == []


def test_the_timeline_shows_the_rules_of_its_cycle(cycle: Catalog) -> None:
    deadlines.change_rule(cycle, 2027, "data", days=20, source="Letter", verified=True)
    deadlines.change_rule(cycle, 2027, "cms-64", days=31)
    labels = [each.label for each in milestones(cycles.all_cycles(cycle))]
    assert "Q1 data due Oct 20" in labels
    assert "Q1 CMS-64 due Oct 31, unverified" in labels


def test_a_state_has_deadlines_of_the_programs_it_is_measured_for(cycle: Catalog) -> None:
    with cycle.edit("Measure Medicaid alone") as edit:
        edit.connection.execute("UPDATE cycle_state SET programs = '[\"Medicaid\"]'")
    parts = {
        one.part
        for one in deadlines.all_of(cycle, 2027, TODAY)
        if one.rule.key == "corrective-action"
    }
    assert parts == {"Medicaid"}
    with pytest.raises(UserError, match=r"Name medicaid\."):
        deadlines.set_start(cycle, 2027, "OH", "cap", TODAY, "chip")

"""The statuses of a real catalog: read, kept up with what changes, and left alone once over."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Cadence, PlanWindow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.type_settings import settings_of
from perm_desktop.core.vocabulary import CadenceKind, Need, Phase, RollUpRule
from perm_desktop.services import (
    attendance,
    coverage,
    cycle_members,
    cycle_settings,
    decisions,
    delays,
    differences,
    history,
    meeting_types,
    meetings,
    notes,
    suspending,
)
from perm_desktop.services.coverage import Coverage, CoverageMemory
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, opened

YEAR = 2027
STATES = ("AK", "HI", "TX")
MARKS = ("attended", "absent", "partial", "excused", "not-required")


def of_type(found: Coverage, key: str, state: str = "TX") -> Obligation:
    (each,) = found.of([state], [key])
    return each


@pytest.fixture
def memory(planned: Catalog) -> CoverageMemory:
    """What is remembered of the planned catalog, kept up with its changes."""
    found = CoverageMemory(planned)
    planned.subscribe(found.follow)
    found.of(YEAR)
    return found


def test_every_type_and_state_of_a_cycle_has_one_status(planned: Catalog) -> None:
    found = coverage.read(planned, YEAR)
    pairs = [(each.type, each.state) for each in found.obligations]
    assert len(pairs) == len(set(pairs)) == 30 * 18


class Deeds:
    """Things a liaison may do next, chosen by chance."""

    def __init__(self, catalog: Catalog, clock: SetClock, seed: int) -> None:
        self.catalog, self.clock, self.chance = catalog, clock, Random(seed)
        self.acts: list[Callable[[], object]] = [
            *(self.mark, self.mark, self.mark, self.change, self.cancel, self.hold, self.delete),
            *(self.add, self.decide, self.differ, self.delay, self.wait, self.undo, self.pause),
            *(self.not_held, self.take_in, self.roll_up),
        ]

    def next(self) -> None:
        with suppress(UserError):  # what is refused changes nothing either
            self.chance.choice(self.acts)()

    def meeting(self) -> int:
        rows = meetings.find_rows(self.catalog)
        return self.chance.choice([row.id for row in rows if row.starts < "2026-06"])

    def state(self) -> str:
        return self.chance.choice(STATES)

    def mark(self) -> None:
        ident = self.meeting()
        code = self.chance.choice(meetings.get(self.catalog, ident).state_codes)
        role = self.chance.choice(["", "PM", "DP"])
        attendance.mark(self.catalog, ident, code, self.chance.choice(MARKS), role)

    def change(self) -> None:
        day = self.chance.randint(1, 28)
        wanted = MeetingChange(starts=f"2026-04-{day:02}T10:00")
        meetings.change_meeting(self.catalog, self.meeting(), wanted)

    def cancel(self) -> None:
        wanted = MeetingChange(status="cancelled", reason="Snow")
        meetings.change_meeting(self.catalog, self.meeting(), wanted)

    def hold(self) -> None:
        meetings.change_meeting(self.catalog, self.meeting(), MeetingChange(status="held"))

    def delete(self) -> None:
        meetings.delete_meetings(self.catalog, [self.meeting()])

    def add(self) -> None:
        kind = self.chance.choice(["ad-hoc-call", "64-21-reconciliation", "mrr-mr-policy-webinar"])
        draft = MeetingDraft(type=kind, states=[self.state()], starts="2026-04-21T14:00")
        meetings.add_meeting(self.catalog, draft)

    def decide(self) -> None:
        need = self.chance.choice(list(Need))
        key = "mrr-mr-policy-webinar"
        decisions.decide(self.catalog, YEAR, key, self.state(), need, "Ann", "Asked")

    def differ(self) -> None:
        percent = self.chance.choice(["15.0", "15.1", "40"])
        differences.enter(self.catalog, YEAR, self.state(), "chip", "Q1", percent=percent)

    def delay(self) -> None:
        starts, state = date(2026, 4, 14), self.state()
        if any(each.ends is None for each in delays.of_state(self.catalog, YEAR, state)):
            delays.turn_off(self.catalog, YEAR, state, starts)
        else:
            delays.turn_on(self.catalog, YEAR, state, starts)

    def wait(self) -> None:
        self.clock.advance(minutes=self.chance.choice([1, 90, 60 * 24 * 9]))

    def undo(self) -> None:
        history.undo(self.catalog)

    def pause(self) -> None:
        today = self.catalog.now().date()
        try_resume = self.chance.random() < 0.5
        pauses = coverage.read(self.catalog, YEAR).facts.rules.suspensions
        is_on = any(each.ends is None for each in pauses)
        if is_on and try_resume:
            suspending.resume(self.catalog, YEAR, today)
        elif not is_on:
            suspending.suspend(self.catalog, YEAR, today, "Shutdown")

    def not_held(self) -> None:
        reason = self.chance.choice(["", "No review this year"])
        cycle_settings.set_not_held(self.catalog, YEAR, "mrr-mr-orientation", reason)

    def take_in(self) -> None:
        cycle_members.take_in(self.catalog, YEAR, ["OH"])

    def roll_up(self) -> None:
        kind = reference.meeting_type(self.catalog.connection, "rc-check-in")
        wanted = replace(settings_of(kind), roll_up=self.chance.choice(list(RollUpRule)))
        meeting_types.change(self.catalog, kind.key, wanted)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_up_with_changes_equals_what_is_read_anew(
    planned: Catalog, memory: CoverageMemory, clock: SetClock, seed: int
) -> None:
    deeds = Deeds(planned, clock, seed)
    for _ in range(15):
        for _ in range(deeds.chance.randint(1, 3)):
            deeds.next()
        fresh, kept = coverage.read(planned, YEAR), memory.of(YEAR)
        assert kept.facts == fresh.facts
        assert list(kept.obligations) == fresh.obligations
        assert kept.as_of == fresh.as_of


def test_an_edit_that_counts_for_nothing_leaves_what_is_known(
    planned: Catalog, memory: CoverageMemory
) -> None:
    before = memory.of(YEAR)
    notes.write(planned, before.facts.rows[0].id, "Nothing new.")
    assert memory.of(YEAR) is before


def test_another_moment_needs_no_reading(planned: Catalog) -> None:
    found = coverage.read(planned, YEAR)
    later = coverage.end_of(date(2027, 1, 1))
    assert list(found.at(later).obligations) == coverage.read(planned, YEAR, later).obligations


def test_a_day_ends_when_it_is_over_in_hawaii_too() -> None:
    midnight = int(datetime(2026, 4, 15, 10, 0, tzinfo=UTC).timestamp()) // 60
    assert coverage.end_of(date(2026, 4, 14)) == AsOf(date(2026, 4, 14), midnight - 1)


def test_coverage_is_asked_for_by_states_and_types(planned: Catalog) -> None:
    found = coverage.read(planned, YEAR)
    assert len(found.of(["AK", "TX"], ["cycle-call"])) == 2
    assert len(found.of(["AK"])) == 30
    assert len(found.of()) == 30 * 18


def test_attendance_recorded_later_settles_the_day_of_the_meeting(
    planned: Catalog, memory: CoverageMemory, clock: SetClock
) -> None:
    first = next(row for row in meetings.find_rows(planned) if row.type == "cycle-kick-off")
    meetings.change_meeting(planned, first.id, MeetingChange(status="held"))
    day = coverage.end_of(date.fromisoformat(first.starts[:10]))
    unrecorded = of_type(memory.of(YEAR).at(day), "cycle-kick-off")
    clock.advance(days=60)
    attendance.mark(planned, first.id, "TX", "attended")
    assert unrecorded.status is Status.NOT_RECORDED
    assert of_type(memory.of(YEAR).at(day), "cycle-kick-off").status is Status.SATISFIED


@pytest.fixture
def over(planned_file: Path, tmp_path: Path) -> Catalog:
    """RY 2027 with a kick-off that the PERM lead of Texas attended alone, years later."""
    clock = SetClock()
    catalog = opened(Path(shutil.copy(planned_file, tmp_path / "over.perm")), clock)
    first = next(row for row in meetings.find_rows(catalog) if row.type == "cycle-kick-off")
    meetings.change_meeting(catalog, first.id, MeetingChange(status="held"))
    attendance.mark(catalog, first.id, "TX", "attended", "PM")
    clock.time = datetime(2028, 6, 1, 13, 0, tzinfo=UTC)
    return catalog


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("cycle-kick-off", {"roll_up": RollUpRule.ANYONE}),
        ("cycle-kick-off", {"window": PlanWindow(Phase.PRE, 0, 5)}),
        ("rc-check-in", {"cadence": Cadence(CadenceKind.SERIES, {"every": "7-days"})}),
        ("rc-check-in", {"hosts": ("SC",)}),
        ("64-21-reconciliation", {"cadence": Cadence(CadenceKind.AD_HOC, {})}),
        ("perm-101", {"cadence": Cadence(CadenceKind.ONCE_PER_CYCLE, {})}),
    ],
)
def test_the_past_of_a_cycle_that_is_over_does_not_change_with_a_type(
    over: Catalog, key: str, changed: dict[str, object]
) -> None:
    before = coverage.read(over, YEAR)
    kind = reference.meeting_type(over.connection, key)
    meeting_types.change(over, key, replace(settings_of(kind), **changed))
    after = coverage.read(over, YEAR)
    over.close()
    assert after.obligations == before.obligations


def test_the_past_of_a_cycle_that_is_over_gains_no_type(over: Catalog) -> None:
    before = coverage.read(over, YEAR)
    meeting_types.duplicate(over, "cycle-kick-off")
    after = coverage.read(over, YEAR)
    over.close()
    assert [each.type for each in after.obligations] == [each.type for each in before.obligations]


def test_a_cycle_that_goes_on_follows_a_changed_type(planned: Catalog) -> None:
    first = next(row for row in meetings.find_rows(planned) if row.type == "cycle-kick-off")
    meetings.change_meeting(planned, first.id, MeetingChange(status="held"))
    attendance.mark(planned, first.id, "TX", "attended", "PM")
    before = of_type(coverage.read(planned, YEAR), "cycle-kick-off")
    kind = reference.meeting_type(planned.connection, "cycle-kick-off")
    wanted = replace(settings_of(kind), roll_up=RollUpRule.ANYONE)
    meeting_types.change(planned, kind.key, wanted)
    after = of_type(coverage.read(planned, YEAR), "cycle-kick-off")
    assert (before.status, after.status) == (Status.PARTLY, Status.SATISFIED)

"""Late data: what they bring, what their end leaves, and what they question."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from perm_desktop.core import clashes as clash_rules
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf, Delay, first_minute
from perm_desktop.core.obligations.status import Status
from perm_desktop.services import (
    attendance,
    backups,
    clashes,
    coverage,
    cycle_settings,
    delays,
    history,
    meetings,
    planning,
    suspending,
)
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store import plan_settings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import SetClock, dump

START, END = date(2026, 6, 1), date(2026, 9, 1)
LAST = date(2027, 3, 31)  # of intra-cycle, RY 2027


def calls(catalog: Catalog, state: str = "TX", *, trashed: bool = False) -> list[MeetingRow]:
    return meetings.find_rows(catalog, Filter(type="sc-check-in", state=state, trashed=trashed))


def days(rows: list[MeetingRow]) -> list[date]:
    return [date.fromisoformat(row.starts[:10]) for row in rows]


def dues(rows: list[MeetingRow]) -> list[date]:
    return [date.fromisoformat(row.slot.rpartition("/")[2]) for row in rows]


@pytest.mark.parametrize("weeks", [1, 2])
def test_a_delay_brings_check_ins_to_the_end_of_intra_cycle(planned: Catalog, weeks: int) -> None:
    count = delays.turn_on(planned, 2027, "tx", START, weeks)
    rows = calls(planned)
    found = dues(rows)
    assert count == len(rows) == (LAST - START).days // (7 * weeks)
    assert START <= found[0] < START + timedelta(weeks=weeks)
    assert found == [found[0] + timedelta(weeks=weeks) * n for n in range(count)]
    assert found[-1] <= LAST < found[-1] + timedelta(weeks=2 * weeks)
    assert {row.slot.rpartition("/")[0] for row in rows} == {"sc-check-in/TX"}
    assert {(row.starts[11:], row.zone, row.status) for row in rows} == {
        (rows[0].starts[11:], "America/New_York", "scheduled")
    }
    assert [row.occurrence for row in rows] == list(range(1, count + 1))
    assert delays.of_state(planned, 2027, "TX") == [Delay("TX", START, weeks=weeks)]


def test_check_ins_disturb_nobody_and_keep_off_holidays(planned: Catalog) -> None:
    cycle_settings.set_liaison(planned, 2027, "TX", "Ann")
    cycle_settings.set_liaison(planned, 2027, "NY", "Ann")
    for code in ("TX", "NY", "HI"):
        delays.turn_on(planned, 2027, code, START, 1)
    rows = [row for code in ("TX", "NY", "HI") for row in calls(planned, code)]
    found = clashes.of_meetings(planned, [row.id for row in rows])
    assert [clash_rules.sentence(each) for each in found] == []
    assert all(day.weekday() < 5 for day in days(rows))
    assert date(2026, 11, 26) not in days(rows)


def test_a_delay_is_one_step_to_undo_and_to_redo(planned: Catalog) -> None:
    before = dump(planned.connection)
    delays.turn_on(planned, 2027, "TX", START)
    on = dump(planned.connection)
    delays.turn_off(planned, 2027, "TX", END)
    off = dump(planned.connection)
    assert history.undo(planned) == "Turn off the data delay of TX, RY 2027"
    assert dump(planned.connection) == on
    assert history.undo(planned) == "Turn on the data delay of TX, RY 2027"
    assert dump(planned.connection) == before
    history.redo(planned)
    history.redo(planned)
    assert dump(planned.connection) == off


def test_the_end_of_a_delay_takes_what_follows_and_keeps_the_past(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START, 1)
    rows = calls(planned)
    later = [row for row in rows if row.starts >= END.isoformat()]
    held, cancelled = later[0], later[1]
    meetings.change_meeting(planned, held.id, MeetingChange(status="held"))
    meetings.change_meeting(
        planned, cancelled.id, MeetingChange(status="cancelled", reason="storm")
    )
    assert delays.turn_off(planned, 2027, "TX", END) == len(later) - 2
    kept = {row.id for row in calls(planned)}
    assert kept == {row.id for row in rows if row not in later} | {held.id, cancelled.id}
    assert len(calls(planned, trashed=True)) == len(later) - 2
    assert delays.of_state(planned, 2027, "TX") == [Delay("TX", START, date(2026, 8, 31), 1)]


def test_a_call_that_has_marks_stays_though_nobody_closed_it(
    planned: Catalog, clock: SetClock
) -> None:
    delays.turn_on(planned, 2027, "TX", START, 1)
    clock.advance(days=90)
    first, second = calls(planned)[:2]
    attendance.mark(planned, first.id, "TX", "attended")
    delays.turn_off(planned, 2027, "TX", START)
    assert [row.id for row in calls(planned)] == [first.id]
    assert second.id in {row.id for row in calls(planned, trashed=True)}


def test_a_moved_call_goes_by_the_day_it_is_on(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START, 1)
    before, after = (row for row in calls(planned) if "2026-08-24" < row.starts < "2026-09-08")
    meetings.change_meeting(planned, before.id, MeetingChange(starts="2026-09-14T08:00"))
    meetings.change_meeting(planned, after.id, MeetingChange(starts="2026-08-28T08:00"))
    delays.turn_off(planned, 2027, "TX", END)
    kept = {row.id for row in calls(planned)}
    assert (before.id in kept, after.id in kept) == (False, True)


def test_other_states_and_calls_made_by_hand_are_left_alone(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START)
    delays.turn_on(planned, 2027, "NY", START)
    draft = meetings.MeetingDraft(type="sc-check-in", states=["TX"], starts="2026-10-05T07:00")
    by_hand = meetings.add_meeting(planned, draft)
    ny = calls(planned, "NY")
    delays.turn_off(planned, 2027, "TX", START)
    assert [row.id for row in calls(planned)] == [by_hand]
    assert calls(planned, "NY") == ny


def test_a_delay_that_comes_back_is_planned_anew(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START, 2)
    first = calls(planned)
    delays.turn_off(planned, 2027, "TX", END)
    stayed = calls(planned)
    count = delays.turn_on(planned, 2027, "TX", END, 1)
    rows = calls(planned)
    assert count == (LAST - END).days // 7
    assert len(rows) == len(stayed) + count
    assert len({row.slot for row in rows}) == len(rows)
    assert len({row.series for row in (*first, *rows)}) == 1
    assert [row.occurrence for row in rows] == list(range(1, len(rows) + 1))
    cycle = coverage.read(planned, 2027).cycle
    anchor = plan_settings.anchors(planned.connection, cycle.id)["sc-check-in", "TX"]
    assert anchor.first == dues(rows)[len(stayed)]


def test_the_same_delay_can_be_turned_off_and_on_again(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START)
    slots = [row.slot for row in calls(planned)]
    delays.turn_off(planned, 2027, "TX", START)
    assert (calls(planned), delays.of_state(planned, 2027, "TX")) == ([], [])
    delays.turn_on(planned, 2027, "TX", START)
    assert [row.slot for row in calls(planned)] == slots


def test_planning_the_cycle_leaves_the_series_of_a_delay_alone(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START)
    assert planning.preview(planned, 2027).meetings == []
    delays.turn_off(planned, 2027, "TX", END)
    assert planning.preview(planned, 2027).meetings == []


def test_what_was_over_before_it_was_entered_says_so(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", date(2026, 3, 2), 1)  # today is Apr 14, 2026
    over = {row.entered_afterwards for row in calls(planned) if row.starts < "2026-04-14"}
    coming = {row.entered_afterwards for row in calls(planned) if row.starts > "2026-04-15"}
    assert (over, coming) == ({1}, {0})


def test_a_pause_has_no_check_ins(planned: Catalog) -> None:
    suspending.suspend(planned, 2027, date(2026, 7, 1), "pandemic", state="TX")
    suspending.resume(planned, 2027, date(2026, 8, 1), state="TX")
    delays.turn_on(planned, 2027, "TX", START, 1)
    found = days(calls(planned))
    assert not [day for day in found if date(2026, 7, 1) <= day < date(2026, 8, 1)]
    assert min(found) < date(2026, 7, 1)
    assert max(found) > date(2026, 8, 1)


def test_a_type_that_is_not_held_brings_no_calls(planned: Catalog) -> None:
    cycle_settings.set_not_held(planned, 2027, "sc-check-in", "merged")
    assert delays.turn_on(planned, 2027, "TX", START) == 0
    assert delays.of_state(planned, 2027, "TX") == [Delay("TX", START)]


def test_a_preview_says_why_nothing_can_be_planned(planned: Catalog) -> None:
    cycle_settings.set_phase(planned, 2027, "intra", date(2025, 10, 1), date(2026, 6, 7))
    saturday = date(2026, 6, 6)
    (unmet,) = delays.preview(planned, 2027, "TX", saturday).unmet
    assert unmet.what.startswith("SC weekly/bi-weekly check-in, TX: no weekday and time is free")
    assert delays.turn_on(planned, 2027, "TX", saturday) == 0
    assert delays.of_state(planned, 2027, "TX") == [Delay("TX", saturday)]


def test_many_check_ins_are_preceded_by_a_backup(planned: Catalog, data_folder: Path) -> None:
    delays.turn_on(planned, 2027, "TX", START, 1)
    delays.turn_off(planned, 2027, "TX", START)
    made = {backup.reason.value for backup in backups.listed(backups.folder_of(planned))}
    assert made == {"before-planning", "before-deleting"}


@pytest.mark.parametrize("starts", [START, date(2026, 5, 1), date(2026, 12, 1)])
def test_a_second_delay_is_refused_while_one_is_on(planned: Catalog, starts: date) -> None:
    delays.turn_on(planned, 2027, "TX", START)
    before = dump(planned.connection)
    with pytest.raises(UserError, match=r"Texas are noted as late from Jun 1, 2026 on\."):
        delays.turn_on(planned, 2027, "TX", starts)
    assert dump(planned.connection) == before


def test_a_delay_may_not_begin_within_an_earlier_one(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START)
    delays.turn_off(planned, 2027, "TX", END)
    with pytest.raises(UserError, match="from Jun 1, 2026 to Aug 31, 2026"):
        delays.turn_on(planned, 2027, "TX", END - timedelta(days=1))
    assert delays.turn_on(planned, 2027, "TX", END) > 0


def test_an_end_in_the_future_can_be_brought_forward(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START)
    delays.turn_off(planned, 2027, "TX", END)
    delays.turn_off(planned, 2027, "TX", date(2026, 7, 1))
    assert delays.of_state(planned, 2027, "TX") == [Delay("TX", START, date(2026, 6, 30))]
    assert max(days(calls(planned))) < date(2026, 7, 1)


@pytest.mark.parametrize(
    ("state", "starts", "weeks", "words"),
    [
        ("OH", START, 2, "Ohio is not in RY 2027"),
        ("XX", START, 2, "There is no state “XX”"),
        ("TX", START, 3, "every week or every other week"),
        ("TX", START, 0, "every week or every other week"),
        ("TX", date(2025, 5, 31), 2, "from Jun 1, 2025 to Mar 31, 2027, the end of intra-cycle"),
        ("TX", date(2027, 4, 1), 2, "from Jun 1, 2025 to Mar 31, 2027, the end of intra-cycle"),
    ],
)
def test_a_delay_that_makes_no_sense_is_refused(
    planned: Catalog, state: str, starts: date, weeks: int, words: str
) -> None:
    with pytest.raises(UserError) as refused:
        delays.turn_on(planned, 2027, state, starts, weeks)
    assert words in str(refused.value)


def test_only_a_delay_that_is_on_can_end(planned: Catalog) -> None:
    with pytest.raises(UserError, match="Texas are not late on Sep 1, 2026"):
        delays.turn_off(planned, 2027, "TX", END)


def test_the_status_follows_the_delay(planned: Catalog) -> None:
    def status(day: date) -> Status:
        midnight = first_minute(day)
        found = coverage.read(planned, 2027, AsOf(day, midnight))
        (one,) = found.of(["TX"], ["sc-check-in"])
        return one.status

    saturday = date(2026, 6, 6)
    delays.turn_on(planned, 2027, "TX", saturday)
    assert status(saturday - timedelta(days=1)) is Status.NOT_TRIGGERED
    assert status(saturday) is Status.SCHEDULED
    delays.turn_off(planned, 2027, "TX", saturday + timedelta(days=1))
    assert status(saturday + timedelta(days=1)) is Status.NOT_TRIGGERED


def test_an_ad_hoc_call_is_questioned_while_the_delay_is_on(planned: Catalog) -> None:
    delays.turn_on(planned, 2027, "TX", START, 1)
    assert delays.questioned(planned, 2027, "TX") == ""  # today, Apr 14, it has not begun
    told = delays.questioned(planned, 2027, "tx", START)
    assert told.startswith("Texas has weekly SC check-ins because its data are late since Jun 1")
    assert delays.questioned(planned, 2027, "NY", START) == ""
    delays.turn_off(planned, 2027, "TX", END)
    assert delays.questioned(planned, 2027, "TX", END) == ""
    assert delays.questioned(planned, 2027, "TX", END - timedelta(days=1)) != ""

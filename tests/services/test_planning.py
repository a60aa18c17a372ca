"""Plan cycles in a catalog that has meetings already."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from perm_desktop.core.errors import NotFoundError
from perm_desktop.services import checking, cycles, history, meetings, planning
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from perm_desktop.store.meetings import Filter
from tests.builders import dump, opened

BY_TYPE = {
    "64-21-intake": 18,
    "cycle-call": 18,
    "cycle-kick-off": 1,
    "data-submission-instruction": 2,
    "details-intake": 18,
    "dfo-kick-off": 1,
    "dp-orientation": 3,
    "dp-questionnaire-rbs-webinar": 18,
    "dr-appeals-training": 3,
    "eligibility-intake": 18,
    "erc-check-in": 702,
    "mrr-mr-orientation": 3,
    "perm-101": 3,
    "rc-check-in": 702,
    "smerf-orientation": 3,
    "state-intake": 18,
    "systems-workgroup-meeting": 1,
    "universe-build": 18,
}


def plan(catalog: Catalog, year: int) -> int:
    return planning.commit(catalog, year, planning.preview(catalog, year))


def test_a_cycle_of_eighteen_states_is_planned_whole(planned: Catalog) -> None:
    rows = meetings.find_rows(planned, Filter(years=[2027]))
    by_type: dict[str, int] = defaultdict(int)
    for row in rows:
        by_type[row.type] += 1
    assert by_type == BY_TYPE
    assert {row.status for row in rows} == {"scheduled"}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert len({row.uid for row in rows}) == len(rows)
    assert checking.check(planned) == []


def test_series_carry_their_occurrences_in_order(planned: Catalog) -> None:
    series: dict[int, list[int]] = defaultdict(list)
    for row in meetings.find_rows(planned):
        assert (row.series is None) == (row.occurrence is None)
        if row.series is not None:
            series[row.series].append(row.occurrence or 0)
    assert len(series) == 2 * 18 + 1
    for occurrences in series.values():
        assert all(a < b for a, b in pairwise(occurrences))


def test_a_preview_writes_nothing(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    before = list(catalog.connection.iterdump())
    found = planning.preview(catalog, 2027)
    assert sum(found.by_type.values()) == len(found.meetings) > 100
    assert list(catalog.connection.iterdump()) == before


def test_planning_is_one_step(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "WA"])
    before = dump(catalog.connection)
    made = plan(catalog, 2027)
    after = dump(catalog.connection)
    assert history.undo(catalog) == f"Plan RY 2027: {made} meetings"
    assert dump(catalog.connection) == before
    history.redo(catalog)
    assert dump(catalog.connection) == after


def test_planning_twice_adds_nothing(planned: Catalog) -> None:
    before = list(planned.connection.iterdump())
    assert plan(planned, 2027) == 0
    assert list(planned.connection.iterdump()) == before


def test_what_the_liaison_cancelled_deleted_or_moved_is_not_made_again(planned: Catalog) -> None:
    rows = {row.type: row for row in meetings.find_rows(planned)}
    intake, call, kick_off = (rows[key] for key in ("state-intake", "cycle-call", "cycle-kick-off"))
    meetings.change_meeting(planned, intake.id, MeetingChange(status="cancelled", reason="merged"))
    meetings.delete_meetings(planned, [call.id])
    meetings.change_meeting(planned, kick_off.id, MeetingChange(starts="2025-06-03T14:00"))
    assert plan(planned, 2027) == 0


def test_an_undone_plan_can_be_planned_again_with_new_numbers(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    made = plan(catalog, 2027)
    history.undo(catalog)
    assert plan(catalog, 2027) == made
    assert min(row.number for row in meetings.find_rows(catalog)) == made + 1


def test_two_programs_that_plan_at_once_plan_once(catalog_path: Path) -> None:
    first, second = (opened(catalog_path, access=Access.COMMAND) for _ in range(2))
    cycles.add_cycle(first, 2027, ["OH"])
    previews = [planning.preview(catalog, 2027) for catalog in (first, second)]
    made = [planning.commit(first, 2027, previews[0]), planning.commit(second, 2027, previews[1])]
    assert made == [len(previews[0].meetings), 0]
    assert len(meetings.find_rows(first)) == made[0]
    first.close()
    second.close()


def test_a_meeting_of_the_liaison_keeps_its_hosts_busy(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    before = next(
        row for row in planning.preview(catalog, 2027).meetings if row.type == "cycle-kick-off"
    )
    draft = MeetingDraft(type="cycle-call", states=["OH"], starts=before.wall, minutes=30)
    ident = meetings.add_meeting(catalog, draft)

    def kick_off() -> str:
        found = planning.preview(catalog, 2027).meetings
        return next(row.wall for row in found if row.type == "cycle-kick-off")

    assert kick_off() != before.wall
    meetings.change_meeting(catalog, ident, MeetingChange(status="cancelled", reason="ill"))
    assert kick_off() == before.wall


def test_three_open_cycles_share_the_hosts_without_a_collision(planned: Catalog) -> None:
    for year in (2026, 2028):
        cycles.add_cycle(planned, year)
        found = planning.preview(planned, year)
        assert found.unmet == []
        planning.commit(planned, year, found)
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in meetings.find_rows(planned):
        for host in row.host_codes:
            taken[host].append((row.utc, row.utc + row.minutes))
    assert len(meetings.find_rows(planned)) > 4_300
    for spans in taken.values():
        assert all(a[1] <= b[0] for a, b in pairwise(sorted(spans)))


def test_what_was_prepared_can_be_planned_without_the_catalog(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    work = planning.prepared(catalog, 2027)
    catalog.connection.close()
    assert len(work().meetings) > 100


def test_a_year_that_was_not_added_cannot_be_planned(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="RY 2027 is not in this catalog"):
        planning.preview(catalog, 2027)

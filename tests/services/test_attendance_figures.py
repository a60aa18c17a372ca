"""Attendance of a cycle as the catalog has it: marks of roles and people, and one-off audiences."""

from datetime import date

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.people.attendance_figures import By, Scope
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.questions.asked import Answer, Place
from perm_desktop.core.questions.registry import numbered
from perm_desktop.core.state_review import AttendanceCount
from perm_desktop.core.table_sheet import flat
from perm_desktop.core.vocabulary import Mark
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.reports.figures_sheet import Chart, FiguresSheet, FigureTable
from perm_desktop.services import (
    agendas,
    attendance,
    attendance_figures,
    audience,
    cycles,
    meetings,
    people,
    questions,
    worklist,
)
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import attendance as report
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock

CHECK_IN = "rc-check-in"  # requires the PERM lead; others by its agenda


@pytest.fixture
def cycle(catalog: Catalog) -> Catalog:
    """RY 2027 of Florida and Texas, looked at on Apr 14, 2026."""
    cycles.add_cycle(catalog, 2027, ["FL", "TX"])
    return catalog


def held(catalog: Catalog, kind: str, day: str, *states: str) -> int:
    """A meeting that took place, with nobody recorded."""
    ident = planned(catalog, kind, day, *states)
    meetings.change_meeting(catalog, ident, MeetingChange(status="held"))
    return ident


def planned(catalog: Catalog, kind: str, day: str, *states: str) -> int:
    """A meeting at 2:00 PM."""
    return meetings.add_meeting(catalog, MeetingDraft(kind, states, f"{day}T14:00", year=2027))


def person(catalog: Catalog, name: str, role: str, starts: str, ends: str = "") -> int:
    """Somebody who holds a post of Florida for a time."""
    days = (date.fromisoformat(starts), date.fromisoformat(ends) if ends else None)
    entered = Person(0, name, Organization.STATE)
    return people.add(catalog, entered, [(Post("FL", role), *days, False)])


def by_role(catalog: Catalog) -> dict[str, AttendanceCount]:
    """The counts of each role."""
    found = attendance_figures.read(catalog, 2027)
    return {each.key: each.counts for each in found.by(By.ROLE)}


def test_roles_are_counted_from_their_marks_and_states_from_what_these_amount_to(
    cycle: Catalog,
) -> None:
    call = held(cycle, "ad-hoc-call", "2026-03-03", "FL")
    attendance.mark(cycle, call, "FL", Mark.ATTENDED, "PM")
    found = attendance_figures.read(cycle, 2027)
    assert by_role(cycle) == {"PM": AttendanceCount(1, 1), "DL": AttendanceCount(1)}
    assert found.whole == AttendanceCount(1, 1, 1)  # the lead alone is a part


def test_a_person_of_no_role_came_in_the_post_of_that_day(cycle: Catalog) -> None:
    calls = [held(cycle, "ad-hoc-call", f"2026-{month}-03", "FL") for month in ("02", "03")]
    who = person(cycle, "Sample Person", "DL", "2025-01-01", "2026-02-28")
    for call in calls:
        target = Target("FL", "", "Sample Person", who)
        attendance.mark_many(cycle, call, [target], Mark.ATTENDED)
    assert by_role(cycle)["DL"] == AttendanceCount(2, 1)


def test_an_agenda_item_and_a_one_off_change_say_whom_a_meeting_expects(cycle: Catalog) -> None:
    call = held(cycle, CHECK_IN, "2026-03-03", "FL")
    assert by_role(cycle).keys() == {"PM"}
    agendas.add_item(cycle, call, "DP review progress", 15)
    (item,) = agendas.items(cycle, call)
    audience.set_item_roles(cycle, item.id, ["DP"])
    assert by_role(cycle).keys() == {"PM", "DP"}
    audience.remove(cycle, [call], role="PM")
    assert by_role(cycle).keys() == {"DP"}


def test_a_type_or_a_state_that_is_not_there_is_refused(cycle: Catalog) -> None:
    with pytest.raises(UserError, match="Ohio is not in RY 2027"):
        attendance_figures.read(cycle, 2027, Scope(states=frozenset({"OH"})))
    with pytest.raises(UserError, match="no meeting type “tea”"):
        attendance_figures.read(cycle, 2027, Scope(types=frozenset({"tea"})))
    with pytest.raises(UserError, match="before the first"):
        attendance_figures.read(cycle, 2027, Scope(first=date(2026, 3, 2), last=date(2026, 3, 1)))
    with pytest.raises(NotFoundError):
        attendance_figures.read(cycle, 2031)


# -- the questions


def answer(catalog: Catalog, number: int) -> Answer:
    """The answer about RY 2027."""
    return questions.answer(catalog, numbered(number), [2027], questions.reader(catalog))


def cells(found: Answer, *heads: str) -> list[tuple[str, ...]]:
    """Some columns of an answer."""
    places = [[head.title for head in found.heads].index(name) for name in heads]
    return [tuple(line.cells[place] for place in places) for line in found.lines]


def test_6_a_role_that_never_joined_leads_to_who_holds_it(cycle: Catalog) -> None:
    call = held(cycle, "ad-hoc-call", "2026-03-03", "FL")
    attendance.mark(cycle, call, "FL", Mark.ATTENDED, "PM")
    attendance.mark(cycle, call, "FL", Mark.ABSENT, "DL")
    who = person(cycle, "Sample Person", "DL", "2025-01-01")
    found = answer(cycle, 6)
    assert cells(found, "State", "Role", "Missed of required", "If needed", "Who holds it") == [
        ("Florida", "Data lead", "1 of 1", "0", "Sample Person")
    ]
    assert found.lines[0].place == Place(person=who)
    assert found.sentence.startswith("1 of 2 roles of states never joined a call")


def test_6_without_a_holder_it_leads_to_the_next_meeting(cycle: Catalog) -> None:
    held(cycle, CHECK_IN, "2026-03-03", "FL")
    coming = planned(cycle, CHECK_IN, "2026-05-05", "FL")
    lead = answer(cycle, 6).lines[0]
    assert (lead.place, lead.cells[-1]) == (Place(meeting=coming), "Nobody on record")


def test_6_before_any_meeting_nothing_can_be_told(cycle: Catalog) -> None:
    assert answer(cycle, 6).told == "No meeting was held yet."


def test_7_who_left_and_what_is_vacant(cycle: Catalog) -> None:
    planned(cycle, "ad-hoc-call", "2026-04-20", "FL")
    gone = person(cycle, "Gone Person", "PM", "2025-01-01", "2026-03-31")
    person(cycle, "Former Person", "ER", "2025-01-01", "2026-02-28")
    person(cycle, "Sample Person", "ER", "2026-03-01")
    found = answer(cycle, 7)
    assert cells(found, "Role", "What", "Who left", "Last day", "Now", "Next needed") == [
        ("PERM lead", "Vacant", "Gone Person", "Mar 31, 2026", "Nobody", "Apr 20, 2026"),
        ("Data lead", "Nobody on record", "", "", "Nobody", "Apr 20, 2026"),
        ("ER contact", "Left", "Former Person", "Feb 28, 2026", "Sample Person", ""),
    ]
    assert found.lines[0].place == Place(person=gone)
    assert found.sentence == (
        "1 of 2 posts on record is vacant; 1 that a meeting needs has nobody on record."
        " 1 other left since Jun 1, 2025."
    )


def test_7_of_an_empty_directory_says_so(cycle: Catalog) -> None:
    planned(cycle, "ad-hoc-call", "2026-04-20", "FL")
    assert answer(cycle, 7).told == "Nobody is in the directory yet."


# -- the day's list


def vacant(catalog: Catalog, *states: str) -> list[Line]:
    """The lines about vacant posts."""
    found = worklist.of_day(catalog, years=[2027], states=states)
    return [line for section in found if section.group == "vacant" for line in section.lines]


def test_a_vacant_post_leaves_the_list_when_somebody_is_named(
    cycle: Catalog, clock: SetClock
) -> None:
    del clock  # it stands still
    planned(cycle, "ad-hoc-call", "2026-04-20", "FL", "TX")
    gone = person(cycle, "Gone Person", "PM", "2025-01-01", "2026-03-31")
    (line,) = vacant(cycle)
    assert (line.names, line.title, line.act, line.person) == (
        *("Florida", "PERM lead"),
        *(Act.CONTACTS, gone),
    )
    assert vacant(cycle, "TX") == []
    person(cycle, "Sample Person", "PM", "2026-04-01")
    assert vacant(cycle) == []


# -- the report


def tables(sheet: FiguresSheet) -> dict[str, FigureTable]:
    """The tables by their titles."""
    return {part.title: part for part in sheet.parts if isinstance(part, FigureTable)}


def texts(table: FigureTable) -> list[list[str]]:
    """What stands in the lines of a table."""
    return [[cell.text for cell in line] for line in table.lines]


@pytest.fixture
def attended(cycle: Catalog) -> Catalog:
    """Two joint calls: Florida came to one and is not recorded at the other, Texas was absent."""
    first = held(cycle, "cycle-kick-off", "2025-07-01", "FL", "TX")
    held(cycle, "cycle-call", "2026-03-03", "FL", "TX")
    attendance.mark(cycle, first, "FL", Mark.ATTENDED)
    attendance.mark(cycle, first, "TX", Mark.ABSENT)
    return cycle


def test_the_report_states_the_denominator_of_each_rate(attended: Catalog) -> None:
    said = report.sheet(attended, 2027)
    assert said.head.remarks[-1] == "Attended 1 of 2 recorded; 2 not recorded are in neither."
    found = tables(said)
    assert list(found) == [
        *("By state", "By role", "By host", "By month"),
        *("Missed, and nothing left", "Roles that never joined a call"),
    ]
    assert texts(found["By state"]) == [
        ["Florida", "1 of 1 (100%)", "1", "–", "–", "–", "1", "–", "2"],
        ["Texas", "0 of 1 (0%)", "–", "–", "–", "1", "1", "–", "2"],
    ]
    assert [cell.text for cell in found["By state"].total][:2] == ["All, each once", "1 of 2 (50%)"]
    assert [line[0] for line in texts(found["By month"])] == ["July 2025", "March 2026"]


def test_the_report_names_what_was_missed_and_what_nobody_can_know(attended: Catalog) -> None:
    found = tables(report.sheet(attended, 2027))
    (missed,) = texts(found["Missed, and nothing left"])
    assert missed[:3] == ["Texas", "Cycle kick-off", "Overdue"]
    never = found["Roles that never joined a call"]
    assert not never.lines
    assert never.empty.startswith("No role is recorded")


def test_a_chart_tells_the_states_side_by_side(attended: Catalog) -> None:
    (chart,) = (part for part in report.sheet(attended, 2027).parts if isinstance(part, Chart))
    assert [(bar.name, bar.said) for bar in chart.bars] == [
        ("Florida", "1 of 1"),
        ("Texas", "0 of 1"),
    ]
    one = report.sheet(attended, 2027, scope=Scope(states=frozenset({"FL"})))
    assert not any(isinstance(part, Chart) for part in one.parts)
    assert one.head.title == "Attendance report, Florida"


def test_one_counting_alone_is_a_table_column_by_column(attended: Catalog) -> None:
    table = flat(report.table(attended, 2027, by=(By.STATE,)))
    heads = [column.head for column in table.columns]
    texas = dict(zip(heads, table.rows[1], strict=True))
    assert (texas["Attended"].value, texas["of recorded"].value) == (0, 1)
    assert texas["Not recorded"].value == 1


def test_the_report_has_the_roles_that_never_came_once_roles_are_recorded(cycle: Catalog) -> None:
    call = held(cycle, "ad-hoc-call", "2026-03-03", "FL")
    attendance.mark(cycle, call, "FL", Mark.ATTENDED, "PM")
    never = tables(report.sheet(cycle, 2027))["Roles that never joined a call"]
    assert texts(never) == [
        ["Florida", "Data lead", "0 of 1", "–", "Nobody on record", "none planned"]
    ]

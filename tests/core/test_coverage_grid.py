"""The grid of states and types: its lines, totals, filters, heads, and where keys lead."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from perm_desktop.core.coverage import heads, sieve, table
from perm_desktop.core.coverage.acts import Do, acts, is_unsettled
from perm_desktop.core.coverage.grid import Grid, RowKind, grid
from perm_desktop.core.coverage.sieve import Order, Show, Sieve
from perm_desktop.core.coverage.walk import Place, Way, next_wanting, of_state, step
from perm_desktop.core.coverage.words import Tally, needs_attention, short_day, short_words
from perm_desktop.core.cycles import (
    Cycle,
    CycleState,
    default_cutoff,
    default_phases,
    review_period,
)
from perm_desktop.core.meeting_types import Cadence, MeetingType, Wording
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.status import Obligation, Status, Verdict
from perm_desktop.core.vocabulary import CadenceKind, Phase

DAY = date(2026, 4, 14)
NOW = AsOf(DAY, 29_603_820)
NAMES = {"HI": "Hawaii", "OH": "Ohio", "OR": "Oregon"}


def kind(key: str, how: CadenceKind, phase: Phase = Phase.PRE, **details: object) -> MeetingType:
    return MeetingType(
        id=1,
        key=key,
        phase=phase,
        cadence=Cadence(how, details),
        joint=False,
        minutes=60,
        hosts=("SC",) if phase is Phase.PRE else ("RC",),
        variants=(),
        short_title=key.replace("-", " ").capitalize(),
        window=None,
        factory=True,
        source=Wording(title=key),
        shipped=Wording(),
        own=Wording(),
        roles=(),
        sources=(),
    )


CALL = kind("check-in", CadenceKind.SERIES, Phase.INTRA, every="14-days")
INTAKE = kind("state-intake", CadenceKind.ONCE_PER_STATE)
COURSE = kind("orientation", CadenceKind.N_OF_M, needed=1, sessions=3)
ASKED = kind("best-practice", CadenceKind.AD_HOC, Phase.ANY)


def judged(
    statuses: Mapping[tuple[str, str], Status],
    year: int = 2027,
    types: Sequence[MeetingType] = (CALL, INTAKE, COURSE, ASKED),
) -> Coverage:
    """All is satisfied but what is said."""
    members = tuple(map(CycleState, NAMES))
    cycle = Cycle(
        1, year, 3, review_period(year), default_phases(year), default_cutoff(year), members
    )
    usual = {CadenceKind.AD_HOC: Status.NOTHING_OWED}
    found = [
        Obligation(
            code,
            each.key,
            each.cadence.kind,
            Verdict(
                statuses.get((each.key, code), usual.get(each.cadence.kind, Status.SATISFIED)),
                "Because.",
                due=date(2026, 4, 30),
            ),
        )
        for each in types
        for code in NAMES
    ]
    return Coverage(CycleFacts(cycle, types, (), {}), NAMES, NOW, found)


EVERYTHING = Sieve()
MEETING = MeetingRow(
    id=1,
    number=1,
    uid="",
    year=2027,
    type=COURSE.key,
    title="",
    short_title="",
    phase=Phase.PRE,
    hosts="RC",
    states="HI",
    starts="2026-02-03T14:00",
    zone="America/New_York",
    minutes=60,
    utc=0,
    status="held",
    reason="",
    session=None,
    series=None,
    occurrence=None,
    variant=None,
    place="",
    agenda_items=0,
    marked_states=1,
    noted=0,
)


def laid_out(wanted: Sieve = EVERYTHING, *sections: Coverage, shown: Sequence[str] = ()) -> Grid:
    return grid(sections or (judged({}),), wanted, shown, ("OR",), date(2026, 4, 30))


def states(found: Grid) -> list[str]:
    return [row.state for row in found.rows if row.state]


def titles(found: Grid) -> list[str]:
    return [each.key for each in found.types]


MIXED = judged(
    {
        ("state-intake", "HI"): Status.OVERDUE,
        ("check-in", "HI"): Status.PARTLY,
        ("orientation", "OH"): Status.NOT_HELD,
    }
)


def test_types_follow_the_phases_and_those_on_request_stay_away_until_asked_for() -> None:
    assert titles(laid_out()) == ["state-intake", "orientation", "check-in"]
    assert titles(laid_out(Sieve(on_request=True)))[-1] == "best-practice"
    assert [(band.phase, band.first, band.end) for band in laid_out().bands] == [
        (Phase.PRE, 0, 2),
        (Phase.INTRA, 2, 3),
    ]


def test_totals_count_what_is_satisfied_of_what_is_owed() -> None:
    found = laid_out(Sieve(), MIXED)
    assert [row.total for row in found.rows] == [
        *(Tally(1, 3), Tally(2, 2), Tally(3, 3)),
        Tally(6, 8),
    ]
    assert found.rows[-1].by_type == (Tally(2, 3), Tally(2, 2), Tally(2, 3))
    assert found.total == Tally(6, 8)


def test_a_filter_of_cells_takes_empty_lines_away_and_leaves_the_totals() -> None:
    found = laid_out(Sieve(show=Show.ATTENTION), MIXED)
    assert (states(found), titles(found)) == (["HI"], ["state-intake"])
    assert found.rows[0].total == Tally(1, 3)
    assert (found.total, found.attention) == (Tally(6, 8), 1)


def test_a_missed_call_of_a_series_is_a_record_and_wants_nobody() -> None:
    by_type = {each.type: each for each in MIXED.obligations if each.state == "HI"}
    assert not needs_attention(by_type["check-in"])
    assert needs_attention(replace(by_type["check-in"], kind=CadenceKind.ONCE_PER_STATE))


def test_what_is_due_by_a_day_is_open_and_has_its_last_day_by_then() -> None:
    assert states(laid_out(Sieve(show=Show.DUE), MIXED)) == ["HI"]
    before = grid((MIXED,), Sieve(show=Show.DUE), (), (), date(2026, 4, 29))
    assert states(before) == []


@pytest.mark.parametrize(
    ("text", "codes", "keys"),
    [
        ("hawaii", ["HI"], 3),
        ("or", ["OR"], 3),
        ("o", ["OH", "OR"], 3),
        ("orient", ["HI", "OH", "OR"], 1),
        ("ohio intake", ["OH"], 1),
        ("nothing", [], 0),
    ],
)
def test_a_text_names_states_first_then_types(text: str, codes: list[str], keys: int) -> None:
    found = laid_out(Sieve(text=text))
    assert (states(found), len(found.types)) == (codes, keys)


def test_phases_hosts_and_statuses_narrow_the_grid() -> None:
    assert titles(laid_out(Sieve(phases=frozenset({Phase.INTRA})))) == ["check-in"]
    assert titles(laid_out(Sieve(hosts=frozenset({"SC"})))) == ["state-intake", "orientation"]
    chosen = Sieve(statuses=frozenset({Status.NOT_HELD}))
    assert states(laid_out(chosen, MIXED)) == ["OH"]


def test_only_states_that_are_shown_have_a_line() -> None:
    assert states(laid_out(Sieve(), MIXED, shown=["OR", "OH"])) == ["OH", "OR"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.CODE, ["HI", "OH", "OR"]),
        (Order.MINE, ["OR", "HI", "OH"]),
        (Order.OPEN, ["HI", "OH", "OR"]),
    ],
)
def test_states_are_sorted_as_chosen(order: Order, expected: list[str]) -> None:
    assert states(laid_out(Sieve(order=order), MIXED)) == expected


def test_several_cycles_stand_below_each_other_under_their_names() -> None:
    found = laid_out(Sieve(), MIXED, judged({}, 2028))
    kinds = [row.kind for row in found.rows]
    section = [RowKind.CYCLE, *[RowKind.STATE] * 3, RowKind.TOTAL]
    assert kinds == section * 2
    assert found.place(2028, "OH", "check-in") == (7, 2)


def test_a_type_that_a_cycle_does_not_have_leaves_its_cells_empty() -> None:
    found = laid_out(Sieve(), judged({}, 2027, (INTAKE,)), judged({}, 2028))
    assert titles(found) == ["state-intake", "orientation", "check-in"]
    assert found.cell(1, 1) is None


def test_the_list_behind_a_total_has_what_it_counts() -> None:
    found = laid_out(Sieve(), MIXED)
    of_state_total = found.behind(0, found.total_column)
    of_type_total = found.behind(3, 0)
    assert {each.state for _, each in of_state_total} == {"HI"}
    assert [(each.type, each.state) for _, each in of_type_total] == [
        ("state-intake", code) for code in NAMES
    ]
    assert len(found.behind(3, found.total_column)) == 9


def test_keys_pass_over_headings_and_stop_at_the_edges() -> None:
    found = laid_out(Sieve(), MIXED, judged({}, 2028))
    assert step(found, Place(4, 1), Way.DOWN) == Place(6, 1)
    assert step(found, Place(6, 1), Way.UP) == Place(4, 1)
    assert step(found, Place(1, 0), Way.UP) == Place(1, 0)
    assert step(found, Place(1, 0), Way.LEFT) == Place(1, 0)
    assert step(found, Place(1, 0), Way.LAST) == Place(1, 3)
    assert step(found, Place(2, 1), Way.BOTTOM) == Place(4, 1)
    assert step(found, Place(4, 1), Way.BOTTOM) == Place(9, 1)


def test_with_ctrl_left_and_right_go_phase_by_phase() -> None:
    found = laid_out(Sieve(on_request=True))  # two types, then one, then one of any time
    assert step(found, Place(0, 0), Way.ON) == Place(0, 2)
    assert step(found, Place(0, 3), Way.ON) == Place(0, 4)
    assert step(found, Place(0, 4), Way.ON) == Place(0, 4)
    assert step(found, Place(0, 4), Way.BACK) == Place(0, 3)
    assert step(found, Place(0, 1), Way.BACK) == Place(0, 0)
    assert step(found, Place(0, 0), Way.BACK) == Place(0, 0)


def test_the_next_cell_that_needs_attention_is_found_line_by_line_and_round() -> None:
    late = {("state-intake", "HI"): Status.OVERDUE, ("orientation", "OR"): Status.DUE}
    found = laid_out(Sieve(), judged(late))
    assert next_wanting(found, Place(0, 0)) == Place(2, 1)
    assert next_wanting(found, Place(2, 1)) == Place(0, 0)
    assert next_wanting(found, Place(1, 2), is_back=True) == Place(0, 0)
    assert next_wanting(found, Place(0, 0), is_back=True) == Place(2, 1)
    assert next_wanting(laid_out(), Place(0, 0)) is None


def test_a_session_beyond_the_numbered_ones_is_called_special() -> None:
    came = Obligation("HI", COURSE.key, COURSE.cadence.kind, Verdict(Status.SATISFIED, "", (7,)))
    row = MEETING._replace(id=7)
    assert short_words(came, {7: row}, DAY) == "special"
    assert short_words(came, {7: row._replace(session=2)}, DAY) == "S2"


def test_a_table_file_says_its_day_and_what_narrows_it_in_every_line() -> None:
    found = laid_out(Sieve(show=Show.ATTENTION), MIXED)
    heads_of = [column.head for column in table.columns(found)]
    assert heads_of == [
        *("State", "Name", "State intake", "Satisfied", "Owed", "Cycle", "As of", "Shows only")
    ]
    (group,) = table.groups(found)
    assert [[cell.text for cell in line.cells] for line in group.lines] == [
        ["HI", "Hawaii", "Overdue", "1", "3", "RY 2027", "Apr 14, 2026", "what needs attention"],
        [
            *("Satisfied of owed", "", "2 of 3", "6", "8", "RY 2027", "Apr 14, 2026"),
            "what needs attention",
        ],
    ]


def test_a_table_file_of_everything_has_no_column_for_a_filter() -> None:
    assert [column.head for column in table.columns(laid_out())][-1] == "As of"


def test_letters_go_to_the_next_state_that_begins_so() -> None:
    found = laid_out(Sieve(), MIXED)
    assert of_state(found, "o", NAMES, 1) == 1
    assert of_state(found, "o", NAMES, 2) == 2
    assert of_state(found, "ha", NAMES, 2) == 0
    assert of_state(found, "x", NAMES, 0) is None


def test_a_filter_is_kept_and_read_again_without_what_was_typed() -> None:
    chosen = Sieve(
        show=Show.DUE,
        phases=frozenset({Phase.PRE}),
        statuses=frozenset({Status.OVERDUE}),
        order=Order.OPEN,
        text="ohio",
    )
    assert sieve.from_data(chosen.as_data()) == replace(chosen, text="")


@pytest.mark.parametrize(
    ("title", "room", "expected"),
    [
        ("Cycle kick-off", 9, ["Cycle", "kick-off"]),
        ("DP orientation", 9, ["DP", "orientat."]),
        ("Data submission instructions", 8, ["Data", "submiss.", "instruc."]),
        ("DR/appeals training", 9, ["DR/", "appeals", "training"]),
        ("PERM 101", 9, ["PERM 101"]),
        ("One two three four five", 5, ["One", "two", "three…"]),
    ],
)
def test_titles_are_broken_and_cut_for_narrow_columns(
    title: str, room: int, expected: list[str]
) -> None:
    found = heads.lines(title, room, len, 3)
    assert found[:2] == expected[:2]
    assert len(found) == len(expected)
    assert all(len(line) <= room for line in found)


def test_the_words_of_a_cadence_are_broken_where_a_column_is_narrow() -> None:
    asked = kind("dp-access", CadenceKind.IF_NEEDED)
    assert heads.cadence_lines(asked, 9, len) == ["if needed"]
    assert heads.cadence_lines(asked, 8, len) == ["if", "needed"]
    assert heads.cadence_lines(CALL, 3, len) == ["2-weekly"]


def test_an_ellipsis_follows_no_period() -> None:
    assert heads.lines("Data submission instructions", 8, len, 2)[1] == "submiss…"


def test_a_far_off_day_says_its_year() -> None:
    assert short_day(date(2026, 5, 4), DAY) == "May 4"
    assert short_day(date(2027, 5, 17), DAY) == "May ’27"


@pytest.mark.parametrize(
    ("key", "status", "expected"),
    [
        ("state-intake", Status.OVERDUE, True),
        ("state-intake", Status.NOT_YET_DUE, True),
        ("state-intake", Status.SUSPENDED, True),
        ("state-intake", Status.SATISFIED, False),
        ("state-intake", Status.SCHEDULED, False),
        ("state-intake", Status.NOT_NEEDED, False),
        ("best-practice", Status.NOTHING_OWED, False),
        ("check-in", Status.PARTLY, False),
        ("orientation", Status.PARTLY, True),
    ],
)
def test_acts_settle_only_what_is_open(key: str, status: Status, expected: bool) -> None:
    found = next(
        each
        for each in judged({(key, "HI"): status}).obligations
        if (each.type, each.state) == (key, "HI")
    )
    assert is_unsettled(found, ()) is expected


def offered(key: str, status: Status) -> list[Do]:
    source = judged({(key, "HI"): status})
    found = next(each for each in source.obligations if (each.type, each.state) == (key, "HI"))
    chosen = next(each for each in source.facts.types if each.key == key)
    return [act.do for act in acts(source, chosen, found)]


def test_acts_are_those_that_settle_the_status() -> None:
    assert offered("state-intake", Status.OVERDUE) == [Do.SCHEDULE]
    assert offered("state-intake", Status.SATISFIED) == []
    assert offered("orientation", Status.OVERDUE) == [Do.SPECIAL]
    assert offered("state-intake", Status.NOT_HELD) == []
    assert offered("best-practice", Status.NOTHING_OWED) == [Do.SCHEDULE]
    assert offered("state-intake", Status.SUSPENDED) == [Do.RESUME]

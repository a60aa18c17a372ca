"""Lanes of every kind, their rows, and what asks for attention in them."""

import pytest

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import NOT_RECORDED, OVERDUE
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.grouping import GROUPINGS, JOINT, Lanes, caption
from perm_desktop.core.timeline.lanes import build_index, updated
from perm_desktop.core.timeline.rows import arrange, meetings_of
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import NOW, STATES, meeting, series_of


def titles(rows: list[MeetingRow], lanes: Lanes) -> list[str]:
    """Return the names of the lanes of some meetings."""
    return [lane.title for lane in build_index(rows, STATES, NOW, GROUPINGS[lanes]).lanes]


def test_meetings_of_several_states_share_the_first_lane() -> None:
    rows = [meeting(1), meeting(2, states="HI,IA"), meeting(3, states="IA")]
    lanes = build_index(rows, STATES, NOW).lanes
    assert [(lane.key, [row.id for row in lane.rows]) for lane in lanes] == [
        (JOINT, [2]),
        ("HI", [1]),
        ("IA", [3]),
    ]


def test_a_meeting_of_no_state_is_in_the_joint_lane() -> None:
    lane = build_index([meeting(1, states="")], STATES, NOW).lanes[0]
    assert [row.id for row in lane.rows] == [1]


def test_a_state_without_meetings_has_its_lane() -> None:
    assert titles([], Lanes.STATE) == ["All states (joint)", "Hawaii", "Iowa"]


def test_a_state_that_nobody_named_gets_a_lane_by_its_code() -> None:
    assert titles([meeting(1, states="OH")], Lanes.STATE)[-1] == "OH"


def test_hosts_come_by_code_after_what_they_share() -> None:
    rows = [meeting(1), meeting(2, hosts="ERC"), meeting(3, hosts="CMS,RC"), meeting(4, hosts="X")]
    assert titles(rows, Lanes.HOST) == [
        "Several hosts",
        "ERC, eligibility review",
        "RC, review",
        "X",
    ]


def test_phases_come_in_their_order() -> None:
    rows = [meeting(1, phase="post"), meeting(2, phase="pre")]
    assert titles(rows, Lanes.PHASE) == ["Pre-cycle", "Post-cycle"]


def test_types_come_by_phase_with_series_first() -> None:
    rows = [
        meeting(1, 1, kind="exit", title="Exit", phase="post"),
        meeting(2, -9, kind="intake", title="Intake"),
        *series_of((1, 15)),
    ]
    assert titles(rows, Lanes.TYPE) == ["State/RC check-in", "Intake", "Exit"]


@pytest.mark.parametrize("lanes", Lanes)
def test_every_meeting_has_a_home_in_a_part_of_its_lane(lanes: Lanes) -> None:
    rows = [*series_of((1, 15)), meeting(2, states="HI,IA"), meeting(3, hosts="CMS,SC", states="")]
    index = build_index(rows, STATES, NOW, GROUPINGS[lanes])
    for row in rows:
        home = index.home(row.id)
        assert home is not None
        assert row in index.lanes[home[0]].parts[home[1]].rows


def test_a_caption_says_what_the_names_beside_it_leave_unsaid() -> None:
    row = meeting(1, states="HI", title="Intake")
    said = {
        lanes: [caption(row, grouping, in_part=part) for part in (False, True)]
        for lanes, grouping in GROUPINGS.items()
    }
    assert said == {
        Lanes.STATE: ["Intake", ""],
        Lanes.HOST: ["HI · Intake", "HI"],
        Lanes.PHASE: ["HI · Intake", "HI"],
        Lanes.TYPE: ["HI", ""],
    }


def test_a_caption_counts_many_states() -> None:
    row = meeting(1, states="HI,IA,OH", title="Call")
    assert caption(row, GROUPINGS[Lanes.HOST], in_part=False) == "3 states · Call"


@pytest.mark.parametrize("lanes", Lanes)
def test_an_updated_index_is_the_one_that_would_be_built(lanes: Lanes) -> None:
    rows = [*series_of((1, 15, 29)), meeting(2, 3), meeting(3, 4), meeting(4, 5, states="IA")]
    before = build_index(rows, STATES, NOW, GROUPINGS[lanes])
    moved, new = meeting(2, 30), meeting(9, 7)
    index = updated(before, [moved, new], [3])
    assert index is not None
    kept = [row for row in rows if row.id not in {2, 3}]
    built = build_index([*kept, moved, new], STATES, NOW, GROUPINGS[lanes])
    assert [lane.rows for lane in index.lanes] == [lane.rows for lane in built.lanes]
    assert (index.homes, index.meetings) == (built.homes, built.meetings)


def test_an_update_keeps_the_other_lanes() -> None:
    before = build_index([meeting(1), meeting(2, states="IA")], STATES, NOW)
    after = updated(before, [meeting(1, 5)], ())
    assert after is not None
    assert after.lanes[2] is before.lanes[2]
    assert after.lanes[1].rows[0].utc == NOW + 5 * DAY


def test_an_update_that_needs_another_lane_is_left_to_a_new_index() -> None:
    before = build_index([meeting(1)], STATES, NOW, GROUPINGS[Lanes.HOST])
    assert updated(before, [meeting(2, hosts="SC")], ()) is None
    assert updated(before, (), [1]) is None


def test_rc_calls_on_the_upper_line_and_erc_on_the_lower_one() -> None:
    rows = [
        *series_of((1, 15), series=1, hosts="ERC", first=10),
        *series_of((2, 16), series=2, hosts="RC", first=20),
    ]
    lane = build_index(rows, STATES, NOW).lanes[1]
    assert [(series.hosts, series.line) for series in lane.series] == [(("RC",), 0), (("ERC",), 2)]


def test_two_series_of_one_host_at_a_time_have_lines_of_their_own() -> None:
    rows = [
        *series_of((1, 15), series=1, first=10),
        *series_of((2, 16), series=2, first=20),
        *series_of((40, 54), series=3, first=30),
    ]
    lane = build_index(rows, STATES, NOW).lanes[1]
    assert {series.id: series.line for series in lane.series} == {1: 0, 2: 1, 3: 0}


def test_attention_counts_gaps_late_and_unrecorded_meetings() -> None:
    rows = [
        *series_of((-70, -56, -14, 0.5, 14)),
        meeting(1, -3, status=MeetingStatus.SCHEDULED),
        meeting(2, -4, marked=0),
    ]
    attention = build_index(rows, STATES, NOW).lanes[1].attention
    assert attention is not None
    assert (attention.look, attention.things) == (OVERDUE, 3)


def test_a_late_call_inside_a_gap_is_counted_with_the_gap() -> None:
    late = meeting(1, -28, series=7, status=MeetingStatus.SCHEDULED)
    rows = [*series_of((-70, -56, -14, 0.5, 14)), late]
    attention = build_index(rows, STATES, NOW).lanes[1].attention
    assert attention is not None
    assert attention.things == 1


def test_missing_attendance_alone_is_not_overdue() -> None:
    attention = build_index([meeting(1, -4, marked=0)], STATES, NOW).lanes[1].attention
    assert attention is not None
    assert attention.look is NOT_RECORDED


def test_a_settled_lane_asks_for_nothing() -> None:
    assert build_index([meeting(1, -4)], STATES, NOW).lanes[1].attention is None


def test_lanes_that_did_not_change_are_kept() -> None:
    rows = [meeting(1), meeting(2, states="IA")]
    before = build_index(rows, STATES, NOW)
    after = build_index([rows[0], meeting(2, 1, states="IA")], STATES, NOW, before=before)
    assert after.lanes[1] is before.lanes[1]
    assert after.lanes[2] is not before.lanes[2]


def test_time_makes_every_lane_anew() -> None:
    before = build_index([meeting(1)], STATES, NOW)
    assert build_index([meeting(1)], STATES, NOW + 1, before=before).lanes[1].now == NOW + 1


def test_an_index_knows_when_something_begins_or_gets_late() -> None:
    rows = [meeting(1, 2), meeting(2, -0.02, status=MeetingStatus.SCHEDULED), meeting(3, -5)]
    assert build_index(rows, STATES, NOW).next_change == rows[1].utc + 60
    assert build_index([meeting(3, -5)], STATES, NOW).next_change is None


def test_an_open_lane_has_a_row_for_each_series_and_each_type() -> None:
    rows = [
        *series_of((2, 16), series=2, hosts="ERC", first=20),
        *series_of((1, 15), series=1, first=10),
        meeting(1, kind="intake", title="Intake"),
    ]
    index = build_index(rows, STATES, NOW)
    table = arrange(index, {"HI"}, 17, 19)
    assert [(row.lane, row.part, row.top) for row in table.items] == [
        (0, -1, 0),
        (1, -1, 17),
        (1, 0, 34),
        (1, 1, 53),
        (1, 2, 72),
        (2, -1, 91),
    ]
    shown = [[row.id for row in meetings_of(index, row).rows] for row in table.items]
    assert shown == [[], [], [10, 11], [20, 21], [1], []]
    assert table.height == 108


def test_a_lane_without_meetings_does_not_open() -> None:
    index = build_index([meeting(1)], STATES, NOW)
    assert len(arrange(index, {"IA", JOINT}, 17, 19).items) == 3


def scrolled(top: float) -> tuple[int, float] | None:
    """Return lane and place of the heading that stays when Hawaii is open with two parts."""
    rows = [*series_of((1, 15)), meeting(1, kind="intake")]
    pinned = arrange(build_index(rows, STATES, NOW), {"HI"}, 17, 19).pinned(top)
    return None if pinned is None else (pinned[0].lane, pinned[1])


def test_the_heading_of_an_open_lane_stays_while_its_parts_pass_the_edge() -> None:
    assert scrolled(17) is None  # at the edge, but all of it is seen
    assert scrolled(20) == (1, 20)
    assert scrolled(50) == (1, 50)


def test_the_next_lane_pushes_the_heading_out() -> None:
    assert scrolled(65) == (1, 72 - 17)
    assert scrolled(72) is None


def test_a_closed_lane_has_no_heading_that_stays() -> None:
    assert scrolled(5) is None
    assert scrolled(80) is None


def test_a_row_is_found_by_its_pixel() -> None:
    table = arrange(build_index([meeting(1)], STATES, NOW), (), 17, 19)
    assert [table.at(y) for y in (-1, 0, 16.9, 17, 50.9, 51)] == [None, 0, 0, 1, 2, None]


def test_only_rows_that_reach_into_a_stretch_are_looked_at() -> None:
    table = arrange(build_index([meeting(1)], STATES, NOW), (), 17, 19)
    assert [row.lane for row in table.between(18, 30)] == [1]
    assert [row.lane for row in table.between(10, 40)] == [0, 1, 2]

"""Lanes by state, their rows, and what asks for attention in them."""

from perm_desktop.core.symbols import NOT_RECORDED, OVERDUE
from perm_desktop.core.timeline_lanes import JOINT, build_index, by_state
from perm_desktop.core.timeline_rows import arrange, meetings_of
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import NOW, STATES, meeting, series_of


def test_meetings_of_several_states_share_the_first_lane() -> None:
    rows = [meeting(1), meeting(2, states="HI,IA"), meeting(3, states="IA")]
    lanes = [(group.key, [row.id for row in group.rows]) for group in by_state(rows, STATES)]
    assert lanes == [(JOINT, [2]), ("HI", [1]), ("IA", [3])]


def test_a_meeting_of_no_state_is_in_the_joint_lane() -> None:
    assert [row.id for row in by_state([meeting(1, states="")], STATES)[0].rows] == [1]


def test_a_state_without_meetings_has_its_lane() -> None:
    assert [group.title for group in by_state([], STATES)] == [
        "All states (joint)",
        "Hawaii",
        "Iowa",
    ]


def test_a_state_that_nobody_named_gets_a_lane_by_its_code() -> None:
    groups = by_state([meeting(1, states="OH")], STATES)
    assert (groups[-1].key, groups[-1].title) == ("OH", "OH")


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


def test_an_open_lane_has_a_row_for_each_series() -> None:
    rows = [
        *series_of((1, 15), series=1, first=10),
        *series_of((2, 16), series=2, hosts="ERC", first=20),
        meeting(1),
    ]
    index = build_index(rows, STATES, NOW)
    table = arrange(index, {"HI"}, 17, 19)
    assert [(row.lane, row.series, row.top) for row in table.items] == [
        (0, -1, 0),
        (1, -1, 17),
        (1, 0, 34),
        (1, 1, 53),
        (2, -1, 72),
    ]
    assert meetings_of(index, table.items[1]).rows == (rows[-1],)
    assert table.height == 89


def test_a_lane_without_series_does_not_open() -> None:
    index = build_index([meeting(1)], STATES, NOW)
    assert len(arrange(index, {"HI", JOINT}, 17, 19).items) == 3


def test_a_row_is_found_by_its_pixel() -> None:
    table = arrange(build_index([meeting(1)], STATES, NOW), (), 17, 19)
    assert [table.at(y) for y in (-1, 0, 16.9, 17, 50.9, 51)] == [None, 0, 0, 1, 2, None]


def test_only_rows_that_reach_into_a_stretch_are_looked_at() -> None:
    table = arrange(build_index([meeting(1)], STATES, NOW), (), 17, 19)
    assert [row.lane for row in table.between(18, 30)] == [1]
    assert [row.lane for row in table.between(10, 40)] == [0, 1, 2]

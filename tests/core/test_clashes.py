"""Who would be in two meetings at once."""

from typing import Any

import pytest

from perm_desktop.core import clashes, clock
from perm_desktop.core.clashes import Clash
from perm_desktop.core.meetings import MeetingRow

NOON = "2026-04-14T12:00"


def a_row(ident: int, starts: str = NOON, zone: str = clock.EASTERN, **values: Any) -> MeetingRow:
    shown: dict[str, Any] = {
        "id": ident,
        "number": ident,
        "uid": str(ident),
        "year": 2027,
        "type": "ad-hoc-call",
        "title": "Ad hoc call",
        "short_title": "Call",
        "phase": "any",
        "hosts": "SC",
        "states": "OH",
        "starts": starts,
        "zone": zone,
        "minutes": 60,
        "utc": clock.utc_minutes(starts, zone),
        "status": "scheduled",
        "reason": "",
        "session": None,
        "series": None,
        "occurrence": None,
        "variant": None,
        "place": "",
        "agenda_items": 0,
        "marked_states": 0,
        "noted": 0,
    }
    return MeetingRow(**(shown | values))


def kinds(found: list[Clash]) -> set[tuple[str, str]]:
    return {(clash.kind, clash.who) for clash in found}


def test_hosts_and_states_are_in_one_meeting_at_a_time() -> None:
    rows = [a_row(1), a_row(2, "2026-04-14T12:30", hosts="RC,SC", states="OH,WA")]
    assert kinds(clashes.find(rows, [1], {})) == {("host", "SC"), ("state", "OH")}


def test_meetings_that_touch_do_not_clash() -> None:
    rows = [a_row(1), a_row(2, "2026-04-14T13:00"), a_row(3, "2026-04-14T11:00")]
    assert clashes.find(rows, [1, 2, 3], {}) == []


def test_another_zone_clashes_by_the_moment() -> None:
    rows = [a_row(1), a_row(2, "2026-04-14T06:30", "Pacific/Honolulu", states="HI")]
    assert kinds(clashes.find(rows, [2], {})) == {("host", "SC")}


def test_a_meeting_through_the_night_clashes_on_the_next_day() -> None:
    rows = [a_row(1), a_row(2, "2026-04-13T20:00", states="WA", minutes=24 * 60)]
    assert kinds(clashes.find(rows, [1], {})) == {("host", "SC")}


@pytest.mark.parametrize("moved", [[1], [2], [1, 2]])
def test_a_pair_is_told_once(moved: list[int]) -> None:
    rows = [a_row(1), a_row(2, hosts="RC")]
    assert len(clashes.find(rows, moved, {})) == 1


def test_a_cancelled_meeting_takes_nobodys_time() -> None:
    rows = [a_row(1), a_row(2, status="cancelled", reason="ill")]
    assert clashes.find(rows, [1, 2], {}) == []


def test_meetings_that_did_not_move_are_not_told() -> None:
    rows = [a_row(1), a_row(2), a_row(3, "2026-04-15T12:00")]
    assert clashes.find(rows, [3], {}) == []


def test_a_liaison_is_in_one_meeting_of_the_states_assigned() -> None:
    rows = [a_row(1), a_row(2, hosts="RC", states="WA", year=2028)]
    liaisons = {(2027, "OH"): "Ann", (2028, "WA"): "Ann", (2027, "WA"): "Bob"}
    assert kinds(clashes.find(rows, [1], liaisons)) == {("liaison", "Ann")}
    assert clashes.find(rows, [1], {(2027, "OH"): "Ann", (2028, "WA"): "Bob"}) == []


def test_many_shared_states_are_one_clash() -> None:
    rows = [a_row(1, states="AK,AL,AR,AZ"), a_row(2, states="AK,AL,AR,AZ", hosts="RC")]
    assert kinds(clashes.find(rows, [1], {})) == {("state", "4 states")}


def test_a_fourth_meeting_of_a_state_on_a_day_is_an_overload() -> None:
    rows = [a_row(n, f"2026-04-14T{9 + n:02}:00") for n in range(4)]
    assert clashes.find(rows[:3], [0], {}) == []
    (clash,) = clashes.find(rows, [2], {})
    assert (clash.kind, clash.who, clash.first.id) == ("overload", "OH", 2)
    assert clashes.sentence(clash).startswith("OH has more than 3 meetings on one day")


def test_the_sentence_names_both_meetings() -> None:
    rows = [a_row(1), a_row(2, "2026-04-14T12:30", states="WA", short_title="Intake")]
    (clash,) = clashes.find(rows, [2], {})
    assert clashes.sentence(clash) == (
        "SC would be in two meetings at once:"
        " Intake, WA (2), Tue, Apr 14, 2026, 12:30–1:30 PM EDT"
        " and Call, OH (1), Tue, Apr 14, 2026, 12:00 noon–1:00 PM EDT."
    )

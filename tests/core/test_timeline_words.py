"""What the timeline says of a mark, a pill and a gap."""

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.timeline_axis import DAY
from perm_desktop.core.timeline_series import Gap, build
from perm_desktop.core.timeline_words import card, gap_card, local_times, pill_card, sentence, who
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import HAWAII, IOWA, NOW, meeting, series_of

ZONE = "America/New_York"
STATES = {"HI": HAWAII, "IA": IOWA}
AT_TWO = 99 / DAY  # from 2:21 PM to 4 PM on Apr 14


def test_a_mark_is_a_sentence_of_state_title_time_and_status() -> None:
    assert sentence(meeting(1, AT_TWO), STATES, ZONE, NOW) == (
        "Hawaii, State/RC check-in, Apr 14, 2026 4:00 PM EDT, scheduled"
    )


def test_a_state_in_another_zone_has_its_own_time_beside_ours() -> None:
    row = meeting(1, AT_TWO, states="HI,IA")
    assert local_times(row, STATES, ZONE) == "4:00 PM EDT · 10:00 AM HST · 3:00 PM CDT"


def test_a_state_where_it_is_another_day_says_which() -> None:
    guam = State(9, "GU", "Guam", 1, "Pacific/Guam", ("Pacific/Guam",))
    row = meeting(1, AT_TWO, states="GU")
    assert local_times(row, {"GU": guam}, ZONE) == "4:00 PM EDT · 6:00 AM ChST (Wed, Apr 15)"


def test_the_card_gives_the_reason_of_a_cancelled_meeting() -> None:
    lines = card(meeting(1, 1, status=MeetingStatus.CANCELLED), STATES, ZONE, NOW).splitlines()
    assert lines[0] == "State/RC check-in call"
    assert lines[1] == "Hawaii"
    assert lines[2].startswith("Wed, Apr 15, 2:21 PM EDT · ")
    assert lines[3] == "Cancelled: Storm"


def test_the_card_counts_the_call_in_its_series() -> None:
    row = meeting(1, AT_TWO, series=7)._replace(occurrence=6)
    assert card(row, STATES, ZONE, NOW).splitlines()[0] == "State/RC check-in call · call 6"


def test_two_states_are_named_and_many_are_counted() -> None:
    assert who(meeting(1, states="HI,IA"), STATES) == "Hawaii and Iowa"
    assert who(meeting(1, states="AK,AL,AR,AZ,CA"), STATES) == "5 states"
    assert who(meeting(1, states=""), STATES) == "No state"
    assert who(meeting(1, states="OH"), STATES) == "OH"


def test_a_pill_lists_its_first_meetings_and_counts_the_rest() -> None:
    lines = pill_card([meeting(n, n) for n in range(1, 9)], STATES, ZONE, NOW).splitlines()
    assert lines[0] == "8 meetings"
    assert lines[1] == "Wed, Apr 15: State/RC check-in, scheduled"
    assert lines[-1] == "and 2 more"
    assert len(lines) == 8


def test_a_gap_says_from_when_to_when() -> None:
    series = build(series_of((-42, -28)), 0, NOW)
    assert gap_card(Gap(NOW - 28 * DAY, NOW), series, ZONE) == (
        "State/RC check-in\nNo call for 4 weeks, Mar 17, 2026 to Apr 14, 2026"
    )

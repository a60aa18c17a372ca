"""What the timeline says of a mark."""

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.words import local_times, sentence, who
from tests.core.timeline_sample import HAWAII, IOWA, NOW, meeting

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


def test_two_states_are_named_and_many_are_counted() -> None:
    assert who(meeting(1, states="HI,IA"), STATES) == "Hawaii and Iowa"
    assert who(meeting(1, states="AK,AL,AR,AZ,CA"), STATES) == "5 states"
    assert who(meeting(1, states=""), STATES) == "No state"
    assert who(meeting(1, states="OH"), STATES) == "OH"

"""Roles that never joined a call: of how many that wanted them, and who holds them."""

from datetime import date

import pytest

from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.people.attendance_figures import Scope
from perm_desktop.core.people.person import Post, Tenure
from perm_desktop.core.people.unseen import Unseen
from perm_desktop.core.vocabulary import CadenceKind, Expectation
from tests.core.obligations.known import kind, known, met
from tests.core.people.attended import EVERYTHING, Told, counted, directory

CALL = kind(CadenceKind.SERIES, every="14-days")
BOTH = [met("2026-03-03", OH="attended"), met("2026-03-17", OH="attended")]
COMING = met("2026-05-05", "scheduled")
EVENING = "2026-04-14"


def unseen(told: Told, scope: Scope = EVERYTHING) -> dict[str, Unseen]:
    """Roles of Ohio that came to none of two calls."""
    found = counted(known(CALL, [*BOTH, COMING]), EVENING, told, scope=scope)
    return {each.post.role: each for each in found.roles().unseen}


def test_a_role_that_came_once_is_not_listed() -> None:
    found = unseen({(1, "OH"): {"PM": "partial", "DL": "absent"}})
    assert list(found) == ["DL"]
    assert (found["DL"].expected, found["DL"].recorded) == (2, 1)
    assert found["DL"].recorded_words == "did not come to 1 of 2"


def test_where_only_the_state_is_marked_nothing_is_known_of_its_roles() -> None:
    found = unseen({})
    assert found["PM"].recorded_words == "not recorded at any"
    assert found["PM"].wanted_words == "2 meetings"
    assert counted(known(CALL, BOTH), EVENING).roles().wanted == 2


def test_a_role_that_came_where_nobody_expected_it_has_joined() -> None:
    other = kind(CadenceKind.AD_HOC, "other", roles=["MRR"])
    facts = known([CALL, other], [*BOTH, met("2026-03-20", type="other")])
    found = counted(facts, EVENING, {(1, "OH"): {"MRR": "attended"}}).roles()
    assert [each.post.role for each in found.unseen] == ["PM", "DL"]


def test_the_next_meeting_that_requires_it_is_told() -> None:
    assert unseen({})["PM"].next == known(CALL, [*BOTH, COMING]).rows[-1]


def test_a_role_that_is_only_wanted_if_needed_says_so() -> None:
    audience = {(1, "OH"): (ExpectedRole("MRR", Expectation.BY_AGENDA),)}
    found = counted(known(CALL, BOTH[:1]), EVENING, audiences=audience).roles()
    assert [each.wanted_words for each in found.unseen] == ["1 meeting, if needed"]


@pytest.mark.parametrize("mark", ["not-required"])
def test_a_role_that_had_not_to_come_had_no_chance(mark: str) -> None:
    assert list(unseen({(1, "OH"): {"DL": mark}, (2, "OH"): {"DL": mark}})) == ["PM"]


def test_all_state_staff_is_nobodys_post() -> None:
    everybody = kind(CadenceKind.SERIES, roles=["ALL"], every="14-days")
    assert counted(known(everybody, BOTH), EVENING).roles().wanted == 0


def test_who_holds_it_is_named_as_of_the_day() -> None:
    post, other = Post("OH", "PM"), Post("OH", "DL")
    people = directory(
        ["Sample Person", "Other Person"],
        Tenure(1, 1, post, acting=True),
        Tenure(2, 2, other, ends=date(2026, 2, 28)),
    )
    found = counted(known(CALL, BOTH), EVENING, directory=people).roles().unseen
    assert [each.holder_words for each in found] == [
        "Sample Person (acting)",
        "Vacant since Mar 1, 2026",
    ]


def test_without_a_directory_nobody_is_on_record() -> None:
    assert unseen({})["PM"].holder_words == "Nobody on record"


def test_other_states_are_left_out() -> None:
    assert unseen({}, Scope(states=frozenset({"TX"}))) == {}

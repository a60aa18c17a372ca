"""Posts that nobody holds: since when, who was last, and the next meeting that needs them."""

from datetime import date

import pytest

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.people import vacant
from perm_desktop.core.people.person import Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.vacant import Posts
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.core.worklist import sections
from perm_desktop.core.worklist_lines import Act
from perm_desktop.core.worklist_outlook import Owed
from tests.core.judging import judged, seen
from tests.core.obligations.known import kind, known, met
from tests.core.people.attended import directory

DAY = date(2026, 5, 24)
LEAD, DATA = Post("OH", "PM"), Post("OH", "DL")
LEFT = Tenure(1, 1, LEAD, date(2025, 1, 1), date(2026, 5, 2))
CALL = kind(CadenceKind.SERIES, every="14-days")
CYCLE = judged(
    known(
        CALL,
        [
            met("2026-05-10", OH="attended"),
            met("2026-05-28", "draft"),
            met("2026-06-09", "scheduled"),
            met("2026-06-23", "scheduled"),
        ],
    ),
    f"{DAY}",
)


def posts(people: Directory, states: str = "OH") -> Posts:
    """The posts of a directory on the day."""
    return Posts(people, [CYCLE], frozenset(states.split(",")), DAY)


def of(*tenures: Tenure) -> Directory:
    """A directory of three."""
    return directory(["Sample Person", "Other Person", "Third Person"], *tenures)


def test_a_post_once_held_is_vacant_from_the_day_after() -> None:
    (found,) = vacant.vacated(posts(of(LEFT)))
    assert found.vacancy.words("Ohio", "PERM lead") == "Ohio has no PERM lead since May 3, 2026"
    assert found.next is not None
    assert found.next.starts[:10] == "2026-06-09"  # the draft of May 28 is not announced


@pytest.mark.parametrize(
    "other",
    [
        Tenure(2, 2, LEAD, date(2026, 5, 3)),
        Tenure(2, 2, LEAD, date(2026, 5, 3), acting=True),
        Tenure(2, 2, Post("", "PM"), date(2026, 5, 3)),
    ],
    ids=["successor", "acting", "for all states"],
)
def test_a_post_that_somebody_holds_is_not_vacant(other: Tenure) -> None:
    assert vacant.vacated(posts(of(LEFT, other))) == []


def test_a_meeting_on_a_day_when_a_successor_has_begun_does_not_need_it() -> None:
    (found,) = vacant.vacated(posts(of(LEFT, Tenure(2, 2, LEAD, date(2026, 6, 15)))))
    assert found.next is not None
    assert found.next.starts[:10] == "2026-06-09"
    (later,) = vacant.vacated(posts(of(LEFT, Tenure(2, 2, LEAD, date(2026, 6, 1)))))
    assert later.next is None


def test_other_states_and_posts_without_a_role_are_left_out() -> None:
    texas = LEFT._replace(post=Post("TX", "PM"))
    assert vacant.vacated(posts(of(texas, LEFT._replace(post=Post("OH", ""))))) == []
    assert len(vacant.vacated(posts(of(texas), "OH,TX"))) == 1


def test_a_post_that_nobody_ever_held_counts_only_where_the_state_is_on_record() -> None:
    assert vacant.never_held(posts(of())) == []
    assert [each.post for each in vacant.never_held(posts(of(LEFT)))] == [DATA]
    assert vacant.never_held(posts(of(LEFT, Tenure(2, 2, Post("", "DL"))))) == []


def test_who_left_is_told_with_who_came_after() -> None:
    (found,) = vacant.left(posts(of(LEFT, Tenure(2, 2, LEAD, date(2026, 5, 3)))), date(2025, 6, 1))
    assert [each.person.name for each in found.holders] == ["Other Person"]
    assert found.successor == found.holders[0]


def test_who_stayed_in_the_post_or_left_before_is_not_told() -> None:
    stayed = Tenure(2, 1, LEAD, date(2026, 5, 3))
    assert vacant.left(posts(of(LEFT, stayed)), date(2025, 6, 1)) == []
    assert vacant.left(posts(of(LEFT)), date(2026, 5, 3)) == []


def test_today_tells_a_vacant_post_that_a_meeting_needs_within_a_month(
    states: dict[str, State],
) -> None:
    soon = vacant.soon(posts(of(LEFT)))
    owed = Owed([CYCLE], vacant=[("PERM lead", each) for each in soon])
    found = sections((), seen(CYCLE, states), (), owed)
    (line,) = (line for section in found if section.group == "vacant" for line in section.lines)
    assert (line.place, line.title, line.wrong, line.when) == (
        *("OH", "PERM lead", "vacant since May 3, 2026, Sample Person was last"),
        "next needed Jun 9, in 16 days",
    )
    assert (line.act, line.person, line.meeting) == (Act.CONTACTS, 1, 3)


def test_a_meeting_more_than_a_month_away_is_no_news() -> None:
    later = Posts(of(LEFT), [CYCLE], frozenset({"OH"}), date(2026, 5, 9))
    assert vacant.soon(later) == []

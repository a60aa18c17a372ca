"""Two records become one, and nothing that either said is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.errors import UserError
from perm_desktop.core.people import merging
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.records import Answered, Attended, Named, Records

KEEP = Person(1, "Sample Ann", Organization.STATE, phone="1", email="ann@example.org")
GONE = Person(2, "Ann Sample", Organization.STATE, "Agency", email="old@example.org", note="Left")
LEAD = Post("OH", "PM")
FIRST = date(2026, 1, 1)


def attended(ident: int, mark: str, **values: object) -> Attended:
    one = Attended(ident, 7, 1, 1, "Sample Ann", mark, "2026-04-14T13:00:00Z", "Ann", "", None, "")
    return one._replace(**values)


def day(number: int | None) -> date | None:
    return None if number is None else FIRST + timedelta(days=number)


def test_a_field_that_is_empty_is_filled_and_one_that_differs_is_noted() -> None:
    found = merging.merged(KEEP, GONE)
    assert (found.id, found.name, found.agency, found.phone) == (1, "Sample Ann", "Agency", "1")
    assert found.email == "ann@example.org"
    assert found.note.startswith("Left\n\nAlso said before two records became one: ")
    assert "E-mail: old@example.org" in found.note
    assert "Name: Ann Sample" in found.note


def test_the_liaison_may_take_a_field_of_the_record_that_goes() -> None:
    found = merging.merged(KEEP, GONE, ["email"])
    assert found.email == "old@example.org"
    assert "E-mail: ann@example.org" in found.note
    with pytest.raises(UserError, match="no field “shoe size”"):
        merging.preview(KEEP, GONE, Records(), Records(), ["shoe size"])


def test_no_program_in_particular_is_both_and_stays_so() -> None:
    narrow = GONE._replace(program="chip")
    assert merging.merged(KEEP, narrow).program == ""
    assert merging.merged(KEEP, narrow, ["program"]).program == "chip"
    assert ("program", "Program", "both", "chip") in list(merging.differences(KEEP, narrow))


def test_records_that_say_the_same_need_no_note() -> None:
    assert merging.merged(KEEP, KEEP._replace(id=2, email="ANN@example.org")) == KEEP


def test_one_post_in_both_records_is_held_from_the_first_day_to_the_last() -> None:
    moves = merging.tenures(
        [Tenure(1, 1, LEAD, day(10), day(20))],
        [Tenure(2, 2, LEAD, day(15)), Tenure(3, 2, LEAD, day(0), day(5))],
    )
    assert moves.changed == (Tenure(1, 1, LEAD, day(10)),)
    assert moves.moved == (Tenure(3, 2, LEAD, day(0), day(5)),)
    assert moves.dropped == (2,)


def test_acting_in_a_post_is_not_holding_it() -> None:
    moves = merging.tenures([Tenure(1, 1, LEAD)], [Tenure(2, 2, LEAD, acting=True)])
    assert (len(moves.moved), moves.changed, moves.dropped) == (1, (), ())


SPANS = st.lists(
    st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 30), st.booleans()).filter(
        lambda span: span[0] is None or span[1] is None or span[0] <= span[1]
    ),
    max_size=4,
)


@given(kept=SPANS, going=SPANS)
def test_on_no_day_less_or_more_is_held_than_by_the_two(
    kept: list[tuple[int | None, int | None, bool]],
    going: list[tuple[int | None, int | None, bool]],
) -> None:
    def made(spans: list[tuple[int | None, int | None, bool]], first: int) -> list[Tenure]:
        return [
            Tenure(first + place, 1, LEAD, day(starts), day(ends), acting)
            for place, (starts, ends, acting) in enumerate(spans)
        ]

    ours, theirs = made(kept, 1), made(going, 100)
    moves = merging.tenures(ours, theirs)
    changed = {each.id: each for each in moves.changed}
    stay = [changed.get(each.id, each) for each in ours if each.id not in moves.dropped]
    now = [*stay, *moves.moved]
    for number in range(-1, 32):
        on = FIRST + timedelta(days=number)
        for acting in (True, False):
            before = any(t.covers(on) for t in (*ours, *theirs) if t.acting is acting)
            assert any(t.covers(on) for t in now if t.acting is acting) == before
    assert len(now) + len(moves.dropped) == len(ours) + len(theirs)


@pytest.mark.parametrize(
    ("kept", "other", "stands"),
    [
        ("absent", "attended", "attended"),
        ("attended", "absent", "attended"),
        ("excused", "partial", "partial"),
        ("not-required", "absent", "absent"),
    ],
)
def test_who_was_seen_was_there_and_the_other_mark_is_remarked(
    kept: str, other: str, stands: str
) -> None:
    found = merging.one_mark(attended(1, kept), attended(2, other, recorded_by="Ben"))
    weaker = other if stands == kept else kept
    assert (found.id, found.mark) == (1, stands)
    assert weaker.replace("-", " ") in found.remark


def test_remarks_minutes_and_the_name_of_both_marks_are_kept() -> None:
    found = merging.one_mark(
        attended(1, "partial", remark="On the phone.", part="late"),
        attended(2, "partial", remark="Left early.", minutes=20, name="A. Sample"),
    )
    assert (found.minutes, found.part, found.name) == (20, "late", "Sample Ann")
    assert found.remark == (
        "On the phone. Left early. Also recorded: partial, as “A. Sample”, 20 minutes, by Ann."
    )


def test_the_same_mark_twice_is_one_without_a_remark() -> None:
    assert merging.one_mark(attended(1, "absent"), attended(2, "absent")).remark == ""


def test_what_meets_at_one_place_becomes_one_row_and_the_rest_moves() -> None:
    plan = merging.preview(
        KEEP,
        GONE,
        Records(
            marks=[attended(1, "absent")],
            changes=[Named(1, 7, None, 1, "remove")],
            answers=[Answered(1, 7, "declined")],
        ),
        Records(
            marks=[attended(2, "attended"), attended(3, "absent", meeting=8)],
            changes=[Named(2, 7, None, 1, "inform"), Named(3, 7, 1, None, "add")],
            answers=[Answered(2, 7, "accepted"), Answered(3, 8, "tentative")],
            names=2,
        ),
    )
    assert [each.id for each in plan.marks.moved] == [3]
    assert [(each.id, each.mark) for each in plan.marks.changed] == [(1, "attended")]
    assert plan.changes.changed == (Named(1, 7, None, 1, "inform"),)
    assert plan.answers.changed == (Answered(1, 7, "accepted"),)
    assert plan.moves == (
        "1 attendance mark",
        "1 audience change",
        "1 RSVP",
        "2 remembered names",
    )
    assert len(plan.joined) == 3


def test_an_answer_that_was_entered_before_does_not_replace_a_later_one() -> None:
    plan = merging.preview(
        KEEP,
        GONE,
        Records(answers=[Answered(9, 7, "declined")]),
        Records(answers=[Answered(2, 7, "accepted")]),
    )
    assert (plan.answers.changed, plan.answers.dropped) == ((), (2,))

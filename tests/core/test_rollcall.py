"""The lines of a roll call: which comes next, what is counted, what typed letters find."""

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.audience import Entry
from perm_desktop.core.rollcall import RollLine, count_words, found, next_wanted, roll
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark

OPEN = Mark.NOT_RECORDED


def entry(
    target: Target, name: str, *under: Entry, mark: Mark = OPEN, expected: str = "", why: str = ""
) -> Entry:
    return Entry(target, name, "", expected, mark_look(mark), "", under, why=why)


def ohio(lead: Mark = OPEN, person: Mark = OPEN, state: Mark = OPEN, why: str = "why") -> Entry:
    ann = entry(Target("OH", "DP", "Ann Sample", 7), "Ann Sample", mark=person)
    return entry(
        Target("OH"),
        "Ohio",
        entry(Target("OH", "PM"), "PERM lead", mark=lead),
        entry(Target("OH", "DP"), "DP contact", ann, mark=person, why="marked for Ann"),
        entry(Target("OH", "POL"), "Policy SME", expected="Informed only"),
        mark=state,
        why=why,
    )


def state(code: str, name: str, mark: Mark = OPEN) -> Entry:
    return entry(Target(code), name, mark=mark, why="" if mark is not OPEN else "why")


TEXAS, IOWA, MAINE = state("TX", "Texas"), state("IA", "Iowa"), state("ME", "Maine")
LEADS = {"TX": "Bo Sample", "OH": "Ann Sample"}


def lines(*entries: Entry, opened: str = "") -> list[RollLine]:
    return roll(entries, LEADS, {}, {opened})


def test_states_are_called_by_their_names_each_with_its_lead() -> None:
    found = lines(state("IN", "Indiana"), IOWA, TEXAS, ohio())
    assert [(line.name, line.who) for line in found] == [
        ("Indiana", ""),
        ("Iowa", ""),
        ("Ohio", "Ann Sample"),
        ("Texas", "Bo Sample"),
    ]
    assert [line.is_open for line in found] == [None, None, False, None]


def test_one_state_alone_is_open() -> None:
    assert [line.name for line in lines(ohio())][1:] == [
        *("PERM lead", "DP contact", "Ann Sample", "Policy SME")
    ]


def test_a_role_whose_person_is_known_and_who_is_informed_only_are_not_asked_for() -> None:
    found = lines(ohio(), TEXAS, opened="OH")
    wanted = [line.name for line in found if line.is_wanted]
    assert wanted == ["Ohio", "PERM lead", "Ann Sample", "Texas"]
    whole = lines(ohio(state=Mark.ABSENT, why=""), TEXAS, opened="OH")
    assert [line.name for line in whole if line.is_wanted] == ["Texas"]


@pytest.mark.parametrize(
    ("marked", "at", "following"),
    [((), 0, 1), ((1,), 0, 2), ((1, 2), 0, None), ((0,), 2, 1), ((0, 1, 2), 1, None)],
)
def test_the_next_state_without_a_mark_is_below_or_else_above(
    marked: tuple[int, ...], at: int, following: int | None
) -> None:
    names = [("IA", "Iowa"), ("ME", "Maine"), ("TX", "Texas")]
    found = lines(
        *(
            state(*name, Mark.ATTENDED if n in (*marked, at) else OPEN)
            for n, name in enumerate(names)
        )
    )
    assert next_wanted(found, at) == following


def test_an_open_state_is_gone_through_before_the_next_one() -> None:
    found = lines(ohio(lead=Mark.ATTENDED), TEXAS, opened="OH")
    assert [line.name for line in found] == [
        *("Ohio", "PERM lead", "DP contact", "Ann Sample", "Policy SME", "Texas")
    ]
    assert next_wanted(found, 1) == 3
    done = lines(ohio(lead=Mark.ATTENDED, person=Mark.ATTENDED), TEXAS, opened="OH")
    assert next_wanted(done, 3) == 5


def test_states_are_counted_by_their_marks_with_all_of_them_named() -> None:
    attended, absent = Mark.ATTENDED, Mark.ABSENT
    found = lines(state("IA", "Iowa", absent), state("ME", "Maine", attended), TEXAS)
    assert count_words(found) == "2 of 3 recorded: 1 attended, 1 absent"
    assert count_words(lines(TEXAS, IOWA)) == "0 of 2 recorded"


def test_of_one_state_people_and_roles_without_people_are_counted() -> None:
    assert count_words(lines(ohio(person=Mark.PARTIAL))) == "1 of 2 recorded: 1 partial"
    whole = lines(ohio(state=Mark.ABSENT, why=""))
    assert count_words(whole) == "1 of 1 recorded: 1 absent"


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("oh", Target("OH")),
        ("ME", Target("ME")),
        ("i", Target("IA")),
        (" tex", Target("TX")),
        ("bo s", Target("TX")),
        ("ann", Target("OH")),
        ("ample", Target("OH")),
        ("zz", None),
        ("  ", None),
    ],
)
def test_letters_find_a_code_then_a_beginning_then_a_part(
    typed: str, target: Target | None
) -> None:
    assert found([TEXAS, IOWA, MAINE, ohio()], LEADS, typed) == target


def test_a_person_under_a_role_is_found_by_name() -> None:
    assert found([TEXAS, ohio()], {}, "ann") == Target("OH", "DP", "Ann Sample", 7)


def test_a_line_is_read_out_with_its_mark_first() -> None:
    (line, *_) = lines(ohio(), TEXAS)
    assert line.words == "Ohio, Not recorded, Ann Sample, closed"

"""Breaking text into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.reports.kit.fonts import FALLBACK, face
from perm_desktop.reports.kit.lines import Line, break_lines
from perm_desktop.reports.kit.paper import Weight

REGULAR = face(Weight.REGULAR.value)
BOLD = face(Weight.BOLD.value)


def text_of(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def texts(text: str, room: float) -> list[str]:
    return [text_of(line) for line in break_lines([(REGULAR, text)], 10, room)]


def test_a_line_broken_at_a_space_keeps_the_space_for_readers() -> None:
    room = REGULAR.width("one two", 10)

    assert texts("one two three", room) == ["one two ", "three"]


def test_the_space_at_the_end_of_a_line_takes_no_room() -> None:
    room = REGULAR.width("one", 10)

    assert [line.width for line in break_lines([(REGULAR, "one one")], 10, room)] == [
        room,
        room,
    ]


def test_a_word_wider_than_the_line_breaks_after_its_punctuation_first() -> None:
    room = REGULAR.width("example.gov/join-", 10)

    assert texts("example.gov/join-the-call", room) == ["example.gov/join-", "the-call"]


def test_a_word_without_punctuation_breaks_anywhere_without_a_space() -> None:
    room = REGULAR.width("WWW", 10)

    assert texts("WWWWWWWW", room) == ["WWW", "WWW", "WW"]


def test_no_text_is_no_line() -> None:
    assert texts("", 100) == []


def test_spans_are_parted_by_a_space_in_their_own_cuts() -> None:
    (line,) = break_lines([(BOLD, "Required:"), (REGULAR, "PERM lead")], 10, 300)

    assert [(run.face, run.text) for run in line.runs] == [
        (BOLD, "Required: "),
        (REGULAR, "PERM lead"),
    ]


def test_only_the_characters_a_face_lacks_come_from_the_fallback() -> None:
    (line,) = break_lines([(REGULAR, "about Ωmega")], 10, 300)

    assert [(run.face, run.text) for run in line.runs] == [
        (REGULAR, "about "),
        (face(FALLBACK), "Ω"),
        (REGULAR, "mega"),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("漢字漢字漢", ["漢字", "漢字", "漢"]),
        ("漢字。漢", ["漢", "字。", "漢"]),
        ("漢（漢", ["漢", "（漢"]),
        ("漢「漢", ["漢", "「漢"]),
        ("il漢", ["il漢"]),
    ],
)
def test_east_asian_text_breaks_between_ideographs_but_not_at_marks(
    text: str, lines: list[str]
) -> None:
    assert texts(text, 20.1) == lines


@given(st.lists(st.text("ab-/W漢。「", min_size=1, max_size=30), max_size=20), st.floats(20, 200))
def test_no_line_is_too_wide_and_no_character_is_lost(words: list[str], room: float) -> None:
    text = " ".join(words)
    lines = break_lines([(REGULAR, text)], 10, room)

    assert "".join(map(text_of, lines)) == text
    assert all(line.width < room + 1e-5 for line in lines)

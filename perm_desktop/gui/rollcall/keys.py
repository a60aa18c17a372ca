"""The keys of a roll call: letters as everywhere where attendance is marked, or digits."""

from types import MappingProxyType

from PySide6.QtCore import Qt

from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark

Key = Qt.Key

# Digits mark where letters are typed, too: names have none. Zero takes a mark away.
DIGITS = MappingProxyType(
    {
        Key.Key_1: Mark.ATTENDED,
        Key.Key_2: Mark.PARTIAL,
        Key.Key_3: Mark.EXCUSED,
        Key.Key_4: Mark.ABSENT,
        Key.Key_5: Mark.NOT_REQUIRED,
        Key.Key_0: Mark.NOT_RECORDED,
    }
)
LETTERS = MappingProxyType(
    {
        Key.Key_A: Mark.ATTENDED,
        Key.Key_P: Mark.PARTIAL,
        Key.Key_E: Mark.EXCUSED,
        Key.Key_X: Mark.ABSENT,
        Key.Key_N: Mark.NOT_REQUIRED,
        Key.Key_Backspace: Mark.NOT_RECORDED,
    }
)
MARKS = MappingProxyType(dict(LETTERS) | dict(DIGITS))
HINTS = (
    *(
        (f"{chr(letter.value)}", mark_look(mark).word.lower())
        for letter, mark in LETTERS.items()
        if mark is not Mark.NOT_RECORDED
    ),
    *(("⌫", "clears"), ("/", "find, then 1–5 mark"), ("Enter", "opens"), ("R", "remark")),
    *(("D", "in part"), ("W", "walk-in"), ("M", "the rest")),
)
KEYS = (
    ("A, P, E, X, N", "Attended, partial, excused, absent, not required; then the next line"),
    ("Backspace", "Not recorded: take the mark away"),
    ("1, 2, 3, 4, 5, 0", "The same marks as digits, also while a name is typed"),
    ("Shift with a mark", "Mark and stay on the line"),
    ("/, Ctrl+F", "Type the name of a state or of a person; Enter goes there"),
    ("Enter", "Open or close the state"),
    ("Right, Left", "Open the state, or close it"),
    ("R, F2", "Write a remark"),
    ("D", "Say what was missed, and how long they were there"),
    ("W", "Add who came unasked"),
    ("M", "Mark the rest"),
    ("Ctrl+Z, Ctrl+Y", "Take the latest mark of this roll call back, or make it again"),
    ("Escape", "Leave; everything is kept"),
)

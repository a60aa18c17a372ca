"""The keys that act inside a pane, place by place, for the page that lists them all.

A pane that has its keys as data of its own is named here, not copied.
"""

from typing import NamedTuple

from perm_desktop.gui.rollcall.keys import KEYS as ROLL_CALL_KEYS
from perm_desktop.gui.timeline.keys import KEYS as TIMELINE_KEYS


class PaneKey(NamedTuple):
    """A key of a place and what it does there."""

    place: str
    key: str
    what: str


_MEETINGS = (
    ("Escape in the filter", "Show everything again"),
    ("Down in the filter", "Go to the first meeting found"),
    ("Up, Down, Home, End", "Go from meeting to meeting"),
    ("Left", "Go to the heading of the group, or close the group"),
    ("Right", "Open the group"),
    ("Space, Enter on a heading", "Open or close the group"),
    ("Enter", "Open the meeting"),
    ("F2", "Edit the field"),
    ("Tab while editing", "Go on to the next field that can be edited"),
    ("Shift+Up, Shift+Down", "Choose more meetings"),
    ("Letters", "Go to the next state or title that begins so"),
)
_AUDIENCE = (
    ("A", "Attended"),
    ("P", "Partial"),
    ("E", "Excused"),
    ("X", "Absent"),
    ("N", "Not required"),
    ("Backspace", "Not recorded: take the mark away"),
    ("Shift with a mark", "Mark and stay on the line"),
    ("Enter", "Open or close the line"),
    ("R, F2", "Write a remark"),
    ("W", "Add who came unasked"),
    ("Ins", "Add a role or a person to the audience"),
    ("I", "Only inform the role or person"),
    ("Delete", "Take a role, person or walk-in off"),
    ("/", "Search the audience"),
    ("?", "Show what a line can get"),
)
_AGENDA = (
    ("Ctrl+Enter, Ins", "Add an item"),
    ("Enter, F2", "Edit the field"),
    ("Alt+Up, Alt+Down", "Move the chosen items"),
    ("Del", "Delete the chosen items"),
    ("F4", "Say which roles the item wants"),
)
_NOTES = (
    ("Ctrl+1", "Make the line a heading, or plain again"),
    ("Ctrl+Shift+8", "Make the lines a list"),
    ("Ctrl+Shift+9", "Make the lines a list of check boxes"),
    ("Ctrl+Enter", "Check the box, or uncheck it"),
    ("Enter in a list", "Go on with the list; on an empty item, end it"),
    ("Tab, Shift+Tab in a list", "Move the lines in or out"),
    ("Ctrl+Tab, Ctrl+Shift+Tab", "Leave the text for the next tab, or the one before"),
)
_CATALOG = (
    ("Enter, F2", "Edit the field, or open the line"),
    ("Escape", "Leave the field as it was; in a small window, go back to the list"),
    ("Ctrl+C", "Copy the chosen lines"),
    ("R", "Roles: required"),
    ("N", "Roles: as needed"),
    ("B", "Roles: by agenda"),
    ("Del", "Roles: not expected; standing agenda: delete the item"),
    ("Alt+Up, Alt+Down", "Standing agenda: move the item"),
)
_TODAY = (
    ("Up, Down", "Go from line to line"),
    ("Enter", "Do what the button of the line says"),
    ("O", "Open the meeting"),
    ("Left, Right on a day", "Go to the day before or after"),
)
_CONTACTS = (
    ("Down, Enter in the filter", "Go to the first one found"),
    ("Letters", "Go to the next name that begins so"),
    ("Enter", "Go on to the person; on a vacant post, fill it"),
    ("Escape", "Go back to the list"),
    ("Ins", "Enter somebody new"),
    ("F2", "Change the person"),
    ("Del", "Take the chosen people off the directory; undo brings them back"),
    ("Shift+Up, Shift+Down", "Choose several: for their addresses, or to merge two"),
    ("Enter on a post", "Change its days"),
    ("Enter on a meeting", "Open the meeting"),
)
_COVERAGE = (
    ("Arrows", "Go from cell to cell"),
    ("Home, End", "Go to the first meeting, or to the total"),
    ("Ctrl+Left, Ctrl+Right", "Go to the phase before or after; behind the last is the total"),
    ("Ctrl+Up, Ctrl+Down", "Go to the edge of the cycle, then to the next cycle"),
    ("Ctrl+Home, Ctrl+End", "Go to the first cell, or the last"),
    ("F3, Shift+F3", "Go to the next cell that needs attention, or the one before"),
    ("Enter", "Say why, and offer what settles it; Escape closes"),
    ("Space, Enter on a total", "Open the list behind it; Escape closes"),
    ("Ctrl+C", "Copy the cell with its reason"),
    ("Shift+F10, Menu", "Open the menu of the cell"),
    ("F8", "Show the grid as a table, or the grid again"),
    ("Letters", "Go to the next state that begins so"),
)
_REVIEW = (
    ("Ctrl+Down, Ctrl+Up", "Go to the next heading, or the one before"),
    ("Space, Enter on a heading", "Close the section, or open it; Left closes, Right opens"),
    ("Arrows in a table", "Go from figure to figure"),
    ("Enter on a figure", "Open the list behind it; Enter there goes to the line"),
    ("Tab after a table", "Go on to the comment on the figure that was current"),
    ("Ctrl+Shift+E", "Export the table you are in"),
)
_PALETTE = (
    ("Up, Down", "Go from entry to entry"),
    ("Page Up, Page Down", "Go by most of the list"),
    ("Enter", "Choose"),
    ("Escape", "Close; the focus goes back to where it was"),
)
_PREVIEW = (
    ("Page Up, Page Down", "Turn the page, or scroll a page that is larger than the preview"),
    ("Home, End", "Go to the first page, or the last"),
    ("Up, Down", "Scroll"),
)
_PLACES = (
    ("Today", _TODAY),
    ("Timeline", TIMELINE_KEYS),
    ("Meetings", _MEETINGS),
    ("Audience", _AUDIENCE),
    ("Roll call", ROLL_CALL_KEYS),
    ("Agenda", _AGENDA),
    ("Notes", _NOTES),
    ("Coverage", _COVERAGE),
    ("Contacts", _CONTACTS),
    ("Review", _REVIEW),
    ("Catalog", _CATALOG),
    ("Find anything", _PALETTE),
    ("Print preview", _PREVIEW),
)

KEYS = tuple(PaneKey(place, key, what) for place, keys in _PLACES for key, what in keys)

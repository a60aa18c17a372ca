"""The layouts of attendance reports, told by the heads of their columns."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(  # of a field, the likeliest first
    {
        "name": (
            *("name (original name)", "user name (original name)", "full name", "display name"),
            *("name", "user name"),
        ),
        "email": ("email", "user email", "attendee email", "e-mail", "email address"),
        "account": ("participant id (upn)", "upn", "registration email"),
        "joined": ("join time", "first join", "first join time"),
        "left": ("leave time", "last leave", "last leave time"),
        "length": ("duration", "in-meeting duration", "attendance duration", "meeting duration"),
        "minutes": (
            *("duration (minutes)", "total duration (minutes)", "time in session (minutes)"),
            "attendance duration (minutes)",
        ),
        "act": ("user action",),
        "time": ("timestamp",),
        "attended": ("attended",),
        "waiting": ("in waiting room",),
        "begins": ("meeting start time", "event start time", "session start time"),
        "ends": ("meeting end time", "event end time", "session end time"),
    }
)
_BY_NUMBER: Mapping[str, tuple[str, ...]] = MappingProxyType(  # sections of Teams in any language
    {
        "2": ("name", "joined", "left", "length", "email", "account"),
        "3": ("name", "joined", "left", "length", "email"),
    }
)
_SECTION = re.compile(r"\d\. \S.*")
_UTC = "(utc)"


class Layout(NamedTuple):
    """A known kind of table: its columns, and what its times mean."""

    name: str
    needs: frozenset[str]  # heads that are all there
    is_span: bool = False  # from the first joining to the last leaving, with rejoins between


_LAYOUTS = (
    Layout("Teams attendance list", frozenset(("full name", "user action", "timestamp"))),
    Layout("Teams attendance report", frozenset(("name", "first join", "last leave")), True),
    Layout("Teams attendance report", frozenset(("full name", "first join", "last leave")), True),
    Layout(
        "Teams attendance report", frozenset(("full name", "join time", "leave time", "duration"))
    ),
    Layout("Teams attendance report", frozenset(("name", "join time", "leave time", "duration"))),
    Layout("Webex attendance report", frozenset(("name", "attendee email", "join time"))),
    Layout("Webex attendance report", frozenset(("display name", "attendee email", "join time"))),
    Layout("Zoom participants report", frozenset(("name (original name)", "join time"))),
    Layout("Zoom participants report", frozenset(("name (original name)", "duration (minutes)"))),
    Layout(
        "Zoom participants report", frozenset(("name (original name)", "total duration (minutes)"))
    ),
    Layout("Zoom webinar report", frozenset(("user name (original name)", "join time"))),
)
EXPECTED = (
    "Expected is the attendance report of Teams (“Name, First Join, Last Leave”), the participants"
    " report of Zoom (“Name (Original Name), Join Time, Leave Time”) or that of Webex (“Name,"
    " Attendee Email, Join Time, Leave Time”)."
)


class Section(NamedTuple):
    """A table within a report: its layout, and where its fields stand."""

    layout: Layout
    places: Mapping[str, int]
    is_utc: bool = False

    def text(self, row: Sequence[str], field: str) -> str:
        """A text of a row; empty where the column or the cell is missing."""
        place = self.places.get(field)
        return row[place] if place is not None and place < len(row) else ""


def section(row: Sequence[str]) -> Section | None:
    """Return what a row of heads begins; None for any other row."""
    heads = [plain_head(cell) for cell in row]
    bare = {head.replace(_UTC, "").strip() for head in heads}
    layout = next((each for each in _LAYOUTS if each.needs <= bare), None)
    if layout is None:
        return None
    return Section(layout, _places(heads), is_utc=any(head.endswith(_UTC) for head in heads))


def numbered(title: str, heads: Sequence[str]) -> Section | None:
    """Return the section of a Teams report in another language, by the number of its title."""
    number = title[:1] if _SECTION.fullmatch(title) else ""
    fields = _BY_NUMBER.get(number)
    if fields is None or len([head for head in heads if head]) < len(fields):
        return None
    places = {field: place for place, field in enumerate(fields)}
    return Section(Layout("Teams attendance report", frozenset(), number == "2"), places)


def mapped(columns: Mapping[str, str], row: Sequence[str]) -> Section | None:
    """Return the section of a row that has all the heads somebody mapped."""
    heads = {plain_head(cell): place for place, cell in enumerate(row) if cell}
    places = {field: heads.get(plain_head(head)) for field, head in columns.items() if head}
    found = {field: place for field, place in places.items() if place is not None}
    if not found or len(found) < len(places):
        return None
    return Section(Layout("table with mapped columns", frozenset()), found)


def is_title(row: Sequence[str]) -> bool:
    """True for a row that only names what follows: "3. In-Meeting Activities"."""
    return bool(row) and not any(row[1:]) and bool(_SECTION.fullmatch(row[0]))


def plain_head(text: str) -> str:
    """A head as it is compared."""
    return " ".join(text.casefold().split()).rstrip(":")


def _places(heads: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    bare = [head.replace(_UTC, "").strip() for head in heads]
    for field, known in _HEADS.items():
        place = next((bare.index(head) for head in known if head in bare), None)
        if place is not None:
            found[field] = place
    return found

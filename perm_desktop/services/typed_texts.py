"""Long texts that are saved while they are typed: where each one is, and how it is read and kept.

A place is what a draft remembers a text by, so it holds no more than the catalog's own ids.
"""

from typing import Literal, NamedTuple

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.texts import kept
from perm_desktop.services import agendas, comments, meeting_types, meetings, notes
from perm_desktop.store import failures, reference
from perm_desktop.store.catalog import Catalog


class Place(NamedTuple):
    """One text of a catalog."""

    kind: Literal["note", "item", "type", "comment"]
    owner: str  # id of the meeting; of a type its key; of a comment its reporting year
    part: (
        str  # code of the state or empty; id of the agenda item; name of the text; key of a figure
    )


class TextChangedError(UserError):
    """The text in the catalog is not the one that typing began with."""

    def __init__(self) -> None:
        super().__init__(
            "This text was changed by another program while you typed.",
            "Both are kept: choose which one stays.",
        )


def note_place(meeting: int, state: str = "") -> Place:
    """The notes of a meeting, or those on one of its states."""
    return Place("note", str(meeting), state)


def item_place(meeting: int, item: int) -> Place:
    """The notes of an agenda item."""
    return Place("item", str(meeting), str(item))


def type_place(key: str, field: str) -> Place:
    """An own text of a meeting type."""
    return Place("type", key, field)


def comment_place(year: int, figure: str) -> Place:
    """What the reviewer says of a figure of a cycle."""
    return Place("comment", str(year), figure)


def read(catalog: Catalog, place: Place) -> str:
    """Return the text that the catalog has. Raises UserError."""
    with failures.telling(catalog.path):
        match place.kind:
            case "note":
                found = notes.read(catalog, int(place.owner))
                return next((note.text for note in found if note.state == place.part), "")
            case "item":
                items = agendas.items(catalog, int(place.owner))
                found = (item.notes for item in items if str(item.id) == place.part)
                return next(found, "")
            case "type":
                kind = reference.meeting_type(catalog.connection, place.owner)
                return str(getattr(kind.own, place.part) or "")
            case "comment":
                return comments.of_cycle(catalog, int(place.owner)).get(place.part, "")


def write(catalog: Catalog, place: Place, text: str, before: str | None = None) -> None:
    """Keep a text as typed; with ``before`` only in the place of that text or of itself.

    Raises TextChangedError where another text is there, and UserError.
    """
    with failures.telling(catalog.path):
        if before is not None and read(catalog, place) not in (before, kept(text)):
            raise TextChangedError
        match place.kind:
            case "note":
                notes.write(catalog, int(place.owner), text, place.part)
            case "item":
                _write_item(catalog, int(place.owner), place.part, text)
            case "type":
                meeting_types.set_text(catalog, place.owner, place.part, text)
            case "comment":
                comments.comment(catalog, int(place.owner), place.part, text)


def describe(catalog: Catalog, place: Place) -> str:
    """Say which text it is: "Notes on RC bi-weekly check-in, OH, Apr 14, 2026"."""
    with failures.telling(catalog.path):
        if place.kind == "type":
            kind = reference.meeting_type(catalog.connection, place.owner)
            return f"{place.part.capitalize()} of {kind.short_title}"
        if place.kind == "comment":
            return f"Comment in the review of RY {place.owner}"
        meeting = meetings.describe(meetings.get(catalog, int(place.owner)))
        if place.kind == "item":
            items = agendas.items(catalog, int(place.owner))
            found = (item.title for item in items if str(item.id) == place.part)
            return f"Notes on “{next(found, 'an agenda item')}” of {meeting}"
        about = f" ({place.part})" if place.part else ""
        return f"Notes{about} on {meeting}"


def _write_item(catalog: Catalog, meeting: int, ident: str, text: str) -> None:
    """Write the text with the item's other fields as they are now."""
    for item in agendas.items(catalog, meeting):
        if str(item.id) == ident:
            agendas.change_item(catalog, meeting, item._replace(notes=text))
            return
    raise NotFoundError(
        "This agenda item is no longer there.", "Copy the text, or undo what removed the item."
    )

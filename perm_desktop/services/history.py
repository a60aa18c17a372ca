"""Undo, redo, and who changed what."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.store import history, journal, removals
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.removals import RemovalRecord

# What a reader is told of a row; ids, checksums and derived columns say nothing to a person.
_SILENT = {"id", "meeting", "sha256", "revision", "utc", "uid", "position", "recorded_at"}
# Columns that keep a JSON value.
_LISTS = {"aliases", "cadence", "plan_window", "programs", "variants", "zones"}


class FieldChange(NamedTuple):
    """One field of one row, from what to what; None where the row was not there."""

    table: str
    row: int
    field: str
    before: Any
    after: Any


class HistoryLine(NamedTuple):
    """An edit as a person reads it."""

    edit: int
    at: str
    author: str
    label: str
    kind: str
    state: str
    changes: tuple[FieldChange, ...]


def undo(catalog: Catalog) -> str:
    """Take the latest step back; returns its label. Raises UserError when there is none."""
    step = history.next_undo(catalog.connection)
    if step is None:
        raise UserError("There is nothing to undo.", "")
    catalog.step("undo", step.edit, step.label, "undone")
    return step.label


def redo(catalog: Catalog) -> str:
    """Make the step again that was taken back last; returns its label. Raises UserError."""
    step = history.next_redo(catalog.connection)
    if step is None:
        raise UserError("There is nothing to redo.", "")
    catalog.step("redo", step.edit, step.label, "done")
    return step.label


def next_steps(catalog: Catalog) -> tuple[str, str]:
    """Return the labels of the steps that undo and redo would take; empty when there is none."""
    undoing = history.next_undo(catalog.connection)
    redoing = history.next_redo(catalog.connection)
    return undoing.label if undoing else "", redoing.label if redoing else ""


def lines(catalog: Catalog, meeting: int | None = None, limit: int = 500) -> list[HistoryLine]:
    """Return the history, newest first, of everything or of one meeting.

    What was removed for good stands in it by its place, but is no edit and has no fields.
    """
    connection = catalog.connection
    edits = [
        HistoryLine(*record, _fields(history.changes(connection, record.edit, meeting)))
        for record in history.edits(connection, meeting, limit)
    ]
    removed = removals.removals(connection, meeting)
    oldest = edits[-1].edit if len(edits) == limit else 0
    among = [
        (each.after_edit, 1, HistoryLine(-number, *_removal(each)))
        for number, each in enumerate(removed, start=1)
        if each.after_edit >= oldest
    ]
    merged = [*((line.edit, 0, line) for line in edits), *reversed(among)]
    return [line for *_, line in sorted(merged, key=lambda each: each[:2], reverse=True)]


def _removal(record: RemovalRecord) -> tuple[Any, ...]:
    places = "1 place" if record.places == 1 else f"{record.places:,} places"
    label = f"Removed a text for good from {places}: {record.reason}"
    return record.at, record.author, label, "removal", "done", ()


def last_saved(catalog: Catalog) -> str:
    """UTC time of the latest edit, empty in a new catalog."""
    return history.last_edit_at(catalog.connection)


def _fields(entries: Sequence[journal.Entry]) -> tuple[FieldChange, ...]:
    return tuple(change for entry in entries for change in _field_changes(entry))


def _field_changes(entry: journal.Entry) -> list[FieldChange]:
    before, after = entry.before or {}, entry.after or {}
    names = [name for name in (after or before) if name not in _SILENT]
    return [
        FieldChange(
            *(entry.table, entry.row, name),
            before=_plain(name, before.get(name)),
            after=_plain(name, after.get(name)),
        )
        for name in names
        if before.get(name) != after.get(name)
    ]


def _plain(field: str, value: Any) -> Any:
    if field not in _LISTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value  # a step may have left what could not be read, and another put it right

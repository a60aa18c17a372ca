"""What the statuses of a cycle follow from beside its meetings and marks: rows in, rows out."""

import json
import sqlite3
from datetime import date
from decimal import Decimal
from typing import Any

from perm_desktop.core.obligations.differences import Difference, decimal_of
from perm_desktop.core.obligations.facts import Decision, Delay
from perm_desktop.core.vocabulary import Need
from perm_desktop.store.catalog import Edit


def decisions(connection: sqlite3.Connection, cycle: int) -> list[Decision]:
    """Return the decisions of a cycle in the order in which they were recorded."""
    rows = connection.execute(
        "SELECT key, code, need, basis, day, decided_by, reason FROM decision"
        " JOIN meeting_type ON meeting_type.id = decision.type"
        " JOIN state ON state.id = decision.state WHERE cycle = ? ORDER BY decision.id",
        [cycle],
    )
    return [
        Decision(key, code, Need(need), basis, date.fromisoformat(day), by, reason)
        for key, code, need, basis, day, by, reason in rows
    ]


def add_decision(edit: Edit, cycle: int, kind: int, state: int, chosen: Decision) -> None:
    """Insert a decision; those before it stay as its history."""
    edit.connection.execute(
        "INSERT INTO decision (id, cycle, type, state, need, basis, day, decided_by, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(edit.mint(), cycle, kind, state, chosen.need.value, chosen.basis),
            *(chosen.day.isoformat(), chosen.by, chosen.reason),
        ],
    )


def differences(connection: sqlite3.Connection, cycle: int) -> list[Difference]:
    """Return the differences of a cycle by state, program and quarter."""
    rows = connection.execute(
        "SELECT code, program, quarter, percent, universe, form, day, resolved FROM difference"
        " JOIN state ON state.id = difference.state WHERE cycle = ?"
        " ORDER BY code, program DESC, quarter",
        [cycle],
    )
    return [
        Difference(
            *(code, program, quarter, _decimal(percent), _decimal(universe), _decimal(form)),
            day=date.fromisoformat(day),
            resolved=_day(resolved),
        )
        for code, program, quarter, percent, universe, form, day, resolved in rows
    ]


def put_difference(edit: Edit, cycle: int, state: int, entered: Difference) -> None:
    """Insert a difference, or replace the one of the same program and quarter."""
    edit.connection.execute(
        "INSERT INTO difference"
        " (id, cycle, state, program, quarter, percent, universe, form, day, resolved)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (cycle, state, program, quarter) DO UPDATE SET"
        " percent = excluded.percent, universe = excluded.universe, form = excluded.form,"
        " day = excluded.day, resolved = excluded.resolved",
        [
            *(edit.mint(), cycle, state, entered.program, entered.quarter),
            *(_text(entered.percent), _text(entered.universe), _text(entered.form)),
            *(entered.day.isoformat(), _iso(entered.resolved)),
        ],
    )


def delete_difference(edit: Edit, cycle: int, state: int, program: str, quarter: str) -> None:
    """Delete a difference; the journal keeps it."""
    edit.connection.execute(
        "DELETE FROM difference WHERE cycle = ? AND state = ? AND program = ? AND quarter = ?",
        [cycle, state, program, quarter],
    )


def delays(connection: sqlite3.Connection, cycle: int) -> list[tuple[int, Delay]]:
    """Return the data delays of a cycle with their row ids, earliest first."""
    rows = connection.execute(
        "SELECT data_delay.id, code, starts, ends, weeks FROM data_delay"
        " JOIN state ON state.id = data_delay.state WHERE cycle = ?"
        " ORDER BY starts, data_delay.id",
        [cycle],
    )
    return [
        (ident, Delay(code, date.fromisoformat(starts), _day(ends), weeks))
        for ident, code, starts, ends, weeks in rows
    ]


def add_delay(edit: Edit, cycle: int, state: int, delay: Delay) -> int:
    """Insert a data delay; returns its id."""
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO data_delay (id, cycle, state, weeks, starts, ends) VALUES (?, ?, ?, ?, ?, ?)",
        [ident, cycle, state, delay.weeks, delay.starts.isoformat(), _iso(delay.ends)],
    )
    return ident


def end_delay(edit: Edit, ident: int, last_day: date) -> None:
    """Close a data delay."""
    edit.connection.execute(
        "UPDATE data_delay SET ends = ? WHERE id = ?", [last_day.isoformat(), ident]
    )


def delete_delay(edit: Edit, ident: int) -> None:
    """Delete a data delay that never was; the journal keeps it."""
    edit.connection.execute("DELETE FROM data_delay WHERE id = ?", [ident])


def comments(connection: sqlite3.Connection, cycle: int) -> dict[str, str]:
    """Return the reviewer's comments of a cycle by the key of their figure."""
    found = connection.execute("SELECT figure, text FROM review_comment WHERE cycle = ?", [cycle])
    return dict(found.fetchall())


def put_comment(edit: Edit, cycle: int, figure: str, text: str) -> None:
    """Insert, change or, with an empty text, delete the comment beside a figure."""
    if not text:
        edit.connection.execute(
            "DELETE FROM review_comment WHERE cycle = ? AND figure = ?", [cycle, figure]
        )
        return
    edit.connection.execute(
        "INSERT INTO review_comment (id, cycle, figure, text) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (cycle, figure) DO UPDATE SET text = excluded.text",
        [edit.mint(), cycle, figure, text],
    )


def put_deadline_rule(edit: Edit, cycle: int, key: str, settings: dict[str, Any] | None) -> None:
    """Insert or change what a cycle says of a deadline rule; None takes it back."""
    if settings is None:
        edit.connection.execute(
            "DELETE FROM deadline_rule WHERE cycle = ? AND key = ?", [cycle, key]
        )
        return
    edit.connection.execute(
        "INSERT INTO deadline_rule (id, cycle, key, settings) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (cycle, key) DO UPDATE SET settings = excluded.settings",
        [edit.mint(), cycle, key, json.dumps(settings)],
    )


def deadline_starts(connection: sqlite3.Connection, cycle: int) -> list[tuple[str, str, str, date]]:
    """Return the days entered for deadlines: rule, state, program or empty, day."""
    rows = connection.execute(
        "SELECT rule, code, program, day FROM deadline_start"
        " JOIN state ON state.id = deadline_start.state WHERE cycle = ? ORDER BY code, rule",
        [cycle],
    )
    return [(rule, code, program, date.fromisoformat(day)) for rule, code, program, day in rows]


def put_deadline_start(
    edit: Edit, cycle: int, state: int, rule: str, program: str, day: date | None
) -> None:
    """Insert or change the day that a deadline is counted from; None takes it back."""
    if day is None:
        edit.connection.execute(
            "DELETE FROM deadline_start WHERE cycle = ? AND state = ? AND rule = ? AND program = ?",
            [cycle, state, rule, program],
        )
        return
    edit.connection.execute(
        "INSERT INTO deadline_start (id, cycle, state, rule, program, day)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (cycle, state, rule, program) DO UPDATE SET day = excluded.day",
        [edit.mint(), cycle, state, rule, program, day.isoformat()],
    )


def deadlines_met(
    connection: sqlite3.Connection, cycle: int
) -> list[tuple[str, str, str, str, date]]:
    """Return the deadlines marked as met: rule, state, program or empty, quarter or empty, day."""
    rows = connection.execute(
        "SELECT rule, code, program, quarter, day FROM deadline_met"
        " JOIN state ON state.id = deadline_met.state WHERE cycle = ? ORDER BY code, rule, quarter",
        [cycle],
    )
    return [(*place, date.fromisoformat(day)) for *place, day in rows]


def put_deadline_met(
    edit: Edit, cycle: int, state: int, rule: str, program: str, quarter: str, day: date | None
) -> None:
    """Insert or change the day on which a deadline was met; None takes it back."""
    place = [cycle, state, rule, program, quarter]
    if day is None:
        edit.connection.execute(
            "DELETE FROM deadline_met WHERE cycle = ? AND state = ? AND rule = ? AND program = ?"
            " AND quarter = ?",
            place,
        )
        return
    edit.connection.execute(
        "INSERT INTO deadline_met (id, cycle, state, rule, program, quarter, day)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (cycle, state, rule, program, quarter) DO UPDATE SET day = excluded.day",
        [edit.mint(), *place, day.isoformat()],
    )


def delete_deadline_days(edit: Edit, cycle: int, rule: str) -> None:
    """Delete the days entered for a rule, and those on which it was met; the journal keeps them."""
    for table in ("deadline_start", "deadline_met"):
        edit.connection.execute(f"DELETE FROM {table} WHERE cycle = ? AND rule = ?", [cycle, rule])


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else decimal_of(text)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

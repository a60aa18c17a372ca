"""Attendance reports of Teams, Zoom and Webex, and other tables by a mapping of their columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.core.people import names
from perm_desktop.core.people.attendees import Attendee, CallReport, UnknownColumnsError, merged
from perm_desktop.core.people.stays import Stay
from perm_desktop.core.texts import TITLE_LIMIT, kept_line
from perm_desktop.exchange import delimited, report_layouts, report_times
from perm_desktop.exchange.delimited import Table
from perm_desktop.exchange.report_layouts import EXPECTED, Section
from perm_desktop.exchange.report_times import TimesRead

_NOTHING = frozenset(("", "-", "--", "n/a", "na", "none"))
_SHOWN = 40  # characters of a cell in a sentence
_HEAD_ROWS = 50  # within which the heads of mapped columns are looked for
_STARTS = frozenset(("start time", "meeting start time"))
_ENDS = frozenset(("end time", "meeting end time"))


class _Row(NamedTuple):
    line: int
    cells: Sequence[str]


class _Part(NamedTuple):
    """A section of a report with its rows."""

    section: Section
    rows: list[_Row]


class _Reader(NamedTuple):
    """What all rows of a file are read with."""

    name: str
    times: TimesRead

    def broken(self, row: _Row, what: str) -> UserError:
        """The sentence for a row that cannot be read."""
        return UserError(
            f"“{self.name}” breaks off at line {row.line:,}: {what}.",
            "Download the report again, or correct the line.",
        )

    def time(self, row: _Row, section: Section, field: str) -> datetime | None:
        """A time of a row; None where there is none. Raises UserError for anything else."""
        text = section.text(row.cells, field)
        if text.casefold() in _NOTHING:
            return None
        found = self.times.utc_time(text) if section.is_utc else self.times.time(text)
        if found is None:
            raise self.broken(row, f"“{text[:_SHOWN]}” is no date and time")
        return found

    def length(self, row: _Row, section: Section) -> int | None:
        """The seconds that a row tells. Raises UserError for what is no length."""
        for field, read in _LENGTHS.items():
            text = section.text(row.cells, field)
            if text.casefold() in _NOTHING:
                continue
            found = read(text)
            if found is None:
                raise self.broken(row, f"“{text[:_SHOWN]}” is no length of time")
            return found
        return None


_LENGTHS: Mapping[str, Callable[[str], int | None]] = MappingProxyType(
    {"length": report_times.length, "minutes": report_times.minutes}
)


def read(
    data: bytes, name: str, day: date, zone: tzinfo, columns: Mapping[str, str] | None = None
) -> CallReport:
    """Return what a report tells of a call.

    ``day`` and ``zone`` are those of the meeting. ``columns`` say which head is which field.
    Raises UnknownColumnsError for another table, UserError for what is none or breaks off.
    """
    try:
        table = _table(data, columns)
    except UserError as error:
        raise UserError(f"“{name}”: {error.sentence}", error.next_step) from error
    rows = _rows(table)
    cells = (cell for row in rows for cell in row.cells)
    reader = _Reader(name, report_times.reading(cells, day, zone))
    parts = _mapped(rows, columns, name) if columns else list(_parts(rows, reader))
    if not parts:
        raise _unknown(name, table)
    seen = [each for part in parts for each in _seen(part, reader)]
    if not seen:
        raise UserError(
            f"“{name}” is a {parts[0].section.layout.name} without anybody in it.",
            "Choose the report of a meeting that was held.",
        )
    begins, ends = _declared(rows, parts, reader)
    attendees = merged(_with_addresses(seen))
    return CallReport(parts[0].section.layout.name, attendees, begins, ends)


def _unknown(name: str, table: Table) -> UnknownColumnsError:
    begins = ", ".join(cell for cell in table.header if cell)[:_SHOWN]
    return UnknownColumnsError(
        f"“{name}” is no attendance report: line {_line(table, 0)} reads “{begins}”.",
        f"{EXPECTED} Of any other table, say which of its columns is what.",
        _heads(table),
    )


def _heads(table: Table) -> list[str]:
    """The heads that can be mapped: those of the widest of the first rows."""
    first = (table.header, *table.rows[:_HEAD_ROWS])
    widest = max(first, key=lambda row: sum(1 for cell in row if cell))
    return [cell for cell in dict.fromkeys(widest) if cell]


def _table(data: bytes, columns: Mapping[str, str] | None) -> Table:
    # start-up: workbooks are read by a library of their own
    from perm_desktop.exchange import xlsx_reading

    if not xlsx_reading.is_workbook(data):
        return delimited.rows(data)
    sheets = list(xlsx_reading.sheets(data).values())
    return next((sheet for sheet in sheets if _is_known(sheet, columns)), sheets[0])


def _is_known(table: Table, columns: Mapping[str, str] | None) -> bool:
    rows = (table.header, *table.rows)
    if columns:
        return any(report_layouts.mapped(columns, row) for row in rows[:_HEAD_ROWS])
    return any(report_layouts.section(row) for row in rows)


def _rows(table: Table) -> list[_Row]:
    every = enumerate((table.header, *table.rows))
    return [_Row(_line(table, number), row) for number, row in every]


def _line(table: Table, number: int) -> int:
    return table.lines[number] if number < len(table.lines) else number + 1


def _mapped(rows: Sequence[_Row], columns: Mapping[str, str], name: str) -> list[_Part]:
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        section = report_layouts.mapped(columns, row.cells)
        if section is not None:
            return [_Part(section, list(rows[number + 1 :]))]
    heads = ", ".join(f"“{head}”" for head in columns.values())
    raise UserError(
        f"“{name}” has not all of the columns {heads}.",
        "Choose another file, or say anew which column is what.",
    )


def _parts(rows: Sequence[_Row], reader: _Reader) -> Iterator[_Part]:
    current: _Part | None = None
    title = ""
    for number, row in enumerate(rows):
        after = rows[number + 1].cells if number + 1 < len(rows) else ()
        found = report_layouts.section(row.cells)
        if found is None and title:
            found = report_layouts.numbered(title, row.cells)
        title = ""
        if found is not None or _is_title(row, after):
            if current is not None:
                yield current
            current = _Part(found, []) if found is not None else None
            title = "" if found is not None else row.cells[0]
        elif current is not None:
            if not any(row.cells[1:]) and len(current.section.places) > 1:
                raise reader.broken(row, f"it holds only “{row.cells[0][:_SHOWN]}”")
            current.rows.append(row)
    if current is not None:
        yield current


def _is_title(row: _Row, after: Sequence[str]) -> bool:
    """A row that names what follows: numbered, or right above the heads of a table."""
    if report_layouts.is_title(row.cells):
        return True
    return not any(row.cells[1:]) and report_layouts.section(after) is not None


def _seen(part: _Part, reader: _Reader) -> list[Attendee]:
    if "act" in part.section.places:
        return _from_acts(part, reader)
    found = (_attendee(row, part.section, reader) for row in part.rows)
    return [each for each in found if each is not None]


def _attendee(row: _Row, section: Section, reader: _Reader) -> Attendee | None:
    """None for who only registered, and for time in the waiting room."""
    if section.text(row.cells, "attended").casefold() in ("no", "false"):
        return None
    if section.text(row.cells, "waiting").casefold() == "yes":
        return None
    joined, left = reader.time(row, section, "joined"), reader.time(row, section, "left")
    told = reader.length(row, section)
    if joined is not None and left is None and told is not None:
        left = joined + timedelta(seconds=told)
    if joined is not None and left is not None and left < joined:
        raise reader.broken(row, "somebody left before joining")
    keeps_told = joined is None or section.layout.is_span
    stay = Stay(joined, left, told if keeps_told else None)
    name, emails = _identity(row, section, reader)
    return Attendee(name, emails, () if stay == Stay() else (stay,))


def _identity(row: _Row, section: Section, reader: _Reader) -> tuple[str, tuple[str, ...]]:
    texts = [section.text(row.cells, field) for field in ("first", "last")]
    written = section.text(row.cells, "name") or " ".join(filter(None, texts))
    if len(written) > TITLE_LIMIT:
        raise reader.broken(row, f"a name of {len(written):,} characters")
    name = kept_line(written)
    typed = [section.text(row.cells, field) for field in ("email", "account")]
    if "@" in name and " " not in name:
        typed.append(name)
    emails = tuple(dict.fromkeys(text.casefold() for text in typed if _is_address(text)))
    if not name and not emails:
        raise reader.broken(row, "nobody is named in it")
    return name or emails[0], emails


def _is_address(text: str) -> bool:
    before, at, after = text.partition("@")
    return bool(before and at and after) and not any(sign.isspace() for sign in text)


def _from_acts(part: _Part, reader: _Reader) -> list[Attendee]:
    """Pair joining and leaving; who has not left when the list was made has an open stay."""
    inside: dict[str, datetime] = {}
    found: list[Attendee] = []
    for row in part.rows:
        name, emails = _identity(row, part.section, reader)
        time = reader.time(row, part.section, "time")
        act = part.section.text(row.cells, "act").casefold()
        if time is None or not act.startswith(("joined", "left")):
            raise reader.broken(row, f"“{act[:_SHOWN]}” is neither “Joined” nor “Left”")
        if act.startswith("joined"):
            inside.setdefault(name, time)
            continue
        joined = inside.pop(name, time)
        if time < joined:
            raise reader.broken(row, "somebody left before joining")
        found.append(Attendee(name, emails, (Stay(joined, time),)))
    found += [Attendee(name, (), (Stay(joined),)) for name, joined in inside.items()]
    return found


def _with_addresses(seen: Sequence[Attendee]) -> Iterator[Attendee]:
    """Teams tells an address once and leaves it out elsewhere: it is put to its only name."""
    addresses: dict[str, set[tuple[str, ...]]] = {}
    for each in seen:
        if each.emails:
            addresses.setdefault(names.key(each.name), set()).add(each.emails)
    for each in seen:
        known = addresses.get(names.key(each.name), set())
        is_lacking = not each.emails and len(known) == 1 and names.key(each.name)
        yield each._replace(emails=next(iter(known))) if is_lacking else each


def _declared(
    rows: Sequence[_Row], parts: Sequence[_Part], reader: _Reader
) -> tuple[datetime | None, datetime | None]:
    """When the call began and ended, by the report's own head."""
    begins = ends = None
    for row, after in zip(rows, (*rows[1:], _Row(0, ())), strict=True):
        heads = [report_layouts.plain_head(cell) for cell in row.cells]
        if heads[0] in _STARTS and len(heads) > 1:
            begins = begins or reader.times.time(row.cells[1])
        elif heads[0] in _ENDS and len(heads) > 1:
            ends = ends or reader.times.time(row.cells[1])
        elif "topic" in heads and {"start time", "end time"} <= {*heads}:
            told = dict(zip(heads, after.cells, strict=False))
            begins = begins or reader.times.time(told.get("start time", ""))
            ends = ends or reader.times.time(told.get("end time", ""))
    section, first = parts[0].section, parts[0].rows[0].cells if parts[0].rows else ()
    begins = begins or reader.times.time(section.text(first, "begins"))
    ends = ends or reader.times.time(section.text(first, "ends"))
    return begins, ends

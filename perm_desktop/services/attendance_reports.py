"""Bring in what a report of a call says about who came: look at it first, then one edit."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.attendance import Target, line_of, target_of
from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.people import calls, names
from perm_desktop.core.people.attendees import CallReport, of_one_day
from perm_desktop.core.people.call_lines import Answer, Call, Identity, Line, lines
from perm_desktop.core.people.matching import Matcher, Outcome
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import FileKind
from perm_desktop.services import attendance, audience
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import column_maps, details, known_names, people, settings
from perm_desktop.store.catalog import Catalog, Edit

SHARE = 75  # percent of a meeting, while nobody chose another share
_SHARE_KEY = "attended-percent"
_MAP_LIMIT = 60
FIELDS: Mapping[str, str] = MappingProxyType(  # what a column of any table can be mapped to
    {
        "name": "Name",
        "first": "First name",
        "last": "Last name",
        "email": "E-mail",
        "joined": "Joined",
        "left": "Left",
        "minutes": "Minutes",
    }
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What reports would bring into a meeting; nothing is written yet."""

    row: MeetingRow
    call: Call
    matcher: Matcher
    share: int
    layouts: tuple[str, ...]
    warnings: tuple[str, ...]
    answers: Mapping[Identity, Answer]
    lines: tuple[Line, ...]

    @property
    def matched(self) -> list[Line]:
        """Who is known, with the marks they would get."""
        return self.of(Outcome.MATCHED)

    @property
    def asked(self) -> list[Line]:
        """Who may be somebody known."""
        return self.of(Outcome.ASKED)

    @property
    def new(self) -> list[Line]:
        """Who is nobody known."""
        return self.of(Outcome.NEW)

    @property
    def ignored(self) -> list[Line]:
        """Staff of the hosts, and who is passed over."""
        return self.of(Outcome.IGNORED)

    def of(self, outcome: Outcome) -> list[Line]:
        """Return the lines of one group."""
        return [line for line in self.lines if line.outcome is outcome]

    def answered(self, answers: Mapping[Identity, Answer]) -> "Preview":
        """Return the preview with other answers."""
        return _judged(replace(self, answers=answers))

    def at_share(self, share: int) -> "Preview":
        """Return the preview with another share of the meeting that is enough."""
        return _judged(replace(self, share=_checked_share(share)))


class Done(NamedTuple):
    """What bringing reports in did."""

    marked: int  # lines of the meeting's attendance
    kept: int  # names whose marks of before stayed
    remembered: int  # answers


def share(catalog: Catalog) -> int:
    """Return the percent of a meeting from which on somebody attended it."""
    found = settings.read(catalog.connection, _SHARE_KEY, SHARE)
    return found if isinstance(found, int) and 1 <= found <= 100 else SHARE


def maps(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return the kept mappings of columns by name."""
    return column_maps.of(catalog.connection, FileKind.ATTENDANCE)


def keep_map(catalog: Catalog, name: str, columns: Mapping[str, str]) -> str:
    """Keep which column is what under a name, which is returned. Raises UserError."""
    title = kept_line(name, _MAP_LIMIT)
    chosen = {field: head for field, head in columns.items() if head}
    if not title:
        raise UserError("The mapping needs a name.", "Write one, for example “State sign-in”.")
    if not {"name", "first", "last", "email"} & chosen.keys():
        raise UserError(
            "Nothing says who came.", "Choose the column of the name, or of the e-mail address."
        )
    if len(set(chosen.values())) < len(chosen):
        raise UserError("A column is chosen twice.", "Choose each column once.")
    with catalog.edit(f"Keep columns “{title}”") as edit:
        column_maps.put(edit, FileKind.ATTENDANCE, title, chosen)
    return title


def preview(
    catalog: Catalog,
    meeting: int,
    files: Sequence[Path],
    *,
    columns: str = "",
    share_of: int | None = None,
) -> Preview:
    """Return what reports of one call say about a meeting.

    ``columns`` names a kept mapping. Raises UserError for a file that is something else, and
    for one that breaks off; then nothing of the others is used either.
    """
    row = meeting_services.get(catalog, meeting)
    return looked_at(catalog, row, reading(catalog, row, files, columns)(), share_of)


def reading(
    catalog: Catalog, row: MeetingRow, files: Sequence[Path], columns: str = ""
) -> Callable[[], list[CallReport]]:
    """Return what reads files, without the catalog and on any thread. Raises UserError."""
    if not files:
        raise UserError("No report is named.", "Choose at least one file.")
    heads = _map(catalog, columns) if columns else None
    return partial(_read, tuple(files), row.start, heads)


def looked_at(
    catalog: Catalog, row: MeetingRow, reports: Sequence[CallReport], share_of: int | None = None
) -> Preview:
    """Return what reports that were read would bring into a meeting."""
    directory = people.directory(catalog.connection)
    marks = details.attendance(catalog.connection, row.id)
    invited = audience.of(catalog, row.id, directory)
    call = calls.call(row, reports, calls.posts(row, invited, directory, marks), marks)
    matcher = Matcher(
        directory.people.values(), call.posts.keys(), known_names.remembered(catalog.connection)
    )
    begun = Preview(
        *(row, call, matcher, _checked_share(share(catalog) if share_of is None else share_of)),
        tuple(dict.fromkeys(report.layout for report in reports)),
        tuple(calls.warnings(row, reports, call)),
        answers={},
        lines=(),
    )
    return _judged(begun)


def commit(catalog: Catalog, shown: Preview, replacing: Collection[Identity] = ()) -> Done:
    """Write what a preview shows, as one step to undo; what is asked or new stays out.

    Marks of before that say otherwise stay, but for the names in ``replacing``. The answers and
    the share are remembered.
    """
    wanted = [line for line in shown.matched if line.targets]
    kept = [line for line in wanted if line.against and line.attendee.identity not in replacing]
    taken = [line for line in wanted if line not in kept]
    told = _to_remember(shown)
    with catalog.edit(_label(shown.row, taken)) as edit:
        count = sum(_write(catalog, edit, shown, line) for line in taken)
        for name, email, person in told:
            known_names.put(edit, name, email, person)
        if shown.share != share(catalog):
            settings.put(edit, _SHARE_KEY, shown.share)
    return Done(count, len(kept), len(told))


def _read(
    files: Sequence[Path], start: datetime, heads: Mapping[str, str] | None
) -> list[CallReport]:
    # start-up: readers of files are needed by who brings one in
    from perm_desktop.exchange import attendance_reports, delimited

    zone = start.tzinfo or UTC
    reports = [
        attendance_reports.read(delimited.content(file), file.name, start.date(), zone, heads)
        for file in files
    ]
    of_one_day(reports)
    return reports


def _judged(begun: Preview) -> Preview:
    found = lines(begun.call, begun.matcher, begun.answers, begun.share)
    return replace(begun, lines=tuple(found))


def _checked_share(percent: int) -> int:
    if not 1 <= percent <= 100:
        raise UserError(f"{percent} % is no share of a meeting.", "Use 1 to 100.")
    return percent


def _map(catalog: Catalog, name: str) -> Mapping[str, str]:
    known = maps(catalog)
    if name not in known:
        names_known = ", ".join(f"“{each}”" for each in known)
        raise UserError(
            f"There are no columns kept as “{name}”.",
            f"Kept: {names_known}." if known else "Keep some where a report is brought in.",
        )
    return known[name]


def _to_remember(shown: Preview) -> list[tuple[str, str, int | None]]:
    """Answers that say who a name is, or that it is nobody; a walk-in is not remembered."""
    found: list[tuple[str, str, int | None]] = []
    for line in shown.lines:
        answer = shown.answers.get(line.attendee.identity)
        if answer is None or not line.is_answered or not names.key(line.attendee.name):
            continue
        if answer.person or not answer.state:
            name = kept_line(line.attendee.name)
            emails = line.attendee.emails or ("",)
            found += [(name, email, answer.person or None) for email in emails]
    return found


def _write(catalog: Catalog, edit: Edit, shown: Preview, line: Line) -> int:
    """Mark what a line is for, and a role that was marked otherwise; returns how many differ."""
    row, shown_marks = shown.row, shown.call.marks
    found = map(target_of, line.against)
    roles = [target for target in found if not target.is_person]
    places = attendance.resolve_many(catalog, row, line.targets)
    above = attendance.resolve_many(catalog, row, roles)
    attendance.put_marks(edit, row.id, [*places, *above], line.mark)
    for state, role, person, contact in places:
        missed = line.part or ""
        details.put_part(edit, row.id, state, role, missed, line.minutes, person, contact)
    return sum(not _is_so(shown_marks, line, target) for target in line.targets)


def _is_so(marks: Sequence[AttendanceLine], line: Line, target: Target) -> bool:
    """Whether a mark says the same already."""
    known = line_of(marks, target)
    told = (line.mark, line.minutes, line.part or "")
    return known is not None and (known.mark, known.minutes, known.part) == told


def _label(row: MeetingRow, taken: Sequence[Line]) -> str:
    return f"Bring in {counted(len(taken), 'attendee')} of {meeting_services.describe(row)}"

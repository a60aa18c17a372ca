"""Each command: read the arguments, call one use case, print."""

import os
import sys
from argparse import Namespace
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from perm_desktop import places
from perm_desktop.cli import (
    attendance as attendance_marks,
)
from perm_desktop.cli import (
    attendance_report,
    attending,
    audience,
    calendars,
    coverage,
    deadlines,
    importing,
    lists,
    paper,
    people,
    planning,
    reviews,
    safety,
    spill,
    today,
    types,
    views,
)
from perm_desktop.cli.area import Handlers
from perm_desktop.cli.words import codes, show
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.services import (
    agendas,
    attendance,
    catalogs,
    clashes,
    cycles,
    damage,
    history,
    meetings,
    notes,
)
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access


def run(arguments: Namespace) -> int:
    """Run the command; returns the exit code. UserErrors go to standard error as a sentence."""
    if (reconfigure := getattr(sys.stdout, "reconfigure", None)) is not None:
        # JSON is UTF-8 also where a pipe is not; a file name may hold any byte
        reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        if arguments.command == "new":
            _new(arguments)
            return 0
        if arguments.command == "import":
            return importing.bring_in(arguments)
        if arguments.command == "recover":
            return safety.recover(arguments)
        name = " ".join(filter(None, (arguments.command, getattr(arguments, "action", None))))
        command, access = _COMMANDS[name]
        if name in ("plan", "shift", "people merge") and arguments.preview:
            access = Access.READ
        if getattr(arguments, "dry_run", False):
            access = Access.READ
        if name == "check":
            access = safety.access_of_check(arguments)
        with _opened(arguments.catalog, access) as catalog:
            return int(command(catalog, arguments) or 0)
    except UserError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # the reader ("| head") has seen enough; keep the interpreter from flushing into it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


@contextmanager
def _opened(path: Path | None, access: Access) -> Generator[Catalog]:
    named = path or default_catalog()
    if access is Access.READ:
        catalogs.bring_up_to_date(named)
    catalog = catalogs.open_catalog(named, access)
    try:
        with damage.telling(catalog):
            yield catalog
    finally:
        catalog.close()


def default_catalog() -> Path:
    """The catalog of this account, made on first use."""
    path = places.default_catalog()
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"“{path.parent}” cannot be made ({error.strerror}).", "Name a file with --catalog."
            ) from error
        catalogs.new_catalog(path)
    return path


def _new(arguments: Namespace) -> None:
    from perm_desktop.services import importing as known_catalogs  # start-up: not read often

    catalogs.new_catalog(arguments.file)
    known_catalogs.remember(arguments.file)
    print(f"Made {arguments.file}.")


def _types(catalog: Catalog, arguments: Namespace) -> None:
    kinds = reference.meeting_types(catalog.connection).values()
    show(
        [views.meeting_type(kind) for kind in kinds],
        arguments.json,
        "\n".join(f"{kind.key:32} {kind.phase.value:6} {kind.short_title}" for kind in kinds),
    )


def _states(catalog: Catalog, arguments: Namespace) -> None:
    found = reference.states(catalog.connection).values()
    show(
        [views.state(state) for state in found],
        arguments.json,
        "\n".join(f"{s.code}  {s.name:22} Cycle {s.group}  {s.zone}" for s in found),
    )


def _cycles(catalog: Catalog, arguments: Namespace) -> None:
    found = cycles.all_cycles(catalog)
    show(
        [views.cycle(cycle) for cycle in found],
        arguments.json,
        "\n".join(f"{cycle.label}  {', '.join(cycle.codes)}" for cycle in found),
    )


def _cycle_add(catalog: Catalog, arguments: Namespace) -> None:
    cycle = cycles.add_cycle(catalog, arguments.year, codes(arguments.states))
    lines = [f"Added {cycle.label} with {len(cycle.codes)} states."]
    lines += [f"Suggestion: {text}" for text in cycles.suggestions(cycle.year)]
    show(views.cycle(cycle), arguments.json, "\n".join(lines))


def _meeting_add(catalog: Catalog, arguments: Namespace) -> None:
    if arguments.minutes is not None and arguments.minutes < 1:
        raise UserError(f"A meeting cannot last {arguments.minutes} minutes.", "Use 1 to 1440.")
    draft = meetings.MeetingDraft(
        type=arguments.type,
        states=codes(arguments.states),
        starts=arguments.starts,
        zone=arguments.zone,
        minutes=arguments.minutes or 0,
        title=arguments.title,
        place=arguments.place,
        session=arguments.session,
        year=arguments.year,
    )
    ident = meetings.add_meeting(catalog, draft)
    _print_meeting(catalog, ident, arguments.json, "Added")
    deadlines.question_ad_hoc(catalog, meetings.get(catalog, ident))


def _print_meeting(catalog: Catalog, ident: int, as_json: bool, verb: str) -> None:
    row = meetings.get(catalog, ident)
    found = clashes.of_meetings(catalog, [ident])
    show(
        views.meeting(row) | {"clashes": [views.clash(each) for each in found]},
        as_json,
        f"{verb} meeting {row.number}: {meetings.describe(row)}.",
    )
    planning.tell_clashes(found)


def _meeting_delete(catalog: Catalog, arguments: Namespace) -> None:
    ident = meetings.named(catalog, arguments.meeting)
    number = meetings.get(catalog, ident).number
    meetings.delete_meetings(catalog, [ident])
    print(f"Meeting {number} is in the trash; “meeting restore {number}” brings it back.")


def _meeting_restore(catalog: Catalog, arguments: Namespace) -> None:
    ident = meetings.named(catalog, arguments.meeting, trashed=True)
    meetings.restore_meetings(catalog, [ident])
    print(f"Meeting {meetings.get(catalog, ident).number} is back.")


def _show_meeting(catalog: Catalog, arguments: Namespace) -> None:
    ident = meetings.named(catalog, arguments.meeting)
    row = meetings.get(catalog, ident)
    view = views.full_meeting(
        row,
        agendas.items(catalog, ident),
        notes.read(catalog, ident),
        attendance.lines(catalog, ident),
    )
    text = "\n".join(f"{name}: {value}" for name, value in view.items())
    show(view, arguments.json, text)


def _note(catalog: Catalog, arguments: Namespace) -> None:
    notes.append(
        catalog, meetings.named(catalog, arguments.meeting), arguments.text, arguments.state
    )
    print("Noted.")


def _item(catalog: Catalog, arguments: Namespace) -> None:
    ident = meetings.named(catalog, arguments.meeting)
    agendas.add_item(
        *(catalog, ident, arguments.title, arguments.minutes, arguments.presenter),
        arguments.notes,
    )
    print("Added the agenda item.")


def _undo(catalog: Catalog, arguments: Namespace) -> None:
    print(f"Undone: {history.undo(catalog)}")


def _redo(catalog: Catalog, arguments: Namespace) -> None:
    print(f"Redone: {history.redo(catalog)}")


def _history(catalog: Catalog, arguments: Namespace) -> None:
    meeting = _kept_or_deleted(catalog, arguments.meeting) if arguments.meeting else None
    lines = history.lines(catalog, meeting)
    show(
        [views.history_line(line) for line in lines],
        arguments.json,
        "\n".join(f"{line.at}  {line.author}  {line.kind:4}  {line.label}" for line in lines),
    )


def _kept_or_deleted(catalog: Catalog, name: str) -> int:
    """Who deleted a meeting is asked of its history, too."""
    try:
        return meetings.named(catalog, name)
    except NotFoundError:
        return meetings.named(catalog, name, trashed=True)


_COMMANDS: Handlers = MappingProxyType(
    {
        "types": (_types, Access.READ),
        "states": (_states, Access.READ),
        "cycles": (_cycles, Access.READ),
        "cycle add": (_cycle_add, Access.COMMAND),
        "meeting add": (_meeting_add, Access.COMMAND),
        "meeting delete": (_meeting_delete, Access.COMMAND),
        "meeting restore": (_meeting_restore, Access.COMMAND),
        "show": (_show_meeting, Access.READ),
        "note": (_note, Access.COMMAND),
        "item": (_item, Access.COMMAND),
        "undo": (_undo, Access.COMMAND),
        "redo": (_redo, Access.COMMAND),
        "history": (_history, Access.READ),
        **types.COMMANDS,
        **planning.COMMANDS,
        **lists.COMMANDS,
        **paper.COMMANDS,
        **calendars.COMMANDS,
        **coverage.COMMANDS,
        **deadlines.COMMANDS,
        **today.COMMANDS,
        **reviews.COMMANDS,
        **attendance_marks.COMMANDS,
        **attending.COMMANDS,
        **attendance_report.COMMANDS,
        **people.COMMANDS,
        **audience.COMMANDS,
        **spill.COMMANDS,
        **safety.COMMANDS,
    }
)

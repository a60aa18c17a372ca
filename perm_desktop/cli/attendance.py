"""The commands about who came to a meeting: list the marks, bring in a report of the call."""

import argparse
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, show
from perm_desktop.core.mark_words import part_words, recorded_words
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.vocabulary import Mark
from perm_desktop.services import attendance, meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

# start-up: the parser is built before every window, so reports are imported by their command

_IMPORT = "import"
_SILENT: Mapping[str, Any] = MappingProxyType(
    {
        "mark": Mark.NOT_RECORDED.value,
        **dict.fromkeys(("minutes", "part", "contact", "remark", "recorded_by", "recorded_at")),
    }
)


def add_commands(commands: Commands) -> None:
    """Add ``attendance`` and ``attendance import``."""
    parser = commands.add_parser(
        "attendance",
        help="list who came to a meeting, or bring in a report of the call",
        usage="%(prog)s MEETING [--json]\n"
        "       %(prog)s import MEETING FILE [FILE ...] [--dry-run] [--map NAME]"
        " [--share PERCENT] [--answer NAME=WHO ...] [--replace] [--json]",
    )
    parser.add_argument(
        "words", nargs="+", action=_Words, metavar="MEETING", help="number or id; “import” first"
    )
    parser.add_argument("--dry-run", action="store_true", help="show without writing")
    parser.add_argument("--map", default="", metavar="NAME", help="columns kept under a name")
    parser.add_argument(
        "--share", type=int, metavar="PERCENT", help="of the meeting, from which on one attended"
    )
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="NAME=WHO",
        help="who a name is: an e-mail address or id of the directory, a state, or “nobody”",
    )
    parser.add_argument(
        "--replace", action="store_true", help="also marks of before that say otherwise"
    )
    add_json(parser)


class _Words(argparse.Action):
    """A meeting, or "import" with a meeting and files."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Tell the two commands apart."""
        del option_string
        first, *rest = [str(value) for value in values or ()]
        if first != _IMPORT:
            if rest:
                parser.error(f"only one meeting can be listed, not “{' '.join(rest)}” as well")
            namespace.action, namespace.meeting, namespace.files = None, first, []
            return
        if len(rest) < 2:
            parser.error("name the meeting and at least one file")
        namespace.action, namespace.meeting = _IMPORT, rest[0]
        namespace.files = [Path(name) for name in rest[1:]]


def list_marks(catalog: Catalog, arguments: Namespace) -> None:
    """Print the marks of a meeting; a state without any is not recorded."""
    ident = meetings.named(catalog, arguments.meeting)
    row, found = meetings.get(catalog, ident), attendance.lines(catalog, ident)
    marked = {line.state for line in found}
    silent = [code for code in row.state_codes if code not in marked]
    data = [_mark(line) for line in found]
    data += [{"state": code, "role": None, "person": None, **_SILENT} for code in silent]
    lines = [_mark_words(line) for line in found]
    if silent:
        lines.append(f"Not recorded: {', '.join(silent)}.")
    show(data, arguments.json, "\n".join(lines))


def bring_in(catalog: Catalog, arguments: Namespace) -> None:
    """Bring reports of a call into a meeting; what is asked or new stays out."""
    from perm_desktop.cli import attendance_answers, attendance_views
    from perm_desktop.services import attendance_reports

    ident = meetings.named(catalog, arguments.meeting)
    shown = attendance_reports.preview(
        catalog, ident, arguments.files, columns=arguments.map, share_of=arguments.share
    )
    if arguments.answer:
        shown = shown.answered(attendance_answers.read(catalog, shown, arguments.answer))
    everybody = {line.attendee.identity for line in shown.lines}
    done = None
    if not arguments.dry_run:
        done = attendance_reports.commit(catalog, shown, everybody if arguments.replace else ())
    show(
        attendance_views.data(shown, done),
        arguments.json,
        "\n".join(attendance_views.words(shown, done)),
    )


COMMANDS: Handlers = MappingProxyType(
    {
        "attendance": (list_marks, Access.READ),
        "attendance import": (bring_in, Access.COMMAND),
    }
)


def _mark(line: AttendanceLine) -> dict[str, Any]:
    return {
        "state": line.state,
        "role": line.role or None,
        "person": line.person or None,
        "mark": line.mark,
        "minutes": line.minutes,
        "part": line.part or None,
        "contact": str(line.contact) if line.contact else None,
        "remark": line.remark or None,
        "recorded_by": line.recorded_by,
        "recorded_at": line.recorded_at,
    }


def _mark_words(line: AttendanceLine) -> str:
    who = " ".join(filter(None, (line.state, line.role, line.person)))
    told = ", ".join(filter(None, (line.mark, part_words(line.part, line.minutes))))
    return f"{who}: {told}, {recorded_words(line)}"

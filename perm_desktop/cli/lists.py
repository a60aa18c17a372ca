"""The command that lists meetings: on the screen, as JSON, or into a file."""

from argparse import Namespace
from pathlib import Path
from types import MappingProxyType

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_filter, add_json, filter_of, show
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from perm_desktop.store.meetings import Filter

NAMES = ("list", "meetings")  # two names of one command

# start-up: the parser is built before every window, so what writes is imported by its command


def add_commands(commands: Commands) -> None:
    """Add the list to the parser."""
    listing = commands.add_parser(NAMES[0], aliases=NAMES[1:], help="list meetings")
    add_filter(listing)
    listing.add_argument("--trash", action="store_true", help="list the deleted ones")
    add_json(listing)
    listing.add_argument(
        "--out",
        type=Path,
        metavar="FILE.(pdf|csv|xlsx)",
        help="write the list as a document, a CSV table or an Excel workbook",
    )


def list_meetings(catalog: Catalog, arguments: Namespace) -> None:
    """Print the meetings that pass the filters, or write them into a file."""
    which = filter_of(catalog, arguments, trashed=arguments.trash)
    if arguments.out is not None:
        _write(catalog, which, arguments)
        return
    from perm_desktop.cli import views

    rows = meetings.find_rows(catalog, which)
    show([views.meeting(row) for row in rows], arguments.json, "\n".join(map(_line, rows)))


COMMANDS: Handlers = MappingProxyType(dict.fromkeys(NAMES, (list_meetings, Access.READ)))


def _write(catalog: Catalog, which: Filter, arguments: Namespace) -> None:
    from perm_desktop.services import meeting_tables, table_files

    table_files.check_suffix(arguments.out)
    rows = meetings.find_rows(catalog, which)
    on_paper = arguments.out.suffix.lower() == table_files.PDF
    sheet = meeting_tables.meeting_table(catalog, rows, which, on_paper=on_paper)
    path = table_files.write(sheet, arguments.out)
    show({"file": str(path), "meetings": len(rows)}, arguments.json, str(path))


def _line(row: MeetingRow) -> str:
    return f"{row.number:6}  {row.starts}  {row.status:9}  {meetings.describe(row)}"

"""The command that prints a calendar of a cycle."""

from argparse import Namespace
from pathlib import Path
from types import MappingProxyType

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import VIEWS, CalendarView, Shown
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

# start-up: the parser is built before every window, so what prints is imported by its command


def add_commands(commands: Commands) -> None:
    """Add the calendar to the parser."""
    calendar = commands.add_parser("calendar", help="print a calendar of a cycle as PDF")
    calendar.add_argument("year", type=int, help="reporting year of the cycle")
    calendar.add_argument("--view", required=True, choices=[view.value for view in VIEWS])
    calendar.add_argument(
        "--from",
        dest="first",
        metavar="D",
        help="a day of the week, month or quarter; left out: today, else the first meeting's",
    )
    calendar.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def calendar(catalog: Catalog, arguments: Namespace) -> None:
    """Print the calendar of a week, a month, a quarter or the whole of a cycle."""
    from perm_desktop.services.printing import calendars, dress, paper

    named = clock.parse_day(arguments.first) if arguments.first else None
    day = calendars.day_to_begin(catalog, arguments.year, named)
    shown, view = Shown(years=(arguments.year,)), CalendarView(arguments.view)
    wanted = calendars.paper(catalog, view, day, shown, dress.usual(catalog))
    print(paper.write_file(wanted, arguments.out))


COMMANDS: Handlers = MappingProxyType({"calendar": (calendar, Access.READ)})

"""The command that tells how often states, roles, hosts and months came."""

from argparse import Namespace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_year, named_codes, show, typed_day
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.people.attendance_figures import Scope

# start-up: the parser is built before every window, so what reads is imported by its command

_BY = ("state", "role", "host", "month")


def add_commands(commands: Commands) -> None:
    """Add the report to the parser."""
    report = commands.add_parser(
        "attendance-report", help="how often states, roles, hosts and months came"
    )
    add_year(report)
    report.add_argument("--by", choices=_BY, help="one counting alone; left out: all of them")
    report.add_argument("--state", default="", metavar="OH[,TX]", help="of these states alone")
    report.add_argument(
        "--type", action="append", default=[], metavar="T", help="of this meeting type alone"
    )
    report.add_argument("--from", dest="first", metavar="D", help="of meetings from this day on")
    report.add_argument("--to", dest="last", metavar="D", help="of meetings up to this day")
    report.add_argument("--date", metavar="D", help="as of the end of this day; left out: now")
    shape = report.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--out", type=Path, metavar="FILE.(pdf|csv|xlsx)", help="write the report")


def report(catalog: Catalog, arguments: Namespace) -> None:
    """Print the figures, or write them as a document or a table."""
    from perm_desktop.cli import attendance_report_views as views
    from perm_desktop.core.people.attendance_figures import By
    from perm_desktop.services import attendance_figures, coverage

    scope = _scope(arguments)
    by = (By(arguments.by),) if arguments.by else tuple(By)
    day = typed_day(arguments.date)
    as_of = coverage.end_of(day) if day else None
    if arguments.out is not None:
        _write(catalog, arguments, {"as_of": as_of, "scope": scope, "by": by})
        return
    found = attendance_figures.read(catalog, arguments.year, scope, as_of)
    show(views.report(found, by), arguments.json, "\n".join(views.lines(found, by)))


def _write(catalog: Catalog, arguments: Namespace, own: dict[str, Any]) -> None:
    """Write the report in the kind of file that its name asks for."""
    from perm_desktop.services import table_files
    from perm_desktop.services.printing import attendance as papers
    from perm_desktop.services.printing import paper

    target: Path = arguments.out
    table_files.check_suffix(target)
    if target.suffix.lower() == table_files.PDF:
        print(paper.write_file(papers.paper(catalog, arguments.year, **own), target))
    else:
        print(table_files.write(papers.table(catalog, arguments.year, **own), target))


def _scope(arguments: Namespace) -> "Scope":
    from perm_desktop.core.people.attendance_figures import Scope

    return Scope(
        states=frozenset(named_codes(arguments.state)) if arguments.state else frozenset(),
        types=frozenset(arguments.type),
        first=typed_day(arguments.first),
        last=typed_day(arguments.last),
    )


COMMANDS: Handlers = MappingProxyType({"attendance-report": (report, Access.READ)})

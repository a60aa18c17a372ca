"""Commands that print what a cycle owes: its review, a state, its exceptions, its hosts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_year, typed_day, year
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.table_sheet import TableSheet
    from perm_desktop.services.printing.paper import Paper

# start-up: the parser is built before every window, so what prints is imported by its command

_TABLE = "FILE.(pdf|csv|xlsx)"


def add_commands(commands: Commands) -> None:
    """Add the papers of a cycle to the parser."""
    review = _command(commands, "review", "write the review of a cycle", _TABLE)
    review.add_argument("--compare", type=year, metavar="YEAR", help="beside this cycle")
    review.add_argument("--since", metavar="D", help="with what changed since this day")
    state = _command(commands, "state", "write a state of a cycle on one page", _TABLE)
    state.add_argument("state", metavar="S", help="code of the state")
    _command(commands, "exceptions", "write what was not held, or not as planned", _TABLE)
    _command(commands, "scorecard", "write what each host planned and held", _TABLE)


def _command(commands: Commands, name: str, text: str, file: str) -> ArgumentParser:
    command = commands.add_parser(name, help=text)
    add_year(command)
    _day_and_file(command, file)
    return command


def _day_and_file(command: ArgumentParser, file: str) -> None:
    command.add_argument("--date", metavar="D", help="as of the end of this day; left out: now")
    command.add_argument("--out", type=Path, required=True, metavar=file)


def review(catalog: Catalog, arguments: Namespace) -> None:
    """Write the review of a cycle, as a document or its tables."""
    from perm_desktop.services.printing import reviews

    since = typed_day(arguments.since)
    if arguments.compare == arguments.year:
        raise UserError(
            f"RY {arguments.year} cannot be compared with itself.", "Name another cycle."
        )
    extent = reviews.Extent(since=since, compare=arguments.compare)
    _write(catalog, arguments, reviews.paper, reviews.table, {"extent": extent})


def state(catalog: Catalog, arguments: Namespace) -> None:
    """Write the one-pager of a state."""
    from perm_desktop.services.printing import state_pages

    _write(catalog, arguments, state_pages.paper, state_pages.table, {"code": arguments.state})


def exceptions(catalog: Catalog, arguments: Namespace) -> None:
    """Write the exceptions of a cycle."""
    from perm_desktop.services.printing import exceptions as papers

    _write(catalog, arguments, papers.paper, papers.table, {})


def scorecard(catalog: Catalog, arguments: Namespace) -> None:
    """Write the scorecard of the hosts."""
    from perm_desktop.services.printing import scorecards

    _write(catalog, arguments, scorecards.paper, scorecards.table, {})


def _write(
    catalog: Catalog,
    arguments: Namespace,
    as_paper: "Callable[..., Paper]",
    as_table: "Callable[..., TableSheet]",
    more: Mapping[str, Any],
) -> None:
    """Write a document, or a table where the name asks for one."""
    from perm_desktop.services import table_files
    from perm_desktop.services.printing import paper

    target: Path = arguments.out
    table_files.check_suffix(target)
    as_of = _as_of(arguments)
    if target.suffix.lower() == table_files.PDF:
        print(paper.write_file(as_paper(catalog, arguments.year, as_of=as_of, **more), target))
    else:
        print(table_files.write(as_table(catalog, arguments.year, as_of=as_of, **more), target))


def _as_of(arguments: Namespace) -> AsOf | None:
    from perm_desktop.services import coverage

    day = typed_day(arguments.date)
    return coverage.end_of(day) if day else None


COMMANDS: Handlers = MappingProxyType(
    {
        "review": (review, Access.READ),
        "state": (state, Access.READ),
        "exceptions": (exceptions, Access.READ),
        "scorecard": (scorecard, Access.READ),
    }
)

"""Commands that print what a cycle owes: its review, a state, its exceptions, its hosts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.core import clock
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.cli.parser import Commands
    from perm_desktop.core.table_sheet import TableSheet
    from perm_desktop.services.printing.paper import Paper

# start-up: the parser is built before every window, so what prints is imported by its command

_TABLE = "FILE.(pdf|csv|xlsx)"


def add_commands(commands: "Commands") -> None:
    """Add the papers of a cycle to the parser."""
    review = _command(commands, "review", "write the review of a cycle", _TABLE)
    review.add_argument("--compare", type=int, metavar="YEAR", help="beside this cycle")
    review.add_argument("--since", metavar="D", help="with what changed since this day")
    state = commands.add_parser("state", help="print a state of a cycle on one page")
    state.add_argument("year", type=int, help="reporting year of the cycle")
    state.add_argument("state", metavar="S", help="code of the state")
    _day_and_file(state, "FILE.pdf")
    _command(commands, "exceptions", "write what was not held, or not as planned", _TABLE)
    _command(commands, "scorecard", "write what each host planned and held", _TABLE)


def _command(commands: "Commands", name: str, text: str, file: str) -> ArgumentParser:
    command = commands.add_parser(name, help=text)
    command.add_argument("year", type=int, help="reporting year of the cycle")
    _day_and_file(command, file)
    return command


def _day_and_file(command: ArgumentParser, file: str) -> None:
    command.add_argument("--date", metavar="D", help="as of the end of this day; left out: now")
    command.add_argument("--out", type=Path, required=True, metavar=file)


def review(catalog: Catalog, arguments: Namespace) -> None:
    """Write the review of a cycle, as a document or its tables."""
    from perm_desktop.services.printing import reviews

    since = clock.parse_day(arguments.since) if arguments.since else None
    more = {"since": since, "compare": arguments.compare}
    _write(catalog, arguments, reviews.paper, reviews.table, more)


def state(catalog: Catalog, arguments: Namespace) -> None:
    """Print the one-pager of a state."""
    from perm_desktop.services.printing import paper, state_pages

    wanted = state_pages.paper(catalog, arguments.year, arguments.state, _as_of(arguments))
    print(paper.write_file(wanted, arguments.out))


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
        print(paper.write_file(as_paper(catalog, arguments.year, as_of, **more), target))
    else:
        print(table_files.write(as_table(catalog, arguments.year, as_of, **more), target))


def _as_of(arguments: Namespace) -> AsOf | None:
    from perm_desktop.services import coverage

    return coverage.end_of(clock.parse_day(arguments.date)) if arguments.date else None


COMMANDS: Mapping[str, tuple[Callable[[Catalog, Namespace], None], Access]] = MappingProxyType(
    {
        "review": (review, Access.READ),
        "state": (state, Access.READ),
        "exceptions": (exceptions, Access.READ),
        "scorecard": (scorecard, Access.READ),
    }
)

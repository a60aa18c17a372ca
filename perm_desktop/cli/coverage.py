"""Commands about what states owe: coverage, decide, difference, resolve."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, add_year, named_codes, show, typed_day
from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.vocabulary import Basis, Need
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.obligations.differences import Difference
    from perm_desktop.core.table_sheet import TableSheet

# start-up: the parser is built before every window, so services are imported by their commands


def add_commands(commands: Commands) -> None:
    """Add what can be typed."""
    _coverage_options(commands.add_parser("coverage", help="what each state owes or has had"))
    decide = commands.add_parser("decide", help="whether a state needs a meeting held if needed")
    _decide_options(decide)
    difference = commands.add_parser(
        "difference", help="how far a universe is from Form CMS-64 or CMS-21"
    )
    _difference_options(difference)
    resolve = commands.add_parser("resolve", help="say when differences were resolved")
    _place_options(resolve)
    resolve.add_argument("--date", required=True, metavar="D")
    add_json(resolve)


def coverage(catalog: Catalog, arguments: Namespace) -> None:
    """Print the status of each state and type and its reason, as of now or the end of a day."""
    from perm_desktop.cli import coverage_views as views
    from perm_desktop.services import coverage as statuses
    from perm_desktop.services.cycle_settings import member

    named = [code for text in arguments.state for code in named_codes(text)]
    states = [member(catalog, arguments.year, code)[1].code for code in named]
    types = [reference.meeting_type(catalog.connection, key).key for key in arguments.type]
    day = typed_day(arguments.date)
    moment = statuses.end_of(day) if day else None
    if arguments.out is not None:
        _write_matrix(catalog, arguments, moment, states, types)
        return
    known = statuses.read(catalog, arguments.year, moment)
    found = known.of(states, types)
    if arguments.csv:
        _print_csv(views.table(known, found, catalog.now()))
        return
    text = "\n".join(views.report(known, found))
    show([views.obligation(each) for each in found], arguments.json, text)


def _write_matrix(
    catalog: Catalog,
    arguments: Namespace,
    moment: AsOf | None,
    states: Sequence[str],
    types: Sequence[str],
) -> None:
    """Write states by types, as a document or a table."""
    from perm_desktop.services import table_files
    from perm_desktop.services.printing import coverage as papers
    from perm_desktop.services.printing import paper

    target: Path = arguments.out
    table_files.check_suffix(target)
    place = (catalog, arguments.year, moment)
    if target.suffix.lower() == table_files.PDF:
        print(paper.write_file(papers.paper(*place, states=states, types=types), target))
    else:
        print(table_files.write(papers.table(*place, states=states, types=types), target))


def decide(catalog: Catalog, arguments: Namespace) -> None:
    """Record a decision, or take it back."""
    from perm_desktop.services import decisions

    need = Need(arguments.need)
    decisions.decide(
        *(catalog, arguments.year, arguments.type, arguments.state),
        *(need, arguments.by, arguments.reason),
        Basis(arguments.basis) if arguments.basis else None,
        typed_day(arguments.date),
    )
    name = reference.state(catalog.connection, arguments.state).name
    said = f"Decided for {name}: {decisions.NEED_WORDS[need]}"
    if need is Need.UNDECIDED:
        said = f"Took the decision for {name} back"
    _tell(catalog, arguments, said, [arguments.type])


def difference(catalog: Catalog, arguments: Namespace) -> None:
    """Record a difference, or take it back."""
    from perm_desktop.services import differences

    place = (catalog, arguments.year, arguments.state, arguments.program, arguments.quarter)
    given = _given(arguments)
    if arguments.clear:
        differences.clear(*place)
    else:
        differences.enter(*place, **given)
    where = differences.place_of(*place)
    standing = [
        each
        for each in differences.entered(catalog, arguments.year, arguments.state)
        if (each.program, each.quarter) == (where.program, where.quarter)
    ]
    said = f"Cleared {where.words}"
    if standing:
        said = f"Recorded for {where.words}: {_numbers(standing[0])}"
    _tell_opened(catalog, arguments, said)


def resolve(catalog: Catalog, arguments: Namespace) -> None:
    """Record the day on which the differences of a program were resolved."""
    from perm_desktop.services import differences

    day = clock.parse_day(arguments.date)
    place = (catalog, arguments.year, arguments.state, arguments.program)
    differences.resolve(*place, day)
    where = differences.place_of(*place)
    _tell_opened(catalog, arguments, f"Recorded for {where.words}: resolved on {clock.day(day)}")


COMMANDS: Handlers = MappingProxyType(
    {
        "coverage": (coverage, Access.READ),
        "decide": (decide, Access.COMMAND),
        "difference": (difference, Access.COMMAND),
        "resolve": (resolve, Access.COMMAND),
    }
)


def _coverage_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("--state", action="append", default=[], metavar="S", help="may be repeated")
    parser.add_argument("--type", action="append", default=[], metavar="T", help="key of a type")
    parser.add_argument("--date", metavar="D", help="as of the end of this day; left out: now")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--csv", action="store_true", help="print a CSV table")
    shape.add_argument("--out", type=Path, metavar="FILE.(pdf|csv|xlsx)", help="write the matrix")


def _decide_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("type", help="key of the meeting type")
    parser.add_argument("state")
    parser.add_argument("need", choices=[need.value for need in Need])
    parser.add_argument("--by", default="", metavar="WHO", help="who decided")
    parser.add_argument("--reason", default="", metavar="R")
    parser.add_argument(
        "--basis", choices=[basis.value for basis in Basis], help="why it is needed"
    )
    parser.add_argument("--date", metavar="D", help="when it was decided; left out: today")
    add_json(parser)


def _difference_options(parser: ArgumentParser) -> None:
    _place_options(parser)
    parser.add_argument("quarter", help="Q1, Q2, Q3, Q4 or overall")
    parser.add_argument("--percent", metavar="P", help="outranks what the amounts give")
    parser.add_argument("--universe", metavar="A", help="amount, with --form")
    parser.add_argument("--form", metavar="B", help="amount of Form CMS-64 or CMS-21")
    parser.add_argument("--clear", action="store_true", help="take back what was entered")
    add_json(parser)


def _place_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("state")
    parser.add_argument("program", help="medicaid or chip")


def _tell_opened(catalog: Catalog, arguments: Namespace, said: str) -> None:
    from perm_desktop.services import differences

    _tell(
        *(catalog, arguments, said),
        [kind.key for kind in differences.opened_types(catalog, arguments.year)],
    )


def _tell(catalog: Catalog, arguments: Namespace, said: str, types: Sequence[str]) -> None:
    """Say what was recorded, and what the state and these types are by now."""
    from perm_desktop.cli import coverage_views as views
    from perm_desktop.services import coverage as statuses

    known = statuses.read(catalog, arguments.year)
    found = known.of([reference.state(catalog.connection, arguments.state).code], types)
    titles = views.titles(known)
    now = [f"{titles[each.type]} is “{views.word(each)}” now" for each in found]
    text = "; ".join([said, *now]) + "."
    show([views.obligation(each) for each in found], arguments.json, text)


def _print_csv(sheet: "TableSheet") -> None:
    """Without the mark that begins a file: what goes through a pipe is read from its first byte."""
    from perm_desktop.exchange import csv_file

    content = csv_file.render(sheet).decode("utf-8-sig").encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _given(arguments: Namespace) -> dict[str, str]:
    """What was typed of a difference; nothing, where it is to be cleared. Raises UserError."""
    typed = {name: getattr(arguments, name) for name in ("percent", "universe", "form")}
    given = {name: text for name, text in typed.items() if text is not None}
    if arguments.clear == bool(given):
        raise UserError(
            "How large is the difference?",
            "Use --percent, or --universe and --form; --clear alone takes it back.",
        )
    if ("universe" in given) != ("form" in given):
        raise UserError("One amount alone is no difference.", "Use --universe and --form together.")
    return given


def _numbers(entered: "Difference") -> str:
    """ "18.2% as typed", "17.5% from the amounts", or both with which of them counts."""
    from perm_desktop.core.obligations.differences import percent_words

    computed = entered.computed
    from_amounts = "" if computed is None else f"{percent_words(computed)} from the amounts"
    if entered.percent is None:
        return from_amounts
    typed = f"{percent_words(entered.percent)} as typed"
    return f"{typed}, which outranks {from_amounts}" if from_amounts else typed

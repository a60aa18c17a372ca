"""Commands about late data and days by which something is due: delay, deadline, deadlines."""

import sys
from argparse import ArgumentParser, Namespace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, add_year, named_codes, show, typed_day, whole
from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from datetime import date


# start-up: the parser is built before every window, so services are imported by their commands


def add_commands(commands: Commands) -> None:
    """Add what can be typed."""
    _delay_options(commands.add_parser("delay", help="the data of a state are late, or no longer"))
    deadline = commands.add_parser("deadline", help="say what a deadline counts from, or how")
    actions = deadline.add_subparsers(dest="action", required=True, metavar="ACTION")
    _set_options(actions.add_parser("set", help="enter the day that a deadline counts from"))
    _met_options(actions.add_parser("met", help="mark a deadline as met, or take that back"))
    _rule_options(actions.add_parser("rule", help="change how a deadline is counted"))
    _add_options(actions.add_parser("add", help="add a deadline of your own"))
    rules = actions.add_parser("rules", help="list how deadlines are counted")
    add_year(rules)
    add_json(rules)
    _list_options(commands.add_parser("deadlines", help="list what is due when"))


def delay(catalog: Catalog, arguments: Namespace) -> None:
    """Turn a data delay on or off, from today when no day is given."""
    from perm_desktop.services import delays

    place = catalog, arguments.year, arguments.state
    day = typed_day(arguments.first) or _today(catalog)
    data = {"state": arguments.state.upper(), "from": day.isoformat()}
    late = f"The data of {reference.state(catalog.connection, arguments.state).name} are"
    if arguments.switch == "off":
        count = delays.turn_off(*place, day)
        text = f"{late} no longer late from {clock.day(day)}; {_check_ins(count)} now in the trash."
        show(data | {"deleted": count}, arguments.json, text)
        return
    count = delays.turn_on(*place, day, arguments.every)
    text = f"{late} late from {clock.day(day)}; {_check_ins(count)} planned."
    show(data | {"weeks": arguments.every, "planned": count}, arguments.json, text)
    if not count:
        for unmet in delays.preview(*place, day, arguments.every).unmet:
            print(f"Not planned: {unmet.what}. {unmet.relaxation}", file=sys.stderr)


def deadline_set(catalog: Catalog, arguments: Namespace) -> None:
    """Enter the day that a deadline of a state counts from, or take it back."""
    from perm_desktop.cli import deadline_views as views
    from perm_desktop.services import deadlines

    chosen = deadlines.rule(catalog, arguments.year, arguments.rule)
    place = catalog, arguments.year, arguments.state, chosen.key
    day = typed_day(arguments.first)
    deadlines.set_start(*place, day, arguments.program)
    found = deadlines.of_rule(*place, _today(catalog), arguments.program)
    said = "no day to count from is entered now"
    if found.due and found.starts:
        how = f"{chosen.length} after" if chosen.length else "the same as"
        said = f"due {clock.day(found.due)}, {how} {clock.day(found.starts)}"
    show(views.deadline(found), arguments.json, f"{found.state}, {found.title}: {said}.")


def deadline_met(catalog: Catalog, arguments: Namespace) -> None:
    """Mark a deadline as met by one state or several, or take that back."""
    from perm_desktop.cli import deadline_views as views
    from perm_desktop.services import deadlines_met

    program, quarter = arguments.program, arguments.quarter
    chosen = [
        deadlines_met.Chosen(code, arguments.rule, program, quarter)
        for code in named_codes(arguments.state)
    ]
    place = catalog, arguments.year, chosen
    if arguments.clear:
        found = deadlines_met.take_back(*place)
    else:
        found = deadlines_met.mark(*place, clock.parse_day(arguments.date))
    lines = [
        f"{one.state}, {one.title}: {one.when or 'no day to count from'}"
        f"{'' if one.met else ', not marked as met'}."
        for one in found
    ]
    told = [views.deadline(one) for one in found]
    show(told[0] if len(told) == 1 else told, arguments.json, "\n".join(lines))


def deadline_rule(catalog: Catalog, arguments: Namespace) -> None:
    """Change how a deadline is counted in one cycle, or put it back."""
    from perm_desktop.cli import deadline_views as views
    from perm_desktop.services import deadlines

    year, given = arguments.year, _given(arguments)
    chosen = deadlines.rule(catalog, year, arguments.rule)
    if arguments.restore == bool(given):
        raise UserError("Nothing to change was named.", "Use --days, --restore or another option.")
    if arguments.restore:
        deadlines.restore_rule(catalog, year, chosen.key)
    else:
        deadlines.change_rule(catalog, year, chosen.key, **given)
    now = {rule.key: rule for rule in deadlines.rules(catalog, year)}.get(chosen.key)
    if now is None:
        show(None, arguments.json, f"Removed {chosen.title}.")
        return
    show(views.rule(now), arguments.json, views.rule_line(now))


def deadline_add(catalog: Catalog, arguments: Namespace) -> None:
    """Add a deadline of one's own to a cycle."""
    from perm_desktop.cli import deadline_views as views
    from perm_desktop.core.obligations.deadline_rules import Anchor
    from perm_desktop.services import deadlines

    year, given = arguments.year, _given(arguments)
    anchor = Anchor.ENTERED_BY_PROGRAM if arguments.by_program else Anchor.ENTERED
    if "day" in given:
        anchor = Anchor.CYCLE
        if arguments.by_program or arguments.from_what:
            raise UserError(
                "A fixed day counts from nothing, and is one for both programs.",
                "Leave out --from-what and --by-program, or name --days instead of --day.",
            )
    key = deadlines.add_rule(
        *(catalog, year, arguments.title, anchor),
        from_what=arguments.from_what,
        is_milestone=arguments.milestone,
        **given,
    )
    added = deadlines.rule(catalog, year, key)
    show(views.rule(added), arguments.json, views.rule_line(added))


def list_rules(catalog: Catalog, arguments: Namespace) -> None:
    """Print how the deadlines of a cycle are counted, each with its source."""
    from perm_desktop.cli import deadline_views as views
    from perm_desktop.services import deadlines

    found = deadlines.rules(catalog, arguments.year)
    show(
        [views.rule(each) for each in found], arguments.json, "\n".join(map(views.rule_line, found))
    )


def list_deadlines(catalog: Catalog, arguments: Namespace) -> None:
    """Print what is due when; without a day of its own only with --all."""
    from perm_desktop.cli import deadline_views as views
    from perm_desktop.services import deadlines

    day = typed_day(arguments.date) or _today(catalog)
    states = [code for text in arguments.state for code in named_codes(text)]
    found = deadlines.all_of(catalog, arguments.year, day, states)
    shown = [each for each in found if each.due or arguments.all]
    lines = views.lines(shown)
    if hidden := len(found) - len(shown):
        waits = "deadline waits" if hidden == 1 else "deadlines wait"
        lines.append(f"{hidden:,} {waits} for a day to count from; --all lists what waits.")
    show([views.deadline(each) for each in shown], arguments.json, "\n".join(lines))


def question_ad_hoc(catalog: Catalog, row: MeetingRow) -> None:
    """Warn on standard error where an SC ad hoc call is for a state that has check-ins."""
    from perm_desktop.services import delays

    if row.type != delays.AD_HOC or row.year is None:
        return
    for code in row.state_codes:
        if told := delays.questioned(catalog, row.year, code, row.start.date()):
            print(told, file=sys.stderr)


COMMANDS: Handlers = MappingProxyType(
    {
        "delay": (delay, Access.COMMAND),
        "deadline set": (deadline_set, Access.COMMAND),
        "deadline met": (deadline_met, Access.COMMAND),
        "deadline add": (deadline_add, Access.COMMAND),
        "deadline rule": (deadline_rule, Access.COMMAND),
        "deadline rules": (list_rules, Access.READ),
        "deadlines": (list_deadlines, Access.READ),
    }
)


def _delay_options(parser: ArgumentParser) -> None:
    _place(parser)
    parser.add_argument("switch", choices=["on", "off"])
    parser.add_argument(
        "--every", type=whole, choices=[1, 2], default=2, help="weeks from one to the next"
    )
    parser.add_argument("--from", dest="first", metavar="D", help="a date; left out: today")
    add_json(parser)


def _set_options(parser: ArgumentParser) -> None:
    _place(parser)
    parser.add_argument("rule", help="key of the deadline, or dr, appeal, cap, records, more")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--from", dest="first", metavar="D", help="the day that it counts from")
    how.add_argument("--clear", action="store_true", help="take the day back")
    parser.add_argument("--program", default="", help="medicaid or chip, where each has its own")
    add_json(parser)


def _met_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("state", metavar="OH[,PA]")
    parser.add_argument("rule", help="key of the deadline; “deadline rules” lists them")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--date", metavar="D", help="the day on which it was met")
    how.add_argument("--clear", action="store_true", help="take that back")
    parser.add_argument("--program", default="", help="medicaid or chip, where each has its own")
    parser.add_argument("--quarter", default="", help="Q1 to Q4, where each has its own")
    add_json(parser)


def _rule_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("rule", help="key of the deadline; “deadline rules” lists them")
    _numbers(parser)
    parser.add_argument("--restore", action="store_true", help="back to how it is shipped")
    add_json(parser)


def _add_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("title", help="what is to be done by that day")
    _numbers(parser)
    parser.add_argument("--from-what", default="", metavar="W", help="what its days count from")
    parser.add_argument("--by-program", action="store_true", help="one for each program")
    parser.add_argument("--milestone", action="store_true", help="nobody has to meet it")
    add_json(parser)


def _numbers(parser: ArgumentParser) -> None:
    parser.add_argument("--days", type=whole, metavar="N", help="how many")
    parser.add_argument("--count", choices=["calendar", "business"], help="which days count")
    parser.add_argument("--day", metavar="D", help="of a deadline on a fixed day: the date")
    parser.add_argument("--source", metavar="S", help="where the number is said")
    mark = parser.add_mutually_exclusive_group()
    mark.add_argument(
        "--verified", action="store_true", default=None, help="you read the number there"
    )
    mark.add_argument(
        "--unverified", dest="verified", action="store_false", default=None, help="nobody read it"
    )


def _list_options(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("--state", action="append", default=[], metavar="S", help="may be repeated")
    parser.add_argument("--date", metavar="D", help="as of this day; left out: today")
    parser.add_argument(
        "--all", action="store_true", help="also what waits for a day to be entered"
    )
    add_json(parser)


def _place(parser: ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("state")


def _check_ins(count: int) -> str:
    return f"{counted(count, 'check-in')} {'is' if count == 1 else 'are'}"


def _given(arguments: Namespace) -> dict[str, Any]:
    """The numbers of a rule that were typed, as the services take them. Raises UserError."""
    from perm_desktop.core.obligations.deadline_rules import Count

    readers = {"count": Count, "day": clock.parse_day}
    names = ("days", "count", "day", "source", "verified")
    typed = {name: getattr(arguments, name) for name in names}
    if typed["source"] is not None and not typed["source"].strip():
        raise UserError("The source is empty.", "Say where the number is written, or leave it out.")
    return {
        name: readers[name](value) if name in readers else value
        for name, value in typed.items()
        if value is not None
    }


def _today(catalog: Catalog) -> "date":
    return clock.home(catalog.now()).date()

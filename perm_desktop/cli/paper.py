"""Commands that print: agendas, minutes, sign-in sheets."""

from argparse import Namespace
from pathlib import Path
from types import MappingProxyType

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import MEETING_HELP
from perm_desktop.core import clock
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.progress import silent
from perm_desktop.services import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

# start-up: the parser is built before every window, so what prints is imported by its command


def add_commands(commands: Commands) -> None:
    """Add what prints to the parser."""
    agenda = commands.add_parser("agenda", help="print agendas as PDF")
    agenda.add_argument("meetings", nargs="*", metavar="M", help=MEETING_HELP)
    agenda.add_argument("--from", dest="first", metavar="D", help="all meetings from this day on")
    agenda.add_argument("--to", metavar="D", help="up to this day")
    agenda.add_argument("--year", type=int, help="with the days: only of this reporting year")
    agenda.add_argument("--out", type=Path, required=True, metavar="DIR")
    agenda.add_argument("--merged", action="store_true", help="one file for all of them")
    for name, text in (
        ("minutes", "print the minutes of a meeting as PDF"),
        ("signin", "print the sign-in sheet of a meeting as PDF"),
    ):
        one = commands.add_parser(name, help=text)
        one.add_argument("meeting", help=MEETING_HELP)
        one.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def agenda(catalog: Catalog, arguments: Namespace) -> None:
    """Print the agendas of the meetings named, or of those between two days."""
    from perm_desktop.services.printing import agendas, choosing, dress
    from perm_desktop.services.printing.paper import write_each, write_packet

    rows = _chosen(catalog, arguments)
    usual = dress.usual(catalog)
    papers = [agendas.paper(catalog, row.id, usual) for row in rows]
    if arguments.merged:
        target = arguments.out / choosing.packet_name("agendas", rows)
        title = choosing.packet_title("Agendas", rows)
        written = write_packet(papers, target, title, silent)
    else:
        written = write_each(papers, arguments.out, silent)
    for path in written:
        print(path)


def minutes_of(catalog: Catalog, arguments: Namespace) -> None:
    """Print the minutes of one meeting."""
    from perm_desktop.services.printing import dress, minutes, paper

    ident = _named(catalog, arguments.meeting)
    print(paper.write_file(minutes.paper(catalog, ident, dress.usual(catalog)), arguments.out))


def sign_in_of(catalog: Catalog, arguments: Namespace) -> None:
    """Print the sign-in sheet of one meeting."""
    from perm_desktop.services.printing import dress, paper, sign_in

    ident = _named(catalog, arguments.meeting)
    print(paper.write_file(sign_in.paper(catalog, ident, dress.usual(catalog)), arguments.out))


COMMANDS: Handlers = MappingProxyType(
    {
        "agenda": (agenda, Access.READ),
        "minutes": (minutes_of, Access.READ),
        "signin": (sign_in_of, Access.READ),
    }
)


def _chosen(catalog: Catalog, arguments: Namespace) -> list[MeetingRow]:
    from perm_desktop.services.printing import choosing

    days = (arguments.first, arguments.to)
    if arguments.meetings:
        if any(days) or arguments.year is not None:
            raise UserError(
                "Meetings are named or found by their days, not both.",
                "Leave out the numbers, or --from, --to and --year.",
            )
        idents = dict.fromkeys(_named(catalog, name) for name in arguments.meetings)
        return [meetings.get(catalog, ident) for ident in idents]
    if not all(days):
        raise UserError(
            "Which meetings are to be printed?" if not any(days) else "A day is missing.",
            "Name meetings by their numbers, or give both --from and --to.",
        )
    first, last = map(clock.parse_day, days)
    return choosing.between(catalog, first, last, arguments.year)


def _named(catalog: Catalog, name: str) -> int:
    try:
        return meetings.named(catalog, name)
    except NotFoundError:
        meetings.named(catalog, name, trashed=True)
        raise UserError(
            f"Meeting {name} is in the trash.", f"“meeting restore {name}” brings it back."
        ) from None

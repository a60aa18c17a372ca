"""What can be typed after "people"."""

from argparse import ArgumentParser

from perm_desktop.cli import people_import
from perm_desktop.cli.area import Commands
from perm_desktop.cli.words import add_json

_WHO = "id, e-mail address or whole name"


def add_commands(commands: Commands) -> None:
    """Add what can be typed."""
    people = commands.add_parser("people", help="list people and vacant posts, or change them")
    _list_options(people)
    actions = people.add_subparsers(dest="action", metavar="ACTION")
    _add_options(actions.add_parser("add", help="add a person"))
    _change_options(actions.add_parser("change", help="change what is said of a person"))
    _serve_options(actions.add_parser("serve", help="say that a person holds a post"))
    _replace_options(actions.add_parser("replace", help="let somebody take over a post"))
    _merge_options(actions.add_parser("merge", help="make two records of one person one"))
    people_import.add_commands(actions)
    gone = actions.add_parser("remove", help="take people off the directory")
    gone.add_argument("who", nargs="+", metavar="PERSON", help=_WHO)
    add_json(gone)


def _list_options(parser: ArgumentParser) -> None:
    parser.add_argument("--text", default="", dest="sought", metavar="T", help="words to look for")
    parser.add_argument("--state", default="", dest="states", metavar="OH[,PA]")
    parser.add_argument(
        "--role", action="append", default=[], dest="roles", metavar="R", help="may be repeated"
    )
    parser.add_argument("--organization", default="", dest="organizations", metavar="state[,cms]")
    parser.add_argument("--program", default="", dest="programs", metavar="medicaid[,chip]")
    parser.add_argument("--on", metavar="D", help="as of this day; left out: today")
    parser.add_argument(
        "--vacant",
        action="store_true",
        help="list the posts that nobody holds, of those that meetings of open cycles require",
    )
    parser.add_argument(
        "--addresses", action="store_true", help="print e-mail addresses as invitations take them"
    )
    add_json(parser)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("name")
    _field_options(parser)
    _post_options(parser)
    add_json(parser)


def _change_options(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="PERSON", help=_WHO)
    parser.add_argument("--name")
    _field_options(parser)
    add_json(parser)


def _serve_options(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="PERSON", help=_WHO)
    _post_options(parser)
    add_json(parser)


def _replace_options(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="PERSON", help=_WHO)
    parser.add_argument("--by", required=True, metavar="PERSON", help="who takes over")
    parser.add_argument("--new", action="store_true", help="who takes over is added")
    parser.add_argument("--email", default="", help="of a new person")
    parser.add_argument("--from", dest="first", required=True, metavar="D", help="the first day")
    parser.add_argument("--state", default="", metavar="S", help="which post, when there are more")
    parser.add_argument("--role", default="", metavar="R")
    parser.add_argument("--acting", action="store_true", help="until somebody is named")
    add_json(parser)


def _merge_options(parser: ArgumentParser) -> None:
    parser.add_argument("keep", metavar="KEEP", help=f"who stays: {_WHO}")
    parser.add_argument("gone", metavar="GONE", help="whose record goes")
    parser.add_argument(
        "--take", default="", metavar="FIELDS", help="where the one who goes is right"
    )
    parser.add_argument("--preview", action="store_true", help="show without writing")
    add_json(parser)


def _field_options(parser: ArgumentParser) -> None:
    """What is said of a person; what is not typed stays as it is."""
    parser.add_argument(
        "--organization", metavar="state", help="state, cms, dfo, sc, rc, erc, vendor"
    )
    for name, what in (
        ("agency", "of a state, or the firm"),
        ("program", "medicaid or chip; left out: both"),
        ("phone", "at work"),
        ("email", "at work"),
        ("zone", "IANA name; left out: the state's"),
        ("note", "whatever helps"),
    ):
        parser.add_argument(f"--{name}", help=what)


def _post_options(parser: ArgumentParser) -> None:
    parser.add_argument("--state", default="", metavar="S", help="for which the post is")
    parser.add_argument("--role", default="", metavar="R", help="code or name of the role")
    parser.add_argument(
        "--from", dest="first", metavar="D", help="the first day, where it is known"
    )
    parser.add_argument("--to", metavar="D", help="the last day")
    parser.add_argument("--acting", action="store_true", help="until somebody is named")

"""What can be typed after ``perm-desktop``."""

import argparse
from pathlib import Path
from typing import Any, Protocol

from perm_desktop import __version__
from perm_desktop.core.vocabulary import Mark, MeetingStatus

_MEETING_HELP = "number or id of the meeting"


class Commands(Protocol):
    """What ``add_subparsers`` returns; argparse gives it no public name."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:
        """Add a command."""
        ...


def build() -> argparse.ArgumentParser:
    """Return the parser; ``command`` is None when only the window is wanted."""
    parser = argparse.ArgumentParser(
        prog="perm-desktop",
        description="Plan, track and prove the meetings of a PERM cycle. Without a command, opens"
        " the window.",
    )
    parser.add_argument("--version", action="version", version=f"PERM Desktop {__version__}")
    parser.add_argument("--catalog", type=Path, metavar="FILE", help="the catalog to work on")
    parser.add_argument(
        "--sample", action="store_true", help="open the sample catalog, made when it is missing"
    )
    parser.add_argument("--self-test", action="store_true", help="try out every part and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _catalog_commands(commands)
    _cycle_commands(commands)
    _meeting_commands(commands)
    _record_commands(commands)
    return parser


def _catalog_commands(commands: Commands) -> None:
    new = commands.add_parser("new", help="make a catalog")
    new.add_argument("file", type=Path)
    for name, text in (
        ("types", "list the meeting types"),
        ("states", "list the states"),
        ("cycles", "list the cycles"),
    ):
        _json(commands.add_parser(name, help=text))
    _json(commands.add_parser("check", help="look the catalog over"))
    demo = commands.add_parser(
        "demo", help="make a sample catalog, one agenda and one picture of the window"
    )
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")


def _cycle_commands(commands: Commands) -> None:
    cycle = commands.add_parser("cycle", help="take a reporting year in")
    actions = cycle.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a cycle")
    add.add_argument("year", type=int)
    add.add_argument("--states", default="", metavar="OH,PA")
    _json(add)
    plan = commands.add_parser("plan", help="plan the meetings of a cycle")
    plan.add_argument("year", type=int)
    plan.add_argument("--preview", action="store_true", help="show without writing")
    _json(plan)


def _meeting_commands(commands: Commands) -> None:
    meeting = commands.add_parser("meeting", help="make, change or delete a meeting")
    actions = meeting.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="make a meeting")
    add.add_argument("type", help="key of the meeting type")
    add.add_argument("--states", required=True, metavar="OH[,PA]")
    add.add_argument("--starts", required=True, metavar="2026-04-14T14:00")
    add.add_argument("--zone", default="", help="IANA name; America/New_York when left out")
    add.add_argument("--minutes", type=int, default=None)
    add.add_argument("--title", default="")
    add.add_argument("--place", default="")
    add.add_argument("--session", type=int)
    add.add_argument("--year", type=int, help="reporting year, when the date does not tell")
    _json(add)
    change = actions.add_parser("set", help="change a meeting")
    change.add_argument("meeting", help=_MEETING_HELP)
    change.add_argument("--starts", metavar="2026-04-14T14:00")
    for name in ("--zone", "--title", "--place", "--reason"):
        change.add_argument(name)
    change.add_argument("--minutes", type=int)
    change.add_argument("--status", choices=[status.value for status in MeetingStatus])
    _json(change)
    for name, text in (("delete", "put a meeting in the trash"), ("restore", "take it out")):
        actions.add_parser(name, help=text).add_argument("meeting", help=_MEETING_HELP)
    listing = commands.add_parser("meetings", help="list meetings")
    listing.add_argument("--year", type=int)
    for name in ("--type", "--state", "--host", "--phase", "--from", "--to"):
        listing.add_argument(name, default="", dest=name.strip("-").replace("from", "first"))
    listing.add_argument("--trash", action="store_true", help="list the deleted ones")
    _json(listing)
    show = commands.add_parser("show", help="show all of a meeting")
    show.add_argument("meeting", help=_MEETING_HELP)
    _json(show)


def _record_commands(commands: Commands) -> None:
    attend = commands.add_parser("attend", help="record attendance")
    attend.add_argument("meeting", help=_MEETING_HELP)
    attend.add_argument("state")
    attend.add_argument("mark", choices=[mark.value for mark in Mark])
    attend.add_argument("--role", default="")
    note = commands.add_parser("note", help="add a paragraph to a meeting's note")
    note.add_argument("meeting", help=_MEETING_HELP)
    note.add_argument("--text", required=True)
    note.add_argument("--state", default="", help="the note of one state of a joint meeting")
    item = commands.add_parser("item", help="add an agenda item")
    item.add_argument("meeting", help=_MEETING_HELP)
    item.add_argument("--title", required=True)
    item.add_argument("--minutes", type=int, default=5)
    item.add_argument("--presenter", default="")
    item.add_argument("--notes", default="")
    agenda = commands.add_parser("agenda", help="print agendas as PDF")
    agenda.add_argument("meetings", nargs="+", metavar="M", help=_MEETING_HELP)
    agenda.add_argument("--out", type=Path, required=True, metavar="DIR")
    commands.add_parser("undo", help="take the latest step back")
    commands.add_parser("redo", help="make it again")
    history = commands.add_parser("history", help="who changed what, newest first")
    history.add_argument("--meeting", help=_MEETING_HELP)
    _json(history)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")

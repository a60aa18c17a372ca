"""What can be typed after ``perm-desktop``."""

import argparse
from pathlib import Path

from perm_desktop import __version__
from perm_desktop.cli import (
    attendance,
    attendance_report,
    attending,
    audience,
    calendars,
    coverage,
    deadlines,
    importing,
    lists,
    paper,
    people_options,
    reviews,
    safety,
    spill,
    today,
)
from perm_desktop.cli.area import Commands
from perm_desktop.cli.words import MEETING_HELP, WEEKDAYS, add_filter, add_json
from perm_desktop.core.vocabulary import MeetingStatus, Methodology, RollUpRule


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
    paper.add_commands(commands)
    spill.add_commands(commands)
    importing.add_commands(commands)
    calendars.add_commands(commands)
    today.add_commands(commands)
    coverage.add_commands(commands)
    deadlines.add_commands(commands)
    reviews.add_commands(commands)
    attendance.add_commands(commands)
    attending.add_commands(commands)
    attendance_report.add_commands(commands)
    people_options.add_commands(commands)
    return parser


def _catalog_commands(commands: Commands) -> None:
    new = commands.add_parser("new", help="make a catalog")
    new.add_argument("file", type=Path)
    for name, text in (
        ("types", "list the meeting types"),
        ("states", "list the states"),
        ("cycles", "list the cycles"),
    ):
        add_json(commands.add_parser(name, help=text))
    _type_commands(commands)
    audience.add_commands(commands)
    safety.add_commands(commands)
    demo = commands.add_parser(
        "demo", help="make a sample catalog, one agenda and one picture of the window"
    )
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")


def _type_commands(commands: Commands) -> None:
    kind = commands.add_parser("type", help="change a meeting type")
    actions = kind.add_subparsers(dest="action", required=True, metavar="ACTION")
    change = actions.add_parser("set", help="change settings of a meeting type")
    restore = actions.add_parser("restore", help="take settings and roles back to the shipped ones")
    for command in (change, restore):
        command.add_argument("type", help="key of the meeting type")
        add_json(command)
    change.add_argument("--minutes", type=int)
    change.add_argument("--hosts", metavar="SC[,RC]")
    change.add_argument("--title", help="your own title; empty for the shipped one")
    change.add_argument("--short-title")
    change.add_argument(
        "--roll-up",
        choices=[rule.value for rule in RollUpRule],
        help="whose marks make a state attended",
    )
    change.add_argument("--from-day", type=int, metavar="N", help="days after the phase begins")
    change.add_argument("--to-day", type=int, metavar="N")


def _cycle_commands(commands: Commands) -> None:
    cycle = commands.add_parser("cycle", help="take a reporting year in")
    actions = cycle.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a cycle")
    add.add_argument("year", type=int)
    add.add_argument("--states", default="", metavar="OH,PA")
    add_json(add)
    _cycle_set(actions.add_parser("set", help="change what a cycle says about itself"))
    plan = commands.add_parser("plan", help="plan the meetings of a cycle")
    plan.add_argument("year", type=int)
    plan.add_argument("--preview", action="store_true", help="show without writing")
    plan.add_argument("--from", dest="first", metavar="D", help="only meetings from this day on")
    plan.add_argument("--to", metavar="D", help="only meetings up to this day")
    add_json(plan)
    for name, text in (("suspend", "pause a cycle, a host or a state"), ("resume", "go on again")):
        pause = commands.add_parser(name, help=text)
        pause.add_argument("year", type=int)
        pause.add_argument("--host", default="")
        pause.add_argument("--state", default="")
        pause.add_argument(
            "--from", dest="first", metavar="D", required=name == "suspend", help="a date"
        )
        if name == "suspend":
            pause.add_argument("--reason", required=True)
        add_json(pause)


def _cycle_set(change: argparse.ArgumentParser) -> None:
    change.add_argument("year", type=int)
    change.add_argument("--in", dest="take_in", metavar="S", help="take a state in")
    change.add_argument("--out", dest="take_out", metavar="S", help="take a state out")
    change.add_argument("--state", metavar="S", help="whose method, programs or liaison is set")
    change.add_argument("--method", choices=[method.value for method in Methodology])
    change.add_argument("--liaison", help="name of the state's liaison; empty for nobody")
    change.add_argument(
        "--programs", metavar="medicaid[,chip]", help="which programs of the state are measured"
    )
    change.add_argument("--phase", choices=["pre", "intra", "post"])
    change.add_argument("--from", dest="first", metavar="D")
    change.add_argument("--to", metavar="D")
    change.add_argument("--cutoff", metavar="D")
    change.add_argument("--not-held", metavar="TYPE", help="with --reason")
    change.add_argument("--held", metavar="TYPE", help="takes --not-held back")
    change.add_argument("--reason", default="")
    add_json(change)


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
    add_json(add)
    change = actions.add_parser("set", help="change a meeting")
    change.add_argument("meeting", help=MEETING_HELP)
    change.add_argument("--starts", metavar="2026-04-14T14:00")
    for name in ("--zone", "--title", "--place", "--reason"):
        change.add_argument(name)
    change.add_argument("--minutes", type=int)
    change.add_argument("--status", choices=[status.value for status in MeetingStatus])
    change.add_argument("--scope", choices=["this", "following", "all"], default="this")
    add_json(change)
    for name, text in (("delete", "put a meeting in the trash"), ("restore", "take it out")):
        actions.add_parser(name, help=text).add_argument("meeting", help=MEETING_HELP)
    lists.add_commands(commands)
    shift = commands.add_parser("shift", help="move many meetings at once")
    add_filter(shift)
    shift.add_argument("--meetings", nargs="+", default=[], metavar="M", help=MEETING_HELP)
    shift.add_argument("--days", type=int, default=0, help="calendar days, also negative")
    shift.add_argument("--weekday", choices=WEEKDAYS, help="then to this day of the week")
    shift.add_argument("--business", action="store_true", help="go on from holidays and weekends")
    shift.add_argument("--preview", action="store_true", help="show without writing")
    add_json(shift)
    show = commands.add_parser("show", help="show all of a meeting")
    show.add_argument("meeting", help=MEETING_HELP)
    add_json(show)


def _record_commands(commands: Commands) -> None:
    note = commands.add_parser("note", help="add a paragraph to a meeting's note")
    note.add_argument("meeting", help=MEETING_HELP)
    note.add_argument("--text", required=True)
    note.add_argument("--state", default="", help="the note of one state of a joint meeting")
    item = commands.add_parser("item", help="add an agenda item")
    item.add_argument("meeting", help=MEETING_HELP)
    item.add_argument("--title", required=True)
    item.add_argument("--minutes", type=int, default=5)
    item.add_argument("--presenter", default="")
    item.add_argument("--notes", default="")
    commands.add_parser("undo", help="take the latest step back")
    commands.add_parser("redo", help="make it again")
    history = commands.add_parser("history", help="who changed what, newest first")
    history.add_argument("--meeting", help=MEETING_HELP)
    add_json(history)

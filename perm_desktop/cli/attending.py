"""The command that records attendance: of a state, a role or a person."""

from argparse import Namespace
from types import MappingProxyType

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import MEETING_HELP, whole
from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.far_meetings import far_words
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.walking_in import matches, proposed
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import AttendedPart, Mark
from perm_desktop.services import attendance, meetings, people
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

_NAME_LIMIT = 100


def add_commands(commands: Commands) -> None:
    """Add the command to a parser."""
    attend = commands.add_parser("attend", help="record attendance")
    attend.add_argument("meeting", help=MEETING_HELP)
    attend.add_argument("state")
    attend.add_argument("mark", choices=[mark.value for mark in Mark])
    attend.add_argument("--role", default="")
    attend.add_argument("--person", help="name or e-mail address of who came")
    attend.add_argument("--late", action="store_true", help="partial: joined late")
    attend.add_argument("--left", action="store_true", help="partial: left early")
    attend.add_argument("--minutes", type=whole, help="partial: how many they were there")
    attend.add_argument("--remark", help="kept with the mark")


def attend(catalog: Catalog, arguments: Namespace) -> None:
    """Record a mark; a meeting far from now is named, for the wrong one is easily typed."""
    row = meetings.get(catalog, meetings.named(catalog, arguments.meeting))
    part, is_told = _part(arguments)
    target = _target(catalog, row, arguments)
    if is_told:
        attendance.mark_partial(catalog, row.id, [target], part, arguments.minutes)
    else:
        attendance.mark_many(catalog, row.id, [target], arguments.mark)
    if arguments.remark is not None:
        attendance.remark(catalog, row.id, target, arguments.remark)
    who = target.person or f"{target.state.upper()} {target.role.upper()}".strip()
    print(f"{who}: {arguments.mark}.")
    far = far_words(row, int(catalog.now().timestamp()) // 60)
    if far:
        print(f"{far} “undo” takes the mark back if another one was meant.")


COMMANDS: Handlers = MappingProxyType({"attend": (attend, Access.COMMAND)})


def _part(arguments: Namespace) -> tuple[AttendedPart | None, bool]:
    """What was missed, and whether anything of that kind was typed. Raises UserError."""
    late, left = arguments.late, arguments.left
    is_told = late or left or arguments.minutes is not None
    if is_told and arguments.mark != Mark.PARTIAL:
        raise UserError("Only who attended in part missed something.", "Use the mark partial.")
    names = {
        (True, True): AttendedPart.LATE_LEFT,
        (True, False): AttendedPart.LATE,
        (False, True): AttendedPart.LEFT,
    }
    return names.get((late, left)), is_told


def _target(catalog: Catalog, row: MeetingRow, arguments: Namespace) -> Target:
    """Whom the mark is for; a person is the one of exactly that name. Raises UserError."""
    target = Target(arguments.state, arguments.role)
    if arguments.person is None:
        return target
    name = kept_line(arguments.person, _NAME_LIMIT)
    if not name:
        raise UserError("No person was named.", "Write a name or an e-mail address.")
    state = arguments.state.strip().upper()
    found = matches(people.directory(catalog), name, state, row.start.date())
    likely = proposed(found)
    if likely is not None:
        return target._replace(person=likely.person.name, contact=likely.person.id)
    if found:
        raise UserError(
            f"The directory has {len(found)} who can be “{name}”.",
            "Use the e-mail address of somebody who serves the state.",
        )
    return target._replace(person=name)

"""A process that writes a catalog and says so after each step, until it is killed.

Step n is the same in every run, so that a test knows what a catalog holds after n steps.
"""

import sys
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path

from perm_desktop.core.errors import UserError
from perm_desktop.services import agendas, attendance, catalogs, history, meetings, notes
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.failures import CommitUnsureError
from perm_desktop.store.files import Access

MARKS = ("attended", "partial", "excused", "absent", "not-recorded")
ROUND = 8


def take(catalog: Catalog, n: int) -> None:
    """Do step ``n`` (1, 2, …), always on the meeting that was added last."""
    if n % ROUND == 1:
        draft = MeetingDraft("perm-101", ["OH", "PA"], "2026-04-20T14:00", title=f"Step {n}")
        meetings.add_meeting(catalog, draft)
        return
    meeting = max(meetings.find_rows(catalog), key=lambda row: row.number).id
    match n % ROUND:
        case 2:
            notes.append(catalog, meeting, f"Step {n}: Ohio asked.\n" * (n % 50 + 1))
        case 3:
            attendance.mark(catalog, meeting, "OH", MARKS[n // ROUND % len(MARKS)])
        case 4:
            agendas.add_item(catalog, meeting, f"Step {n}")
        case 5:
            history.undo(catalog)
        case 6:
            history.redo(catalog)
        case 7:
            meetings.change_meeting(catalog, meeting, MeetingChange(place=f"Room {n}"))
        case _:
            notes.append(catalog, meeting, f"Step {n}", "PA")


def main() -> None:
    """Write step by step; a step that is refused is told and tried again.

    Where the disk leaves it open whether a step was kept, the writer stops.
    """
    parser = ArgumentParser()
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--access", type=Access, default=Access.COMMAND)
    arguments = parser.parse_args()
    with closing(catalogs.open_catalog(arguments.catalog, arguments.access)) as catalog:
        for n in range(1, arguments.steps + 1):
            try:
                take(catalog, n)
            except CommitUnsureError as error:
                sys.stdout.write(f"unsure {n}: {error}\n")
                return
            except UserError as error:
                sys.stdout.write(f"refused {n}: {error}\n")
                take(catalog, n)
            sys.stdout.write(f"{n}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

"""The command that brings people in from a file: CSV, XLSX or vCard."""

from argparse import Namespace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, show
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.people.importing import Proposal
    from perm_desktop.services.people_import import Preview

# start-up: the parser is built before every window, so services are imported by their command


def add_commands(actions: Commands) -> None:
    """Add what can be typed after "people"."""
    command = actions.add_parser("import", help="bring people in from CSV, XLSX or vCard")
    command.add_argument("file", type=Path)
    command.add_argument("--map", metavar="NAME", help="a saved mapping of the file's columns")
    command.add_argument("--dry-run", action="store_true", help="show without writing")
    add_json(command)


def bring_in(catalog: Catalog, arguments: Namespace) -> None:
    """Take in who is new or changed; who is in doubt is told and left to the window."""
    from perm_desktop.core.people.importing import summary
    from perm_desktop.services import people_import

    name = arguments.map
    columns = people_import.named_map(catalog, name) if name is not None else None
    found = people_import.preview(catalog, arguments.file, columns)
    if not arguments.dry_run:
        people_import.commit(catalog, found)
    lines = [f"{'Would be: ' if arguments.dry_run else ''}{summary(found.counts)}."]
    lines += [str(doubt) for each in found.proposals for doubt in each.doubts]
    if found.not_taken:
        lines.append(f"Not taken: {', '.join(found.not_taken)}.")
    show(_data(found), arguments.json, "\n".join(lines))


COMMANDS: Handlers = MappingProxyType({"people import": (bring_in, Access.COMMAND)})


def _data(found: "Preview") -> dict[str, Any]:
    from perm_desktop.core.people.importing import Kind

    return {
        **{kind.value: [_line(each) for each in found.of(kind)] for kind in Kind},
        "columns": {field.value: head for field, head in found.columns.items()},
        "not_taken": list(found.not_taken),
    }


def _line(each: "Proposal") -> dict[str, Any]:
    entry = each.entry
    return {
        "lines": list(entry.lines),
        "name": entry.name,
        "email": entry.email,
        "person": str(each.person) if each.person else None,
        "differences": [difference._asdict() for difference in each.differences],
        "doubts": [doubt._asdict() for doubt in each.doubts],
        "candidates": [str(ident) for ident in each.candidates],
    }

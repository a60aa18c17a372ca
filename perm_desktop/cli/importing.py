"""The command that brings in what a catalog of somebody else holds."""

from argparse import Namespace
from pathlib import Path

from perm_desktop.cli.area import Commands
from perm_desktop.cli.words import add_json, show

# start-up: the parser is built before every window, so the service is imported by its command


def add_commands(commands: Commands) -> None:
    """Add ``import``."""
    parser = commands.add_parser("import", help="copy a catalog that somebody sent into a new one")
    parser.add_argument("file", type=Path)
    parser.add_argument("--to", type=Path, required=True, metavar="NEW", help="the new catalog")
    add_json(parser)


def bring_in(arguments: Namespace) -> int:
    """Import a catalog into a new file and tell what came over and what did not."""
    from perm_desktop.core.progress import silent
    from perm_desktop.services import importing

    found = importing.bring_in(arguments.file, arguments.to, silent)
    data = {
        "catalog": str(found.path),
        "rows": dict(found.rows),
        "history": found.has_history,
        "left": list(found.left),
    }
    show(data, arguments.json, "\n".join([found.sentence, *found.left]))
    return 0

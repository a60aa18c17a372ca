"""The command that removes a text for good; the text comes from a file, never as an argument.

A shell keeps what is typed after a command in a history of its own.
"""

import sys
from argparse import Namespace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import add_json, show
from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import silent
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.spilled_text import SpilledText
    from perm_desktop.services.spill import Outcome

# start-up: the parser is built before every window, so the service is imported by its command


def add_commands(commands: Commands) -> None:
    """Add ``spill``."""
    parser = commands.add_parser(
        "spill",
        help="remove a text for good: from the catalog, its history and its backups",
        allow_abbrev=False,  # "--text …" must not be taken for a file of that name
    )
    parser.add_argument(
        "--text-from", required=True, metavar="FILE", help="a file with the text; - for input"
    )
    parser.add_argument("--reason", default="", help="why; it is kept, so do not say the text")
    parser.add_argument(
        "--yes", action="store_true", help="remove it; without this the places are listed"
    )
    parser.add_argument(
        "--delete-unreadable",
        action="store_true",
        help="delete copies of the catalog that cannot be opened",
    )
    add_json(parser)


def remove(catalog: Catalog, arguments: Namespace) -> int:
    """List where the text is or, with --yes, remove it and tell what is left to do by hand."""
    from perm_desktop.core.spilled_text import SpilledText
    from perm_desktop.services import spill, spill_survey

    spilled = SpilledText(_text(arguments.text_from))
    if not arguments.yes:
        return _preview(catalog, spilled, as_json=arguments.json)
    discard: list[Path] = []
    if arguments.delete_unreadable:
        discard = spill_survey.survey(catalog.path, spilled, silent).unreadable
    outcome = spill.remove(catalog.path, spilled, arguments.reason, silent, discard=discard)
    data = {
        "places": outcome.places,
        "failed": list(outcome.failed),
        "left": [str(path) for path in outcome.strange],
        "beyond_reach": list(spill.BEYOND_REACH),
    }
    show(data, arguments.json, "\n".join(_report(outcome)))
    return 0 if outcome.is_complete else 1


COMMANDS: Handlers = MappingProxyType({"spill": (remove, Access.COMMAND)})


def _text(source: str) -> str:
    """The text as it is in the file, but for the line end that an editor adds."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"“{source}” cannot be read.", "Use a text file in UTF-8.") from error


def _preview(catalog: Catalog, spilled: "SpilledText", *, as_json: bool) -> int:
    from perm_desktop.services import spill_survey

    found = spill_survey.survey(catalog.path, spilled, silent)
    lines = [f"{line.words}: {line.places}" for line in found.lines]
    lines += [f"{hit.path}: {hit.places}" for hit in found.files]
    lines += [f"{hit.path}: cannot be cleared from here" for hit in found.strange]
    head = f"Found in {found.places:,} places. Nothing was removed; --yes and --reason remove it."
    data = {
        "places": found.places,
        "catalog": [line._asdict() for line in found.lines],
        "files": [str(hit.path) for hit in found.files],
        "left": [str(hit.path) for hit in found.strange],
    }
    show(data, as_json, "\n".join([head, *lines]))
    return 0


def _report(outcome: "Outcome") -> list[str]:
    from perm_desktop.services import spill

    lines = [outcome.sentence, *outcome.failed]
    if not outcome.is_clean:
        lines.append(spill.NOT_CLEAN)
    lines += [f"Not cleared, look into it yourself: {path}" for path in outcome.strange]
    return [*lines, "Beyond reach:", *(f"  {each}" for each in spill.BEYOND_REACH)]

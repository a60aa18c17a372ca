"""The printed list of keys: a table for each place."""

from collections.abc import Mapping, Sequence

from perm_desktop.core.office import TOOL
from perm_desktop.reports.kit.blocks import Block, Heading, Opening
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import STRONG
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.table import Column, Table, cell
from perm_desktop.reports.kit.text import NOTHING, Printable, one_line

_TITLE = Printable("Keyboard shortcuts")
_PROGRAM = Printable(TOOL)
_COLUMNS = (
    Column(Printable("Key"), 150, row_header=True),
    Column(Printable("What it does"), 0),
)


def document(places: Mapping[str, Sequence[tuple[str, str]]]) -> Document:
    """Lay keys and what they do out, by place."""
    blocks: list[Block] = [Opening(_TITLE, NOTHING, _PROGRAM, NOTHING)]
    for place, keys in places.items():
        rows = tuple((cell(key, STRONG), cell(what)) for key, what in keys)
        blocks += [Heading(one_line(place)), Table(_COLUMNS, rows)]
    running = RunningLines(header=(_PROGRAM, NOTHING), footer=(_TITLE, NOTHING))
    facts = FileFacts(title=_TITLE, author=_PROGRAM, subject=Printable("Keys"))
    return Document(facts, (Section(tuple(blocks), running),))

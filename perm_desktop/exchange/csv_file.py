"""Tables as CSV files: UTF-8 with a byte order mark, CR LF, every field quoted (RFC 4180)."""

import csv
import io
from collections.abc import Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report, silent
from perm_desktop.core.table_sheet import TableSheet, flat
from perm_desktop.exchange.long_fields import long_fields
from perm_desktop.exchange.safe_cells import clean, guarded, unguarded

_STEP = 200  # rows between two reports


def render(sheet: TableSheet, report: Report = silent) -> bytes:
    """The file: a row of heads, then a row a line. The same sheet gives the same bytes."""
    table = flat(sheet)
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_fields([column.head for column in table.columns]))
    for done, row in enumerate(table.rows):
        if done % _STEP == 0:
            report(done, len(table.rows))
        writer.writerow(_fields([cell.text for cell in row]))
    return target.getvalue().encode("utf-8-sig")


def read(content: bytes) -> list[list[str]]:
    """The texts of a CSV file, those that were guarded as they were. Raises UserError."""
    try:
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        with long_fields():
            return [[unguarded(field) for field in row] for row in csv.reader(lines, strict=True)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError(
            "This is not a table that can be read.",
            "Save it as “CSV UTF-8 (comma delimited)” and try again.",
        ) from error


def _fields(texts: Sequence[str]) -> list[str]:
    return [guarded(clean(text)) for text in texts]

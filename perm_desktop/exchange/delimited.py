"""Tables as text that other programs wrote: any encoding, any of the usual separators."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.exchange.encodings import decoded
from perm_desktop.exchange.long_fields import long_fields

LARGEST = 50 * 1024 * 1024  # bytes
_SEPARATORS = (",", "\t", ";", "|")
_SAMPLE = 200  # lines that tell the separator
_TAB = "\t"


class Table(NamedTuple):
    """Rows of texts as they stand in a file; blank rows are left out, short ones filled up.

    ``lines`` are the numbers of the rows in the file, the header's first.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str
    lines: tuple[int, ...] = ()


def content(path: Path) -> bytes:
    """Return the bytes of a file of bearable size. Raises UserError."""
    try:
        if path.stat().st_size > LARGEST:
            raise too_large()
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read ({error.strerror}).", "Choose another file."
        ) from error


def rows(data: bytes) -> Table:
    """Return the rows of a table. Raises UserError that names the line."""
    if len(data) > LARGEST:
        raise too_large()
    text, encoding = decoded(data)
    named, text = _named_separator(text)
    separator = named or _separator(text)
    found = list(_numbered(text, separator, first=2 if named else 1))
    if not found:
        raise UserError("The file is empty.", "Choose one with a table.")
    (first, header), *rest = found
    wide = len(header)
    return Table(
        header,
        tuple((*row, *[""] * (wide - len(row))) for _, row in rest),
        encoding,
        separator,
        (first, *(line for line, _ in rest)),
    )


def too_large() -> UserError:
    """The sentence for a file that would take the memory of the machine."""
    return UserError(
        f"The file is larger than {LARGEST // 1024 // 1024} MB.", "Choose a report, not an archive."
    )


def _named_separator(text: str) -> tuple[str, str]:
    """The separator of Excel's own first line ("sep=;"), and the rest."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) == len("sep=") + 1:
        return told[-1], rest
    return "", text


def _separator(text: str) -> str:
    """The sign that cuts most lines alike, and into most cells."""
    lines = [line for line in _head(text) if line.strip()]
    return max(_SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _head(text: str) -> list[str]:
    source = io.StringIO(text, newline="")
    return [line for _, line in zip(range(_SAMPLE), source, strict=False)]


def _evenness(lines: Sequence[str], sign: str) -> int:
    with long_fields():
        widths = Counter(map(len, csv.reader(lines, delimiter=sign)))
    return sum((wide - 1) * times * times for wide, times in widths.items())


def _numbered(text: str, separator: str, first: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        yield from list(_read(text, separator, first, csv.QUOTE_MINIMAL))
    except _QuoteError as error:
        if separator != _TAB:
            raise error.told() from error
        # between tabs a quotation mark is often just one
        yield from _read(text, separator, first, csv.QUOTE_NONE)


class _QuoteError(Exception):
    """A quotation mark that opens and does not close, or stands where none can."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line

    def told(self) -> UserError:
        """The sentence."""
        return UserError(
            f"The quotation marks of line {self.line:,} do not fit together.",
            "Correct the line, or save the file anew where it comes from.",
        )


def _read(
    text: str, separator: str, first: int, quoting: Literal[0, 3]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, quoting=quoting, strict=True
    )
    begins = first
    with long_fields():
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise _QuoteError(begins) from error
            if row is None:
                return
            cells = tuple(_cell(cell) for cell in row)
            if any(cells):
                yield begins, cells
            begins = first + reader.line_num


def _cell(text: str) -> str:
    """The text of a cell; ``="…"`` is how some programs keep Excel from changing it."""
    bare = text.strip()
    if len(bare) > 2 and bare.startswith('="') and bare.endswith('"'):
        return bare[2:-1].strip()
    return bare

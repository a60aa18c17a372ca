"""The table of an answer: a column for each head, a status as symbol and word."""

from perm_desktop.core.questions.asked import Answer, Found, Head
from perm_desktop.core.symbols import Look
from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette


def table_of(answer: Answer, title: str, palette: Palette) -> LineTable[Found]:
    """Return a table for the lines of an answer, without any yet."""
    columns = [_column(place, head) for place, head in enumerate(answer.heads)]
    # two lines may say the same of two meetings
    model = LineModel(columns, lambda line: (line.cells, line.place))
    table = LineTable(model, palette, "answer", title)
    model.setParent(table)
    return table


def _column(place: int, head: Head) -> Column[Found]:
    def text(line: Found) -> str:
        return line.cells[place]

    def look(line: Found) -> Look | None:
        return line.look

    return Column(
        head=head.title, text=text, widest=head.widest, look=look if head.is_status else None
    )

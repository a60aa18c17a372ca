"""Whatever a document is made of, all of it is printed once, in order, inside the page."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from perm_desktop.core.symbols import Symbol
from perm_desktop.reports.kit.blocks import (
    Block,
    Columns,
    Fact,
    FactList,
    Heading,
    Opening,
    Paragraph,
)
from perm_desktop.reports.kit.document import Document, Section, write_document
from perm_desktop.reports.kit.drawing import Drawing, DrawnText
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import BLACK, BODY, LANDSCAPE, NOTE, PORTRAIT, Sheet
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.shapes import Box
from perm_desktop.reports.kit.strips import Sign, Words
from perm_desktop.reports.kit.table import Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from tests.pdfcheck.tag_tree import read_tags

NOTHING = Printable("")
ALPHABET = "abcdefgh  -/.,é漢字かなー。（）한Ж☐😀\u0301\u200b\u202eש"

texts = st.builds(
    lambda text, times: one_line(text * times) or Printable("x"),
    st.text(ALPHABET, min_size=1, max_size=60),
    st.sampled_from((1, 1, 1, 3, 40)),
)
signs = st.sampled_from((None, Sign(Symbol.DISC_CHECK, BLACK)))
cells = st.lists(
    st.builds(lambda text, sign: Words(text, NOTE, sign=sign), texts, signs), max_size=2
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 10))
    widths = draw(st.lists(st.sampled_from((0.0, 20.0, 40.0)), min_size=count, max_size=count))
    widths[draw(st.integers(0, count - 1))] = 0.0
    columns = tuple(
        Column(
            one_line(f"Head {n}"),
            width,
            row_header=n == 0,
            share=draw(st.sampled_from((0.0, 1.0, 2.0))),
            signed=draw(st.booleans()),
        )
        for n, width in enumerate(widths)
    )
    row = st.tuples(*[cells] * count)
    rows = draw(st.lists(row, min_size=1, max_size=6)) * draw(st.sampled_from((1, 1, 9)))
    return Table(columns, tuple(rows), foot=draw(st.sampled_from(((), rows[0]))))


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    height = draw(st.floats(1, LANDSCAPE.text_height - 20))
    shapes = (Box(0, 0, 50, height, fill=BLACK),)
    return Drawing(height, shapes, (DrawnText(draw(texts), BODY, 5, 8, 40),), draw(texts))


facts = st.lists(st.builds(Fact, texts, texts), min_size=1, max_size=4).map(tuple)
plain = st.one_of(st.builds(Heading, texts), st.builds(Paragraph, texts))
sides = st.lists(plain, min_size=1, max_size=4).map(tuple)
blocks = st.one_of(
    *(plain, tables(), drawings(), st.builds(FactList, facts, facts)),
    st.builds(Columns, sides, sides),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=8), st.sampled_from((PORTRAIT, LANDSCAPE)))
def test_every_text_is_printed_once_in_order_and_inside_the_page(
    content: list[Block], sheet: Sheet
) -> None:
    opening = Opening(Printable("Title"), NOTHING, NOTHING, NOTHING)
    running = RunningLines((NOTHING, NOTHING), (NOTHING, NOTHING))
    section = Section((opening, *content), running, sheet)
    about = FileFacts(Printable("Title"), Printable("Office"), Printable("Subject"))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "document.pdf"
        write_document(Document(about, (section,)), file)
        read = read_tags(file)
        said = [text.replace("\u00a0", " ") for text in section.said() if text]
        assert read.texts() == said
        assert read.unmarked == []
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                _is_inside(page, sheet)


def _is_inside(page: pikepdf.Page, sheet: Sheet) -> None:
    """Every line of the text begins between the margins and above the foot."""
    in_tree = False
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            in_tree = operands[0] != "/Artifact"
        elif str(operator) == "Td" and in_tree:
            x, y = map(float, operands)
            assert sheet.margin - 0.1 <= x <= sheet.width - sheet.margin
            assert sheet.height - sheet.text_bottom - 0.1 <= y <= sheet.height - 20

"""What reportlab's objects look like once they are bent for an archive."""

import re

import pikepdf
import pytest

from perm_desktop.reports.kit.pdf_objects import ArchiveDocument, ArchiveStream, text_string
from tests.reports.rendering import Rendered


@pytest.mark.parametrize("data", [b"data", b"data\n", b"data\r", b""])
def test_a_stream_ends_in_an_end_of_line_that_is_not_its_data(data: bytes) -> None:
    written = ArchiveStream(content=data).format(ArchiveDocument())

    assert written.endswith(b"stream\n" + data + b"\r\nendstream\n")
    assert f"/Length {len(data)}".encode() in written


def test_every_stream_of_a_file_ends_so(hostile: Rendered) -> None:
    content = hostile.file.read_bytes()

    assert len(re.findall(rb"\nstream\r?\n", content)) > 10
    assert content.count(b"endstream") == content.count(b"\r\nendstream\nendobj\n")


def test_no_glyph_stands_for_nothing(hostile: Rendered) -> None:
    with pikepdf.open(hostile.file) as pdf:
        maps = [font.ToUnicode.read_bytes() for font in pdf.pages[0].Resources.Font.values()]

    assert len(maps) > 3
    for cmap in maps:
        assert b"<0000>" not in cmap
        counts = [int(count) for count in re.findall(rb"(\d+) beginbfchar", cmap)]
        assert all(0 < count <= 100 for count in counts)
        assert sum(counts) == len(re.findall(rb"(?m)^<..> <[0-9a-f]{4,}>$", cmap))


def test_a_text_string_may_hold_any_character() -> None:
    assert text_string("é\U0001f600") == "<feff00e9d83dde00>"

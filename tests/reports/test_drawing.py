"""Figures, letterheads, links and drafts: what is drawn, and what a reader is told of it."""

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from perm_desktop.core.symbols import Symbol
from perm_desktop.reports.kit.blocks import Block, Fact, FactList, Letterhead, Opening, Paragraph
from perm_desktop.reports.kit.document import Document, Section, write_document
from perm_desktop.reports.kit.drawing import Drawing, DrawnText, Pictured
from perm_desktop.reports.kit.links import address
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import (
    BLACK,
    BODY,
    LANDSCAPE,
    LINKED,
    NAVY,
    PORTRAIT,
    STRONG,
    Sheet,
)
from perm_desktop.reports.kit.pictures import Picture, picture
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.shapes import Box, Outline, Polygon, Segment, symbol
from perm_desktop.reports.kit.table import Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from tests.pdfcheck.tag_tree import read_tags
from tests.pdfcheck.verapdf import Validator
from tests.reports.sheets import png

CALL = "https://meet.example/j/16?pwd=a(b)c&ä=1"
NOTHING = Printable("")


def logo() -> Picture:
    stream = io.BytesIO()
    Image.new("RGBA", (300, 100), (20, 60, 120, 128)).save(stream, "PNG")
    return picture(stream.getvalue())


def written(
    folder: Path, *blocks: Block, sheet: Sheet = PORTRAIT, foot: str = "", draft: bool = False
) -> Path:
    running = RunningLines((NOTHING, NOTHING), (one_line(foot), NOTHING), draft)
    opening = Opening(Printable("Title"), NOTHING, NOTHING, NOTHING)
    section = Section((opening, *blocks), running, sheet)
    facts = FileFacts(Printable("Title"), Printable("Office"), Printable("Subject"))
    file = folder / "document.pdf"
    write_document(Document(facts, (section,)), file)
    return file


def drawing() -> Drawing:
    shapes = (
        Box(0, 0, 200, 40, fill=NAVY),
        Polygon(((10, 10), (50, 10), (30, 30)), stroke=BLACK),
        Segment((0, 50), (400, 60), BLACK, 1.5, (4, 2)),
        *(
            outline
            for n, each in enumerate(Symbol)
            for outline in symbol(each, n * 20, 64, 16, NAVY)
        ),
    )
    texts = (DrawnText(Printable("A word in a drawing"), BODY, 5, 20, 150),)
    return Drawing(90, shapes, texts, Printable("A box, a triangle, a line and all symbols."))


def test_a_drawing_is_told_in_words_and_says_where_it_is(tmp_path: Path) -> None:
    file = written(tmp_path, drawing(), sheet=LANDSCAPE)

    (figure,) = read_tags(file).root.all("Figure")
    assert figure.text == "A box, a triangle, a line and all symbols."
    with pikepdf.open(file) as pdf:
        left, bottom, right, top = map(float, _elements(pdf, "/Figure")[0].A.BBox)
    assert (right - left, top - bottom) == pytest.approx((LANDSCAPE.text_width, 90))


def test_nothing_of_a_drawing_is_outside_the_tree_and_the_artifacts(tmp_path: Path) -> None:
    assert read_tags(written(tmp_path, drawing())).unmarked == []


@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_document_of_everything_the_kit_draws_conforms(
    profile: str, verapdf: Validator, tmp_path: Path
) -> None:
    letterhead = Letterhead((Printable("Office"), Printable("Street")), logo(), Printable("Seal"))
    opening = Opening(Printable("Title"), NOTHING, NOTHING, NOTHING, letterhead)
    link = Fact(Printable("Where"), one_line(f"{CALL} {'word ' * 40}"), address(CALL))
    recording = Paragraph(one_line(CALL), LINKED, link=address(CALL))
    languages = Paragraph(one_line("漢字かな交じり文（括弧）、한국어, Ελληνικά, שלום " * 9))
    blocks = (
        *(opening, FactList((link,), ()), drawing(), Table((Column(Printable("Head"), 0),), ())),
        *(Pictured(logo(), 40, Printable("Seal")), recording, languages),
    )
    file = written(tmp_path, *blocks, sheet=LANDSCAPE, draft=True)

    assert verapdf.check(file, profile).failures == ()


def test_a_link_of_several_lines_is_one_that_covers_each_of_them(tmp_path: Path) -> None:
    fact = Fact(Printable("Where"), one_line(f"{CALL} {'word ' * 40}"), address(CALL))
    file = written(tmp_path, FactList((fact,), ()))

    (link,) = read_tags(file).root.all("Link")
    assert link.links == ["https://meet.example/j/16?pwd=a%28b%29c&%C3%A4=1"]
    with pikepdf.open(file) as pdf:
        (annotation,) = pdf.pages[0].Annots
        corners = [float(number) for number in annotation.QuadPoints]
        box = [float(number) for number in annotation.Rect]
    tops = corners[1::8]
    assert len(tops) > 1
    assert tops == sorted(tops, reverse=True)
    across, down = corners[::2], corners[1::2]
    assert box == pytest.approx([min(across), min(down), max(across), max(down)])


def test_a_link_that_goes_on_on_another_page_can_be_followed_there_too(tmp_path: Path) -> None:
    linked = Paragraph(one_line("word " * 1500, 8000), LINKED, link=address(CALL))
    file = written(tmp_path, linked)

    with pikepdf.open(file) as pdf:
        assert [len(page.Annots) for page in pdf.pages] == [1] * len(pdf.pages)
        assert len(pdf.pages) > 1
    (link,) = read_tags(file).root.all("Link")
    assert len(set(link.links)) == 1


@pytest.mark.parametrize(("link", "rules"), [(address(CALL), 2), ("", 0)])
def test_a_link_is_underlined_in_its_ink(link: str, rules: int, tmp_path: Path) -> None:
    lines = "A call that takes two lines of the page, " * 3
    with pikepdf.open(written(tmp_path, Paragraph(one_line(lines), LINKED, link=link))) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes().decode()
    red, green, blue = LINKED.ink

    assert drawn.count(f"{red:.4g} {green:.4g} {blue:.4g} RG 0.6 w") == rules


def test_a_link_keeps_the_words_that_open_its_paragraph(tmp_path: Path) -> None:
    lead = (Printable("Recording:"), STRONG)
    linked = Paragraph(one_line(CALL), LINKED, lead, address(CALL))
    (link,) = read_tags(written(tmp_path, linked)).root.all("Link")

    assert link.text == f"Recording: {CALL}"


def test_a_picture_is_read_and_compressed_once_for_all_papers() -> None:
    data = png(40, 40)

    assert picture(data) is picture(bytes(bytearray(data)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://meet.example/j/16?pwd=a", "https://meet.example/j/16?pwd=a"),
        ("Teams: https://meet.example/j/16.", "https://meet.example/j/16"),
        ("(see https://meet.example/j/16)", "https://meet.example/j/16"),
        ("mailto:help@cms.example", "mailto:help@cms.example"),
        ("Room 5", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("\\\\server\\share", ""),
        ("https://one.example https://two.example", ""),
        ("https://meet.example@evil.example/j", ""),
        ("https://mеet.example/j", ""),
        ("mailto:help@cms.example?attach=/etc/passwd", ""),
        ("https://", ""),
        (f"https://meet.example/{'x' * 3000}", ""),
    ],
)
def test_only_one_plain_address_is_a_link(text: str, found: str) -> None:
    assert address(text) == found


def test_a_draft_says_so_under_the_text_and_in_the_foot(tmp_path: Path) -> None:
    (artifacts,) = read_tags(written(tmp_path, foot="Cycle call", draft=True)).artifacts

    assert artifacts == "DRAFTDraft: Cycle callPage 1 of 1"


def test_a_foot_that_says_draft_does_not_say_it_twice(tmp_path: Path) -> None:
    (artifacts,) = read_tags(written(tmp_path, foot="Draft: Cycle call", draft=True)).artifacts

    assert artifacts == "DRAFTDraft: Cycle callPage 1 of 1"


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_pictures_of_every_kind_become_plain_rgb(mode: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (30, 20)).save(stream, "JPEG" if mode == "CMYK" else "PNG")

    found = picture(stream.getvalue())
    assert (found.width, found.height, len(zlib.decompress(found.packed))) == (30, 20, 30 * 20 * 3)


def test_sixteen_bits_of_gray_keep_their_gray() -> None:
    stream = io.BytesIO()
    Image.new("I;16", (1, 1), 0x8000).save(stream, "PNG")

    assert zlib.decompress(picture(stream.getvalue()).packed) == b"\x7f" * 3


def test_a_photograph_taken_sideways_stands_upright() -> None:
    image = Image.new("RGB", (30, 20))
    facts = image.getexif()
    facts[0x112] = 6  # orientation: turned by a quarter
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=facts)

    found = picture(stream.getvalue())
    assert (found.width, found.height) == (20, 30)


def test_what_is_clear_in_a_picture_is_white_on_paper() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (2, 2), (10, 10, 10, 0)).save(stream, "PNG")

    assert zlib.decompress(picture(stream.getvalue()).packed) == b"\xff" * 12


def test_a_large_picture_is_made_small_enough_for_paper() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (3000, 1500)).save(stream, "PNG")

    found = picture(stream.getvalue())
    assert (found.width, found.height) == (1200, 600)


def test_symbols_keep_their_shape_at_every_size() -> None:
    for each in Symbol:
        small, large = symbol(each, 0, 0, 8, BLACK), symbol(each, 0, 0, 16, BLACK)
        assert [outline.thickness * 2 for outline in small if outline.stroke] == pytest.approx(
            [outline.thickness for outline in large if outline.stroke]
        )
        assert all(isinstance(outline, Outline) for outline in large)


def _elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == tag and "/P" in each
    ]

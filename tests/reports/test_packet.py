"""A packet begins with its contents: each paper by its title, its page, and a link there."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from perm_desktop.reports.kit.document import Document, write_document
from perm_desktop.reports.kit.packet import joined
from tests.pdfcheck.tag_tree import Node, read_tags
from tests.pdfcheck.verapdf import Validator
from tests.reports.rendering import laid_out
from tests.reports.sheets import HOSTILE_TEXTS, LETTERHEAD, LONG, MINUTES, ORDINARY, SIGN_IN

LONG_LINE = " ".join(text for text, _ in HOSTILE_TEXTS.values())
MIXED = (ORDINARY, LONG, SIGN_IN, MINUTES)


def mixed() -> list[Document]:
    """Papers of three kinds, on sheets of both orientations, one of them of several pages."""
    return [laid_out(sheet) for sheet in MIXED]


def written(document: Document, folder: Path) -> Path:
    file = folder / "packet.pdf"
    write_document(document, file)
    return file


def page_number(pdf: pikepdf.Pdf, link: pikepdf.Object) -> int:
    """The page that a link leads to, as readers count it."""
    (number,) = (n for n, page in enumerate(pdf.pages, 1) if page.objgen == link.Dest[0].objgen)
    return number


def contents(file: Path) -> list[Node]:
    """The entries of the contents."""
    (listed,) = read_tags(file).root.all("TOC")
    return listed.all("TOCI")


def test_the_contents_name_each_paper_with_the_page_it_begins_on(tmp_path: Path) -> None:
    file = written(joined(mixed(), "Calls of April 2026"), tmp_path)
    said = [entry.all("Link")[0].text for entry in contents(file)]

    titles = [document.facts.title for document in mixed()]
    assert [text.rpartition(" ")[0] for text in said] == titles
    pages = [int(text.rpartition(" ")[2]) for text in said]
    feet = [text.rpartition("Page ")[2] for text in read_tags(file).artifacts]
    assert pages[0] == 2
    assert [feet[page - 1].split()[0] for page in pages] == ["1"] * len(pages)
    assert len(feet) > len(pages) + 1  # so some paper has more than one


def test_each_entry_is_one_link_to_its_page(tmp_path: Path) -> None:
    file = written(joined(mixed(), "Calls of April 2026"), tmp_path)
    numbers = [int(entry.all("Link")[0].text.rpartition(" ")[2]) for entry in contents(file)]

    with pikepdf.open(file) as pdf:
        links = list(pdf.pages[0].Annots)
        assert [page_number(pdf, link) for link in links] == numbers
        assert all(
            str(link.Contents).endswith(f", page {numbers[n]}") for n, link in enumerate(links)
        )
        assert all("/A" not in link for link in links)
    assert all(len(entry.all("Link")[0].links) == 1 for entry in contents(file))


def test_an_entry_is_tagged_as_a_reference(tmp_path: Path) -> None:
    file = written(joined(mixed(), "Calls"), tmp_path)

    for entry in contents(file):
        assert [node.tag for node in entry.walk()] == ["TOCI", "Reference", "Link"]


def test_the_kind_that_all_papers_are_is_not_repeated(tmp_path: Path) -> None:
    file = written(joined([laid_out(ORDINARY), laid_out(LONG)], "Agendas"), tmp_path)

    assert [entry.all("Link")[0].text for entry in contents(file)] == [
        "Cycle Call, April 2026, April 15, 2026 2",
        "Cycle Call, April 2026, April 15, 2026 3",
    ]


def test_contents_of_many_papers_take_the_pages_they_need(tmp_path: Path) -> None:
    file = written(joined([laid_out(ORDINARY)] * 60, "Agendas"), tmp_path)
    entries = contents(file)

    assert len(entries) == 60
    assert entries[-1].all("Link")[0].text.endswith(" 62")
    with pikepdf.open(file) as pdf:
        assert [len(page.get("/Annots", ())) > 0 for page in pdf.pages][:3] == [True, True, False]


def test_contents_stand_under_the_letterhead_of_the_papers(tmp_path: Path) -> None:
    head = replace(ORDINARY.head, letterhead=LETTERHEAD)
    papers = [laid_out(replace(ORDINARY, head=head))] * 2
    (section, *_) = read_tags(written(joined(papers, "Agendas"), tmp_path)).root.all("Sect")

    assert section.all("H1")[0].text == "Agendas"
    assert section.all("Figure")[0].text == "Seal of the office"
    assert "Contents" in [node.text for node in section.walk()]


@pytest.mark.parametrize("drafts", [0, 1, 2])
def test_contents_are_a_draft_where_all_papers_are(drafts: int, tmp_path: Path) -> None:
    heads = [replace(ORDINARY.head, draft=number < drafts) for number in range(2)]
    papers = [laid_out(replace(ORDINARY, head=head)) for head in heads]
    first, *_ = read_tags(written(joined(papers, "Agendas"), tmp_path)).artifacts

    assert ("DRAFT" in first) == (drafts == 2)


def test_papers_can_stand_one_after_the_other_without_contents(tmp_path: Path) -> None:
    file = written(joined(mixed(), "Calls", contents=False), tmp_path)
    tags = read_tags(file)

    assert not tags.root.all("TOC")
    assert len(tags.root.all("Sect")) == len(MIXED)


@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("title", ["Calls of April 2026", LONG_LINE])
def test_a_packet_of_all_kinds_conforms(
    title: str, profile: str, verapdf: Validator, tmp_path: Path
) -> None:
    head = replace(ORDINARY.head, title=title, draft=True, letterhead=LETTERHEAD)
    papers = [laid_out(replace(ORDINARY, head=head)), *mixed()]

    assert verapdf.check(written(joined(papers, title), tmp_path), profile).failures == ()

"""Stopping leaves whole files and tells how many."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import StoppedError, silent
from perm_desktop.services.printing import agendas
from perm_desktop.services.printing.paper import Paper, files_of, packet, write_each
from perm_desktop.services.printing.saving import Written, already_there, save_each, save_packet
from perm_desktop.store.catalog import Catalog
from tests.builders import add
from tests.pdfcheck.tag_tree import read_tags


@pytest.fixture
def papers(catalog: Catalog) -> list[Paper]:
    """The agendas of three meetings."""
    return [agendas.paper(catalog, add(catalog)) for _ in range(3)]


def stopping_after(count: int) -> Callable[[int, int], None]:
    def report(done: int, _total: int) -> None:
        if done >= count:
            raise StoppedError

    return report


def test_each_document_has_a_file_of_its_own(papers: list[Paper], tmp_path: Path) -> None:
    written = save_each(papers, tmp_path / "out")(silent)
    assert written == Written(tmp_path / "out", 3, 3)
    assert written.is_complete
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_packet_is_one_file(papers: list[Paper], tmp_path: Path) -> None:
    target = tmp_path / "out" / "packet.pdf"
    assert save_packet(papers, target, "All")(silent) == Written(target.parent, 3, 3, target)
    assert list(target.parent.iterdir()) == [target]


def test_a_packet_begins_with_its_contents(papers: list[Paper], tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    save_packet(papers, target, "All")(silent)
    (listed,) = read_tags(target).root.all("TOC")
    pages = [entry.all("Link")[0].text.rpartition(" ")[2] for entry in listed.all("TOCI")]
    assert pages == ["2", "3", "4"]


def test_one_paper_needs_no_contents(papers: list[Paper], tmp_path: Path) -> None:
    alone = packet(papers[:1], "All", silent)
    (file,) = write_each(papers[:1], tmp_path, silent)
    assert alone == file.read_bytes()


def test_papers_shown_one_after_the_other_have_no_contents(
    papers: list[Paper], tmp_path: Path
) -> None:
    file = tmp_path / "shown.pdf"
    file.write_bytes(packet(papers, "All", silent, contents=False))
    assert [len(read_tags(file).root.all(tag)) for tag in ("TOC", "Sect")] == [0, 3]


def test_a_stop_leaves_the_files_that_are_whole(papers: list[Paper], tmp_path: Path) -> None:
    written = save_each(papers, tmp_path / "out")(stopping_after(2))
    assert (written.count, written.total, written.is_complete) == (2, 3, False)
    files = list((tmp_path / "out").iterdir())
    assert len(files) == 2
    assert all(file.read_bytes().rstrip().endswith(b"%%EOF") for file in files)


def test_a_stopped_packet_leaves_no_file(papers: list[Paper], tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.write_text("of last time")
    written = save_packet(papers, target, "All")(stopping_after(1))
    assert (written.count, written.file) == (0, None)
    assert target.read_text() == "of last time"


def test_a_folder_that_cannot_be_made_is_told(papers: list[Paper], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        save_each(papers, tmp_path / "file")(silent)


def test_a_file_that_cannot_be_written_is_told_with_how_many_are(
    papers: list[Paper], tmp_path: Path
) -> None:
    (tmp_path / files_of(papers, tmp_path)[2].name).mkdir()
    with pytest.raises(UserError) as refused:
        save_each(papers, tmp_path)(silent)
    assert "cannot be written" in refused.value.sentence
    assert refused.value.sentence.endswith("2 documents of 3 were written before it.")


def test_files_that_would_be_replaced_are_known_before(papers: list[Paper], tmp_path: Path) -> None:
    assert already_there(papers, tmp_path) == []
    save_each(papers, tmp_path)(silent)
    first, second, third = files_of(papers, tmp_path)
    second.unlink()
    assert already_there(papers, tmp_path) == [first, third]

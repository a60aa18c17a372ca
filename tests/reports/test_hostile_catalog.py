"""Hostile texts in every field of a catalog come out of every paper as text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.progress import silent
from perm_desktop.core.texts import kept, kept_line
from perm_desktop.services import agendas, attendance, meeting_types, meetings, notes
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import agendas as agenda_papers
from perm_desktop.services.printing import dress, minutes, sign_in
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.paper import Paper, write_file, write_packet
from perm_desktop.store.catalog import Catalog
from tests.pdfcheck.tag_tree import read_tags
from tests.pdfcheck.verapdf import Validator
from tests.reports.sheets import HOSTILE_TEXTS, LOGO

pytestmark = pytest.mark.xdist_group("verapdf")  # one Java machine for all of them

MAKERS: dict[str, Callable[[Catalog, int, Dress], Paper]] = {
    "agenda": agenda_papers.paper,
    "minutes": minutes.paper,
    "sign-in sheet": sign_in.paper,
}
# as long as each field may be
LINES = [kept_line(text[:90]) for text, _ in HOSTILE_TEXTS.values()]
LONG_LINE = kept_line(" ".join(LINES)[:300])
TEXT = kept("\n".join(f"{mark}{text}" for text in LINES for mark in ("# ", "- ", "[ ] ", "[x] ")))


@pytest.fixture
def hostile_meeting(catalog: Catalog) -> int:
    """A cancelled call of two states with a hostile text wherever somebody may type one."""
    for field in ("title", "purpose", "audience", "hosts"):
        meeting_types.set_text(catalog, "ad-hoc-call", field, LONG_LINE)
    early, ident = (
        meetings.add_meeting(catalog, draft)
        for draft in (
            MeetingDraft("ad-hoc-call", ["OH", "HI"], f"2026-0{month}-20T14:00", title=LONG_LINE)
            for month in (3, 4)
        )
    )
    notes.append(catalog, early, TEXT)
    change = MeetingChange(place=LONG_LINE, status="cancelled", reason=LONG_LINE)
    meetings.change_meeting(catalog, ident, change)
    for text in LINES:
        agendas.add_item(catalog, ident, text, 5, text, text)
        target = attendance.add_walk_in(catalog, ident, text, "OH", "PM", "attended")
        attendance.remark(catalog, ident, target, text)
    agendas.add_item(catalog, ident, LONG_LINE, 5, LONG_LINE, TEXT)
    attendance.mark(catalog, ident, "HI", "excused")
    attendance.remark(catalog, ident, Target("HI"), LONG_LINE)
    notes.append(catalog, ident, TEXT)
    notes.append(catalog, ident, TEXT, "HI")
    dress.set_letterhead(catalog, Letterhead(tuple(LINES[:5]), LOGO, LONG_LINE[:200]))
    return ident


@pytest.mark.parametrize("name", MAKERS)
def test_a_paper_of_a_hostile_catalog_conforms_and_says_all_of_it(
    name: str, catalog: Catalog, hostile_meeting: int, verapdf: Validator, tmp_path: Path
) -> None:
    paper = MAKERS[name](catalog, hostile_meeting, dress.usual(catalog))
    file = write_file(paper, tmp_path / "paper.pdf")

    assert [verapdf.check(file, profile).failures for profile in ("ua1", "2a")] == [(), ()]
    tags = read_tags(file)
    (section,) = paper.lay_out().sections
    expected = [text.replace("\u00a0", " ") for text in section.said() if text]
    assert tags.texts() == expected
    assert tags.unmarked == []
    assert "R&D <b>bold <para> &amp; &#65;" in " ".join(expected)


def test_papers_of_a_hostile_catalog_make_one_packet(
    catalog: Catalog, hostile_meeting: int, verapdf: Validator, tmp_path: Path
) -> None:
    wanted = Dress(draft=True, letterhead=dress.letterhead(catalog))
    papers = [make(catalog, hostile_meeting, wanted) for make in MAKERS.values()]
    (file,) = write_packet(papers, tmp_path / "packet.pdf", LONG_LINE, silent)

    assert [verapdf.check(file, profile).failures for profile in ("ua1", "2a")] == [(), ()]
    root = read_tags(file).root
    assert (len(root.all("TOCI")), len(root.all("Sect"))) == (3, 4)

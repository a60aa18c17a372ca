"""Hostile texts typed into meetings come out of every table file as texts, and act nowhere."""

import csv
import io
import shutil
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.core.texts import TITLE_LIMIT, kept_line
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.exchange import csv_file
from perm_desktop.exchange.safe_cells import is_active
from perm_desktop.services import meeting_tables, meetings, table_files
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.meetings import Filter
from tests.builders import opened
from tests.hostile_texts import FORMULAS, HOSTILE
from tests.pdfcheck.tag_tree import read_tags

TEXTS = [
    text
    for texts in HOSTILE.values()
    for text in texts
    if len(text) <= TITLE_LIMIT and kept_line(text)
]


@pytest.fixture(scope="module")
def hostile(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> TableSheet:
    """The list of meetings that have each text as title and place, and formulas as reasons."""
    folder = tmp_path_factory.mktemp("hostile")
    catalog = opened(Path(shutil.copy(factory_file, folder / "hostile.perm")))
    for text in TEXTS:
        draft = MeetingDraft("ad-hoc-call", ("OH",), "2026-04-20T14:00", title=text, place=text)
        ident = meetings.add_meeting(catalog, draft)
        if text in FORMULAS:
            change = MeetingChange(status=MeetingStatus.CANCELLED, reason=text)
            meetings.change_meeting(catalog, ident, change)
    rows = meetings.find_rows(catalog, Filter())
    sheet = meeting_tables.meeting_table(catalog, rows, Filter())
    catalog.close()
    return sheet


def test_a_csv_file_keeps_every_text_and_runs_none(hostile: TableSheet, tmp_path: Path) -> None:
    content = table_files.write(hostile, tmp_path / "list.csv").read_bytes()
    kept = sorted(kept_line(text) for text in TEXTS)
    heads, *rows = csv_file.read(content)

    for head in ("Meeting", "Place"):
        assert sorted(row[heads.index(head)] for row in rows) == kept
    reasons = {row[heads.index("Reason")] for row in rows}
    assert reasons == {"", *(kept_line(text) for text in FORMULAS)}
    others = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert not [field for row in others for field in row if is_active(field)]


def test_a_workbook_has_no_formula(hostile: TableSheet, tmp_path: Path) -> None:
    with ZipFile(table_files.write(hostile, tmp_path / "list.xlsx")) as book:
        written = b"".join(map(book.read, book.namelist()))

    assert b"<f>" not in written
    assert b"<f " not in written
    assert b'Target="http' not in written


def test_a_document_has_nothing_that_acts(hostile: TableSheet, tmp_path: Path) -> None:
    file = table_files.write(hostile, tmp_path / "list.pdf")
    with pikepdf.open(file) as pdf:
        keys = {
            str(key)
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary)
            for key in dict(obj.items())
        }

    assert not keys & {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/URI"}
    assert "=1+1" in read_tags(file).texts()

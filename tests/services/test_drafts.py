"""Drafts: texts that the catalog could not take outlive the program, and nothing else does."""

from pathlib import Path

import pytest

from perm_desktop.core.errors import NotFoundError
from perm_desktop.services import agendas, drafts, meeting_types, meetings, notes, typed_texts
from perm_desktop.services.drafts import Draft, DraftFile
from perm_desktop.services.typed_texts import (
    TextChangedError,
    item_place,
    note_place,
    type_place,
)
from perm_desktop.store.catalog import Catalog
from tests.builders import add

AT = "2026-04-14T13:00:00Z"
TEXTS = ("Ohio asked …", "Zwei\nZeilen\t\U0001f4c5", "", 'a "quote" \\ and \x00\ud800')


def made(text: str, meeting: int = 1, run: str = "run", before: str = "") -> Draft:
    return Draft(note_place(meeting), text, before, AT, run)


@pytest.fixture
def file(tmp_path: Path) -> DraftFile:
    return DraftFile(tmp_path / "drafts" / "0.drafts")


@pytest.mark.parametrize("text", TEXTS)
def test_a_draft_is_read_as_it_was_kept(file: DraftFile, text: str) -> None:
    file.keep(made(text, before=text))
    assert DraftFile(file.path).drafts() == [made(text, before=text)]


def test_the_latest_text_of_a_place_stands(file: DraftFile) -> None:
    for text in ("A", "Ab", "Abc"):
        file.keep(made(text))
    file.keep(made("Other", meeting=2))
    assert [draft.text for draft in file.drafts()] == ["Abc", "Other"]


def test_the_same_text_is_not_written_twice(file: DraftFile) -> None:
    file.keep(made("A"))
    size = file.path.stat().st_size
    file.keep(made("A")._replace(at="2027-01-01T00:00:00Z"))
    assert file.path.stat().st_size == size


def test_without_a_draft_there_is_no_file(file: DraftFile) -> None:
    file.keep(made("A"))
    file.keep(made("B", meeting=2))
    file.drop(made("A").key)
    assert [draft.text for draft in file.drafts()] == ["B"]
    file.drop(made("B", meeting=2).key)
    assert not file.path.exists()
    file.drop(made("B", meeting=2).key)


def test_a_later_run_keeps_and_drops_beside_the_drafts_of_an_earlier_one(file: DraftFile) -> None:
    file.keep(made("Typed before the crash", run="first"))
    file.keep(made("Typed now", run="second"))
    file.drop(made("", run="second").key)
    assert [draft.text for draft in file.drafts()] == ["Typed before the crash"]


def test_wherever_the_end_is_cut_off_the_whole_records_before_it_stand(file: DraftFile) -> None:
    ends = [0]
    for n, text in enumerate(TEXTS):
        file.keep(made(text, meeting=n))
        ends.append(file.path.stat().st_size)
    data = file.path.read_bytes()
    for length in range(len(data) + 1):
        file.path.write_bytes(data[:length])
        whole = sum(end <= length for end in ends[1:])
        assert [draft.text for draft in file.drafts()] == list(TEXTS[:whole])


def test_what_is_kept_after_a_torn_end_is_found(file: DraftFile) -> None:
    file.keep(made("First"))
    file.keep(made("Torn", meeting=2))
    with file.path.open("r+b") as handle:
        handle.truncate(file.path.stat().st_size - 3)
    file.keep(made("After", meeting=3))
    assert [draft.text for draft in file.drafts()] == ["First", "After"]


def test_no_flipped_bit_makes_a_text_another_one(file: DraftFile) -> None:
    file.keep(made("Ohio asked"))
    data = file.path.read_bytes()
    for place in range(len(data)):
        file.path.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        assert [draft.text for draft in file.drafts()] in ([], ["Ohio asked"])


def test_a_record_of_another_version_is_passed_over(file: DraftFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(drafts._record({"place": ["picture", "1", ""], "text": 5}))
    file.keep(made("A"))
    assert [draft.text for draft in file.drafts()] == ["A"]


def test_long_typing_does_not_make_the_file_grow_for_ever(file: DraftFile) -> None:
    text = ""
    for _ in range(100):
        text += "x" * 500
        file.keep(made(text))
    assert file.path.stat().st_size < 400_000
    assert file.drafts()[0].text == text
    assert [path.name for path in file.path.parent.iterdir()] == ["0.drafts"]


def test_an_erased_text_is_in_no_byte_of_the_folder(file: DraftFile) -> None:
    file.keep(made("Her number is 123-45-6789"))
    file.keep(made("Nothing more"))
    file.keep(made("Other", meeting=2, before="was 123-45-6789"))
    file.keep(made("Kept", meeting=3))
    (found,) = drafts.files_in(file.path.parent)
    assert found.erase(lambda text: "123-45-6789" in text) == 1
    assert [draft.text for draft in found.drafts()] == ["Nothing more", "Kept"]
    for path in file.path.parent.iterdir():
        assert b"123-45-6789" not in path.read_bytes()


def test_a_draft_that_the_catalog_has_by_now_is_dropped_and_another_is_shown(
    catalog: Catalog, tmp_path: Path
) -> None:
    meeting = add(catalog)
    notes.write(catalog, meeting, "As stored")
    file = DraftFile.of(catalog, tmp_path)
    file.keep(made("As stored", meeting, run="a"))
    file.keep(made("More than stored", meeting, run="b", before="As"))
    (found,) = drafts.compared(catalog, file)
    assert (found.draft.text, found.stored, found.is_there) == (
        "More than stored",
        "As stored",
        True,
    )
    assert found.what.startswith("Notes on ")
    assert [draft.run for draft in file.drafts()] == ["b"]


def test_a_draft_of_a_meeting_in_the_trash_is_shown_and_stays(
    catalog: Catalog, tmp_path: Path
) -> None:
    meeting = add(catalog)
    meetings.delete_meetings(catalog, [meeting])
    file = DraftFile.of(catalog, tmp_path)
    file.keep(made("Typed", meeting))
    (found,) = drafts.compared(catalog, file)
    assert not found.is_there
    assert file.drafts()


@pytest.mark.parametrize("uid", ["../../elsewhere", "", "a/b", "CON", "x" * 500])
def test_a_hostile_name_of_a_catalog_leads_nowhere_else(
    catalog: Catalog, tmp_path: Path, uid: str
) -> None:
    with catalog.edit("Hostile") as edit:
        edit.connection.execute("UPDATE catalog SET uid = ?", [uid])
    path = DraftFile.of(catalog, tmp_path).path
    assert path.parent == tmp_path
    assert len(path.name) == 39


def test_each_kind_of_text_is_read_written_and_named(catalog: Catalog) -> None:
    meeting = add(catalog, states=("OH", "PA"))
    item = agendas.add_item(catalog, meeting, "Welcome")
    for place, name in (
        (note_place(meeting), "Notes on "),
        (note_place(meeting, "OH"), "Notes (OH) on "),
        (item_place(meeting, item), "Notes on “Welcome” of "),
        (type_place("perm-101", "purpose"), "Purpose of "),
    ):
        typed_texts.write(catalog, place, "Text", typed_texts.read(catalog, place))
        assert typed_texts.read(catalog, place) == "Text"
        assert typed_texts.describe(catalog, place).startswith(name)
    assert agendas.items(catalog, meeting)[0].title == "Welcome"
    meeting_types.restore_text(catalog, "perm-101")


def test_a_text_that_was_changed_in_between_is_not_overwritten(catalog: Catalog) -> None:
    place = note_place(add(catalog))
    typed_texts.write(catalog, place, "Of another program")
    with pytest.raises(TextChangedError):
        typed_texts.write(catalog, place, "Typed", "")
    assert typed_texts.read(catalog, place) == "Of another program"
    typed_texts.write(catalog, place, "Of another program", "")
    typed_texts.write(catalog, place, "Typed", "Of another program")
    assert typed_texts.read(catalog, place) == "Typed"


def test_notes_of_an_item_that_is_gone_are_refused(catalog: Catalog) -> None:
    meeting = add(catalog)
    with pytest.raises(NotFoundError):
        typed_texts.write(catalog, item_place(meeting, 5), "Text")

"""Write what was said."""

import pytest

from perm_desktop.core.errors import CatalogRefusedError, NotFoundError, UserError
from perm_desktop.services import checking, history, notes
from perm_desktop.store.catalog import Catalog
from tests.builders import add


def texts(catalog: Catalog, meeting: int) -> dict[str, str]:
    return {note.state: note.text for note in notes.read(catalog, meeting)}


def test_a_paragraph_is_added_after_an_empty_line(catalog: Catalog) -> None:
    ident = add(catalog)
    for paragraph in ("Ohio asked.", "\n\nWe answered.\r\nTwice.\n", "“Done” \\ 🎉"):
        notes.append(catalog, ident, paragraph)
    assert texts(catalog, ident) == {"": "Ohio asked.\n\nWe answered.\nTwice.\n\n“Done” \\ 🎉"}


@pytest.mark.parametrize("text", ["", " \n\t ", "\0"])
def test_an_empty_paragraph_is_refused(catalog: Catalog, text: str) -> None:
    ident = add(catalog)
    with pytest.raises(UserError, match="The note is empty"):
        notes.append(catalog, ident, text)
    assert notes.read(catalog, ident) == []


def test_each_state_of_a_joint_meeting_has_a_note_of_its_own(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA"])
    notes.append(catalog, ident, "All.")
    notes.append(catalog, ident, "Pennsylvania.", "pa")
    notes.append(catalog, ident, "Ohio.", "OH")
    assert list(texts(catalog, ident).items()) == [
        ("", "All."),
        ("OH", "Ohio."),
        ("PA", "Pennsylvania."),
    ]


def test_a_state_that_is_not_invited_has_no_note(catalog: Catalog) -> None:
    ident = add(catalog)
    with pytest.raises(UserError, match=r"Washington is not invited to meeting 1\. Invited: OH"):
        notes.append(catalog, ident, "x", "WA")
    with pytest.raises(NotFoundError, match="There is no state"):
        notes.write(catalog, ident, "x", "XX")


def test_writing_replaces_the_text_exactly(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "  two\n\n\nblank lines  \n")
    assert texts(catalog, ident) == {"": "  two\n\n\nblank lines  \n"}
    notes.write(catalog, ident, "")
    assert texts(catalog, ident) == {"": ""}


def test_writing_the_same_text_is_no_step(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "")
    notes.write(catalog, ident, "Ohio")
    catalog.author = "colleague"
    notes.write(catalog, ident, "Ohio")
    assert len(history.lines(catalog)) == 2


def test_a_note_may_have_a_million_characters_and_no_more(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "x" * 999_990)
    with pytest.raises(UserError, match="1,000,000 is the most"):
        notes.append(catalog, ident, "x" * 10)
    assert len(texts(catalog, ident)[""]) == 999_990


def test_a_note_of_a_meeting_that_is_gone_is_refused(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="no longer there"):
        notes.append(catalog, 7, "Ohio asked.")


def test_a_text_that_changed_on_disk_is_noticed(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Ohio asked.")
    with catalog.edit("Flip a bit") as edit:
        edit.connection.execute("UPDATE note SET text = 'Ohio ask%d.'")
    with pytest.raises(CatalogRefusedError, match="is not the one that was saved"):
        notes.read(catalog, ident)
    (problem,) = checking.check(catalog)
    assert problem.endswith("is damaged: its text is not the one that was saved.")

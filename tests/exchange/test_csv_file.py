"""A CSV file gives the same texts back, here and in any other program."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import StoppedError
from perm_desktop.exchange import csv_file
from perm_desktop.exchange.safe_cells import clean, guarded, is_active
from tests.hostile_texts import CASES
from tests.tables import everywhere, grouped, table


def _as_others_read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_the_file_has_a_mark_quotes_and_windows_line_ends() -> None:
    content = csv_file.render(table([("é", 'say "hi"'), ("", "a,b")]))

    assert content == (b'\xef\xbb\xbf"One","Two"\r\n"\xc3\xa9","say ""hi"""\r\n"","a,b"\r\n')


def test_groups_stand_in_a_column() -> None:
    rows = csv_file.read(csv_file.render(grouped()))

    assert rows[0] == ["Group", "When", "Meeting", "Status", "Length"]
    assert rows[1] == ["Today", "Wed, Apr 15, 2026 · 1:00 PM", "Cycle call", "Held", "60 min"]
    assert rows[3] == ["Past", "(214 not shown)", "", "", ""]


@pytest.mark.parametrize("text", CASES)
def test_every_hostile_text_is_read_back_from_every_field(text: str) -> None:
    kept = clean(text)
    rows = csv_file.read(csv_file.render(everywhere(text)))

    leading = ["Group", "Under"] if text else ["Under"]
    assert rows[0] == [*leading, kept, kept, kept]
    assert rows[1] == [*[kept] * bool(text), "", kept, kept, kept]
    assert rows[2] == [*[kept] * bool(text), kept, kept, kept, kept]


@pytest.mark.parametrize("text", CASES)
def test_no_cell_is_active_in_another_program(text: str) -> None:
    fields = [field for row in _as_others_read(csv_file.render(everywhere(text))) for field in row]

    assert guarded(clean(text)) in fields
    assert not any(is_active(field) for field in fields)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_table_is_read_back(rows: list[tuple[str, str]]) -> None:
    found = csv_file.read(csv_file.render(table(rows)))

    assert found == [["One", "Two"], *([clean(a), clean(b)] for a, b in rows)]


def test_a_file_of_another_program_is_read_as_it_stands() -> None:
    assert csv_file.read(b"a;b,'c\r\n'=1,''=1\r\n") == [["a;b", "'c"], ["=1", "'=1"]]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'"a","b', b'"a"b,c'])
def test_what_is_no_such_file_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError, match="CSV UTF-8"):
        csv_file.read(content)


def test_the_limit_for_other_readers_is_put_back() -> None:
    before = csv.field_size_limit()
    csv_file.read(b'"a"')

    assert csv.field_size_limit() == before


def test_writing_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        csv_file.render(table([("a", "b")]), stop)

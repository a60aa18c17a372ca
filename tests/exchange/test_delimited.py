"""Tables as text are read as other programs write them, or refused by their line."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.errors import UserError
from perm_desktop.exchange import delimited
from perm_desktop.exchange.delimited import rows

TEXT = "Name,Town\r\nJosé,Ōtaru\r\n"
MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    table = rows(MARKED[encoding] + TEXT.encode(encoding))
    assert (table.header, table.rows) == (("Name", "Town"), (("José", "Ōtaru"),))
    assert table.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found_without_a_mark(encoding: str) -> None:
    table = rows(TEXT.encode(encoding))
    assert (table.rows, table.encoding) == ((("José", "Ōtaru"),), encoding)


def test_what_is_no_utf_8_is_windows() -> None:
    table = rows("Name;Town\r\nJosé;“Bern”\r\n".encode("cp1252"))
    assert (table.rows, table.encoding) == ((("José", "“Bern”"),), "cp1252")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(separator: str, end: str) -> None:
    text = end.join(separator.join(row) for row in (("a", "b", "c"), ("1", '"2, 3; 4"', "5")))
    table = rows(text.encode())
    assert (table.separator, table.rows) == (separator, (("1", "2, 3; 4", "5"),))


def test_commas_within_texts_do_not_outnumber_tabs() -> None:
    text = (
        "1. Summary\nTitle\tCall, of May, and June\n\nName\tJoined\nDoe, Jane\t7/20/23, 4:16 PM\n"
    )
    table = rows(text.encode())
    assert table.separator == "\t"
    assert table.rows[-1] == ("Doe, Jane", "7/20/23, 4:16 PM")


def test_the_first_line_of_a_spreadsheet_may_name_the_separator() -> None:
    table = rows(b"sep=;\r\na;b,c\r\n1;2,5\r\n")
    assert (table.header, table.rows, table.lines) == (("a", "b,c"), (("1", "2,5"),), (2, 3))


def test_lines_are_counted_over_blank_rows_and_broken_cells() -> None:
    table = rows(b'a,b\n\n,\n1,"2\n3"\n4,5\n')
    assert table.rows == (("1", "2\n3"), ("4", "5"))
    assert table.lines == (1, 4, 6)


def test_mixed_line_ends_nuls_and_cells_guarded_by_a_formula_are_read() -> None:
    table = rows(b'a,b\r1,\0x\n"=""2021-06-14 17:00:00""",="7"\r\n')
    assert table.rows == (("1", "x"), ("2021-06-14 17:00:00", "7"))


def test_short_rows_are_filled_up_and_long_ones_stay() -> None:
    assert rows(b"a,b,c\n1\n1,2,3,4\n").rows == (("1", "", ""), ("1", "2", "3", "4"))


def test_a_quotation_mark_between_tabs_is_one() -> None:
    assert rows(b'a\tb\n"Bob" Smith\t1\n').rows == (('"Bob" Smith', "1"),)


def test_a_cell_of_a_megabyte_is_read() -> None:
    assert len(rows(b"a,b\n1," + b"x" * 1_000_000).rows[0][1]) == 1_000_000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\r\n , \r\n", "The file is empty."),
        (b'a,b\n1,2\n3,"4\n5,6\n', "The quotation marks of line 3"),
        (b'a,b\n1,2\n"3" x,4\n', "The quotation marks of line 3"),
        (b"a,b\n1,\x81\n", "Line 2 holds bytes that are no text."),
        (codecs.BOM_UTF16_LE + "a\tb\n1\t2".encode("utf-16-le")[:-1], "Line 2 holds bytes"),
        (b"PK\x03\x04rest", "a compressed file or a workbook"),
        (b"%PDF-1.7", "a PDF document"),
        (bytes(range(1, 9)) * 20, "This is no text."),
    ],
)
def test_what_is_no_table_is_refused_with_the_line(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        rows(data)


def test_a_file_beyond_bearable_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGEST", 4)
    with pytest.raises(UserError, match="larger than"):
        rows(b"a,b\n1")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        table = rows(data)
    except UserError:
        return
    assert len(table.lines) == len(table.rows) + 1
    assert all(len(row) >= len(table.header) for row in table.rows)


cells = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf")), max_size=8
)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=6), st.sampled_from(list(MARKED)))
def test_what_was_written_with_a_mark_is_read(
    written: list[tuple[str, str]], encoding: str
) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([("left", "right"), *written])
    table = rows(MARKED[encoding] + target.getvalue().encode(encoding))
    wanted = [pair for pair in written if any(pair)]
    guarded = any(cell.startswith('="') for pair in wanted for cell in pair)
    assert guarded or list(table.rows) == wanted

"""What a table loses when it has no headings and no tree any more: nothing."""

from dataclasses import replace

from perm_desktop.core.table_sheet import Cell, Group, Line, flat
from tests.tables import grouped, table


def _texts(sheet_rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet_rows]


def test_a_plain_table_stays_as_it_is() -> None:
    found = flat(table([("a", "b"), ("c", "d")]))

    assert [column.head for column in found.columns] == ["One", "Two"]
    assert _texts(found.rows) == [["a", "b"], ["c", "d"]]


def test_headings_become_a_column_of_their_own() -> None:
    found = flat(grouped())

    assert found.columns[0].head == "Group"
    assert [row[0].text for row in found.rows] == ["Today", "Today", "Past"]


def test_a_closed_group_says_how_many_it_keeps_back() -> None:
    assert flat(grouped()).rows[-1][1].text == "(214 not shown)"


def test_a_group_without_lines_has_a_row() -> None:
    sheet = replace(table([("a", "b")]), groups=(Group("Hawaii, no meetings", ()),))

    assert _texts(flat(sheet).rows) == [["Hawaii, no meetings", "(none)", ""]]


def test_a_line_of_a_tree_names_the_line_it_stands_under() -> None:
    lines = (
        Line((Cell("Ohio"), Cell("Attended"))),
        Line((Cell("PERM lead"), Cell("Absent")), level=1),
        Line((Cell("Ann Lee"), Cell("Present")), level=2),
        Line((Cell("Data lead"), Cell("Absent")), level=1),
        Line((Cell("Texas"), Cell("Absent"))),
    )
    found = flat(replace(table([]), groups=(Group("", lines),)))

    assert found.columns[0].head == "Under"
    assert [row[0].text for row in found.rows] == ["", "Ohio", "PERM lead", "Ohio", ""]


def test_a_table_without_rows_has_none() -> None:
    sheet = table([])

    assert (sheet.count, flat(sheet).rows) == (0, ())

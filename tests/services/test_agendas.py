"""Keep the agenda of a meeting."""

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import agendas, history
from perm_desktop.store.catalog import Catalog
from tests.builders import add


def titles(catalog: Catalog, meeting: int) -> list[str]:
    return [item.title for item in agendas.items(catalog, meeting)]


@pytest.fixture
def meeting(catalog: Catalog) -> int:
    ident = add(catalog)
    for title in ("one", "two", "three"):
        agendas.add_item(catalog, ident, title)
    return ident


def test_items_are_added_at_the_end(catalog: Catalog, meeting: int) -> None:
    ident = agendas.add_item(catalog, meeting, " four\n", 20, " PM ", "Bring\n  the list.\n")
    assert titles(catalog, meeting) == ["one", "two", "three", "four"]
    item = agendas.items(catalog, meeting)[-1]
    assert item == (ident, "four", 20, "PM", "Bring\n  the list.\n")


@pytest.mark.parametrize(
    ("by", "order"),
    [
        (-1, ["two", "one", "three"]),
        (1, ["one", "three", "two"]),
        (-9, ["two", "one", "three"]),
        (9, ["one", "three", "two"]),
        (0, ["one", "two", "three"]),
    ],
)
def test_an_item_moves_up_and_down_and_stops_at_the_ends(
    catalog: Catalog, meeting: int, by: int, order: list[str]
) -> None:
    agendas.move_item(catalog, meeting, agendas.items(catalog, meeting)[1].id, by)
    assert titles(catalog, meeting) == order


def test_a_move_beyond_the_end_is_no_step(catalog: Catalog, meeting: int) -> None:
    steps = len(history.lines(catalog))
    agendas.move_item(catalog, meeting, agendas.items(catalog, meeting)[0].id, -1)
    assert len(history.lines(catalog)) == steps


def test_an_item_added_after_a_move_is_still_the_last(catalog: Catalog, meeting: int) -> None:
    agendas.move_item(catalog, meeting, agendas.items(catalog, meeting)[0].id, 2)
    agendas.add_item(catalog, meeting, "four")
    assert titles(catalog, meeting) == ["two", "three", "one", "four"]


def test_removed_items_leave_the_order_of_the_rest(catalog: Catalog, meeting: int) -> None:
    first, _, last = agendas.items(catalog, meeting)
    agendas.delete_items(catalog, meeting, [first.id, last.id])
    assert titles(catalog, meeting) == ["two"]
    history.undo(catalog)
    assert titles(catalog, meeting) == ["one", "two", "three"]


def test_an_item_is_changed_in_its_place(catalog: Catalog, meeting: int) -> None:
    item = agendas.items(catalog, meeting)[1]
    changed = item._replace(title="TWO", minutes=0, presenter="DL", notes="why")
    agendas.change_item(catalog, meeting, changed)
    assert agendas.items(catalog, meeting)[1] == changed
    assert titles(catalog, meeting) == ["one", "TWO", "three"]


@pytest.mark.parametrize(
    ("title", "minutes", "complaint"),
    [
        (" ", 5, "needs a title"),
        ("\u200b", 5, "needs a title"),
        ("x", -1, "cannot take -1 minutes"),
        ("x", 1441, "cannot take 1441 minutes"),
        ("x" * 301, 5, "300 is the most"),
    ],
)
def test_an_item_that_cannot_be_is_refused(
    catalog: Catalog, meeting: int, title: str, minutes: int, complaint: str
) -> None:
    before = agendas.items(catalog, meeting)
    with pytest.raises(UserError, match=complaint):
        agendas.add_item(catalog, meeting, title, minutes)
    with pytest.raises(UserError, match=complaint):
        agendas.change_item(catalog, meeting, before[0]._replace(title=title, minutes=minutes))
    assert agendas.items(catalog, meeting) == before

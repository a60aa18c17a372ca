"""Keep the agenda of a meeting."""

from collections.abc import Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import AgendaItem
from perm_desktop.core.texts import kept, kept_line
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import details
from perm_desktop.store.catalog import Catalog

_ITEM_NOTES_LIMIT = 100_000
_LONGEST = 24 * 60


def items(catalog: Catalog, meeting: int) -> list[AgendaItem]:
    """Return the items in their order."""
    return details.agenda(catalog.connection, meeting)


def add_item(
    catalog: Catalog,
    meeting: int,
    title: str,
    minutes: int = 5,
    presenter: str = "",
    notes: str = "",
) -> int:
    """Append an item; returns its id. Raises UserError for an empty title."""
    row = meeting_services.get(catalog, meeting)
    item = _checked(AgendaItem(0, title, minutes, presenter, notes))
    with catalog.edit(f"Add item to {meeting_services.describe(row)}") as edit:
        (ident,) = details.add_items(edit, meeting, [item])
    return ident


def change_item(catalog: Catalog, meeting: int, item: AgendaItem) -> None:
    """Replace an item's fields; typing on in its notes stays one step. Raises UserError."""
    row = meeting_services.get(catalog, meeting)
    checked = _checked(item)
    before = next((old for old in items(catalog, meeting) if old.id == item.id), None)
    only_notes = before is not None and before._replace(notes=checked.notes) == checked
    merge_key = f"item-notes/{item.id}" if only_notes else ""
    label = f"Change item of {meeting_services.describe(row)}"
    with catalog.edit(label, merge_key=merge_key) as edit:
        details.update_item(edit, checked)


def delete_items(catalog: Catalog, meeting: int, idents: Sequence[int]) -> None:
    """Remove items; undo brings them back."""
    row = meeting_services.get(catalog, meeting)
    with catalog.edit(f"Remove item from {meeting_services.describe(row)}") as edit:
        details.delete_items(edit, idents)


def add_items(catalog: Catalog, meeting: int, proposed: Sequence[AgendaItem]) -> list[int]:
    """Append several items as one step; returns their ids. Raises UserError."""
    row = meeting_services.get(catalog, meeting)
    checked = [_checked(item) for item in proposed]
    with catalog.edit(f"Fill agenda of {meeting_services.describe(row)}") as edit:
        return details.add_items(edit, meeting, checked)


def move_item(catalog: Catalog, meeting: int, ident: int, by: int) -> None:
    """Move an item up (negative) or down; beyond the ends nothing happens."""
    order = [item.id for item in items(catalog, meeting)]
    place = order.index(ident)
    target = min(max(place + by, 0), len(order) - 1)
    place_items(catalog, meeting, [ident], target + (target > place))


def place_items(catalog: Catalog, meeting: int, idents: Sequence[int], before: int) -> None:
    """Put items, in their order, before the one at a place; as one step."""
    order = [item.id for item in items(catalog, meeting)]
    moved = [ident for ident in order if ident in set(idents)]
    rest = [ident for ident in order if ident not in set(idents)]
    start = sum(ident in rest for ident in order[:before])
    wanted = [*rest[:start], *moved, *rest[start:]]
    if wanted == order:
        return
    row = meeting_services.get(catalog, meeting)
    what = "item" if len(moved) == 1 else f"{len(moved)} items"
    with catalog.edit(f"Move {what} of {meeting_services.describe(row)}") as edit:
        details.order_items(edit, wanted)


def _checked(item: AgendaItem) -> AgendaItem:
    title = kept_line(item.title)
    if not title:
        raise UserError("An agenda item needs a title.", "Write what is to be discussed.")
    if not 0 <= item.minutes <= _LONGEST:
        raise UserError(f"An item cannot take {item.minutes} minutes.", f"Use 0 to {_LONGEST}.")
    return AgendaItem(
        item.id, title, item.minutes, kept_line(item.presenter), kept(item.notes, _ITEM_NOTES_LIMIT)
    )

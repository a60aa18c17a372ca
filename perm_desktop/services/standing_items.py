"""Keep the agenda items that every new agenda of a meeting type begins with."""

from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import MeetingType, StandingItem
from perm_desktop.core.texts import kept_line
from perm_desktop.store import reference, standing_items
from perm_desktop.store.catalog import Catalog

_LONGEST = 24 * 60


def items(catalog: Catalog, key: str) -> list[StandingItem]:
    """Return the standing items of a type in their order."""
    return standing_items.items(catalog.connection, _type(catalog, key).id)


def add_item(catalog: Catalog, key: str, title: str, minutes: int = 5, presenter: str = "") -> int:
    """Append an item; returns its id. Raises UserError for an empty title."""
    kind = _type(catalog, key)
    item = _checked(StandingItem(0, title, minutes, presenter))
    with catalog.edit(f"Add standing item to {kind.short_title}") as edit:
        return standing_items.append(edit, kind.id, item)


def change_item(catalog: Catalog, key: str, item: StandingItem) -> None:
    """Replace an item's fields. Raises UserError."""
    kind = _type(catalog, key)
    checked = _checked(item)
    with catalog.edit(f"Change standing item of {kind.short_title}") as edit:
        standing_items.update(edit, checked)


def delete_item(catalog: Catalog, key: str, ident: int) -> None:
    """Remove an item; undo brings it back."""
    kind = _type(catalog, key)
    with catalog.edit(f"Remove standing item from {kind.short_title}") as edit:
        standing_items.delete(edit, ident)


def move_item(catalog: Catalog, key: str, ident: int, by: int) -> None:
    """Move an item up (negative) or down; beyond the ends nothing happens."""
    kind = _type(catalog, key)
    order = [item.id for item in standing_items.items(catalog.connection, kind.id)]
    place = order.index(ident)
    target = min(max(place + by, 0), len(order) - 1)
    if target == place:
        return
    order.insert(target, order.pop(place))
    with catalog.edit(f"Move standing item of {kind.short_title}") as edit:
        standing_items.order(edit, order)


def _type(catalog: Catalog, key: str) -> MeetingType:
    return reference.meeting_type(catalog.connection, key)


def _checked(item: StandingItem) -> StandingItem:
    title = kept_line(item.title)
    if not title:
        raise UserError("A standing item needs a title.", "Write what is discussed each time.")
    if not 0 <= item.minutes <= _LONGEST:
        raise UserError(f"An item cannot take {item.minutes} minutes.", f"Use 0 to {_LONGEST}.")
    return StandingItem(item.id, title, item.minutes, kept_line(item.presenter))

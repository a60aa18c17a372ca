"""Views of the meeting list that the liaison keeps; they travel with the catalog."""

from collections.abc import Sequence
from dataclasses import replace

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.listing import views as list_views
from perm_desktop.core.listing.views import BUILT_IN, ListView
from perm_desktop.core.texts import kept_line
from perm_desktop.store import settings
from perm_desktop.store.catalog import Catalog

_KEY = "list-views"
_NAME_LIMIT = 60  # characters


def own_views(catalog: Catalog) -> list[ListView]:
    """Return the kept views by name."""
    kept = settings.read(catalog.connection, _KEY, [])
    return [list_views.from_data(data) for data in kept]


def view_named(catalog: Catalog, name: str) -> ListView | None:
    """Return a shipped or kept view."""
    return _found([*BUILT_IN, *own_views(catalog)], name)


def save_view(catalog: Catalog, view: ListView) -> ListView:
    """Keep a view under its name, in place of an own one of that name.

    Raises UserError for a name that is empty, too long or a shipped view's.
    """
    made = replace(view, name=_checked_name(view.name))
    views = own_views(catalog)
    old = _found(views, made.name)
    others = [other for other in views if other is not old]
    _put(catalog, f"{'Change' if old else 'Save'} view {made.name}", [*others, made])
    return made


def rename_view(catalog: Catalog, old_name: str, name: str) -> ListView:
    """Give an own view another name. Raises UserError for one that is taken."""
    views = own_views(catalog)
    old = _own(views, old_name)
    made = replace(old, name=_checked_name(name))
    others = [other for other in views if other is not old]
    if _found(others, made.name):
        raise UserError(f"There is a view “{made.name}” already.", "Choose another name.")
    _put(catalog, f"Rename view {old.name}", [*others, made])
    return made


def delete_view(catalog: Catalog, name: str) -> None:
    """Take an own view away; undo brings it back. Raises NotFoundError."""
    views = own_views(catalog)
    old = _own(views, name)
    _put(catalog, f"Delete view {old.name}", [view for view in views if view is not old])


def _put(catalog: Catalog, label: str, views: Sequence[ListView]) -> None:
    ordered = sorted(views, key=lambda view: view.name.casefold())
    with catalog.edit(label) as edit:
        settings.put(edit, _KEY, [view.as_data() for view in ordered])


def _checked_name(name: str) -> str:
    found = kept_line(name, _NAME_LIMIT)
    if not found:
        raise UserError("A view needs a name.", "Say in a word or two what it shows.")
    if _found(BUILT_IN, found):
        raise UserError(f"“{found}” is a view of the program.", "Choose another name.")
    return found


def _own(views: Sequence[ListView], name: str) -> ListView:
    found = _found(views, name)
    if found is None:
        raise NotFoundError(f"There is no view “{name}”.", "It may have been deleted.")
    return found


def _found(views: Sequence[ListView], name: str) -> ListView | None:
    wanted = name.casefold()
    return next((view for view in views if view.name.casefold() == wanted), None)

"""What the liaison chose for the whole catalog."""

from collections.abc import Collection

from perm_desktop.store import reference, settings
from perm_desktop.store.catalog import Catalog

_MY_STATES = "my-states"


def my_states(catalog: Catalog) -> list[str]:
    """Return the codes of the states that the liaison answers for, sorted."""
    return [str(code) for code in settings.read(catalog.connection, _MY_STATES, [])]


def set_my_states(catalog: Catalog, codes: Collection[str]) -> None:
    """Keep the states that the liaison answers for. Raises NotFoundError for an unknown one."""
    found = sorted({reference.state(catalog.connection, code).code for code in codes})
    with catalog.edit("Choose my states") as edit:
        settings.put(edit, _MY_STATES, found)

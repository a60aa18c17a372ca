"""Where catalogs are shown, as those see it who lead from one catalog to the next."""

from typing import Protocol

from perm_desktop.core.errors import UserError
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.store.catalog import Catalog


class Stage(Protocol):
    """One window at a time."""

    @property
    def window(self) -> MainWindow | None:
        """The window that is there now."""
        ...

    def show(self, catalog: Catalog | None) -> bool:
        """Put a window over a catalog, or the welcome page, in the place of the one that is there.

        False when the liaison stays for a text that could not be saved; the catalog is closed then.
        """
        ...

    def leave(self) -> bool:
        """Close the window and its catalog; False when the liaison stays."""
        ...

    def tell(self, error: UserError) -> None:
        """Say it in the window that is there."""
        ...

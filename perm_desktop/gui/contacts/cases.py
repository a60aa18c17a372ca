"""The commands about people: enter, change, give a post, replace, merge, remove, copy addresses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from perm_desktop.core.errors import UserError
from perm_desktop.gui.desk import Cases

if TYPE_CHECKING:
    from perm_desktop.gui.contacts.page import ContactsPage

_PAGE = "contacts"
_ELSEWHERE = UserError("Nobody is chosen yet.", "Choose people in this list, then try again.")


class ContactCases(Cases):
    """They act on what is chosen on the Contacts page; where it is not seen, they lead there."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {
            "add_person": self.add,
            "change_person": lambda: self._with_one(lambda page, who: page.acts.change(who)),
            "add_post": lambda: self._with_one(lambda page, who: page.acts.add_post(who)),
            "replace_person": lambda: self._with_one(lambda page, who: page.acts.replace(who)),
            "merge_people": self.merge,
            "remove_people": self.remove,
            "copy_addresses": self.copy,
        }

    def add(self) -> None:
        """Enter somebody new."""
        if self._window.open_page != _PAGE:
            self._session.go(_PAGE)
        self._page.acts.add()

    def merge(self) -> None:
        """Make two records one; with two chosen people it begins at these."""
        chosen = self._chosen()
        if chosen:
            self._page.acts.merge(*chosen[:2])

    def remove(self) -> None:
        """Take the chosen people off the directory."""
        chosen = self._chosen()
        if chosen:
            self._page.acts.remove(chosen)

    def copy(self) -> None:
        """Copy the addresses of several chosen people, else of all that are shown."""
        if self._window.open_page != _PAGE:
            self._session.go(_PAGE)
        page = self._page
        page.acts.copy_addresses(page.addressed)

    @property
    def _page(self) -> "ContactsPage":
        return cast("ContactsPage", self._window.page(_PAGE))

    def _with_one(self, act: "Callable[[ContactsPage, int], None]") -> None:
        chosen = self._chosen()
        if chosen:
            act(self._page, chosen[0])

    def _chosen(self) -> list[int]:
        """Who is chosen on the page that is seen; else the page is shown, and it is told."""
        if self._window.open_page == _PAGE:
            chosen = self._page.chosen
            if chosen:
                return chosen
        else:
            self._session.go(_PAGE)
        self._ask.tell(_ELSEWHERE)
        return []

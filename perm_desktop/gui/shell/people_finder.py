"""The people of a catalog for the command palette: found by name, state, role or address."""

from functools import cached_property, partial

from perm_desktop.core.finding import Haystack, plain
from perm_desktop.core.people import finding
from perm_desktop.core.people.finding import Line, Sieve
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.palette_entries import Entry, Kind


class PeopleFinder:
    """The people as lines to be searched, made when something is looked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(self, query: str, at_most: int) -> tuple[list[Entry], int, int]:
        """Return the first entries, how many there are, and how well they fit."""
        found = self._haystack.search(query, at_most)
        return [self._entry(self._lines[n]) for n in found.places], found.total, found.score

    @cached_property
    def _lines(self) -> list[Line]:
        reference = self._session.reference
        names = Names(
            {code: state.name for code, state in reference.states.items()},
            {code: role.name for code, role in reference.roles.items()},
        )
        return finding.found(self._session.people, Sieve(on=self._session.today), names)

    @cached_property
    def _haystack(self) -> Haystack:
        return Haystack(map(_words, self._lines))

    def _entry(self, line: Line) -> Entry:
        person = line.person
        ident = person.id if person else 0
        whose = person.agency if person else ""
        return Entry(
            kind=Kind.PERSON,
            key=f"person:{ident}",
            title=line.name,
            detail=line.posts or whose or "No post",
            words="",
            act=partial(self._session.open_person, ident),
            icon="people",
        )


def _words(line: Line) -> str:
    return plain(f"{line.name} {line.person.email if line.person else ''} {line.posts}")

"""How a document is dressed: its letterhead, its parts, and whether it is marked as a draft."""

import base64
from contextlib import suppress
from dataclasses import dataclass

from perm_desktop.core.errors import UserError
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.office import OFFICE
from perm_desktop.core.texts import kept_line
from perm_desktop.services.printing.logos import small_png
from perm_desktop.store import settings
from perm_desktop.store.catalog import Catalog

_KEY = "letterhead"
_MOST_LINES = 5
_LINE_LIMIT = 120  # characters
_ALT_LIMIT = 200  # characters


@dataclass(frozen=True, slots=True)
class AgendaContents:
    """The parts of an agenda that may be left out."""

    purpose: bool = True
    audience: bool = True
    local_times: bool = True
    item_notes: bool = True
    open_points: bool = True
    room_for_notes: bool = True


@dataclass(frozen=True, slots=True)
class MinutesContents:
    """The parts of minutes that may be left out."""

    attendance: bool = True
    roles: bool = True  # the lines of roles and persons under their state
    items: bool = True
    notes: bool = True
    state_notes: bool = True
    open_points: bool = True


@dataclass(frozen=True, slots=True)
class Dress:
    """What is chosen for a document beside its meeting."""

    draft: bool = False  # the word DRAFT on every page
    letterhead: Letterhead | None = None
    agenda: AgendaContents = AgendaContents()
    minutes: MinutesContents = MinutesContents()


PLAIN = Dress()


def usual(catalog: Catalog) -> Dress:
    """Return how documents are dressed where nothing was chosen: under the kept letterhead."""
    return Dress(letterhead=letterhead(catalog))


def letterhead(catalog: Catalog) -> Letterhead | None:
    """Return the letterhead kept in the catalog; None while there is none.

    One that damage or another program has left in no shape to be read keeps nobody from printing.
    """
    match settings.read(catalog.connection, _KEY, None):
        case {"lines": [*lines], "logo": str(logo), "logo_alt": str(alt)}:
            with suppress(ValueError):  # what is no base64
                return Letterhead(
                    tuple(map(str, lines)), base64.b64decode(logo, validate=True), alt
                )
        case _:
            pass
    return None


def office(catalog: Catalog, dress: Dress = PLAIN) -> str:
    """Return who makes the papers of a catalog, never a person: the office of the letterhead, the
    chosen one or the one kept in the catalog, else ours.
    """
    found = dress.letterhead or letterhead(catalog)
    return (found.office if found else "") or OFFICE


def set_letterhead(catalog: Catalog, wanted: Letterhead | None) -> None:
    """Keep a letterhead, or none; one step to undo.

    Raises UserError for lines that are too many or too long, and for a logo that is no picture or
    has no words that stand for it.
    """
    found = _checked(wanted) if wanted else None
    kept = None
    if found and (found.lines or found.logo):
        logo = base64.b64encode(found.logo).decode("ascii")
        kept = {"lines": list(found.lines), "logo": logo, "logo_alt": found.logo_alt}
    with catalog.edit("Change letterhead" if kept else "Remove letterhead") as edit:
        settings.put(edit, _KEY, kept)


def _checked(wanted: Letterhead) -> Letterhead:
    lines = tuple(filter(None, (kept_line(line, _LINE_LIMIT) for line in wanted.lines)))
    if len(lines) > _MOST_LINES:
        raise UserError(
            f"A letterhead has {_MOST_LINES} lines at most; these are {len(lines)}.",
            "Join some of them.",
        )
    if not wanted.logo:
        return Letterhead(lines)
    alt = kept_line(wanted.logo_alt, _ALT_LIMIT)
    if not alt:
        raise UserError(
            "The logo needs words for those who cannot see it.",
            "Say what it shows, for example “Logo of the office”.",
        )
    return Letterhead(lines, small_png(wanted.logo), alt)

"""The one door by which typed texts reach the catalog; what it cannot take is kept as a draft."""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from perm_desktop.core.errors import UserError
from perm_desktop.services import drafts, typed_texts
from perm_desktop.services.drafts import Draft, DraftFile, Found
from perm_desktop.services.typed_texts import Place, TextChangedError
from perm_desktop.store.catalog import Catalog, stamp
from perm_desktop.store.failures import CatalogBusyError, CatalogTroubleError

_QUIET_SECONDS = 3.0  # another program is done with the file by then, mostly


class Outcome(Enum):
    """What became of a text that was to be saved."""

    SAVED = "saved"
    WAITING = "waiting"  # the file is busy for a moment; not worth a word
    REFUSED = "refused"


class DraftKeeper(QObject):
    """Saves texts, keeps those that were refused, and tries them again when it is told to."""

    saved = Signal(object, str)  # Place and text: a draft is in the catalog now
    given_up = Signal(object)  # Place: what was typed there is not wanted
    changed = Signal()  # drafts or the reason for them came or went

    def __init__(
        self,
        catalog: Catalog,
        folder: Path,
        parent: QObject | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._catalog, self._seconds = catalog, seconds
        self._run = os.urandom(8).hex()
        self._file = DraftFile.of(catalog, folder)  # now: later the catalog may not be readable
        self._pending: dict[Place, Draft] = {}
        self._contested: set[Place] = set()
        self._chosen: set[drafts.Key] = set()  # drafts of an earlier start that are done with
        self._busy_since: float | None = None
        self.reason: UserError | None = None  # why the latest text was refused
        self.is_on_screen_only = False  # the drafts could not be written either

    @property
    def pending(self) -> int:
        """How many texts the catalog does not have."""
        return len(self._pending)

    @property
    def is_waiting(self) -> bool:
        """True while the catalog is only busy, and not for long."""
        since = self._busy_since
        return since is not None and self._seconds() - since < _QUIET_SECONDS

    def save(self, place: Place, text: str, before: str) -> Outcome:
        """Put a text that was typed over ``before`` into the catalog, or keep it as a draft."""
        try:
            if place in self._contested:
                raise TextChangedError
            typed_texts.write(self._catalog, place, text, before)
        except UserError as error:
            if not text.strip() and not isinstance(error, CatalogTroubleError):
                self.reason = error  # an empty text where one must be: nothing to be kept
                return Outcome.REFUSED
            self._keep(self._draft(place, text, before), error)
            return Outcome.WAITING if self.is_waiting else Outcome.REFUSED
        except BaseException:
            # a bug of ours must not cost the text; the crash handler tells of it
            self._keep(self._draft(place, text, before), None)
            raise
        self._settle(place)
        return Outcome.SAVED

    def retry(self) -> None:
        """Try again what was refused, where nobody has to choose between two texts."""
        for place, draft in list(self._pending.items()):
            if place not in self._contested:
                if self.save(place, draft.text, draft.before) is not Outcome.SAVED:
                    return  # the next one fares no better
                self.saved.emit(place, draft.text)

    def contested(self) -> list[Found]:
        """Texts of this window that another program changed while they were typed."""
        there = [self._pending[place] for place in self._contested if place in self._pending]
        return [drafts.beside(self._catalog, draft) for draft in there]

    def left_over(self) -> list[Found]:
        """Drafts of an earlier start that the catalog does not have; those it has are dropped."""
        try:
            found = drafts.compared(self._catalog, self._file)
        except (OSError, CatalogBusyError):
            return []
        return [each for each in found if each.draft.run != self._run]

    def still_left(self, found: Sequence[Found]) -> list[Found]:
        """Those of the drafts that nobody has chosen about yet."""
        return [each for each in found if each.draft.key not in self._chosen]

    def put_back(self, draft: Draft, text: str | None = None) -> None:
        """Save a draft, or ``text`` in its stead, over whatever is there. Raises UserError."""
        wanted = draft.text if text is None else text
        typed_texts.write(self._catalog, draft.place, wanted)
        self.keep_stored(draft)

    def keep_stored(self, draft: Draft) -> None:
        """Leave the catalog as it is and forget the draft."""
        if draft.run == self._run:
            self._settle(draft.place)
            self.given_up.emit(draft.place)
        else:
            self._chosen.add(draft.key)
            self._forget(draft)
            self.changed.emit()

    def _draft(self, place: Place, text: str, before: str) -> Draft:
        return Draft(place, text, before, stamp(self._catalog.now()), self._run)

    def _keep(self, draft: Draft, error: UserError | None) -> None:
        if isinstance(error, CatalogBusyError):
            self._busy_since = self._busy_since or self._seconds()
        else:
            self._busy_since = None
        if isinstance(error, TextChangedError):
            self._contested.add(draft.place)
        self._pending[draft.place] = draft
        self.reason = error
        try:
            self._file.keep(draft)
            self.is_on_screen_only = False
        except OSError:
            self.is_on_screen_only = True
        self.changed.emit()

    def _settle(self, place: Place) -> None:
        """The catalog has the text, or is not to have it: its draft may go."""
        self._busy_since = None
        self._contested.discard(place)
        draft = self._pending.pop(place, None)
        if draft is None:
            return
        self._forget(draft)
        if not self._pending:
            self.reason, self.is_on_screen_only = None, False
        self.changed.emit()

    def _forget(self, draft: Draft) -> None:
        # what stays by a full disk is compared at the next start, and dropped then
        with suppress(OSError):
            self._file.drop(draft.key)

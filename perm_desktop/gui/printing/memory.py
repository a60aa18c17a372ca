"""What was chosen last time, kept for each catalog beside it."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from perm_desktop import places
from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.core.timeline.paging import Fit
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.printing.fitting import Zoom
from perm_desktop.services.printing.choice import Choice, CyclePaper, Kind
from perm_desktop.services.printing.dress import AgendaContents, MinutesContents

_YES, _NO = "yes", "no"
Word = TypeVar("Word", bound=StrEnum)
Contents = TypeVar("Contents", AgendaContents, MinutesContents)


class PrintMemory:
    """Keeps choices; without preferences it forgets. What cannot be read is as it was at first."""

    def __init__(self, preferences: Preferences | None) -> None:
        self._preferences = preferences

    def choice(self, today: date) -> Choice:
        """What was chosen last; the day and the meetings are those of now."""
        first = Choice(today)
        kept = self._value("kinds").split()
        kinds = tuple(kind for kind in Kind if kind in kept)
        return replace(
            first,
            kinds=kinds or first.kinds,
            view=_word(CalendarView, self._value("view"), first.view),
            fit=_word(Fit, self._value("fit"), first.fit),
            cycle_paper=_word(CyclePaper, self._value("cycle-paper"), first.cycle_paper),
            one_packet=self._value("packet") != _NO,
            agenda=self._contents("agenda", first.agenda),
            minutes=self._contents("minutes", first.minutes),
            letterhead=self._value("letterhead") != _NO,
        )

    def keep(self, choice: Choice) -> None:
        """Remember a choice."""
        if set(choice.kinds) - {Kind.MINUTES}:  # these come by themselves where a meeting is over
            self._keep("kinds", " ".join(choice.kinds))
        self._keep("view", choice.view)
        self._keep("fit", choice.fit)
        self._keep("cycle-paper", choice.cycle_paper)
        self._keep("packet", _YES if choice.one_packet else _NO)
        self._keep("agenda", " ".join(_left_out(asdict(choice.agenda))))
        self._keep("minutes", " ".join(_left_out(asdict(choice.minutes))))
        self._keep("letterhead", _YES if choice.letterhead else _NO)

    @property
    def zoom(self) -> Zoom:
        """How large the pages of the preview were."""
        return _word(Zoom, self._value("zoom"), Zoom.WIDTH)

    @zoom.setter
    def zoom(self, zoom: Zoom) -> None:
        self._keep("zoom", zoom)

    @property
    def folder(self) -> Path:
        """Where documents were put last, if it is still there."""
        kept = Path(self._value("folder") or places.documents_folder())
        return kept if kept.is_dir() else places.documents_folder()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._keep("folder", str(folder))

    def _contents(self, key: str, first: Contents) -> Contents:
        names = asdict(first).keys()
        left_out = self._value(key).split()
        return replace(first, **{name: False for name in left_out if name in names})

    def _value(self, key: str) -> str:
        return self._preferences.value(f"print/{key}") if self._preferences is not None else ""

    def _keep(self, key: str, value: str) -> None:
        if self._preferences is not None:
            self._preferences.set_value(f"print/{key}", value)


def _word(words: type[Word], kept: str, first: Word) -> Word:
    return next((word for word in words if word == kept), first)


def _left_out(contents: Mapping[str, bool]) -> list[str]:
    return [name for name, shown in contents.items() if not shown]

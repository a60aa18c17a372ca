"""What planning proposes, as plain values: meetings to be made, and what is left out and why."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from perm_desktop.core.clock import EASTERN
from perm_desktop.core.inviting import Invitation, Unmet
from perm_desktop.core.rhythm import Anchor
from perm_desktop.core.vocabulary import Methodology

Series = tuple[str, str]  # type key, state code ("" for a joint series)


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to be made; its start is wall time in its zone."""

    type: str
    states: tuple[str, ...]
    day: date
    start: int  # minutes after midnight in ``zone``
    minutes: int
    slot: str
    session: int | None = None
    occurrence: int | None = None
    variant: Methodology | None = None
    every: str = ""  # rhythm, where it belongs to a series
    zone: str = EASTERN
    joint: bool = False

    @property
    def wall(self) -> str:
        """Start as the catalog writes it; Guam's date may be one ahead of the Eastern day."""
        days, minute = divmod(self.start, 24 * 60)
        day = self.day + timedelta(days=days)
        return f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}"

    @property
    def series(self) -> Series:
        """The series it belongs to."""
        return self.type, "" if self.joint else self.states[0]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A date of a rhythm on which nothing is planned, and why."""

    type: str
    state: str
    date: date
    reason: str


@dataclass(slots=True)
class Plan:
    """What a planning run proposes."""

    meetings: list[Planned] = field(default_factory=list[Planned])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    unmet: list[Unmet] = field(default_factory=list[Unmet])
    left_alone: int = 0  # slots that have a meeting already
    anchors: dict[Series, Anchor] = field(default_factory=dict[Series, Anchor])
    invitations: list[Invitation] = field(default_factory=list[Invitation])

    @property
    def is_empty(self) -> bool:
        """True when committing it would write nothing."""
        return not (self.meetings or self.invitations)

    @property
    def by_type(self) -> dict[str, int]:
        """Number of meetings of each type."""
        return dict(Counter(meeting.type for meeting in self.meetings))

    @property
    def by_state(self) -> dict[str, int]:
        """Number of meetings of each state, the joint ones included."""
        return dict(Counter(code for meeting in self.meetings for code in meeting.states))

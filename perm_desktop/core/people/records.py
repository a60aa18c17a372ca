"""All that refers to a person: rows that follow when two records become one."""

from collections.abc import Sequence
from typing import NamedTuple

from perm_desktop.core.people.person import Tenure


class Attended(NamedTuple):
    """A mark of a person; state and role are ids of rows."""

    id: int
    meeting: int
    state: int
    role: int | None
    name: str  # as it was recorded
    mark: str
    recorded_at: str
    recorded_by: str
    remark: str
    minutes: int | None
    part: str

    @property
    def place(self) -> tuple[int, int, int | None]:
        """Where a person has one mark."""
        return self.meeting, self.state, self.role


class Named(NamedTuple):
    """What a meeting's audience says of a person; state and role are ids of rows."""

    id: int
    meeting: int
    state: int | None
    role: int | None
    change: str

    @property
    def place(self) -> tuple[int, int | None, int | None]:
        """Where a person is named once."""
        return self.meeting, self.state, self.role


class Answered(NamedTuple):
    """What a person answered to an invitation."""

    id: int
    meeting: int
    answer: str

    @property
    def place(self) -> int:
        """Where a person answers once."""
        return self.meeting


class Records(NamedTuple):
    """All that refers to one person."""

    tenures: Sequence[Tenure] = ()
    marks: Sequence[Attended] = ()
    changes: Sequence[Named] = ()
    answers: Sequence[Answered] = ()
    names: int = 0  # answers to "who is this?"

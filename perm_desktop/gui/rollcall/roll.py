"""A roll call that is going on: its lines, what was opened of them, and its own steps."""

from collections.abc import Callable
from typing import NamedTuple

from perm_desktop.core import rollcall
from perm_desktop.core.attendance import Target, line_of, target_of
from perm_desktop.core.audience import Entry, audience
from perm_desktop.core.errors import UserError
from perm_desktop.core.mark_words import part_words, recorded_words
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.rollcall import RollLine
from perm_desktop.core.vocabulary import AttendedPart, Mark
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance, history
from perm_desktop.services import audience as audiences

_NOTHING = UserError("Nothing of this roll call is left to undo.", "Escape leaves it.")
_NOT_OURS = UserError("The latest step is not of this roll call.", "Escape leaves; undo it there.")
_Step = tuple[str, Target]  # label and the line it was made on


class Rest(NamedTuple):
    """Who is meant by "the rest": of one state, or all states."""

    state: str
    title: str


class Roll:
    """One meeting's roll call over a session. What is refused is raised."""

    def __init__(self, session: Session, meeting: int) -> None:
        self._session = session
        self.meeting = meeting
        self.opened: set[str] = set()
        self.lines: list[RollLine] = []
        self._marks: list[AttendanceLine] = []
        self._entries: tuple[Entry, ...] = ()
        self._leads: dict[str, str] = {}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def row(self) -> MeetingRow | None:
        """The meeting; None when it is gone."""
        return self._session.rows.get(self.meeting)

    @property
    def can_undo(self) -> bool:
        """True when a step of this roll call can be taken back."""
        return bool(self._done)

    def read(self) -> list[RollLine]:
        """Read the lines as the catalog has them now."""
        session, row = self._session, self.row
        if row is None:
            self.lines = []
            return self.lines
        known, reference = session.people, session.reference
        names = {code: role.name for code, role in reference.roles.items()}
        invited = audiences.of(session.catalog, row.id, known)
        self._marks = attendance.lines(session.catalog, row.id)
        kind = reference.types[row.type]
        self._entries = audience(row, kind, self._marks, reference.states, names, invited)
        self._leads = rollcall.leads(known, row.state_codes, row.start.date())
        return self.fold()

    def fold(self) -> list[RollLine]:
        """Show what is open now."""
        parts = {target_of(line).key: part_words(line.part, line.minutes) for line in self._marks}
        self.lines = rollcall.roll(self._entries, self._leads, parts, self.opened)
        return self.lines

    def find(self, typed: str) -> Target | None:
        """Return the line that typed letters mean."""
        return rollcall.found(self._entries, self._leads, typed)

    def recorded(self, target: Target) -> str:
        """Who recorded a line, and when; empty where it has no mark of its own."""
        line = line_of(self._marks, target)
        return recorded_words(line) if line else ""

    def part(self, target: Target) -> tuple[str, int | None]:
        """What was missed, and how long somebody was there."""
        line = line_of(self._marks, target)
        return (line.part, line.minutes) if line else ("", None)

    def mark(self, target: Target, mark: Mark) -> None:
        """Mark one line."""
        catalog = self._session.catalog
        self._do(target, lambda: attendance.mark_many(catalog, self.meeting, [target], mark))

    def mark_partial(self, target: Target, part: AttendedPart | None, minutes: int | None) -> None:
        """Mark one line partial, with what was missed."""
        catalog = self._session.catalog
        self._do(
            target,
            lambda: attendance.mark_partial(catalog, self.meeting, [target], part, minutes),
        )

    def rest(self, line: RollLine) -> Rest | None:
        """Return what "the rest" means on a line; None when nothing is left."""
        is_alone = sum(not each.depth for each in self.lines) == 1
        state = line.target.state if line.depth or is_alone else ""
        wanted = [each for each in self.lines if each.is_wanted]
        if state:
            inside = [each for each in wanted if each.depth and each.target.state == state]
            name = self._session.reference.states[state].name
            return Rest(state, f"Who else is expected of {name} as") if inside else None
        count = sum(not each.depth for each in wanted)
        return Rest("", f"The {count} not recorded as") if count else None

    def mark_rest(self, target: Target, mark: Mark, state: str) -> None:
        """Mark all states without a mark, or who is expected of one state, as one step."""
        catalog = self._session.catalog
        self._do(
            target,
            lambda: attendance.mark_expected(catalog, self.meeting, mark, state=state),
        )

    def remark(self, target: Target, text: str) -> None:
        """Keep a remark on a line."""
        catalog = self._session.catalog
        self._do(target, lambda: attendance.remark(catalog, self.meeting, target, text))

    def added(self, target: Target) -> None:
        """Take note of a walk-in, who can be taken back like a mark."""
        self._note(target)

    def undo(self) -> tuple[str, Target]:
        """Take the latest step of this roll call back; returns what it was, and its line."""
        return self._turn(self._done, self._undone, 0)

    def redo(self) -> tuple[str, Target]:
        """Make the step again that was taken back last."""
        return self._turn(self._undone, self._done, 1)

    def _turn(self, steps: list[_Step], others: list[_Step], way: int) -> _Step:
        catalog = self._session.catalog
        if not steps:
            raise _NOTHING
        if history.next_steps(catalog)[way] != steps[-1][0]:
            raise _NOT_OURS
        act = history.redo if way else history.undo
        self._session.insist(lambda: act(catalog))
        step = steps.pop()
        others.append(step)
        return step

    def _do(self, target: Target, use_case: Callable[[], object]) -> None:
        commits = self._session.catalog.commits
        self._session.insist(use_case)
        if self._session.catalog.commits != commits:  # the same mark again is no step
            self._note(target)

    def _note(self, target: Target) -> None:
        self._done.append((history.next_steps(self._session.catalog)[0], target))
        self._undone.clear()

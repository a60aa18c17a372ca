"""States across all cycles: their meetings, marks and people, kept up with what changes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from operator import attrgetter

from perm_desktop.core import state_review
from perm_desktop.core.attendance import roll_up
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.state_review import Attention, Pause, StateReview
from perm_desktop.core.vocabulary import Mark
from perm_desktop.store import meetings, plan_settings, reference, state_records
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from perm_desktop.store.state_records import PersonLine

_START = attrgetter("utc", "number")


class StateRecords:
    """The meetings of every state, of all cycles and of none; read once, then what changed."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._rows = {row.id: row for row in meetings.rows(catalog.connection)}
        self._by_state = state_review.by_state(self._rows.values())
        self._types = reference.meeting_types(catalog.connection)
        roles = reference.roles(catalog.connection)
        self._role_names = {code: role.name for code, role in roles.items()}
        self._marks: dict[str, dict[int, Mark]] = defaultdict(dict)
        self._take_marks(state_records.marks(catalog.connection))

    def rows(self, code: str) -> list[MeetingRow]:
        """Return the meetings of a state, earliest first."""
        return self._by_state.get(code, [])

    def row(self, ident: int) -> MeetingRow | None:
        """Return a meeting, unless it is gone."""
        return self._rows.get(ident)

    def review(self, code: str) -> StateReview:
        """Look one state over, as of now."""
        return state_review.review(self.rows(code), self._marks[code], self._now())

    def attention(self, codes: Iterable[str]) -> dict[str, Attention]:
        """Count what waits for somebody, by state."""
        now = self._now()
        return {
            code: state_review.attention(self.rows(code), self._marks[code], now) for code in codes
        }

    def refresh(self, touched: Collection[int]) -> frozenset[str]:
        """Read meetings again; returns the codes of the states they are or were of."""
        if not touched:
            return frozenset()
        idents = list(touched)
        connection = self._catalog.connection
        gone = [self._rows.pop(ident) for ident in idents if ident in self._rows]
        fresh = meetings.rows(connection, Filter(ids=idents))
        self._rows.update((row.id, row) for row in fresh)
        codes = frozenset(code for row in (*gone, *fresh) for code in row.states.split(","))
        self._put_in_place(codes, frozenset(idents), fresh)
        for code in codes:
            known = self._marks[code]
            for ident in idents:
                known.pop(ident, None)
        self._take_marks(state_records.marks(connection, idents))
        return codes

    def _put_in_place(
        self, codes: frozenset[str], idents: frozenset[int], fresh: list[MeetingRow]
    ) -> None:
        added = state_review.by_state(fresh)
        for code in codes:
            kept = [row for row in self.rows(code) if row.id not in idents]
            self._by_state[code] = sorted([*kept, *added.get(code, ())], key=_START)

    def _take_marks(self, marks: dict[tuple[int, str], list[AttendanceLine]]) -> None:
        """Keep what the marks of a state at a meeting amount to, unless that is nothing yet."""
        for (meeting, code), lines in marks.items():
            row = self._rows[meeting]
            kind = self._types[row.type]
            rolled = roll_up(lines, kind.roles, self._role_names, kind.roll_up)
            if rolled.mark is not Mark.NOT_RECORDED:
                self._marks[code][meeting] = rolled.mark

    def _now(self) -> int:
        return int(self._catalog.now().timestamp()) // 60


def people(catalog: Catalog, code: str) -> list[PersonLine]:
    """Return the names recorded for a state, the one seen last first."""
    return state_records.people(catalog.connection, code)


def pauses(catalog: Catalog, cycles: Iterable[Cycle]) -> list[Pause]:
    """Return the suspensions of some cycles, in their order."""
    return [
        Pause(cycle.year, pause)
        for cycle in cycles
        for _, pause in plan_settings.suspensions(catalog.connection, cycle.id)
    ]

"""How a cycle is planned: settings of the cycle, each with the shipped default."""

from dataclasses import dataclass, field
from datetime import date

from perm_desktop.core.clock import EASTERN
from perm_desktop.core.cycles import DateSpan


@dataclass(frozen=True, slots=True)
class TypeRules:
    """What the liaison chose for one meeting type; None takes what the planner finds best."""

    skip: bool = False
    first: date | None = None
    last: date | None = None
    weekday: int | None = None  # 0 is Monday
    start: int | None = None  # minutes after midnight, in the type's zone
    minutes: int | None = None
    zone: str = EASTERN  # the wall clock that planned meetings hang on


@dataclass(frozen=True, slots=True)
class Suspension:
    """A pause of the whole cycle, of one host or of one state; open while ``ends`` is None."""

    starts: date
    reason: str
    ends: date | None = None  # the last day of the pause
    host: str = ""
    state: str = ""

    def covers(self, day: date, hosts: tuple[str, ...], codes: tuple[str, ...]) -> bool:
        """True when a meeting of these hosts and states may not be planned on a day."""
        if day < self.starts or (self.ends is not None and day > self.ends):
            return False
        if self.host:
            return self.host in hosts
        return codes == (self.state,) if self.state else True


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Rules of a cycle's plan. Hours hold in every state's main zone and in Eastern."""

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    skip_holidays: bool = True
    opens: int = 8 * 60  # no start before
    closes: int = 17 * 60  # no end after
    one_time_per_day: int = 2  # one-time meetings of single states, a host and day
    moves_at_most: int = 4  # days after a holiday
    types: dict[str, TypeRules] = field(default_factory=dict[str, TypeRules])
    suspensions: tuple[Suspension, ...] = ()
    extra_holidays: tuple[date, ...] = ()

    def of_type(self, key: str) -> TypeRules:
        """Return what was chosen for a type."""
        return self.types.get(key, TypeRules())

    def suspended(self, day: date, hosts: tuple[str, ...], codes: tuple[str, ...]) -> str:
        """Return why nothing is planned on a day, empty when nothing speaks against it."""
        for pause in self.suspensions:
            if pause.covers(day, hosts, codes):
                return f"suspended: {pause.reason}"
        return ""


def clipped(window: DateSpan, chosen: TypeRules) -> DateSpan:
    """Return a window with the chosen ends in the place of the shipped ones."""
    first = chosen.first or window.starts
    return DateSpan(first, max(chosen.last or window.ends, first))

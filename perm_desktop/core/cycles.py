"""Cycles: reporting-year arithmetic, phases and what a cycle says about its states."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from perm_desktop.core.vocabulary import Methodology, Phase

FIRST_YEAR = 2019  # before RY 2019 cycles were named by federal fiscal year
LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from ``starts`` to ``ends``, both included."""

    starts: date
    ends: date

    def __contains__(self, day: date) -> bool:
        return self.starts <= day <= self.ends

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return (self.ends - self.starts).days + 1

    @classmethod
    def parse(cls, starts: str, ends: str) -> Self:
        """Read two ISO dates. Raises ValueError."""
        return cls(date.fromisoformat(starts), date.fromisoformat(ends))


def cycle_group(year: int) -> int:
    """Return the rotation group (1, 2 or 3) measured in reporting year ``year``.

    Derived from CMS's page: RY 2024 is Cycle 3, RY 2025 Cycle 1, RY 2026 Cycle 2.
    """
    return (year - 2019) % 3 + 1


def review_period(year: int) -> DateSpan:
    """Payments reviewed in RY ``year``: 1 July two years before to 30 June of the year before."""
    return DateSpan(date(year - 2, 7, 1), date(year - 1, 6, 30))


def default_phases(year: int) -> dict[Phase, DateSpan]:
    """Return the shipped phase dates of a cycle; each is editable data of the cycle.

    The source names the phases without months, so these are assumptions: pre-cycle June to
    December, intra-cycle 18 months from October, post-cycle a year from the day after records
    close.
    """
    return {
        Phase.PRE: DateSpan(date(year - 2, 6, 1), date(year - 2, 12, 31)),
        Phase.INTRA: DateSpan(date(year - 2, 10, 1), date(year, 3, 31)),
        Phase.POST: DateSpan(date(year, 4, 15), date(year + 1, 4, 14)),
    }


def default_cutoff(year: int) -> date:
    """Return the assumed cycle cut-off, 15 April of the reporting year (not verified)."""
    return date(year, 4, 15)


@dataclass(frozen=True, slots=True)
class CycleState:
    """A state's membership in one cycle."""

    code: str
    methodology: Methodology | None = None
    programs: tuple[str, ...] = ("Medicaid", "CHIP")
    liaison: str = ""
    joined: date | None = None  # None: from the beginning


@dataclass(frozen=True, slots=True)
class Cycle:
    """One measurement: a reporting year with its states and dates."""

    id: int
    year: int
    group: int
    review: DateSpan
    phases: dict[Phase, DateSpan]
    cutoff: date
    states: tuple[CycleState, ...]
    not_held: dict[str, str] = field(default_factory=dict[str, str])  # type key -> reason
    # what it says of deadlines otherwise than what is shipped; see core/obligations/deadline_rules
    deadline_rules: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    @property
    def label(self) -> str:
        """Both names, as CMS writes them: "RY 2027 · Cycle 3"."""
        return f"RY {self.year} · Cycle {self.group}"

    @property
    def codes(self) -> tuple[str, ...]:
        """USPS codes of the member states, sorted."""
        return tuple(sorted(state.code for state in self.states))

    @property
    def span(self) -> DateSpan:
        """First day of the first phase to the last day of the last."""
        return DateSpan(
            min(span.starts for span in self.phases.values()),
            max(span.ends for span in self.phases.values()),
        )


def best_cycle(
    cycles: Sequence[Cycle], phase: Phase, codes: Collection[str], day: date
) -> Cycle | None:
    """Return the cycle that a meeting belongs to, or None when no open cycle fits.

    It must have all the states and contain the day; the day in the meeting's own phase wins,
    then the later cycle.
    """
    fitting = [cycle for cycle in cycles if day in cycle.span and set(codes) <= set(cycle.codes)]
    return max(
        fitting,
        key=lambda cycle: (phase in cycle.phases and day in cycle.phases[phase], cycle.year),
        default=None,
    )


def nearest_cycle(cycles: Sequence[Cycle], day: date) -> Cycle | None:
    """Return the cycle whose review period ends nearest to a day: the busiest one."""
    return min(cycles, key=lambda cycle: abs((cycle.review.ends - day).days), default=None)

"""What papers say of a cycle itself; what nobody proved says so."""

from collections.abc import Iterator, Sequence

from perm_desktop.core import clock
from perm_desktop.core.cycle_review import CONTRACTOR_ROLES, PHASES, cutoff_note, phase_note
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.services import cycle_settings
from perm_desktop.store.catalog import Catalog

Labeled = tuple[str, str]

_SOURCES = (
    "Meetings, attendance, decisions, differences and pauses as they are recorded in this catalog;"
    " statuses are computed from them."
)


def cycle_facts(
    catalog: Catalog, cycle: Cycle, as_of: AsOf, states: Sequence[str]
) -> Iterator[Labeled]:
    """Group, states, review period, phases, cut-off, contractors and sources."""
    yield "Cycle", f"RY {cycle.year}, group {cycle.group}"
    yield "States", _states(cycle, states)
    yield "As of", clock.long_weekday(as_of.day)
    yield "Review period", _span(cycle.review)
    yield "Cut-off", f"{clock.day(cycle.cutoff)}. {cutoff_note(cycle)}"
    for phase, words in PHASES.items():
        yield words, f"{_span(cycle.phases[phase])}. {phase_note(cycle, phase)}"
    yield from contractors(catalog, cycle)
    yield "Sources", _SOURCES


def contractors(catalog: Catalog, cycle: Cycle) -> Iterator[Labeled]:
    """The contractors that are known."""
    for each in cycle_settings.contractors(catalog, cycle.year):
        if each.name:
            unproved = "" if each.verified else " (unverified)"
            role = CONTRACTOR_ROLES[each.role].lower()
            yield each.role, f"{each.name}, {role}{unproved}"


def _states(cycle: Cycle, codes: Sequence[str]) -> str:
    """ "All 18: AK, AZ…", "2 of 18: FL, TX"."""
    whole = len(cycle.codes)
    count = f"All {whole}" if len(codes) == whole else f"{len(codes)} of {whole}"
    return f"{count}: {', '.join(codes)}" if codes else "None is taken in yet"


def _span(span: DateSpan) -> str:
    return f"{clock.day(span.starts)} to {clock.day(span.ends)}"

"""Record how far universes are from Forms CMS-64 and CMS-21; each act is one step to undo."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.amounts import amount, percentage
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations.differences import (
    OVERALL,
    PROGRAM_KEYS,
    QUARTERS,
    Difference,
    Measure,
    Thresholds,
    above,
    form_name,
    measures,
    program_name,
)
from perm_desktop.core.obligations.engine import thresholds_of
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.store import cycles, facts, frozen_types, reference
from perm_desktop.store.catalog import Catalog


class Place(NamedTuple):
    """A program of a state in a cycle, and a quarter where one is meant."""

    cycle: Cycle
    state: State
    program: str  # a key of PROGRAM_KEYS
    quarter: str = ""

    @property
    def words(self) -> str:
        """ "Ohio, Medicaid Q2"."""
        return f"{self.state.name}, {program_name(self.program)} {self.quarter}".strip()

    @property
    def label(self) -> str:
        """ "OH, Medicaid Q2", for the step to undo."""
        return f"{self.state.code}, {program_name(self.program)} {self.quarter}".strip()


class Typed(NamedTuple):
    """A row of a program and a quarter as it was typed; empty where nothing was."""

    program: str  # a key of PROGRAM_KEYS
    quarter: str  # one of QUARTERS, or OVERALL
    percent: str = ""
    universe: str = ""
    form: str = ""

    @property
    def texts(self) -> tuple[str, str, str]:
        """What was typed of it."""
        return self.percent, self.universe, self.form


def enter(
    catalog: Catalog,
    year: int,
    state: str,
    program: str,
    quarter: str,
    *,
    percent: str | None = None,
    universe: str | None = None,
    form: str | None = None,
) -> None:
    """Record a percentage, both amounts, or all three; what is None stays as it is.

    An empty text takes one back, as long as something is left. A percentage that stands outranks
    what the amounts give. What is entered anew is not resolved. Raises UserError.
    """
    place = _measured(place_of(catalog, year, state, program, quarter))
    given = _given(catalog, place, percent, universe, form)
    with catalog.edit(f"Enter 64/21 difference of {place.label}") as edit:
        facts.put_difference(edit, place.cycle.id, place.state.id, given)


def enter_all(catalog: Catalog, year: int, state: str, rows: Sequence[Typed]) -> None:
    """Record several rows of a state as one step; what is as it was stays untouched.

    A row without any text is cleared. Raises UserError, and then nothing is recorded.
    """
    found: list[tuple[Place, Difference | None]] = []
    for row in rows:
        place = place_of(catalog, year, state, row.program, row.quarter)
        kept = _kept(catalog, place)
        if not any(text.strip() for text in row.texts):
            if kept is not None:
                found.append((place, None))
            continue
        given = _given(catalog, _measured(place), *row.texts)
        if kept is None or given[:-2] != kept[:-2]:  # the day and what is resolved are not typed
            found.append((place, given))
    if not found:
        return
    first = found[0][0]
    where = first.label if len(found) == 1 else first.state.code
    with catalog.edit(f"Enter 64/21 difference of {where}") as edit:
        for place, given in found:
            at = (edit, place.cycle.id, place.state.id)
            if given is None:
                facts.delete_difference(*at, place.program, place.quarter)
            else:
                facts.put_difference(*at, given)


def clear(catalog: Catalog, year: int, state: str, program: str, quarter: str) -> None:
    """Take back what was entered for a quarter, or overall. Raises UserError.

    Also for a state or a program that has left the cycle meanwhile.
    """
    place = place_of(catalog, year, state, program, quarter)
    if not any(each.quarter == place.quarter for each in _of(catalog, place)):
        raise UserError(f"No difference is recorded for {place.words}.", "Nothing was cleared.")
    with catalog.edit(f"Clear 64/21 difference of {place.label}") as edit:
        facts.delete_difference(edit, place.cycle.id, place.state.id, place.program, place.quarter)


def resolve(catalog: Catalog, year: int, state: str, program: str, day: date) -> None:
    """Record the day on which the differences of a program were resolved, for all that are not.

    Where nothing above a threshold is open, it corrects the latest such day. Raises UserError.
    """
    place = _measured(place_of(catalog, year, state, program))
    own = _of(catalog, place)
    over = _above(catalog, place, own)
    open_rows = [each for each in own if each.resolved is None]
    if all(measure.resolved is not None for measure in over):
        latest = max(measure.resolved for measure in over if measure.resolved is not None)
        open_rows += [each for each in own if each.resolved == latest]
    with catalog.edit(f"Resolve 64/21 differences of {place.label}") as edit:
        for each in open_rows:
            resolved = each._replace(resolved=day)
            facts.put_difference(edit, place.cycle.id, place.state.id, resolved)


def entered(catalog: Catalog, year: int, state: str) -> list[Difference]:
    """Return what is recorded for a state, by program and quarter. Raises NotFoundError."""
    connection = catalog.connection
    code = reference.state(connection, state).code
    cycle = cycles.cycle(connection, year)
    return [each for each in facts.differences(connection, cycle.id) if each.state == code]


def opened_types(catalog: Catalog, year: int) -> list[MeetingType]:
    """Return the types of a cycle that a difference above a threshold opens."""
    connection = catalog.connection
    return [
        kind
        for kind in frozen_types.of_cycle(connection, cycles.cycle(connection, year).id)
        if kind.cadence.kind is CadenceKind.TRIGGERED
        and kind.cadence.details.get("trigger") != "data-delay"
    ]


def place_of(
    catalog: Catalog, year: int, state: str, program: str, quarter: str | None = None
) -> Place:
    """Return a place by names in any case, whether or not it is in the cycle. Raises UserError."""
    connection = catalog.connection
    return Place(
        cycles.cycle(connection, year),
        reference.state(connection, state),
        _one_of(PROGRAM_KEYS, program, "a program"),
        "" if quarter is None else _one_of((*QUARTERS, OVERALL), quarter, "a quarter"),
    )


def _one_of(known: Sequence[str], typed: str, what: str) -> str:
    """Return the known name that was typed, in any case."""
    wanted = typed.strip().casefold()
    found = next((name for name in known if name.casefold() == wanted), None)
    if found is None:
        raise UserError(
            f"“{kept_line(typed[:40])}” is not {what}.", f"Use one of {', '.join(known)}."
        )
    return found


def _measured(place: Place) -> Place:
    """Return a place that the cycle measures. Raises UserError for any other."""
    year, state = place.cycle.year, place.state
    part = next((each for each in place.cycle.states if each.code == state.code), None)
    if part is None:
        raise UserError(f"{state.name} is not in RY {year}.", "Take it in first.")
    name = program_name(place.program)
    if name not in part.programs:
        raise UserError(
            f"{state.name} does not take part in RY {year} with {name}.",
            "Its programs are set with the cycle, on the Catalog page.",
        )
    return place


def _of(catalog: Catalog, place: Place) -> list[Difference]:
    """What is recorded for the program of a place, by quarter."""
    return [
        each
        for each in facts.differences(catalog.connection, place.cycle.id)
        if (each.state, each.program) == (place.state.code, place.program)
    ]


def _number(
    read: Callable[[str, str], Decimal], typed: str | None, before: Decimal | None, what: str
) -> Decimal | None:
    if typed is None:
        return before
    return read(typed, what) if typed.strip() else None


def _kept(catalog: Catalog, place: Place) -> Difference | None:
    """What is recorded for a place."""
    return next((each for each in _of(catalog, place) if each.quarter == place.quarter), None)


def _given(
    catalog: Catalog, place: Place, percent: str | None, universe: str | None, form: str | None
) -> Difference:
    """What was typed over what is recorded. Raises UserError."""
    kept, what = _kept(catalog, place), f"of {place.words}"
    given = Difference(
        *(place.state.code, place.program, place.quarter),
        percent=_number(percentage, percent, kept and kept.percent, f"The percentage {what}"),
        universe=_number(amount, universe, kept and kept.universe, f"The universe {what}"),
        form=_number(amount, form, kept and kept.form, f"Form {form_name(place.program)} {what}"),
        day=clock.home(catalog.now()).date(),
    )
    _check(given, place)
    return given


def _check(given: Difference, place: Place) -> None:
    form = form_name(place.program)
    if (given.universe is None) != (given.form is None):
        missing = "universe" if given.universe is None else f"amount of Form {form}"
        raise UserError(
            f"The {missing} of {place.words} is missing.",
            "Enter both amounts, or a percentage instead.",
        )
    if given.percent is not None:
        return
    if given.form is None:
        raise UserError(
            f"Nothing is entered for {place.words}.",
            f"Enter a percentage, or the amounts of the universe and of Form {form}.",
        )
    if not given.form:
        raise UserError(
            f"Form {form} of {place.words} is zero, so that no percentage can be computed.",
            "Enter the percentage instead.",
        )


def _above(catalog: Catalog, place: Place, own: Sequence[Difference]) -> list[Measure]:
    """What calls for reconciliation. Raises UserError where nothing does."""
    found = measures(own)
    if not found:
        raise UserError(f"No 64/21 difference is recorded for {place.words}.", "Enter one first.")
    types = opened_types(catalog, place.cycle.year)
    limits = {thresholds_of(kind) for kind in types} or {Thresholds()}
    over = list({each for limit in limits for each in above(found, limit)})
    if not over:
        highest = max(found, key=lambda each: each.percent)
        raise UserError(
            f"No difference of {place.words} is above a threshold; the highest is {highest.words}.",
            "There is nothing to resolve.",
        )
    return over

"""The 64/21 differences of one state as they are being typed: texts, and what they come to.

A text that is no number stays where it was typed until it is corrected; it counts for nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from perm_desktop.core import clock
from perm_desktop.core.amounts import amount, percentage
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.deadlines import quarter_ends
from perm_desktop.core.obligations.differences import (
    OVERALL,
    QUARTERS,
    Difference,
    Measure,
    Thresholds,
    above,
    measures,
    percent_words,
    program_name,
)
from perm_desktop.core.symbols import Look
from perm_desktop.gui.facts import difference_words as words
from perm_desktop.services.differences import Typed

FIELDS = ("universe", "form", "percent")  # as they stand from left to right

_READ: Mapping[str, Callable[[str, str], Decimal]] = {
    "universe": amount,
    "form": amount,
    "percent": percentage,
}


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A program and a quarter: what is typed of it and what that comes to."""

    program: str
    quarter: str
    months: str
    kept: Difference | None = None  # what is recorded
    percent: str = ""
    universe: str = ""
    form: str = ""
    measure: Measure | None = None
    status: Look | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Program and quarter."""
        return self.program, self.quarter

    @property
    def name(self) -> str:
        """ "Medicaid Q2"."""
        return f"{program_name(self.program)} {self.quarter}"

    @property
    def typed(self) -> Typed:
        """The texts, to be recorded."""
        return Typed(self.program, self.quarter, self.percent, self.universe, self.form)

    @property
    def is_changed(self) -> bool:
        """True for a line that says otherwise than what is recorded."""
        return self.typed != _texts_of(self.program, self.quarter, self.kept)

    @property
    def computed(self) -> str:
        """What the amounts give; overall it is the sum of the quarters."""
        found = self.difference(date.min)
        if found is not None and found.computed is not None:
            return percent_words(found.computed)
        is_summed = self.measure is not None and not self.measure.is_typed
        return percent_words(self.measure.percent) if self.measure and is_summed else ""

    def text(self, name: str) -> str:
        """One of its texts, by a name of FIELDS."""
        return {"universe": self.universe, "form": self.form, "percent": self.percent}[name]

    def takes(self, name: str) -> bool:
        """Whether a text can be typed: overall has no amounts of its own."""
        return name == "percent" or self.quarter != OVERALL

    def refused(self, name: str) -> UserError | None:
        """Why a text is no such number; None where it is one, or nothing."""
        try:
            self._number(name)
        except UserError as error:
            return error
        return None

    @property
    def wrong(self) -> str:
        """The name of a text that is no number; empty where all are."""
        return next((name for name in FIELDS if self.refused(name) is not None), "")

    def difference(self, today: date) -> Difference | None:
        """Return the line as it would be recorded; None without anything that counts."""
        numbers = {name: None if self.refused(name) else self._number(name) for name in FIELDS}
        if all(number is None for number in numbers.values()):
            return None
        is_new = self.is_changed or self.kept is None
        return Difference(
            *("", self.program, self.quarter),
            *(numbers["percent"], numbers["universe"], numbers["form"]),
            day=today if is_new or self.kept is None else self.kept.day,
            resolved=None if is_new or self.kept is None else self.kept.resolved,
        )

    def _number(self, name: str) -> Decimal | None:
        """Raises UserError."""
        text = self.text(name)
        return _READ[name](text, f"The {name} of {self.name}") if text else None


def begun(
    review: DateSpan, programs: Sequence[str], entered: Sequence[Difference]
) -> list[DifferenceLine]:
    """Return the lines of a state as they are recorded."""
    known = {(each.program, each.quarter): each for each in entered}
    months: dict[str, str] = dict(zip(QUARTERS, map(_months, quarter_ends(review)), strict=True))
    found: list[DifferenceLine] = []
    for program in programs:
        for quarter in (*QUARTERS, OVERALL):
            kept = known.get((program, quarter))
            line = DifferenceLine(program, quarter, months.get(quarter, "all four quarters"), kept)
            found.append(with_texts(line, _texts_of(program, quarter, kept)))
    return found


def with_texts(line: DifferenceLine, texts: Typed | DifferenceLine) -> DifferenceLine:
    """Return a line with the texts of another."""
    return replace(line, percent=texts.percent, universe=texts.universe, form=texts.form)


def written(line: DifferenceLine, name: str, text: str) -> DifferenceLine:
    """Return a line with another text."""
    return replace(line, **{name: text.strip()})


def pasted(lines: Sequence[DifferenceLine], row: int, name: str, text: str) -> list[DifferenceLine]:
    """Return lines with cells of a spreadsheet put in from a row and a text on.

    Lines that do not take the first of the texts are passed over.
    """
    block = [cells.split("\t") for cells in text.rstrip("\r\n").splitlines()]
    taking = [place for place in range(row, len(lines)) if lines[place].takes(name)]
    names, found = FIELDS[FIELDS.index(name) :], list(lines)
    for place, cells in zip(taking, block, strict=False):
        for field, cell in zip(names, cells, strict=False):
            if found[place].takes(field):
                found[place] = written(found[place], field, cell)
    return found


def judged(
    lines: Sequence[DifferenceLine], thresholds: Thresholds, today: date
) -> list[DifferenceLine]:
    """Return lines with what they come to beside the thresholds."""
    found: list[DifferenceLine] = []
    for own in _by_program(lines).values():
        known = {each.quarter: each for each in _measures(own, today)}
        over = above(list(known.values()), thresholds)
        for line in own:
            measure = known.get(line.quarter)
            status = _status(line, measure, over, thresholds)
            found.append(replace(line, measure=measure, status=status))
    return found


def told(lines: Sequence[DifferenceLine], thresholds: Thresholds, calls: str, today: date) -> str:
    """Return what stands, in a sentence for each program."""
    return " ".join(
        words.told(program, _measures(own, today), thresholds, calls)
        for program, own in _by_program(lines).items()
    )


def is_above(lines: Sequence[DifferenceLine], program: str, thresholds: Thresholds) -> bool:
    """True where a program as it is recorded calls for reconciliation, or did."""
    kept = [line.kept for line in lines if line.program == program and line.kept]
    return bool(above(measures(kept), thresholds))


def _by_program(lines: Sequence[DifferenceLine]) -> dict[str, list[DifferenceLine]]:
    programs = dict.fromkeys(line.program for line in lines)
    return {name: [line for line in lines if line.program == name] for name in programs}


def _texts_of(program: str, quarter: str, kept: Difference | None) -> Typed:
    if kept is None:
        return Typed(program, quarter)
    numbers = (kept.percent, kept.universe, kept.form)
    return Typed(program, quarter, *("" if n is None else f"{n:f}" for n in numbers))


def _months(end: date) -> str:
    """ "Jul to Sep 2025"."""
    first, last = date(end.year, end.month - 2, 1), end
    month, name = clock.day(first).split(" ")[0], clock.day(last).split(" ")[0]
    return f"{month} to {name} {end.year}"


def _measures(own: Sequence[DifferenceLine], today: date) -> list[Measure]:
    found = (line.difference(today) for line in own)
    return measures([each for each in found if each is not None])


def _status(
    line: DifferenceLine,
    measure: Measure | None,
    over: Sequence[Measure],
    thresholds: Thresholds,
) -> Look | None:
    if line.wrong:
        return words.lacking(f"{line.wrong.capitalize()} to be corrected")
    found = line.difference(date.min)
    is_zero = found is not None and found.form is not None and not found.form
    missing = words.missing(line.program, line.universe, line.form, is_zero=is_zero)
    if missing and not line.percent:
        return words.lacking(missing)
    return None if measure is None else words.standing(measure, over, thresholds)

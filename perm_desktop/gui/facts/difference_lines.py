"""The 64/21 differences of one state as they are being typed: texts, what follows, in words."""

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
    form_name,
    measures,
    percent_words,
    program_name,
)
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.services.differences import Typed

_READ: Mapping[str, Callable[[str, str], Decimal]] = {
    "percent": percentage,
    "universe": amount,
    "form": amount,
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

    def difference(self, today: date) -> Difference | None:
        """Return the line as it would be recorded; None without anything that counts."""
        numbers = {name: _number(name, getattr(self, name)) for name in _READ}
        if all(number is None for number in numbers.values()):
            return None
        is_new = self.is_changed or self.kept is None
        return Difference(
            *("", self.program, self.quarter),
            *(numbers["percent"], numbers["universe"], numbers["form"]),
            day=today if is_new or self.kept is None else self.kept.day,
            resolved=None if is_new or self.kept is None else self.kept.resolved,
        )


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
            texts = _texts_of(program, quarter, kept)
            found.append(
                DifferenceLine(
                    *(program, quarter, months.get(quarter, "all four quarters"), kept),
                    percent=texts.percent,
                    universe=texts.universe,
                    form=texts.form,
                )
            )
    return found


def written(line: DifferenceLine, name: str, text: str) -> DifferenceLine:
    """Return a line with another text. Raises UserError for one that is no such number."""
    cleaned = text.strip()
    if cleaned:
        _READ[name](cleaned, f"The {name} of {line.name}")
    return replace(line, **{name: cleaned})


def judged(
    lines: Sequence[DifferenceLine], thresholds: Thresholds, today: date
) -> list[DifferenceLine]:
    """Return lines with what they come to beside the thresholds."""
    found: list[DifferenceLine] = []
    for program in dict.fromkeys(line.program for line in lines):
        own = [line for line in lines if line.program == program]
        known = {each.quarter: each for each in _measures(own, today)}
        over = above(list(known.values()), thresholds)
        for line in own:
            measure = known.get(line.quarter)
            look = _look(line, measure, over, thresholds)
            found.append(replace(line, measure=measure, status=look))
    return found


def told(lines: Sequence[DifferenceLine], thresholds: Thresholds, calls: str, today: date) -> str:
    """Return what stands, in a sentence for each program."""
    programs = dict.fromkeys(line.program for line in lines)
    return " ".join(
        _told([line for line in lines if line.program == program], thresholds, calls, today)
        for program in programs
    )


def is_above(lines: Sequence[DifferenceLine], program: str, thresholds: Thresholds) -> bool:
    """True where a program as it is recorded calls for reconciliation, or did."""
    kept = [line.kept for line in lines if line.program == program and line.kept]
    return bool(above(measures(kept), thresholds))


def columns(
    write: Callable[[DifferenceLine, str, str], None],
) -> tuple[Column[DifferenceLine], ...]:
    """Return what the table shows; ``write`` takes a line, the name of a text and the text."""

    def typed(name: str) -> Callable[[DifferenceLine, str], None]:
        return lambda line, text: write(line, name, text)

    amount_wide = "1,234,567,890"
    return (
        Column(head="Quarter", text=lambda line: line.name, widest="Medicaid overall"),
        Column(
            head="Universe",
            text=lambda line: _grouped(line.universe),
            widest=amount_wide,
            is_right=True,
            value=lambda line: line.universe,
            write=typed("universe"),
            can_write=lambda line: line.quarter != OVERALL,
        ),
        Column(
            head="Form",
            text=lambda line: _grouped(line.form),
            widest=amount_wide,
            tip="Form CMS-64 for Medicaid, CMS-21 for CHIP",
            is_right=True,
            value=lambda line: line.form,
            write=typed("form"),
            can_write=lambda line: line.quarter != OVERALL,
        ),
        Column(
            head="Computed",
            text=lambda line: line.computed,
            widest="Computed",
            tip="The difference of universe and form, in percent of the form",
            is_right=True,
            is_pale=lambda line: bool(line.percent),
        ),
        Column(
            head="Typed",
            text=lambda line: f"{line.percent.removesuffix('%').strip()}%" if line.percent else "",
            widest="100.25%",
            tip="A percentage that is typed outranks the computed one",
            is_right=True,
            value=lambda line: line.percent,
            write=typed("percent"),
        ),
        Column(
            head="Status",
            text=lambda line: line.status.word if line.status else "",
            look=lambda line: line.status,
            widest="Zero form: type a percentage",
        ),
        Column(head="Months", text=lambda line: line.months, is_pale=lambda _: True),
    )


def _texts_of(program: str, quarter: str, kept: Difference | None) -> Typed:
    if kept is None:
        return Typed(program, quarter)
    numbers = (kept.percent, kept.universe, kept.form)
    return Typed(program, quarter, *("" if n is None else f"{n:f}" for n in numbers))


def _number(name: str, text: str) -> Decimal | None:
    return _READ[name](text, name) if text else None


def _grouped(text: str) -> str:
    """An amount with its thousands apart; what is no number stays as it was typed."""
    try:
        return f"{amount(text, ''):,f}" if text else ""
    except UserError:
        return text


def _months(end: date) -> str:
    """ "Jul to Sep 2025"."""
    first, last = date(end.year, end.month - 2, 1), end
    month, name = clock.day(first).split(" ")[0], clock.day(last).split(" ")[0]
    return f"{month} to {name} {end.year}"


def _measures(own: Sequence[DifferenceLine], today: date) -> list[Measure]:
    found = (line.difference(today) for line in own)
    return measures([each for each in found if each is not None])


def _look(
    line: DifferenceLine,
    measure: Measure | None,
    over: Sequence[Measure],
    thresholds: Thresholds,
) -> Look | None:
    missing = _missing(line)
    if missing:
        return obligation_look("not-recorded")._replace(word=missing)
    if measure is None:
        return None
    limit = thresholds.overall if measure.quarter == OVERALL else thresholds.quarter
    if not thresholds.passed(measure):
        return obligation_look("not-triggered")._replace(word=f"Within {percent_words(limit)}")
    if measure not in over:
        return obligation_look("due")._replace(word=f"Above {percent_words(limit)}, not both")
    if measure.resolved is not None:
        resolved = f"Resolved {clock.day(measure.resolved)}"
        return obligation_look("satisfied")._replace(word=resolved)
    return obligation_look("overdue")._replace(word=f"Above {percent_words(limit)}")


def _missing(line: DifferenceLine) -> str:
    """What is still to be typed before a line can count."""
    if line.percent or not (line.universe or line.form):
        return ""
    if not line.universe:
        return "Universe is missing"
    if not line.form:
        return f"Form {form_name(line.program)} is missing"
    return "" if _number("form", line.form) else "Zero form: type a percentage"


def _told(own: Sequence[DifferenceLine], thresholds: Thresholds, calls: str, today: date) -> str:
    name = program_name(own[0].program)
    found = _measures(own, today)
    if not found:
        return f"{name}: nothing is entered."
    over = above(found, thresholds)
    if not over:
        highest = max(found, key=lambda each: each.percent)
        return f"{name} is within the thresholds; the highest is {highest.words}."
    since = min(each.since for each in over)
    *first, last = (each.words for each in over)
    what = f"{name} is above with {', '.join(first)}{' and ' if first else ''}{last}"
    still = [each for each in over if each.resolved is None]
    if still:
        return f"{what} since {clock.day(since)}; {calls}, not resolved."
    latest = max(each.resolved for each in over if each.resolved)
    return f"{what}; resolved on {clock.day(latest)}."

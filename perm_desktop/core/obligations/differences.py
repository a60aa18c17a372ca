"""How far the universes of a state are from its Forms CMS-64 and CMS-21.

A difference is |universe - form| / |form|, in percent. A percentage that was typed outranks the
one that the amounts give. Overall is what was typed as such, else universes and forms of the
quarters with amounts, each summed. Numbers are decimals, so that 15.0 is 15 and no more.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

MEDICAID, CHIP = "medicaid", "chip"
PROGRAM_KEYS = (MEDICAID, CHIP)
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
OVERALL = "overall"
_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,9})?", re.ASCII)
_NAMES = {MEDICAID: "Medicaid", CHIP: "CHIP"}
_FORMS = {MEDICAID: "CMS-64", CHIP: "CMS-21"}


class Difference(NamedTuple):
    """What was entered for a state, a program and a quarter, or overall."""

    state: str
    program: str  # a key of PROGRAM_KEYS
    quarter: str  # one of QUARTERS, or OVERALL
    percent: Decimal | None  # as typed
    universe: Decimal | None
    form: Decimal | None
    day: date  # when it was entered
    resolved: date | None = None

    @property
    def computed(self) -> Decimal | None:
        """What the amounts give, in percent; None without amounts."""
        if self.universe is None or not self.form:
            return None
        return abs(self.universe - self.form) * 100 / abs(self.form)


class Measure(NamedTuple):
    """A difference as it counts."""

    quarter: str
    percent: Decimal
    since: date
    resolved: date | None
    is_typed: bool

    @property
    def words(self) -> str:
        """ "18.2% in Q2"."""
        where = "overall" if self.quarter == OVERALL else f"in {self.quarter}"
        return f"{percent_words(self.percent)} {where}"


class Thresholds(NamedTuple):
    """Above which differences call for reconciliation; strictly above.

    The source: "15% per quarter and 5% overall". Either is enough, unless ``both`` says otherwise.
    """

    quarter: Decimal = Decimal(15)
    overall: Decimal = Decimal(5)
    both: bool = False

    def passed(self, measure: Measure) -> bool:
        """True for what is above the threshold of its kind."""
        limit = self.overall if measure.quarter == OVERALL else self.quarter
        return measure.percent > limit


def decimal_of(text: str) -> Decimal:
    """Read a number as it is kept: "15", "-2.50". Raises ValueError."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def measures(entered: Sequence[Difference]) -> list[Measure]:
    """Return what counts of one state and program: the quarters in order, then overall."""
    by_quarter = {each.quarter: each for each in entered}
    quarters = [by_quarter[name] for name in QUARTERS if name in by_quarter]
    found = [_measure(each) for each in quarters]
    if OVERALL in by_quarter:
        found.append(_measure(by_quarter[OVERALL]))
    else:
        found.append(_summed(quarters))
    return [each for each in found if each is not None]


def unmeasured(entered: Sequence[Difference]) -> list[Difference]:
    """Return what gives no percentage, because the form is zero: it has to be asked for."""
    return [each for each in entered if _measure(each) is None]


def above(found: Sequence[Measure], thresholds: Thresholds) -> list[Measure]:
    """Return the measures that call for reconciliation."""
    passed = [each for each in found if thresholds.passed(each)]
    kinds = {each.quarter == OVERALL for each in passed}
    return [] if thresholds.both and len(kinds) < 2 else passed


def program_name(program: str) -> str:
    """ "Medicaid" or "CHIP"."""
    return _NAMES[program]


def form_name(program: str) -> str:
    """ "CMS-64" or "CMS-21"."""
    return _FORMS[program]


def percent_words(value: Decimal) -> str:
    """ "15%", "5.01%"; what is barely above a whole number never reads as that number."""
    whole = round(value)
    shown = round(value, 2)
    for digits in (6, 12, 24):
        if shown == value or shown != whole:
            break
        shown = round(value, digits)
    text = f"{shown:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def rule_words(limits: Thresholds, title: str = "") -> str:
    """Say which differences call for reconciliation, and where in the catalog that is kept."""
    joined = "and" if limits.both else "or"
    quarter, overall = percent_words(limits.quarter), percent_words(limits.overall)
    told = (
        f"Calls follow from more than {quarter} in a quarter {joined} more than {overall} overall;"
        f" exactly {quarter} or {overall} is within."
    )
    if not title:
        return told
    usual, where = Thresholds(), f"in the catalog, {title}"
    if limits != usual:
        was = f"{percent_words(usual.quarter)} or {percent_words(usual.overall)}"
        return f"{told} Changed {where}; CMS says {was}."
    return f"{told} As CMS describes these calls; to be changed {where}."


def _measure(entered: Difference) -> Measure | None:
    typed = entered.percent is not None
    percent = entered.percent if typed else entered.computed
    if percent is None:
        return None
    return Measure(entered.quarter, abs(percent), entered.day, entered.resolved, typed)


def _summed(quarters: Sequence[Difference]) -> Measure | None:
    """Overall, from the quarters with amounts; resolved when all of them are."""
    known = [each for each in quarters if each.computed is not None]
    universe = sum((each.universe or Decimal(0) for each in known), Decimal(0))
    form = sum((each.form or Decimal(0) for each in known), Decimal(0))
    if not known or not form:
        return None
    days = [each.resolved for each in known if each.resolved is not None]
    return Measure(
        quarter=OVERALL,
        percent=abs(universe - form) * 100 / abs(form),
        since=max(each.day for each in known),
        resolved=max(days) if len(days) == len(known) else None,
        is_typed=False,
    )

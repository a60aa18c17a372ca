"""What is told of 64/21 differences beside their thresholds: a status a line, and sentences."""

from collections.abc import Sequence
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.obligations.differences import (
    OVERALL,
    Measure,
    Thresholds,
    above,
    form_name,
    percent_words,
    program_name,
)
from perm_desktop.core.symbols import Look, obligation_look


def standing(measure: Measure, over: Sequence[Measure], thresholds: Thresholds) -> Look:
    """Return how a measure stands beside its threshold."""
    limit = percent_words(thresholds.overall if measure.quarter == OVERALL else thresholds.quarter)
    if not thresholds.passed(measure):
        return obligation_look("not-triggered")._replace(word=f"Within {limit}")
    if measure not in over:
        return obligation_look("due")._replace(word=f"Above {limit}, not both")
    if measure.resolved is not None:
        resolved = f"Resolved {clock.day(measure.resolved)}"
        return obligation_look("satisfied")._replace(word=resolved)
    return obligation_look("overdue")._replace(word=f"Above {limit}")


def lacking(words: str) -> Look:
    """Return the status of a line of which something is still to be typed, or typed otherwise."""
    return obligation_look("not-recorded")._replace(word=words)


def missing(program: str, universe: str, form: str, *, is_zero: bool) -> str:
    """Say what is still to be typed of two amounts before they can count."""
    if not (universe or form):
        return ""
    if not universe:
        return "Universe is missing"
    if not form:
        return f"Form {form_name(program)} is missing"
    return "Zero form: type a percentage" if is_zero else ""


def told(program: str, found: Sequence[Measure], thresholds: Thresholds, calls: str) -> str:
    """Return what stands of a program, in a sentence."""
    name = program_name(program)
    if not found:
        return f"{name}: nothing is entered."
    over = above(found, thresholds)
    if not over:
        highest = max(found, key=lambda each: each.percent)
        return f"{name} is within the thresholds; the highest is {highest.words}."
    *first, last = (each.words for each in over)
    what = f"{name} is above with {', '.join(first)}{' and ' if first else ''}{last}"
    if any(each.resolved is None for each in over):
        since = min(each.since for each in over)
        return f"{what} since {clock.day(since)}; {calls}, not resolved."
    latest: date = max(each.resolved for each in over if each.resolved)
    return f"{what}; resolved on {clock.day(latest)}."

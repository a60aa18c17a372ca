"""The settings of a meeting type in words: its days in a cycle, and what was shipped."""

from perm_desktop.core import cadences, clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.plan_limits import shipped_window
from perm_desktop.core.type_settings import TypeSettings
from perm_desktop.gui.catalog import type_fields
from perm_desktop.gui.catalog.type_model import PHASES


def days_sentence(kind: MeetingType, cycle: Cycle | None) -> str:
    """Say when a type is planned, as dates of a cycle."""
    if kind.window is None:
        return "Not planned ahead: it is offered when a meeting is made."
    if cycle is None:
        return "Days count from the first day of the phase; add a cycle to see dates."
    span = shipped_window(kind, cycle)
    if span is None:
        return f"RY {cycle.year} does not have this phase."
    return f"In RY {cycle.year}: {clock.long_day(span.starts)} to {clock.long_day(span.ends)}."


def differences(shipped: TypeSettings, now: TypeSettings) -> dict[str, str]:
    """Return what was shipped, in words, by the name of the field that differs."""
    pairs = {name: (_said(shipped)[name], text) for name, text in _said(now).items()}
    return {name: before for name, (before, after) in pairs.items() if before != after}


def _said(settings: TypeSettings) -> dict[str, str]:
    window = settings.window
    methods = [type_fields.METHODS[variant] for variant in settings.variants]
    details = settings.cadence.details
    return {
        "Short title": settings.short_title,
        "Phase": PHASES[settings.phase],
        "How often": type_fields.HOW_OFTEN[cadences.how_often(settings.cadence)],
        "Sessions": str(details.get("sessions", "none")),
        "Each state attends": str(details.get("needed", "none")),
        "Threshold, a quarter": f"{details.get('quarter_percent', 0)} %",
        "Threshold, overall": f"{details.get('overall_percent', 0)} %",
        "Calls follow from": type_fields.THRESHOLDS[bool(details.get("both", False))],
        "Held as": type_fields.TOGETHER[settings.joint],
        "A state attended with": type_fields.ROLL_UP[settings.roll_up],
        "Length": f"{settings.minutes} minutes",
        "Hosts": ", ".join(settings.hosts) or "none",
        "Separate versions for": ", ".join(methods) or "none",
        "Planned in": PHASES[window.phase] if window else "not planned",
        "From day": str(window.from_day) if window else "not planned",
        "To day": str(window.to_day) if window else "not planned",
    }

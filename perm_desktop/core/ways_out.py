"""What is said of a meeting that cannot be planned: the rule in the way, the nearest way out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from perm_desktop.core import rhythm
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.inviting import Unmet
from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.plan_limits import PlanLimits, Wish

_SHORTER = 30  # minutes tried as a relaxation
_HOUR = 60
_WIDER = timedelta(days=14)


def of_meeting(
    limits: PlanLimits, hosts: HostCalendar, wish: Wish, is_full: Callable[[date], bool]
) -> Unmet:
    """Try a wider window, then a shorter meeting; ``is_full`` tells the days that take no more."""
    window, minutes = limits.window(wish.kind), limits.minutes(wish.kind)
    what = f"{wish.kind.short_title}, {wish.who}: no time from {window.starts} to {window.ends}"
    wider = DateSpan(window.starts - _WIDER, window.ends + _WIDER)
    shorter = min(_SHORTER, minutes)
    tries = (
        ("window", wider, minutes, "Widen the window"),
        ("length", window, shorter, f"Shorten it to {shorter} minutes"),
    )
    for rule, span, length, way_out in tries:
        for day in limits.days(wish, span):
            if not is_full(day) and limits.free_starts(hosts, wish, day, length):
                return Unmet(rule, what, f"{way_out}: {day} is free.")
    return Unmet("hours and hosts", what, "Leave the type out and add it by hand.")


def of_series(hosts: HostCalendar, wish: Wish, request: rhythm.Request) -> Unmet:
    """Try shorter meetings, longer days, then the series without the liaison."""
    what = f"{wish.kind.short_title}, {wish.who}: no weekday and time is free throughout"
    liaisons = tuple(name for name in request.hosts if name.startswith("liaison "))
    others = tuple(name for name in request.hosts if name not in liaisons)
    shorter = replace(request, minutes=min(_SHORTER, request.minutes))
    longer_day = replace(
        request.rules, opens=request.rules.opens - _HOUR, closes=request.rules.closes + _HOUR
    )
    without = " or ".join(name.removeprefix("liaison ") for name in liaisons)
    ways = (
        ("length", shorter, f"Shorten it to {shorter.minutes} minutes."),
        ("hours", replace(request, rules=longer_day), "Begin an hour earlier or end later."),
        ("liaison", replace(request, hosts=others), f"Do not ask {without} to be in it."),
    )
    for rule, relaxed, way_out in ways:
        if relaxed != request and rhythm.find(relaxed, hosts) is not None:
            return Unmet(rule, what, way_out)
    return Unmet("hosts", what, "Leave the type out and add single meetings by hand.")

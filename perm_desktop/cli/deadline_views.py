"""How deadlines and their rules are told on the command line."""

from collections.abc import Sequence
from typing import Any

from perm_desktop.core.obligations.deadline_rules import Rule
from perm_desktop.core.obligations.deadlines import Deadline


def lines(found: Sequence[Deadline]) -> list[str]:
    """Deadlines as lines, their columns as wide as they need."""
    widths = [max(map(len, each), default=0) for each in zip(*map(_words, found), strict=True)]
    return [_line(each, widths) for each in found]


def deadline(one: Deadline) -> dict[str, Any]:
    """A deadline for another program."""
    return {
        "rule": one.rule.key,
        "title": one.rule.title,
        "state": one.state,
        "states": list(one.states),
        "part": one.part,
        "from": one.starts.isoformat() if one.starts else None,
        "due": one.due.isoformat() if one.due else None,
        "days_left": one.left,
        "status": one.standing.value,
        "overdue": one.is_overdue,
        "met": one.met.isoformat() if one.met else None,
        "days_late": one.late if one.met else None,
        "source": one.rule.source,
        "verified": one.rule.verified,
    }


def rule(rule: Rule) -> dict[str, Any]:
    """A rule for another program."""
    return {
        "rule": rule.key,
        "title": rule.title,
        "anchor": rule.anchor.value,
        "days": rule.days,
        "count": rule.count.value,
        "milestone": not rule.is_duty,
        "source": rule.source,
        "verified": rule.verified,
        "changed": rule.is_changed,
    }


def rule_line(rule: Rule) -> str:
    """A rule as a line: how it is counted, and where that is said."""
    how = rule.length or "on the day"
    mark = "" if rule.verified else " (unverified)"
    return f"{rule.key:22} {rule.title}: {how}{mark}. {rule.source}."


def _words(one: Deadline) -> tuple[str, str]:
    """When, and whose it is."""
    return one.when, one.state or one.who.lower()


def _line(one: Deadline, widths: list[int]) -> str:
    due = one.due.isoformat() if one.due else "no day yet"
    columns = (f"{each:{wide}}" for each, wide in zip(_words(one), widths, strict=True))
    line = "  ".join((f"{due:10}", *columns, one.title))
    if one.rule.is_entered and one.starts:
        line += f" ({one.rule.length} from {one.starts})"
    return line

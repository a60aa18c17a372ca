"""How deadlines are shown, on screen and on paper: a symbol and its words."""

from perm_desktop.core.obligations.deadlines import Deadline, Standing
from perm_desktop.core.symbols import MILESTONE, Look, obligation_look

_SOON = 14  # days


def deadline_look(line: Deadline) -> Look | None:
    """Return how a deadline is shown as of its day; None while it waits for a day to count from."""
    match line.standing:
        case Standing.WAITING:
            return None
        case Standing.MET:
            look = obligation_look("satisfied")
        case Standing.OVERDUE:
            look = obligation_look("overdue")
        case Standing.OPEN:
            is_soon = line.left is not None and line.left <= _SOON
            look = obligation_look("due" if is_soon else "not-yet-due")
        case _:
            look = MILESTONE
    return look._replace(word=f"{line.when[:1].upper()}{line.when[1:]}")

"""What of the Review page is remembered with the catalog."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.review.head import ReviewHead
from perm_desktop.gui.review.section import ReviewSection

_CLOSED, _BESIDE, _SINCE = "review-closed", "review-beside", "review-since"


def recall(
    kept: Preferences, year: int, head: ReviewHead, sections: Iterable[ReviewSection]
) -> None:
    """Take the day and the cycle that were chosen last, and close what was closed."""
    other, since = kept.value(_BESIDE), kept.value(_SINCE)
    head.choose(int(other) if other.isdecimal() and int(other) != year else None, parsed(since))
    closed = kept.value(_CLOSED).split(",")
    for section in sections:
        section.set_open(section.key not in closed)


def remember(kept: Preferences, head: ReviewHead, sections: Iterable[ReviewSection]) -> None:
    """Keep what is chosen and what is closed."""
    closed = [each.key for each in sections if not each.heading.isChecked()]
    kept.set_value(_CLOSED, ",".join(closed))
    other, since = head.other, head.changes_since
    kept.set_value(_BESIDE, str(other) if other else "")
    kept.set_value(_SINCE, since.isoformat() if since else "")


def parsed(text: str) -> date | None:
    """Return a day that was remembered; None for none."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None

"""Backups and offers as the dialogs about them show."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from perm_desktop.core.backup_names import Reason
from perm_desktop.services.backups import Listed
from perm_desktop.services.checking import Problem, Repair
from perm_desktop.services.recovery import Offer, Rescue
from perm_desktop.store.backups import Contents

_AT = datetime(2026, 11, 21, 21, 10, tzinfo=UTC)
FOLDER = Path("backups")
CONTENTS = Contents("uid", 4, 312, 84, "2026-11-21T21:10:00Z", 1)


def backup(days: int, reason: Reason = Reason.DAILY, *, is_good: bool = True) -> Listed:
    """A backup made so many days before."""
    at = _AT - timedelta(days=days)
    path = FOLDER / f"catalog-{at:%Y-%m-%dT%H%M%SZ}-{reason.value}.perm"
    return Listed(path, at, reason, 2_410_000 - days, CONTENTS if is_good else None)


BACKUPS = [
    backup(0, Reason.PLANNING),
    backup(1),
    backup(2, is_good=False),
    backup(3, Reason.MANUAL),
    *(backup(n) for n in range(4, 12)),
]
RESCUE = Rescue(
    FOLDER / "rescue", Contents("uid", 4, 312, 86, "2026-11-21T21:45:00Z", 2), lost=0, doubtful=0
)
PROBLEMS = [
    Problem(
        "note-text", "Note 7 is damaged: its text is not the one that was saved.", Repair.NOTES
    ),
    Problem("no-reason", "There are cancelled meetings without a reason: 12, 40."),
]


def offer(rescue: Rescue | None = RESCUE) -> Offer:
    """What there is of a catalog that cannot be opened."""
    return Offer(Path("catalog.perm"), rescue is not None, FOLDER, BACKUPS, rescue)

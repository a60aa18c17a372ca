"""How backups are named: by their moment, so that a folder sorted by name is sorted by time."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

SUFFIX = ".perm"
_NAME = re.compile(
    r"(?P<stem>[a-z0-9-]+?)-(?P<at>\d{4}-\d\d-\d\dT\d{6}Z)-(?P<reason>[a-z-]+)(?:-\d+)?\.perm"
)


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    MANUAL = "manual"
    PLANNING = "before-planning"
    MOVING = "before-moving"
    SUSPENDING = "before-suspending"
    CHANGES = "before-changes"
    DELETING = "before-deleting"
    IMPORT = "before-import"
    UPGRADE = "before-upgrade"
    REPAIR = "before-repair"
    REMOVAL = "before-removal"


WORDS = {
    Reason.DAILY: "Daily",
    Reason.MANUAL: "Backed up by you",
    Reason.PLANNING: "Before planning",
    Reason.MOVING: "Before moving meetings",
    Reason.SUSPENDING: "Before suspending or resuming",
    Reason.CHANGES: "Before changing many meetings",
    Reason.DELETING: "Before deleting meetings",
    Reason.IMPORT: "Before an import",
    Reason.UPGRADE: "Before a newer program",
    Reason.REPAIR: "Before a repair",
    Reason.REMOVAL: "Before removing a text",
}


class BackupName(NamedTuple):
    """What the name of a backup tells."""

    at: datetime  # UTC
    reason: Reason


def stamped(moment: datetime) -> str:
    """ "2026-11-22T081500Z": a moment that Windows takes in a file name."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"


def backup_name(stem: str, moment: datetime, reason: Reason, number: int = 1) -> str:
    """Return the file name of a backup; ``number`` tells those of one second apart."""
    extra = f"-{number}" if number > 1 else ""
    return f"{stem}-{stamped(moment)}-{reason.value}{extra}{SUFFIX}"


def parsed(name: str) -> BackupName | None:
    """Read a name; None for a file that is no backup of ours."""
    match = _NAME.fullmatch(name)
    if match is None or match["reason"] not in set(Reason):
        return None
    try:
        at = datetime.strptime(match["at"], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupName(at, Reason(match["reason"]))

"""The closed lists of the field. Values are what the catalog file and the command line use."""

from enum import StrEnum


class Phase(StrEnum):
    """Part of a cycle; ``ANY`` for meetings that the source ties to no phase."""

    PRE = "pre"
    INTRA = "intra"
    POST = "post"
    ANY = "any"


class CadenceKind(StrEnum):
    """How often a meeting type is owed (docs/architecture.md, obligations)."""

    ONCE_PER_CYCLE = "once-per-cycle"
    ONCE_PER_STATE = "once-per-state"
    IF_NEEDED = "per-state-if-needed"
    N_OF_M = "n-of-m"
    SERIES = "series"
    TRIGGERED = "triggered"
    AD_HOC = "ad-hoc"


class Expectation(StrEnum):
    """How firmly a role is expected at a meeting."""

    REQUIRED = "required"
    AS_NEEDED = "as-needed"
    BY_AGENDA = "by-agenda"


class MeetingStatus(StrEnum):
    """What is known of a meeting; a cancelled one stays visible with its reason."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"


class Mark(StrEnum):
    """Attendance of a state, role or person. ``NOT_RECORDED`` is neither present nor absent."""

    ATTENDED = "attended"
    PARTIAL = "partial"
    EXCUSED = "excused"
    ABSENT = "absent"
    NOT_REQUIRED = "not-required"
    NOT_RECORDED = "not-recorded"


class RollUpRule(StrEnum):
    """What the marks of roles must amount to before their state has attended."""

    LEAD_AND_ONE = "lead-and-one"  # the PERM lead and one other expected role
    ANYONE = "anyone"
    EVERY_REQUIRED = "every-required"


class Need(StrEnum):
    """What is decided about a meeting that is held only if needed."""

    NEEDED = "needed"
    NOT_NEEDED = "not-needed"
    UNDECIDED = "undecided"


class Basis(StrEnum):
    """Why a meeting that is held only if needed is needed, in the words of its source."""

    RC_REQUIRES = "rc-requires"
    STATE_REQUIRES = "state-requires"
    STATE_REQUESTS = "state-requests"


class Methodology(StrEnum):
    """How a state submits its universe data."""

    PERM_PLUS = "perm-plus"
    ROUTINE = "routine"


class AttendedPart(StrEnum):
    """Which part of a meeting somebody missed who attended in part."""

    LATE = "late"
    LEFT = "left"  # before its end
    LATE_LEFT = "late-left"


class AudienceChange(StrEnum):
    """How one meeting's audience differs from its type's."""

    ADD = "add"
    REMOVE = "remove"
    INFORM = "inform"  # gets the invitation and is not expected


class Answer(StrEnum):
    """What somebody answered to an invitation (RFC 5545, PARTSTAT)."""

    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


class FileKind(StrEnum):
    """What a file is read for whose columns are kept under a name."""

    PEOPLE = "people"
    ATTENDANCE = "attendance"

"""The settings of a meeting type as one value, and what they must not be."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace

from perm_desktop.core import cadences
from perm_desktop.core.cadences import HowOften
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Cadence, MeetingType, PlanWindow
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import CadenceKind, Methodology, Phase, RollUpRule

HOSTS = ("CMS", "SC", "RC", "ERC")
SHORTEST, LONGEST = 5, 24 * 60  # minutes
MOST_SESSIONS = 20
MOST_DAYS = 3660
SHORT_TITLE_LIMIT = 60
_KEY_LIMIT = 40
_USUAL_DAYS = 60
_PERCENT = ("quarter_percent", "overall_percent")


@dataclass(frozen=True, slots=True)
class TypeSettings:
    """Everything about a type but its texts and roles."""

    short_title: str
    phase: Phase
    cadence: Cadence
    joint: bool
    minutes: int
    hosts: tuple[str, ...]
    variants: tuple[Methodology, ...] = ()
    window: PlanWindow | None = None
    roll_up: RollUpRule = RollUpRule.LEAD_AND_ONE


def settings_of(kind: MeetingType) -> TypeSettings:
    """Return the settings that a type has now."""
    return TypeSettings(
        short_title=kind.short_title,
        phase=kind.phase,
        cadence=kind.cadence,
        joint=kind.joint,
        minutes=kind.minutes,
        hosts=kind.hosts,
        variants=kind.variants,
        window=kind.window,
        roll_up=kind.roll_up,
    )


def checked(wanted: TypeSettings, *, may_lack_hosts: bool = False) -> TypeSettings:
    """Return settings that agree with each other.

    Whether states meet together follows the cadence where that says so, and only what is planned
    has a window. ``may_lack_hosts`` is for a type whose source names none. Raises UserError.
    """
    short = kept_line(wanted.short_title, SHORT_TITLE_LIMIT)
    if not short:
        raise UserError("A meeting type needs a short title.", "Write what lists should call it.")
    if not SHORTEST <= wanted.minutes <= LONGEST:
        raise UserError(
            f"A meeting cannot take {wanted.minutes:,} minutes.",
            f"Use {SHORTEST} to {LONGEST:,}.",
        )
    if not wanted.hosts and not may_lack_hosts:
        raise UserError("A meeting type needs at least one host.", "Check who hosts it.")
    _check_numbers(wanted.cadence)
    joint = cadences.settles_joint(cadences.how_often(wanted.cadence))
    return replace(
        wanted,
        short_title=short,
        joint=wanted.joint if joint is None else joint,
        hosts=_in_order(wanted.hosts),
        window=_checked_window(wanted),
    )


def with_cadence(before: TypeSettings, how: HowOften, *, joint: bool) -> TypeSettings:
    """Return settings with another plain choice of how often; sessions and triggers stay."""
    settled = cadences.settles_joint(how)
    together = joint if settled is None else settled
    details = before.cadence.details
    cadence = cadences.cadence_for(
        how,
        joint=together,
        details=details,
        sessions=int(details.get("sessions", 3)),
        needed=int(details.get("needed", 1)),
    )
    return replace(before, cadence=cadence, joint=together)


def usual_window(phase: Phase) -> PlanWindow:
    """Return where meetings of a phase are planned until something else is said."""
    return PlanWindow(Phase.INTRA if phase is Phase.ANY else phase, 0, _USUAL_DAYS)


def minted_key(title: str, taken: Collection[str]) -> str:
    """Return an unused key made from a title: "Data quality call" is "data-quality-call"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_KEY_LIMIT].strip("-") or "meeting"
    number, key = 1, slug
    while key in taken:
        number += 1
        key = f"{slug}-{number}"
    return key


def _in_order(hosts: Collection[str]) -> tuple[str, ...]:
    """The four usual hosts as the catalog writes them, then others."""
    return tuple(sorted(set(hosts), key=lambda host: (host not in HOSTS, host)))


def _check_numbers(cadence: Cadence) -> None:
    needed = int(cadence.details.get("needed", 1))
    if cadence.kind is CadenceKind.N_OF_M and not 1 <= needed <= cadence.sessions <= MOST_SESSIONS:
        raise UserError(
            f"A state cannot attend {needed} of {cadence.sessions} sessions.",
            f"Use 1 to {MOST_SESSIONS} sessions, and no more to attend than there are.",
        )
    for name in _PERCENT:
        if not 0 <= float(cadence.details.get(name, 0)) <= 100:
            raise UserError("A threshold is a share of the whole.", "Use 0 to 100 percent.")


def _checked_window(wanted: TypeSettings) -> PlanWindow | None:
    if not cadences.is_planned(wanted.cadence):
        return None
    window = wanted.window or usual_window(wanted.phase)
    if window.phase is Phase.ANY:
        raise UserError("Planning needs a phase.", "Choose pre-, intra- or post-cycle.")
    if not 0 <= window.from_day <= window.to_day <= MOST_DAYS:
        raise UserError(
            f"Days {window.from_day:,} to {window.to_day:,} are no span of a phase.",
            f"The first comes before the last, and the last is {MOST_DAYS:,} at most.",
        )
    return window

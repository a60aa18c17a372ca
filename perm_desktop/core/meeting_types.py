"""The meeting catalog: what each meeting type is, who is expected, and in whose words."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from perm_desktop.core.vocabulary import CadenceKind, Expectation, Methodology, Phase, RollUpRule


class Role(NamedTuple):
    """A post that meetings expect, with the other names the sources give it."""

    id: int
    code: str
    name: str
    side: str  # "state", "federal" or "vendor"
    aliases: tuple[str, ...]


class ExpectedRole(NamedTuple):
    """A role of a meeting type's audience."""

    role: str  # role code
    expectation: Expectation


class SourceText(NamedTuple):
    """A passage of a source document, word for word."""

    document: str
    text: str


class StandingItem(NamedTuple):
    """An agenda item that every new agenda of a type begins with."""

    id: int
    title: str
    minutes: int
    presenter: str = ""


class Wording(NamedTuple):
    """The five texts of a meeting type in one layer; None lets the layer below through."""

    title: str | None = None
    hosts: str | None = None
    frequency: str | None = None
    purpose: str | None = None
    audience: str | None = None

    def over(self, below: "Wording") -> "Wording":
        """Return this layer laid over another."""
        return Wording(
            *(own if own is not None else base for own, base in zip(self, below, strict=True))
        )


@dataclass(frozen=True, slots=True)
class PlanWindow:
    """Where in a phase a planned meeting may fall: days from the phase's first day."""

    phase: Phase
    from_day: int
    to_day: int


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often the type is owed: the kind and, by kind, its numbers."""

    kind: CadenceKind
    details: dict[str, Any]

    @property
    def sessions(self) -> int:
        """Sessions conducted, of which a state needs to attend some; 1 for other kinds."""
        return int(self.details.get("sessions", 1))

    @property
    def every(self) -> str:
        """ "month", "14-days" or "7-days" for a series, else empty."""
        return str(self.details.get("every", ""))


@dataclass(frozen=True, slots=True)
class MeetingType:
    """An entry of the meeting catalog."""

    id: int
    key: str
    phase: Phase
    cadence: Cadence
    joint: bool  # one meeting for all states of the cycle, not one for each
    minutes: int
    hosts: tuple[str, ...]  # codes of the host organizations
    variants: tuple[Methodology, ...]
    short_title: str
    window: PlanWindow | None  # None for types that are offered, not planned
    factory: bool
    source: Wording
    shipped: Wording
    own: Wording
    roles: tuple[ExpectedRole, ...]
    sources: tuple[SourceText, ...]
    roll_up: RollUpRule = RollUpRule.LEAD_AND_ONE

    @property
    def wording(self) -> Wording:
        """What prints: the liaison's own words, else the shipped corrections, else the source."""
        return self.own.over(self.shipped).over(self.source)

    @property
    def title(self) -> str:
        """Title that prints."""
        return self.wording.title or self.key

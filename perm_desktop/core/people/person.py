"""A business contact, and the posts that somebody holds or held."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Organization(StrEnum):
    """Whose staff somebody is."""

    STATE = "state"
    CMS = "cms"
    DFO = "dfo"
    SC = "sc"
    RC = "rc"
    ERC = "erc"
    VENDOR = "vendor"


class Person(NamedTuple):
    """Business contact data of one person; nothing private is kept."""

    id: int
    name: str
    organization: Organization
    agency: str = ""  # "Ohio Department of Medicaid"
    program: str = ""  # "medicaid" or "chip"; empty for both
    phone: str = ""
    email: str = ""
    zone: str = ""  # IANA name; empty for the state's
    note: str = ""


class Post(NamedTuple):
    """A role for a state. Without a state it is held for all, without a role it is no duty."""

    state: str  # USPS code
    role: str  # role code


class Tenure(NamedTuple):
    """The time in which a person holds a post; open days are unknown, or still to come."""

    id: int
    person: int
    post: Post
    starts: date | None = None
    ends: date | None = None  # the last day
    acting: bool = False

    def covers(self, day: date) -> bool:
        """True on the days of the tenure."""
        return (self.starts is None or self.starts <= day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """True after its last day."""
        return self.ends is not None and self.ends < day

    def overlaps(self, starts: date | None, ends: date | None) -> bool:
        """True when a stretch of days shares one with the tenure."""
        begins_in_time = ends is None or self.starts is None or self.starts <= ends
        return begins_in_time and (starts is None or self.ends is None or starts <= self.ends)

"""What a sign-in sheet says, as plain values: gathered by services, laid out by sign_in.py."""

from dataclasses import dataclass

from perm_desktop.reports.meeting_head import MeetingHead


@dataclass(frozen=True, slots=True)
class Expected:
    """A line for somebody who is expected; what is not known is left to be written."""

    state: str  # "Ohio"; empty for a host
    role: str  # "PERM lead"
    name: str = ""
    organization: str = ""


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """One meeting's sign-in sheet. All strings are user text, for the kit's one door."""

    head: MeetingHead
    expected: tuple[Expected, ...]

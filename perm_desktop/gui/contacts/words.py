"""What the Contacts page calls organizations, programs and times."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from perm_desktop.core import clock
from perm_desktop.core.people.person import Organization, Tenure
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.session import Reference

ORGANIZATIONS: Mapping[Organization, str] = MappingProxyType(
    {
        Organization.STATE: "State agency",
        Organization.CMS: "CMS",
        Organization.DFO: "DFO",
        Organization.SC: "SC",
        Organization.RC: "RC",
        Organization.ERC: "ERC",
        Organization.VENDOR: "Vendor",
    }
)
PROGRAMS: Mapping[str, str] = MappingProxyType(
    {"": "Medicaid and CHIP", "medicaid": "Medicaid", "chip": "CHIP"}
)
NO_ROLE = "Staff, no role"
ALL_STATES = "All states"


def names_of(reference: Reference) -> Names:
    """Return how the states and roles of a catalog are called."""
    return Names(
        {code: state.name for code, state in reference.states.items()},
        {code: role.name for code, role in reference.roles.items()},
    )


def first_day(tenure: Tenure) -> str:
    """When a post was taken."""
    return clock.day(tenure.starts) if tenure.starts else "Not known"


def last_day(tenure: Tenure, today: date) -> str:
    """When a post was left, or is going to be."""
    if tenure.ends is not None:
        return clock.day(tenure.ends)
    return "Not yet" if tenure.starts and tenure.starts > today else "Still serving"

"""Find a role by whatever it is called: its code, its name, or a name that a source gives it."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from perm_desktop.core.finding import plain
from perm_desktop.core.meeting_types import Role

LIAISON = "PM"  # PERM lead, State lead, main PERM state contact, PERM project manager
# how people write the roles of the field, beside what the sources say
_ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "PM": (
            *("PERM Project Manager", "PERM Liaison", "PERM Project Manager/Liaison"),
            *("Project Manager/Liaison", "State Liaison", "PERM contact", "Main contact"),
            *("Main PERM contact", "PERM State Liaison", "Project Manager"),
        ),
        "DL": ("Data contact",),
        "MRR": ("Medical records", "Medical records request", "Medical record request contact"),
        "MR": ("Medical review",),
        "ER": ("Eligibility review", "Eligibility contact"),
        "DP": ("Data processing", "Data processing review contact"),
        "POL": ("Policy", "Policy contact", "Policy expert"),
        "ITS": ("IT security", "IT security/access", "System access"),
        "CSP": ("Claims system", "Claims processing"),
        "SMF": ("SMERF",),
        "VEN": ("Vendor",),
        "FIN": ("Finance", "Financial contact"),
        "QC": ("Quality control contact", "QC"),
        "DFO": ("Division of Financial Operations",),
    }
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_STATES_OWN = re.compile(r"^(?:the )?states? ")


def role_of(text: str, roles: Collection[Role]) -> Role | None:
    """Return the role that a text names; None for what names none, or might name several."""
    wanted = set(_forms(text))
    if not wanted:
        return None
    exact = [role for role in roles if role.code.casefold() in wanted]
    found = exact or [role for role in roles if wanted & _names(role)]
    return found[0] if len(found) == 1 else None


def _names(role: Role) -> set[str]:
    called = (role.name, *role.aliases, *_ALSO.get(role.code, ()))
    return {form for name in called for form in _forms(name)}


def _forms(text: str) -> Iterator[str]:
    """What is compared: words in lower case and singular, with and without what is aside."""
    for form in (text, _IN_BRACKETS.sub(" ", text)):
        words = " ".join(_singular(word) for word in plain(form).split())
        if words:
            yield words
            yield _STATES_OWN.sub("", words)


def _singular(word: str) -> str:
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word

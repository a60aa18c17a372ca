"""What the cells of a list of people mean: states, roles, days, and the words of other programs."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.finding import plain
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.obligations.differences import CHIP, MEDICAID
from perm_desktop.core.people import entering, names
from perm_desktop.core.people.person import Organization
from perm_desktop.core.people.roles import role_of
from perm_desktop.core.texts import kept_line

_CORRECT = "Correct the cell, or take the person in without it."
# From the sign that parts surely to those that names may hold themselves.
_PARTED = (re.compile(r"[;|\n]"), re.compile(","), re.compile(r"/|&|\+|\band\b", re.IGNORECASE))
_ALL_STATES = frozenset(("all", "all states", "national", "nationwide", "federal", "n a", "na"))
_EMAIL_IN_BRACKETS = re.compile(r"<([^<>]*)>")
_EMAIL_SIGNS = re.compile(r"[;,\s]+")
_ORGANIZATIONS: Mapping[str, Organization] = MappingProxyType(
    {
        "state": Organization.STATE,
        "state agency": Organization.STATE,
        "state staff": Organization.STATE,
        "cms": Organization.CMS,
        "centers for medicare medicaid services": Organization.CMS,
        "centers for medicare and medicaid services": Organization.CMS,
        "dfo": Organization.DFO,
        "division of financial operations": Organization.DFO,
        "sc": Organization.SC,
        "statistical contractor": Organization.SC,
        "perm sc": Organization.SC,
        "rc": Organization.RC,
        "review contractor": Organization.RC,
        "perm rc": Organization.RC,
        "erc": Organization.ERC,
        "eligibility review contractor": Organization.ERC,
        "perm erc": Organization.ERC,
        "vendor": Organization.VENDOR,
        "data vendor": Organization.VENDOR,
        "contractor": Organization.VENDOR,
    }
)
_BOTH = ""
_PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        "medicaid": MEDICAID,
        "title xix": MEDICAID,
        "chip": CHIP,
        "title xxi": CHIP,
        "s chip": CHIP,
        "both": _BOTH,
        "medicaid and chip": _BOTH,
        "medicaid chip": _BOTH,
        "chip medicaid": _BOTH,
        "chip and medicaid": _BOTH,
        "all": _BOTH,
    }
)
_YES = frozenset(("yes", "y", "true", "x", "1", "acting", "interim"))
_NO = frozenset(("no", "n", "false", "0", "permanent", "regular"))
_ZONES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("eastern", "est", "edt", "et"), "America/New_York"),
        **dict.fromkeys(("central", "cst", "cdt", "ct"), "America/Chicago"),
        **dict.fromkeys(("mountain", "mst", "mdt", "mt"), "America/Denver"),
        **dict.fromkeys(("pacific", "pst", "pdt", "pt"), "America/Los_Angeles"),
        **dict.fromkeys(("alaska", "akst", "akdt"), "America/Anchorage"),
        **dict.fromkeys(("hawaii", "hst"), "Pacific/Honolulu"),
        "arizona": "America/Phoenix",
        "atlantic": "America/Puerto_Rico",
    }
)
_TIME = re.compile(r"(?:T|\s+)\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?\Z", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\Z", re.ASCII)
_MONTH_IN_WORDS = re.compile(r"(?:(\d{1,2}) )?([A-Za-z]+) (?:(\d{1,2}) )?(\d{4}|\d{2})\Z", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)


class Known:
    """The states and roles of the catalog, found by what people write; each text is read once."""

    def __init__(self, states: Collection[State], roles: Collection[Role]) -> None:
        self.roles: Mapping[str, Role] = {role.code: role for role in roles}
        self._states = {
            plain(word): state.code for state in states for word in (state.code, state.name)
        }
        self._names = {plain(state.name): state.code for state in states}
        self._found: dict[str, Role | None] = {}

    def role(self, text: str) -> Role | None:
        """Return the role that a text names."""
        if text not in self._found:
            self._found[text] = role_of(text, self.roles.values())
        return self._found[text]

    def roles_in(self, text: str) -> tuple[list[Role], list[str]]:
        """Return the roles that a cell names, and what of it is none."""
        found, unknown = list[Role](), list[str]()
        for part in _parts(text, lambda each: self.role(each) is not None):
            role = self.role(part)
            if role is None:
                unknown.append(part)
            elif role not in found:
                found.append(role)
        return found, unknown

    def states_in(self, text: str) -> tuple[list[str], list[str]]:
        """Return the codes of the states that a cell names, and what of it is none."""
        if plain(text) in _ALL_STATES:
            return [], []
        found, unknown = list[str](), list[str]()
        for part in _parts(text, lambda each: plain(each) in self._states):
            code = self._states.get(plain(part))
            if code is None:
                unknown.append(part)
            elif code not in found:
                found.append(code)
        return found, unknown

    def state_of_agency(self, agency: str) -> str:
        """Return the state that an agency is named after; empty where that is none, or two.

        "West Virginia" is not Virginia: what a longer name covers is not looked at again.
        """
        text, found = f" {plain(agency)} ", set[str]()
        for name in sorted(self._names, key=len, reverse=True):
            if f" {name} " in text:
                found.add(self._names[name])
                text = text.replace(f" {name} ", " ")
        return found.pop() if len(found) == 1 else ""


def person_name(text: str) -> str:
    """Return a name as it is spoken: "Sample, Ann" is Ann Sample. Raises UserError."""
    line = kept_line(text, entering.NAME_LIMIT)
    last, sign, first = (part.strip() for part in line.partition(","))
    turned = f"{first} {last}"
    return turned if sign and first and names.key(line) == names.key(turned) else line


def email(text: str) -> tuple[str, str]:
    """Return an address as it is kept, and others that stand beside it. Raises UserError."""
    bracketed = _EMAIL_IN_BRACKETS.search(text)
    bare = bracketed.group(1) if bracketed else text
    first, *rest = _EMAIL_SIGNS.split(bare.strip()) if "@" in bare else [bare]
    if len(rest) and not all("@" in each for each in rest if each):
        first, rest = bare, []  # words that are no addresses: all of it is wrong
    return entering.email(re.sub(r"(?i)\Amailto:", "", first)), ", ".join(filter(None, rest))


def organization(text: str) -> Organization | None:
    """Return whose staff a text names; None for what is the name of an agency."""
    return _ORGANIZATIONS.get(plain(text))


def program(text: str) -> str:
    """Return a program, empty for both. Raises UserError."""
    return _looked_up(text, _PROGRAMS, "is not a program", "Write Medicaid, CHIP or both.")


def acting(text: str) -> bool:
    """Return whether somebody is acting. Raises UserError."""
    answers = {**dict.fromkeys(_YES, "yes"), **dict.fromkeys(_NO, "")}
    return bool(
        _looked_up(text, answers, "does not say whether somebody is acting", "Write yes or no.")
    )


def zone(text: str) -> str:
    """Return the IANA name of a zone, also of "Eastern" and "ET". Raises UserError."""
    words = plain(re.sub(r"\(.*", "", text))
    known = _ZONES.get(words.removesuffix(" time").removesuffix(" standard"))
    return known or clock.zone_info(text.strip()).key


def day(text: str) -> date:
    """Return a day as ISO 8601 or as Americans write it. Raises UserError."""
    bare = _TIME.sub("", text.strip())
    found = _iso(bare) or _month_first(bare) or _written(bare)
    if found is None:
        raise UserError(
            f"“{kept_line(text[:80])}” is not a date.",
            "Write it as 2026-04-14 or 4/14/2026, or take the person in without it.",
        )
    return found


def not_known(what: str, parts: Iterable[str]) -> list[UserError]:
    """Say of each part of a cell that it is no role, or no state."""
    return [
        UserError(f"“{kept_line(part[:80])}” is not {what} of this program.", _CORRECT)
        for part in parts
    ]


def _parts(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The parts of a cell that names several; a name that is known is not taken apart."""
    bare = text.strip()
    if not bare or is_known(bare):
        return [bare] if bare else []
    for signs in _PARTED:
        parts = [part for part in signs.split(bare) if part.strip()]
        if len(parts) > 1:
            found = [each for part in parts for each in _parts(part, is_known)]
            # of "HR/Payroll" nothing is known, so it is told of as it stands
            return found if any(map(is_known, found)) else [bare]
    return [bare]


def _looked_up(text: str, known: Mapping[str, str], wrong: str, hint: str) -> str:
    found = known.get(plain(text))
    if found is None:
        raise UserError(f"“{kept_line(text[:80])}” {wrong}.", hint)
    return found


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _month_first(text: str) -> date | None:
    """4/14/2026, and 4/14/26; a first number above 12 is no month, so nothing is guessed."""
    match = _MONTH_FIRST.match(text)
    if match is None:
        return None
    month, on, year = map(int, match.groups())
    return _date(year, month, on)


def _written(text: str) -> date | None:
    """ "Apr 14, 2026", "14-Apr-2026", "April 14 2026"."""
    words = " ".join(re.sub(r"[,.\-/]", " ", text).split())
    match = _MONTH_IN_WORDS.match(words)
    if match is None:
        return None
    before, name, after, year = match.groups()
    month = next((n for n, each in enumerate(_MONTHS, 1) if _is_month(name, each)), 0)
    if not month or bool(before) == bool(after):
        return None
    return _date(int(year), month, int(before or after))


def _is_month(text: str, name: str) -> bool:
    return len(text) > 2 and name.startswith("sep" if text.lower() == "sept" else text.lower())


def _date(year: int, month: int, on: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, on)
    except ValueError:
        return None

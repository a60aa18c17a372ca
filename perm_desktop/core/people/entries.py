"""Lines of a list of people, read as what they say of each person; what cannot be read is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar

from perm_desktop.core.errors import UserError
from perm_desktop.core.finding import plain
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.people import cells, entering, names
from perm_desktop.core.people.cells import Known
from perm_desktop.core.people.columns import Field
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.texts import kept, kept_line

_LONGEST_LIST = 1_000  # characters of a cell that names roles or states
_NOTE_LIMIT = 20_000
_CMS_MAIL = ("@cms.hhs.gov", "@cms.gov")
Value = TypeVar("Value")


class Row(NamedTuple):
    """A line of a file: its number, and its texts by what they are."""

    line: int
    texts: Mapping[Field, str]


class Problem(NamedTuple):
    """What of a line cannot be taken, or is in doubt, and what to do."""

    line: int
    sentence: str
    next_step: str

    def __str__(self) -> str:
        return f"Line {self.line:,}: {self.sentence} {self.next_step}".rstrip()


class Service(NamedTuple):
    """A post that a file says somebody holds; what it leaves open is None."""

    post: Post
    starts: date | None = None
    ends: date | None = None
    acting: bool | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file says of one person; what it does not say is empty or None."""

    lines: tuple[int, ...]
    name: str = ""
    organization: Organization | None = None
    agency: str = ""
    program: str | None = None  # empty for both
    phone: str = ""
    email: str = ""
    zone: str = ""
    note: str = ""
    services: tuple[Service, ...] = ()
    problems: tuple[Problem, ...] = ()
    likely: Organization = Organization.STATE  # of a new person, where the file does not say

    @property
    def line(self) -> int:
        """The first line, which tells an entry from others."""
        return self.lines[0]

    @property
    def states(self) -> frozenset[str]:
        """The codes of the states it is about."""
        return frozenset(each.post.state for each in self.services if each.post.state)

    @property
    def person(self) -> Person:
        """The entry as a person who is not in the directory yet."""
        return Person(
            *(0, self.name, self.organization or self.likely, self.agency, self.program or ""),
            *(self.phone, self.email, self.zone, self.note),
        )


def read(rows: Iterable[Row], known: Known) -> list[Entry]:
    """Return an entry for each person: lines that surely are about one are put together."""
    return joined(_Reading(row, known).entry() for row in rows)


def joined(entries: Iterable[Entry]) -> list[Entry]:
    """Put together what is about one person: one name with one address.

    Without an address, it is one name within the same states and without two telephone numbers.
    """
    found: dict[object, Entry] = {}
    for entry in entries:
        key = _identity(entry)
        before = found.get(key)
        found[key] = entry if before is None else _both(before, entry)
    return list(found.values())


def digits(phone: str) -> str:
    """Return what two ways to write one number share, with the country's own left out."""
    found = "".join(sign for sign in phone if sign.isdigit())
    return found[1:] if len(found) == 11 and found.startswith("1") else found


def _identity(entry: Entry) -> object:
    name = names.key(entry.name)
    if not name and not entry.email:
        return entry.line
    if entry.email:
        return name, entry.email.casefold()
    return name, entry.states, digits(entry.phone), entry.agency.casefold()


def _both(first: Entry, other: Entry) -> Entry:
    """One entry of two; where they differ, the first one stands and the other is told."""
    differing = [
        label
        for label, one, two in (
            ("phone number", digits(first.phone), digits(other.phone)),
            ("agency", plain(first.agency), plain(other.agency)),
            ("organization", first.organization or "", other.organization or ""),
            ("time zone", first.zone, other.zone),
        )
        if one and two and one != two
    ]
    problems = [
        Problem(
            other.line,
            f"It gives another {label} than line {first.line:,} for the same person.",
            "Correct one of the lines; as it is, the first one counts.",
        )
        for label in differing
    ]
    notes = dict.fromkeys(filter(None, (first.note, other.note)))
    return replace(
        first,
        lines=(*first.lines, *other.lines),
        organization=first.organization or other.organization,
        agency=first.agency or other.agency,
        program=other.program if first.program is None else first.program,
        phone=first.phone or other.phone,
        zone=first.zone or other.zone,
        note="\n".join(notes),
        services=tuple(dict.fromkeys((*first.services, *other.services))),
        problems=(*first.problems, *other.problems, *problems),
    )


class _Reading:
    """One line being read; gathers what is wrong with it."""

    def __init__(self, row: Row, known: Known) -> None:
        self._line, self._texts, self._known = row.line, row.texts, known
        self._problems: list[Problem] = []

    def entry(self) -> Entry:
        """What the line says."""
        agency, organization = self._agency()
        email = self._read(Field.EMAIL, self._email, "")
        roles, note = self._roles()
        whose = organization or _likely(roles, agency, email)
        states = self._states(agency, whose)
        entry = Entry(
            lines=(self._line,),
            name=self._name(),
            organization=organization,
            agency=agency,
            program=self._read(Field.PROGRAM, cells.program, None),
            phone=self._read(Field.PHONE, kept_line, ""),
            email=email,
            zone=self._read(Field.ZONE, cells.zone, ""),
            note=note,
            services=self._services(states, roles, whose),
            likely=whose,
        )
        return replace(entry, problems=tuple(self._problems))

    def _text(self, column: Field) -> str:
        return self._texts.get(column, "").strip()

    def _read(self, column: Field, reader: Callable[[str], Value], empty: Value) -> Value:
        """The value of a cell; an empty one where there is none, or none that can be kept."""
        text = self._text(column)
        if not text:
            return empty
        try:
            return reader(text)
        except UserError as error:
            self._tell(error)
            return empty

    def _tell(self, error: UserError) -> None:
        self._problems.append(Problem(self._line, error.sentence, error.next_step))

    def _name(self) -> str:
        apart = f"{self._text(Field.FIRST)} {self._text(Field.LAST)}"
        try:
            name = cells.person_name(self._text(Field.NAME) or apart)
        except UserError as error:
            self._tell(error)
            return ""
        if not names.key(name):
            self._tell(UserError("No name is given.", "Add the name, or leave the line out."))
            return ""
        return name

    def _agency(self) -> tuple[str, Organization | None]:
        """The agency and whose staff it is: lists write an agency in either column."""
        agency = self._read(Field.AGENCY, kept_line, "")
        text = self._read(Field.ORGANIZATION, kept_line, "")
        organization = cells.organization(text)
        if text and organization is None:
            agency = agency or text
        return agency, organization

    def _email(self, text: str) -> str:
        found, others = cells.email(text)
        if others:
            self._tell(
                UserError(
                    f"It gives more than one e-mail address; {found} would be kept, and not"
                    f" {kept_line(others[:200])}.",
                    "Keep one in the file, or take the person in with the first.",
                )
            )
        return found

    def _roles(self) -> tuple[list[Role], str]:
        """The roles, and the note; a job title that is no role stands in the note."""
        note = self._read(Field.NOTE, lambda text: kept(text, _NOTE_LIMIT).strip(), "")
        title = self._read(Field.TITLE, kept_line, "")
        text = self._listed(Field.ROLE)
        if text:
            found, unknown = self._known.roles_in(text)
            for error in cells.not_known("a role", unknown):
                self._tell(error)
            return found, note or title
        found, unknown = self._known.roles_in(title)
        return found, note or (title if unknown else "")

    def _listed(self, column: Field) -> str:
        return self._read(column, lambda text: kept(text, _LONGEST_LIST), "")

    def _states(self, agency: str, whose: Organization) -> list[str]:
        """The states; that of a state's agency is in its name."""
        text = self._listed(Field.STATE)
        if text:
            found, unknown = self._known.states_in(text)
            for error in cells.not_known("a state", unknown):
                self._tell(error)
            return found
        code = self._known.state_of_agency(agency) if whose is Organization.STATE else ""
        return [code] if code else []

    def _services(
        self, states: Sequence[str], roles: Sequence[Role], whose: Organization
    ) -> tuple[Service, ...]:
        starts = self._read(Field.STARTS, cells.day, None)
        ends = self._read(Field.ENDS, cells.day, None)
        acting = self._read(Field.ACTING, cells.acting, None)
        try:
            entering.check_days(starts, ends)
        except UserError as error:
            self._tell(error)
            starts = ends = None
        posts = self._posts(states, roles, whose)
        if not posts and (starts or ends):
            self._tell(UserError("Its days belong to no post.", "Add the role or the state."))
        return tuple(Service(post, starts, ends, acting) for post in posts)

    def _posts(
        self, states: Sequence[str], roles: Sequence[Role], whose: Organization
    ) -> list[Post]:
        if not states and whose is Organization.STATE and not self._text(Field.STATE):
            posts = [role for role in roles if role.side == "state"]
            if posts:
                why = f"No state is named for the {posts[0].name}."
                self._tell(UserError(why, "Add it, for example OH, or take the person in without."))
            roles = [role for role in roles if role.side != "state"]
        found: list[Post] = []
        for role in roles or [None]:
            for state in states or [""]:
                if role is None and not state:
                    continue
                try:
                    found.append(entering.post(state, role))
                except UserError as error:
                    self._tell(error)
        return list(dict.fromkeys(found))


def _likely(roles: Sequence[Role], agency: str, email: str) -> Organization:
    """Whose staff somebody seems to be, where a file does not say."""
    named = cells.organization(agency)
    if named is not None:
        return named
    if email.casefold().endswith(_CMS_MAIL):
        return Organization.CMS
    sides = {role.side for role in roles}
    if sides == {"federal"}:
        return Organization.DFO
    return Organization.VENDOR if sides == {"vendor"} else Organization.STATE

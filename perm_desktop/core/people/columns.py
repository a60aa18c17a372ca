"""Which column of a list of people is what, told by its head."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from perm_desktop.core.finding import plain


class Field(StrEnum):
    """What a column can say of a person. Values are those of saved mappings."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    PHONE = "phone"
    AGENCY = "agency"
    ORGANIZATION = "organization"
    STATE = "state"
    ROLE = "role"
    TITLE = "title"  # of the job, which may be a role
    PROGRAM = "program"
    STARTS = "starts"
    ENDS = "ends"
    ACTING = "acting"
    ZONE = "zone"
    NOTE = "note"


LABELS: Mapping[Field, str] = MappingProxyType(
    {
        Field.NAME: "Name",
        Field.FIRST: "First name",
        Field.LAST: "Last name",
        Field.EMAIL: "E-mail",
        Field.PHONE: "Phone",
        Field.AGENCY: "Agency",
        Field.ORGANIZATION: "Organization",
        Field.STATE: "State",
        Field.ROLE: "Role",
        Field.TITLE: "Job title",
        Field.PROGRAM: "Program",
        Field.STARTS: "From",
        Field.ENDS: "To",
        Field.ACTING: "Acting",
        Field.ZONE: "Time zone",
        Field.NOTE: "Note",
    }
)
# Heads as ``finding.plain`` writes them, the surest first.
_HEADS: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.NAME: (
            *("name", "full name", "display name", "contact name", "contact", "person"),
            *("contact person", "employee name", "staff name", "staff member", "attendee name"),
            *("file as", "person name", "formatted name", "fn", "names"),
        ),
        Field.FIRST: ("first name", "given name", "first", "forename", "firstname", "givenname"),
        Field.LAST: (
            *("last name", "family name", "surname", "last", "lastname", "familyname", "sn"),
        ),
        Field.EMAIL: (
            *("e mail", "email", "e mail address", "email address", "work e mail", "work email"),
            *("business e mail", "business email", "primary email", "mail", "e mail 1 value"),
            *("email 1", "e mail 1", "emailaddress", "contact email", "contact e mail", "smtp"),
            *("email addresses", "e mail addresses", "primary email address", "internet e mail"),
        ),
        Field.PHONE: (
            *("phone", "telephone", "phone number", "telephone number", "business phone"),
            *(
                "work phone",
                "office phone",
                "phone 1 value",
                "tel",
                "work telephone",
                "direct line",
            ),
            *("business phone number", "office", "phone no", "contact phone", "contact number"),
            *(
                "primary phone",
                "company main phone",
                "mobile phone",
                "cell phone",
                "mobile",
                "cell",
            ),
        ),
        Field.AGENCY: (
            *("agency", "state agency", "agency name", "company", "department", "employer"),
            *("organization name", "organization 1 name", "company name", "office name"),
            *("department name", "division", "bureau"),
        ),
        Field.ORGANIZATION: (
            *("organization", "organisation", "org", "organization type", "side", "affiliation"),
            *("type of organization", "contractor", "party"),
        ),
        Field.STATE: (
            *("state", "states", "state code", "state name", "perm state", "jurisdiction"),
            *("state territory", "st", "business state", "work state", "usps", "state s"),
            *("state or territory", "state abbreviation", "territory"),
        ),
        Field.ROLE: (
            *("role", "roles", "perm role", "contact role", "contact type", "role s", "post"),
            *("position", "function", "responsibility", "responsibilities", "type of contact"),
            *("perm roles", "role name", "role code", "perm contact type"),
        ),
        Field.TITLE: (
            *("job title", "title", "working title", "position title", "organization 1 title"),
            *("business title", "occupation"),
        ),
        Field.PROGRAM: ("program", "programs", "program s", "medicaid chip", "program type"),
        Field.STARTS: (
            *("from", "start", "starts", "start date", "from date", "since", "effective date"),
            *("begin date", "begin", "effective", "effective from", "first day", "valid from"),
            *("date from", "starting", "tenure start", "role start", "start day", "in role since"),
        ),
        Field.ENDS: (
            *("to", "end", "ends", "end date", "to date", "until", "last day", "through"),
            *("effective to", "valid to", "date to", "thru", "tenure end", "role end", "end day"),
            *("effective until", "left", "expires", "expiration date"),
        ),
        Field.ACTING: ("acting", "is acting", "interim", "acting yes no", "acting interim"),
        Field.ZONE: ("time zone", "timezone", "zone", "tz", "iana zone"),
        Field.NOTE: ("note", "notes", "remark", "remarks", "comment", "comments", "memo"),
    }
)
_LOOKED_AT = 20  # rows among which the heads are sought


def recognized(header: Sequence[str]) -> dict[Field, str]:
    """Return the heads of the columns that are known, each for one field."""
    by_words: dict[str, str] = {}
    for head in header:
        by_words.setdefault(plain(head), head)
    found = (
        (field, next((by_words[words] for words in heads if words in by_words), ""))
        for field, heads in _HEADS.items()
    )
    return {field: head for field, head in found if head}


def names_somebody(columns: Mapping[Field, str]) -> bool:
    """Whether the columns say who somebody is."""
    return Field.NAME in columns or {Field.FIRST, Field.LAST} <= columns.keys()


def heads_at(rows: Sequence[Sequence[str]]) -> int:
    """Return which row has the heads: a title may stand above them. The first where none has."""
    scores = [_score(row) for row in rows[:_LOOKED_AT]]
    return scores.index(max(scores)) if any(scores) else 0


def known_heads(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns the heads of a table are known for; tells a list from a cover."""
    return max(map(_score, rows[:_LOOKED_AT]), default=0)


def _score(row: Sequence[str]) -> int:
    found = recognized(row)
    return len(found) if names_somebody(found) else 0


def given(columns: Mapping[str, str]) -> dict[Field, str]:
    """Return a saved mapping; fields that are not known here are passed over."""
    known = {field.value: field for field in Field}
    return {known[name]: head for name, head in columns.items() if name in known and head}


def places(header: Sequence[str], columns: Mapping[Field, str]) -> dict[Field, int]:
    """Return where each named column is; case, blanks and signs make no difference."""
    words = [plain(head) for head in header]
    wanted = {field: plain(head) for field, head in columns.items()}
    return {field: words.index(head) for field, head in wanted.items() if head in words}


def not_taken(header: Sequence[str], columns: Mapping[Field, str]) -> list[str]:
    """Return the heads that no field is read from."""
    taken = frozenset(places(header, columns).values())
    return [head for place, head in enumerate(header) if head.strip() and place not in taken]

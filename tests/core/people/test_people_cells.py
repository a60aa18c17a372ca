"""What people write into the cells of a list, and what it means."""

from datetime import date

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.people import cells
from perm_desktop.core.people.cells import Known
from perm_desktop.core.people.columns import Field, heads_at, names_somebody, not_taken, recognized
from perm_desktop.core.people.person import Organization

_STATES = [
    State(number, code, name, 1, "America/New_York", ("America/New_York",))
    for number, (code, name) in enumerate(
        (("VA", "Virginia"), ("WV", "West Virginia"), ("KS", "Kansas"), ("AR", "Arkansas")), 1
    )
]
_ROLES = [
    Role(1, "PM", "PERM lead", "state", ("State lead", "Main PERM state contacts")),
    Role(2, "DL", "Data lead", "state", ()),
    Role(3, "ITS", "IT security/access SME", "state", ()),
    Role(4, "DFO", "DFO staff", "federal", ()),
]


@pytest.fixture
def known() -> Known:
    """Four states and four roles."""
    return Known(_STATES, _ROLES)


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("Data lead", ["DL"], []),
        ("state leads", ["PM"], []),
        ("DL; PM", ["DL", "PM"], []),
        ("IT security/access SME, Data lead", ["ITS", "DL"], []),
        ("Data lead and State lead", ["DL", "PM"], []),
        ("Data lead, Wizard", ["DL"], ["Wizard"]),
        ("HR/Payroll", [], ["HR/Payroll"]),
        ("", [], []),
    ],
)
def test_a_cell_names_roles_by_any_of_their_names(
    known: Known, text: str, codes: list[str], unknown: list[str]
) -> None:
    found, rest = known.roles_in(text)
    assert [role.code for role in found] == codes
    assert [part.strip() for part in rest] == unknown


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("va", ["VA"], []),
        ("West Virginia", ["WV"], []),
        ("KS, AR/VA", ["KS", "AR", "VA"], []),
        ("All states", [], []),
        ("Narnia", [], ["Narnia"]),
    ],
)
def test_a_cell_names_states_by_code_or_name(
    known: Known, text: str, codes: list[str], unknown: list[str]
) -> None:
    assert known.states_in(text) == (codes, unknown)


@pytest.mark.parametrize(
    ("agency", "code"),
    [
        ("Kansas Department of Health", "KS"),
        ("Arkansas DHS", "AR"),
        ("West Virginia Bureau for Medical Services", "WV"),
        ("Virginia and West Virginia Health", ""),
        ("Department of Health", ""),
    ],
)
def test_an_agency_tells_its_state_unless_two_are_named(
    known: Known, agency: str, code: str
) -> None:
    assert known.state_of_agency(agency) == code


@pytest.mark.parametrize(
    "text",
    [
        *("2026-04-01", "4/1/2026", "04/01/26", "4-1-2026", "Apr 1, 2026", "April 1 2026"),
        *("1-Apr-2026", "1 April 2026", "2026-04-01 00:00:00", "4/1/2026 12:00 AM", "20260401"),
    ],
)
def test_a_day_is_read_as_americans_and_iso_write_it(text: str) -> None:
    assert cells.day(text) == date(2026, 4, 1)


@pytest.mark.parametrize(
    "text", ["13/1/2026", "31.12.2026", "Sprout 1, 2026", "2026-02-30", "soon"]
)
def test_a_day_that_could_be_another_is_not_guessed(text: str) -> None:
    with pytest.raises(UserError, match="is not a date"):
        cells.day(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ann@example.org", ("ann@example.org", "")),
        ("Ann Sample <ann@example.org>", ("ann@example.org", "")),
        ("mailto:ann@example.org", ("ann@example.org", "")),
        ("ann@example.org; bob@example.org", ("ann@example.org", "bob@example.org")),
    ],
)
def test_an_address_is_taken_out_of_what_stands_around_it(
    text: str, found: tuple[str, str]
) -> None:
    assert cells.email(text) == found


@pytest.mark.parametrize("text", ["ann(at)example.org", "ann@", "ann sample@example.org", "@"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is not an e-mail address"):
        cells.email(text)


def test_other_words_of_lists_are_known() -> None:
    assert cells.person_name("Sample, Ann") == "Ann Sample"
    assert cells.person_name("Ann Sample, PhD") == "Ann Sample, PhD"
    assert cells.organization("Review Contractor") is Organization.RC
    assert cells.organization("Kansas Medicaid") is None
    assert (cells.program("Medicaid & CHIP"), cells.program("Title XXI")) == ("", "chip")
    assert (cells.acting("x"), cells.acting("No")) == (True, False)
    assert cells.zone("Eastern Time (US & Canada)") == "America/New_York"
    assert cells.zone("America/Chicago") == "America/Chicago"


def test_heads_of_usual_programs_are_recognized() -> None:
    outlook = ("Title", "First Name", "Last Name", "Company", "Job Title", "Business Phone")
    assert recognized((*outlook, "E-mail Address", "Business State")) == {
        Field.FIRST: "First Name",
        Field.LAST: "Last Name",
        Field.EMAIL: "E-mail Address",
        Field.PHONE: "Business Phone",
        Field.AGENCY: "Company",
        Field.STATE: "Business State",
        Field.TITLE: "Job Title",
    }


def test_columns_that_are_not_taken_are_named() -> None:
    header = ("NAME", "e-mail", "Shoe size", "")
    found = recognized(header)
    assert names_somebody(found)
    assert not_taken(header, found) == ["Shoe size"]


def test_the_heads_may_stand_below_a_title() -> None:
    assert heads_at([("PERM contacts", ""), ("As of May", ""), ("Name", "State")]) == 2
    assert heads_at([("a", "b"), ("c", "d")]) == 0

"""What may be said of a person and a post, and what is refused in a sentence."""

from datetime import date

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.people import entering
from perm_desktop.core.people.person import Organization, Person, Post

LEAD = Role(1, "PM", "PERM lead", "state", ())
VENDOR = Role(12, "VEN", "Data vendor", "vendor", ())
EVERYBODY = Role(18, "ALL", "All state PERM staff", "state", ())


def person(**values: str) -> Person:
    return Person(0, "Sample Person", Organization.STATE)._replace(**values)


def test_a_person_is_kept_without_blanks_at_the_ends_and_unseen_characters() -> None:
    entered = person(name="  Sample \u200b Person ", email=" a@example.org ", program=" CHIP ")
    kept = entering.checked(entered)
    assert (kept.name, kept.email, kept.program) == ("Sample Person", "a@example.org", "chip")


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\t\n"])
def test_a_person_needs_a_name(name: str) -> None:
    with pytest.raises(UserError, match="needs a name"):
        entering.checked(person(name=name))


def test_a_name_that_is_no_name_for_its_length_is_refused() -> None:
    with pytest.raises(UserError, match="101 characters"):
        entering.checked(person(name="x" * 101))


@pytest.mark.parametrize(
    "address",
    ["none", "a@b", "a b@example.org", "a@example.org; b@example.org", "<a@example.org>", "@x.org"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UserError, match="is not an e-mail address"):
        entering.checked(person(email=address))


@pytest.mark.parametrize(
    "address", ["a@example.org", "o'hara+perm@mail.example.org", "josé@bücher.example"]
)
def test_an_address_is_kept_as_it_was_written(address: str) -> None:
    assert entering.checked(person(email=address)).email == address


def test_a_zone_a_program_and_an_organization_must_be_known() -> None:
    with pytest.raises(UserError, match="not a time zone"):
        entering.checked(person(zone="Ohio"))
    with pytest.raises(UserError, match="not a program"):
        entering.checked(person(program="medicare"))
    with pytest.raises(UserError, match="not an organization"):
        entering.organization("acme")
    assert entering.checked(person(zone=" America/Denver ")).zone == "America/Denver"


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    entering.check_days(date(2026, 3, 1), date(2026, 3, 1))
    entering.check_days(None, date(2026, 3, 1))
    with pytest.raises(UserError, match="Feb 28, 2026, is before the first, Mar 1, 2026"):
        entering.check_days(date(2026, 3, 1), date(2026, 2, 28))
    with pytest.raises(UserError, match="out of range"):
        entering.check_days(date(1026, 3, 1), None)


def test_all_state_staff_is_no_post_of_its_own() -> None:
    assert entering.post("OH", EVERYBODY) == Post("OH", "")


def test_only_others_than_a_states_own_staff_serve_all_states() -> None:
    assert entering.post("", VENDOR) == Post("", "VEN")
    with pytest.raises(UserError, match="PERM lead is a role of a state"):
        entering.post("", LEAD)
    with pytest.raises(UserError, match="needs a state or a role"):
        entering.post("", None)

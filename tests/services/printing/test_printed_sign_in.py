"""Gather who is expected to sign in."""

from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import Expectation
from perm_desktop.reports.sign_in_sheet import Expected
from perm_desktop.services import attendance, audience, meeting_types, people
from perm_desktop.services.printing import sign_in
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from tests.builders import add


def test_every_state_has_a_line_for_each_role_of_the_audience(catalog: Catalog) -> None:
    states = sorted(reference.states(catalog.connection))[:18]
    sheet = sign_in.sheet(catalog, add(catalog, "cycle-call", states))
    roles = reference.meeting_type(catalog.connection, "cycle-call").roles
    listed = [line for line in sheet.expected if line.state]
    assert len(listed) == 18 * len(roles)
    assert list(dict.fromkeys(line.state for line in listed)) == list(sheet.head.states)


def test_a_person_who_is_known_stands_in_the_line_of_the_role(catalog: Catalog) -> None:
    ident = add(catalog, "dp-orientation", ["OH"])
    attendance.add_walk_in(catalog, ident, "Ana Diaz", "OH", "DP", "attended")
    attendance.add_walk_in(catalog, ident, "Bo Chen", "OH", "", "attended")
    lines = [line for line in sign_in.sheet(catalog, ident).expected if line.state]
    assert [(line.role, line.name) for line in lines] == [
        ("PERM lead", ""),
        ("DP contact", "Ana Diaz"),
        ("Policy SME", ""),
        ("", "Bo Chen"),
    ]


def test_who_is_expected_stands_by_name_and_a_walk_in_once(catalog: Catalog) -> None:
    ident = add(catalog, "dp-orientation", ["OH"])
    lead = Person(0, "Lea Sample", Organization.STATE, "Sample Department of Medicaid")
    guest = Person(0, "Gus Sample", Organization.CMS)
    ann = people.add(catalog, lead, [(Post("OH", "PM"), None, None, False)])
    audience.add(catalog, [ident], person=people.add(catalog, guest))
    attendance.add_walk_in(catalog, ident, "", "OH", "PM", "attended", contact=ann)
    attendance.add_walk_in(catalog, ident, "Wil Sample", "OH", "PM", "attended")
    expected = sign_in.sheet(catalog, ident).expected
    assert expected[:2] == (
        Expected("Ohio", "PERM lead", "Lea Sample", "Sample Department of Medicaid"),
        Expected("Ohio", "PERM lead", "Wil Sample"),
    )
    assert Expected("", "Guest", "Gus Sample", "CMS") in expected


def test_who_is_informed_only_does_not_sign(catalog: Catalog) -> None:
    ident = add(catalog, "dp-orientation", ["OH"])
    audience.inform(catalog, [ident], state="OH", role="POL")
    roles = [line.role for line in sign_in.sheet(catalog, ident).expected]
    assert "Policy SME" not in roles
    assert "PERM lead" in roles


def test_hosts_sign_for_their_organizations(catalog: Catalog) -> None:
    expected = sign_in.sheet(catalog, add(catalog, "cycle-call")).expected
    assert [line for line in expected if not line.state] == [
        Expected("", "Host", organization=code) for code in ("CMS", "ERC", "RC", "SC")
    ]


def test_a_state_of_which_no_role_is_expected_has_a_line(catalog: Catalog) -> None:
    expected = sign_in.sheet(catalog, add(catalog, "mrr-call-back", ["OH", "PA"])).expected
    assert [line.state for line in expected if line.state] == ["Ohio", "Pennsylvania"]


def test_a_role_that_is_not_always_needed_says_so(catalog: Catalog) -> None:
    meeting_types.expect(catalog, "ad-hoc-call", ["DL"], Expectation.AS_NEEDED)
    roles = [line.role for line in sign_in.sheet(catalog, add(catalog)).expected]
    assert "Data lead (as needed)" in roles


def test_states_stand_in_the_order_of_their_names_each_with_its_people(catalog: Catalog) -> None:
    ident = add(catalog, "mrr-call-back", ["IA", "IN"])
    attendance.add_walk_in(catalog, ident, "Ana Diaz", "IA", "", "attended")
    attendance.add_walk_in(catalog, ident, "Bo Chen", "IN", "", "attended")
    lines = [line for line in sign_in.sheet(catalog, ident).expected if line.state]
    assert [(line.state, line.name) for line in lines] == [
        ("Indiana", "Bo Chen"),
        ("Iowa", "Ana Diaz"),
    ]

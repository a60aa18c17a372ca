"""Who of the directory walked in: exactly one is proposed, several are asked."""

from datetime import date

from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.walking_in import matches, proposed

DAY = date(2026, 4, 20)


def person(ident: int, name: str, email: str = "") -> Person:
    return Person(ident, name, Organization.STATE, email=email)


ANN, TWIN = person(1, "Ann Sample", "ann@example.org"), person(2, "ann  sample", "a2@example.org")
BO, CY = person(3, "Bo Sample"), person(4, "Cy Sample")
DIRECTORY = Directory(
    [ANN, TWIN, BO, CY],
    [
        Tenure(1, 1, Post("OH", "DP")),
        Tenure(2, 2, Post("OH", "")),
        Tenure(3, 3, Post("TX", "PM")),
        Tenure(4, 4, Post("OH", "PM"), None, date(2026, 4, 19)),
    ],
)


def names(typed: str, state: str = "OH") -> list[tuple[int, bool]]:
    return [(each.person.id, each.serves) for each in matches(DIRECTORY, typed, state, DAY)]


def test_two_of_one_name_are_both_found_and_none_is_proposed() -> None:
    found = matches(DIRECTORY, " Ann SAMPLE ", "OH", DAY)
    assert [each.person.id for each in found] == [1, 2]
    assert proposed(found) is None


def test_an_address_tells_people_of_one_name_apart() -> None:
    found = proposed(matches(DIRECTORY, "ANN@example.org", "OH", DAY))
    assert found is not None
    assert (found.person, found.roles) == (ANN, ("DP",))


def test_who_serves_another_state_or_no_longer_serves_is_asked() -> None:
    assert names("Bo Sample") == [(3, False)]
    assert names("Cy Sample") == [(4, False)]
    assert proposed(matches(DIRECTORY, "Bo Sample", "OH", DAY)) is None
    assert names("Bo Sample", "TX") == [(3, True)]


def test_half_a_name_finds_nobody() -> None:
    assert names("Ann") == names("Sample") == names("  ") == []

"""Names are the same, alike, or have nothing to do with each other."""

import pytest

from perm_desktop.core.people import names
from tests.hostile_texts import CASES


@pytest.mark.parametrize(
    "spelling",
    [
        "Jane Doe",
        "  jane   DOE ",
        "Doe, Jane",
        "Doe , Jane (CMS/CPI)",
        "Jane Doe (Guest)",
        "OH - Jane Doe",
        "Jane Doe (Ohio Medicaid (ODM))",
        "Jane Doe [External]",
        "Jane Doe - Ohio Medicaid",
        "Jane Doe | ODM",
        "Dr. Jane Doe",
        "Ms. Jane Doe, MPH, RN",
        "Jane Doe Ph.D",
        "Jane\u00a0Doe",
        "Jane\u200b Doe",
        "\uff2aane Doe",
        "Jane Doe (unverified",
    ],
)
def test_spellings_of_one_name_are_the_same(spelling: str) -> None:
    assert names.same(spelling, "Jane Doe")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("José Diaz", "Jose Diaz"),
        ("Jane Doe", "Jane Q. Doe"),
        ("John Doe", "John Doe Jr."),
        ("Jane Doe-Smith", "Jane Doe"),
        ("", ""),
        ("(Guest)", "(Guest)"),
        ("Doe Jane", "Jane Doe"),
        ("Li, Ma", "Li, Ba"),
        ("Yo Yo Ma", "Yo Yo"),
        ("Hon Le Tran", "Le Tran"),
    ],
)
def test_names_that_tell_people_apart_are_not_the_same(a: str, b: str) -> None:
    assert not names.same(a, b)


def test_an_accent_may_be_composed_or_not() -> None:
    assert names.same("Jose\u0301 Diaz", "Jos\u00e9 Diaz")


def test_a_generation_stays_at_the_end_of_a_name_that_was_turned_around() -> None:
    assert names.key("Doe, John, Jr.") == names.key("John Doe, Jr.") == "john doe jr"


@pytest.mark.parametrize(
    "typed",
    [
        "Jose Diaz",
        "Diaz José",
        "J. Diaz",
        "José M. Diaz",
        "José D.",
        "Jose Daiz",
        "Josee Diaz",
        "José",
        "Diaz",
    ],
)
def test_names_that_may_be_meant_are_similar(typed: str) -> None:
    assert names.similar(typed, ["Ann Lee", "José Diaz"]) == ["José Diaz"]


@pytest.mark.parametrize("typed", ["", "iPhone", "Jo", "Ann Diaz-Lopez", "Mary Lee", "Bob Smith"])
def test_other_names_are_not_similar(typed: str) -> None:
    assert names.similar(typed, ["José Diaz"]) == []


def test_the_likeliest_name_comes_first() -> None:
    found = names.similar("Jose Diaz", ["J. Diaz", "José Díaz", "Jose Diez"])
    assert found == ["José Díaz", "J. Diaz", "Jose Diez"]


def test_a_name_in_brackets_is_found() -> None:
    assert names.inner("iPhone (Jane Doe) ()") == ["Jane Doe"]


@pytest.mark.parametrize("text", CASES)
def test_a_text_that_breaks_programs_has_a_key_in_one_line(text: str) -> None:
    key = names.key(text)
    assert key == " ".join(key.split())
    assert names.same(text, text) is bool(key)

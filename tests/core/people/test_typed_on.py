"""A text that is typed letter by letter narrows the lines of the directory."""

from datetime import date

from perm_desktop.core.people.finding import Sieve, found
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.tenures import Names
from perm_desktop.core.people.typed_on import TypedOn

_DAY = date(2026, 4, 14)
_NAMES = Names({"OH": "Ohio"}, {"MRR": "MRR contact"})
_PEOPLE = [
    Person(1, "Ann Sample", Organization.STATE, email="ann@example.org"),
    Person(2, "Bo O'Sample", Organization.RC),
]
_DIRECTORY = Directory(_PEOPLE, [Tenure(7, 1, Post("OH", "MRR"))])


def typed(text: str) -> list[str]:
    lines = found(_DIRECTORY, Sieve(on=_DAY), _NAMES)
    return [line.name for line in TypedOn(lines, _NAMES).having(text)]


def test_no_text_leaves_everybody() -> None:
    assert typed("  ") == ["Ann Sample", "Bo O'Sample"]


def test_words_are_found_in_any_order_and_case() -> None:
    assert typed("contact OHIO ann") == ["Ann Sample"]


def test_every_word_must_be_found() -> None:
    assert typed("ann bo") == []


def test_typed_on_finds_what_the_sieve_with_the_text_finds() -> None:
    for text in ("o'sample", "example.org", "mrr", "x"):
        sieved = found(_DIRECTORY, Sieve(on=_DAY, text=text), _NAMES)
        assert typed(text) == [line.name for line in sieved]

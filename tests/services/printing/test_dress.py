"""How documents are dressed: the office's letterhead, kept with the catalog."""

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.services import history
from perm_desktop.services.printing import agendas, dress
from perm_desktop.services.printing.dress import Dress
from perm_desktop.store import settings
from perm_desktop.store.catalog import Catalog
from tests.builders import add
from tests.reports.sheets import LOGO

OFFICE = Letterhead(("Division of Error Rate Measurement", "Baltimore, Maryland"))


def test_a_new_catalog_has_no_letterhead(catalog: Catalog) -> None:
    assert dress.letterhead(catalog) is None
    assert dress.usual(catalog) == Dress()


def test_a_letterhead_is_kept_and_taken_back_as_one_step(catalog: Catalog) -> None:
    dress.set_letterhead(catalog, Letterhead(OFFICE.lines, LOGO, "Seal of the office"))
    kept = dress.letterhead(catalog)
    assert kept is not None
    assert (kept.lines, kept.logo_alt) == (OFFICE.lines, "Seal of the office")
    assert kept.logo
    assert dress.usual(catalog).letterhead == kept
    assert history.undo(catalog) == "Change letterhead"
    assert dress.letterhead(catalog) is None


def test_a_letterhead_without_words_and_logo_is_none(catalog: Catalog) -> None:
    dress.set_letterhead(catalog, OFFICE)
    dress.set_letterhead(catalog, Letterhead(("", "  "), b"", "Seal"))
    assert dress.letterhead(catalog) is None
    assert history.undo(catalog) == "Remove letterhead"
    assert dress.letterhead(catalog) == OFFICE


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (Letterhead(("x" * 121,)), "121 characters"),
        (Letterhead(tuple("abcdef")), "5 lines at most"),
        (Letterhead((), LOGO), "words for those who cannot see"),
        (Letterhead((), LOGO, "x" * 201), "201 characters"),
        (Letterhead((), b"not a picture", "Seal"), "picture"),
        (Letterhead((), LOGO[:40], "Seal"), "picture"),
    ],
)
def test_a_letterhead_that_cannot_be_printed_is_refused(
    catalog: Catalog, wanted: Letterhead, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        dress.set_letterhead(catalog, wanted)
    assert dress.letterhead(catalog) is None


@pytest.mark.parametrize(
    "kept",
    [
        ["a list"],
        "a word",
        {"lines": "no list", "logo": "", "logo_alt": ""},
        {"lines": ["Office"]},
        {"lines": ["Office"], "logo": "no base64", "logo_alt": "Seal"},
    ],
)
def test_a_kept_letterhead_that_cannot_be_read_keeps_nobody_from_printing(
    catalog: Catalog, kept: object
) -> None:
    with catalog.edit("Damage") as edit:
        settings.put(edit, "letterhead", kept)
    assert dress.letterhead(catalog) is None
    assert agendas.sheet(catalog, add(catalog), dress.usual(catalog)).head.letterhead is None


def test_the_office_is_the_author_also_where_no_letterhead_is_printed(catalog: Catalog) -> None:
    dress.set_letterhead(catalog, OFFICE)
    head = agendas.sheet(catalog, add(catalog)).head
    assert (head.office, head.letterhead) == ("Division of Error Rate Measurement", None)


def test_a_letterhead_for_one_paper_is_not_kept(catalog: Catalog) -> None:
    once = Letterhead(("Somebody else",))
    assert agendas.sheet(catalog, add(catalog), Dress(letterhead=once)).head.letterhead == once
    assert dress.letterhead(catalog) is None

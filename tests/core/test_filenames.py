"""File names made from data."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.filenames import slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cycle Call: 64/21 reconciliation", "cycle-call-64-21-reconciliation"),
        ("Réunion à Orléans", "reunion-a-orleans"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "document-file"),
        ("", "document-file"),
        ("会议", "document-file"),
        ("CON", "con-file"),
        ("Com1", "com1-file"),
        ("lpt9", "lpt9-file"),
        ("nul.txt", "nul-txt"),
        ("trailing dots...", "trailing-dots"),
        ("①②", "12"),
        ("x\u202efdp.exe", "xfdp-exe"),
    ],
)
def test_a_name_is_lower_case_words_and_hyphens(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(max_size=300), st.integers(1, 100))
def test_no_text_can_name_a_place_or_a_device(text: str, longest: int) -> None:
    name = slug(text, longest)
    assert name
    assert set(name) <= set(string.ascii_lowercase + string.digits + "-")
    assert not name.startswith("-")
    assert not name.endswith("-")
    assert name not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
    assert len(name) <= max(longest, len("document")) + len("-file")

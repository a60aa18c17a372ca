"""A spilled text is found however it was written down, in texts, in files and in names."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.spilled_text import SpilledText, mark_of
from perm_desktop.core.texts import kept
from tests.builders import SetClock

TEXT = "Ana “Née” O'Hara\n123-45-6789 \U0001f600"
SPILL = SpilledText(TEXT)
MARK = mark_of(SetClock().time.date())


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        TEXT.upper(),
        TEXT.lower(),
        TEXT.replace("\n", "   \r\n\t "),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("-", "–"),
        TEXT.replace("é", "e\u0301"),
    ],
)
def test_another_way_to_write_it_is_found(written: str) -> None:
    assert SPILL.is_in(f"a {written} b")
    assert SPILL.without(f"a {written} b", MARK) == f"a {MARK} b"
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-16"):
        data = f"a {written} b".encode(encoding)
        assert SPILL.is_in_bytes(data)
        assert SPILL.without_bytes(data, MARK).decode(encoding) == f"a {MARK} b"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_escapes_are_found_also_one_in_another(ascii_only: bool) -> None:
    once = json.dumps(TEXT, ensure_ascii=ascii_only)
    twice = json.dumps(once, ensure_ascii=ascii_only)
    for written in (once, twice):
        assert SPILL.is_in_bytes(written.encode())
        assert SPILL.may_be_in(written)
        assert b"6789" not in SPILL.without_bytes(written.encode(), MARK)
    assert json.loads(SPILL.without_bytes(once.encode(), MARK)) == MARK


@pytest.mark.parametrize("other", ["Ana Née O'Hara 123-45-678", "123-45-6789", "", MARK])
def test_another_text_is_left_alone(other: str) -> None:
    assert not SPILL.is_in(other)
    assert SPILL.without(other, MARK) == other
    assert SPILL.without_bytes(other.encode(), MARK) == other.encode()


def test_a_name_made_from_it_is_found() -> None:
    spilled = SpilledText("Ann Lee 123")
    assert spilled.without_key("call-on-ann-lee-123-2", MARK) == "call-on-removed-2026-04-14-2"
    assert spilled.without_key("call-on-ann", MARK) == "call-on-ann"
    assert not SpilledText("日本語日本語").is_in_key("document-file")


@given(st.text(min_size=4, max_size=40).filter(lambda text: len(kept(text).strip()) >= 4))
def test_any_text_is_found_where_it_stands(text: str) -> None:
    spilled = SpilledText(text)
    whole = f"before {spilled.text} after"
    assert spilled.is_in(whole)
    assert spilled.is_in_bytes(whole.encode())
    assert spilled.is_in_bytes(json.dumps(whole).encode())

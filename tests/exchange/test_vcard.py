"""Cards of all versions, as other programs write them, and files that are none."""

import quopri
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.errors import UserError
from perm_desktop.exchange import vcard
from perm_desktop.exchange.vcard import Card

_TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\x85"),
    min_size=1,
    max_size=200,
).filter(lambda text: text == text.strip())


def _card(*lines: str, version: str = "4.0", end: str = "\r\n") -> bytes:
    whole = ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")
    return end.join(whole).encode()


def _only(data: bytes) -> Card:
    (card,) = vcard.read(data).cards
    return card


def _escaped(text: str) -> str:
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str, width: int) -> bytes:
    """A line folded after so many bytes, also in the middle of a character."""
    raw = line.encode()
    parts = [raw[place : place + width] for place in range(0, len(raw), width)]
    return b"\r\n ".join(parts)


@given(_TEXTS, st.integers(20, 75))
def test_a_folded_and_escaped_text_reads_back_as_it_was(text: str, width: int) -> None:
    head, tail = _card("FN:Ann Sample", "@").split(b"@")
    found = _only(head + _folded(f"NOTE:{_escaped(text)}", width) + tail)
    assert found.note == text


@given(_TEXTS)
def test_a_quoted_printable_text_of_2_1_reads_back_as_it_was(text: str) -> None:
    coded = quopri.encodestring(text.encode(), quotetabs=True).replace(b";", b"=3B")
    line = b"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + coded.replace(b"\n", b"\r\n")
    head, tail = _card("FN:Ann Sample", "@", version="2.1").split(b"@")
    assert _only(head + line + tail).note == text.replace("\\;", ";")


@given(st.binary(max_size=300))
def test_whatever_stands_in_a_card_is_read_or_refused_in_a_sentence(junk: bytes) -> None:
    head, tail = _card("FN:Ann Sample", "@").split(b"@")
    with suppress(UserError):
        assert len(vcard.read(head + junk + tail).cards) <= 1


def test_version_4_with_groups_links_and_preferences() -> None:
    found = _only(
        _card(
            "FN:Ann Sample\\, Esq.",
            "N:Sample;Ann;;;",
            "ORG:Ohio Department of Medicaid;Audit",
            "TITLE:Data lead",
            "item1.EMAIL;PREF=2;TYPE=work:second@example.org",
            'item2.EMAIL;PREF=1;TYPE="work,internet":mailto:ann@example.org',
            "TEL;VALUE=uri;TYPE=work:tel:+1-614-555-0100;ext=12",
            "TZ:America/New_York",
            "NOTE:One\\nTwo",
        )
    )
    assert found == Card(
        line=1,
        name="Ann Sample, Esq.",
        first="Ann",
        last="Sample",
        agency="Ohio Department of Medicaid, Audit",
        title="Data lead",
        phone="+1-614-555-0100 ext. 12",
        email="ann@example.org",
        zone="America/New_York",
        note="One\nTwo",
    )


def test_version_2_1_with_bare_parameters_and_its_own_charset() -> None:
    lines = (
        b"BEGIN:VCARD\nVERSION:2.1\n"
        b"N;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:A=F1asco;Jos=E9\n"
        b"FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9=20=\n A=F1asco\n"
        b"TEL;WORK;VOICE:(787) 555-0100\nEMAIL;INTERNET:jose@example.org\nEND:VCARD\n"
    )
    found = _only(lines)
    assert (found.name, found.first, found.last) == ("José  Añasco", "José", "Añasco")
    assert (found.phone, found.email) == ("(787) 555-0100", "jose@example.org")


@pytest.mark.parametrize(("version", "agency"), [("2.1", "Ohio Medicaid"), ("3.0", "OhioMedicaid")])
def test_a_fold_keeps_its_blank_in_2_1_only(version: str, agency: str) -> None:
    assert _only(_card("FN:Ann", "ORG:Ohio", " Medicaid", version=version)).agency == agency


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_encoding_and_line_end_is_read(encoding: str, end: str) -> None:
    text = end.join(("BEGIN:VCARD", "VERSION:3.0", "FN:José Añasco", "END:VCARD", ""))
    assert _only(text.encode(encoding)).name == "José Añasco"


def test_what_is_private_is_left_out_and_counted() -> None:
    found = vcard.read(
        _card(
            "FN:Ann Sample",
            "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
            "BDAY:19800101",
            "ADR;TYPE=home:;;1 Main St;Columbus;OH;43004;USA",
            "TEL;TYPE=home:555-0101",
            "EMAIL;TYPE=HOME:private@example.org",
            "TEL;TYPE=fax,work:555-0102",
            version="3.0",
        )
    )
    assert (found.cards[0].phone, found.cards[0].email) == ("", "")
    assert found.left_out == {
        "pictures": 1,
        "birthdays": 1,
        "addresses": 1,
        "home telephone numbers": 1,
        "home e-mail addresses": 1,
        "fax and pager numbers": 1,
    }


def test_groups_and_cards_inside_cards_are_no_persons() -> None:
    inner = ("AGENT:", "BEGIN:VCARD", "FN:Somebody Else", "END:VCARD")
    found = vcard.read(_card("FN:Ann", *inner) + _card("KIND:group", "FN:All of us"))
    assert [card.name for card in found.cards] == ["Ann"]
    assert found.left_out["groups and organizations"] == 1
    assert found.left_out["cards inside cards"] >= 1


def test_several_cards_are_named_by_the_lines_on_which_they_begin() -> None:
    found = vcard.read(_card("FN:Ann") + _card("FN:Bob"))
    assert [(card.name, card.line) for card in found.cards] == [("Ann", 1), ("Bob", 5)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "BEGIN:VCARD"),
        (b"Name,E-mail\nAnn,ann@example.org\n", "BEGIN:VCARD"),
        (b"%PDF-1.7\n\0\0", "BEGIN:VCARD"),
        (_card("FN:Ann") + b"BEGIN:VCARD\r\nFN:Bob\r\n", "line 5 has no end"),
    ],
)
def test_a_file_that_is_no_whole_file_of_cards_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        vcard.read(data)


def test_too_many_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST_CARDS", 2)
    with pytest.raises(UserError, match="more than 2 cards"):
        vcard.read(_card("FN:Ann") * 3)


def test_one_huge_line_and_nuls_do_no_harm() -> None:
    long = "x" * 500_000
    found = _only(_card("FN:A\0nn", f"X-LONG;{long}:1", f"NOTE:{long}", '";:' * 5_000))
    assert (found.name, len(found.note)) == ("Ann", 500_000)

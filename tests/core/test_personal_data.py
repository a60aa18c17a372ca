"""What looks like beneficiary data is found, and what a meeting is full of is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core import personal_data
from perm_desktop.core.personal_data import Kind, findings

# What must be pointed out, with the part that is.
POSITIVE = [
    ("SSN 123-45-6789", Kind.SSN, "123-45-6789"),
    ("her ssn is 123456789.", Kind.SSN, "123456789"),
    ("Social Security number: 123 45 6789", Kind.SSN, "123 45 6789"),
    ("Ann Lee, 123-45-6789, asked why", Kind.SSN, "123-45-6789"),
    ("(219-09-9999)", Kind.SSN, "219-09-9999"),
    ("219–09–9999", Kind.SSN, "219–09–9999"),
    ("DOB 1/2/1980", Kind.BIRTH, "1/2/1980"),
    ("dob: 01-02-80", Kind.BIRTH, "01-02-80"),
    ("D.O.B. 1980-01-02", Kind.BIRTH, "1980-01-02"),
    ("date of birth is January 2, 1980", Kind.BIRTH, "January 2, 1980"),
    ("born on 2 Jan 1980", Kind.BIRTH, "2 Jan 1980"),
    ("DOB=19800102", Kind.BIRTH, "19800102"),
    ("Medicaid ID 123456789012", Kind.MEMBER, "123456789012"),
    ("Medicaid # AB12345C67", Kind.MEMBER, "AB12345C67"),
    ("recipient ID: 9001234567", Kind.MEMBER, "9001234567"),
    ("the beneficiary's number is 1234-5678-9012", Kind.MEMBER, "1234-5678-9012"),
    ("member no. 00123456789", Kind.MEMBER, "00123456789"),
    ("CHIP ID H12345678", Kind.MEMBER, "H12345678"),
    ("MBI 1EG4-TE5-MK73", Kind.MEMBER, "1EG4-TE5-MK73"),
    ("1EG4TE5MK73", Kind.MEMBER, "1EG4TE5MK73"),
    ("claim number 20261234567890", Kind.CLAIM, "20261234567890"),
    ("Claim # 12345678901234567", Kind.CLAIM, "12345678901234567"),
    ("claim no. 12345678", Kind.CLAIM, "12345678"),
    ("ICN 2026123001234", Kind.CLAIM, "2026123001234"),
    ("TCN: 26123-00123-456-7890", Kind.CLAIM, "26123-00123-456-7890"),
    ("NPI 1234567890", Kind.NPI, "1234567890"),
    ("provider 1234567893 was paid", Kind.NPI, "1234567893"),
]
# What meetings are full of.
NEGATIVE = [
    "Call 202-555-0143 or (202) 555-0143, 1-866-555-0100",
    "2025550143",
    "+1 202 555 0143 ext. 12345",
    "Passcode 123 45 6789#",
    "Meeting ID: 1234567893",
    "Conference ID: 987 654 321#",
    "Zoom 812 3456 7890, passcode 123456",
    "Webex 2555 123 4567",
    "Access code 123-45-6789",
    "Dial 1-415-655-0001, code 1234567893",
    "Nov 22, 2026 and 2026-11-22, 11/22/2026, 11/22/26",
    "ZIP 21244-1850",
    "Baltimore, MD 21244-1850",
    "$1,234,567.89 and $123-45-6789",
    "RY 2027, FY 2026, FY2026-27, Q1-Q3",
    "Meeting 214 of 3,014",
    "Medicaid paid 1234567 claims",
    "Medicaid universe of 12,345,678 lines",
    "The claims number 12,345 in all",
    "Claim review ends 11/22/2026",
    "Claims: 1,200 sampled, 30 in error",
    "the member states: 17 of 51",
    "Beneficiary helpline number: 800-633-4227",
    "CMS-64 and CMS-21, 42 CFR 431.950",
    "OMB 0938-0974",
    "000-12-3456 666-12-3456 123-00-4567 123-45-0000",
    "version 1.123-45-6789",
    "ICN due Friday",
    "NPI of the provider is not to be written here",
    "DOB and SSN are not to be written here",
    "The idea was born in 2004",
    "Sample OHM26Q1-0123, PERM ID 123",
    "https://example.gov/r/123456789/j/98765432101",
    "8:30 AM-9:15 AM, 13:00-14:00",
    "1000000000",
    "Room 123-45",
    "error rate 3.45 +/- 0.12",
    "12345678901234567890",
]


@pytest.mark.parametrize(("text", "kind", "part"), POSITIVE)
def test_what_looks_like_beneficiary_data_is_found(text: str, kind: Kind, part: str) -> None:
    (found,) = findings(text)
    assert (found.kind, text[found.start : found.end]) == (kind, part)


@pytest.mark.parametrize(("text", "kind", "part"), POSITIVE)
def test_it_is_found_amid_other_words(text: str, kind: Kind, part: str) -> None:
    around = f"Ohio asked at 2:00 PM.\n{text}\nNext call on Apr 20."
    assert [found.kind for found in findings(around)] == [kind]


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_meetings_are_full_of_is_left_alone(text: str) -> None:
    assert findings(text) == ()


def test_several_are_found_in_order() -> None:
    text = "DOB 1/2/1980, SSN 123-45-6789, NPI 1234567893"
    assert [found.kind for found in findings(text)] == [Kind.BIRTH, Kind.SSN, Kind.NPI]


def test_the_sentence_says_what_and_why() -> None:
    said = personal_data.sentence(Kind.SSN)
    assert said.startswith("This looks like a Social Security number. Beneficiary data")


@given(st.from_regex("[0-9]{3}-[0-9]{2}-[0-9]{4}", fullmatch=True))
def test_every_possible_number_is_found_and_no_impossible_one(text: str) -> None:
    area, group, serial = text.split("-")
    possible = area not in ("000", "666") and group != "00" and serial != "0000"
    found = [each.kind for each in findings(f"about {text} again")]
    assert found == ([Kind.SSN] if possible else [])


@given(st.from_regex("[2-9][0-9]{2}[-. ][0-9]{3}[-. ][0-9]{4}", fullmatch=True))
def test_no_phone_number_alarms(text: str) -> None:
    assert findings(f"Call {text} today") == ()


@given(st.dates())
def test_no_date_of_a_meeting_alarms(day: object) -> None:
    for shape in ("%m/%d/%Y", "%Y-%m-%d", "%b %d, %Y", "%d %B %Y", "%Y%m%d"):
        assert findings(f"Ohio meets {day:{shape}} at 2 PM") == ()


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text: str) -> None:
    for found in findings(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1-",
        "123-45-",
        "Medicaid ID ",
        "claim # 1 ",
        "DOB: - ",
        "NPI",
        "a1",
        " ",
        "1 ",
        "ssn is ",
    ],
)
def test_a_hundred_thousand_characters_are_looked_through(piece: str) -> None:
    findings(piece * (100_000 // len(piece)))

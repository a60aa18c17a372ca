"""Sheets for the tests: of each paper an ordinary one, a long one, an empty one, a hostile one."""

import struct
import zlib
from dataclasses import replace
from datetime import date

from perm_desktop.core import symbols
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.reports.agenda_sheet import AgendaSheet, AudienceGroup, LocalStart, SheetItem
from perm_desktop.reports.meeting_head import MeetingHead, PointLine, PointList
from perm_desktop.reports.minutes_sheet import MinutesSheet, StateNote, WhoCame
from perm_desktop.reports.sign_in_sheet import Expected, SignInSheet


def png(width: int, height: int) -> bytes:
    """A picture that fades from dark to light."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + crc

    row = b"\0" + b"".join(bytes((20, 60, 255 * n // width)) for n in range(width))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row * height))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


LOGO = png(120, 60)
LETTERHEAD = Letterhead(
    ("Division of Error Rate Measurement", "Baltimore, Maryland"), LOGO, "Seal of the office"
)
HEAD = MeetingHead(
    title="Cycle Call, April 2026",
    program_line="Payment Error Rate Measurement (PERM)",
    cycle_line="Reporting Year 2027 · Cycle 3",
    date="Wednesday, April 15, 2026",
    time="1:00–2:00 PM Eastern (EDT), 60 minutes",
    states=("Florida", "Hawaii", "Maine"),
    hosts="CMS, RC",
    place="",
    number="Meeting 214",
    status="",
    prepared=date(2026, 4, 14),
    office="CMS Division of Error Rate Measurement",
)
EMPTY_HEAD = MeetingHead("", "", "", "", "", (), "", "", "", "", None, "")
ITEMS = (
    SheetItem("1:00", "Welcome and roll call", 5, "CMS", ""),
    SheetItem("1:05", "Data submission", 55, "SC", "Third quarter\nOpen questions"),
)
POINTS = PointList(
    (
        PointLine("Confirm SMERF users", "Florida", "Mar 11, 2026, meeting 198"),
        PointLine("Send the question set again", "All", "Feb 11, 2026, meeting 180"),
    ),
    more=3,
)
NO_POINTS = PointList()

ORDINARY = AgendaSheet(
    head=HEAD,
    zone_label="EDT",
    purpose="This call brings the states up to date on the cycle.",
    audience_text="State Medicaid/CHIP PERM Project Managers/Liaisons.",
    audience=(
        AudienceGroup("Required", ("PERM lead", "Data lead")),
        AudienceGroup("As needed", ("Policy SME",)),
    ),
    local_starts=(
        LocalStart("1:00 PM", "Eastern (EDT)", "Florida, Maine"),
        LocalStart("7:00 AM", "Hawaii (HST)", "Hawaii"),
    ),
    local_remark="Florida: the time is that on the clock of its capital.",
    items=ITEMS,
    end_clock="2:00",
    total_minutes=60,
    overrun_minutes=0,
    open_points=POINTS,
)

LONG = replace(
    ORDINARY,
    items=tuple(
        SheetItem(f"{1 + n // 12}:{n % 12 * 5:02}", f"Topic {n}", 5, "CMS", f"Note {n}. " * (n % 7))
        for n in range(90)
    ),
    total_minutes=450,
    overrun_minutes=390,
)

DRESSED = replace(ORDINARY, head=replace(HEAD, draft=True, letterhead=LETTERHEAD))

EMPTY = AgendaSheet(
    EMPTY_HEAD, "", "", "", audience=(), local_starts=(), local_remark="", items=(), end_clock="",
    total_minutes=0, overrun_minutes=0, open_points=NO_POINTS,
)  # fmt: skip

NOTE = """Short and to the point.

# Decisions
- Meet again in May
  - before the 20th
  - not on a Monday
- Keep the list
### Who does what
[ ] Florida sends the list
[x] Maine has named a contact
Nothing else was said.
"""

MINUTES = MinutesSheet(
    head=HEAD,
    standing=symbols.HELD,
    remark="",
    counts="2 of 3 states attended, 1 of them in part.",
    others=("Partly: Hawaii", "Absent: Maine"),
    attendance=(
        WhoCame("Florida", "PERM lead and 1 other attended", mark_look(Mark.ATTENDED), "", True),
        WhoCame("Florida", "PERM lead: Ana Diaz", mark_look(Mark.ATTENDED), "Left at 1:40"),
        WhoCame("Florida", "Data lead", mark_look(Mark.EXCUSED), ""),
        WhoCame("Hawaii", "Marked for the state as a whole", mark_look(Mark.PARTIAL), "", True),
        WhoCame("Maine", "Nobody attended", mark_look(Mark.ABSENT), "No answer", True),
    ),
    items=ITEMS,
    note=NOTE,
    state_notes=(StateNote("Florida", "# Asked\nWhen is the list due?"),),
    open_points=POINTS,
    done_points=PointList((PointLine("Book a room", "All", "Apr 15, 2026, meeting 214"),)),
    recorded=("Attendance recorded by liaison, last on April 15, 2026, 2:05 PM EDT.",),
)
LONG_MINUTES = replace(
    MINUTES,
    head=replace(DRESSED.head, status="Draft"),
    remark="This meeting has not been held yet: these minutes are a draft.",
    attendance=MINUTES.attendance * 12,
    items=LONG.items,
    note=NOTE * 20,
)
EMPTY_MINUTES = MinutesSheet(
    EMPTY_HEAD, symbols.SCHEDULED, "", "", (), (), (), "", (), NO_POINTS, NO_POINTS, ()
)

SIGN_IN = SignInSheet(
    HEAD,
    (
        Expected("Florida", "PERM lead", "Ana Diaz"),
        Expected("Florida", "Data lead (as needed)"),
        Expected("Hawaii", "PERM lead"),
        Expected("", "Host", organization="CMS"),
    ),
)
LONG_SIGN_IN = SignInSheet(
    DRESSED.head,
    tuple(Expected(f"State {n}", f"Role {role}") for n in range(18) for role in range(8)),
)
EMPTY_SIGN_IN = SignInSheet(EMPTY_HEAD, ())

# Each with the part of it that is ordinary text and must be printed as it stands.
HOSTILE_TEXTS = {
    "markup": ("R&D <b>bold <para> &amp; &#65;", "R&D <b>bold <para> &amp; &#65;"),
    "image": ("see <img src='/etc/hostname'/> <img src=\"http://127.0.0.1:9/\"/>", "/etc/hostname"),
    "script link": ('<a href="javascript:alert(1)">click</a>', "javascript:alert(1)"),
    "pdf syntax": ("(unbalanced \\ ) endstream endobj %%EOF", "(unbalanced \\ ) endstream"),
    "controls": ("before\x00\x07\x1b[31m\x7f\x9fafter", "before[31mafter"),
    "bidi": ("a\u202eb\u202c\u2066c\u2069\u200fd", "abcd"),
    "zero width": ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
    "emoji": (
        "face \U0001f600 family \U0001f469\u200d\U0001f467",
        "face \U0001f600 family [U+1F469]",
    ),
    "chinese": ("name 漢字かな 한국어 end", "name 漢字かな 한국어 end"),
    "right to left": ("name שלום end", "name [U+05E9][U+05DC][U+05D5][U+05DD] end"),
    "greek": ("Ελληνικά Кириллица Ñandú Žluťoučký", "Ελληνικά Кириллица Ñandú Žluťoučký"),
    "surrogates": ("half \ud800 pair \udfff end", "half pair end"),
    "last planes": ("\ufffe \ue000 \U0010ffff", "[U+FFFE] [U+E000] [U+10FFFF]"),
    "long word": ("W" * 2000, "W" * 250),
}

_ALL = " ".join(text for text, _ in HOSTILE_TEXTS.values())
_LINES = "\n".join(text for text, _ in HOSTILE_TEXTS.values())
HOSTILE_HEAD = replace(
    HEAD,
    title=_ALL,
    program_line=HOSTILE_TEXTS["chinese"][0] * 30,
    cycle_line="漢" * 200,
    date=_ALL,
    time=_ALL,
    states=(_ALL, "漢" * 600),
    hosts="漢" * 600,
    place="https://example.gov/join/" + "a1-" * 200,
    number=_ALL,
    status="Cancelled: " + HOSTILE_TEXTS["bidi"][0],
    prepared=None,
    office=HOSTILE_TEXTS["markup"][0],
    draft=True,
    letterhead=Letterhead(tuple(text for text, _ in HOSTILE_TEXTS.values())[:5], LOGO, _ALL),
)
HOSTILE_POINTS = PointList(
    (
        *(PointLine(text, text, text) for text, _ in HOSTILE_TEXTS.values()),
        PointLine("x" * 100_000, "y " * 50_000, "漢" * 600),
    )
)
HOSTILE = replace(
    ORDINARY,
    head=HOSTILE_HEAD,
    zone_label="漢" * 200,
    purpose=_LINES,
    audience_text="z" * 100_000,
    audience=(AudienceGroup(_ALL, (_ALL, "漢" * 600)),),
    local_starts=(LocalStart(_ALL, _ALL, _ALL), LocalStart("漢" * 200, "漢" * 200, "漢" * 2000)),
    local_remark=_LINES,
    items=(
        *(SheetItem(text, text, 1, text, text) for text, _ in HOSTILE_TEXTS.values()),
        SheetItem("1:00", "x" * 100_000, 5, "y " * 50_000, "word " * 20_000),
        SheetItem("1:00", "ends", 5, "漢" * 300, "line\n" * 300),
    ),
    open_points=HOSTILE_POINTS,
)
_MARKED_UP = "\n".join(
    f"{mark}{text}"
    for text, _ in HOSTILE_TEXTS.values()
    for mark in ("", "# ", "### ", "- ", "  - ", "\t\t\t[ ] ", "[x] ")
)
HOSTILE_MINUTES = replace(
    MINUTES,
    head=HOSTILE_HEAD,
    remark=_LINES,
    counts=_ALL,
    others=(_ALL, "漢" * 5000),
    attendance=(
        *(WhoCame(text, text, symbols.HELD, text) for text, _ in HOSTILE_TEXTS.values()),
        WhoCame("x" * 100_000, "y " * 50_000, symbols.OVERDUE, "漢" * 600, True),
    ),
    items=HOSTILE.items,
    note=f"{_MARKED_UP}\n{'word ' * 20_000}",
    state_notes=(StateNote(_ALL, _MARKED_UP), StateNote("", "# \n- \n[ ]")),
    open_points=HOSTILE_POINTS,
    done_points=HOSTILE_POINTS,
    recorded=(_ALL,),
)
HOSTILE_SIGN_IN = SignInSheet(
    HOSTILE_HEAD,
    (
        *(Expected(text, text, text, text) for text, _ in HOSTILE_TEXTS.values()),
        Expected("x" * 100_000, "y " * 50_000, "漢" * 600, "z" * 1000),
    ),
)

PAPERS = {
    "agenda": ORDINARY,
    "long agenda": LONG,
    "dressed agenda": DRESSED,
    "empty agenda": EMPTY,
    "hostile agenda": HOSTILE,
    "minutes": MINUTES,
    "long minutes": LONG_MINUTES,
    "empty minutes": EMPTY_MINUTES,
    "hostile minutes": HOSTILE_MINUTES,
    "sign-in sheet": SIGN_IN,
    "long sign-in sheet": LONG_SIGN_IN,
    "empty sign-in sheet": EMPTY_SIGN_IN,
    "hostile sign-in sheet": HOSTILE_SIGN_IN,
}
HOSTILE_PAPERS = [name for name in PAPERS if name.startswith("hostile")]

"""Agenda sheets for the tests: an ordinary one, a long one, an empty one and a hostile one."""

from dataclasses import replace

from perm_desktop.reports.agenda_sheet import AgendaSheet, AudienceGroup, LocalStart, SheetItem

ORDINARY = AgendaSheet(
    title="Cycle Call, April 2026",
    program_line="Payment Error Rate Measurement (PERM)",
    cycle_line="Reporting Year 2027 · Cycle 3",
    date="Wednesday, April 15, 2026",
    time="1:00–2:00 PM Eastern (EDT), 60 minutes",
    zone_label="EDT",
    hosts="CMS, RC",
    place="",
    number="Meeting 214",
    status="",
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
    items=(
        SheetItem("1:00", "Welcome and roll call", 5, "CMS", ""),
        SheetItem("1:05", "Data submission", 55, "SC", "Third quarter\nOpen questions"),
    ),
    end_clock="2:00",
    total_minutes=60,
    overrun_minutes=0,
    prepared="April 14, 2026",
    office="CMS Division of Error Rate Measurement",
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

EMPTY = AgendaSheet(
    *([""] * 12), audience=(), local_starts=(), items=(), end_clock="", total_minutes=0,
    overrun_minutes=0, prepared="", office="",
)  # fmt: skip

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
    "chinese": ("name 漢字 end", "name [U+6F22][U+5B57] end"),
    "right to left": ("name שלום end", "name [U+05E9][U+05DC][U+05D5][U+05DD] end"),
    "greek": ("Ελληνικά Кириллица Ñandú Žluťoučký", "Ελληνικά Кириллица Ñandú Žluťoučký"),
    "surrogates": ("half \ud800 pair \udfff end", "half pair end"),
    "last planes": ("\ufffe \ue000 \U0010ffff", "[U+FFFE] [U+E000] [U+10FFFF]"),
    "long word": ("W" * 2000, "W" * 250),
}

HOSTILE = replace(
    ORDINARY,
    title=" ".join(text for text, _ in HOSTILE_TEXTS.values()),
    program_line=HOSTILE_TEXTS["chinese"][0] * 30,
    cycle_line="漢" * 200,
    zone_label="漢" * 200,
    hosts="漢" * 600,
    place="https://example.gov/join/" + "a1-" * 200,
    status="Cancelled: " + HOSTILE_TEXTS["bidi"][0],
    purpose="\n".join(text for text, _ in HOSTILE_TEXTS.values()),
    audience_text="z" * 100_000,
    office=HOSTILE_TEXTS["markup"][0],
    prepared="yesterday",
    items=(
        *(SheetItem(text, text, 1, text, text) for text, _ in HOSTILE_TEXTS.values()),
        SheetItem("1:00", "x" * 100_000, 5, "y " * 50_000, "word " * 20_000),
        SheetItem("1:00", "ends", 5, "漢" * 300, "line\n" * 300),
    ),
)

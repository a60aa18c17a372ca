"""100 tagged one-page agendas, against plain reportlab platypus with the same content and fonts.

Goal: the tagged ones take at most 1.3 times as long. The two are interleaved, so that a noisy
machine disturbs both alike; the ratio is of the medians.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from perm_desktop import assets
from perm_desktop.reports import agenda as report
from perm_desktop.reports.agenda_sheet import AgendaSheet, AudienceGroup, LocalStart, SheetItem
from perm_desktop.reports.kit.document import write_document
from perm_desktop.reports.kit.paper import PORTRAIT
from perm_desktop.reports.meeting_head import MeetingHead, PointLine, PointList

COUNT = 100
GOAL = 1.3
REGULAR, STRONG = "PublicSans-Regular", "PublicSans-Bold"
TITLE = ParagraphStyle("title", fontName=STRONG, fontSize=23, leading=27)
HEAD = ParagraphStyle("head", fontName=STRONG, fontSize=10.5, leading=14, spaceBefore=10)
BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=13.5)
NOTE = ParagraphStyle("note", fontName=REGULAR, fontSize=9, leading=12)
GRID = [
    ("FONT", (0, 0), (-1, -1), REGULAR, 10),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, "#a9aeb1"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]

Cell = str | tuple[str, str]  # a text, or a title with its note


def sheet(number: int) -> AgendaSheet:
    """A meeting of an hour with seven items, as most calls have."""
    topics = ("Welcome", "Eligibility", "Data processing", "Submission", "Topic", "Actions", "Next")
    zones = ("Eastern (EDT)", "Central (CDT)", "Mountain (MDT)", "Pacific (PDT)", "Hawaii (HST)")
    head = MeetingHead(
        title=f"Cycle Call {number}",
        program_line="Payment Error Rate Measurement (PERM)",
        cycle_line="Reporting Year 2027 · Cycle 3",
        date="Wednesday, April 15, 2026",
        time="1:00–2:00 PM Eastern (EDT), 60 minutes",
        states=("Ohio",),
        hosts="CMS, ERC, RC, SC",
        place="",
        number=f"Meeting {number}",
        status="",
        prepared=date(2026, 4, 14),
        office="Division of Error Rate Measurement",
    )
    points = ("Confirm the users", "Send the questions again", "Name a contact")
    return AgendaSheet(
        head=head,
        zone_label="EDT",
        purpose="These meetings bring the states up to date on the current status of the cycle.",
        audience_text="Project managers, data leads, medical and eligibility review contacts.",
        audience=(AudienceGroup("Required", ("PERM lead", "Data lead")),),
        local_starts=tuple(LocalStart(f"{n}:00", zone, "Ohio") for n, zone in enumerate(zones, 1)),
        local_remark="",
        items=tuple(
            SheetItem(f"1:{n * 8:02}", f"{topic} {number}", 8, "CMS", f"Open points of {topic}")
            for n, topic in enumerate(topics)
        ),
        end_clock="2:00",
        total_minutes=60,
        overrun_minutes=0,
        open_points=PointList(tuple(PointLine(text, "Ohio", "Mar 11, 2026") for text in points)),
    )


def write_plain(agenda: AgendaSheet, target: Path) -> None:
    """The same content as an untagged document of platypus."""
    sides = ("leftMargin", "rightMargin", "topMargin", "bottomMargin")
    margins = dict.fromkeys(sides, PORTRAIT.margin)
    document = SimpleDocTemplate(
        str(target), pagesize=letter, title=agenda.head.title, initialFontName=REGULAR, **margins
    )
    document.build(list(story(agenda)))


def write_tagged(agenda: AgendaSheet, target: Path) -> None:
    """The document of the program."""
    write_document(report.document(agenda), target)


def story(agenda: AgendaSheet) -> Iterator[Flowable]:
    """Title, facts, purpose, attendees, local starts, items, open points."""
    head = agenda.head
    yield paragraph(f"{head.program_line} {head.cycle_line}", NOTE)
    yield paragraph(head.title, TITLE)
    yield paragraph("Agenda")
    facts = (head.date, head.time, "Ohio", head.hosts, "Given in the invitation", head.number)
    labels = ("Date", "Time", "State", "Hosts", "Where", "Number")
    yield table(zip(labels, facts, strict=True), [46, 450])
    yield paragraph("Purpose", HEAD)
    yield paragraph(agenda.purpose)
    yield paragraph("Attendees", HEAD)
    yield paragraph(agenda.audience_text)
    for group in agenda.audience:
        yield paragraph(f"{group.expectation}: {', '.join(group.roles)}")
    yield paragraph("Local start time", HEAD)
    starts = [(start.time, start.zones, start.states) for start in agenda.local_starts]
    yield table([("Starts", "Zone", "States"), *starts], [60, 142, 290])
    yield paragraph("Items", HEAD)
    items = [
        (str(n), item.clock, (item.title, item.notes), item.presenter, str(item.minutes))
        for n, item in enumerate(agenda.items, 1)
    ]
    end = ("", agenda.end_clock, "End", "Total", str(agenda.total_minutes))
    heads = ("No.", f"Clock ({agenda.zone_label})", "Item", "Presenter", "Min")
    yield table([heads, *items, end], [24, 62, 290, 84, 30])
    yield paragraph("Open points", HEAD)
    points = [(point.text, point.state, point.noted) for point in agenda.open_points.lines]
    yield table([("Point", "State", "Noted"), *points], [240, 96, 140])
    yield paragraph(f"Prepared {head.prepared}", NOTE)


def paragraph(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """User text has to be escaped here: a paragraph of platypus reads markup."""
    return Paragraph(escape(text), style)


def table(rows: Iterable[Sequence[Cell]], widths: Sequence[float]) -> Table:
    """A table with a paragraph in each cell, because long text has to wrap."""
    return Table(
        [
            [
                [paragraph(cell[0]), paragraph(cell[1], NOTE)]
                if isinstance(cell, tuple)
                else paragraph(cell)
                for cell in row
            ]
            for row in rows
        ],
        colWidths=widths,
        style=GRID,
        repeatRows=1,
    )


def register_fonts() -> None:
    """Platypus finds fonts by name."""
    folder = assets.path("resources") / "fonts"
    for name in (REGULAR, STRONG):
        font = TTFont(name, str(folder / f"{name}.ttf"))
        pdfmetrics.registerFont(font)  # pyright: ignore[reportUnknownMemberType]


def milliseconds(write: Callable[[AgendaSheet, Path], None], agenda: AgendaSheet) -> float:
    """Wall time of one document, written to disk."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write(agenda, Path(folder) / "agenda.pdf")
        return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    register_fonts()
    sheets = [sheet(number) for number in range(COUNT + 3)]
    times = [(milliseconds(write_plain, each), milliseconds(write_tagged, each)) for each in sheets]
    plain, tagged = (statistics.median(column) for column in zip(*times[3:], strict=True))
    print(f"{COUNT} agendas, median: platypus, untagged {plain:.1f} ms; tagged {tagged:.1f} ms")
    print(f"ratio {tagged / plain:.2f} (goal: at most {GOAL})")


if __name__ == "__main__":
    main()

"""The table of meetings that commands write."""

from datetime import date, datetime, time

from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import cycles, meeting_tables, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import dress, tables
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter


def _table(catalog: Catalog, which: Filter, *, on_paper: bool = False) -> TableSheet:
    rows = meetings.find_rows(catalog, which)
    return meeting_tables.meeting_table(catalog, rows, which, on_paper=on_paper)


def _said(sheet: TableSheet) -> list[dict[str, str]]:
    heads = [column.head for column in sheet.columns]
    return [
        dict(zip(heads, (cell.text for cell in line.cells), strict=True))
        for line in sheet.groups[0].lines
    ]


def _add(catalog: Catalog) -> int:
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    draft = MeetingDraft(
        *("cycle-call", ("PA", "OH"), "2026-04-20T14:00"), place="Room 1, 2nd floor", year=2027
    )
    return meetings.add_meeting(catalog, draft)


def test_every_field_of_a_meeting_is_told(catalog: Catalog) -> None:
    ident = _add(catalog)
    change = MeetingChange(status=MeetingStatus.CANCELLED, reason="Host is ill")
    meetings.change_meeting(catalog, ident, change)

    assert _said(_table(catalog, Filter())) == [
        {
            "No.": "1",
            "Date": "Mon, Apr 20, 2026",
            "Starts": "2:00 PM",
            "Zone": "EDT",
            "Min": "60",
            "States": "OH, PA",
            "Meeting": "Cycle call",
            "Hosts": "CMS, ERC, RC, SC",
            "Status": "Cancelled",
            "Reason": "Host is ill",
            "Items": "0",
            "Attended": "",
            "Phase": "Intra-cycle",
            "RY": "2027",
            "Place": "Room 1, 2nd floor",
        }
    ]


def test_dates_and_numbers_come_as_values(catalog: Catalog) -> None:
    _add(catalog)
    cells = _table(catalog, Filter()).groups[0].lines[0].cells

    values = [cell.value for cell in cells if cell.value is not None]
    assert values == [1, date(2026, 4, 20), time(14, 0), 60, 0, 2027]


def test_on_paper_date_and_time_share_a_column(catalog: Catalog) -> None:
    _add(catalog)
    cell = _table(catalog, Filter(), on_paper=True).groups[0].lines[0].cells[1]

    when = datetime.fromisoformat("2026-04-20T14:00")
    assert (cell.text, cell.value) == ("Apr 20, 2026, 2:00 PM EDT", when)


def test_all_states_of_a_cycle_are_said_to_be_all_on_paper(catalog: Catalog) -> None:
    _add(catalog)

    assert _said(_table(catalog, Filter(), on_paper=True))[0]["States"] == "All 2"
    assert _said(_table(catalog, Filter()))[0]["States"] == "OH, PA"


def test_the_sentence_says_how_the_meetings_were_chosen(catalog: Catalog) -> None:
    _add(catalog)
    every = Filter(
        years=(2027,),
        state="OH",
        type="cycle-call",
        phase="intra",
        host="RC",
        first_day="2026-04-01",
        last_day="2026-04-30",
    )

    assert _table(catalog, every).sentence == (
        "1 meeting · Ohio · RY 2027 · Cycle call · Intra-cycle · host RC"
        " · Apr 1, 2026 to Apr 30, 2026 · sorted by date"
    )
    assert _table(catalog, Filter(first_day="2027-01-01")).sentence == (
        "0 meetings · from Jan 1, 2027 · sorted by date"
    )
    assert "up to Jan 1, 2025" in _table(catalog, Filter(last_day="2025-01-01")).sentence


def test_deleted_meetings_are_called_so(catalog: Catalog) -> None:
    meetings.delete_meetings(catalog, [_add(catalog)])
    sheet = _table(catalog, Filter(trashed=True))

    assert (sheet.title, sheet.count) == ("Deleted meetings", 1)


def test_the_office_of_the_letterhead_makes_the_files(catalog: Catalog) -> None:
    assert dress.office(catalog) == "Centers for Medicare & Medicaid Services"
    dress.set_letterhead(catalog, Letterhead(("Division of Error Rate Measurement",)))

    assert _table(catalog, Filter()).office == "Division of Error Rate Measurement"


def test_a_table_is_a_paper_too(catalog: Catalog) -> None:
    paper = tables.paper(_table(catalog, Filter()))

    assert paper.name == "meetings-2026-04-14.pdf"
    assert len(paper.lay_out().sections) == 1

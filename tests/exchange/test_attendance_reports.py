"""Reports of calls in the layouts of the programs that write them."""

import codecs
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from perm_desktop.core.errors import UserError
from perm_desktop.core.people.attendees import CallReport, UnknownColumnsError, of_one_call
from perm_desktop.core.people.stays import closed, minutes
from perm_desktop.exchange import report_times
from perm_desktop.exchange.attendance_reports import read

DAY, EASTERN = date(2026, 4, 20), ZoneInfo("America/New_York")
TEAMS = """1. Summary
Meeting title\tCycle call, April
Attended participants\t2
Start time\t4/20/26, 1:58:29 PM
End time\t4/20/26, 3:00:11 PM
Meeting duration\t1h 1m 42s
Average attendance time\t48m 29s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Sample, Jane (CMS)\t4/20/26, 1:58:29 PM\t4/20/26, 3:00:11 PM\t1h 1m 42s\t\
Jane.Sample@example.org\tn1@example.org\tOrganizer
Bob Sample (Guest)\t4/20/26, 2:00:00 PM\t4/20/26, 3:00:00 PM\t40m\t\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Sample, Jane (CMS)\t4/20/26, 1:58:29 PM\t4/20/26, 3:00:11 PM\t1h 1m 42s\t\
Jane.Sample@example.org\tOrganizer
Bob Sample (Guest)\t4/20/26, 2:00:00 PM\t4/20/26, 2:15:00 PM\t15m\t\tPresenter
Bob Sample (Guest)\t4/20/26, 2:35:00 PM\t4/20/26, 3:00:00 PM\t25m\t\tPresenter
"""
TEAMS_OF_2021 = """Meeting Summary
Total Number of Participants\t2
Meeting Title\tCycle call
Meeting Start Time\t4/20/2026, 2:00:00 PM
Meeting End Time\t4/20/2026, 3:00:00 PM
Meeting Id\t00000000-0000-0000-0000-000000000000

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Jane Sample\t4/20/2026, 2:00:00 PM\t4/20/2026, 2:50:00 PM\t50m\tjane.sample@example.org\t\
Presenter\tjane@example.org
Bob Sample\t4/20/2026, 2:05:00 PM\t4/20/2026, 2:45:00 PM\t40m 0s\t\tAttendee\t
"""
TEAMS_LIST = """Full Name\tUser Action\tTimestamp
Jane Sample\tJoined before\t4/20/2026, 2:00:00 PM
Bob Sample\tJoined\t4/20/2026, 2:02:00 PM
Bob Sample\tLeft\t4/20/2026, 2:22:00 PM
Bob Sample\tJoined\t4/20/2026, 2:30:00 PM
Bob Sample\tLeft\t4/20/2026, 2:50:00 PM
"""
ZOOM = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,\
In Waiting Room
"Sample, Jane",jane.sample@example.org,04/20/2026 02:00:00 PM,04/20/2026 02:50:00 PM,50,No,No
Bob Sample,,04/20/2026 01:40:00 PM,04/20/2026 02:00:00 PM,20,Yes,Yes
Bob Sample,,04/20/2026 02:00:00 PM,04/20/2026 02:20:00 PM,20,Yes,No
Bob Sample,,04/20/2026 02:10:00 PM,04/20/2026 02:40:00 PM,30,Yes,No
"""
ZOOM_HEADED = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
    "812 3456 7890,Cycle call,04/20/2026 02:00:00 PM,04/20/2026 02:58:00 PM,host@example.org,58,2\n"
    "\n" + ZOOM
)
ZOOM_SUMMED = (
    "\ufeffTopic,ID,Host,Duration (minutes),Start time,End time,Participants\n"
    '"Cycle call, April",812 3456 7890,Host,58,04/20/2026 02:00:00 PM,04/20/2026 02:58:00 PM,2\n'
    "\n"
    "Name (original name),Email,Total duration (minutes),Guest\n"
    "Jane Sample,jane.sample@example.org,50,No\n"
    "Bob Sample (Bobby),,40,Yes\n"
)
ZOOM_WEBINAR = """Attendee Report
Report Generated:,04/21/2026 09:00:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Training,812 3456 7890,04/20/2026 02:00:00 PM,60
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Jane Sample,jane.sample@example.org,04/20/2026 02:00:00 PM,04/20/2026 02:50:00 PM,50,No
Attendee Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Bob Sample,,04/20/2026 02:00:00 PM,04/20/2026 02:40:00 PM,40,Yes
No,Ann Registered,ann@example.org,--,--,--,--
"""
WEBEX = (
    "Meeting Name\tMeeting Start Time\tMeeting End Time\tName\tAttendee Email\tJoin Time\t"
    "Leave Time\tAttendance Duration\tConnection Type\n"
    'Cycle call\t"=""2026-04-20 14:00:00"""\t"=""2026-04-20 15:00:00"""\tJane Sample\t'
    'jane.sample@example.org\t"=""2026-04-20 14:00:00"""\t"=""2026-04-20 14:50:00"""\t50 mins\t'
    "Desktop app\n"
    'Cycle call\t="2026-04-20 14:00:00"\t="2026-04-20 15:00:00"\tBob Sample\t\t'
    '="2026-04-20 14:10:00"\t-\t40 mins\tPhone\n'
)
LAYOUTS = {
    "Teams": (TEAMS, "utf-16", {"bob sample": 40, "jane sample": 62}),
    "Teams of 2021": (TEAMS_OF_2021, "utf-16", {"bob sample": 40, "jane sample": 50}),
    "Teams list": (TEAMS_LIST, "utf-16", {"bob sample": 40, "jane sample": 60}),
    "Zoom": (ZOOM, "utf-8-sig", {"bob sample": 40, "jane sample": 50}),
    "Zoom with the meeting": (ZOOM_HEADED, "utf-8-sig", {"bob sample": 40, "jane sample": 50}),
    "Zoom summed up": (ZOOM_SUMMED, "utf-8", {"bob sample": 40, "jane sample": 50}),
    "Zoom webinar": (ZOOM_WEBINAR, "utf-8", {"bob sample": 40, "jane sample": 50}),
    "Webex": (WEBEX, "utf-16", {"bob sample": 40, "jane sample": 50}),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def report(
    text: str, encoding: str = "utf-8", columns: dict[str, str] | None = None, day: date = DAY
) -> CallReport:
    return read(text.encode(encoding), "report.csv", day, EASTERN, columns)


def told(found: CallReport) -> dict[str, int]:
    """Minutes by the key of the name; open stays last until 3 PM."""
    until = datetime.fromisoformat("2026-04-20T15:00")
    return {each.identity[0]: minutes(closed(each.stays, until)) for each in of_one_call([found])}


@pytest.mark.parametrize(("text", "encoding", "wanted"), LAYOUTS.values(), ids=LAYOUTS)
def test_each_layout_is_read(text: str, encoding: str, wanted: dict[str, int]) -> None:
    assert told(report(text, encoding)) == wanted


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_the_same_in_any_encoding(name: str, end: str, encoding: str) -> None:
    text, _, wanted = LAYOUTS[name]
    changed = text.removeprefix("\ufeff").replace("\n", end)
    assert told(report(changed, encoding)) == wanted


def test_addresses_of_an_account_are_known_too() -> None:
    (_, jane) = report(TEAMS).attendees
    assert jane.emails == ("jane.sample@example.org", "n1@example.org")


@pytest.mark.parametrize("text", [TEAMS, TEAMS_OF_2021, ZOOM_HEADED, ZOOM_SUMMED, WEBEX])
def test_the_length_of_the_call_is_told(text: str) -> None:
    found = report(text)
    assert found.begins is not None
    assert found.ends is not None
    assert 58 <= (found.ends - found.begins).total_seconds() / 60 <= 62


def test_two_reports_of_one_call_are_one_and_the_same_report_counts_once() -> None:
    first = report(ZOOM)
    rest = ZOOM.replace("02:00:00 PM,04/20/2026 02:50:00 PM", "02:40:00 PM,04/20/2026 03:00:00 PM")
    both = of_one_call([first, first, report(rest)])
    assert [minutes(each.stays) for each in both] == [40, 60]
    summed = report(ZOOM_SUMMED)
    assert [minutes(each.stays) for each in of_one_call([summed, report(ZOOM_SUMMED)])] == [40, 50]


def test_a_teams_report_in_another_language_is_read_by_its_numbers() -> None:
    text = TEAMS
    for english, other in (
        ("2. Participants", "2. Teilnehmer"),
        ("3. In-Meeting Activities", "3. Aktivitäten während der Besprechung"),
        ("First Join", "Erster Beitritt"),
        ("Join Time", "Beitrittszeit"),
        ("1h 1m 42s", "1 Std. 1 Min. 42 Sek."),
        ("4/20/26, 1:58:29 PM", "20.04.26, 13:58:29"),
        ("4/20/26, 3:00:11 PM", "20.04.26, 15:00:11"),
    ):
        text = text.replace(english, other)
    assert told(report(text)) == {"bob sample": 40, "jane sample": 62}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4/20/2026, 2:05:00 PM", DAY),
        ("4/20/26, 2:05:00\u202fPM", DAY),
        ("20/04/2026, 14:05:00", DAY),
        ("20/4/26, 2:05:00 p.m.", DAY),
        ("20.04.2026, 14:05:00", DAY),
        ("2026-04-20 14:05:00", DAY),
        ("2026/04/20 14:05", DAY),
        ("2026-04-20T18:05:00Z", DAY),
        ("2026-04-20T14:05:00-04:00", DAY),
        ("Apr 20, 2026 02:05 PM", DAY),
        ("20 April 2026, 14:05", DAY),
        ("\u200e4\u200e/\u200e20\u200e/\u200e2026 14:05:00", DAY),
    ],
)
def test_dates_of_several_countries_are_read(written: str, day: date) -> None:
    found = report_times.reading([written], day, EASTERN).time(written)
    assert found == datetime.fromisoformat("2026-04-20T14:05")


def test_a_day_that_may_be_a_month_is_told_by_the_rest_of_the_file_then_by_the_meeting() -> None:
    doubtful, plain = "3/4/2026, 14:05:00", "13/4/2026, 14:05:00"
    april, march = date(2026, 4, 3), date(2026, 3, 4)

    def month(texts: list[str], day: date) -> int:
        found = report_times.reading(texts, day, EASTERN).time(doubtful)
        assert found is not None
        return found.month

    assert month([doubtful, plain], march) == 4
    assert month([doubtful], april) == 4
    assert month([doubtful], march) == 3
    assert month([doubtful], date(2024, 1, 1)) == 3


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 13m 42s", 4422),
        ("45 min 3 s", 2703),
        ("204 mins", 12240),
        ("1:02:03", 3723),
        ("1:30", 5400),
        ("2 godz. 5 min 1 sek.", 7501),
        ("1,5 h", 5400),
        ("soon", None),
        ("5", None),
        ("", None),
    ],
)
def test_lengths_of_several_countries_are_read(text: str, seconds: int | None) -> None:
    assert report_times.length(text) == seconds


def test_any_table_is_read_by_a_mapping_of_its_columns() -> None:
    text = "Sign-in sheet\nGiven;Family;Mail;Min.\nJane;Sample;jane@example.org;30\n"
    columns = {"first": "given", "last": "Family", "email": "Mail", "minutes": "Min."}
    (jane,) = report(text, "cp1252", columns).attendees
    assert (jane.name, jane.emails, minutes(jane.stays)) == (
        "Jane Sample",
        ("jane@example.org",),
        30,
    )


def test_a_workbook_is_read_as_the_report_that_was_opened_in_it() -> None:
    book, target = Workbook(), BytesIO()
    page = book.create_sheet("participants")
    page.append(["Name (Original Name)", "User Email", "Join Time", "Leave Time"])
    joined = datetime.fromisoformat("2026-04-20T14:00")
    page.append(["Jane Sample", "", joined, joined + timedelta(minutes=50)])
    book.worksheets[0].append(["Something else"])
    book.save(target)
    found = read(target.getvalue(), "report.xlsx", DAY, EASTERN)
    assert told(found) == {"jane sample": 50}


def test_another_table_is_refused_with_what_was_expected_and_its_heads() -> None:
    with pytest.raises(UnknownColumnsError, match="line 1 reads “Who, Mail”") as refused:
        report("Who,Mail\nJane,jane@example.org\n")
    assert "Teams" in refused.value.next_step
    assert refused.value.heads == ("Who", "Mail")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (ZOOM.replace("04/20/2026 02:50:00 PM", "soon"), "at line 2: “soon” is no date and time"),
        (ZOOM.replace("02:50:00 PM", "01:50:00 PM"), "at line 2: somebody left before joining"),
        (ZOOM + "Ann", "at line 6: it holds only “Ann”"),
        (ZOOM + ",,04/20/2026 02:00:00 PM,04/20/2026 02:20:00 PM,20", "at line 6: nobody is named"),
        (ZOOM + f"{'x' * 400},,04/20/2026 02:00:00 PM,,20", "at line 6: a name of 400 characters"),
        (ZOOM_SUMMED.replace(",40,", ",many,"), "at line 6: “many” is no length of time"),
        (TEAMS_LIST.replace("Left", "Waved"), "at line 4: “waved” is neither"),
        (ZOOM.split("\n")[0] + "\n", "without anybody in it"),
        ("", "“report.csv”: The file is empty."),
        ('Name (Original Name),Join Time\n"Jane,1\n', "The quotation marks of line 2"),
        ("\x89PNG", "no attendance report"),
    ],
)
def test_a_report_that_breaks_off_is_refused_with_the_line(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match="“report\\.csv”") as refused:
        report(text)
    assert sentence in refused.value.sentence


def test_a_mapping_that_does_not_fit_is_refused_with_the_columns() -> None:
    with pytest.raises(UserError, match="has not all of the columns “Who”, “Mail”"):
        report("a,b\n1,2\n", columns={"name": "Who", "email": "Mail"})


@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 900), st.binary(max_size=6))
def test_a_report_with_anything_in_its_midst_is_read_or_refused_in_a_sentence(
    name: str, place: int, noise: bytes
) -> None:
    data = codecs.BOM_UTF8 + LAYOUTS[name][0].removeprefix("\ufeff").encode()
    try:
        found = read(data[:place] + noise + data[place:], "report.csv", DAY, EASTERN)
    except UserError:
        return
    assert all(each.name for each in found.attendees)


@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 1_500))
def test_a_report_that_was_cut_off_is_read_or_refused_in_a_sentence(name: str, place: int) -> None:
    text, encoding, wanted = LAYOUTS[name]
    try:
        found = read(text.encode(encoding)[:place], "report.csv", DAY, EASTERN)
    except UserError:
        return
    assert {each.identity[0] for each in found.attendees} <= wanted.keys()

"""What is read for an answer, and an answer as a table."""

from datetime import UTC, datetime

from perm_desktop.core.questions.asked import Answer
from perm_desktop.core.questions.registry import numbered
from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.services import attendance, cycles, history, meetings, questions, worklist
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add


def answer(catalog: Catalog, number: int, *years: int, moment: str = "") -> Answer:
    """The answer about some cycles."""
    read = questions.reader(catalog)
    return questions.answer(catalog, numbered(number), years, read, moment=moment)


def test_what_changed_is_told_newest_first_with_its_meeting(
    catalog: Catalog, clock: SetClock
) -> None:
    one, other = add(catalog), add(catalog)
    moment = worklist.now_stamp(catalog)
    clock.advance(minutes=6)
    meetings.change_meeting(catalog, one, MeetingChange(status=MeetingStatus.HELD))
    attendance.mark(catalog, one, "OH", Mark.ATTENDED)
    meetings.delete_meetings(catalog, [other])
    history.undo(catalog)
    found = answer(catalog, 16, moment=moment)
    steps = [(line.cells[1], line.place.meeting) for line in found.lines]
    assert steps[0][0].startswith("Taken back: ")
    assert steps[1][0].endswith("(taken back)")
    assert [meeting for _, meeting in steps] == [other, other, one, one]
    assert found.sentence == "4 steps since Apr 14, 2026."


def test_a_deleted_meeting_leads_nowhere(catalog: Catalog) -> None:
    gone = add(catalog)
    meetings.delete_meetings(catalog, [gone])
    assert {line.place.meeting for line in answer(catalog, 16).lines} == {0}


def test_a_cycle_stands_beside_the_one_before_on_the_same_day(planned: Catalog) -> None:
    cycles.add_cycle(planned, 2026)
    found = answer(planned, 12, 2027)
    assert found.sentence.startswith("RY 2027 and RY 2026, day 318 of the cycle")
    places = [line.place for line in found.lines]
    assert {(place.year, place.beside) for place in places} == {(2027, 2026)}
    assert len({place.figure for place in places} - {""}) == len(places)
    assert answer(planned, 12, 2026).lines == ()


def test_an_answer_is_a_table_for_paper_and_files(planned: Catalog) -> None:
    question, found = numbered(13), answer(planned, 13, 2027)
    sheet = questions.sheet(question, found, datetime(2026, 4, 14, 13, 0, tzinfo=UTC), "CMS")
    heads, paper = [head.title for head in found.heads], sheet.paper
    assert paper is not None
    assert [column.head for column in paper.columns] == heads
    assert paper.count == sheet.count == len(found.lines) == 36
    first = paper.groups[0].lines[0].cells
    assert [cell.text for cell in first] == list(found.lines[0].cells)
    assert [cell.look is not None for cell in first] == [head.is_status for head in found.heads]
    about = "RY 2027, all 18 states"
    assert paper.sentence == f"{question.words} {found.sentence} {about}, as of Apr 14, 2026."
    assert [column.head for column in sheet.columns[len(heads) :]] == [
        *("Question", "Answer", "Looked at", "As of")
    ]
    texts = [cell.text for cell in sheet.groups[0].lines[-1].cells[len(heads) :]]
    assert texts == [question.words, found.sentence, about, "Apr 14, 2026"]


def test_an_empty_answer_has_a_row_in_a_file(planned: Catalog) -> None:
    found = answer(planned, 4, 2027)
    sheet = questions.sheet(numbered(4), found, datetime(2026, 4, 14, 13, 0, tzinfo=UTC), "CMS")
    (line,) = sheet.groups[0].lines
    assert [cell.text for cell in line.cells if cell.text][1] == "No state is above a threshold."
    assert sheet.paper is not None
    assert sheet.paper.count == 0


def test_a_question_about_one_type_counts_that_type_alone(planned: Catalog) -> None:
    read, question = questions.reader(planned), numbered(13)
    found = questions.answer(planned, question, [2027], read, kind="mrr-mr-policy-webinar")
    assert len(found.lines) == 18
    assert found.sentence.startswith("Of 18 obligations (18 states, 1 type)")
    assert found.looked_at == "RY 2027, all 18 states, MRR/MR policy questionnaire"


def test_the_morning_of_a_day_is_that_of_eastern_clocks() -> None:
    day = datetime(2026, 4, 14, 9, 0, tzinfo=UTC).date()
    assert questions.morning(day).startswith("2026-04-14T04:00")

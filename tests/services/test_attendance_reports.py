"""A report of a call becomes marks: certain ones at once, the rest as somebody answers."""

from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.people.call_lines import IGNORED, Answer, Identity
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import Mark
from perm_desktop.services import attendance, attendance_reports, history, people
from perm_desktop.services.attendance_reports import Preview
from perm_desktop.store.catalog import Catalog
from tests.builders import add, dump

HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"


def line(name: str, email: str = "", first: str = "02:00", last: str = "03:00") -> str:
    """A line of Zoom's on the day of the meeting, which is at 2 PM."""
    day = "04/20/2026"
    return f"{name},{email},{day} {first}:00 PM,{day} {last}:00 PM,60\n"


@pytest.fixture
def meeting(catalog: Catalog) -> int:
    """A call of Ohio with people who may come."""
    for name, organization, email, post in (
        ("Jane Sample", Organization.STATE, "jane@example.org", Post("OH", "PM")),
        ("Victor Sample", Organization.STATE, "", Post("OH", "DP")),
        ("Victor Sample", Organization.STATE, "", Post("TX", "DP")),
        ("Elsa Other", Organization.STATE, "", Post("TX", "PM")),
        ("Rica Host", Organization.RC, "", Post("", "")),
    ):
        posts = [(post, None, None, False)] if post.state else []
        people.add(catalog, Person(0, name, organization, email=email), posts)
    return add(catalog)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A report of everybody."""
    lines = (
        line("Jane Sample", "JANE@example.org", last="02:20"),
        line("Jane Sample", "jane@example.org", "02:10", "02:50"),
        line("Victor Sample"),
        line("Elsa Other"),
        line("Rica Host"),
        line("Note taker"),
    )
    return report(tmp_path, *lines)


def report(folder: Path, *lines: str) -> Path:
    path = folder / f"report {len(list(folder.iterdir()))}.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def names(shown: Preview) -> dict[str, list[str]]:
    groups = {"matched": shown.matched, "asked": shown.asked, "new": shown.new}
    groups["ignored"] = shown.ignored
    return {group: [each.attendee.name for each in found] for group, found in groups.items()}


def identity(shown: Preview, name: str) -> Identity:
    return next(e.attendee.identity for e in shown.lines if e.attendee.name == name)


def answer(shown: Preview, **answers: Answer) -> Preview:
    return shown.answered(
        {identity(shown, name.replace("_", " ")): given for name, given in answers.items()}
    )


def marks(catalog: Catalog, meeting: int) -> list[tuple[str, str, str, str, int | None, str]]:
    return [
        (each.state, each.role, each.person, each.mark, each.minutes, each.part)
        for each in attendance.lines(catalog, meeting)
    ]


def test_names_are_told_apart_and_nothing_is_written_by_looking(
    catalog: Catalog, meeting: int, written: Path
) -> None:
    before = dump(catalog.connection)
    assert names(attendance_reports.preview(catalog, meeting, [written])) == {
        "matched": ["Jane Sample"],
        "asked": ["Elsa Other", "Victor Sample"],
        "new": ["Note taker"],
        "ignored": ["Rica Host"],
    }
    assert dump(catalog.connection) == before


def test_what_is_certain_is_one_step_with_the_time_counted_once(
    catalog: Catalog, meeting: int, written: Path
) -> None:
    done = attendance_reports.commit(
        catalog, attendance_reports.preview(catalog, meeting, [written])
    )
    assert done == (1, 0, 0)
    assert marks(catalog, meeting) == [("OH", "PM", "Jane Sample", "attended", 50, "")]
    history.undo(catalog)
    assert marks(catalog, meeting) == []


def test_the_same_report_again_changes_nothing(
    catalog: Catalog, meeting: int, written: Path
) -> None:
    def bring_in() -> tuple[int, int, int]:
        shown = attendance_reports.preview(catalog, meeting, [written])
        victor = shown.asked[-1].found.candidates[0]
        answers = {"Victor_Sample": Answer(victor.id), "Note_taker": Answer(state="OH")}
        return attendance_reports.commit(catalog, answer(shown, **answers, Elsa_Other=IGNORED))

    assert bring_in() == (3, 0, 2)
    before, steps = dump(catalog.connection), len(history.lines(catalog, None))
    again = attendance_reports.preview(catalog, meeting, [written])
    assert [each.found.why for each in again.matched] == [
        "same address and name",
        "on the list of this meeting",
    ]
    assert attendance_reports.commit(catalog, again) == (0, 0, 0)
    assert dump(catalog.connection) == before
    assert len(history.lines(catalog, None)) == steps


def test_an_answer_marks_and_is_remembered_for_the_next_meeting(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    file = report(tmp_path, line("Janie S.", "js@example.net"), line("Bot"))
    shown = attendance_reports.preview(catalog, meeting, [file])
    jane = people.named(catalog, "jane@example.org")
    answers = {shown.lines[0].attendee.identity: IGNORED}
    answers[shown.lines[1].attendee.identity] = Answer(jane.id)
    assert attendance_reports.commit(catalog, shown.answered(answers)).remembered == 2
    next_one = attendance_reports.preview(catalog, add(catalog), [file])
    assert names(next_one) == {"matched": ["Janie S."], "asked": [], "new": [], "ignored": ["Bot"]}


def test_who_serves_elsewhere_counts_for_the_state_somebody_chose(
    catalog: Catalog, tmp_path: Path, meeting: int
) -> None:
    del meeting
    joint = add(catalog, states=("OH", "PA"))
    shown = attendance_reports.preview(catalog, joint, [report(tmp_path, line("Elsa Other"))])
    (elsa,) = shown.asked[0].found.candidates
    assert answer(shown, Elsa_Other=Answer(elsa.id)).asked
    chosen = answer(shown, Elsa_Other=Answer(elsa.id, "PA"))
    attendance_reports.commit(catalog, chosen)
    assert marks(catalog, joint) == [("PA", "", "Elsa Other", "attended", 60, "")]


def test_a_mark_made_by_hand_stays_until_somebody_replaces_it(
    catalog: Catalog, meeting: int, written: Path
) -> None:
    attendance.mark(catalog, meeting, "OH", Mark.ABSENT, "PM")
    shown = attendance_reports.preview(catalog, meeting, [written])
    assert [each.mark for each in shown.matched[0].against] == ["absent"]
    assert attendance_reports.commit(catalog, shown) == (0, 1, 0)
    assert marks(catalog, meeting) == [("OH", "PM", "", "absent", None, "")]
    attendance_reports.commit(catalog, shown, [identity(shown, "Jane Sample")])
    assert {mark for *_, mark, _, _ in marks(catalog, meeting)} == {"attended"}


def test_minutes_written_by_hand_stay_as_well(
    catalog: Catalog, meeting: int, written: Path
) -> None:
    attendance_reports.commit(catalog, attendance_reports.preview(catalog, meeting, [written]))
    (target,) = [attendance.rules.target_of(each) for each in attendance.lines(catalog, meeting)]
    attendance.mark_partial(catalog, meeting, [target], None, 12)
    shown = attendance_reports.preview(catalog, meeting, [written])
    assert attendance_reports.commit(catalog, shown).kept == 1
    assert marks(catalog, meeting)[0][3:] == ("partial", 12, "")


@pytest.mark.parametrize(("last", "mark"), [("02:45", "attended"), ("02:44", "partial")])
def test_three_quarters_of_the_meeting_are_attended(
    catalog: Catalog, meeting: int, tmp_path: Path, last: str, mark: str
) -> None:
    file = report(tmp_path, line("Jane Sample", last=last))
    attendance_reports.commit(catalog, attendance_reports.preview(catalog, meeting, [file]))
    assert marks(catalog, meeting)[0][3] == mark


def test_another_share_is_kept_with_the_catalog(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    file = report(tmp_path, line("Jane Sample", last="02:30"))
    shown = attendance_reports.preview(catalog, meeting, [file]).at_share(50)
    attendance_reports.commit(catalog, shown)
    assert marks(catalog, meeting)[0][3:] == ("attended", 30, "")
    assert attendance_reports.share(catalog) == 50
    with pytest.raises(UserError, match="0 % is no share"):
        shown.at_share(0)


def test_who_left_early_is_partial_and_says_so(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    file = report(tmp_path, line("Jane Sample", last="02:20"))
    attendance_reports.commit(catalog, attendance_reports.preview(catalog, meeting, [file]))
    assert marks(catalog, meeting)[0][3:] == ("partial", 20, "left")


def test_several_reports_of_one_call_are_merged(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    first = report(tmp_path, line("Jane Sample", last="02:30"))
    second = report(tmp_path, line("Jane Sample", first="02:20", last="02:50"))
    shown = attendance_reports.preview(catalog, meeting, [first, second, first])
    assert [each.minutes for each in shown.matched] == [50]
    assert shown.warnings == ("A report was chosen twice; it counts once.",)


def test_somebody_with_two_names_in_the_report_is_marked_once_by_all_the_time(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    phone = line("Phone", "jane@example.org", "02:20", "02:50")
    file = report(tmp_path, line("Jane Sample", "jane@example.org", last="02:25"), phone)
    attendance_reports.commit(catalog, attendance_reports.preview(catalog, meeting, [file]))
    assert marks(catalog, meeting) == [("OH", "PM", "Jane Sample", "attended", 50, "")]


def test_the_report_of_another_day_is_warned_of(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    file = report(tmp_path, line("Jane Sample").replace("04/20", "04/13"))
    shown = attendance_reports.preview(catalog, meeting, [file])
    assert shown.warnings == ("The report is of Apr 13, 2026, the meeting of Apr 20, 2026.",)


def test_one_file_that_is_something_else_keeps_the_others_out(
    catalog: Catalog, meeting: int, written: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    before = dump(catalog.connection)
    with pytest.raises(UserError, match="“other\\.csv” is no attendance report"):
        attendance_reports.preview(catalog, meeting, [written, other])
    assert dump(catalog.connection) == before


def test_another_table_is_read_by_columns_that_were_kept(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Who;Min\nJane Sample;48\n", encoding="utf-8")
    attendance_reports.keep_map(catalog, "Sheet", {"name": "Who", "minutes": "Min", "email": ""})
    shown = attendance_reports.preview(catalog, meeting, [sheet], columns="Sheet")
    assert [each.minutes for each in shown.matched] == [48]
    with pytest.raises(UserError, match="There are no columns kept as “No”"):
        attendance_reports.preview(catalog, meeting, [sheet], columns="No")


@pytest.mark.parametrize(
    ("name", "columns", "sentence"),
    [
        (" ", {"name": "Who"}, "needs a name"),
        ("x", {"minutes": "Min"}, "Nothing says who came"),
        ("x", {"name": "Who", "email": "Who"}, "chosen twice"),
    ],
)
def test_columns_that_make_no_sense_are_refused(
    catalog: Catalog, name: str, columns: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        attendance_reports.keep_map(catalog, name, columns)


def test_who_only_has_a_name_in_a_sheet_attended(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Who;Town\nJane Sample;Columbus\n", encoding="utf-8")
    attendance_reports.keep_map(catalog, "Sheet", {"name": "Who"})
    shown = attendance_reports.preview(catalog, meeting, [sheet], columns="Sheet")
    attendance_reports.commit(catalog, shown)
    assert marks(catalog, meeting)[0][3:] == ("attended", None, "")


def test_reports_of_different_days_are_no_one_call(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    first = report(tmp_path, line("Jane Sample"))
    other = tmp_path / "other.csv"
    other.write_bytes(first.read_bytes().replace(b"04/20", b"04/13"))
    with pytest.raises(UserError, match="different calls: of Apr 13, 2026 and of Apr 20, 2026"):
        attendance_reports.preview(catalog, meeting, [first, other])


def test_a_name_whose_address_only_one_report_tells_is_one_attendee(
    catalog: Catalog, meeting: int, tmp_path: Path
) -> None:
    first = report(tmp_path, line("Jane Sample", last="02:25"))
    other = report(tmp_path, line("Jane Sample", "jane@example.org", "02:20", "02:50"))
    shown = attendance_reports.preview(catalog, meeting, [first, other])
    attendance_reports.commit(catalog, shown)
    assert marks(catalog, meeting) == [("OH", "PM", "Jane Sample", "attended", 50, "")]

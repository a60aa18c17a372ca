"""Every dialog of the window by a name, filled with what it usually asks about."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QTabWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.clashes import Clash
from perm_desktop.core.closing import Doubt
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people import merging
from perm_desktop.core.people.columns import Field
from perm_desktop.core.people.merging import MergePreview
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.people.posts import Directory, Vacancy
from perm_desktop.core.people.records import Records
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.core.questions.asked import Answer
from perm_desktop.core.questions.registry import Question
from perm_desktop.core.review.figures import OWED
from perm_desktop.gui.audience.add_dialog import AddDialog, Offered
from perm_desktop.gui.audience.changes import Reached
from perm_desktop.gui.audience.walk_in_dialog import WalkInDialog
from perm_desktop.gui.catalog.cycle_dialogs import ChangeStatesDialog, DatesDialog, TakeOutDialog
from perm_desktop.gui.catalog.type_dialog import TypeDialog
from perm_desktop.gui.contacts.holder_dialog import FillDialog, ReplaceDialog
from perm_desktop.gui.contacts.merge_dialog import MergeDialog
from perm_desktop.gui.contacts.person_dialog import PersonDialog
from perm_desktop.gui.contacts.post_dialog import PostDialog
from perm_desktop.gui.contacts.words import names_of
from perm_desktop.gui.coverage.day_dialog import AS_OF, DayDialog
from perm_desktop.gui.facts.deadlines_dialog import DeadlinesDialog
from perm_desktop.gui.facts.decide_dialog import DecideDialog
from perm_desktop.gui.facts.delay_dialog import DelayDialog
from perm_desktop.gui.facts.differences_dialog import DifferencesDialog, ResolveDialog
from perm_desktop.gui.facts.met_dialog import MetDialog
from perm_desktop.gui.facts.rule_dialog import AddRuleDialog, RuleDialog
from perm_desktop.gui.first_run.steps import FirstRunDialog
from perm_desktop.gui.imports.attendance_dialog import AttendanceDialog
from perm_desktop.gui.imports.columns_dialog import ColumnsDialog
from perm_desktop.gui.imports.people_columns_dialog import PeopleColumnsDialog
from perm_desktop.gui.imports.people_dialog import PeopleImportDialog
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meeting.closing_dialog import ClosingDialog
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.meeting.item_roles_dialog import ItemRolesDialog
from perm_desktop.gui.meetings.bulk_dialogs import BulkDialog
from perm_desktop.gui.meetings.list_view_dialog import ViewNameDialog
from perm_desktop.gui.planning.clash_dialog import ClashDialog
from perm_desktop.gui.planning.plan_dialog import PlanDialog
from perm_desktop.gui.planning.scope_dialog import ScopeDialog
from perm_desktop.gui.planning.shift_dialog import ShiftDialog
from perm_desktop.gui.planning.suspend_dialog import Pausable, ResumeDialog, SuspendDialog
from perm_desktop.gui.printing.dialog import PrintDialog
from perm_desktop.gui.printing.letterhead_dialog import LetterheadDialog
from perm_desktop.gui.printing.memory import PrintMemory
from perm_desktop.gui.questions.dialog import QuestionsDialog
from perm_desktop.gui.review.behind import of_tally
from perm_desktop.gui.review.list_dialog import FigureListDialog
from perm_desktop.gui.rollcall.dialog import RollCallDialog
from perm_desktop.gui.rollcall.part_dialog import PartDialog
from perm_desktop.gui.safety.backups_dialog import BackupsDialog
from perm_desktop.gui.safety.check_dialog import CheckDialog
from perm_desktop.gui.safety.drafts_dialog import DraftsDialog
from perm_desktop.gui.safety.import_dialog import ImportedDialog, OfferImportDialog
from perm_desktop.gui.safety.recover_dialog import RecoverDialog
from perm_desktop.gui.safety.spill_dialog import SpillDialog
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.pane_keys import KEYS
from perm_desktop.gui.shell.shortcuts_dialog import ShortcutsDialog
from perm_desktop.gui.shell.states_dialog import StatesDialog
from perm_desktop.gui.small_dialogs import AboutDialog, CycleDialog, ReasonDialog, TrashDialog
from perm_desktop.gui.tasks import Tasks
from perm_desktop.gui.timeline.go_to_date import GoToDate
from perm_desktop.gui.today.changes_dialog import ChangesDialog
from perm_desktop.services import (
    attendance_reports,
    cycle_settings,
    deadlines,
    people_import,
    planning,
    questions,
    review,
)
from perm_desktop.services.bulk import Act
from perm_desktop.services.cycle_members import StillToCome
from perm_desktop.services.drafts import Draft, beside
from perm_desktop.services.importing import Imported
from perm_desktop.services.printing import agendas
from perm_desktop.services.printing.choice import Choice as PrintChoice
from perm_desktop.services.printing.choice import Kind, Reach, Stock, Subject
from perm_desktop.services.series_edits import Scope
from perm_desktop.services.typed_texts import note_place, type_place
from perm_desktop.store.history import EditRecord
from tests.gui import contacts, report_samples
from tests.gui.safety_samples import BACKUPS, PROBLEMS, offer
from tests.gui.windows import Answers

_EDIT = EditRecord(1, "2026-04-14T09:00:00Z", "Ann Lee", "Note on Cycle call", "edit", "done")


def _rows(session: Session) -> list[MeetingRow]:
    return list(session.rows.values())[:3]


def _cycle(session: Session) -> Cycle:
    assert session.cycle is not None
    return session.cycle


def _plan(session: Session, tab: str = "By type") -> QDialog:
    """The plan dialog on one of its tabs."""
    rules = cycle_settings.rules(session.catalog, 2027)
    plan = planning.preview(session.catalog, 2027)
    dialog = PlanDialog(session, _cycle(session), plan, rules, Tasks())
    tabs = dialog.findChild(QTabWidget)
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(tab))
    return dialog


def _bulk(act: Act) -> Callable[[Session], QDialog]:
    return lambda session: BulkDialog(session.catalog, act, _rows(session), None)


def _backups(count: int) -> QDialog:
    dialog = BackupsDialog(LIGHT)
    dialog.show_backups(BACKUPS[:count])
    return dialog


def _drafts(session: Session) -> QDialog:
    note = note_place(min(session.rows))
    at, text = "2026-04-14T13:00:00Z", "Ohio asked for a later date and will send names."
    title = type_place("perm-101", "title")
    drafts = [Draft(note, text, "", at, "a"), Draft(title, "Call", "", at, "a")]
    found = [beside(session.catalog, draft) for draft in drafts]
    return DraftsDialog(found, session.typed, LIGHT)


def _walk_in(session: Session) -> QDialog:
    roles = {code: role.name for code, role in session.reference.roles.items()}
    states = [("OH", "Ohio"), ("TX", "Texas")]
    return WalkInDialog(
        states, roles, Target("OH"), lambda entered: entered.target, lambda _typed, _state: [], None
    )


def _roll_call(session: Session) -> QDialog:
    """The roll call of the meeting with the most states."""
    row = max(session.rows.values(), key=lambda each: len(each.state_codes))
    return RollCallDialog(session, row.id, LIGHT, None)


def _report(session: Session) -> QDialog:
    """A report of the meeting with the most states."""
    report_samples.fill(session.catalog)
    row = max(session.rows.values(), key=lambda each: len(each.state_codes))
    preview = report_samples.looked_at(session.catalog, row.id)
    return AttendanceDialog(session, preview, LIGHT)


def _columns(session: Session) -> QDialog:
    keep = partial(attendance_reports.keep_map, session.catalog)
    sentence = "“sheet.csv” is no attendance report. Say which of its columns is what."
    heads = ("Who", "Mail", "Minutes")
    return ColumnsDialog(sentence, heads, attendance_reports.FIELDS, {}, keep, None)


def _add_to_audience(session: Session) -> QDialog:
    """Adds to a meeting of a series, of which more is to come."""
    roles = [(code, role.name) for code, role in session.reference.roles.items()]
    person = Person(1, "Sample Person", Organization.CMS, email="somebody@example.org")
    reaches = [Reached("This meeting", [1]), Reached("This and the following 12", [1, 2])]
    offered = Offered([("OH", "Ohio")], roles, Directory([person], []), reaches)
    return AddDialog(offered, Target("OH"), lambda _, __: None, None)


def _questions(session: Session, number: int) -> QDialog:
    def answer(question: Question, _: object, kind: str) -> Answer:
        read = session.coverage.of
        return questions.answer(session.catalog, question, [2027], read, kind=kind)

    return QuestionsDialog(LIGHT, answer, session.today, number)


def _printing(subject: Subject) -> Callable[[Session], QDialog]:
    """The print dialog about all meetings; it lays nothing out until it is shown."""

    def make(session: Session) -> QDialog:
        rows = tuple(session.rows.values())
        return PrintDialog(
            session,
            Stock(rows, rows, frozenset(), session.today),
            PrintChoice(session.today, subject, tuple(Kind), Reach.LISTED),
            lambda dress, _rows, _count: agendas.paper(session.catalog, rows[0].id, dress),
            tasks=Tasks(),
            ask=Answers(),
            palette=LIGHT,
            memory=PrintMemory(None),
        )

    return make


def _people_import(session: Session) -> QDialog:
    preview = people_import.compared(session.catalog, _PEOPLE)
    return PeopleImportDialog(session, preview, LIGHT, None, lambda _: None)


def _met(session: Session) -> QDialog:
    """Marks what is due for all states as met."""
    found = deadlines.all_of(session.catalog, 2027, session.today)
    line = next(line for line in found if len(line.states) > 1)
    names = session.coverage.of(2027).names
    return MetDialog(session.catalog, _cycle(session), [line], names, session.today, None)


def _nothing(*_: object) -> None:
    """What a dialog asked for, left undone."""


def _merge(session: Session) -> QDialog:
    """Two records of one person, which differ in two fields."""
    one, other = contacts.DIRECTORY.people.values()

    def seen(_keep: int, _gone: int, taking: frozenset[str]) -> MergePreview:
        return merging.preview(one, other, Records(), Records(), taking)

    return MergeDialog((one, other), one.id, other.id, seen, _nothing, LIGHT, None)


def _person(session: Session, *, is_new: bool) -> QDialog:
    person = None if is_new else contacts.ANN
    names = names_of(session.reference)
    return PersonDialog(names, session.today, _nothing, None, person=person)


def _post(session: Session, *, is_new: bool) -> QDialog:
    tenure = None if is_new else contacts.LEAD
    names = names_of(session.reference)
    return PostDialog(
        *(contacts.DIRECTORY, names, contacts.ANN, session.today, _nothing, None),
        tenure=tenure,
    )


def _figure_list(session: Session) -> QDialog:
    known = session.coverage.of(2027)
    found = review.of_coverage(session.catalog, known)
    behind = of_tally(found.totals, OWED)
    return FigureListDialog(behind, found, known.rows_by_id(), LIGHT)


_PEOPLE = people_import.Listed(
    "list.csv",
    ("Name", "State", "Role", "Shoe size"),
    (("Ann Sample", "OH", "Data lead", "8"), ("Bob Sample", "Narnia", "Wizard", "9")),
    (2, 3),
)

DIALOGS: Mapping[str, Callable[[Session], QDialog]] = {
    "about": lambda _: AboutDialog(None),
    "add type": lambda _: TypeDialog(lambda _title, _settings: None, None),
    "backups": lambda _: _backups(len(BACKUPS)),
    "backups, none yet": lambda _: _backups(0),
    "drafts": _drafts,
    "bulk cancel": _bulk(Act.CANCEL),
    "bulk delete": _bulk(Act.DELETE),
    "bulk hold": _bulk(Act.HOLD),
    "bulk place": _bulk(Act.PLACE),
    "bulk schedule": _bulk(Act.SCHEDULE),
    "bring in a report": _report,
    "columns of a report": _columns,
    "change states": lambda _: ChangeStatesDialog("5 states", "RY 2027", lambda _: None),
    "changes": lambda _: ChangesDialog([_EDIT]),
    "check": lambda _: CheckDialog(PROBLEMS, LIGHT),
    "clashes": lambda session: ClashDialog([Clash("host", "RC", *_rows(session)[:2])], None),
    "closing": lambda _: ClosingDialog("Cycle call", "It begins at 2 PM.", list(Doubt), None),
    "coverage, another day": lambda session: DayDialog("End of a day", AS_OF, session.today, None),
    "cycle": lambda _: CycleDialog([2027], 2026, None),
    "cycle dates": lambda session: DatesDialog(
        _cycle(session), lambda _: 3, lambda _phases, _day: None
    ),
    "data delay": lambda session: DelayDialog(session, _cycle(session), LIGHT),
    "deadline rule": lambda session: RuleDialog(
        session.catalog, _cycle(session), deadlines.rules(session.catalog, 2027)[0], None
    ),
    "deadline met": _met,
    "deadline of one's own": lambda session: AddRuleDialog(
        session.catalog, _cycle(session), session.today, LIGHT, None
    ),
    "deadlines": lambda session: DeadlinesDialog(session, _cycle(session), LIGHT),
    "decide": lambda session: DecideDialog(session, _cycle(session), LIGHT),
    "differences": lambda session: DifferencesDialog(session, _cycle(session), LIGHT),
    "resolve": lambda session: ResolveDialog("Ohio, Medicaid", session.today, None),
    "figure list": lambda session: _figure_list(session),
    "first run": lambda session: FirstRunDialog(
        Path("new.perm"), session.today, Tasks(), Answers()
    ),
    "go to date": lambda session: GoToDate(session.today, None),
    "meeting": lambda session: MeetingDialog(session),
    "people import": _people_import,
    "people import, columns": lambda session: PeopleColumnsDialog(
        session, _PEOPLE, {Field.NAME: "Name"}, LIGHT, None
    ),
    "plan": lambda session: _plan(session),
    "plan rules": lambda session: _plan(session, "Rules"),
    "letterhead": lambda session: LetterheadDialog(session.catalog, Answers(), None),
    "merge people": _merge,
    "person, new": lambda session: _person(session, is_new=True),
    "person": lambda session: _person(session, is_new=False),
    "post, new": lambda session: _post(session, is_new=True),
    "post": lambda session: _post(session, is_new=False),
    "post, to be filled": lambda session: FillDialog(
        *(contacts.DIRECTORY, names_of(session.reference), Vacancy(Post("OH", "MRR"))),
        *(session.today, _nothing, None),
    ),
    "replace": lambda session: ReplaceDialog(
        *(contacts.DIRECTORY, names_of(session.reference), [contacts.LEAD]),
        *(session.today, _nothing, None),
    ),
    "print calendar": _printing(Subject.CALENDAR),
    "print cycle": _printing(Subject.CYCLE),
    "print papers": _printing(Subject.PAPERS),
    "print timeline": _printing(Subject.TIMELINE),
    "questions": lambda session: _questions(session, 13),
    "questions, nothing found": lambda session: _questions(session, 4),
    "reason": lambda _: ReasonDialog("Cycle call", None),
    "recover": lambda _: RecoverDialog(offer(), "“catalog.perm” is damaged.", LIGHT, None),
    "recover, gone": lambda _: RecoverDialog(offer(None), "“catalog.perm” is gone.", LIGHT, None),
    "attended in part": lambda _: PartDialog("Ohio", "late", 40, None),
    "roll call": _roll_call,
    "resume": lambda session: ResumeDialog(
        "RY 2027", [Suspension(session.today, "Emergency", host="RC")], session.today, None
    ),
    "scope": lambda _: ScopeDialog(
        "Cycle call", "Change", {Scope.THIS: 1, Scope.FOLLOWING: 5, Scope.ALL: 9}, None
    ),
    "shift": lambda session: ShiftDialog(session.catalog, _rows(session), None),
    "shortcuts": lambda _: ShortcutsDialog(KEYS),
    "offer import": lambda _: OfferImportDialog("theirs.perm", None),
    "imported": lambda _: ImportedDialog(
        Imported(Path("new.perm"), {"meeting": 12}, False, ("The history did not come over.",)),
        None,
    ),
    "remove a spill": lambda session: SpillDialog(session.catalog.path, Tasks()),
    "states": lambda session: StatesDialog(
        "Choose states",
        "Only these are shown.",
        list(session.reference.states.values()),
        {"OH"},
        "Show",
    ),
    "suspend": lambda session: SuspendDialog(
        "RY 2027", [Pausable("Whole cycle"), Pausable("Ohio", state="OH")], session.today, None
    ),
    "take out": lambda session: TakeOutDialog(
        "Ohio", "RY 2027", StillToCome(tuple(_rows(session)), ())
    ),
    "trash": lambda session: TrashDialog(_rows(session), None),
    "view name": lambda _: ViewNameDialog("Save view", "It keeps the filters.", "Save", "", None),
    "walk-in": _walk_in,
    "add to audience": _add_to_audience,
    "item roles": lambda _: ItemRolesDialog("DP review", [("DP", "DP contact")], ["DP"], None),
}

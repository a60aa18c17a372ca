"""What the commands of the questions do: answer, lead to a place, print, export."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.questions.registry import Question, answerable
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.facts.cases import open_deadlines
from perm_desktop.gui.questions.names import command_of
from perm_desktop.gui.session import Session
from perm_desktop.gui.tables.cases import TableCases
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.core.questions.asked import Answer, Place
    from perm_desktop.core.table_sheet import TableSheet
    from perm_desktop.gui.printing.printer import Sent

_LOOKED = "today-looked"  # when the catalog was looked at last, as edits are stamped
_LAST = "question"  # the number that was asked last
_WEEK = timedelta(days=7)


class QuestionCases(Cases):
    """The dialog and the services are imported when a question is first asked."""

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window, session, tasks, ask)
        self._tables = TableCases(window, session, tasks, ask)
        # as of the start: who goes on looking does not look for the last time
        self._looked = self._kept(_LOOKED) if session is not None else ""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        asking = {command_of(each): partial(self.ask, each.number) for each in answerable()}
        return {"questions": self.ask, **asking}

    def ask(self, number: int = 0) -> None:
        """Answer a question, or the one that was asked last; the others are a click away."""
        from perm_desktop.gui.questions.dialog import QuestionsDialog

        self._window.flush()
        last = self._kept(_LAST)
        first = number or (int(last) if last.isdecimal() else 0)
        dialog = QuestionsDialog(
            self._window.colors, self._answer, self._since(), first, self._window
        )
        if number:
            dialog.show_answer()
        dialog.place_wanted.connect(self.go)
        dialog.print_wanted.connect(self._print)
        dialog.export_wanted.connect(self._export)
        self._accepted(dialog)
        memory = self._window.memory.of_catalog(self._session.catalog.path)
        memory.set_value(_LAST, f"{dialog.question.number}")

    def go(self, place: "Place") -> None:
        """Go to what a line of an answer is about."""
        session = self._session
        if place.meeting:
            if place.meeting not in session.rows:  # of another cycle or state
                session.choose_years(())
                session.show_states(())
            session.open(place.meeting)
        elif place.type:
            session.open_obligation(place.year, place.type, place.state)
        elif place.rule:
            open_deadlines(self._window, session, place.year, at=(place.rule, place.part))
        elif place.figure:
            session.open_figure(place.year, place.figure, place.beside)
        elif place.person:
            session.open_person(place.person)

    def _kept(self, name: str) -> str:
        return self._window.memory.of_catalog(self._session.catalog.path).value(name)

    def _since(self) -> date:
        if not self._looked:
            return self._session.today - _WEEK
        return clock.home(datetime.fromisoformat(self._looked)).date()

    def _answer(self, question: Question, day: date | None, kind: str) -> "Answer | None":
        from perm_desktop.services import questions

        session = self._session
        moment = self._looked or questions.morning(self._since())
        return session.attempt(
            lambda: questions.answer(
                session.catalog,
                question,
                [cycle.year for cycle in session.shown_cycles],
                session.coverage.of,
                states=session.shown_states,
                rows=list(session.rows.values()),
                moment=moment if day is None else questions.morning(day),
                kind=kind,
            )
        )

    def _sheet(self, question: Question, answer: "Answer") -> "TableSheet":
        from perm_desktop.services import questions
        from perm_desktop.services.printing.dress import office

        catalog = self._session.catalog
        return questions.sheet(question, answer, catalog.now(), office(catalog))

    def _export(self, question: Question, answer: "Answer") -> None:
        self._tables.export_sheet(self._sheet(question, answer))

    def _print(self, question: Question, answer: "Answer") -> None:
        """Ask for a printer and send the table there, with the letterhead where there is one."""
        from perm_desktop.gui.printing.printer import send
        from perm_desktop.services.printing import tables
        from perm_desktop.services.printing.dress import usual

        sheet = self._sheet(question, answer)
        paper = tables.paper(sheet.paper or sheet, usual(self._session.catalog))
        printer = self._session.attempt(lambda: self._ask.printer("Print"))
        if printer is not None:
            work = send([paper], title=question.title, printer=printer)
            self._tasks.run_long("Printing", work, self._tell_printed, self._ask.tell)

    def _tell_printed(self, sent: "Sent") -> None:
        words = "Stopped after" if sent.stopped else "Sent"
        self._window.tell(f"{words} {counted(sent.pages, 'page')} to “{sent.printer}”.")

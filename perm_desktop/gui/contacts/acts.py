"""What is done with people: asked in a dialog, done by a use case, told at the foot of the page."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from perm_desktop.core.clock import parse_wall
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.finding import addresses
from perm_desktop.core.people.merging import MergePreview
from perm_desktop.core.people.person import Person, Post, Tenure
from perm_desktop.core.people.posts import Vacancy
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.contacts.words import names_of
from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import people
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.services.people import NewPost

_NOBODY = UserError("Nobody is chosen.", "Choose a person in the list first.")


class ContactActs(QObject):
    """Each act is one step of undo. Dialogs are imported when they are first asked for."""

    looked_for = Signal(object)  # id of a person who is to be shown next

    def __init__(
        self, session: Session, parent: QWidget, colors: Callable[[], Palette], notice: NoticeBar
    ) -> None:
        super().__init__(parent)
        self._session, self._above, self._colors = session, parent, colors
        self._notice = notice

    @property
    def names(self) -> Names:
        """How states and roles are called now."""
        return names_of(self._session.reference)

    def add(self, post: Post | None = None) -> None:
        """Enter somebody new."""
        from perm_desktop.gui.contacts.person_dialog import PersonDialog

        session = self._session

        def save(person: Person, posts: Sequence[NewPost]) -> None:
            ident = session.insist(lambda: people.add(session.catalog, person, posts))
            self._show_new(ident)

        _run(PersonDialog(self.names, session.today, save, self._above, post=post))

    def change(self, ident: int) -> None:
        """Change what is known of a person."""
        from perm_desktop.gui.contacts.person_dialog import PersonDialog

        session = self._session
        person = self._person(ident)
        if person is None:
            return

        def save(changed: Person, _: Sequence[NewPost]) -> None:
            session.insist(lambda: people.change(session.catalog, changed))

        _run(PersonDialog(self.names, session.today, save, self._above, person=person))

    def add_post(self, ident: int) -> None:
        """Give a person another post."""
        from perm_desktop.gui.contacts.post_dialog import PostDialog

        session = self._session
        person = self._person(ident)
        if person is None:
            return

        def save(tenure: Tenure) -> None:
            self._serve(person.id, tenure.post, tenure.starts, tenure.ends, acting=tenure.acting)

        directory = session.people
        _run(PostDialog(directory, self.names, person, session.today, save, self._above))

    def change_post(self, tenure: Tenure) -> None:
        """Change the days of a post."""
        from perm_desktop.gui.contacts.post_dialog import PostDialog

        session = self._session
        person = self._person(tenure.person)
        if person is None:
            return

        def save(changed: Tenure) -> None:
            session.insist(lambda: people.change_tenure(session.catalog, changed))

        _run(
            PostDialog(
                session.people,
                self.names,
                person,
                session.today,
                save,
                self._above,
                tenure=tenure,
            )
        )

    def delete_post(self, tenure: Tenure) -> None:
        """Delete a post that never was; undo brings it back."""
        session = self._session
        words = f"{session.people.people[tenure.person].name}: {self.names.post(tenure.post)}"
        done = session.attempt(lambda: people.drop_tenure(session.catalog, tenure.id) or True)
        if done:
            self._notice.tell(f"Deleted the post of {words}.", "Undo", session.undo)

    def replace(self, ident: int, chosen: Tenure | None = None) -> None:
        """Let somebody take over a post of a person, beginning at one that was chosen."""
        from perm_desktop.gui.contacts.holder_dialog import ReplaceDialog

        session = self._session
        person = self._person(ident)
        if person is None:
            return
        today = session.today
        held = [each for each in session.people.of_person(ident) if not each.is_over(today)]
        if chosen is not None:
            held = [chosen, *(each for each in held if each.id != chosen.id)]
        if not held:
            session.refused.emit(
                UserError(f"{person.name} holds no post now.", "Add a post, or choose one below.")
            )
            return
        _run(
            ReplaceDialog(session.people, self.names, held, today, self._put_in_place, self._above)
        )

    def fill(self, vacancy: Vacancy) -> None:
        """Put somebody into a vacant post."""
        from perm_desktop.gui.contacts.holder_dialog import FillDialog

        session = self._session

        def put(by: int | Person, first: date, acting: bool) -> None:
            if isinstance(by, int):
                self._serve(by, vacancy.post, first, None, acting=acting)
                self.looked_for.emit(by)
                return
            posts = [(vacancy.post, first, None, acting)]
            ident = session.insist(lambda: people.add(session.catalog, by, posts))
            self._show_new(ident)

        _run(FillDialog(session.people, self.names, vacancy, session.today, put, self._above))

    def merge(self, keep: int, gone: int = 0) -> None:
        """Make two records of one person one."""
        from perm_desktop.gui.contacts.merge_dialog import MergeDialog

        session = self._session
        known = session.people.people
        if keep not in known:
            session.refused.emit(_NOBODY)
            return

        def preview(keep: int, gone: int, taking: frozenset[str]) -> MergePreview:
            return people.merge_preview(session.catalog, keep, gone, taking=taking)

        def merge(keep: int, gone: int, taking: frozenset[str]) -> None:
            names = known[gone].name, known[keep].name
            session.insist(lambda: people.merge(session.catalog, keep, gone, taking=taking))
            self.looked_for.emit(keep)
            self._notice.tell("Merged {} into {}.".format(*names), "Undo", session.undo)

        everybody = known.values()
        _run(MergeDialog(everybody, keep, gone, preview, merge, self._colors(), self._above))

    def remove(self, idents: Sequence[int]) -> None:
        """Take people off the directory; what is recorded of them stays."""
        session = self._session
        known = [session.people.people[each] for each in idents if each in session.people.people]
        if not known:
            session.refused.emit(_NOBODY)
            return
        who = known[0].name if len(known) == 1 else f"{len(known)} people"
        done = session.attempt(lambda: people.remove(session.catalog, idents) or True)
        if done:
            words = f"Removed {who} from the directory. Recorded attendance stays."
            self._notice.tell(words, "Undo", session.undo)

    def copy_addresses(self, wanted: Sequence[Person]) -> None:
        """Put e-mail addresses on the clipboard as an invitation takes them."""
        text = addresses(wanted)
        if not text:
            self._notice.tell("Nobody here has an e-mail address.")
            return
        QApplication.clipboard().setText(text)
        count = text.count(";") + 1
        without = sum(not person.email for person in wanted)
        who = "person has" if without == 1 else "people have"
        lacking = f" {without:,} {who} none." if without else ""
        noun = "address" if count == 1 else "addresses"
        self._notice.tell(f"Copied {count:,} e-mail {noun}.{lacking}")

    # -- what follows

    def _person(self, ident: int) -> Person | None:
        """Somebody of the directory; that nobody is chosen is told."""
        found = self._session.people.people.get(ident)
        if found is None:
            self._session.refused.emit(_NOBODY)
        return found

    def _put_in_place(self, tenure: Tenure, by: int | Person, first: date, acting: bool) -> None:
        session = self._session
        ident = session.insist(
            lambda: people.replace(session.catalog, tenure.id, by, first, acting=acting)
        )
        new = next((each for each in session.people.tenures if each.id == ident), None)
        if new is not None:
            self.looked_for.emit(new.person)
            self._offer(new)

    def _serve(
        self, ident: int, post: Post, starts: date | None, ends: date | None, *, acting: bool
    ) -> None:
        session = self._session
        tenure = session.insist(
            lambda: people.serve(session.catalog, ident, post, starts, ends, acting=acting)
        )
        self._offer(next(each for each in session.people.tenures if each.id == tenure))

    def _show_new(self, ident: int) -> None:
        self.looked_for.emit(ident)
        for tenure in self._session.people.of_person(ident):
            self._offer(tenure)

    def _offer(self, tenure: Tenure) -> None:
        """Offer the session that introduces a new liaison, where it is due."""
        session = self._session
        draft = people.education_offer(session.catalog, tenure.id)
        if draft is None:
            return
        name = session.people.people[tenure.person].name
        words = f"{name} is new: {self.names.post(tenure.post)}. Plan a special education session?"
        self._notice.tell(words, "Plan session…", partial(self._plan, draft))

    def _plan(self, draft: MeetingDraft) -> None:
        from perm_desktop.gui.meeting.scheduling import open_new

        session = self._session
        day = date.fromisoformat(parse_wall(draft.starts)[:10])
        cycle = session.cycle
        open_new(
            self._above,
            session,
            year=cycle.year if cycle and set(draft.states) <= set(cycle.codes) else None,
            type_key=draft.type,
            codes=draft.states,
            day=day,
        )


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()

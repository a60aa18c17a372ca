"""Whatever is done in whatever order can be taken back to the first row and made again.

A machine makes real service calls at random, over restarts, and keeps a picture of all user tables
after each step. Undo and redo must walk along these pictures exactly.
"""

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.vocabulary import Need
from perm_desktop.services import (
    agendas,
    attendance,
    audience,
    checking,
    closing,
    cycles,
    deadlines,
    deadlines_met,
    decisions,
    delays,
    differences,
    history,
    meetings,
    notes,
    people,
    planning,
    restoring,
    review,
)
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.meetings import Filter
from tests.builders import Dump, SetClock, dump, opened, shown

INDEX = st.integers(0, 1_000)
STATES = st.lists(st.sampled_from(["OH", "PA", "HI", "PR"]), min_size=1, max_size=3, unique=True)
STATE = st.sampled_from(["OH", "PA", "HI", "PR"])
DAYS = st.dates(date(2026, 3, 1), date(2026, 6, 30))
TYPES = st.sampled_from(["ad-hoc-call", "perm-101", "cycle-call", "regular-check-in"])
STARTS = st.sampled_from(["2026-03-08T02:30", "2026-04-20T14:00", "2026-11-01T01:30"])
TEXTS = st.one_of(
    st.text(max_size=40), st.sampled_from(["", "“a” \\ 'b' \"c\"", "x\u2028y\tz\n", "🎉" * 9])
)
MARKS = st.sampled_from(["attended", "partial", "absent", "not-required", "not-recorded"])
ROLES = st.sampled_from(["", "PM", "MRR", "ALL"])
ADDRESSES = st.sampled_from(["", "ann@example.org", "ben@example.org", "none"])
MAYBE_DAYS = st.one_of(st.none(), DAYS)
STATUSES = st.sampled_from(["draft", "scheduled", "held", "cancelled"])


class Liaison(RuleBasedStateMachine):
    """A liaison who does anything, undoes and redoes, and restarts the program at will."""

    original: ClassVar[Path]
    folders: ClassVar[pytest.TempPathFactory]

    def __init__(self) -> None:
        super().__init__()
        self.path = Path(
            shutil.copy(self.original, self.folders.mktemp("machine") / "catalog.perm")
        )
        self.clock = SetClock()
        self.catalog = opened(self.path, self.clock)
        self.pictures: list[Dump] = [dump(self.catalog.connection)]
        self.place = 0

    def teardown(self) -> None:
        """At the end take all back, and make all again."""
        created, last, seen = self.pictures[0], self.pictures[self.place], shown(self.catalog)
        while history.next_steps(self.catalog)[0]:
            history.undo(self.catalog)
            self.place -= 1
            assert dump(self.catalog.connection) == self.pictures[self.place]
        assert self.place == 0
        assert dump(self.catalog.connection) == created
        assert shown(self.catalog) == []
        while dump(self.catalog.connection) != last:
            history.redo(self.catalog)
        assert shown(self.catalog) == seen
        assert checking.check(self.catalog) == []
        self.catalog.close()

    def steps(self) -> int:
        """How many steps stand."""
        (found,) = self.catalog.connection.execute(
            "SELECT count(*) FROM edit WHERE kind = 'do' AND state = 'done'"
        ).fetchone()
        return found

    def do(self, act: Callable[[], object]) -> None:
        """Try something; keep the picture when it made a step, or went on with the last."""
        before = self.pictures[self.place]
        try:
            act()
        except UserError:
            assert dump(self.catalog.connection) == before
            return
        after = dump(self.catalog.connection)
        if after == before:
            assert self.steps() == self.place
        else:
            self.place = self.steps()
            self.pictures = [*self.pictures[: self.place], after]

    def pick(self, index: int, *, trashed: bool = False) -> int:
        """The id of one of the meetings, or of none."""
        rows = meetings.find_rows(self.catalog, Filter(trashed=trashed))
        return rows[index % len(rows)].id if rows else 0

    def pick_item(self, meeting: int, index: int) -> int:
        found = agendas.items(self.catalog, meeting)
        return found[index % len(found)].id if found else 0

    @initialize(states=STATES)
    def first_meeting(self, states: list[str]) -> None:
        """Nothing is random about an empty catalog, so there is always one meeting to begin."""
        self.add(kind="ad-hoc-call", states=states, starts="2026-04-20T14:00")

    @rule(kind=TYPES, states=STATES, starts=STARTS)
    def add(self, kind: str, states: list[str], starts: str) -> None:
        draft = MeetingDraft(type=kind, states=states, starts=starts)
        self.do(partial(meetings.add_meeting, self.catalog, draft))

    @rule(index=INDEX, starts=STARTS, title=TEXTS)
    def change(self, index: int, starts: str, title: str) -> None:
        change = MeetingChange(starts=starts, title=title, place=title[::-1])
        self.do(partial(meetings.change_meeting, self.catalog, self.pick(index), change))

    @rule(index=INDEX, status=STATUSES, reason=TEXTS)
    def set_status(self, index: int, status: str, reason: str) -> None:
        change = MeetingChange(status=status, reason=reason)
        self.do(partial(meetings.change_meeting, self.catalog, self.pick(index), change))

    @rule(index=INDEX)
    def delete(self, index: int) -> None:
        self.do(partial(meetings.delete_meetings, self.catalog, [self.pick(index)]))

    @rule(index=INDEX)
    def bring_back(self, index: int) -> None:
        ident = self.pick(index, trashed=True)
        self.do(partial(meetings.restore_meetings, self.catalog, [ident]))

    @rule(
        index=INDEX,
        state=st.sampled_from(["OH", "PA"]),
        mark=MARKS,
        role=st.sampled_from(["", "PM"]),
    )
    def mark(self, index: int, state: str, mark: str, role: str) -> None:
        self.do(partial(attendance.mark, self.catalog, self.pick(index), state, mark, role))

    @rule(index=INDEX, name=TEXTS, role=st.sampled_from(["", "PM"]))
    def walk_in(self, index: int, name: str, role: str) -> None:
        meeting = self.pick(index)
        self.do(
            partial(attendance.add_walk_in, self.catalog, meeting, name, "OH", role, "attended")
        )

    @rule(index=INDEX, text=TEXTS)
    def remark(self, index: int, text: str) -> None:
        self.do(partial(attendance.remark, self.catalog, self.pick(index), Target("OH"), text))

    @rule(index=INDEX, everyone=st.booleans())
    def close(self, index: int, everyone: bool) -> None:
        act = partial(closing.close_meeting, self.catalog, self.pick(index), all_attended=everyone)
        self.do(act)

    @rule(index=INDEX, line=INDEX)
    def restore_text(self, index: int, line: int) -> None:
        meeting = self.pick(index)
        changes = [c for each in history.lines(self.catalog, meeting) for c in each.changes]
        if changes:
            change = changes[line % len(changes)]
            self.do(partial(restoring.restore, self.catalog, meeting, change))

    @rule(index=INDEX, text=TEXTS, state=st.sampled_from(["", "OH"]))
    def add_paragraph(self, index: int, text: str, state: str) -> None:
        self.do(partial(notes.append, self.catalog, self.pick(index), text, state))

    @rule(index=INDEX, text=TEXTS)
    def type_note(self, index: int, text: str) -> None:
        self.do(partial(notes.write, self.catalog, self.pick(index), text))

    @rule(index=INDEX, title=TEXTS, text=TEXTS)
    def add_item(self, index: int, title: str, text: str) -> None:
        self.do(partial(agendas.add_item, self.catalog, self.pick(index), title, 5, "PM", text))

    @rule(index=INDEX, item=INDEX, by=st.integers(-3, 3))
    def move_item(self, index: int, item: int, by: int) -> None:
        meeting = self.pick(index)
        if ident := self.pick_item(meeting, item):
            self.do(partial(agendas.move_item, self.catalog, meeting, ident, by))

    @rule(index=INDEX, item=INDEX)
    def delete_item(self, index: int, item: int) -> None:
        meeting = self.pick(index)
        self.do(
            partial(agendas.delete_items, self.catalog, meeting, [self.pick_item(meeting, item)])
        )

    @rule(year=st.integers(2026, 2028), states=STATES)
    def add_cycle(self, year: int, states: list[str]) -> None:
        self.do(partial(cycles.add_cycle, self.catalog, year, states))

    @rule(year=st.integers(2026, 2028), state=STATE, need=st.sampled_from(list(Need)), reason=TEXTS)
    def decide(self, year: int, state: str, need: Need, reason: str) -> None:
        kind = "dp-systems-access-webinar"
        self.do(partial(decisions.decide, self.catalog, year, kind, state, need, "Ann", reason))

    @rule(
        year=st.integers(2026, 2028),
        state=STATE,
        percent=st.sampled_from(["15.1", "0", "18,2", "x"]),
    )
    def differ(self, year: int, state: str, percent: str) -> None:
        place = (self.catalog, year, state, "medicaid", "Q1")
        self.do(partial(differences.enter, *place, percent=percent))

    @rule(year=st.integers(2026, 2028), state=STATE)
    def resolve(self, year: int, state: str) -> None:
        day = self.clock().date()
        self.do(partial(differences.resolve, self.catalog, year, state, "medicaid", day))

    @rule(year=st.integers(2026, 2028), state=STATE, day=DAYS)
    def delay(self, year: int, state: str, day: date) -> None:
        self.do(partial(delays.turn_on, self.catalog, year, state, day))

    @rule(year=st.integers(2026, 2028), state=STATE, day=DAYS)
    def end_delay(self, year: int, state: str, day: date) -> None:
        self.do(partial(delays.turn_off, self.catalog, year, state, day))

    @rule(year=st.integers(2026, 2028), state=STATE, day=st.one_of(st.none(), DAYS))
    def count_from(self, year: int, state: str, day: date | None) -> None:
        rule = "difference-resolution"
        self.do(partial(deadlines.set_start, self.catalog, year, state, rule, day))

    @rule(
        year=st.integers(2026, 2028),
        state=STATE,
        quarter=st.sampled_from(["Q1", "Q4", ""]),
        day=st.one_of(st.none(), DAYS),
    )
    def meet(self, year: int, state: str, quarter: str, day: date | None) -> None:
        chosen = [deadlines_met.Chosen(state, "data" if quarter else "meqc-plan", quarter=quarter)]
        if day is None:
            self.do(partial(deadlines_met.take_back, self.catalog, year, chosen))
        else:
            self.do(partial(deadlines_met.mark, self.catalog, year, chosen, day))

    @rule(year=st.integers(2026, 2028), text=TEXTS)
    def comment(self, year: int, text: str) -> None:
        self.do(partial(review.comment, self.catalog, year, "phase/pre", text))

    def pick_person(self, index: int) -> int:
        """The id of one of the people, or of none."""
        known = list(people.directory(self.catalog).people)
        return known[index % len(known)] if known else 0

    def pick_tenure(self, index: int) -> Tenure:
        known = people.directory(self.catalog).tenures
        return known[index % len(known)] if known else Tenure(0, 0, Post("OH", "PM"))

    @rule(name=TEXTS, address=ADDRESSES, starts=MAYBE_DAYS, role=ROLES, state=STATE)
    def add_person(
        self, name: str, address: str, starts: date | None, role: str, state: str
    ) -> None:
        person = Person(0, name, Organization.STATE, email=address)
        posts = [(Post(state, role), starts, None, not address)]
        self.do(partial(people.add, self.catalog, person, posts))

    @rule(index=INDEX, name=TEXTS, zone=st.sampled_from(["", "America/Denver", "Nowhere"]))
    def change_person(self, index: int, name: str, zone: str) -> None:
        changed = Person(self.pick_person(index), name, Organization.CMS, zone=zone, note=name)
        self.do(partial(people.change, self.catalog, changed))

    @rule(index=INDEX, role=ROLES, starts=MAYBE_DAYS, ends=MAYBE_DAYS)
    def serve(self, index: int, role: str, starts: date, ends: date | None) -> None:
        post, person = Post("OH", role), self.pick_person(index)
        self.do(partial(people.serve, self.catalog, person, post, starts, ends))

    @rule(index=INDEX, role=ROLES, ends=MAYBE_DAYS)
    def change_tenure(self, index: int, role: str, ends: date | None) -> None:
        tenure = self.pick_tenure(index)._replace(post=Post("PA", role), ends=ends)
        self.do(partial(people.change_tenure, self.catalog, tenure))

    @rule(index=INDEX, by=INDEX, name=TEXTS, day=DAYS)
    def replace_person(self, index: int, by: int, name: str, day: date) -> None:
        who = Person(0, name, Organization.STATE) if name else self.pick_person(by)
        ident = self.pick_tenure(index).id
        self.do(partial(people.replace, self.catalog, ident, who, day))

    @rule(index=INDEX)
    def drop_tenure(self, index: int) -> None:
        self.do(partial(people.drop_tenure, self.catalog, self.pick_tenure(index).id))

    @rule(index=INDEX, person=INDEX, mark=MARKS, role=ROLES)
    def mark_person(self, index: int, person: int, mark: str, role: str) -> None:
        target = Target("OH", role, "Ann", self.pick_person(person))
        self.do(partial(attendance.mark_many, self.catalog, self.pick(index), [target], mark))

    @rule(index=INDEX, person=INDEX, given=st.sampled_from(["accepted", "declined", "tentative"]))
    def answer(self, index: int, person: int, given: str) -> None:
        meeting, who = self.pick(index), self.pick_person(person)
        self.do(partial(audience.answer, self.catalog, meeting, who, given))
        self.do(partial(audience.inform, self.catalog, [meeting], person=who))

    @rule(keep=INDEX, gone=INDEX, taking=st.sampled_from([(), ("name", "email"), ("shoe",)]))
    def merge_people(self, keep: int, gone: int, taking: tuple[str, ...]) -> None:
        pair = self.pick_person(keep), self.pick_person(gone)
        self.do(partial(people.merge, self.catalog, *pair, taking=taking))

    @rule(index=INDEX)
    def remove_person(self, index: int) -> None:
        self.do(partial(people.remove, self.catalog, [self.pick_person(index)]))

    @precondition(lambda self: len(self.pictures) % 5 == 0)
    @rule(index=INDEX)
    def plan(self, index: int) -> None:
        years = [cycle.year for cycle in cycles.all_cycles(self.catalog)]
        if years:
            year = years[index % len(years)]
            plan = planning.preview(self.catalog, year)
            self.do(partial(planning.commit, self.catalog, year, plan))

    @rule()
    def undo(self) -> None:
        if self.place == 0:
            with pytest.raises(UserError, match="nothing to undo"):
                history.undo(self.catalog)
            return
        history.undo(self.catalog)
        self.place -= 1

    @rule()
    def redo(self) -> None:
        if self.place == len(self.pictures) - 1:
            with pytest.raises(UserError, match="nothing to redo"):
                history.redo(self.catalog)
            return
        history.redo(self.catalog)
        self.place += 1

    @rule(minutes=st.sampled_from([0.5, 6, -30]))
    def wait(self, minutes: float) -> None:
        self.clock.advance(minutes=minutes)

    @rule()
    def restart(self) -> None:
        self.catalog.close()
        self.catalog = opened(self.path, self.clock)

    @invariant()
    def rows_are_as_in_the_picture(self) -> None:
        assert dump(self.catalog.connection) == self.pictures[self.place]
        undoing, redoing = history.next_steps(self.catalog)
        assert bool(undoing) == (self.place > 0)
        assert bool(redoing) == (self.place < len(self.pictures) - 1)


def test_undo_and_redo_walk_along_everything_that_was_done(
    factory_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class ThisLiaison(Liaison):
        original = factory_file
        folders = tmp_path_factory

    run_state_machine_as_test(
        ThisLiaison, settings=settings(max_examples=25, stateful_step_count=40)
    )

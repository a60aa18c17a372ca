"""The tabs of a cycle that are a plain list: contractors, what is not held, topics."""

from typing import NamedTuple

from perm_desktop.core import cycle_review, symbols
from perm_desktop.core.counting import counted
from perm_desktop.core.cycle_review import Contractor, Month
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.symbols import Look
from perm_desktop.gui.catalog.cycle_tab import TableTab
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import cycle_settings


class HeldLine(NamedTuple):
    """A meeting type in a cycle, and why it is not held there."""

    kind: MeetingType
    reason: str
    planned: int  # meetings still to come


class TopicLine(NamedTuple):
    """A month of a cycle and its topic."""

    month: Month
    topic: str


class ContractorsTab(TableTab[Contractor]):
    """Who is SC, RC and ERC of a cycle, and where that is said."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(
            session,
            palette,
            "Who does the work of this cycle, and where that is said. Enter edits; clear a name to"
            " take it back.",
            name="cycleContractors",
            words="Contractors",
            columns=(
                Column(
                    head="Role",
                    text=lambda each: f"{each.role}, {_full(each.role)}",
                    widest="ERC, Eligibility review contractor",
                ),
                Column(
                    head="Name",
                    text=lambda each: each.name or "Nobody named yet",
                    value=lambda each: each.name,
                    widest="Booz Allen Hamilton mmmm",
                    is_pale=lambda each: not each.name,
                    write=lambda each, name: self._write(each._replace(name=name)),
                ),
                Column(
                    head="Source",
                    text=lambda each: each.source,
                    write=lambda each, source: self._write(each._replace(source=source)),
                    can_write=lambda each: bool(each.name),  # else what is typed would be lost
                ),
                Column(
                    head="Verified",
                    text=lambda each: "Verified" if each.verified else "Not verified",
                    widest="Verified",
                    checked=lambda each: each.verified if each.name else None,
                    write=lambda each, is_so: self._write(each._replace(verified=is_so)),
                ),
            ),
            key=lambda each: each.role,
            read=lambda cycle: cycle_settings.contractors(session.catalog, cycle.year),
        )

    def _write(self, chosen: Contractor) -> None:
        catalog, year = self.session.catalog, self.cycle.year
        self.attempt(lambda: cycle_settings.set_contractor(catalog, year, chosen))


class NotHeldTab(TableTab[HeldLine]):
    """Which types a cycle does without, and why."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(
            session,
            palette,
            "A type with a reason is not planned in this cycle. Enter edits; clear the reason to"
            " hold it again.",
            name="cycleNotHeld",
            words="Not held in this cycle",
            columns=(
                Column(
                    head="Meeting",
                    text=lambda each: each.kind.short_title,
                    widest="State/ERC bi-weekly check-in m",
                    is_pale=lambda each: bool(each.reason),
                ),
                Column(
                    head="Phase",
                    text=lambda each: cycle_review.PHASES.get(each.kind.phase, "Any"),
                    widest="Intra-cycle",
                ),
                Column(
                    head="To come",
                    text=lambda each: f"{each.planned:,}" if each.planned else "",
                    widest="To come",
                    tip="Meetings of this type that are planned and not over",
                    is_right=True,
                ),
                Column(
                    head="Not held, because",
                    text=lambda each: each.reason,
                    look=_not_held,
                    write=self._write,
                ),
            ),
            key=lambda each: each.kind.key,
            read=self._lines,
        )

    def _lines(self, cycle: Cycle) -> list[HeldLine]:
        planned = cycle_settings.still_planned(self.session.catalog, cycle.year)
        return [
            HeldLine(kind, cycle.not_held.get(kind.key, ""), planned.get(kind.key, 0))
            for kind in self.session.reference.types.values()
        ]

    def _write(self, line: HeldLine, reason: str) -> None:
        catalog, year, key = self.session.catalog, self.cycle.year, line.kind.key
        title = line.kind.short_title
        self.attempt(lambda: cycle_settings.set_not_held(catalog, year, key, reason))
        if reason.strip() and line.planned:
            sentence = f"{title}: {counted(line.planned)} to come stay planned."
            self.told.emit(sentence, "Cancel them", lambda: self._cancel(key))
        elif line.reason and not reason.strip():
            self.plan_offered.emit(f"{title} is held again. Plan to add what is missing.")

    def _cancel(self, key: str) -> None:
        catalog, year = self.session.catalog, self.cycle.year
        count = self.attempt(lambda: cycle_settings.cancel_not_held(catalog, year, key))
        if count:
            self.told.emit(f"Cancelled {counted(count)}. Undo takes it back.", "", None)


class TopicsTab(TableTab[TopicLine]):
    """The topic of each month of a cycle."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(
            session,
            palette,
            "What the monthly cycle call is about. Enter edits; clear a topic to take it back.",
            name="cycleTopics",
            words="Topics of the month",
            columns=(
                Column(head="Month", text=lambda each: each.month.name, widest="September 2026"),
                Column(head="Topic", text=lambda each: each.topic, write=self._write),
            ),
            key=lambda each: each.month.key,
            read=self._lines,
        )

    def _lines(self, cycle: Cycle) -> list[TopicLine]:
        topics = cycle_settings.topics(self.session.catalog, cycle.year)
        return [
            TopicLine(month, topics.get(month.key, "")) for month in cycle_review.months(cycle.span)
        ]

    def _write(self, line: TopicLine, topic: str) -> None:
        catalog, year, month = self.session.catalog, self.cycle.year, line.month.key
        self.attempt(lambda: cycle_settings.set_topic(catalog, year, month, topic))


def _not_held(line: HeldLine) -> Look | None:
    return symbols.obligation_look("not-held")._replace(word=line.reason) if line.reason else None


def _full(role: str) -> str:
    return cycle_review.CONTRACTOR_ROLES[role].lower()

"""The states of a cycle: in or out, methodology, programs, liaison; one by one or many at once."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QPushButton

from perm_desktop.core.cycle_review import METHODS
from perm_desktop.core.cycles import Cycle, CycleState
from perm_desktop.core.jurisdictions import State
from perm_desktop.gui.catalog.cycle_tab import TableTab
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import cycle_members
from perm_desktop.services.cycle_members import CHIP, MEDICAID, MemberChange


class StateLine(NamedTuple):
    """A state beside a cycle; ``member`` is None for one that is not in it."""

    state: State
    member: CycleState | None
    coming: int  # meetings of the cycle still to come, joint ones included

    @property
    def is_in(self) -> bool:
        """True for a state of the cycle."""
        return self.member is not None


def _is_out(line: StateLine) -> bool:
    return not line.is_in


_NAMES: tuple[Column[StateLine], ...] = (
    Column(head="State", text=lambda line: line.state.code, widest="State", is_pale=_is_out),
    Column(
        head="Name",
        text=lambda line: line.state.name,
        widest="District of Columbia",
        is_pale=_is_out,
    ),
    Column(
        head="Group",
        text=lambda line: str(line.state.group),
        widest="Group",
        tip="Rotation group",
        is_right=True,
        is_pale=_is_out,
    ),
)
_TO_COME: Column[StateLine] = Column(
    head="To come",
    text=lambda line: f"{line.coming:,}" if line.coming else "",
    widest="To come",
    tip="Meetings of the cycle that are planned and not over, joint ones included",
    is_right=True,
)


class CycleStatesTab(TableTab[StateLine]):
    """All 52 jurisdictions, those of the cycle's rotation group first."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(
            session,
            palette,
            "",
            name="cycleStates",
            words="States of the cycle",
            columns=self._columns(),
            key=lambda line: line.state.code,
            read=self._lines,
        )
        self.count = FittingLabel(theme.TABLE)
        self.take_in, self.take_out = QPushButton("Take in"), QPushButton("Take out…")
        self.change = QPushButton("Change…")
        self._build()

    def refresh(self) -> None:
        """Read the lines anew."""
        super().refresh()
        self._tell()

    def _build(self) -> None:
        self.sentence.hide()
        self.tools.addWidget(self.count, 1)
        for button, act in (
            (self.take_in, self._take_in_selected),
            (self.take_out, self._take_out_selected),
            (self.change, self._change_selected),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.tools.addWidget(button)
        self.table.opened.connect(self._change_selected)
        self.table.chosen.connect(self._tell)

    def _columns(self) -> tuple[Column[StateLine], ...]:
        return (
            self._is_in(),
            *_NAMES,
            self._methodology(),
            self._program(MEDICAID),
            self._program(CHIP),
            _TO_COME,
            self._liaison(),
        )

    def _is_in(self) -> Column[StateLine]:
        return Column(
            head="In",
            text=lambda line: "in the cycle" if line.is_in else "not in the cycle",
            widest="In m",
            checked=lambda line: line.is_in,
            write=self._set_in,
        )

    def _methodology(self) -> Column[StateLine]:
        return Column(
            head="Methodology",
            text=lambda line: METHODS[line.member.methodology] if line.member else "",
            widest="Methodology mm",
            is_pale=lambda line: line.member is not None and not line.member.methodology,
            value=lambda line: (line.member and line.member.methodology) or "",
            choices=tuple((word, method or "") for method, word in METHODS.items()),
            can_write=lambda line: line.is_in,
            write=lambda line, method: self._change([line], MemberChange(methodology=method)),
        )

    def _liaison(self) -> Column[StateLine]:
        return Column(
            head="Liaison",
            text=lambda line: (line.member.liaison or "Nobody") if line.member else "",
            value=lambda line: line.member.liaison if line.member else "",
            is_pale=lambda line: line.member is not None and not line.member.liaison,
            can_write=lambda line: line.is_in,
            write=lambda line, name: self._change([line], MemberChange(liaison=name)),
        )

    def _program(self, name: str) -> Column[StateLine]:
        def write(line: StateLine, takes_part: bool) -> None:
            wanted = MemberChange(medicaid=takes_part)
            if name == CHIP:
                wanted = MemberChange(chip=takes_part)
            self._change([line], wanted)

        return Column(
            head=name,
            text=lambda line: "yes" if line.member and name in line.member.programs else "no",
            widest=name,
            checked=lambda line: name in line.member.programs if line.member else None,
            write=write,
        )

    def _lines(self, cycle: Cycle) -> list[StateLine]:
        members = {member.code: member for member in cycle.states}
        coming = cycle_members.open_by_state(self.session.catalog, cycle)
        states = sorted(
            self.session.reference.states.values(),
            key=lambda state: (state.group != cycle.group, state.group, state.name),
        )
        return [StateLine(s, members.get(s.code), coming.get(s.code, 0)) for s in states]

    # -- acts

    def _set_in(self, line: StateLine, is_in: bool) -> None:
        if is_in:
            self._take_in([line])
        else:
            self._take_out([line])

    def _take_in_selected(self) -> None:
        self._take_in([line for line in self.table.selected_lines() if not line.is_in])

    def _take_out_selected(self) -> None:
        self._take_out([line for line in self.table.selected_lines() if line.is_in])

    def _take_in(self, lines: Sequence[StateLine]) -> None:
        catalog, year = self.session.catalog, self.cycle.year
        if self.attempt(lambda: cycle_members.take_in(catalog, year, _codes(lines))):
            sentence = f"{_who(lines)}: now in RY {year}. Plan to add the meetings."
            self.plan_offered.emit(sentence)

    def _take_out(self, lines: Sequence[StateLine]) -> None:
        """Ask what becomes of what is to come, where there is something."""
        from perm_desktop.gui.catalog.cycle_dialogs import TakeOutDialog

        catalog, cycle, codes = self.session.catalog, self.cycle, _codes(lines)
        coming = cycle_members.still_to_come(catalog, cycle.year, codes)
        reason = ""
        if coming.own or coming.joint:
            dialog = TakeOutDialog(_who(lines), f"RY {cycle.year}", coming, self)
            accepted, reason = dialog.exec(), dialog.reason()
            dialog.deleteLater()
            if not accepted:
                return
        count = self.attempt(
            lambda: cycle_members.take_out(catalog, cycle.year, codes, reason=reason)
        )
        if count is not None:
            did = f" Cancelled {count:,} of their meetings." if reason else ""
            sentence = f"{_who(lines)}: out of RY {cycle.year}.{did} Undo takes it back."
            self.told.emit(sentence, "", None)

    def _change_selected(self) -> None:
        """Ask how the selected states take part."""
        from perm_desktop.gui.catalog.cycle_dialogs import ChangeStatesDialog

        lines = [line for line in self.table.selected_lines() if line.is_in]
        if not lines or not self.is_writable:
            return
        catalog, cycle = self.session.catalog, self.cycle

        def commit(wanted: MemberChange) -> None:
            cycle_members.change(catalog, cycle.year, _codes(lines), wanted)

        dialog = ChangeStatesDialog(_who(lines), cycle.label, commit, self)
        dialog.exec()
        dialog.deleteLater()

    def _change(self, lines: Sequence[StateLine], wanted: MemberChange) -> None:
        catalog, year = self.session.catalog, self.cycle.year
        self.attempt(lambda: cycle_members.change(catalog, year, _codes(lines), wanted))

    def _tell(self) -> None:
        """Say how many are in, and let the buttons say whom they would touch."""
        chosen = self.table.selected_lines()
        inside = [line for line in chosen if line.is_in]
        total = sum(line.is_in for line in self.model.lines)
        short = f"{total} of {self.model.rowCount()} states in"
        self.count.set_texts(f"{short}. Enter edits a cell, Space turns a box.", short)
        self.take_in.setEnabled(self.is_writable and len(inside) < len(chosen))
        self.take_out.setEnabled(self.is_writable and bool(inside))
        self.change.setEnabled(self.is_writable and bool(inside))
        many = f" {len(inside)} states" if len(inside) > 1 else ""
        self.change.setText(f"Change{many}…")


def _codes(lines: Sequence[StateLine]) -> list[str]:
    return [line.state.code for line in lines]


def _who(lines: Sequence[StateLine]) -> str:
    return lines[0].state.name if len(lines) == 1 else f"{len(lines)} states"

"""Every command of the window as data: name, menu, key, icon, and when it makes sense."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.questions.names import menu_texts

Key = QKeySequence.StandardKey


class Needs(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    CATALOG = "catalog"
    WRITABLE = "writable"
    CYCLE = "cycle"  # and a catalog that can be written
    MEETING = "meeting"  # a selected one
    CHANGE_MEETING = "change-meeting"  # a selected one, and a catalog that can be written
    OPEN_MEETING = "open-meeting"  # the same, neither held nor cancelled
    STANDING_MEETING = "standing-meeting"  # the same, not cancelled
    SETTLED_MEETING = "settled-meeting"  # the same, held or cancelled


class Command(NamedTuple):
    """A command of the window."""

    name: str
    menu: str
    text: str
    needs: Needs = Needs.CATALOG
    key: str | QKeySequence.StandardKey = ""
    icon: str = ""
    tip: str = ""
    separated: bool = False  # a line before it in the menu


MENUS = (
    *("&File", "&Edit", "&View", "&Go", "&Cycle", "&Meeting", "&Attendance"),
    *("&People", "&Questions", "&Help"),
)

COMMANDS = (
    Command("new", "&File", "&New catalog…", Needs.NOTHING, "Ctrl+Shift+N"),
    Command("open", "&File", "&Open…", Needs.NOTHING, Key.Open),
    Command("sample", "&File", "Open the &sample", Needs.NOTHING),
    Command("import_catalog", "&File", "&Import a catalog…", Needs.NOTHING),
    Command("save_copy", "&File", "Save a &copy…", Needs.CATALOG),
    Command("backups", "&File", "&Backups…", Needs.CATALOG),
    Command("check_catalog", "&File", "Chec&k the catalog…", Needs.CATALOG),
    Command("print", "&File", "&Print…", Needs.CATALOG, Key.Print, "print", separated=True),
    Command("export_table", "&File", "&Export table…", Needs.CATALOG, "Ctrl+Shift+E"),
    Command("export_review", "&File", "Export revie&w…", Needs.CATALOG),
    Command("quit", "&File", "&Quit", Needs.NOTHING, "Ctrl+Q", separated=True),
    Command("undo", "&Edit", "&Undo", Needs.WRITABLE, Key.Undo, "arrow_undo"),
    Command("redo", "&Edit", "&Redo", Needs.WRITABLE, "Ctrl+Y", "arrow_redo"),
    Command("palette", "&Edit", "Find &anything…", Needs.NOTHING, "Ctrl+K", separated=True),
    Command("find", "&Edit", "&Find on this page", Needs.CATALOG, Key.Find),
    Command("remove_spill", "&Edit", "Re&move a spill…", Needs.WRITABLE, separated=True),
    Command("timeline_table", "&View", "As a &table, or drawn", Needs.CATALOG, "Ctrl+T"),
    Command("reset_layout", "&View", "&Reset layout", Needs.CATALOG),
    Command("next_pane", "&Go", "&Next pane", Needs.CATALOG, "F6"),
    Command("previous_pane", "&Go", "&Previous pane", Needs.CATALOG, "Shift+F6"),
    Command("add_cycle", "&Cycle", "&Add cycle…", Needs.WRITABLE),
    Command("plan", "&Cycle", "&Plan cycle…", Needs.CYCLE, "Ctrl+Shift+P", "gantt_chart"),
    Command("suspend", "&Cycle", "&Suspend…", Needs.CYCLE, separated=True),
    Command("resume", "&Cycle", "&Resume…", Needs.CYCLE),
    Command("decide", "&Cycle", "Decide if &needed…", Needs.CATALOG, separated=True),
    Command("differences", "&Cycle", "64/21 &differences…", Needs.CATALOG),
    Command("data_delay", "&Cycle", "Data dela&y…", Needs.CATALOG),
    Command("deadlines", "&Cycle", "Dead&lines…", Needs.CATALOG),
    Command("add_meeting", "&Meeting", "&New meeting…", Needs.WRITABLE, Key.New, "calendar_add"),
    Command("change_meeting", "&Meeting", "C&hange…", Needs.CHANGE_MEETING, "Ctrl+E"),
    Command("move", "&Meeting", "&Move…", Needs.CHANGE_MEETING, "Ctrl+M"),
    Command("hold", "&Meeting", "Mark as h&eld", Needs.OPEN_MEETING, "Ctrl+H"),
    Command("cancel", "&Meeting", "&Cancel…", Needs.STANDING_MEETING),
    Command("schedule", "&Meeting", "&Schedule again", Needs.SETTLED_MEETING),
    Command("prepare", "&Meeting", "Prepare &agenda", Needs.MEETING, "Ctrl+Shift+G"),
    Command("write_notes", "&Meeting", "Write n&otes", Needs.MEETING, "Ctrl+Shift+O"),
    Command("set_place", "&Meeting", "Set &place…", Needs.CHANGE_MEETING),
    Command("delete", "&Meeting", "&Delete", Needs.CHANGE_MEETING, "Ctrl+Del", separated=True),
    Command("trash", "&Meeting", "&Trash…", Needs.WRITABLE),
    Command("attendance", "&Attendance", "&Go to attendance", Needs.MEETING, "Ctrl+Shift+A"),
    Command("roll_call", "&Attendance", "&Roll call…", Needs.CHANGE_MEETING, "Ctrl+R"),
    Command("walk_in", "&Attendance", "&Walk-in…", Needs.CHANGE_MEETING),
    Command("add_expected", "&Attendance", "Add to the a&udience…", Needs.CHANGE_MEETING),
    Command("bring_in_report", "&Attendance", "Bring &in a report…", Needs.CHANGE_MEETING),
    Command(
        *("mark_all", "&Attendance", "Mark &all states attended", Needs.CHANGE_MEETING),
        separated=True,
    ),
    Command("mark_all_absent", "&Attendance", "Mark all states a&bsent", Needs.CHANGE_MEETING),
    Command("mark_all_excused", "&Attendance", "Mark all states &excused", Needs.CHANGE_MEETING),
    Command(
        *("mark_all_not_required", "&Attendance", "Mark all states &not required"),
        Needs.CHANGE_MEETING,
    ),
    Command("attendance_report", "&Attendance", "Attendance repor&t…", separated=True),
    Command("add_person", "&People", "&New person…", Needs.WRITABLE),
    Command("change_person", "&People", "C&hange person…", Needs.WRITABLE),
    Command("add_post", "&People", "Add &post…", Needs.WRITABLE, separated=True),
    Command("replace_person", "&People", "&Replace…", Needs.WRITABLE),
    Command("merge_people", "&People", "&Merge two records…", Needs.WRITABLE, separated=True),
    Command("remove_people", "&People", "R&emove", Needs.WRITABLE),
    Command("import_people", "&People", "&Import people…", Needs.WRITABLE, separated=True),
    Command(
        *("copy_addresses", "&People", "&Copy e-mail addresses", Needs.CATALOG, "Ctrl+Shift+C"),
        separated=True,
    ),
    *(Command(name, "&Questions", text) for name, text in menu_texts()),
    Command("questions", "&Questions", "All &questions…", key="Ctrl+Shift+Q", separated=True),
    Command("shortcuts", "&Help", "&Keyboard shortcuts", Needs.NOTHING, "F1"),
    Command("about", "&Help", "&About PERM Desktop", Needs.NOTHING),
)


class Actions:
    """The commands as QActions in their menus."""

    def __init__(
        self, window: QMainWindow, palette: Palette, handlers: Mapping[str, Callable[[], object]]
    ) -> None:
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for title in MENUS:
            menu = window.menuBar().addMenu(title)
            self.menus[title] = menu
        for command in COMMANDS:
            self._actions[command.name] = self._made(window, command, handlers[command.name])
        self.set_palette(palette)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def set_palette(self, palette: Palette) -> None:
        """Tint the icons anew. Menus have words only, so only the bar's commands have icons."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.name].setIcon(icons.icon(command.icon, palette))

    def enable(self, have: frozenset[Needs]) -> None:
        """Switch on what makes sense now."""
        for command in COMMANDS:
            self._actions[command.name].setEnabled(command.needs in have)

    def name_steps(self, undo: str, redo: str) -> None:
        """Let undo and redo say what they would do; without a step they are off."""
        for name, verb, label in (("undo", "&Undo", undo), ("redo", "&Redo", redo)):
            action = self._actions[name]
            shown = label.replace("&", "&&")
            action.setText(f"{verb} {shown}".strip())
            action.setToolTip(f"{verb.strip('&')} {label}".strip())
            action.setEnabled(action.isEnabled() and bool(label))

    def _made(self, window: QMainWindow, command: Command, run: Callable[[], object]) -> QAction:
        menu = self.menus[command.menu]
        if command.separated:
            menu.addSeparator()
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setShortcut(QKeySequence(command.key))
        action.setIconVisibleInMenu(False)
        action.triggered.connect(run)
        menu.addAction(action)
        return action

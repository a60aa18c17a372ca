"""What a roll call says above its lines: which meeting, how many are recorded, and the line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.rollcall import RollLine
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.audience.head import FindLine
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.line_delegate import MARGIN
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.rollcall.keys import DIGITS
from perm_desktop.services import meetings

_BESIDE = 24  # frame and margins of a field


class NameLine(FindLine):
    """Finds a line while a name is typed; a digit marks what was found, for names have none."""

    mark_wanted = Signal(object)  # Mark

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findOnCall")
        self.setAccessibleName("Find a state or person")
        self.setPlaceholderText("Find a state or person (/)")
        self.setMaximumWidth(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        """Room for the words that stand in it at first."""
        width = self.fontMetrics().horizontalAdvance(self.placeholderText()) + _BESIDE
        return QSize(width, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits mark; the rest as for any field that finds."""
        mark = DIGITS.get(Qt.Key(event.key()))
        if mark is None:
            super().keyPressEvent(event)
        else:
            self.mark_wanted.emit(mark)


class RollHead(QWidget):
    """The count in large letters; below it what is known of the current line."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self.meeting = FittingLabel(theme.TABLE)
        self.count = FittingLabel(theme.PAGE)
        self.standing = FittingLabel(theme.BODY)
        self.find_line = NameLine()
        self.meeting.setObjectName("rollMeeting")
        self.count.setObjectName("rollCount")
        self.standing.setObjectName("rollStanding")
        layout = QGridLayout(self)
        layout.setContentsMargins(MARGIN, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.meeting, 0, 0, 1, 2)
        layout.addWidget(self.count, 1, 0)
        layout.addWidget(self.find_line, 1, 1, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.standing, 2, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self.meeting.set_ink(palette.color(Token.TEXT_SECONDARY))

    def show_meeting(self, row: MeetingRow) -> None:
        """Say which meeting it is, so that a wrong one is seen."""
        self.meeting.set_texts(meetings.describe(row), row.short_title)

    def tell_count(self, words: str) -> None:
        """Say how many are recorded; the short form is the first part."""
        self.count.set_texts(words, words.partition(":")[0])

    def tell_line(self, line: RollLine, recorded: str) -> None:
        """Say what a line amounts to, why, and who recorded it."""
        parts = (line.look.word, line.part, line.why, recorded, line.remark)
        said = ", ".join(filter(None, parts))
        self.standing.set_texts(f"{line.name}: {said}", f"{line.name}: {line.look.word}")
        self.standing.set_symbol(line.look.symbol, self._colors.color(line.look.token))

    def tell(self, sentence: str) -> None:
        """Say a sentence instead of a line, also to who listens."""
        self.standing.set_texts(sentence)
        self.standing.set_symbol(None, self._colors.color(Token.TEXT))
        announce(self.standing, sentence)

    def tell_problem(self, error: UserError) -> None:
        """Say where the eyes are why a key did nothing."""
        self.standing.set_texts(str(error), error.sentence)
        self.standing.set_symbol(Symbol.TRIANGLE, self._colors.color(Token.WARNING))
        announce(self.standing, str(error))

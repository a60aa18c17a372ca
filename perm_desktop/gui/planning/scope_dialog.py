"""How much of a series a change reaches."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QRadioButton, QWidget

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services.series_edits import Scope

_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


class ScopeDialog(Question):
    """Asks for this meeting, those that follow, or all to come; this one unless chosen."""

    def __init__(
        self, meeting: str, verb: str, reached: Mapping[Scope, int], parent: QWidget | None
    ) -> None:
        super().__init__(
            "Which meetings of the series",
            f"{meeting} belongs to a series. What is over is never touched.",
            verb,
            parent,
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Back")
        following = reached[Scope.FOLLOWING] - 1
        texts = {
            Scope.THIS: "&Only this one",
            Scope.FOLLOWING: f"This and the &following {following:,}",
            Scope.ALL: f"&All {reached[Scope.ALL]:,} to come",
        }
        self._group = QButtonGroup(self)
        self._scopes = list(texts)
        for number, (scope, text) in enumerate(texts.items()):
            button = QRadioButton(text)
            button.setObjectName(f"scope-{scope.value}")
            self._group.addButton(button, number)
            self.middle.addWidget(button)
        self._group.button(1).setEnabled(following > 0)
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus()

    def scope(self) -> Scope:
        """What was chosen."""
        return self._scopes[self._group.checkedId()]


def reach(row: MeetingRow, rows: Iterable[MeetingRow], now: int) -> dict[Scope, int]:
    """Return how many meetings each scope changes, the meeting itself included.

    ``now`` is in UTC minutes. Held, cancelled and past ones of the series are not counted.
    """
    coming = [
        other
        for other in rows
        if row.series is not None
        and other.series == row.series
        and other.id != row.id
        and other.status in _OPEN
        and other.utc + other.minutes > now
    ]
    following = sum((other.occurrence or 0) >= (row.occurrence or 0) for other in coming)
    return {Scope.THIS: 1, Scope.FOLLOWING: following + 1, Scope.ALL: len(coming) + 1}

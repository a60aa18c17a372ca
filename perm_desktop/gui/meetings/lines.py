"""The lines of a grouped list: headings and, under the open ones, their meetings."""

from collections.abc import Mapping
from dataclasses import dataclass

from perm_desktop.core.listing.groups import Grouping, Moment, group_order, group_title
from perm_desktop.core.meetings import MeetingRow


@dataclass(slots=True, eq=False)
class Group:
    """Meetings under one heading, in ascending order."""

    key: str
    title: str
    rows: list[MeetingRow]
    is_open: bool = True

    @property
    def sentence(self) -> str:
        """What a screen reader says of the heading."""
        noun = "meeting" if len(self.rows) == 1 else "meetings"
        state = "expanded" if self.is_open else "collapsed"
        return f"{self.title}, {len(self.rows):,} {noun}, {state}"


Line = MeetingRow | Group


class Lines:
    """Groups one after the other; without a grouping one group that has no heading.

    The groups change first and ``flat`` after, between the model's signals.
    """

    def __init__(self, grouping: Grouping, *, descending: bool = False) -> None:
        self.grouping = grouping
        self.descending = descending
        self.groups: list[Group] = []
        self.flat: list[Line] = []

    @property
    def headed(self) -> bool:
        """Whether groups have headings."""
        return self.grouping is not Grouping.NONE

    def fill(
        self, groups: Mapping[str, list[MeetingRow]], moment: Moment, names: Mapping[str, str]
    ) -> None:
        """Take groups by their keys, in any order; all are open."""
        self.groups = [
            Group(key, group_title(key, self.grouping, moment, names), groups[key])
            for key in sorted(groups, key=self._order)
        ]

    def refill(self, groups: Mapping[str, list[MeetingRow]]) -> None:
        """Take the same meetings of the same groups in another order."""
        for group in self.groups:
            group.rows = groups[group.key]

    def lay_out(self) -> None:
        """Make the lines of all groups."""
        self.flat = []
        for group in self.groups:
            if self.headed:
                self.flat.append(group)
            if group.is_open:
                self.flat += self.shown(group)

    def shown(self, group: Group) -> list[MeetingRow]:
        """Return the meetings of a group as they are shown when it is open."""
        return group.rows[::-1] if self.descending else group.rows

    def group(self, key: str) -> Group | None:
        """Return a group by its key."""
        return next((group for group in self.groups if group.key == key), None)

    def add(self, key: str, moment: Moment, names: Mapping[str, str]) -> Group:
        """Put a new, empty group where it belongs; ``flat`` has no line of it yet."""
        order = self._order(key)
        place = sum(self._order(group.key) < order for group in self.groups)
        made = Group(key, group_title(key, self.grouping, moment, names), [])
        self.groups.insert(place, made)
        return made

    def start(self, group: Group) -> int:
        """Return the line of a group's heading, or of its first meeting without headings."""
        line = 0
        for other in self.groups:
            if other is group:
                return line
            line += self._height(other)
        return line

    def line(self, group: Group, nth: int) -> int:
        """Return the line of the nth meeting, in ascending order, of an open group."""
        turned = len(group.rows) - 1 - nth if self.descending else nth
        return self.start(group) + int(self.headed) + turned

    def _order(self, key: str) -> tuple[int, str]:
        return group_order(key, self.grouping)

    def _height(self, group: Group) -> int:
        return int(self.headed) + (len(group.rows) if group.is_open else 0)

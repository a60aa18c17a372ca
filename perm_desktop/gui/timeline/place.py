"""What is at a point of the timeline, for its menus."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF

from perm_desktop.core.timeline.axis import day_at
from perm_desktop.gui.timeline.surface import TimelineSurface


class Place(NamedTuple):
    """A meeting, the name of a lane (no day), or an empty day of a lane."""

    meeting: int | None
    lane: int | None  # its number; None outside the lanes
    day: date | None


def place_at(surface: TimelineSurface, at: QPointF) -> Place:
    """Return what is at a point of the viewport; of a pill the current meeting, if it is one."""
    board, areas = surface.board, surface.areas
    found = surface.hit_at(at)
    if found is not None:
        current = board.current()
        if current is not None and current.id in found.ids:
            return Place(current.id, found.row.lane, None)
        day = day_at(board.axis.minute(at.x() - areas.body.left()), board.zone)
        return Place(next(iter(found.ids), None), found.row.lane, day)
    if at.x() < areas.gutter and areas.header <= at.y() < areas.body.bottom():
        number = board.rows.at(surface.lane_y(at))
        if number is not None:
            return Place(None, board.rows.items[number].lane, None)
    return Place(None, None, None)

"""The printed calendar: a week day by day, a month as a grid, a quarter, a whole cycle."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.reports import calendar_cycle, calendar_month, calendar_quarter, calendar_week
from perm_desktop.reports.calendar_parts import facts, opening, running
from perm_desktop.reports.calendar_sheet import CalendarSheet
from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import LANDSCAPE, PORTRAIT

_VIEWS: Mapping[CalendarView, Callable[[CalendarSheet], Iterator[Block]]] = MappingProxyType(
    {
        CalendarView.WEEK: calendar_week.blocks,
        CalendarView.MONTH: calendar_month.blocks,
        CalendarView.QUARTER: calendar_quarter.blocks,
        CalendarView.CYCLE: calendar_cycle.blocks,
    }
)


def document(sheet: CalendarSheet) -> Document:
    """Lay one calendar out."""
    return Document(facts(sheet.head), (section(sheet),))


def section(sheet: CalendarSheet) -> Section:
    """The pages of a calendar; a week reads best upright."""
    blocks = (*opening(sheet.head), *_VIEWS[sheet.view](sheet))
    upright = sheet.view is CalendarView.WEEK
    return Section(blocks, running(sheet.head), PORTRAIT if upright else LANDSCAPE)

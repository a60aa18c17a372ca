"""The pages that have something behind them, in their order. One entry adds a page.

Each is imported when it is first shown, so that the start pays for one page only.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from perm_desktop.gui.pages import PageContext, PageKind


def _today(context: PageContext) -> QWidget:
    from perm_desktop.gui.today.page import TodayPage

    page = TodayPage(context)
    page.badge_changed.connect(partial(context.tell_count, "today"))
    context.tell_count("today", page.badge)
    return page


def _plan(context: PageContext) -> QWidget:
    from perm_desktop.gui.plan_page import PlanPage

    return PlanPage(context)


def _coverage(context: PageContext) -> QWidget:
    from perm_desktop.gui.coverage.page import CoveragePage

    return CoveragePage(context)


def _states(context: PageContext) -> QWidget:
    from perm_desktop.gui.states.page import StatesPage

    return StatesPage(context)


def _contacts(context: PageContext) -> QWidget:
    from perm_desktop.gui.contacts.page import ContactsPage

    return ContactsPage(context)


def _review(context: PageContext) -> QWidget:
    from perm_desktop.gui.review.page import ReviewPage

    return ReviewPage(context)


def _catalog(context: PageContext) -> QWidget:
    from perm_desktop.gui.catalog.page import CatalogPage

    return CatalogPage(context)


PAGES = (
    PageKind("today", "Today", "weather_sunny", _today),
    PageKind("plan", "Plan", "gantt_chart", _plan),
    PageKind("coverage", "Coverage", "table_simple", _coverage),
    PageKind("states", "States", "map", _states),
    PageKind("contacts", "Contacts", "people", _contacts),
    PageKind("review", "Review", "data_trending", _review),
    PageKind("catalog", "Catalog", "book", _catalog),
)

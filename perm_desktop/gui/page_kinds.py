"""The pages that have something behind them, in their order. One entry adds a page."""

from PySide6.QtWidgets import QWidget

from perm_desktop.gui.pages import PageContext, PageKind


def _plan(context: PageContext) -> QWidget:
    from perm_desktop.gui.plan_page import PlanPage

    return PlanPage(context)


PAGES = (PageKind("plan", "Plan", "gantt_chart", _plan),)

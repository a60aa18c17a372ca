"""Pages of paper under one another, as wide as the view or whole; paper is white in every look."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from perm_desktop.gui.printing.fitting import Fitting, Zoom
from perm_desktop.gui.printing.pdf_pages import Picture

_GAP = 12  # pixels around and between pages
_SHADOW = 2
_KEPT_AROUND = 4  # pages before and after those in sight whose pictures are kept
_LINE = 40  # pixels of an arrow key
_SHARP = 2  # pixels that rounding may make a picture wider or narrower

Key = Qt.Key


class PageView(QAbstractScrollArea):
    """Shows the pages it is given pictures of, and asks for those that come into sight."""

    moved = Signal()  # another page is looked at, or others are in sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[QSizeF, ...] = ()  # points
        self._tops: list[int] = []
        self._pictures: dict[int, Picture] = {}
        self._zoom = Zoom.WIDTH
        self._scales: list[float] = []  # pixels a point
        self._page = 0
        self.setObjectName("pages")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("Preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 80)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page one looks at, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> Zoom:
        """How large the pages are."""
        return self._zoom

    @property
    def fitting(self) -> Fitting:
        """How pages of any size are fitted into the view as it is."""
        room = self.viewport().size() - QSize(2 * _GAP + _SHADOW, 2 * _GAP)
        return Fitting(room, self._zoom, self.devicePixelRatioF())

    def show_pages(self, sizes: Sequence[QSizeF], pictures: Sequence[Picture]) -> None:
        """Take other pages; one stays at the page one was looking at, as far as there is one."""
        share = self._share_of_page()
        self._sizes = tuple(sizes)
        self._pictures = {each.page: each for each in pictures}
        self._fit_at(share)

    def add_pictures(self, pictures: Sequence[Picture]) -> None:
        """Take pictures of pages that were asked for."""
        self._pictures.update((each.page, each) for each in pictures)
        self._forget_far_ones()
        self._describe()
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show whole pages, or pages as wide as the view; the page stays."""
        if zoom is not self._zoom:
            self._zoom = zoom
            self._fit()

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self._tops:
            page = min(max(page, 0), len(self._tops) - 1)
            self.verticalScrollBar().setValue(self._tops[page] - _GAP)
            self._look_at(page)

    def missing(self) -> list[int]:
        """Pages in sight, and the one after, that have no sharp picture yet."""
        return [page for page in self._soon_in_sight() if not self._is_sharp(page)]

    # -- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages where one sees them whole; else they scroll as everywhere."""
        whole, step = self._zoom is Zoom.PAGE, event.key()
        if step == Key.Key_Home:
            self.go_to(0)
        elif step == Key.Key_End:
            self.go_to(self.page_count - 1)
        elif whole and step in (Key.Key_PageDown, Key.Key_Space):
            self.go_to(self._page + 1)
        elif whole and step == Key.Key_PageUp:
            self.go_to(self._page - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys act here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take that back."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, sharp or, until they come, scaled."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            self._paint_page(painter, page, self._area(page))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Pages are painted where they are."""
        self.viewport().update()

    # -- inside

    def _paint_page(self, painter: QPainter, page: int, area: QRect) -> None:
        edge = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(area.translated(_SHADOW, _SHADOW), edge)
        painter.fillRect(area.adjusted(-1, -1, 1, 1), edge)
        painter.fillRect(area, Qt.GlobalColor.white)
        kept = self._pictures.get(page)
        if kept is not None:
            painter.drawImage(QRectF(area), kept.image, QRectF(kept.image.rect()))

    def _arrange(self) -> None:
        """Find the scales and places of the pages and how far one scrolls."""
        fitting = self.fitting
        self._tops, self._scales, down = [], [], _GAP
        for size in self._sizes:
            self._tops.append(down)
            self._scales.append(fitting.scale(size))
            down += round(size.height() * self._scales[-1]) + _GAP
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(down - height, 0))
        self.viewport().update()

    def _fit(self) -> None:
        """Arrange anew; the page one looks at stays where it was."""
        self._fit_at(self._share_of_page())

    def _fit_at(self, share: float) -> None:
        page = self._page
        self._arrange()
        if page < len(self._tops):
            height = self._area(page).height()
            self.verticalScrollBar().setValue(self._tops[page] - _GAP + round(share * height))
        self._look_at(page)

    def _share_of_page(self) -> float:
        """How far the page one looks at is scrolled, as a part of its height."""
        if self._page >= len(self._tops):
            return 0.0
        down = self.verticalScrollBar().value() - (self._tops[self._page] - _GAP)
        return max(down, 0) / max(self._area(self._page).height(), 1)

    def _area(self, page: int) -> QRect:
        """Where a page is in the viewport."""
        size = self._sizes[page] * self._scales[page]
        width, height = round(size.width()), round(size.height())
        left = (self.viewport().width() - width) // 2
        return QRect(left, self._tops[page] - self.verticalScrollBar().value(), width, height)

    def _in_sight(self) -> list[int]:
        view = self.viewport().rect()
        return [page for page in range(len(self._sizes)) if self._area(page).intersects(view)]

    def _soon_in_sight(self) -> list[int]:
        seen = self._in_sight()
        return [*seen, *range(seen[-1] + 1, len(self._sizes))[:1]] if seen else []

    def _is_sharp(self, page: int) -> bool:
        kept = self._pictures.get(page)
        wanted = self._sizes[page].width() * self._scales[page] * self.devicePixelRatioF()
        return kept is not None and abs(kept.image.width() - wanted) < _SHARP

    def _on_scrolled(self) -> None:
        """The page in the upper third is the one that is looked at."""
        line = self.viewport().height() // 3
        at = (page for page in self._in_sight() if self._area(page).bottom() + _GAP >= line)
        self._look_at(next(at, self._page))

    def _look_at(self, page: int) -> None:
        self._page = min(page, max(len(self._sizes) - 1, 0))
        self._describe()
        self.moved.emit()

    def _forget_far_ones(self) -> None:
        near = range(self._page - _KEPT_AROUND, self._page + _KEPT_AROUND + 1)
        seen = {*near, *self._soon_in_sight()}
        self._pictures = {page: kept for page, kept in self._pictures.items() if page in seen}

    def _describe(self) -> None:
        """A screen reader hears what the page says, and of how many it is which."""
        kept = self._pictures.get(self._page)
        self.setAccessibleDescription(kept.text if kept else "")
        place = f"page {self._page + 1} of {len(self._sizes)}" if self._sizes else "no page"
        self.setAccessibleName(f"Preview, {place}")

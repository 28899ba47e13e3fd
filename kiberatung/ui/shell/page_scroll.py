"""What a low window has no room for is scrolled to, instead of being pressed together."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget


class PageScroll(QScrollArea):
    """Gives the page in front all the room there is, and as much height as it needs at least."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(pages)
        pages.installEventFilter(self)
        pages.currentChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pages and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        whole, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        page = self._pages.currentWidget()
        if page is None:
            return
        width = whole.width() - (bar if _least_height(page, whole.width()) > whole.height() else 0)
        self._pages.resize(width, max(whole.height(), _least_height(page, width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _least_height(page: QWidget, width: int) -> int:
    layout = page.layout()
    if layout is None:
        return page.minimumSizeHint().height()
    return (
        layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalMinimumSize().height()
    )

"""The pages of a document as they will be printed, drawn from memory."""

import threading

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.text import icon_button, label, line, surface

POINTS_PER_INCH = 72.0
PIXELS_PER_INCH = 96.0
PDFIUM = threading.Lock()
"""PDFium works for one thread at a time; printing in the task pool holds it for one stripe of a page."""
_MARGIN = 16
_SMALLEST_ZOOM, _LARGEST_ZOOM, _ZOOM_STEP = 0.25, 4.0, 1.25


def page_images(pdf: bytes, page: int, scale: float) -> QImage:
    """One page as a picture; `scale` 1.0 is 72 pixels to the inch."""
    import pypdfium2  # noqa: PLC0415 - 100 ms, wanted only when a page is shown

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()  # what stands in the fields of a fillable form is seen only with it
        try:
            bitmap = document[page].render(scale=scale, rev_byteorder=True)
            form = QImage.Format.Format_RGBA8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
            return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
        finally:
            document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    import pypdfium2  # noqa: PLC0415 - 100 ms, wanted only when a page is shown

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_size() for page in document]
        finally:
            document.close()


class PagePreview(QWidget):
    """Bild↑/↓ turn pages, Strg++ and Strg+− zoom, Strg+0 is the width of the page."""

    page_shown = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._page = 0
        self._zoom: float | None = None
        self._note = label("", tone="muted")
        self._place = label("", tone="text")
        self._back = icon_button("chevron-left", _("Vorige Seite"), lambda: self.turn(-1), kind="plain")
        self._on = icon_button("chevron-right", _("Nächste Seite"), lambda: self.turn(1), kind="plain")
        self._zooms = Combo(_("Vergrößerung"), _zoom_options(), None)
        self._zooms.chosen.connect(self.set_zoom)
        self._paper = QLabel()
        self._scroll = QScrollArea()
        self._build(name)
        self.set_pdf(b"")

    def _build(self, name: str) -> None:
        self._scroll.setAccessibleName(name)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        desk = surface("desk")
        on_desk = QVBoxLayout(desk)
        on_desk.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        on_desk.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(desk)
        self._scroll.setWidgetResizable(True)
        self.setFocusProxy(self._scroll)
        bar = FlowLayout()
        bar.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        for part in (self._back, self._place, self._on, self._zooms, self._note):
            bar.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(line())
        layout.addWidget(self._scroll, 1)

    def set_pdf(self, pdf: bytes, note: str = "") -> None:
        """Show a document from its bytes, at the same page if there is one; nothing is written anywhere."""
        self._pdf = pdf
        self._sizes = page_sizes(pdf) if pdf else []
        self._note.setText(note)
        self.show_page(self._page)

    def page_count(self) -> int:
        return len(self._sizes)

    def turn(self, by: int) -> None:
        """Go on or back by so many pages."""
        self.show_page(self._page + by)

    def show_page(self, page: int) -> None:
        self._page = max(0, min(page, len(self._sizes) - 1))
        words = _("Seite {page} von {count}").format(page=self._page + 1, count=len(self._sizes))
        self._place.setText(words if self._sizes else _("Keine Seite"))
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < len(self._sizes))
        self._scroll.verticalScrollBar().setValue(0)
        self._draw()
        if self._sizes:
            self.page_shown.emit(self._page + 1, len(self._sizes))

    def set_zoom(self, zoom: object) -> None:
        """A factor of the paper's true size, or None for the width of the view."""
        self._zoom = zoom if isinstance(zoom, float) else None
        self._zooms.set_value(self._zoom)
        self._draw()

    def _scale(self) -> float:
        width = self._sizes[self._page][0]
        if self._zoom is not None:
            return self._zoom * PIXELS_PER_INCH / POINTS_PER_INCH
        bar = self._scroll.verticalScrollBar().sizeHint().width()  # it comes with the page and must not push it out
        room = self._scroll.width() - bar - 2 * _MARGIN - 2
        return max(min(room, px(760)), px(200)) / width

    def _draw(self) -> None:
        self._paper.setVisible(bool(self._sizes))
        if not self._sizes:
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(page_images(self._pdf, self._page, self._scale() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._paper.setPixmap(pixmap)
        self._paper.setAccessibleName(self._place.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None and self._sizes:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp} and not control:
            self.show_page(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0} and self._sizes:
            self._zoom_by_key(key)
        else:
            super().keyPressEvent(event)

    def _zoom_by_key(self, key: int) -> None:
        if key == Qt.Key.Key_0:
            self.set_zoom(None)
            return
        now = self._scale() * POINTS_PER_INCH / PIXELS_PER_INCH
        step = _ZOOM_STEP if key == Qt.Key.Key_Plus else 1 / _ZOOM_STEP
        self.set_zoom(min(max(now * step, _SMALLEST_ZOOM), _LARGEST_ZOOM))

    def sizeHint(self) -> QSize:
        return QSize(px(760), px(640))


def _zoom_options() -> list[Option]:
    percents = [Option(percent / 100, f"{percent}\u00a0%") for percent in (75, 100, 125, 150, 200)]
    return [Option(None, _("Seitenbreite")), *percents]

"""Forms A and B of DIN 5008 side by side, each with a small picture of its page."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.office import LetterForm
from kiberatung.ui.theme.live import colour, px
from kiberatung.ui.widgets.text import label

_PAGE = (210.0, 297.0)
_ADDRESS_TOP = {LetterForm.A: 27.0, LetterForm.B: 45.0}
_ADDRESS = (20.0, 85.0, 45.0)
"""Left edge, width and height of the address field in mm (DIN 5008)."""


class LetterFormChoice(QWidget):
    """The form decides where the window of the envelope must be."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Form der Schreiben"))
        self._group = QButtonGroup(self)
        self._buttons = {
            LetterForm.A: QRadioButton(_("Form &A")),
            LetterForm.B: QRadioButton(_("Form &B")),
        }
        notes = {
            LetterForm.A: _("Anschrift 27 mm von oben, kurzer Kopf"),
            LetterForm.B: _("Anschrift 45 mm von oben, hoher Kopf"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for form, made in self._buttons.items():
            self._group.addButton(made)
            made.setAccessibleDescription(notes[form])
            made.clicked.connect(lambda _checked=False, form=form: self.chosen.emit(form))
            row.addLayout(_column(_Picture(form, made), made, notes[form]))
        row.addStretch(1)

    def value(self) -> LetterForm:
        return LetterForm.A if self._buttons[LetterForm.A].isChecked() else LetterForm.B

    def set_value(self, form: LetterForm) -> None:
        self._buttons[form].setChecked(True)


class _Picture(QWidget):
    """The page with its address field; a click chooses it."""

    def __init__(self, form: LetterForm, button: QRadioButton) -> None:
        super().__init__()
        self._form = form
        self._button = button
        button.toggled.connect(self.update)
        self.setFixedSize(QSize(px(84), px(119)))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._button.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self._button.isChecked()
        painter.setPen(QPen(colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(colour("surface"))
        painter.drawRect(page)
        scale = page.width() / _PAGE[0]
        left, width, height = (part * scale for part in _ADDRESS)
        top = page.top() + _ADDRESS_TOP[self._form] * scale
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(colour("soft"))
        painter.drawRect(QRectF(page.left() + left, top, width, height))
        self._lines(painter, page, top + height + 20 * scale, scale)

    def _lines(self, painter: QPainter, page: QRectF, top: float, scale: float) -> None:
        painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        step = 14 * scale
        while top < page.bottom() - 30 * scale:
            painter.drawLine(round(page.left() + 25 * scale), round(top), round(page.right() - 20 * scale), round(top))
            top += step


def _column(picture: QWidget, button: QWidget, note: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(picture)
    column.addWidget(button)
    column.addWidget(label(note, "small", "muted"))
    return column

"""Fusion with own check marks, and the ring that shows where the keyboard is."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QListWidget,
    QMenu,
    QMenuBar,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from kiberatung.ui.theme.live import colour, theme
from kiberatung.ui.theme.tokens import FOCUS_MARGIN


class TokenStyle(QProxyStyle):
    """Fusion, but the indicators are painted from the tokens and stay sharp at every scale.

    Only what paints is overridden: hints and measures are asked for with every event and every size, some thousand
    times when a page opens, and each of them would go through Python. They stand in the style sheet instead.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawItemText(  # noqa: PLR0913, PLR0917 - Qt's own signature
        self,
        painter: QPainter,
        rect: QRect,
        flags: int,
        palette: QPalette | Qt.GlobalColor | QColor,
        enabled: bool,
        text: str,
        role: QPalette.ColorRole = QPalette.ColorRole.NoRole,
    ) -> None:
        """The underlines of Alt letters show while Alt is held."""
        is_held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier
        if flags & Qt.TextFlag.TextShowMnemonic and not is_held:
            flags |= Qt.TextFlag.TextHideMnemonic
        super().drawItemText(painter, rect, flags, palette, enabled, text, role)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in {
            QStyle.PrimitiveElement.PE_IndicatorCheckBox,
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
        }:
            _draw_check(painter, option)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _draw_radio(painter, option)
        elif element != QStyle.PrimitiveElement.PE_FrameFocusRect:  # the ring replaces the dotted line
            super().drawPrimitive(element, option, painter, widget)


def _colours(option: QStyleOption) -> tuple[bool, QColor, QColor]:
    state = option.state
    chosen = bool(state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange))
    if not state & QStyle.StateFlag.State_Enabled:
        return chosen, colour("hair"), colour("placeholder")
    return chosen, colour("accent") if chosen else colour("line"), colour("on_accent")


def _draw_check(painter: QPainter, option: QStyleOption) -> None:
    chosen, edge, mark = _colours(option)
    box = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(edge if chosen else colour("surface"))
    painter.drawRoundedRect(box, 4, 4)
    if chosen:
        painter.setPen(QPen(mark, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        left, middle = box.left(), box.center()
        part = box.width() / 14
        if option.state & QStyle.StateFlag.State_NoChange:
            painter.drawLine(QPointF(left + 4 * part, middle.y()), QPointF(left + 10 * part, middle.y()))
        else:
            painter.drawPolyline(
                [
                    QPointF(left + 3.2 * part, middle.y() + 0.3 * part),
                    QPointF(left + 5.9 * part, middle.y() + 3 * part),
                    QPointF(left + 10.8 * part, middle.y() - 2.8 * part),
                ]
            )
    painter.restore()


def _draw_radio(painter: QPainter, option: QStyleOption) -> None:
    chosen, edge, _mark = _colours(option)
    circle = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(circle)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawEllipse(circle.adjusted(3.5, 3.5, -3.5, -3.5))
    painter.restore()


class _RingPlace(QProxyStyle):
    """Where Qt puts the ring: above the control and around it. Nothing but the ring itself asks this style."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}:
            return FOCUS_MARGIN
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        return_data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, return_data)


class FocusRing(QFocusFrame):
    """One per window: follows the focus and paints 2 px around the control, 2 px away from it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._place = _RingPlace()  # a widget does not own its style
        self.setStyle(self._place)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.follow)
            theme.theme_changed.connect(self._follow_again)

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self._window:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes "no widget", the stubs do not say so
        else:
            self.setWidget(None if _paints_own_ring(new) else new)  # type: ignore[arg-type]

    def _follow_again(self) -> None:
        """A new style sheet hides the frame of the focused control."""
        self.follow(None, None)
        self.follow(None, self._window.focusWidget())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


def _paints_own_ring(widget: QWidget) -> bool:
    """Or is no control at all: a page that only holds the focus until its first control has it."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return True
    if widget.property("own_ring"):
        return True
    if isinstance(widget, QAbstractItemView):  # where no cell is the current one there is none to ring
        return not isinstance(widget, QListWidget) and widget.currentIndex().isValid()
    return isinstance(widget, QMenuBar | QMenu)

"""The life of a child painted as a line: the stages of school, from when to when the duty holds, and today."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.services.schulpflicht.life_line import LifeLine, Stage, StageSpan
from kiberatung.ui.theme.live import colour, metrics, px, theme
from kiberatung.ui.widgets.painting import draw_text

_TONES = {Stage.PRIMARY: ("ok_bg", "ok"), Stage.SEK1: ("info_bg", "info"), Stage.SEK2: ("soft", "accent")}
_TOP, _BAR, _AXIS, _HEIGHT = 24, 40, 78, 112


def stage_word(stage: Stage) -> str:
    return {
        Stage.PRIMARY: _("Primarstufe"),
        Stage.SEK1: _("Sekundarstufe I"),
        Stage.SEK2: _("Sekundarstufe II"),
    }[stage]


def _short_word(stage: Stage) -> str:
    return {Stage.PRIMARY: _("Primar"), Stage.SEK1: _("Sek I"), Stage.SEK2: _("Sek II")}[stage]


def spoken_line(line: LifeLine) -> list[str]:
    """The picture in sentences, for a screen reader and as its equal in words."""
    said = [_("Geboren am {day}.").format(day=write_date(line.born_on))]
    for span in line.stages:
        words = _("{stage}: {first} bis {last}.")
        said.append(
            words.format(stage=stage_word(span.stage), first=write_date(span.first), last=write_date(span.last))
        )
    if line.since is not None:
        said.append(_("Die Schulpflicht gilt seit dem {day}.").format(day=write_date(line.since)))
        if line.since > line.today:
            said[-1] = _("Die Schulpflicht beginnt am {day}.").format(day=write_date(line.since))
    said.append(_("Heute ist der {day}.").format(day=write_date(line.today)))
    return said


class LifeLineView(QWidget):
    """Before the duty holds the stages are hatched; the equal in words is the description of the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Lebenslinie mit den Jahren der Schulpflicht"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line: LifeLine | None = None
        theme.theme_changed.connect(self.updateGeometry)

    def set_line(self, line: LifeLine | None) -> None:
        self._line = line
        self.setAccessibleDescription(" ".join(spoken_line(line)) if line else "")
        self.setVisible(line is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(560), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(_HEIGHT))

    def _x(self, line: LifeLine, day: date) -> float:
        """A year of air at the right, so that the last word has room."""
        whole = (line.ends_on - line.born_on).days * 1.04 + 1
        return 2 + (self.width() - 4) * (day - line.born_on).days / whole

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self._line
        if line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, line)
        for span in line.stages:
            self._paint_stage(painter, line, span)
        self._paint_duty(painter, line)
        self._paint_legend(painter, line)
        self._paint_today(painter, line)
        for span in line.stages:  # last, so that the line of today never crosses a word
            self._paint_stage_word(painter, span, self._box(line, span))

    def _box(self, line: LifeLine, span: StageSpan) -> QRectF:
        left, right = self._x(line, span.first), self._x(line, span.last)
        return QRectF(left, px(_TOP), max(right - left, 2.0), px(_BAR)).adjusted(0.5, 0.5, -1.5, -0.5)

    def _paint_axis(self, painter: QPainter, line: LifeLine) -> None:
        """The axis begins at birth; every few years carry their number, as many as have room."""
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(2, px(_AXIS)), QPointF(self.width() - 2, px(_AXIS)))
        width = metrics("small").horizontalAdvance("2026") + px(14)
        a_year = self._x(line, date(line.born_on.year + 2, 1, 1)) - self._x(line, date(line.born_on.year + 1, 1, 1))
        step = next(step for step in (1, 2, 4, 5, 10, 20, 50) if a_year * step >= width or step == 50)
        for year in range(line.born_on.year + 1, line.ends_on.year + 1):
            x = self._x(line, date(year, 1, 1))
            painter.setPen(QPen(colour("hair"), 1))
            painter.drawLine(QPointF(x, px(_AXIS)), QPointF(x, px(_AXIS + 5)))
            left = x - width / 2 + px(7)
            if (year - line.born_on.year) % step == 0 and left >= 0 and x + width / 2 < self.width():
                place = QRectF(left, px(_AXIS + 6), width, px(18))
                draw_text(painter, place, str(year), "small", "muted")

    def _paint_stage(self, painter: QPainter, line: LifeLine, span: StageSpan) -> None:
        box = self._box(line, span)
        ground, edge = _TONES[span.stage]
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(box, 4, 4)
        if line.since is None or span.first < line.since:
            self._hatch(painter, line, box)

    def _hatch(self, painter: QPainter, line: LifeLine, box: QRectF) -> None:
        """What lies before the duty holds."""
        until = box.right() if line.since is None else min(self._x(line, line.since), box.right())
        part = QRectF(box.left(), box.top(), until - box.left(), box.height())
        painter.fillRect(part, colour("surface"))
        painter.fillRect(part, QBrush(colour("hair"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part)

    def _paint_stage_word(self, painter: QPainter, span: StageSpan, box: QRectF) -> None:
        room = box.width() - px(12)
        words = (stage_word(span.stage), _short_word(span.stage))
        word = next((one for one in words if metrics("small_strong").horizontalAdvance(one) <= room), "")
        if not word:
            return
        width = metrics("small_strong").horizontalAdvance(word) + px(8)
        ground = QRectF(box.left() + px(6), box.center().y() - px(10), width, px(20))
        painter.fillRect(ground, colour("surface"))
        draw_text(painter, ground.adjusted(px(4), 0, px(2), 0), word, "small_strong")

    def _paint_duty(self, painter: QPainter, line: LifeLine) -> None:
        """A strong line along the axis: from the day it holds to its last day."""
        if line.since is None or line.since > line.until:
            return
        left, right = self._x(line, line.since), self._x(line, line.until)
        painter.fillRect(QRectF(left, px(_AXIS - 8), max(right - left, 3.0), px(5)), colour("accent"))

    def _paint_legend(self, painter: QPainter, line: LifeLine) -> None:
        """In the years before school there is room to say what is drawn."""
        room = self._x(line, line.stages[0].first) - px(12) if line.stages else float(self.width())
        words = [(_("geboren am {day}").format(day=write_date(line.born_on)), "text")]
        if line.since is not None and line.since <= line.until:
            words.append((_("Balken: Zeit der Schulpflicht"), "accent"))
            if line.stages and line.since > line.stages[0].first:
                words.append((_("schraffiert: vor ihrem Beginn"), "muted"))
        for number, (text, tone) in enumerate(words):
            if metrics("small").horizontalAdvance(text) <= room:
                draw_text(painter, QRectF(2, px(_TOP - 4 + 17 * number), room, px(17)), text, "small", tone)

    def _paint_today(self, painter: QPainter, line: LifeLine) -> None:
        x = self._x(line, line.today)
        painter.setPen(QPen(colour("text"), 2))
        painter.drawLine(QPointF(x, px(_TOP - 4)), QPointF(x, px(_AXIS)))
        word = _("heute, {day}").format(day=write_date(line.today))
        width = metrics("small_strong").horizontalAdvance(word) + 2
        left = min(max(x - width / 2, 2.0), self.width() - width - 2)
        draw_text(painter, QRectF(left, 0, width, px(18)), word, "small_strong")

"""All options side by side with what speaks for and against each; nothing is scored, and each can be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.school_options.values import Option
from kiberatung.services.recommendation_options import CareerOptions
from kiberatung.ui.family.recommendation.presenter import Wish
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line
from kiberatung.ui.widgets.view_head import section_head

GRADE, SUPPORT, LITERACY, SCHULFORM, CHANCE, STEP = "grade", "support", "literacy", "schulform", "chance", "step"


@dataclass(frozen=True, slots=True)
class Part:
    """One question with its options; `chosen` are the keys that stand now, several only for chances."""

    name: str
    title: str
    options: Sequence[Option[Any]]
    chosen: tuple[object, ...]


class OptionsPanel(QFrame):
    """Esc closes it; what is chosen here is the same choice as in the column beside."""

    chosen = Signal(str, object)  # part, key
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)

    def show_options(self, options: CareerOptions, wish: Wish) -> None:
        clear(self._column)
        close = button(_("Vergleich schließen"), self.closed.emit, kind="quiet")
        words = _("Was dafür und was dagegen spricht. Die Reihenfolge bewertet nicht; Sie entscheiden.")
        self._column.addWidget(section_head(_("Möglichkeiten vergleichen"), right=close))
        self._column.addWidget(label(words, tone="muted", wrap=True))
        for part in parts_of(options, wish):
            self._column.addWidget(label(part.title, "h3"))
            for option in part.options:
                self._column.addWidget(self._row(part, option))
                self._column.addWidget(line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, part: Part, option: Option[Any]) -> QWidget:
        is_chosen = option.key in part.chosen
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(_named(option), "strong", wrap=True))
        for text in option.pros:
            words.addLayout(_reason("check", _("dafür"), "ok", text))
        for text in option.cons:
            words.addLayout(_reason("minus", _("dagegen"), "warn", text))
        if option.norm:
            words.addWidget(label(option.norm, "small", "muted", wrap=True))
        row.addLayout(words, 1)
        if is_chosen and part.name != CHANCE:
            row.addWidget(StatusLabel("check", _("Ihre Wahl"), "accent"), 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(self._choose(part, option, is_chosen=is_chosen), 0, Qt.AlignmentFlag.AlignTop)
        return ground

    def _choose(self, part: Part, option: Option[Any], *, is_chosen: bool) -> QWidget:
        text = _("Weglassen") if is_chosen else _("Wählen")
        made = button(text, self._saying(part.name, option.key), small=True)
        made.setAccessibleName(f"{text}: {part.title}, {option.name}")
        return made

    def _saying(self, part: str, key: object) -> Callable[[], None]:
        return lambda: self.chosen.emit(part, key)


def parts_of(options: CareerOptions, wish: Wish) -> list[Part]:
    """Only questions that have an answer for this child."""
    literacy = (options.literacy,) if options.supports else ()
    parts = [
        Part(GRADE, _("Jahrgang"), options.grades, (wish.grade,)),
        Part(SUPPORT, _("Deutschförderung"), options.supports, (wish.german_support,)),
        Part(LITERACY, _("Erstalphabetisierung"), literacy, (True,) if wish.literacy_course else ()),
        Part(SCHULFORM, _("Schulform"), options.schulformen, (wish.schulform,)),
        Part(CHANCE, _("Chancen"), options.chances, wish.chances),
        Part(STEP, _("Nächster Schritt"), options.steps, (wish.next_step,)),
    ]
    return [part for part in parts if part.options]


def _named(option: Option[Any]) -> str:
    return _("{word} (Vorschlag)").format(word=option.name) if option.is_proposed else option.name


def _reason(icon: str, spoken: str, tone: str, text: str) -> QHBoxLayout:
    """The sign is said too: „dafür“ or „dagegen“."""
    row = QHBoxLayout()
    row.setSpacing(6)
    mark = StatusLabel(icon, "", tone)
    mark.setAccessibleName(spoken)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = label(text, "small", wrap=True)
    words.setAccessibleName(f"{spoken}: {text}")
    row.addWidget(words, 1)
    return row

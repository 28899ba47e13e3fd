"""The left column: proposed grade and German support with their reasons, and the counsellor's choice."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.matching.reasons import grade_name, support_name
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.recommendations import RecommendationView
from kiberatung.ui.family.recommendation.place_words import GRADES
from kiberatung.ui.family.recommendation.presenter import Wish
from kiberatung.ui.widgets.choice import Combo, Option, Segments
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.text import label
from kiberatung.ui.widgets.view_head import section_head

_NO_GRADE = 0


class NeedColumn(QWidget):
    """What a place must offer; the proposals stand beside the choice with their reasons."""

    need_chosen = Signal(object, object, bool)  # grade or None, GermanSupport, literacy course

    def __init__(self) -> None:
        super().__init__()
        self.grade = Combo(_("Jahrgang"))
        self.support = Combo(_("Deutschförderung"), [Option(kind, support_name(kind)) for kind in GermanSupport])
        self.literacy = Segments(_("Erstalphabetisierung"), [Option(True, _("ja")), Option(False, _("nein"))], False)
        for field in (self.grade, self.support, self.literacy):
            field.chosen.connect(lambda _value: self._say())
        self._grade_reasons, self._support_reasons = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(section_head(_("Welcher Jahrgang?")))
        column.addWidget(LabeledField(_("Ihre Wahl"), self.grade))
        column.addLayout(self._grade_reasons)
        column.addSpacing(10)
        column.addWidget(section_head(_("Welche Deutschförderung?")))
        self._support_choice = QWidget()
        choice = QVBoxLayout(self._support_choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(10)
        choice.addWidget(LabeledField(_("Ihre Wahl"), self.support))
        choice.addWidget(LabeledField(_("Erstalphabetisierung"), self.literacy))
        column.addWidget(self._support_choice)
        column.addLayout(self._support_reasons)

    def show_need(self, view: RecommendationView, wish: Wish) -> None:
        proposed = set(view.grade.grades)
        words = {grade: grade_name(grade) for grade in GRADES}
        options = [Option(_NO_GRADE, _("noch offen"))]
        for grade, word in words.items():
            options.append(Option(grade, _("{word} (Vorschlag)").format(word=word) if grade in proposed else word))
        self.grade.set_options(options)
        self.grade.set_value(wish.grade or _NO_GRADE)
        self.support.set_options([_support_option(kind, view) for kind in GermanSupport])
        self.support.set_value(wish.german_support)
        self.literacy.set_value(wish.literacy_course)
        self._support_choice.setVisible(wish.grade is not None or wish.german_support is not GermanSupport.NONE)
        _show_reasons(self._grade_reasons, view.grade.reasons)
        _show_reasons(self._support_reasons, view.support.reasons)

    def _say(self) -> None:
        grade = cast("int", self.grade.value() or _NO_GRADE)
        self.need_chosen.emit(grade or None, self.support.value(), self.literacy.value() is True)


def _support_option(kind: GermanSupport, view: RecommendationView) -> Option:
    word = support_name(kind)
    return Option(kind, _("{word} (Vorschlag)").format(word=word) if kind is view.support.kind else word)


def _show_reasons(column: QVBoxLayout, texts: tuple[str, ...]) -> None:
    clear(column)
    column.setSpacing(6)
    for text in texts:
        column.addWidget(label(text, "small", "muted", wrap=True))

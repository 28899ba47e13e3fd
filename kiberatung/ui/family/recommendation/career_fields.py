"""What else is recommended: Schulform, expected end of the support, chances, and the next step without a grade."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kiberatung.basics.date_words import TypedDate
from kiberatung.basics.texts import N_, _
from kiberatung.domain.recommendations import Chance
from kiberatung.domain.school_options.chances import chance_name
from kiberatung.domain.school_options.schulformen import schulform_name
from kiberatung.domain.school_options.values import Option as CareerOption
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.recommendation_options import CareerOptions
from kiberatung.ui.family.recommendation.presenter import Wish
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.text import label
from kiberatung.ui.widgets.view_head import section_head

_OPEN = ""
_SHORT = {Chance.HSU: N_("Herkunftssprachlicher Unterricht"), Chance.SPRACHPRUEFUNG: N_("Sprachprüfung")}
"""As the box at the side has room for."""
_YEARS_AHEAD = 5


class CareerFields(QWidget):
    schulform_chosen = Signal(str)
    end_chosen = Signal(object)  # date or None
    chances_chosen = Signal(object)  # tuple of Chance
    step_chosen = Signal(object)  # NextStep or None

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.until = date_field(_("Förderung voraussichtlich bis"), today, years_ahead=_YEARS_AHEAD)
        self.until.field.setFixedWidth(px(120))
        _edit(self.until).date_changed.connect(self._say_end)
        self.schulform = Combo(_("Empfohlene Schulform"))
        self.schulform.chosen.connect(lambda key: self.schulform_chosen.emit(str(key or "")))
        self.step = Combo(_("Nächster Schritt"))
        self.step.chosen.connect(lambda key: self.step_chosen.emit(key or None))
        self.chances = {chance: QCheckBox(_(word)) for chance, word in _SHORT.items()}
        self._why = {chance: label("", "small", "muted", wrap=True) for chance in Chance}
        for chance, box in self.chances.items():
            box.setProperty("help", chance_name(chance))
            box.setAccessibleName(chance_name(chance))
            box.clicked.connect(lambda _checked: self._say_chances())
        self._step_reasons = label("", "small", "muted", wrap=True)
        self._end_reasons = label("", "small", "muted", wrap=True)
        self._form_reasons = label("", "small", "muted", wrap=True)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._end = _group(self.until, self._end_reasons)
        self._form = _group(section_head(_("Welche Schulform?")), LabeledField(_("Ihre Wahl"), self.schulform),
                            self._form_reasons)  # fmt: skip
        told = [part for chance, box in self.chances.items() for part in (box, self._why[chance])]
        self._chances = _group(section_head(_("Welche Chancen?")), *told)
        self._step = _group(section_head(_("Welcher nächste Schritt?")), LabeledField(_("Ihre Wahl"), self.step),
                            self._step_reasons)  # fmt: skip
        for part in (self._end, self._form, self._chances, self._step):
            column.addWidget(part)

    def show_options(self, options: CareerOptions, wish: Wish) -> None:
        self._show_end(options, wish)
        self._form.setVisible(bool(options.schulformen) or bool(wish.schulform))
        self._show_form(options, wish)
        self._chances.setVisible(bool(options.chances) or bool(wish.chances))
        for chance, box in self.chances.items():
            found = next((one for one in options.chances if one.key is chance), None)
            box.setChecked(chance in wish.chances)
            self._why[chance].setText(" ".join(found.pros or found.cons[:1]) if found else "")
        self._show_step(options, wish)

    def show_wish(self, wish: Wish) -> None:
        """After a school was chosen: its form stands here too."""
        self.schulform.set_value(wish.schulform)

    def _show_end(self, options: CareerOptions, wish: Wish) -> None:
        self._end.setVisible(wish.german_support is not GermanSupport.NONE)
        if not self.until.field.hasFocus():
            _edit(self.until).set_value(wish.support_until)
        self._end_reasons.setText(" ".join(options.end.reasons))

    def _show_form(self, options: CareerOptions, wish: Wish) -> None:
        known = [Option(one.key, one.name) for one in options.schulformen]
        if wish.schulform and wish.schulform not in {one.value for one in known}:
            known.append(Option(wish.schulform, schulform_name(wish.schulform)))
        self.schulform.set_options([Option(_OPEN, _("noch offen")), *known])
        self.schulform.set_value(wish.schulform)
        self._form_reasons.setText(_reasons_of(options.schulformen, wish.schulform))

    def _show_step(self, options: CareerOptions, wish: Wish) -> None:
        self._step.setVisible(bool(options.steps))
        words = [Option(one.key, _proposed(one.name, is_proposed=one.is_proposed)) for one in options.steps]
        self.step.set_options([Option(_OPEN, _("noch offen")), *words])
        self.step.set_value(wish.next_step or _OPEN)
        why = _reasons_of(options.steps, wish.next_step) or options.step_question
        self._step_reasons.setText(why)
        self._step_reasons.setVisible(bool(why))

    def _say_end(self, typed: object) -> None:
        self.end_chosen.emit(typed.first_day() if isinstance(typed, TypedDate) else None)

    def _say_chances(self) -> None:
        self.chances_chosen.emit(tuple(chance for chance, box in self.chances.items() if box.isChecked()))


def _reasons_of(options: Sequence[CareerOption[Any]], key: object) -> str:
    """For and against what is chosen, in words: the comparison shows the rest."""
    found = next((one for one in options if one.key == key), None)
    return "\n".join((*found.pros, *found.cons)) if found else ""


def _proposed(word: str, *, is_proposed: bool) -> str:
    return _("{word} (Vorschlag)").format(word=word) if is_proposed else word


def _group(*parts: QWidget) -> QWidget:
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return ground


def _edit(field: LabeledField) -> DateEdit:
    return cast("DateEdit", field.field)

"""The fields of one finding of a language: its day, what it rests on, and a level for each skill and for the whole."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiberatung.basics.date_words import DatePrecision, TypedDate
from kiberatung.basics.texts import _
from kiberatung.domain.children import GermanLevel
from kiberatung.domain.language_checks import SKILLS, CheckInstrument, LanguageCheck, lowest_level
from kiberatung.services.labels import choices_of, label_of
from kiberatung.ui.family.schooling.language_table import skill_words
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import DateEdit
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.text import button

_OPEN = ""


class CheckFields(QWidget):
    """Says which field got which value; each is one deed."""

    field_changed = Signal(str, object)
    remove_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.day = DateEdit(today, years_ahead=0, placeholder=_("TT.MM.JJJJ"))
        self.day.setProperty("help", _("Tag der Feststellung"))
        self.levels = {skill: Combo(word, _levels()) for skill, word in zip(SKILLS, skill_words(), strict=True)}
        self.overall = Combo(_("Gesamt"), _levels())
        self.instrument = Combo(_("Grundlage"), [Option(value, word) for value, word in choices_of(CheckInstrument)])
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(_("z. B. Name des Zertifikats"))
        self.remove = button(_("Sprachstand entfernen"), self.remove_wanted.emit, icon="x")
        self._layout = FlowLayout(self, 14)
        self._fields = self._labelled()
        for field in (*self._fields.values(), LabeledField(" ", self.remove)):
            self._layout.addWidget(field)
        self._connect()

    def _labelled(self) -> dict[str, LabeledField]:
        parts: list[tuple[str, str, QWidget, int]] = [
            ("checked_on", _("Tag"), self.day, 112),
            ("instrument", _("Grundlage"), self.instrument, 262),
            ("evidence", _("Nachweis"), self.evidence, 240),
        ]
        parts += [(skill, word, self.levels[skill], 166) for skill, word in zip(SKILLS, skill_words(), strict=True)]
        parts.append(("overall", _("Gesamt"), self.overall, 166))
        fields = {}
        for name, title, widget, width in parts:
            widget.setFixedWidth(px(width))
            fields[name] = LabeledField(title, widget)
        return fields

    def _connect(self) -> None:
        for name, field in (*self.levels.items(), ("overall", self.overall), ("instrument", self.instrument)):
            field.chosen.connect(lambda value, name=name: self.field_changed.emit(name, value or None))
        self.day.finding_changed.connect(self._fields["checked_on"].set_finding)
        self.day.date_changed.connect(self._day_typed)
        self.evidence.editingFinished.connect(self._evidence_typed)

    def show_check(self, check: LanguageCheck) -> None:
        """A field somebody is typing into keeps its text."""
        self.day.set_value(check.checked_on)
        for skill, field in self.levels.items():
            field.set_value(getattr(check, skill) or _OPEN)
        self.overall.set_value(check.overall or _OPEN)
        self.instrument.set_value(check.instrument)
        if not self.evidence.isModified():
            self.evidence.setText(check.evidence)
            self.evidence.setCursorPosition(0)
        for labelled in self._fields.values():
            if labelled.finding():
                labelled.set_finding("")
        lowest = lowest_level(check)
        if check.overall is None and lowest is not None:
            hint = _("Am niedrigsten: {level}").format(level=label_of(lowest))
            self._fields["overall"].set_finding(hint, "warn")

    def show_finding(self, field: str, sentence: str) -> None:
        self._fields[field].set_finding(sentence)

    def _day_typed(self, typed: TypedDate | None) -> None:
        if typed is None or typed.precision is not DatePrecision.DAY:
            self._fields["checked_on"].set_finding(_("Tippen Sie den ganzen Tag."))
        else:
            self.field_changed.emit("checked_on", typed.first_day())

    def _evidence_typed(self) -> None:
        self.evidence.setModified(False)
        self.field_changed.emit("evidence", self.evidence.text().strip())


def _levels() -> list[Option]:
    return [Option(_OPEN, _("nicht geprüft")), *(Option(value, word) for value, word in choices_of(GermanLevel))]

"""The quick deed „Informiert“: about what, in which language, with whom; prepared from the talk, stored with Enter."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.domain.information_given import Confirmation, InformationTopic
from kiberatung.services.information.giving import InformationOffer
from kiberatung.services.labels import label_of
from kiberatung.ui.family.schulpflicht.panels import Panel, deeds_row
from kiberatung.ui.family.schulpflicht.presenter import Informed
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.text import button, label, line

_FIELD_WIDTH = 230


class InformationPanel(Panel):
    def __init__(self, inform: Callable[[Informed], str], port: DraftPort, today: Callable[[], date]) -> None:
        super().__init__()
        self._inform, self._today = inform, today
        self.topics = {topic: QCheckBox(label_of(topic)) for topic in InformationTopic}
        self.day = date_field(_("Informiert am"), today, years_ahead=0)
        self.language = SearchingField(_("Informiert auf"), (), _("Diese Sprache steht nicht in der Liste."))
        self.interpreter = text_field(_("Gedolmetscht von"), placeholder=_("leer: ohne Sprachmittlung"))
        kinds = [Option(one, label_of(one)) for one in Confirmation]
        self.confirmation = Combo(_("Bestätigung der Familie"), kinds, Confirmation.NONE)
        self.who = text_field(_("Bestätigt von"))
        self.for_all = QCheckBox(_("Betrifft die ganze Familie"))
        self._finding = label("", "small", "danger", wrap=True)
        self.save = button(_("Information eintragen"), self._save)
        kept = {"day": self.day, "interpreter": self.interpreter, "who": self.who, "confirmation": self.confirmation}
        topics: dict[str, QWidget] = {"for_all": self.for_all}
        topics |= {topic.value: box for topic, box in self.topics.items()}
        self.drafts = DraftKeeper(port, {**kept, **topics})
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Die Familie ist informiert"), "h2"))
        column.addWidget(self.drafts)
        topics = QWidget()
        row = FlowLayout(topics, 16, 4)
        for box in self.topics.values():
            row.addWidget(box)
        column.addWidget(topics)
        column.addWidget(self._fields())
        column.addWidget(self.for_all)
        column.addWidget(self._finding)
        self._finding.hide()
        column.addWidget(deeds_row(self.save, button(_("Abbrechen"), self.close_panel, kind="quiet")))
        column.addWidget(line())

    def _fields(self) -> QWidget:
        language = LabeledField(_("Informiert auf"), self.language)
        self.language.finding_changed.connect(language.set_finding)
        confirmation = LabeledField(_("Bestätigung"), self.confirmation)
        fields = QWidget()
        row = FlowLayout(fields, 12)
        for field in (self.day, language, self.interpreter, confirmation, self.who):
            field.setFixedWidth(px(_FIELD_WIDTH))
            row.addWidget(field)
        return fields

    def open_with(self, offer: InformationOffer, languages: Sequence[Option], family_id: FamilyId) -> None:
        self.drafts.leave_place()
        for topic, box in self.topics.items():
            box.setChecked(topic is InformationTopic.SCHULPFLICHT)
        self.for_all.setChecked(False)
        if isinstance(self.day.field, DateEdit):
            self.day.field.set_value(self._today())
        self.language.set_options(languages)
        self.language.set_value(offer.language)
        self.interpreter.set_text(offer.interpreted_by)
        self.confirmation.set_value(Confirmation.NONE)
        self.who.set_text("")
        _offer(self.interpreter, offer.interpreters)
        _offer(self.who, offer.guardians)
        self._tell("")
        self.drafts.open_place(f"information:{family_id}", family_id)
        self.show()
        self.save.setFocus()

    def turn_away(self) -> None:
        """Another child is shown; what was typed stays its draft."""
        self.drafts.leave_place()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        typed = self.day.field.value() if isinstance(self.day.field, DateEdit) else None
        confirmation = self.confirmation.value()
        finding = self._inform(
            Informed(
                typed.first_day() if typed else None,
                tuple(topic for topic, box in self.topics.items() if box.isChecked()),
                str(self.language.value() or ""),
                value_of(self.interpreter),
                confirmation if isinstance(confirmation, Confirmation) else Confirmation.NONE,
                value_of(self.who),
                self.for_all.isChecked(),
            )
        )
        self._tell(finding)
        if not finding:
            self.drafts.settle()
            self.close_panel()

    def _tell(self, finding: str) -> None:
        self._finding.setText(finding)
        self._finding.setVisible(bool(finding))


def _offer(field: LabeledField, names: Sequence[str]) -> None:
    edit = field.field
    if isinstance(edit, QLineEdit):
        completer = QCompleter(list(names), edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        edit.setCompleter(completer)

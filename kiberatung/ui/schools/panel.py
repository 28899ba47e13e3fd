"""The panel at the right: the group under the cursor with its figures, the form, and who waits."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.age_bands import word_of_band
from kiberatung.services.labels import label_of
from kiberatung.services.places_page import GroupRow, SchoolChoice
from kiberatung.services.today import LONG_WAIT, BandCount
from kiberatung.ui.schools.group_form import Field, GroupForm
from kiberatung.ui.schools.presenter import SchoolsPresenter, capacity_words
from kiberatung.ui.schools.rows import age_words, grades_of
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, set_property
from kiberatung.ui.widgets.view_head import section_head


class GroupCard(QWidget):
    """Name, school and facts of one group; its figures are changed here with two fields and Enter."""

    def __init__(self, presenter: SchoolsPresenter, today: date) -> None:
        super().__init__()
        self._today = today
        self._name = label("", "h2", wrap=True)
        self._school = label("", wrap=True)
        self._facts = label("", tone="muted", wrap=True)
        self._figures = label("", tone="muted", wrap=True)
        self._stale = StatusLabel("clock", "", "warn")
        self.free = text_field(_("&Freie Plätze"))
        self.as_of = date_field(_("S&tand"), lambda: today, years_ahead=0)
        self._finding = label("", "small_strong", "danger", wrap=True)
        self._write = button(_("&Eintragen"), lambda: self._write_free(presenter), kind="primary")
        line_edit = self.free.field
        if isinstance(line_edit, QLineEdit):
            line_edit.returnPressed.connect(self._write.click)
        self._build(presenter)

    def _build(self, presenter: SchoolsPresenter) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._name, self._school, self._facts, self._figures, self._stale):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(_beside(self.free, self.as_of))
        column.addWidget(self._finding)
        self._finding.hide()
        deeds = QHBoxLayout()
        deeds.setContentsMargins(0, 8, 0, 0)
        deeds.setSpacing(8)
        deeds.addWidget(button(_("&Ändern"), presenter.begin_change, icon="pencil", small=True))
        deeds.addWidget(button(_("Ent&fernen"), presenter.remove, icon="trash-2", small=True))
        deeds.addStretch(1)
        deeds.addWidget(self._write)
        column.addLayout(deeds)

    def show_row(self, row: GroupRow) -> None:
        group = row.group
        self._name.setText(group.name)
        self._school.setText(", ".join(part for part in (row.school, row.town) if part))
        support = label_of(group.german_support)
        literacy = _("mit Alphabetisierung") if group.literacy_course else ""
        grades = _("Jahrgang {grades}").format(grades=grades_of(row))
        self._facts.setText(" · ".join(part for part in (row.schulform, grades, support, literacy) if part))
        self._figures.setText(capacity_words(row))
        self._stale.set_status("clock", _("Der Stand ist {age}. Bitte anrufen.").format(age=age_words(row)), "warn")
        self._stale.setVisible(row.is_stale)
        self.set_finding("")
        if isinstance(self.free.field, QLineEdit):
            self.free.field.setText(str(group.free_places))
        edit = self.as_of.field
        if isinstance(edit, DateEdit):  # a new figure is of today unless another day is typed
            edit.set_value(self._today)

    def set_finding(self, text: str) -> None:
        """Below both fields: the sentence is too long for half the width."""
        self._finding.setText(text)
        self._finding.setVisible(bool(text))
        set_property(self.free.field, "state", "danger" if text else "")
        self.free.field.setAccessibleDescription(text)
        if text:
            announce(self.free.field, text)

    def finding(self) -> str:
        return self._finding.text()

    def enter(self) -> None:
        self.free.setFocus()
        if isinstance(self.free.field, QLineEdit):
            self.free.field.selectAll()

    def _write_free(self, presenter: SchoolsPresenter) -> None:
        edit = self.as_of.field
        typed = edit.value() if isinstance(edit, DateEdit) else None
        presenter.write_free(value_of(self.free), typed.first_day() if typed else None)


class FormCard(QWidget):
    """All fields of a group, for a new one or a change."""

    cancelled = Signal()

    def __init__(self, presenter: SchoolsPresenter, today: date, port: DraftPort) -> None:
        super().__init__()
        self._title = label("", "h2")
        self._school = SearchingField(_("Schule"), (), _("Diese Schule ist im Kreis nicht bekannt."))
        self._support = Combo(_("Förderung"), [Option(kind, label_of(kind)) for kind in GermanSupport])
        self._literacy = QCheckBox(_("mit &Alphabetisierung"))
        self._fields: dict[Field, LabeledField] = {
            Field.SCHOOL: LabeledField(_("S&chule"), self._school),
            Field.NAME: text_field(_("&Name der Lerngruppe"), placeholder=_("zum Beispiel DFK 5–7")),
            Field.SUPPORT: LabeledField(_("Förder&ung"), self._support),
            Field.GRADE_FROM: text_field(_("Jahrgang &von")),
            Field.GRADE_UNTIL: text_field(_("&bis")),
            Field.CAPACITY: text_field(_("&Plätze")),
            Field.OCCUPIED: text_field(_("be&legt")),
            Field.AS_OF: date_field(_("S&tand"), lambda: today, years_ahead=0),
        }
        self._school.finding_changed.connect(self._fields[Field.SCHOOL].set_finding)
        typed = {field.value: part for field, part in self._fields.items()}
        self.drafts = DraftKeeper(port, {**typed, "literacy": self._literacy})
        self._whole = label("", "small_strong", "danger", wrap=True)
        self._build(presenter)

    def _build(self, presenter: SchoolsPresenter) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self.drafts)
        column.addWidget(self._fields[Field.SCHOOL])
        column.addWidget(self._fields[Field.NAME])
        column.addWidget(self._fields[Field.SUPPORT])
        column.addWidget(self._literacy)
        column.addLayout(_beside(self._fields[Field.GRADE_FROM], self._fields[Field.GRADE_UNTIL]))
        column.addLayout(_beside(self._fields[Field.CAPACITY], self._fields[Field.OCCUPIED], self._fields[Field.AS_OF]))
        column.addWidget(self._whole)
        self._whole.hide()
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addStretch(1)
        deeds.addWidget(button(_("&Abbrechen"), self._throw_away))
        deeds.addWidget(button(_("Lerngruppe &speichern"), lambda: presenter.save(self.form()), kind="primary"))
        column.addLayout(deeds)
        self.setFocusProxy(self._fields[Field.SCHOOL])

    def _throw_away(self) -> None:
        self.drafts.settle()
        self.cancelled.emit()

    def set_schools(self, schools: Sequence[SchoolChoice]) -> None:
        words = [
            Option(one.number, _("{name}, {town}").format(name=one.name, town=one.town), one.number) for one in schools
        ]
        self._school.set_options(words)

    def show_form(self, form: GroupForm, *, is_new: bool) -> None:
        self.drafts.leave_place()
        self._title.setText(_("Neue Lerngruppe") if is_new else _("Lerngruppe ändern"))
        self._school.set_value(form.school_number or None)
        self._school.setCursorPosition(0)
        self._support.set_value(form.support)
        self._literacy.setChecked(form.literacy)
        for field in (Field.NAME, Field.GRADE_FROM, Field.GRADE_UNTIL, Field.CAPACITY, Field.OCCUPIED):
            edit = self._fields[field].field
            if isinstance(edit, QLineEdit):
                edit.setText(getattr(form, field.value))
        day = self._fields[Field.AS_OF].field
        if isinstance(day, DateEdit):
            day.set_value(form.as_of)
        self.show_findings({})
        self.drafts.open_place("group:new" if is_new else f"group:{form.school_number} {form.name}")

    def form(self) -> GroupForm:
        day = self._fields[Field.AS_OF].field
        typed = day.value() if isinstance(day, DateEdit) else None
        support = self._support.value()
        return GroupForm(
            school_number=str(self._school.value() or ""),
            name=value_of(self._fields[Field.NAME]),
            support=support if isinstance(support, GermanSupport) else None,
            literacy=self._literacy.isChecked(),
            grade_from=value_of(self._fields[Field.GRADE_FROM]),
            grade_until=value_of(self._fields[Field.GRADE_UNTIL]),
            capacity=value_of(self._fields[Field.CAPACITY]),
            occupied=value_of(self._fields[Field.OCCUPIED]),
            as_of=typed.first_day() if typed else None,
        )

    def show_findings(self, findings: Mapping[Field, str], whole: str = "") -> None:
        for key, field in self._fields.items():
            field.set_finding(findings.get(key, ""))
        self._whole.setText(whole)
        self._whole.setVisible(bool(whole))
        for key in findings:
            self._fields[key].setFocus()
            break


class WaitingList(QWidget):
    """How many children wait for a place, by the part of school their age belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_counts(self, counts: Sequence[BandCount]) -> None:
        clear(self._column)
        waiting = sum(count.waiting for count in counts)
        self._column.addWidget(section_head(_("Es warten"), _("{count} Kinder").format(count=waiting)))
        for count in counts:
            self._column.addWidget(_waiting_row(count))
            self._column.addWidget(line())


def _waiting_row(count: BandCount) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 6, 0, 6)
    layout.addWidget(label(word_of_band(count.band)))
    layout.addStretch(1)
    if count.long:
        days = _("{count} länger als {days} Tage").format(count=count.long, days=LONG_WAIT.days)
        layout.addWidget(label(days, "small", "muted"))
    layout.addWidget(label(str(count.waiting), "bold"))
    return row


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row

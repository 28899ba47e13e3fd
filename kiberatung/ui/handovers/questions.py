"""The first three questions of a handover: An wen? Über wen? In welcher Form?"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.children import ChildId
from kiberatung.services.handovers.candidates import Candidate
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, SchildEncoding
from kiberatung.services.handovers.recipients import Recipient
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.plain_tip import plain_tip
from kiberatung.ui.widgets.text import button, label

LONGEST_IN_COMBO = 32
"""Letters that surely fit; longer names of offices stand in full below."""
_ROWS_SHOWN = 5
_LIST_ROW = 26
_ENCODINGS = {SchildEncoding.WINDOWS_1252: "Windows-1252", SchildEncoding.UTF_8: "UTF-8"}


class RecipientQuestion(QWidget):
    """An wen?"""

    def __init__(self, choose: Callable[[Recipient], object]) -> None:
        super().__init__()
        self._choose = choose
        self._recipients: tuple[Recipient, ...] = ()
        self.combo = combo(_("An wen?"), ())
        self.combo.setMaxVisibleItems(16)
        self._contact = label("", "small", "muted", wrap=True)
        column = _column(self)
        column.addWidget(self.combo)
        column.addWidget(self._contact)
        self.combo.chosen.connect(self._take)

    def show_recipients(self, recipients: Sequence[Recipient], chosen: Recipient) -> None:
        self._recipients = tuple(recipients)
        self.combo.set_options([Option(number, one.name) for number, one in enumerate(recipients)])
        self.combo.set_value(recipients.index(chosen) if chosen in recipients else None)
        self._show_contact(chosen)

    def _take(self, value: object) -> None:
        chosen = self._recipients[cast("int", value)]
        self._show_contact(chosen)
        self._choose(chosen)

    def _show_contact(self, chosen: Recipient) -> None:
        number = _("Nr.\u00a0{number}").format(number=chosen.number) if chosen.number else ""
        full_name = chosen.name if len(chosen.name) > LONGEST_IN_COMBO else ""
        words = ", ".join(part for part in (full_name, number, chosen.contact) if part)
        self._contact.setText(words)
        self._contact.setVisible(bool(words))
        self.combo.setToolTip(plain_tip(chosen.name))


class ChildrenQuestion(QWidget):
    """Über wen? Leertaste sets and takes away the mark."""

    def __init__(self, choose: Callable[[frozenset[ChildId]], object], show_all: Callable[[], object]) -> None:
        super().__init__()
        self._choose = choose
        self._filling = False
        self._summary = label("", "small", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Über wen?"))
        self.list.setProperty("popup", True)  # the only ground with a border
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._take)
        self.everybody = button(_("Alle fälligen Kinder zeigen"), show_all, kind="link")
        self._mark_all = button(_("Alle"), lambda: self._mark(chosen=True), kind="link")
        self._mark_none = button(_("Keines"), lambda: self._mark(chosen=False), kind="link")
        self._mark_all.setAccessibleName(_("Alle Kinder wählen"))
        self._mark_none.setAccessibleName(_("Kein Kind wählen"))
        marks = QHBoxLayout()
        marks.setSpacing(12)
        marks.addWidget(self._summary, 1)
        marks.addWidget(self._mark_all)
        marks.addWidget(self._mark_none)
        column = _column(self)
        column.addLayout(marks)
        column.addWidget(self.list)
        column.addWidget(self.everybody, 0, Qt.AlignmentFlag.AlignLeft)
        theme.theme_changed.connect(self._fit)

    def show_candidates(self, candidates: Sequence[Candidate], chosen: frozenset[ChildId], *, one_family: bool) -> None:
        self._filling = True
        if [one.child_id for one in candidates] != self._ids():
            self._fill(candidates)
        for item in self._items():
            marked = item.data(Qt.ItemDataRole.UserRole) in chosen
            item.setCheckState(Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked)
        self._filling = False
        families = len({one.family_id for one in candidates if one.child_id in chosen})
        self._summary.setText(_summary(len(chosen), families, len(candidates)))
        self.list.setVisible(bool(candidates))
        for made in (self._mark_all, self._mark_none):
            made.setVisible(len(candidates) > 1)
        self.everybody.setVisible(one_family)

    def _fill(self, candidates: Sequence[Candidate]) -> None:
        self.list.clear()
        for one in candidates:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.UserRole, one.child_id)
            full = " ".join(part for part in (one.name, one.name_in_script) if part)
            item.setToolTip(plain_tip(_("{name}, Fall {number}").format(name=full, number=one.case_number)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        if candidates:
            self.list.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        rows = min(max(self.list.count(), 1), _ROWS_SHOWN)
        for item in self._items():
            item.setSizeHint(QSize(0, px(_LIST_ROW)))
        self.list.setFixedHeight(rows * px(_LIST_ROW) + 2 * self.list.frameWidth() + 10)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ids(self) -> list[object]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._items()]

    def _mark(self, *, chosen: bool) -> None:
        self._choose(frozenset(cast("list[ChildId]", self._ids())) if chosen else frozenset())

    def _take(self, _item: QListWidgetItem) -> None:
        if not self._filling:
            marked = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
            self._choose(frozenset(item.data(Qt.ItemDataRole.UserRole) for item in marked))


class FormQuestion(QWidget):
    """In welcher Form? With the choices of the SchILD files below while they are made."""

    def __init__(self, choose: Callable[[HandoverForm], object]) -> None:
        super().__init__()
        self._choose = choose
        self._form = HandoverForm()
        self._choices_open = False
        self._group = QButtonGroup(self)
        self.formats: dict[HandoverFormat, QRadioButton] = {}
        column = _column(self)
        column.setSpacing(2)
        for number, (wanted, word) in enumerate(_formats()):
            radio = QRadioButton(word)
            self._group.addButton(radio, number)
            self.formats[wanted] = radio
            column.addWidget(radio)
        self._group.idClicked.connect(lambda number: self._take_format(list(self.formats)[number]))
        self.encoding = combo(_("Zeichensatz"), _encodings())
        self.basis = combo(_("Spalten der Basisdaten"), [Option(count, str(count)) for count in (50, 56, 58)])
        self.guardians = combo(_("Spalten der Erzieher"), [Option(count, str(count)) for count in (16, 19)])
        self.encoding.chosen.connect(lambda value: self._take_schild(encoding=value))
        self.basis.chosen.connect(lambda value: self._take_schild(basis_columns=value))
        self.guardians.chosen.connect(lambda value: self._take_schild(guardian_columns=value))
        self._schild = QWidget()
        choices = QVBoxLayout(self._schild)
        choices.setContentsMargins(0, 8, 0, 0)
        choices.setSpacing(8)
        choices.addWidget(LabeledField(_("Zeichensatz der SchILD-Dateien"), self.encoding))
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        numbers.addWidget(LabeledField(_("Spalten Basisdaten"), self.basis))
        numbers.addWidget(LabeledField(_("Spalten Erzieher"), self.guardians))
        choices.addLayout(numbers)
        self.adjust = button("", self._open_choices, kind="link")
        column.addWidget(self.adjust, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._schild)
        self._schild.hide()

    def show_form(self, form: HandoverForm) -> None:
        self._form = form
        if form.format in self.formats:
            self.formats[form.format].setChecked(True)
        self.encoding.set_value(form.schild.encoding)
        self.basis.set_value(form.schild.basis_columns)
        self.guardians.set_value(form.schild.guardian_columns)
        schild = form.schild
        words = _("SchILD: {encoding}, {basis} und {guardians} Spalten").format(
            encoding=_ENCODINGS[schild.encoding], basis=schild.basis_columns, guardians=schild.guardian_columns
        )
        self.adjust.setText(words)
        self.adjust.setAccessibleDescription(_("Zeichensatz und Spalten ändern"))
        self.adjust.setToolTip(_("Zeichensatz und Spalten ändern"))
        self.adjust.setVisible(form.has_schild)
        self._schild.setVisible(form.has_schild and self._choices_open)

    def _open_choices(self) -> None:
        """Hardly ever needed: the usual choice stands on the link, the fields come when it is pressed."""
        self._choices_open = not self._choices_open
        self._schild.setVisible(self._choices_open)

    def _take_format(self, wanted: HandoverFormat) -> None:
        self._choose(replace(self._form, format=wanted))

    def _take_schild(self, **wanted: object) -> None:
        self._choose(replace(self._form, schild=replace(self._form.schild, **wanted)))  # type: ignore[arg-type]


def combo(name: str, options: Sequence[Option], value: Hashable | None = None) -> Combo:
    """As wide as its column; a long name must not widen the questions."""
    made = Combo(name, options, value)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(3)
    return made


def numbered(number: int, title: str, part: QWidget) -> QWidget:
    """The question with its figure, its answer below."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    figure = label(str(number), "h2", "accent")
    figure.setFixedWidth(px(20))
    head = QHBoxLayout()
    head.setSpacing(6)
    head.addWidget(figure)
    head.addWidget(label(title, "h3"), 1)
    column.addLayout(head)
    column.addWidget(part)
    return whole


def _summary(chosen: int, families: int, whole: int) -> str:
    if not whole:
        return _("Für diese Stelle ist gerade kein Kind fällig.")
    children = ngettext_("{count} Kind", "{count} Kinder", chosen).format(count=chosen)
    from_families = ngettext_("aus {count} Familie", "aus {count} Familien", families).format(count=families)
    return f"{children} {from_families}" if chosen else _("kein Kind gewählt")


def _formats() -> list[tuple[HandoverFormat, str]]:
    return [
        (HandoverFormat.FOLDER, _("Mappe: PDF, XLSX und SchILD")),
        (HandoverFormat.SCHILD, _("SchILD-NRW, Schüler-Dateien")),
        (HandoverFormat.XLSX, _("nur XLSX-Tabelle")),
        (HandoverFormat.PDF, _("nur PDF")),
    ]


def _encodings() -> list[Option]:
    return [
        Option(SchildEncoding.WINDOWS_1252, _("Windows-1252, für SchILD 2")),
        Option(SchildEncoding.UTF_8, _("UTF-8, für SchILD 3")),
    ]


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column

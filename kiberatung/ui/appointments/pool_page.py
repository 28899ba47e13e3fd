"""The pool of interpreters as a list, with the chosen person's data beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.interpreters import Interpreter, InterpreterKind
from kiberatung.services.desk import Desk
from kiberatung.services.labels import choices_of
from kiberatung.ui.appointments.list_rows import PoolRows
from kiberatung.ui.appointments.pool_presenter import PoolPresenter, TypedPerson
from kiberatung.ui.appointments.rows import people_words, pool_list
from kiberatung.ui.lists.bar import with_bar
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.widgets.chips import ChipRow, ChipValue
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.row_values import Group
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button, label


class PoolPage(QWidget):
    def __init__(self, shell: Shell, desk: Desk, writers: ListWriters) -> None:
        super().__init__()
        self._shell, self._desk = shell, desk
        self._presenter = PoolPresenter(shell, desk, self)
        self._rows = PoolRows(desk)
        self.list = ListPart(shell, desk, pool_list(desk), self._rows, writers)
        self._rows.show = self._show_groups
        self._person: Interpreter | None = None
        self._languages: tuple[str, ...] = ()
        self._table = self.list.table
        self._is_arranging = False
        self.list.current_moved.connect(self._choose)
        self.list.key_opened.connect(self._enter_person)
        self.list.panel_shown.connect(self._panel_shown)
        self._panel = SidePanel(_("Angaben zur Person"), 416)
        self._panel.closed.connect(self.list.enter)
        self._make_fields()
        self._fill_panel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(with_bar(self.list), 1)
        layout.addWidget(self._panel)

    def reload(self) -> None:
        self.list.open_as_left(self._presenter.reload)

    def start_new(self) -> None:
        """An empty form, the cursor in the name."""
        self._table.clearSelection()
        self._show_person(None)
        self._panel.show()
        self._name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # the presenter shows

    def show_pool(self, people: Sequence[Interpreter]) -> None:
        self._rows.set_layout(self.list.state.layout)
        self._rows.set_rows(people)
        known = None if self._person is None else self._rows.row(self._person.id)
        if known is not None:
            self._table.select_key(known.id)
            self._show_person(known)

    def _show_groups(self, groups: Sequence[Group]) -> None:
        self.list.show_groups(groups)
        self.list.set_sum(people_words(len(self._rows.shown_rows())))

    def _panel_shown(self, shown: bool) -> None:
        """It stands where the person stands otherwise."""
        self._is_arranging = shown
        self._fit()

    def _enter_person(self, _key: object) -> None:
        """In narrow windows the person stands in place of the list, until Esc."""
        self._panel.show()
        self._name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._is_arranging:
            self._panel.hide()
        elif not self._panel.isAncestorOf(self.focusWidget() or self):
            self._panel.fit(self.window().width())

    def show_refusal(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def show_saved(self, person: Interpreter) -> None:
        self._person = person
        self._drafts.settle()
        self.show_refusal("")
        self._shell.show_notice(_("Die Angaben sind gespeichert."))

    # the form

    def _make_fields(self) -> None:
        self._title = label("", "h2", wrap=True)
        self._name = text_field(_("&Name"))
        self._kind = Combo(_("Art"), [Option(value, word) for value, word in choices_of(InterpreterKind)])
        words = sorted(self._desk.words.languages.items(), key=lambda item: item[1])
        options = [Option(key, word) for key, word in words]
        unknown = _("Diese Sprache steht nicht in der Liste. Wählen Sie einen Vorschlag.")
        self._language = SearchingField(_("Sprache hinzufügen"), options, unknown)
        self._language.chosen.connect(self._add_language)
        self._chips = ChipRow("", _("Entfernen"))
        self._chips.removed.connect(self._remove_language)
        self._dialects = text_field(_("&Dialekte"))
        self._phone = text_field(_("&Telefon"))
        self._email = text_field(_("&E-Mail"))
        self._active = QCheckBox(_("Wird zurzeit ei&ngesetzt"))
        self._refusal = label("", tone="danger", wrap=True)
        typed = {"name": self._name, "dialects": self._dialects, "phone": self._phone, "email": self._email}
        self._drafts = DraftKeeper(DeskDrafts(self._shell, self._desk), {**typed, "kind": self._kind})

    def _fill_panel(self) -> None:
        language = LabeledField(_("&Sprache hinzufügen"), self._language)
        self._language.finding_changed.connect(language.set_finding)
        kind = LabeledField(_("&Art"), self._kind)
        hint = _("Laien nicht für Gespräche mit rechtlichen oder medizinischen Folgen einsetzen.")
        column = self._panel.column
        parts: tuple[QWidget, ...] = (
            self._title,
            self._drafts,
            self._name,
            kind,
            label(hint, "small", "muted", wrap=True),
            language,
            self._chips,
            self._dialects,
            self._phone,
            self._email,
            self._active,
            self._refusal,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._panel.add_to_foot(button(_("Angaben &speichern"), self._save, kind="primary"))
        self._show_person(None)

    def _show_person(self, person: Interpreter | None) -> None:
        self._drafts.leave_place()
        self._person = person
        self._title.setText(person.name if person else _("Neue Person"))
        texts = (person.name, person.dialects, person.phone, person.email) if person else ("", "", "", "")
        for field, text in zip((self._name, self._dialects, self._phone, self._email), texts, strict=True):
            field.field.setProperty("text", text)
        self._kind.set_value(person.kind if person else InterpreterKind.LAY)
        self._active.setChecked(person is None or person.active)
        self._set_languages(person.languages if person else ())
        self._language.set_value(None)
        self.show_refusal("")
        self._drafts.open_place(f"interpreter:{person.id if person else 'new'}")

    def _set_languages(self, languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._chips.set_chips([ChipValue(key, _("Sprache"), self._desk.words.language(key)) for key in languages])
        self._chips.setVisible(bool(languages))

    def _add_language(self, key: object) -> None:
        if isinstance(key, str) and key not in self._languages:
            self._set_languages((*self._languages, key))
        self._language.set_value(None)

    def _remove_language(self, key: object) -> None:
        self._set_languages(tuple(known for known in self._languages if known != key))

    def _save(self) -> None:
        kind = self._kind.value()
        typed = TypedPerson(
            name=value_of(self._name),
            kind=kind if isinstance(kind, InterpreterKind) else InterpreterKind.LAY,
            languages=self._languages,
            dialects=value_of(self._dialects),
            phone=value_of(self._phone),
            email=value_of(self._email),
            active=self._active.isChecked(),
        )
        self._presenter.save(self._person, typed)

    def _choose(self, key: object) -> None:
        person = self._rows.row(key)
        if person is not None:
            self._show_person(person)

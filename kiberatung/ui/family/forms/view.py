"""„Bogen einlesen“: what a filled form says beside what is known, row by row, and one button that takes it over."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.desk import Desk
from kiberatung.ui.family.forms.choice_table import ChoiceTable
from kiberatung.ui.family.forms.presenter import FormPage, FormPresenter, FormTools, PersonChoice
from kiberatung.ui.family.forms.rows import columns
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.compared_rows import ComparedRowsModel
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead


class FilledFormScreen(Screen):
    """↓ goes through the rows, ← and → choose, Strg+Enter takes over, Esc leaves everything as it was."""

    def __init__(self, shell: Shell, desk: Desk, tools: FormTools) -> None:
        super().__init__()
        self._presenter = FormPresenter(shell, desk, tools, self, DeskDrafts(shell, desk))
        self._opened: dict[str, Any] = {}
        self._people_shown: tuple[PersonChoice, ...] | None = None
        self._pages = QStackedWidget()
        self._refused: QWidget = surface()
        self._build()

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        self._opened = arguments
        self._people_shown = None
        self._model.begin()
        self._pages.setCurrentWidget(self._compared)
        self._presenter.open_form(arguments.get("family_id"), Path(arguments["path"]))

    def place(self) -> Mapping[str, Any]:
        return self._opened

    def reload(self) -> None:
        self._presenter.reload()

    def focus_first(self) -> None:
        self.table.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        edit, view, presenter = _("Bearbeiten"), _("Ansicht"), self._presenter
        return [
            ActionSpec("filled_form.take", _("Über&nehmen"), presenter.take_over, edit, "Ctrl+Return", "check"),
            ActionSpec("filled_form.all", _("&Alles aus dem Bogen nehmen"), presenter.take_all, edit, "", "check"),
            ActionSpec("filled_form.leave", _("A&bbrechen"), presenter.give_up, edit, "Escape", "x"),
            ActionSpec("filled_form.reload", _("Neu &lesen"), presenter.reload, view, "F5", "refresh-cw"),
        ]

    # the presenter shows

    def show_page(self, page: FormPage) -> None:
        case = _("Fall {number}").format(number=page.case_number) if page.case_number else _("neue Familie")
        self._head.set_title(_("Ausgefüllten Bogen einlesen"), case)
        self._notes.set_rows([SentenceRow(note, StatusLabel("info", _("Hinweis"), "muted")) for note in page.notes])
        self._notes.setVisible(bool(page.notes))
        self._show_people(page.people)
        if self._model.show_rows(page.rows):
            self.table.select_first()
        words = ngettext_("{count} Angabe &übernehmen", "{count} Angaben &übernehmen", page.count)
        self.take.setText(words.format(count=page.count))
        self.take.setEnabled(page.count > 0)
        self._summary.setText(page.summary)

    def show_detail(self, text: str) -> None:
        self._detail.setText(text)

    def show_refused(self, heading: str, next_step: str) -> None:
        old, self._refused = self._refused, surface()
        column = QVBoxLayout(self._refused)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(8)
        back = button(_("&Zurück"), self._presenter.give_up)
        column.addWidget(label(heading, "h2", wrap=True))
        column.addWidget(label(next_step, "reading", "muted", wrap=True))
        column.addSpacing(8)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._pages.removeWidget(old)
        old.deleteLater()
        self._pages.addWidget(self._refused)
        self._pages.setCurrentWidget(self._refused)
        back.setFocus()

    def show_busy(self, *, is_busy: bool) -> None:
        self._foot.setEnabled(not is_busy)

    def _show_people(self, people: tuple[PersonChoice, ...]) -> None:
        """Made anew only when somebody is another one, so that the cursor stays in the list it chooses from."""
        if people == self._people_shown:
            return
        self._people_shown = people
        clear(self._people)
        for one in people:
            combo = Combo(one.title, [Option(match, word) for match, word in one.options])
            combo.setProperty("help", _("Wer im Bogen wer ist"))
            combo.set_value(one.match)
            combo.chosen.connect(partial(self._presenter.match, one.person))
            self._people.addWidget(LabeledField(one.title, combo))
        self._people_row.setVisible(bool(people))

    # building

    def _build(self) -> None:
        self._head = ViewHead(_("Ausgefüllten Bogen einlesen"))
        self._notes = SentenceList()
        self._people_row = QWidget()
        self._people = FlowLayout(self._people_row, spacing=16, line_gap=8)
        self._model = ComparedRowsModel(columns())
        self.table = ChoiceTable(self._model)
        self._detail = label("", "small", "muted", wrap=True)
        below = surface()
        margin = QVBoxLayout(below)
        margin.setContentsMargins(PAGE_MARGIN, 6, PAGE_MARGIN, 6)
        margin.addWidget(self._detail)
        above = surface()
        column = QVBoxLayout(above)
        column.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        column.setSpacing(8)
        column.addWidget(self._notes)
        column.addWidget(self._people_row)
        self._compared = QWidget()
        inner = QVBoxLayout(self._compared)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for part in (above, line(), self.table, below, line(), self._built_foot()):
            inner.addWidget(part, int(part is self.table))
        self._pages.addWidget(self._compared)
        self._pages.addWidget(self._refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)
        self.table.side_chosen.connect(lambda key, is_taken: self._presenter.choose(key, is_taken=is_taken))
        self.table.turn_wanted.connect(self._presenter.turn)
        self.table.current_moved.connect(self._presenter.go_to)

    def _built_foot(self) -> QWidget:
        self._foot = surface()
        presenter = self._presenter
        self._summary = label("", wrap=True)
        self.take = button(_("Angaben &übernehmen"), presenter.take_over, kind="primary", icon="check")
        self.take.setEnabled(False)
        every = button(_("&Alles aus dem Bogen nehmen"), presenter.take_all)
        leave = button(_("A&bbrechen"), presenter.give_up, kind="quiet")
        deeds = QWidget()
        flow = FlowLayout(deeds)
        for made in (self.take, every, leave):
            flow.addWidget(made)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(deeds)
        return self._foot

"""The screen „Leerer Erfassungsbogen“: language, form and columns at the left, the pages at the right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.services.catalogue_words import language_pair
from kiberatung.services.data_sheets import CHILDREN_ABREAST
from kiberatung.services.desk import Desk
from kiberatung.ui.letters.blank_form.presenter import BlankForm, BlankFormPresenter, BlankFormTools
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.language_field import LanguageField
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.page_preview import PagePreview
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead

_SIDE_WIDTH = 288


class BlankFormScreen(Screen):
    """For a family that is not in the store yet: it takes the form home, or fills it while it waits."""

    frame: Frame = "rail"

    def __init__(self, shell: Shell, desk: Desk, tools: BlankFormTools) -> None:
        super().__init__()
        self._shell = shell
        self.presenter = BlankFormPresenter(shell, desk, tools, self)
        self.language = LanguageField(_("Sprachen"))
        forms = [Option(False, _("leer, zum Drucken")), Option(True, _("leer, ausfüllbar"))]
        self.form = Combo(_("Form des Bogens"), forms)
        counts = [Option(count, str(count)) for count in range(1, CHILDREN_ABREAST + 1)]
        self.children_count = Combo(_("Spalten für Kinder"), counts)
        self.preview = PagePreview(_("Seite des Bogens"))
        self._build()
        self.language.chosen.connect(lambda tag: self._choose(language=str(tag)))
        self.form.chosen.connect(lambda fillable: self._choose(is_fillable=bool(fillable)))
        self.children_count.chosen.connect(lambda count: self._choose(children=int(count)))
        theme.theme_changed.connect(self._fit)

    # the window asks

    def open_with(self, **_arguments: Any) -> None:
        self.presenter.reload()

    def reload(self) -> None:
        self.presenter.reload()

    def focus_first(self) -> None:
        self.language.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        file, lead = _("Datei"), self.presenter
        return [
            ActionSpec("blank_form.print", _("Bogen &drucken"), lead.print_form, file, "Ctrl+P", "printer"),
            ActionSpec("blank_form.save", _("Bogen als PDF &sichern …"), lead.save_form, file, "Ctrl+S", "save"),
            ActionSpec("blank_form.reload", _("Neu &lesen"), self.reload, _("Ansicht"), "F5"),
        ]

    # what the presenter shows

    def show_choice(self, form: BlankForm, languages: Sequence[str]) -> None:
        self.language.set_languages(languages, language_pair)
        self.language.set_value(form.language)
        self.form.set_value(form.is_fillable)
        self.children_count.set_value(form.children)

    def show_pdf(self, pdf: bytes) -> None:
        """The old page stays in sight until the new one is set."""
        for made in (self.save, self.print):
            made.setEnabled(bool(pdf))
        if pdf:
            self.preview.set_pdf(pdf, _("Auf dem Bogen steht keine Angabe."))

    def _choose(self, **new: Any) -> None:
        self.presenter.choose(replace(self.presenter.form, **new))

    # building

    def _build(self) -> None:
        head = ViewHead(_("Leerer Bogen"))
        head.add_button(button(_("&Zurück"), lambda: self._shell.navigate("letters"), icon="arrow-left"))
        self.save = button(_("Als PDF &sichern …"), self.presenter.save_form, icon="save")
        self.print = button(_("&Drucken"), self.presenter.print_form, kind="primary", icon="printer")
        for made in (self.save, self.print):
            made.setEnabled(False)
            head.add_button(made)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side())
        body.addWidget(line("v"))
        body.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addLayout(body, 1)
        self._fit()

    def _side(self) -> QScrollArea:
        content = surface()
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
        column.setSpacing(16)
        for field in (self.language, self.form, self.children_count):
            column.addWidget(LabeledField(field.accessibleName(), field))
        told = _(
            "Kommt der Bogen ausgefüllt zurück, legen Sie die Familie unter „Familien“ aus ihm an. "
            "Der Code unten nennt nur Bogen und Seite."
        )
        column.addWidget(label(told, tone="muted", wrap=True))
        column.addStretch(1)
        self._left = QScrollArea()
        self._left.setAccessibleName(_("Welcher Bogen?"))
        self._left.setWidgetResizable(True)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setWidget(content)
        return self._left

    def _fit(self) -> None:
        self._left.setFixedWidth(px(_SIDE_WIDTH))

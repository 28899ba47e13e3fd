"""The settings on one page: letter head, look, lock, backup, accounts, recovery key, and what the program is."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
)

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.accounts import Account
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.backup_section import BackupSection
from kiberatung.ui.settings.blocks_section import BlocksSection
from kiberatung.ui.settings.keys_section import KeysSection
from kiberatung.ui.settings.law_section import LawSection
from kiberatung.ui.settings.letter_forms import LetterFormChoice
from kiberatung.ui.settings.logo_field import LogoField
from kiberatung.ui.settings.parts import PARTS
from kiberatung.ui.settings.port import LANGUAGES, LOCK_MINUTES, Outside, Settings
from kiberatung.ui.settings.presenter import Field, OfficeForm, SettingsPresenter
from kiberatung.ui.settings.rights_section import RightsSection
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.shell.standard_actions import TEXT_SCALES
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN, Scheme
from kiberatung.ui.widgets.choice import Combo, Option, Segments
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import ViewHead, section_head

WIDTH = 720


class SettingsScreen(Screen):
    """Look and lock hold at once; the letter head is saved by its button."""

    def __init__(self, shell: Shell, desk: Desk, outside: Outside) -> None:
        super().__init__()
        self._version = outside.version
        self._presenter = SettingsPresenter(shell, desk, self, outside)
        self.fields = _office_fields()
        self.drafts = DraftKeeper(DeskDrafts(shell, desk), {key.value: field for key, field in self.fields.items()})
        self.letter_form = LetterFormChoice()
        self.logo = LogoField(shell)
        self._kreis = label("", tone="muted")
        self.look = Segments(_("Ansicht"), _schemes())
        self.text_size = Combo(
            _("Textgröße"), [Option(scale, f"{scale:.0%}".replace("%", " %")) for scale in TEXT_SCALES]
        )
        self.language = Combo(_("Sprache"), [Option(key, name) for key, name in LANGUAGES.items()])
        self.lock = Combo(_("Sperren nach"), [Option(minutes, _minutes(minutes)) for minutes in LOCK_MINUTES])
        self._backup = label("", wrap=True)
        self._made = label("", "small", "muted", wrap=True)
        self.backups = BackupSection(shell, desk, outside)
        self.rights = RightsSection(shell, desk, outside.keys)
        self.keys = KeysSection(shell, desk, outside.keys) if outside.keys else None
        self.blocks = BlocksSection(shell, desk)
        self.law = LawSection(shell, desk)
        self._build()
        self._connect()

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        self._presenter.reload()
        if arguments.get("test_recovery_key") and self.keys is not None:
            self.keys.begin_test()
            QTimer.singleShot(0, self, self._show_recovery)  # when the form has its place
        self.backups.presenter.reload()
        self.blocks.presenter.reload()
        self.law.presenter.reload()

    def reload(self) -> None:
        self._presenter.reload()
        self.backups.presenter.reload()
        self.blocks.presenter.reload()
        self.law.presenter.reload()

    def focus_first(self) -> None:
        self.fields[Field.NAME].setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        presenter = self._presenter
        return [
            ActionSpec("settings.backup", _("&Jetzt sichern"), presenter.back_up, _("Datei"), icon="hard-drive"),
            ActionSpec("settings.save", _("Briefkopf s&peichern"), self._save, _("Datei"), "Ctrl+S", "save"),
            ActionSpec("settings.reload", _("Neu &lesen"), presenter.reload, _("Ansicht"), "F5", "refresh-cw"),
        ]

    # the presenter shows

    def show_office(self, form: OfficeForm, kreis: str) -> None:
        self.drafts.leave_place()
        for field, text in form.texts.items():
            edit = self.fields[field].field
            if isinstance(edit, QLineEdit):
                edit.setText(text)
        self.letter_form.set_value(form.letter_form)
        self.logo.set_value(form.logo)
        self._kreis.setText(kreis)
        self.show_findings({})
        self.drafts.open_place("office")

    def office_saved(self) -> None:
        self.drafts.settle()

    def show_findings(self, findings: Mapping[Field, str]) -> None:
        for key, field in self.fields.items():
            field.set_finding(findings.get(key, ""))
        for key in findings:
            self.fields[key].setFocus()
            self._scroll.ensureWidgetVisible(self.fields[key])
            break

    def show_accounts(self, _accounts: Sequence[Account]) -> None:
        """They stand with what may be done to them, which is read with their rights."""
        self.rights.reload()
        if self.keys is not None:
            self.keys.presenter.reload()

    def close_screen(self) -> None:
        self.law.presenter.cancel()
        if self.keys is not None:
            self.keys.presenter.forget()

    def show_settings(self, settings: Settings) -> None:
        self.look.set_value(settings.scheme)
        self.text_size.set_value(settings.text_scale)
        self.language.set_value(settings.language)
        self.lock.set_value(settings.lock_minutes)

    def show_backup(self, words: str, made: str = "") -> None:
        self._backup.setText(words)
        self._made.setText(_("Datei: {path}").format(path=made) if made else "")
        self._made.setVisible(bool(made))

    def apply_look(self, scheme: Scheme, text_scale: float) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, scheme, text_scale)

    def _show_recovery(self) -> None:
        if self.keys is not None:
            self._scroll.ensureWidgetVisible(self.keys.recovery)

    # building

    def _build(self) -> None:
        content = surface()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 32)
        self._column.setSpacing(12)
        self._add_office()
        self._add_look()
        self._add_texts()
        self._column.addWidget(self.blocks)
        self._column.addWidget(self.law)
        self._add_safety()
        self._add_about()
        self._column.addStretch(1)
        content.setMaximumWidth(px(WIDTH) + 2 * PAGE_MARGIN)
        self._content = content
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ViewHead(_("Einstellungen")))
        layout.addWidget(self._scroll, 1)

    def _add_office(self) -> None:
        self._column.addWidget(section_head(_("Briefkopf"), "", self._kreis))
        fields = self.fields
        self._column.addWidget(self.drafts)
        self._column.addWidget(fields[Field.NAME])
        for left, right, share in (
            (Field.STREET, Field.HOUSE_NUMBER, (3, 1)),
            (Field.POSTCODE, Field.TOWN, (1, 3)),
            (Field.PHONE, Field.EMAIL, (1, 1)),
            (Field.WEBSITE, Field.ROOM, (1, 1)),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(fields[left], share[0], Qt.AlignmentFlag.AlignTop)
            row.addWidget(fields[right], share[1], Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
        for key in (Field.DATA_PROTECTION, Field.HEALTH_OFFICE):
            self._column.addWidget(fields[key])
        self._column.addWidget(label(_("Logo"), "small_strong", "muted"))
        self._column.addWidget(self.logo)
        self._column.addWidget(label(_("Form der Schreiben (DIN 5008)"), "small_strong", "muted"))
        self._column.addWidget(self.letter_form)
        self.save = button(_("Briefkopf &speichern"), self._save, kind="primary", icon="save")
        self._column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)

    def _add_look(self) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(section_head(_("Ansicht und Sperre"), _("nur an diesem Gerät")))
        row = QHBoxLayout()
        row.setSpacing(24)
        for title, control in (
            (_("A&nsicht"), self.look),
            (_("&Textgröße"), self.text_size),
            (_("Spra&che"), self.language),
            (_("Spe&rren nach"), self.lock),
        ):
            row.addWidget(LabeledField(title, control), 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_texts(self) -> None:
        """For whoever writes letters; what can be changed there is decided on that page."""
        if not self._presenter.may_see_texts:
            return
        self._column.addSpacing(12)
        self.texts = button(_("Te&xte bearbeiten und prüfen lassen"), self._presenter.open_texts, icon="pen-line")
        self._column.addWidget(section_head(_("Texte der Schreiben"), "", self.texts))
        words = _(
            "Der Wortlaut aller Schreiben, deutsch und in den Sprachen der Familien. "
            "Eigene Worte des Büros gelten sofort."
        )
        self._column.addWidget(label(words, tone="muted", wrap=True))

    def _add_safety(self) -> None:
        self._column.addSpacing(12)
        now = button(_("&Jetzt sichern"), self._presenter.back_up, icon="hard-drive", small=True)
        self._column.addWidget(section_head(_("Sicherung"), "", now))
        for part in (self._backup, self._made):
            self._column.addWidget(part)
        self._column.addWidget(self.backups)
        self._column.addSpacing(12)
        self._column.addWidget(section_head(_("Wiederherstellungsschlüssel")))
        text = _(
            "Er wurde bei der Einrichtung gezeigt und steht nirgends im Programm. Er öffnet den Bestand und jede "
            "Sicherung, wenn niemand mehr die Passphrase weiß. Prüfen Sie einmal im Jahr, ob das Blatt noch "
            "verschlossen im Büro liegt."
        )
        self._column.addWidget(label(text, wrap=True))
        if self.keys is not None:
            self._column.addWidget(self.keys.recovery)
            self.rights.slot.addWidget(self.keys.accounts)
            self.rights.slot.addWidget(self.keys.own)
        self._column.addSpacing(12)
        self._column.addWidget(self.rights)

    def _add_about(self) -> None:
        self._column.addSpacing(12)
        version = _("Version {version}").format(version=self._version)
        self._column.addWidget(section_head(_("Über KIberatung"), version))
        text = _(
            "Freie Software unter der Open-Source-Lizenz für die Europäische Union (EUPL-1.2). Es öffnet keine "
            "Netzverbindung. Es verwendet diese Teile:"
        )
        self._column.addWidget(label(text, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for number, (part, licence) in enumerate(PARTS):
            grid.addWidget(label(part, "small"), number, 0)
            grid.addWidget(label(licence, "small", "muted"), number, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)

    def _connect(self) -> None:
        self.look.chosen.connect(self._presenter.choose_scheme)
        self.text_size.chosen.connect(self._presenter.choose_text_scale)
        self.language.chosen.connect(self._presenter.choose_language)
        self.lock.chosen.connect(self._presenter.choose_lock)
        theme.theme_changed.connect(self._look_changed)

    def _look_changed(self) -> None:
        self._content.setMaximumWidth(px(WIDTH) + 2 * PAGE_MARGIN)
        if self.isVisible():
            self._presenter.look_changed(theme.scheme, theme.text_scale)

    def _save(self) -> None:
        texts = {key: value_of(field) for key, field in self.fields.items()}
        self._presenter.save_office(OfficeForm(texts, self.letter_form.value(), self.logo.value()))


def _office_fields() -> dict[Field, LabeledField]:
    return {
        Field.NAME: text_field(_("Na&me des Kommunalen Integrationszentrums")),
        Field.STREET: text_field(_("Straße")),
        Field.HOUSE_NUMBER: text_field(_("Hausnummer")),
        Field.POSTCODE: text_field(_("Postleitzahl")),
        Field.TOWN: text_field(_("Ort")),
        Field.PHONE: text_field(_("Telefon")),
        Field.EMAIL: text_field(_("E-Mail")),
        Field.WEBSITE: text_field(_("Internetseite")),
        Field.ROOM: text_field(_("Raum und Öffnungszeiten")),
        Field.DATA_PROTECTION: text_field(_("Datenschutzbeauftragte Person")),
        Field.HEALTH_OFFICE: text_field(_("Anschrift des Gesundheitsamts")),
    }


def _schemes() -> list[Option]:
    return [
        Option(Scheme.LIGHT, _("Hell")),
        Option(Scheme.DARK, _("Dunkel")),
        Option(Scheme.HIGH_CONTRAST, _("Kontrast")),
    ]


def _minutes(count: int) -> str:
    return ngettext_("{count} Minute", "{count} Minuten", count).format(count=count)

"""Changes the head of the letters, the look and the lock, and makes a backup when asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account
from kiberatung.domain.office import LetterForm, Office
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.page import read_text_page
from kiberatung.services.office import change_office
from kiberatung.services.permissions import allows
from kiberatung.services.settings_page import SettingsPage, read_settings
from kiberatung.ui.protocols import Lane, Shell, TaskOptions
from kiberatung.ui.settings.port import LANGUAGES, LARGEST_SCALE, LOCK_MINUTES, Outside, Settings
from kiberatung.ui.theme.tokens import Scheme


class Field(Enum):
    """The values are the fields of `Office`."""

    NAME = "name"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    TOWN = "town"
    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    ROOM = "room"
    DATA_PROTECTION = "data_protection_contact"
    HEALTH_OFFICE = "health_office"


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """What stands in the fields, and the form of letter that is chosen."""

    texts: Mapping[Field, str]
    letter_form: LetterForm
    logo: str = ""


class SettingsView(Protocol):
    def show_office(self, form: OfficeForm, kreis: str) -> None: ...

    def office_saved(self) -> None: ...

    def show_findings(self, findings: Mapping[Field, str]) -> None: ...

    def show_accounts(self, accounts: Sequence[Account]) -> None: ...

    def show_settings(self, settings: Settings) -> None: ...

    def show_backup(self, words: str, made: str = "") -> None: ...

    def apply_look(self, scheme: Scheme, text_scale: float) -> None: ...


class SettingsPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: SettingsView, outside: Outside) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._outside = outside
        self._office: Office | None = None
        self._settings = Settings()

    @property
    def may_see_texts(self) -> bool:
        return allows(self._desk.account.role, read_text_page)

    def open_texts(self) -> None:
        self._shell.navigate("texts")

    def reload(self) -> None:
        self._shell.run_task(
            lambda: (read_settings(self._desk), self._outside.settings.load(), self._outside.backup_words()),
            self._show,
            options=TaskOptions(key="settings"),
        )

    def save_office(self, form: OfficeForm) -> None:
        findings = findings_of(form)
        self._view.show_findings(findings)
        office = self._office
        if findings or office is None:
            return
        texts = {field.value: text.strip() for field, text in form.texts.items()}
        changed = replace(office, letter_form=form.letter_form, logo=form.logo, **texts)  # type: ignore[arg-type]  # fields of texts
        if changed == office:
            self._shell.show_notice(_("Der Briefkopf ist unverändert."), tone="info")
            return
        self._shell.run_task(lambda: change_office(self._desk, changed), self._office_saved)

    def choose_scheme(self, scheme: object) -> None:
        if isinstance(scheme, Scheme):
            self._keep_look(replace(self._settings, scheme=scheme))

    def choose_text_scale(self, scale: object) -> None:
        if isinstance(scale, float) and 1.0 <= scale <= LARGEST_SCALE:
            self._keep_look(replace(self._settings, text_scale=scale))

    def choose_language(self, language: object) -> None:
        if isinstance(language, str) and language in LANGUAGES and language != self._settings.language:
            self._keep(replace(self._settings, language=language))
            self._shell.show_notice(
                _("Die Sprache ist gewählt. Sie gilt ab dem nächsten Start."),
                _("Schreiben, Bögen und Übergaben bleiben deutsch."),
                "info",
            )

    def choose_lock(self, minutes: object) -> None:
        if minutes in LOCK_MINUTES and isinstance(minutes, int):
            self._outside.lock_after(minutes)
            self._keep(replace(self._settings, lock_minutes=minutes))

    def look_changed(self, scheme: Scheme, text_scale: float) -> None:
        """The look was changed elsewhere, by key or menu: it is kept all the same."""
        settings = replace(self._settings, scheme=scheme, text_scale=text_scale)
        if settings != self._settings:
            self._keep(settings)

    def back_up(self) -> None:
        self._shell.run_task(
            lambda: (self._outside.backup(), self._outside.backup_words()),
            self._backed_up,
            options=TaskOptions(title=_("Die Sicherung wird gemacht und geprüft")),
        )

    def _show(self, answer: tuple[SettingsPage, Settings, str]) -> None:
        page, self._settings, backup = answer
        self._office = page.office
        self._view.show_office(_form_of(page.office), page.kreis)
        self._view.show_accounts(page.accounts)
        self._view.show_settings(self._settings)
        self._view.show_backup(backup)

    def _office_saved(self, office: Office) -> None:
        self._office = office
        self._view.office_saved()
        self._shell.show_notice(_("Briefkopf gespeichert"), _("Neue Schreiben tragen ihn ab jetzt."))

    def _keep_look(self, settings: Settings) -> None:
        self._keep(settings)
        self._view.apply_look(settings.scheme, settings.text_scale)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._view.show_settings(settings)
        self._shell.run_task(
            lambda: self._outside.settings.save(settings), lambda _none: None, options=TaskOptions(lane=Lane.POOL)
        )

    def _backed_up(self, answer: tuple[Path, str]) -> None:
        made, words = answer
        self._view.show_backup(words, str(made))
        self._shell.show_notice(_("Sicherung gemacht und geprüft"), made.name)


def findings_of(form: OfficeForm) -> dict[Field, str]:
    texts = {field: text.strip() for field, text in form.texts.items()}
    findings: dict[Field, str] = {}
    if not texts[Field.NAME]:
        findings[Field.NAME] = _("Der Name des Kommunalen Integrationszentrums fehlt.")
    postcode, email = texts[Field.POSTCODE], texts[Field.EMAIL]
    if postcode and not (postcode.isascii() and postcode.isdigit() and len(postcode) == len("48565")):
        findings[Field.POSTCODE] = _("Hier fehlen fünf Ziffern.")
    if email and ("@" not in email.strip("@") or " " in email):
        findings[Field.EMAIL] = _("Das ist keine E-Mail-Adresse.")
    return findings


def _form_of(office: Office) -> OfficeForm:
    return OfficeForm({field: getattr(office, field.value) for field in Field}, office.letter_form, office.logo)

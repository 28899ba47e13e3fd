"""Settings: the letter head is checked, the look is kept, a backup is made when asked."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kiberatung.domain.accounts import Account, Role
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.office import LetterForm
from kiberatung.services.office import office_of
from kiberatung.ui.settings.port import LOCK_MINUTES, Outside, Settings
from kiberatung.ui.settings.presenter import Field, OfficeForm, SettingsPresenter
from kiberatung.ui.theme.tokens import Scheme
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell


class KeptSettings:
    def __init__(self) -> None:
        self.settings = Settings(text_scale=1.3)
        self.fault: Exception | None = None

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        if self.fault is not None:
            raise self.fault
        self.settings = settings


class RecordingView:
    def __init__(self) -> None:
        self.form: OfficeForm | None = None
        self.kreis = ""
        self.saved = 0
        self.findings: Mapping[Field, str] = {}
        self.accounts: Sequence[Account] = ()
        self.settings = Settings()
        self.backup = ("", "")
        self.looks: list[tuple[Scheme, float]] = []

    def show_office(self, form: OfficeForm, kreis: str) -> None:
        self.form, self.kreis = form, kreis

    def office_saved(self) -> None:
        self.saved += 1

    def show_findings(self, findings: Mapping[Field, str]) -> None:
        self.findings = findings

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        self.accounts = accounts

    def show_settings(self, settings: Settings) -> None:
        self.settings = settings

    def show_backup(self, words: str, made: str = "") -> None:
        self.backup = (words, made)

    def apply_look(self, scheme: Scheme, text_scale: float) -> None:
        self.looks.append((scheme, text_scale))


class Page:
    def __init__(self, role: Role = Role.HEAD) -> None:
        self.desk = a_desk(role=role)
        self.shell, self.view, self.kept = FakeShell(), RecordingView(), KeptSettings()
        self.locks: list[int] = []
        outside = Outside(self.kept, lambda: Path("Sicherung-1.kib"), lambda: "Letzte: heute", self.locks.append, "1.0")
        self.presenter = SettingsPresenter(self.shell, self.desk, self.view, outside)
        self.presenter.reload()

    def form(self, **changed: str) -> OfficeForm:
        assert self.view.form is not None
        texts = {field: changed.get(field.value, text) for field, text in self.view.form.texts.items()}
        return OfficeForm(texts, LetterForm.A)


@pytest.fixture
def page() -> Page:
    return Page()


def test_page_shows_office_accounts_backup_and_what_was_kept(page: Page) -> None:
    assert page.view.form is not None
    assert page.view.form.texts[Field.NAME] == "KI Kreis Steinfurt"
    assert page.view.kreis == "Kreis Steinfurt"
    assert [account.name for account in page.view.accounts] == ["Anke Terhorst"]
    assert page.view.settings.text_scale == 1.3
    assert page.view.backup == ("Letzte: heute", "")


def test_letter_head_is_saved_without_blanks_around(page: Page) -> None:
    page.presenter.save_office(page.form(street=" Tecklenburger Straße ", postcode="48565", email="ki@example.org"))
    office = office_of(page.desk)
    assert (office.street, office.postcode, office.letter_form) == ("Tecklenburger Straße", "48565", LetterForm.A)
    assert page.shell.notices[-1].headline == "Briefkopf gespeichert"


def test_second_save_goes_on_from_the_first(page: Page) -> None:
    page.presenter.save_office(page.form(town="Steinfurt"))
    page.presenter.save_office(page.form(town="Rheine"))
    assert office_of(page.desk).town == "Rheine"
    assert page.shell.faults == []


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", "  "), ("postcode", "4856"), ("postcode", "4856A"), ("email", "ki.example.org"), ("email", "k i@x.de")],
)
def test_wrong_entry_is_told_at_its_field_and_nothing_is_saved(page: Page, field: str, text: str) -> None:
    before = office_of(page.desk)
    page.presenter.save_office(page.form(**{field: text}))
    assert [found.value for found in page.view.findings] == [field]
    assert office_of(page.desk) == before


def test_who_may_not_change_the_office_is_told_so() -> None:
    page = Page(Role.COUNSELLOR)
    page.presenter.save_office(page.form(town="Rheine"))
    assert "darf das nicht" in str(page.shell.faults[0])
    assert office_of(page.desk).town == ""


def test_look_holds_at_once_and_is_kept(page: Page) -> None:
    page.presenter.choose_scheme(Scheme.DARK)
    page.presenter.choose_text_scale(1.5)
    assert page.view.looks[-1] == (Scheme.DARK, 1.5)
    assert page.kept.settings == Settings(Scheme.DARK, 1.5, 5)


def test_look_changed_by_key_is_kept_too(page: Page) -> None:
    page.presenter.look_changed(Scheme.HIGH_CONTRAST, 1.3)
    assert page.kept.settings.scheme is Scheme.HIGH_CONTRAST
    assert page.view.looks == []


def test_lock_never_stays_open(page: Page) -> None:
    for minutes in (0, 16, None, *LOCK_MINUTES):
        page.presenter.choose_lock(minutes)
    assert page.locks == list(LOCK_MINUTES)
    assert page.kept.settings.lock_minutes == 15


def test_settings_that_cannot_be_written_hold_until_the_end(page: Page) -> None:
    page.kept.fault = EnvironmentFault("Der Ordner ist schreibgeschützt.")
    page.presenter.choose_scheme(Scheme.DARK)
    assert page.view.looks == [(Scheme.DARK, 1.3)]
    assert page.shell.faults == [page.kept.fault]


def test_backup_says_where_it_lies(page: Page) -> None:
    page.presenter.back_up()
    assert page.view.backup == ("Letzte: heute", "Sicherung-1.kib")
    assert page.shell.notices[-1].headline == "Sicherung gemacht und geprüft"

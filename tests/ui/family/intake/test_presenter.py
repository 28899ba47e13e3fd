"""The intake without a window: cells, answers, findings, passport, guardians, consent, the end."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.guardians import GuardianId, GuardianKind
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.desk import Desk
from kiberatung.services.families import load_family, remove_child
from kiberatung.services.intake_page import IntakePage
from kiberatung.ui.family.intake.answer_source import COMMON
from kiberatung.ui.family.intake.consent_presenter import ConsentForm, detail_of, form_to_begin, sentence_of
from kiberatung.ui.family.intake.passport import PassportShown
from kiberatung.ui.family.intake.presenter import CONSENT, GUARDIANS, IntakePresenter, SectionLine
from kiberatung.ui.widgets.grid_values import CellState
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell
from tests.support.zones import passport_zone


class RecordedView:
    def __init__(self) -> None:
        self.columns_shown = 0
        self.sections: dict[Hashable, SectionLine] = {}
        self.passport = PassportShown()
        self.emptied = 0
        self.scanned = ""
        self.entered: list[tuple[Hashable, Hashable]] = []
        self.page: IntakePage | None = None

    def show_people(self) -> None:
        self.columns_shown += 1

    def show_answers(self) -> None: ...

    def show_sections(self, lines: Sequence[SectionLine]) -> None:
        self.sections = {line.key: line for line in lines}

    def show_passport(self, shown: PassportShown, *, empty_field: bool = False) -> None:
        self.passport = shown
        self.emptied += empty_field

    def show_scan(self, text: str) -> None:
        self.scanned = text

    def show_page(self, page: IntakePage) -> None:
        self.page = page

    def enter_cell(self, row: Hashable, column: Hashable) -> None:
        self.entered.append((row, column))

    def enter_guardian(self, guardian_id: GuardianId | None, field: str = "kind") -> None:
        self.entered.append((f"guardian.{field}" if field != "kind" else "guardian", guardian_id))

    def enter_consent(self) -> None:
        self.entered.append((CONSENT, None))


class Talk:
    """A family of two at the table."""

    def __init__(self, *, holding: bool = False, **known: Any) -> None:
        self.desk: Desk = a_desk()
        family = a_family("Al-Khatib", **known).with_child("Omar").with_child("Lina", date_of_birth=date(2019, 1, 1))
        self.known: FamilyBuilder = family.stored_in(self.desk.store)
        self.omar, self.lina = (child.id for child in self.known.children)
        self.shell, self.view = FakeShell(), RecordedView()
        self.changes = 0
        self.presenter = IntakePresenter(self.shell, self.desk, self.view, {"SYR": "475"}, self._count)
        self.presenter.open_family(self.known.family.id, None)
        self.shell.holding = holding
        self.source = self.presenter.answers

    def _count(self) -> None:
        self.changes += 1

    def stored(self, number: int = 0) -> Child:
        return load_family(self.desk, self.known.family.id).children[number]


@pytest.fixture
def talk() -> Talk:
    return Talk()


class TestCells:
    def test_columns_are_the_family_and_its_children(self, talk: Talk) -> None:
        assert [(one.key, one.title) for one in talk.source.grid_columns()] == [
            (COMMON, "Gemeinsam"),
            (talk.omar, "Omar"),
            (talk.lina, "Lina"),
        ]

    @pytest.mark.parametrize(("row", "column"), [("given_names", "common"), ("street", "omar")])
    def test_what_does_not_apply(self, talk: Talk, row: str, column: str) -> None:
        key = COMMON if column == "common" else talk.omar
        assert talk.source.grid_cell(row, key).state is CellState.NOT_APPLICABLE

    def test_inherited_open_and_own(self, talk: Talk) -> None:
        assert talk.source.grid_cell("family_name", talk.omar).state is CellState.INHERITED
        assert talk.source.grid_cell("place_of_birth", talk.omar).state is CellState.OPEN
        talk.source.put_text("place_of_birth", COMMON, "Aleppo")
        talk.source.put_text("place_of_birth", talk.lina, "Gaziantep")
        assert talk.source.grid_cell("place_of_birth", talk.omar).spoken() == "wie gemeinsam, Aleppo"
        assert talk.source.grid_cell("place_of_birth", talk.lina).text == "Gaziantep"

    def test_emptying_an_own_answer_takes_the_common_one(self, talk: Talk) -> None:
        talk.source.put_text("family_name", talk.lina, "Darwish")
        talk.source.put_text("family_name", talk.lina, "")
        assert talk.source.grid_cell("family_name", talk.lina).state is CellState.INHERITED
        assert talk.stored(1).family_name == "Al-Khatib"

    def test_a_soft_warning_stands_in_its_cell_and_stores(self, talk: Talk) -> None:
        talk.source.put_text("date_of_birth", talk.omar, "1.1.2016")
        cell = talk.source.grid_cell("date_of_birth", talk.omar)
        assert (cell.text, cell.note, cell.warning) == ("01.01.2016", "10 Jahre", "01.01. ist oft geschätzt.")
        assert talk.stored().date_of_birth == date(2016, 1, 1)

    def test_words_go_on_behind_what_is_there(self, talk: Talk) -> None:
        talk.source.put_text("home_languages", COMMON, "Arabisch")
        assert "Arabisch, Türkisch" in [one.word for one in talk.source.words_for("home_languages", COMMON)]
        assert talk.source.words_for("street", COMMON) == []


class TestAnswers:
    def test_each_answer_is_stored_and_said(self, talk: Talk) -> None:
        talk.source.put_text("sex", talk.omar, "m")
        assert talk.stored().sex == "m"
        assert talk.shell.saved == ["Wird gespeichert", "Gespeichert 10:00"]
        assert talk.changes == 1

    def test_what_cannot_be_read_stays_and_is_not_stored(self, talk: Talk) -> None:
        talk.source.put_text("date_of_birth", talk.omar, "31.02.2015")
        cell = talk.source.grid_cell("date_of_birth", talk.omar)
        assert cell.text == talk.source.text_to_edit("date_of_birth", talk.omar) == "31.02.2015"
        assert cell.warning.startswith("Nicht gespeichert.")
        assert talk.shell.saved == []
        assert talk.stored().date_of_birth == date(2015, 3, 12)
        talk.source.put_text("date_of_birth", talk.omar, "28.02.2015")
        assert talk.source.grid_cell("date_of_birth", talk.omar).warning == ""

    def test_a_wrong_text_does_not_follow_to_another_family(self, talk: Talk) -> None:
        talk.source.put_text("years_of_schooling", talk.omar, "viele")
        other = a_family("Melnyk").with_child("Danylo").stored_in(talk.desk.store)
        talk.presenter.open_family(other.family.id, None)
        talk.presenter.open_family(talk.known.family.id, None)
        assert talk.source.grid_cell("years_of_schooling", talk.omar).state is CellState.OPEN

    @pytest.mark.parametrize("word", ["unbekannt", "Nicht gefragt", " verweigert ", "entfällt"])
    def test_answers_without_a_value_can_be_typed(self, talk: Talk, word: str) -> None:
        talk.source.put_text("kindergarten_months", talk.omar, word)
        assert talk.source.grid_cell("kindergarten_months", talk.omar).state is CellState.ANSWER
        assert talk.source.text_to_edit("kindergarten_months", talk.omar) == ""

    def test_answers_without_a_value_by_key(self, talk: Talk) -> None:
        talk.source.put_answer("religion", COMMON, NoValue.REFUSED)
        assert talk.source.grid_cell("religion", talk.lina).note == "verweigert"

    def test_a_source_is_kept_beside_the_value(self, talk: Talk) -> None:
        talk.presenter.put_source("date_of_birth", talk.omar, Source.CERTIFICATE)
        assert talk.source.grid_cell("date_of_birth", talk.omar).source_word == "Urkunde"
        assert talk.stored().date_of_birth == date(2015, 3, 12)
        talk.presenter.put_source("birth_name", talk.omar, Source.CERTIFICATE)
        assert talk.source.grid_cell("birth_name", talk.omar).state is CellState.OPEN

    def test_typing_never_waits_for_the_store(self) -> None:
        talk = Talk(holding=True)
        talk.source.put_text("place_of_birth", COMMON, "Aleppo")
        talk.source.put_text("place_of_birth", talk.lina, "Gaziantep")
        assert talk.source.grid_cell("place_of_birth", talk.lina).text == "Gaziantep"
        assert talk.stored(1).place_of_birth == ""
        talk.shell.run_held()
        assert talk.source.grid_cell("place_of_birth", talk.lina).text == "Gaziantep"
        assert (talk.stored().place_of_birth, talk.stored(1).place_of_birth) == ("Aleppo", "Gaziantep")
        assert talk.changes == 1

    def test_what_the_store_refuses_is_told_and_read_again(self, talk: Talk) -> None:
        remove_child(talk.desk, talk.lina)
        talk.source.put_text("sex", talk.lina, "w")
        assert isinstance(talk.shell.faults[0], DomainError)
        assert talk.shell.saved[-1] == "Nicht gespeichert"
        assert len(talk.source.grid_columns()) == 2

    def test_sections_count_along(self, talk: Talk) -> None:
        assert talk.view.sections["wishes"].note == "0/6"
        talk.source.put_text("wished_schulform", talk.omar, "GE")
        assert talk.view.sections["wishes"].note == "1/6"

    def test_coming_for_a_child_enters_what_needs_a_look(self, talk: Talk) -> None:
        talk.presenter.open_family(talk.known.family.id, talk.lina)
        talk.presenter.open_family(talk.known.family.id, talk.omar)
        assert talk.view.entered == [("date_of_birth", talk.lina), ("name_in_script", talk.omar)]


class TestPassport:
    ZONE = passport_zone("AL<KHATIB<<OMAR", "150522")

    def test_fills_at_once_and_shows_both_values_of_what_differs(self, talk: Talk) -> None:
        talk.presenter.zones.read(self.ZONE, talk.lina)
        shown = talk.view.passport
        assert shown.headline == "Bei Omar 2 Felder ausgefüllt"
        assert "Nicht überschrieben: Geburtsdatum 12.03.2015, im Pass 22.05.2015" in shown.text
        assert (talk.stored().sex, talk.stored().nationalities) == ("m", ("475",))
        assert talk.stored().date_of_birth == date(2015, 3, 12)

    def test_what_differs_is_taken_when_asked_and_all_goes_back_in_one_step(self, talk: Talk) -> None:
        talk.presenter.zones.read(self.ZONE, talk.lina)
        talk.presenter.zones.take()
        assert talk.stored().date_of_birth == date(2015, 5, 22)
        assert not talk.view.passport.can_take
        talk.presenter.zones.undo()
        assert (talk.stored().date_of_birth, talk.stored().sex) == (date(2015, 3, 12), None)
        assert talk.view.passport == PassportShown()

    def test_a_name_of_another_is_asked_first(self, talk: Talk) -> None:
        talk.presenter.zones.read(passport_zone("AL<KHATIB<<SAMI", "150522"), talk.lina)
        shown = talk.view.passport
        assert (shown.headline, shown.child_id, shown.can_take) == ("Reisepass gelesen", talk.lina, True)
        assert "Vornamen Lina, im Pass Sami" in shown.text
        assert talk.stored(1).given_names == "Lina"

    @pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n"])
    def test_a_scanner_anywhere_in_the_grid(self, talk: Talk, between: str) -> None:
        for line in self.ZONE.lower().split("\n"):
            talk.presenter.zones.scan(f" {line}{between.strip(chr(10))}", talk.omar)
        assert talk.stored().sex == "m"
        assert talk.view.emptied == 2, "at the opening, and when it was taken"

    def test_three_lines_of_a_card(self, talk: Talk) -> None:
        lines = ("IDSYR0000000011<<<<<<<<<<<<<<<", "1505225M3004010SYR<<<<<<<<<<<2", "AL<KHATIB<<OMAR<<<<<<<<<<<<<<<")
        for line in lines:
            talk.presenter.zones.scan(line, talk.omar)
        assert talk.view.passport.text
        assert talk.stored().sex == "m"

    def test_a_wrong_digit_stands_beside_its_field_with_what_was_read(self, talk: Talk) -> None:
        talk.source.put_text("date_of_birth", talk.omar, "")
        talk.presenter.zones.read(self.ZONE.replace("1505225", "1505220"), talk.omar, finished=True)
        cell = talk.source.grid_cell("date_of_birth", talk.omar)
        assert (cell.text, cell.is_wrong) == ("22.05.2015", True)
        assert "Prüfziffer" in cell.warning
        assert talk.stored().date_of_birth is None
        talk.source.confirm("date_of_birth", talk.omar)
        assert talk.stored().date_of_birth == date(2015, 5, 22)

    def test_another_child_may_be_chosen(self, talk: Talk) -> None:
        talk.presenter.zones.read(passport_zone("AL<KHATIB<<SAMI", "150522"), COMMON)
        talk.presenter.zones.choose_child(talk.lina)
        talk.presenter.zones.take()
        assert talk.stored(1).given_names == "Sami"

    def test_a_scanner_sends_line_by_line(self, talk: Talk) -> None:
        first, _second = self.ZONE.split("\n")
        talk.presenter.zones.read(first, COMMON, finished=True)
        assert talk.view.passport == PassportShown()
        talk.presenter.zones.read(self.ZONE.replace("\n", ""), COMMON)
        assert talk.view.passport.can_take

    def test_wrong_digits_are_said(self, talk: Talk) -> None:
        talk.presenter.zones.read(self.ZONE.replace("150522", "150523"), COMMON)
        assert talk.view.passport.tone == "warn"
        assert "stimmen nicht" in talk.view.passport.text

    def test_what_is_no_zone_is_said_at_enter(self, talk: Talk) -> None:
        talk.presenter.zones.read("P<SYR", COMMON)
        assert talk.view.passport == PassportShown()
        talk.presenter.zones.read("P<SYR", COMMON, finished=True)
        assert talk.view.passport.tone == "danger"
        talk.presenter.zones.take()
        assert talk.shell.saved == []

    def test_the_next_answer_ends_taking_back(self, talk: Talk) -> None:
        talk.presenter.zones.read(self.ZONE, COMMON)
        talk.presenter.zones.take()
        talk.source.put_text("sex", talk.lina, "w")
        assert not talk.view.passport.can_undo

    def test_the_zone_is_stored_nowhere(self, talk: Talk) -> None:
        talk.presenter.zones.read(self.ZONE, COMMON)
        talk.presenter.zones.take()
        rows = [row for logged in talk.desk.store.tables.changes for row in logged.rows]  # type: ignore[attr-defined]
        assert not any("N01234567" in str(row.new) for row in rows)


class TestGuardians:
    def test_added_filled_and_removed(self, talk: Talk) -> None:
        talk.presenter.add_guardian()
        guardian = talk.presenter.guardians.guardians[0]
        assert talk.view.entered == [("guardian", guardian.id)]
        talk.presenter.guardians.put_text("kind", guardian.id, "mutter")
        talk.presenter.guardians.put_text("has_custody", guardian.id, "j")
        talk.presenter.guardians.put_text("given_names", guardian.id, " Rania ")
        stored = load_family(talk.desk, talk.known.family.id).guardians[0]
        assert (stored.kind, stored.has_custody, stored.given_names) == (GuardianKind.MOTHER, True, "Rania")
        assert talk.view.sections[GUARDIANS].note == "1"
        talk.presenter.remove_guardian(guardian.id)
        assert talk.presenter.guardians.guardians == ()

    def test_an_unknown_word_stays_and_is_not_stored(self, talk: Talk) -> None:
        talk.presenter.add_guardian()
        source = talk.presenter.guardians
        key = source.guardians[0].id
        source.put_text("kind", key, "v")
        assert source.grid_cell("kind", key).warning
        assert load_family(talk.desk, talk.known.family.id).guardians[0].kind is GuardianKind.OTHER


class TestConsent:
    def test_given_and_taken_back(self, talk: Talk) -> None:
        form = ConsentForm((RecipientKind.SCHULAMT,), "Rania Darwish", "Arabisch", "Samira Nasser")
        talk.presenter.give_consent(form)
        assert talk.view.page is not None
        consent = talk.view.page.consents[0]
        assert sentence_of(consent) == "Weitergabe an Schulamt, unterschrieben am 23.11.2026 von Rania Darwish."
        assert detail_of(consent, talk.desk.words) == "Vorgelesen auf Arabisch. Gedolmetscht von Samira Nasser."
        assert talk.view.sections[CONSENT].is_complete
        talk.presenter.withdraw_consent(consent)
        assert not talk.view.sections[CONSENT].is_complete
        assert "Widerrufen am 23.11.2026." in detail_of(talk.view.page.consents[0], talk.desk.words)

    @pytest.mark.parametrize("form", [ConsentForm(), ConsentForm((RecipientKind.SCHOOL,), language="Klingonisch")])
    def test_refused_in_words(self, talk: Talk, form: ConsentForm) -> None:
        talk.presenter.give_consent(form)
        assert isinstance(talk.shell.faults[0], DomainError)
        assert talk.view.page is not None
        assert talk.view.page.consents == ()

    def test_what_is_known_is_not_asked_again(self) -> None:
        talk = Talk(interpreter_language="apc")
        assert talk.view.page is not None
        assert form_to_begin(talk.view.page, talk.desk.words).language == "Arabisch (levantinisch)"


def test_finishing(talk: Talk) -> None:
    talk.presenter.finish()
    assert talk.shell.notices[-1].headline == "Aufnahme abgeschlossen"
    assert talk.view.page is not None
    assert talk.view.page.is_finished


def test_a_new_child_gets_the_cursor(talk: Talk) -> None:
    talk.presenter.add_child()
    assert talk.view.entered == [("given_names", talk.stored(2).id)]
    assert talk.view.columns_shown == 2


@pytest.mark.parametrize(
    ("field", "expected"),
    [("sex", "sex"), ("postcode", "postcode"), (GUARDIANS, "guardian.country_of_birth"), (CONSENT, CONSENT)],
)
def test_who_comes_for_a_field_stands_in_it(field: str, expected: str) -> None:
    talk = Talk()
    talk.presenter.wished_field = field
    talk.presenter.open_family(talk.known.family.id, talk.omar)
    row, column = talk.view.entered[-1]
    assert row == expected
    if field == "postcode":
        assert column == COMMON
    talk.presenter.open_family(talk.known.family.id, talk.omar)
    assert talk.view.entered[-1][0] != expected or field == "sex"


def test_the_country_of_birth_of_a_parent_is_typed_as_a_word() -> None:
    talk = Talk()
    talk.presenter.add_guardian()
    source = talk.presenter.guardians
    person = source.guardians[-1].id
    source.put_text("country_of_birth", person, "Syrien")
    assert load_family(talk.desk, talk.known.family.id).guardians[-1].country_of_birth == "475"
    assert source.text_to_edit("country_of_birth", person) == "Syrien"
    source.put_text("country_of_birth", person, "Nirgendwo")
    assert not source.is_stored("country_of_birth", str(person))
    source.put_text("country_of_birth", person, "")
    assert load_family(talk.desk, talk.known.family.id).guardians[-1].country_of_birth is None

"""The letters of a family without a window: defaults, newer replaces older, refusals, printing, the register."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest

from kiberatung.domain.appointments import Appointment
from kiberatung.domain.approvals import Approval
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consents import Consent
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.data_sheets import SheetTexts
from kiberatung.services.letters.choosing import LetterPage
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.values import DataSheet, LetterSheet
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.child_presenter import TabDeeds
from kiberatung.ui.family.letters.presenter import LettersPresenter, LetterTools, NextStep, Paper, PaperChoice
from kiberatung.ui.protocols import PreviewDeeds
from tests.services.letters.paper_desk import FAMILY, LINA, OMAR, TEXTS, YASMIN, a_store
from tests.support.builders import IDENTIFIERS, a_change
from tests.support.desks import TODAY, a_desk
from tests.support.fakes import FakeStore
from tests.support.ui_fakes import FakeShell


class SheetAsText:
    """Stands for the typesetter: says what it was asked to set."""

    def render_letter(self, sheet: LetterSheet) -> bytes:
        return f"{sheet.title} {sheet.language} {sheet.subject.german}".encode()

    def render_data_sheet(self, sheet: DataSheet) -> bytes:
        return f"Bogen {sheet.language}".encode()


@dataclass
class Seen:
    page: LetterPage | None = None
    choice: PaperChoice | None = None
    paper: Paper | None = None
    pdf: bytes = b""
    step: NextStep | None = None
    pdfs: int = 0

    def show_choices(self, page: LetterPage, choice: PaperChoice) -> None:
        self.page, self.choice = page, choice

    def show_paper(self, paper: Paper) -> None:
        self.paper, self.step = paper, None

    def show_pdf(self, pdf: bytes) -> None:
        self.pdf, self.pdfs = pdf, self.pdfs + 1

    def show_next_step(self, step: NextStep) -> None:
        self.step = step


class Letters:
    """The family of the letters with one case for each child."""

    def __init__(self, state: CaseState = CaseState.PLACED, leave_out: tuple[type, ...] = ()) -> None:
        store = FakeStore()
        records = [one for one in a_store().records if not isinstance(one, leave_out)]
        with store.changing(a_change("Bestand angelegt")) as work:
            for record in records:
                work.put(replace(record, version=0))
                if isinstance(record, Child):
                    work.put(a_case(record, state))
            work.commit()
        self.desk = a_desk(store)
        self.shell = FakeShell()
        self.seen = Seen()
        self.deeds: list[tuple[Deed, ChildId | None]] = []
        self.changes = 0
        sheet_texts = SheetTexts(TEXTS, AnswerTexts(self.desk.words))
        tools = LetterTools(lambda: TEXTS, lambda: sheet_texts, SheetAsText)
        deeds = TabDeeds(self.count, lambda deed, child_id: self.deeds.append((deed, child_id)))
        self.presenter = LettersPresenter(self.shell, self.desk, tools, deeds, self.seen)

    def count(self) -> None:
        self.changes += 1

    def open(self, child: Any = None) -> Seen:
        self.presenter.show_family(FamilyId(FAMILY), child)
        return self.seen

    def choose(self, **new: object) -> Seen:
        assert self.presenter.choice is not None
        self.presenter.choose(replace(self.presenter.choice, **new))  # type: ignore[arg-type]  # any of its fields
        return self.seen

    def letters(self) -> list[Letter]:
        with self.desk.reading() as records:
            return records.find(Letter)


def a_case(child: Child, state: CaseState) -> Case:
    return Case(
        id=cast("Any", IDENTIFIERS.next()),
        family_id=child.family_id,
        child_id=child.id,
        state=state,
        state_since=TODAY,
        opened_on=TODAY,
    )


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (CaseState.REPORTED, LetterKind.INVITATION),
        (CaseState.APPOINTMENT, LetterKind.INVITATION),
        (CaseState.COUNSELLED, LetterKind.SCHULPFLICHT_INFORMATION),
        (CaseState.RECOMMENDED, LetterKind.RECOMMENDATION),
        (CaseState.HANDED_OVER, LetterKind.RECOMMENDATION),
        (CaseState.PLACED, LetterKind.PLACEMENT),
        (CaseState.CLOSED, LetterKind.PLACEMENT),
    ],
)
def test_it_begins_with_the_letter_that_is_due_in_the_familys_language(state: CaseState, kind: LetterKind) -> None:
    seen = Letters(state).open()
    assert seen.choice == PaperChoice(kind, ChildId(YASMIN), "ar")
    assert seen.paper is not None
    assert seen.paper.letter is not None
    assert seen.paper.letter.sheet.language == "ar"
    assert seen.pdf == SheetAsText().render_letter(seen.paper.letter.sheet)


def test_the_child_the_person_came_for_goes_before_the_first() -> None:
    letters = Letters()
    seen = letters.open(OMAR)
    assert seen.choice is not None
    assert seen.choice.child_id == OMAR
    letters.presenter.choose_child(ChildId(LINA))
    assert "Lina" in seen.pdf.decode()
    assert seen.choice.kind is LetterKind.PLACEMENT


def test_the_deed_of_inviting_opens_the_invitation() -> None:
    letters = Letters()
    letters.shell.holding = True
    letters.open()
    letters.presenter.wish_kind(LetterKind.INVITATION)
    letters.shell.run_held()
    assert letters.seen.choice is not None
    assert letters.seen.choice.kind is LetterKind.INVITATION
    letters.shell.holding = False
    letters.presenter.wish_kind(LetterKind.RECOMMENDATION)
    assert letters.presenter.choice is not None
    assert letters.presenter.choice.kind is LetterKind.RECOMMENDATION


def test_newer_replaces_older_and_the_older_cannot_be_printed() -> None:
    letters = Letters()
    seen = letters.open()
    letters.shell.holding = True
    letters.choose(language="uk")
    letters.presenter.print_paper()
    assert letters.shell.printed == []
    letters.choose(language="de")
    letters.shell.run_held()
    assert seen.pdf.decode().split()[1] == "de"
    assert seen.pdfs == 2, "the Ukrainian one was never set"


def test_reading_again_keeps_the_choice() -> None:
    letters = Letters()
    letters.open()
    letters.choose(kind=None, language="tr")
    letters.presenter.reload()
    assert letters.seen.choice == PaperChoice(None, ChildId(YASMIN), "tr")
    assert letters.seen.pdf == b"Bogen tr"


@pytest.mark.parametrize(
    ("missing", "kind", "deed"),
    [
        ((Recommendation,), LetterKind.RECOMMENDATION, "Empfehlung eintragen"),
        ((PlaceRequest,), LetterKind.PLACEMENT, "Schulplätze öffnen"),
        ((Child, Recommendation, PlaceRequest), LetterKind.INVITATION, "Angaben eintragen"),
        ((Consent,), LetterKind.PLACE_REQUEST, "Einwilligung eintragen"),
        ((Appointment,), LetterKind.REMINDER, "Termin öffnen"),
        ((SchoolingSpan,), LetterKind.SCHOOL_CERTIFICATE, "Schulweg öffnen"),
        ((PlaceRequest,), LetterKind.ASSIGNMENT_REQUEST, "Schulplätze öffnen"),
        ((Approval,), LetterKind.DELETION_CONFIRMATION, "Übersicht öffnen"),
    ],
)
def test_what_cannot_be_written_yet_says_the_next_step(missing: tuple[type, ...], kind: LetterKind, deed: str) -> None:
    letters = Letters(leave_out=missing)
    letters.open()
    seen = letters.choose(kind=kind)
    assert seen.step is not None
    assert seen.step.deed == deed
    assert seen.step.text
    seen.step.call()
    assert letters.deeds or letters.shell.visits
    letters.presenter.print_paper()
    assert letters.shell.printed == []


def test_without_an_office_the_settings_are_the_next_step() -> None:
    letters = Letters()
    with letters.desk.store.changing(a_change("Zentrum entfernt")) as work:
        work.remove(work.find(Office)[0])
        work.commit()
    seen = letters.open()
    assert seen.step is not None
    seen.step.call()
    assert letters.shell.visits == [("settings", {})]


def test_a_missing_recommendation_leads_to_its_tab() -> None:
    letters = Letters(CaseState.RECOMMENDED, leave_out=(Recommendation, PlaceRequest))
    seen = letters.open(OMAR)
    assert seen.step is not None
    seen.step.call()
    assert letters.deeds == [(Deed.RECOMMEND, OMAR)]


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.DELETION_CONFIRMATION])
def test_every_kind_can_be_chosen_and_is_set(kind: LetterKind) -> None:
    letters = Letters()
    letters.open(OMAR)
    seen = letters.choose(kind=kind)
    assert seen.step is None
    language = "de" if RULES[kind].german_only else "ar"
    assert seen.pdf.decode().startswith(f"{RULES[kind].title} {language}")


def test_a_letter_that_was_given_out_opens_as_it_was() -> None:
    letters = Letters()
    letters.open(OMAR)
    letters.presenter.print_paper()
    letters.presenter.reload()
    page = letters.seen.page
    assert page is not None
    [sent] = page.sent
    letters.presenter.open_sent(sent.letter_id)
    [(pdf, title)] = letters.shell.previews
    assert pdf == letters.shell.printed[0][0]
    assert title.startswith("Mitteilung des Schulplatzes vom")
    assert len(letters.letters()) == 1


def _kept(letters: Letters) -> LetterId:
    """As „Nur aufbewahren“ leaves it, opened from the list of the family."""
    paper = letters.open(OMAR).paper
    assert paper is not None
    assert paper.letter is not None
    letter = record_letter_sent(letters.desk, paper.letter, way=LetterWay.KEPT)
    letters.presenter.reload()
    letters.presenter.open_sent(letter.id)
    return letter.id


def _deeds(letters: Letters) -> PreviewDeeds:
    deeds = letters.shell.preview_deeds[-1]
    assert deeds is not None
    return deeds


def test_looking_at_a_kept_letter_enters_nothing_and_printing_it_enters_the_day() -> None:
    letters = Letters()
    _kept(letters)
    assert [one.sent_on for one in letters.letters()] == [None]
    _deeds(letters).print()
    [(pdf, title)] = letters.shell.printed
    assert (pdf, title) == (letters.shell.previews[0][0], "Mitteilung des Schulplatzes, Fall 2026-0412")
    assert [one.sent_on for one in letters.letters()] == [TODAY]
    assert (letters.changes, letters.shell.notices[-1].deed) == (1, "Zurücknehmen")
    _deeds(letters).print()
    assert "der Tag von damals bleibt" in letters.shell.notices[-1].text


def test_a_kept_letter_that_jammed_in_the_printer_is_only_kept_again() -> None:
    letters = Letters()
    _kept(letters)
    _deeds(letters).print()
    undo = letters.shell.notices[-1].call
    assert undo is not None
    undo()
    assert [one.sent_on for one in letters.letters()] == [None]
    assert letters.changes == 2


def test_a_kept_letter_saved_as_a_file_is_entered_and_a_file_never_lies_alone(tmp_path: Path) -> None:
    letters = Letters()
    _kept(letters)
    letters.shell.file = tmp_path / "brief.pdf"
    _deeds(letters).save()
    assert letters.shell.file.read_bytes() == letters.shell.previews[0][0]
    assert [one.sent_on for one in letters.letters()] == [TODAY]
    letters.shell.file = tmp_path
    _deeds(letters).save()
    assert "Das Schreiben ist unverändert." in str(letters.shell.faults[0])


def test_a_kept_letter_does_not_leave_with_an_address_protected_since_then() -> None:
    letters = Letters()
    _kept(letters)
    with letters.desk.changing("Anschrift geschützt") as work:
        work.put(replace(work.get(Family, FAMILY), address_protected=True))
        work.commit()
    _deeds(letters).print()
    assert (letters.shell.printed, [one.sent_on for one in letters.letters()]) == ([], [None])
    assert "jetzt geschützt" in str(letters.shell.faults[0])


def test_printing_enters_the_register() -> None:
    letters = Letters()
    letters.open(OMAR)
    letters.presenter.print_paper()
    [(pdf, title)] = letters.shell.printed
    assert (pdf, title) == (letters.seen.pdf, "Mitteilung des Schulplatzes, Fall 2026-0412")
    [letter] = letters.letters()
    assert (letter.kind, letter.child_id, letter.language, letter.sent_on) == (LetterKind.PLACEMENT, OMAR, "ar", TODAY)
    assert letters.changes == 1
    assert letters.shell.notices[-1].headline.startswith("Gedruckt")


def test_a_data_sheet_is_printed_without_an_entry() -> None:
    letters = Letters()
    letters.open()
    letters.choose(kind=None)
    letters.presenter.print_paper()
    assert [title for _pdf, title in letters.shell.printed] == ["Erfassungsbogen, Fall 2026-0412"]
    assert letters.letters() == []


def test_saving_enters_the_register_like_printing(tmp_path: Path) -> None:
    letters = Letters()
    letters.open()
    letters.shell.file = tmp_path / "brief.pdf"
    letters.presenter.save_pdf()
    assert (tmp_path / "brief.pdf").read_bytes() == letters.seen.pdf
    assert [letter.sent_on for letter in letters.letters()] == [TODAY]
    letters.shell.file = tmp_path
    letters.presenter.save_pdf()
    assert "Das Schreiben ist unverändert." in str(letters.shell.faults[0])
    assert len(letters.letters()) == 1


def test_what_changed_since_the_page_was_shown_does_not_leave(tmp_path: Path) -> None:
    letters = Letters()
    letters.open()
    with letters.desk.changing("Anschrift geschützt") as work:
        work.put(replace(work.get(Family, FAMILY), address_protected=True))
        work.commit()
    letters.shell.file = tmp_path / "brief.pdf"
    letters.presenter.save_pdf()
    assert (letters.letters(), list(tmp_path.iterdir())) == ([], [])
    assert "hat das Haus nicht verlassen" in str(letters.shell.faults[0])
    assert letters.seen.paper is not None
    assert letters.seen.paper.letter is not None
    assert letters.seen.paper.letter.sheet.recipient == ("Frau Rania Darwish",)


def test_an_answer_for_another_family_is_dropped() -> None:
    letters = Letters()
    letters.shell.holding = True
    letters.open()
    held: list[Callable[[], None]] = list(letters.shell.held)
    letters.presenter.show_family(FamilyId(OMAR), None)
    letters.shell.held.clear()
    held[0]()
    assert letters.seen.page is None


def test_the_appointment_stands_among_the_facts() -> None:
    letters = Letters()
    letters.open()
    seen = letters.choose(kind=LetterKind.INVITATION)
    assert seen.paper is not None
    assert seen.paper.letter is not None
    assert "Termin" in [fact.label for fact in seen.paper.letter.facts]
    with letters.desk.reading() as records:
        assert records.find(Appointment)

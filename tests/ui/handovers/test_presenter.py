"""A new handover without a window: questions, preview, refusals, sending once, and the register."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.consents import Consent
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.handovers import Handover, HandoverAnswer, RecipientKind
from kiberatung.domain.list_views import ListLayout
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.candidates import Candidate
from kiberatung.services.handovers.creating import HandoverResult
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat
from kiberatung.services.handovers.previewing import HandoverPreview
from kiberatung.services.handovers.recipients import Recipient
from kiberatung.ui.handovers.lock_wish import LockWish, passphrase_sheet
from kiberatung.ui.handovers.presenter import HandoverPresenter
from kiberatung.ui.handovers.register_list import register_list, word_of_format
from kiberatung.ui.handovers.register_presenter import RegisterPresenter
from tests.services.handovers.handover_desk import AL_KHATIB, DANYLO, DENIZ, FOUR, LINA, MELNYK, OMAR
from tests.support.ui_fakes import FakeShell
from tests.ui.handovers.page_desk import a_page_desk, tools


@dataclass
class Seen:
    """Remembers what a view would show."""

    recipients: Sequence[Recipient] = ()
    chosen: Recipient | None = None
    candidates: Sequence[Candidate] = ()
    children: frozenset[ChildId] = frozenset()
    one_family: bool = False
    form: HandoverForm | None = None
    lock: LockWish = field(default_factory=LockWish)
    preview: HandoverPreview | None = None
    previews: int = 0
    refusal: DomainError | None = None
    latest: Sequence[Handover] = ()
    hindrance: str = ""
    can_send: bool = False
    result: HandoverResult | None = None

    def show_recipients(self, recipients: Sequence[Recipient], chosen: Recipient) -> None:
        self.recipients, self.chosen = recipients, chosen

    def show_candidates(self, candidates: Sequence[Candidate], chosen: frozenset[ChildId], *, one_family: bool) -> None:
        self.candidates, self.children, self.one_family = candidates, chosen, one_family

    def show_form(self, form: HandoverForm) -> None:
        self.form = form

    def show_lock(self, wish: LockWish) -> None:
        self.lock = wish

    def show_preview(self, preview: HandoverPreview) -> None:
        self.preview, self.previews, self.refusal = preview, self.previews + 1, None

    def show_no_preview(self, refusal: DomainError) -> None:
        self.preview, self.refusal = None, refusal

    def show_latest(self, latest: Sequence[Handover]) -> None:
        self.latest = latest

    def show_ready(self, hindrance: str, *, can_send: bool) -> None:
        self.hindrance, self.can_send = hindrance, can_send

    def show_result(self, result: HandoverResult) -> None:
        self.result = result


class Page:
    def __init__(self, family_id: FamilyId | None = None) -> None:
        self.desk: Desk = a_page_desk()
        self.shell = FakeShell()
        self.seen = Seen()
        self.presenter = HandoverPresenter(self.shell, self.desk, tools(), self.seen)
        self.presenter.open(family_id)

    def change(self, record: Any, **new: object) -> None:
        with self.desk.changing("Angabe geändert") as work:
            work.put(replace(work.get(type(record), record.id), **new))
            work.commit()

    def all(self, kind: type) -> list[Any]:
        with self.desk.reading() as records:
            return records.find(kind)

    def recipient(self, kind: RecipientKind) -> Recipient:
        return next(one for one in self.seen.recipients if one.kind is kind)


def test_it_begins_with_all_who_are_ready_for_the_schulamt() -> None:
    page = Page()
    assert page.seen.chosen is not None
    assert page.seen.chosen.kind is RecipientKind.SCHULAMT
    assert page.seen.children == frozenset(FOUR)
    assert page.seen.preview is not None
    assert [child.child_id for child in page.seen.preview.children] == [one.child_id for one in page.seen.candidates]
    assert (page.seen.can_send, page.seen.hindrance) == (True, "")
    assert len(page.seen.lock.passphrase.split()) == 6


def test_coming_from_a_family_it_is_about_its_children() -> None:
    page = Page(AL_KHATIB)
    assert page.seen.children == {OMAR, LINA}
    assert page.seen.one_family
    page.presenter.begin()
    assert page.seen.children == frozenset(FOUR)
    assert not page.seen.one_family


def test_fewer_children_make_a_new_preview() -> None:
    page = Page()
    page.presenter.choose_children(frozenset({DANYLO}))
    assert page.seen.preview is not None
    assert [child.child_id for child in page.seen.preview.children] == [DANYLO]
    assert page.seen.preview.summary.startswith("Das Schulamt")


def test_without_a_child_nothing_can_be_sent_and_the_reason_is_said() -> None:
    page = Page()
    page.presenter.choose_children(frozenset())
    assert page.seen.refusal is not None
    assert (page.seen.can_send, page.seen.hindrance) == (False, "Wählen Sie mindestens ein Kind.")
    page.presenter.create()
    assert page.seen.result is None


def test_another_kind_of_office_waits_for_other_children() -> None:
    page = Page()
    for case in page.all(Case):
        if case.child_id != OMAR:
            page.change(case, state=CaseState.COUNSELLED)
    page.presenter.begin()
    assert page.seen.children == {OMAR}
    page.presenter.choose_recipient(page.recipient(RecipientKind.GESUNDHEITSAMT))
    assert page.seen.children == frozenset(FOUR)
    assert page.seen.preview is not None
    assert page.seen.preview.recipient.kind is RecipientKind.GESUNDHEITSAMT


def test_a_missing_consent_hinders_and_leads_to_the_family() -> None:
    page = Page()
    consent = next(one for one in page.all(Consent) if one.family_id == MELNYK)
    page.presenter.choose_children(frozenset({DANYLO}))
    page.change(consent, withdrawn_on=page.desk.today)
    page.presenter.choose_form(HandoverForm(format=HandoverFormat.PDF))
    assert not page.seen.can_send
    assert "Die Einwilligung für diese Stelle fehlt" in page.seen.hindrance
    assert page.seen.preview is not None
    page.presenter.mend(page.seen.preview.refusals[0])
    assert page.shell.visits == [
        ("family", {"family_id": MELNYK, "tab": "intake", "child_id": DANYLO, "field": "consent"})
    ]


def test_while_a_newer_preview_is_read_the_older_one_cannot_be_sent() -> None:
    page = Page()
    page.shell.holding = True
    page.presenter.choose_form(HandoverForm(format=HandoverFormat.XLSX))
    assert (page.seen.can_send, page.seen.hindrance) == (False, "")
    page.presenter.create()
    page.shell.run_held()
    assert page.seen.can_send
    assert page.seen.result is None


def test_rolling_again_gives_other_words() -> None:
    page = Page()
    first = page.seen.lock.passphrase
    page.presenter.roll_again()
    assert page.seen.lock.passphrase != first


def test_reading_again_keeps_the_words_and_the_choice() -> None:
    page = Page()
    words = page.seen.lock.passphrase
    page.presenter.choose_children(frozenset({OMAR, DENIZ}))
    page.presenter.open(None)
    assert page.seen.children == {OMAR, DENIZ}
    assert page.seen.lock.passphrase == words


def test_plain_needs_a_reason() -> None:
    page = Page()
    page.presenter.choose_lock(replace(page.seen.lock, plain=True))
    assert not page.seen.can_send
    assert "warum es ohne Verschlüsselung sein muss" in page.seen.hindrance
    page.presenter.explain_plain("Der Rechner der Stelle öffnet keine Archive.")
    assert page.seen.can_send


def test_sending_writes_one_file_and_shows_the_words_once(tmp_path: Path) -> None:
    page = Page(MELNYK)
    page.shell.file = tmp_path
    words = page.seen.lock.passphrase
    page.presenter.create()
    result = page.seen.result
    assert result is not None
    assert (result.written.path, result.passphrase) == (tmp_path / "Uebergabe-2026-001.7z", words)
    assert [path.name for path in tmp_path.iterdir()] == ["Uebergabe-2026-001.7z"]
    assert [entry.number for entry in page.all(Handover)] == ["Uebergabe-2026-001"]
    assert [case.state for case in page.all(Case) if case.child_id == DANYLO] == [CaseState.HANDED_OVER]
    page.presenter.create()
    assert len(page.all(Handover)) == 1, "a second press sends nothing"
    page.presenter.begin()
    assert page.seen.lock.passphrase != words
    assert [entry.number for entry in page.seen.latest] == ["Uebergabe-2026-001"]


def test_plain_sending_keeps_the_reason(tmp_path: Path) -> None:
    page = Page(MELNYK)
    page.shell.file = tmp_path
    page.presenter.choose_form(HandoverForm(format=HandoverFormat.PDF))
    page.presenter.choose_lock(replace(page.seen.lock, plain=True, plain_reason="Die Stelle hat kein 7-Zip."))
    page.presenter.create()
    [entry] = page.all(Handover)
    assert (entry.encrypted, entry.plain_reason) == (False, "Die Stelle hat kein 7-Zip.")


def test_what_changed_meanwhile_is_shown_again_and_not_sent(tmp_path: Path) -> None:
    page = Page(MELNYK)
    page.shell.file = tmp_path
    page.change(next(one for one in page.all(Family) if one.id == MELNYK), street="Neue Straße")
    before = page.seen.previews
    page.presenter.create()
    assert page.seen.result is None
    assert "haben sich seit der Vorschau geändert" in str(page.shell.faults[0])
    assert page.seen.previews == before + 1
    assert page.seen.can_send
    assert list(tmp_path.iterdir()) == []


def test_the_overview_opens_as_a_preview() -> None:
    page = Page()
    page.presenter.show_overview()
    assert page.shell.previews == [(b"Mappe Uebergabe-2026-001", "Vorschau: Uebergabe-2026-001")]


def test_the_printed_passphrase_names_nobody() -> None:
    page = Page(MELNYK)
    page.presenter.print_current_passphrase()
    [(pdf, title)] = page.shell.printed
    assert title == "Uebergabe-2026-001"
    text = pdf.decode()
    assert all(word in text for word in page.seen.lock.passphrase.split())
    assert "Schulamt" not in text
    assert "Мельник" not in text
    assert len(passphrase_sheet(page.desk.today, "Nummer", "eins zwei drei").groups[0].rows) == 3


def test_passphrases_do_not_stand_in_representations() -> None:
    assert "geheim" not in repr(LockWish("geheim"))


# register


@dataclass
class SeenRegister:
    entries: Sequence[Handover] = ()
    entry: Handover | None = None
    finding: str = ""

    def show_register(self, entries: Sequence[Handover]) -> None:
        self.entries = entries

    def show_entry(self, handover: Handover | None) -> None:
        self.entry = handover

    def say_reason_missing(self, finding: str) -> None:
        self.finding = finding


@pytest.fixture
def register(tmp_path: Path) -> tuple[RegisterPresenter, SeenRegister, FakeShell]:
    page = Page(MELNYK)
    page.shell.file = tmp_path
    page.presenter.create()
    seen = SeenRegister()
    presenter = RegisterPresenter(page.shell, page.desk, seen)
    presenter.reload()
    presenter.choose(seen.entries[0].id)
    return presenter, seen, page.shell


def test_an_answer_is_entered_and_shown(register: tuple[RegisterPresenter, SeenRegister, FakeShell]) -> None:
    presenter, seen, shell = register
    presenter.answer(HandoverAnswer.ACCEPTED)
    assert seen.entry is not None
    assert seen.entry.answer is HandoverAnswer.ACCEPTED
    assert shell.notices[-1].headline == "Uebergabe-2026-001: angenommen"


def test_a_refusal_needs_its_reason(register: tuple[RegisterPresenter, SeenRegister, FakeShell]) -> None:
    presenter, seen, _shell = register
    presenter.answer(HandoverAnswer.DECLINED)
    assert seen.finding
    assert seen.entry is not None
    assert seen.entry.answer is HandoverAnswer.OPEN
    presenter.answer(HandoverAnswer.DECLINED, "Kein freier Platz.")
    assert (seen.finding, seen.entry.answer, seen.entry.answer_reason) == (
        "",
        HandoverAnswer.DECLINED,
        "Kein freier Platz.",
    )


def test_rows_say_everything_in_words(register: tuple[RegisterPresenter, SeenRegister, FakeShell]) -> None:
    _presenter, seen, _shell = register
    columns = register_list().shown(ListLayout())
    texts = [column.cell(seen.entries[0]).text for column in columns]
    assert texts[:2] == ["Uebergabe-2026-001", "24.11.2026"]
    assert texts[3:] == ["1", "Mappe", "ja", "offen"]
    assert word_of_format("altes Format") == "altes Format"

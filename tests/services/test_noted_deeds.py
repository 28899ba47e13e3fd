"""What is read, printed, taken out or refused leaves exactly one entry, and none when it came to nothing (R40, T15)."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.letters import Letter, LetterId, LetterKind, SentSheet, SentSheetId
from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.assessment.assessing import InstrumentSource
from kiberatung.services.assessment.page import read_assessment
from kiberatung.services.changes import ChangeId, Deed
from kiberatung.services.data_sheets import SheetTexts, family_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.families import add_child, load_family
from kiberatung.services.family_head import head_of
from kiberatung.services.family_history import history_of, values_of_step
from kiberatung.services.forms.comparing import preview_form
from kiberatung.services.information.giving import offer_information
from kiberatung.services.intake_page import intake_page
from kiberatung.services.letters.choosing import letter_page
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.editing.faults import Paragraph
from kiberatung.services.letters.editing.preview import preview_of_family
from kiberatung.services.letters.editing.saving import TextEdit
from kiberatung.services.letters.family_sentences import family_sentences
from kiberatung.services.letters.kept_sheets import pack_sheet
from kiberatung.services.letters.register import record_letter_sent
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.sending_kept import kept_letter
from kiberatung.services.letters.unchanged import require_unchanged
from kiberatung.services.notes import write_note
from kiberatung.services.oversight import MANY_A_DAY, anomalies, deeds_noted
from kiberatung.services.overview import overview_of
from kiberatung.services.permissions import DECLARED
from kiberatung.services.recommendation_page import read_recommendation
from kiberatung.services.recommendations import recommend_for
from kiberatung.services.rights import table_of_rights
from kiberatung.services.schooling.page import read_schooling
from kiberatung.services.schulpflicht.page import read_schulpflicht
from kiberatung.services.schulpflicht.past import past_answers
from kiberatung.services.sight import OutOfSight
from kiberatung.services.talk.board import language_board
from kiberatung.services.talk.page import talk_page
from tests.documents.sheets import a_sheet
from tests.services.forms.form_desk import a_form, answer_texts
from tests.services.letters.paper_desk import TEXTS
from tests.services.talk.talks import LANGUAGES
from tests.support.builders import a_change
from tests.support.desks import RESOURCES
from tests.support.offices import AnOffice, an_office

INSTRUMENTS = InstrumentSource(lambda: load_instruments(RESOURCES / "instruments"))
Call = Callable[[Desk, Any], object]


def _request(family: Any) -> LetterRequest:
    return LetterRequest(kind=LetterKind.INVITATION, family_id=family.family.id, child_id=family.children[0].id)


def _a_step(desk: Desk) -> ChangeId:
    return desk.store.tables.changes[0].change.id  # type: ignore[attr-defined]


def _a_kept_letter(desk: Desk, family: Any) -> LetterId:
    """Put there by somebody else, where there is a family: only the look at it is noted."""
    letter = Letter(
        id=LetterId(desk.identifiers.next()),
        family_id=family.family.id,
        kind=LetterKind.INVITATION,
        language="ar",
        created_at=desk.clock.now(),
    )
    page = SentSheet(
        id=SentSheetId(desk.identifiers.next()),
        family_id=letter.family_id,
        letter_id=letter.id,
        sheet=pack_sheet(a_sheet()),
    )
    with desk.store.changing(a_change()) as work:
        if work.find(Family, id=letter.family_id):
            work.put(letter)
            work.put(page)
            work.commit()
    return letter.id


AN_EDIT = TextEdit(place=Paragraph("invitation", "Anlass"), german="Es geht um: {children}.", language="ar")


OPENINGS: dict[str, Call] = {
    "forms.comparing.preview_form": lambda desk, family: preview_form(desk, answer_texts(), family.family.id, a_form()),
    "families.load_family": lambda desk, family: load_family(desk, family.family.id),
    "family_head.head_of": lambda desk, family: head_of(desk, family.family.id),
    "family_history.history_of": lambda desk, family: history_of(desk, family.family.id, 9),
    "family_history.values_of_step": lambda desk, family: values_of_step(desk, family.family.id, _a_step(desk)),
    "intake_page.intake_page": lambda desk, family: intake_page(desk, family.family.id),
    "overview.overview_of": lambda desk, family: overview_of(desk, family_id=family.family.id),
    "assessment.page.read_assessment": lambda desk, family: read_assessment(desk, INSTRUMENTS, family.children[0].id),
    "information.giving.offer_information": lambda desk, family: offer_information(desk, family.family.id),
    "letters.choosing.letter_page": lambda desk, family: letter_page(desk, TEXTS, family.family.id),
    "letters.composing.prepare_letter": lambda desk, family: prepare_letter(desk, TEXTS, _request(family)),
    "letters.editing.preview.preview_of_family": lambda desk, family: preview_of_family(
        desk, family.family.id, family.children[0].id, TEXTS, AN_EDIT
    ),
    "letters.family_sentences.family_sentences": lambda desk, family: family_sentences(
        desk, TEXTS, family.children[0].id
    ),
    "letters.sending_kept.kept_letter": lambda desk, family: kept_letter(
        desk, family.family.id, _a_kept_letter(desk, family)
    ),
    "letters.unchanged.require_unchanged": lambda desk, family: require_unchanged(
        desk, TEXTS, _request(family), prepare_letter(desk, TEXTS, _request(family)).sheet
    ),
    "recommendation_page.read_recommendation": lambda desk, family: read_recommendation(desk, family.children[0].id),
    "recommendations.recommend_for": lambda desk, family: recommend_for(desk, family.children[0].id),
    "schooling.page.read_schooling": lambda desk, family: read_schooling(desk, family.children[0].id),
    "schulpflicht.past.past_answers": lambda desk, family: past_answers(desk, family.children[0].id),
    "schulpflicht.page.read_schulpflicht": lambda desk, family: read_schulpflicht(desk, family.children[0].id),
    "talk.board.language_board": lambda desk, family: language_board(desk, family.family.id, LANGUAGES),
    "talk.page.talk_page": lambda desk, family: talk_page(desk, family.family.id),
}
"""Every use case that reads the file of one family."""


@pytest.fixture
def office() -> AnOffice:
    return an_office()


def _deeds(office: AnOffice) -> Counter[Deed]:
    return Counter(logged.change.deed for logged in office.store.tables.changes)  # type: ignore[attr-defined]


@pytest.mark.requirement("R40")
def test_the_openings_above_are_all_there_are() -> None:
    table_of_rights()
    reading = {name for name, case in DECLARED.items() if case.audited and case.audited.deed is Deed.READ}
    assert reading - OPENINGS.keys() == {"handovers.previewing.preview_handover"}


@pytest.mark.requirement("R40", figure="17/17 openings")
@pytest.mark.parametrize("name", OPENINGS)
def test_an_opening_is_noted_once_and_a_refresh_is_none(office: AnOffice, name: str) -> None:
    own = office.desk(Role.COUNSELLOR)
    family = office.family(own).with_child().stored_in(office.store)
    OPENINGS[name](own, family)
    assert _deeds(office)[Deed.READ] == 1
    for call in OPENINGS.values():
        call(own, family)
    assert _deeds(office)[Deed.READ] == 1
    office.later(minutes=61)
    OPENINGS[name](own, family)
    assert _deeds(office)[Deed.READ] == 2
    OPENINGS[name](office.head, family)
    assert _deeds(office)[Deed.READ] == 3
    (newest, *_rest) = deeds_noted(office.head, office.clock.moment, [Deed.READ])
    assert (newest.who, newest.case_number, newest.what) == ("Anke Terhorst", "2026-0001", "Akte geöffnet")


@pytest.mark.requirement("R40")
@pytest.mark.parametrize("name", OPENINGS)
def test_what_was_not_read_is_not_noted_as_read(office: AnOffice, name: str) -> None:
    hidden = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels")).with_child().stored_in(office.store)
    with pytest.raises(OutOfSight):
        OPENINGS[name](office.desk(Role.COUNSELLOR), hidden)
    assert (_deeds(office)[Deed.READ], _deeds(office)[Deed.DENIED]) == (0, 1)
    gone = office.family(None).with_child()
    with suppress(DomainError):
        OPENINGS[name](office.desk(Role.COUNSELLOR), gone)
    assert (_deeds(office)[Deed.READ], _deeds(office)[Deed.DENIED]) == (0, 1)


@pytest.mark.requirement("R40")
def test_what_is_printed_is_noted_once_in_the_transaction_that_keeps_it(office: AnOffice) -> None:
    own = office.desk(Role.COUNSELLOR)
    family = office.family(own).with_child().stored_in(office.store)
    prepared = prepare_letter(own, TEXTS, _request(family))
    record_letter_sent(own, prepared)
    assert _deeds(office)[Deed.PRINT] == 1
    family_sheet(own, SheetTexts(TEXTS, AnswerTexts(own.words)), family.family.id)
    assert _deeds(office)[Deed.PRINT] == 2


@pytest.mark.requirement("R40")
def test_each_change_is_one_entry_and_a_refused_one_none(office: AnOffice) -> None:
    own = office.desk(Role.COUNSELLOR)
    family = office.family(own).with_child().stored_in(office.store)
    before = _deeds(office)[Deed.CHANGE]
    write_note(own, family.family.id, "Vermerk")
    add_child(own, family.family.id)
    assert _deeds(office)[Deed.CHANGE] == before + 2
    with pytest.raises(DomainError):
        write_note(own, family.family.id, "   ")
    assert _deeds(office)[Deed.CHANGE] == before + 2


@pytest.mark.requirement("R40")
def test_an_entry_whose_transaction_fails_is_gone_with_it(office: AnOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    own = office.desk(Role.COUNSELLOR)
    family = office.family(own).with_child().stored_in(office.store)

    def broken(*_anything: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("kiberatung.services.family_head._address", broken)
    with pytest.raises(OSError, match="disk full"):
        head_of(own, family.family.id)
    assert _deeds(office)[Deed.READ] == 0


def test_days_with_unusually_much_are_shown_to_those_who_look_through(office: AnOffice) -> None:
    own = office.desk(Role.COUNSELLOR)
    families = [office.family(own).with_child().stored_in(office.store) for _n in range(MANY_A_DAY[Deed.READ] + 1)]
    for family in families[:-1]:
        head_of(own, family.family.id)
    assert anomalies(office.desk(Role.DATA_PROTECTION)) == []
    head_of(own, families[-1].family.id)
    (found,) = anomalies(office.desk(Role.DATA_PROTECTION))
    assert (found.who, found.deed, found.count, found.usual) == ("Anke Terhorst", Deed.READ, 61, 60)
    assert found.day == office.clock.today()
    office.later(days=31)
    assert anomalies(office.head) == []
    assert deeds_noted(office.head, office.clock.moment - timedelta(days=1), [Deed.READ]) == []

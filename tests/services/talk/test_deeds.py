"""What a talk keeps beside the answers: who interprets, marks, notes, the language that was pointed at."""

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import Source, mark_of
from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState
from kiberatung.domain.errors import DomainError
from kiberatung.domain.interpreters import (
    BookingState,
    Interpreter,
    InterpreterBooking,
    InterpreterBookingId,
    InterpreterId,
)
from kiberatung.domain.talks import TalkMark
from kiberatung.services.families import read_family
from kiberatung.services.open_items import open_items_of
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.sight import Refused
from kiberatung.services.talk.deeds import (
    DOCUMENTS,
    begin_talk,
    choose_talk_language,
    document_for,
    mark_to_ask_again,
    note_on_question,
    skip_question,
    usual_source,
)
from kiberatung.services.talk.languages import first_tag, tag_of
from kiberatung.services.undo import undo_last
from tests.services.talk.talks import LANGUAGES, AtTheTable
from tests.support.builders import IDENTIFIERS, a_change
from tests.support.desks import a_desk


def with_appointment(table: AtTheTable, state: BookingState = BookingState.CONFIRMED) -> None:
    appointment = Appointment(
        id=AppointmentId(IDENTIFIERS.next()),
        family_id=table.family_id,
        starts_at=table.desk.clock.now(),
        language="tur",
        state=AppointmentState.CONFIRMED,
    )
    interpreter = Interpreter(id=InterpreterId(IDENTIFIERS.next()), name="Elif Demir", languages=("tur",))
    booking = InterpreterBooking(
        id=InterpreterBookingId(IDENTIFIERS.next()),
        appointment_id=appointment.id,
        interpreter_id=interpreter.id,
        state=state,
    )
    with table.desk.store.changing(a_change("Termin")) as work:
        for record in (appointment, interpreter, booking):
            work.put(record)
        work.commit()


class TestBeginning:
    @pytest.mark.requirement("U57", figure="interpreter and confidentiality asked once a day, from the appointment")
    def test_the_interpreter_of_the_appointment_is_proposed_and_asked_once(self) -> None:
        table = AtTheTable()
        with_appointment(table)
        page = table.page()
        assert (page.talk, page.interpreter, page.languages) == (None, "Elif Demir", ("tur", "apc"))
        begin_talk(table.desk, table.family_id, " Samira Nasser ", keeps_confidence=True)
        page = table.page()
        assert page.talk is not None
        assert (page.talk.interpreter, page.talk.keeps_confidence, page.interpreter) == (
            "Samira Nasser",
            True,
            "Samira Nasser",
        )

    def test_a_booking_that_was_declined_proposes_nobody(self) -> None:
        table = AtTheTable()
        with_appointment(table, BookingState.DECLINED)
        assert table.page().interpreter == ""

    def test_nobody_interprets_before_confidentiality_is_declared(self) -> None:
        table = AtTheTable()
        with pytest.raises(DomainError, match="Verschwiegenheit"):
            begin_talk(table.desk, table.family_id, "Samira Nasser", keeps_confidence=False)
        assert table.page().talk is None

    def test_without_an_interpreter_nothing_is_declared(self) -> None:
        table = AtTheTable(interpreter="").begin()
        talk = table.page().talk
        assert talk is not None
        assert (talk.interpreter, talk.keeps_confidence) == ("", None)

    def test_said_again_on_the_same_day_it_corrects(self) -> None:
        table = AtTheTable().begin()
        first = table.page().talk
        begin_talk(table.desk, table.family_id, "", keeps_confidence=False)
        second = table.page().talk
        assert first is not None
        assert second is not None
        assert (second.id, second.interpreter) == (first.id, "")

    def test_what_is_said_comes_from_the_interpreter_if_there_is_one(self) -> None:
        assert usual_source(AtTheTable().begin().page().talk) is Source.INTERPRETED
        assert usual_source(AtTheTable(interpreter="").begin().page().talk) is Source.OWN_WORDS
        assert usual_source(None) is Source.OWN_WORDS

    def test_a_document_is_that_of_the_question(self) -> None:
        found = [document_for(BY_FIELD[field]) for field in ("given_names", "assigned_on", "certificate_present")]
        assert found == [Source.PASSPORT, Source.NOTICE, Source.CERTIFICATE]
        assert document_for(BY_FIELD["measles_proof"]) is Source.CERTIFICATE
        assert document_for(BY_FIELD["street"]) is Source.SEEN
        assert set(found) <= DOCUMENTS


class TestMarks:
    @pytest.mark.requirement("U57", figure="ask-again mark kept, told as an open item, taken back by undo")
    def test_to_ask_again_is_kept_and_told_and_can_be_taken_back(self) -> None:
        table = AtTheTable()
        mark_to_ask_again(table.desk, table.place("german_level"), wanted=True)
        assert table.page().to_ask_again == 1
        assert [one for one in self._open(table) if "Rückfrage" in one or "noch einmal" in one.casefold()]
        undo_last(table.desk)
        assert table.page().to_ask_again == 0

    def _open(self, table: AtTheTable) -> list[str]:
        with table.desk.reading() as records:
            desk = table.desk.at_work()
            return [item.sentence for item in open_items_of(desk, records, read_family(records, table.family_id))]

    def test_the_last_mark_taken_off_leaves_nothing(self) -> None:
        table = AtTheTable()
        place = table.place("street", of_child=False)
        for wanted in (True, False):
            mark_to_ask_again(table.desk, place, wanted=wanted)
        with table.desk.reading() as records:
            assert records.find(TalkMark) == []

    def test_taking_off_what_is_not_there_changes_nothing(self) -> None:
        table = AtTheTable()
        mark_to_ask_again(table.desk, table.place("german_level"), wanted=False)
        assert table.page().marks == ()

    def test_skip_and_note_stand_in_one_mark(self) -> None:
        table = AtTheTable()
        place = table.place("german_level")
        skip_question(table.desk, place)
        note_on_question(table.desk, place, "  Vater fragt den Bruder. ")
        [mark] = table.page().marks
        assert (mark.skipped, mark.note, mark.child_id) == (True, "Vater fragt den Bruder.", table.yasmin)

    def test_the_office_talks_and_reads_no_notes(self) -> None:
        """§ 65 SGB VIII: what was entrusted stays with the counsellors."""
        table = AtTheTable()
        note_on_question(table.desk, table.place("german_level"), "vertraulich")
        office = a_desk(table.desk.store, Role.ADMINISTRATION)
        table.desk = office
        mark_to_ask_again(office, table.place("german_level"), wanted=True)
        [mark] = table.page().marks
        assert (mark.note, mark.to_ask_again) == ("", True)
        with pytest.raises(Refused):
            note_on_question(office, table.place("german_level"), "neu")
        table.desk = a_desk(table.desk.store)
        assert table.page().marks[0].note == "vertraulich"


class TestLanguage:
    @pytest.mark.parametrize(
        ("language", "tag"), [("ara", "ar"), ("apc", "ar"), ("ukr", "uk"), ("tur", "tr"), ("kat", "de"), ("che", "de")]
    )
    def test_which_catalogue_a_speaker_reads(self, language: str, tag: str) -> None:
        assert tag_of(language, LANGUAGES.tags(), a_desk().catalogues) == tag

    def test_the_first_language_with_questions_is_taken(self) -> None:
        catalogues = a_desk().catalogues
        assert first_tag(("kat", "", "tur"), LANGUAGES.tags(), catalogues) == "tr"
        assert first_tag((), LANGUAGES.tags(), catalogues) == "de"

    def test_pointing_sets_the_language_of_talk_and_letters_in_one_deed(self) -> None:
        table = AtTheTable(known={"interpreter_language": ""})
        choose_talk_language(table.desk, table.family_id, "ukr", LANGUAGES.tags())
        family = table.page().file.family
        assert (family.interpreter_language, family.letter_language) == ("ukr", "uk")
        assert mark_of(family.marks, "interpreter_language") is not None
        undo_last(table.desk)
        family = table.page().file.family
        assert (family.interpreter_language, family.letter_language) == ("", "de")

    def test_letters_stay_as_they_are_without_letters_in_that_language(self) -> None:
        table = AtTheTable(known={"letter_language": "tr"})
        choose_talk_language(table.desk, table.family_id, "kat", LANGUAGES.tags())
        family = table.page().file.family
        assert (family.interpreter_language, family.letter_language) == ("kat", "tr")

"""The talk without a window: one question at a time, stored at once, marked, skipped, asked again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.children import Child, GermanLevel
from kiberatung.services.intake import Given, record_answer
from kiberatung.services.letters.filling import FIRST_STRONG_ISOLATE, POP_ISOLATE
from kiberatung.services.talk.deeds import mark_to_ask_again
from kiberatung.services.talk.order import StepState
from kiberatung.services.undo import undo_last
from kiberatung.ui.talk.presenter import TalkPresenter
from kiberatung.ui.talk.shown import EndShown, OpeningShown, Origin, TalkShown
from tests.services.talk.talks import LANGUAGES, AtTheTable
from tests.support.builders import a_change
from tests.support.ui_fakes import FakeShell


class RememberingView:
    def __init__(self) -> None:
        self.opening: OpeningShown | None = None
        self.steps: list[TalkShown] = []
        self.moves = 0
        self.said: list[str] = []
        self.findings: list[str] = []
        self.end: EndShown | None = None
        self.saved: list[str] = []
        self.right_to_left = False

    def show_opening(self, shown: OpeningShown, *, is_right_to_left: bool) -> None:
        self.opening, self.right_to_left = shown, is_right_to_left

    def show_step(self, shown: TalkShown, *, has_moved: bool) -> None:
        self.steps.append(shown)
        self.moves += has_moved

    def show_said(self, translated: str) -> None:
        self.said.append(translated.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, ""))

    def show_finding(self, sentence: str) -> None:
        self.findings.append(sentence)

    def show_end(self, shown: EndShown) -> None:
        self.end = shown

    def show_saved(self, words: str, _tone: str) -> None:
        self.saved.append(words)


class Talk:
    def __init__(self, table: AtTheTable | None = None, *, begun: bool = True, at: str = "", **more: Any) -> None:
        self.table = table or AtTheTable()
        if begun:
            self.table.begin()
        self.shell, self.view = FakeShell(), RememberingView()
        self.presenter = TalkPresenter(self.shell, self.table.desk, LANGUAGES, self.view)
        key = f"{self.table.family_id}/{at}/{self.table.yasmin}" if at else ""
        self.presenter.open_family(self.table.family_id, at=key, **more)

    @property
    def shown(self) -> TalkShown:
        return self.view.steps[-1]

    @property
    def question(self) -> str:
        return self.shown.current.question.german

    def child(self) -> Child:
        return self.table.page().file.children[0]

    def source(self, field: str) -> Source | None:
        mark = mark_of(self.child().marks, field)
        return mark.source if mark else None


class TestOpening:
    def test_who_interprets_is_asked_once_a_day(self) -> None:
        talk = Talk(begun=False)
        assert talk.view.opening is not None
        assert talk.view.opening.greeting.german == "Guten Tag"
        assert (talk.view.right_to_left, talk.view.steps) == (True, [])
        talk.presenter.begin("Samira Nasser", keeps_confidence=True)
        assert talk.shown.interpreter == "Samira Nasser dolmetscht und hat Verschwiegenheit erklärt"
        talk.presenter.open_family(talk.table.family_id)
        assert len(talk.view.steps) == 2

    def test_without_confidentiality_it_does_not_begin(self) -> None:
        talk = Talk(begun=False)
        talk.presenter.begin("Samira Nasser", keeps_confidence=False)
        assert talk.view.steps == []
        assert "Verschwiegenheit" in talk.view.findings[0]
        assert talk.shell.faults == []

    def test_a_fault_while_beginning_is_shown(self) -> None:
        talk = Talk(begun=False)
        talk.presenter._desk = None  # type: ignore[assignment]  # whatever breaks
        talk.presenter.begin("", keeps_confidence=False)
        assert len(talk.shell.faults) == 1

    def test_without_a_language_the_board_is_shown_first(self) -> None:
        talk = Talk(AtTheTable(known={"interpreter_language": ""}))
        assert talk.shell.visits == [("pointing_board", {"family_id": talk.table.family_id})]

    def test_a_language_without_questions_is_named(self) -> None:
        talk = Talk(AtTheTable(known={"interpreter_language": "kat"}), begun=False)
        assert talk.view.opening is not None
        assert (talk.view.opening.missing_language, talk.view.right_to_left) == ("Georgisch", False)

    def test_then_the_language_of_letters_is_taken(self) -> None:
        talk = Talk(AtTheTable(known={"interpreter_language": "kat", "letter_language": "tr"}))
        assert talk.shown.title.translated == "Aile"

    def test_who_speaks_german_misses_nothing(self) -> None:
        talk = Talk(AtTheTable(known={"interpreter_language": "deu"}, interpreter=""), begun=False)
        assert talk.view.opening is not None
        assert talk.view.opening.missing_language == ""

    def test_it_goes_on_at_the_first_open_question(self) -> None:
        talk = Talk()
        assert talk.question == "In welcher Straße wohnen Sie?"
        assert (talk.shown.current.number, talk.shown.about, talk.shown.count) == (3, "die ganze Familie", 10)

    def test_or_at_what_was_to_be_asked_again(self) -> None:
        table = AtTheTable()
        mark_to_ask_again(table.desk, table.place("german_level"), wanted=True)
        talk = Talk(table, to_ask_again=True)
        assert talk.question == "Wie gut spricht Yasmin schon Deutsch?"
        assert (talk.shown.about, talk.shown.to_ask_again) == ("Yasmin", "1 Rückfrage vorgemerkt: Frage 7")

    def test_nothing_happens_before_it_is_open(self) -> None:
        presenter = TalkPresenter(FakeShell(), AtTheTable().desk, LANGUAGES, RememberingView())
        deeds: list[Callable[[], object]] = [
            presenter.reload,
            presenter.go_on,
            presenter.go_back,
            presenter.skip,
            presenter.go_to_asked_again,
            presenter.show_current,
            presenter.toggle_to_ask_again,
            lambda: presenter.choose(0),
            lambda: presenter.type_answer("x"),
            lambda: presenter.put_note("x"),
            lambda: presenter.set_origin(Origin.DOCUMENT),
            lambda: presenter.ask_apart("x"),
            lambda: presenter.begin("x", keeps_confidence=True),
        ]
        for deed in deeds:
            deed()
        assert presenter.sitting is None


class TestAnswers:
    @pytest.mark.requirement("U57", figure="each answer stored at once, with its source")
    def test_a_choice_is_stored_at_once_and_said_in_both_languages(self) -> None:
        talk = Talk(at="certificate_present")
        assert [one.said.translated for one in talk.shown.current.choices[:2]] == ["نعم", "لا"]
        talk.presenter.choose(0)
        assert talk.child().certificate_present is True
        assert talk.source("certificate_present") is Source.INTERPRETED
        assert talk.shown.current.chosen is True
        assert talk.view.saved[-1] == "Gespeichert 10:00"
        assert talk.question == "Haben Sie ein Zeugnis von Yasmin dabei?"
        assert talk.shown.segments[talk.shown.current.number - 1].state is StepState.ANSWERED

    def test_a_choice_that_is_not_there_does_nothing(self) -> None:
        talk = Talk(at="certificate_present")
        talk.presenter.choose(7)
        assert talk.view.saved == []

    def test_i_do_not_know_is_an_answer(self) -> None:
        talk = Talk(at="certificate_present")
        talk.presenter.choose(2)
        mark = mark_of(talk.child().marks, "certificate_present")
        assert mark is not None
        assert mark.no_value is NoValue.UNKNOWN
        assert talk.shown.current.chosen is NoValue.UNKNOWN

    def test_typed_text_is_read_stored_and_left_with_enter(self) -> None:
        talk = Talk(at="years_of_schooling")
        talk.presenter.type_answer("7")
        assert talk.view.said == ["7"]
        talk.presenter.go_on("7")
        assert talk.child().years_of_schooling == 7
        assert talk.question != "Wie viele Jahre war Yasmin schon in der Schule?"
        assert talk.shown.above[-1].answer.german == "7"

    def test_countries_are_read_along_in_arabic(self) -> None:
        talk = Talk()
        while "Staatsangehörigkeit" not in talk.question:
            talk.presenter.go_on()
        for text in ("Syrien, Türkei", "Syr", "Xx", ""):
            talk.presenter.type_answer(text)
        assert talk.view.said == ["سوريا، تركيا", "سوريا", "", ""]
        talk.presenter.go_on("Syrien, Türkei")
        assert talk.child().nationalities == ("475", "163")

    def test_what_cannot_be_read_stays_with_the_reason(self) -> None:
        talk = Talk(at="date_of_birth")
        asked = talk.question
        talk.presenter.go_on("31.02.2015")
        assert talk.question == asked
        assert len(talk.view.findings) == 1
        talk.presenter.toggle_to_ask_again()
        assert talk.shown.current.typed is not None
        assert talk.shown.current.typed.text == "31.02.2015"
        assert talk.child().date_of_birth == date(2010, 10, 14)
        talk.presenter.go_on("14.10.2010")
        assert talk.question != asked

    def test_the_same_text_is_not_stored_again(self) -> None:
        talk = Talk(at="date_of_birth")
        talk.presenter.go_on("14.10.2010")
        assert talk.view.saved == []

    def test_several_values_go_on_behind_what_is_there(self) -> None:
        table = AtTheTable()
        record_answer(table.desk, table.place("home_languages", of_child=False), Given(("ara",)))
        talk = Talk(table)
        while "Sprachen sprechen" not in talk.question:
            talk.presenter.go_on()
        assert talk.shown.current.typed is not None
        assert "Arabisch, Türkisch" in talk.shown.current.typed.words

    def test_a_choice_takes_the_place_of_what_could_not_be_read(self) -> None:
        talk = Talk(at="years_of_schooling")
        talk.presenter.go_on("viele")
        talk.presenter.choose(0)
        assert talk.shown.current.typed is not None
        assert talk.shown.current.typed.text == ""

    def test_a_failure_is_shown_and_the_stored_answer_comes_back(self) -> None:
        talk = Talk(at="certificate_present")
        talk.shell.holding = True
        talk.presenter.choose(0)
        assert talk.shown.current.chosen is True
        with talk.table.desk.store.changing(a_change("Kind entfernt")) as work:
            work.remove(talk.child())
            work.commit()
        talk.shell.run_held()
        assert len(talk.shell.faults) == 1
        assert "Nicht gespeichert" in talk.view.saved

    def test_undo_shows_what_is_stored(self) -> None:
        talk = Talk(at="certificate_present")
        talk.presenter.choose(0)
        undo_last(talk.table.desk)
        talk.presenter.reload()
        assert talk.shown.current.chosen is None
        assert talk.question == "Haben Sie ein Zeugnis von Yasmin dabei?"


class TestSources:
    @pytest.mark.parametrize(
        ("origin", "source"),
        [
            (Origin.INTERPRETED, Source.INTERPRETED),
            (Origin.OWN_WORDS, Source.OWN_WORDS),
            (Origin.DOCUMENT, Source.CERTIFICATE),
        ],
    )
    @pytest.mark.requirement("U57", figure="3 of 3 source markers stored")
    def test_chosen_before_the_answer_or_after_it(self, origin: Origin, source: Source) -> None:
        talk = Talk(at="certificate_present")
        talk.presenter.set_origin(origin)
        assert talk.shown.current.origin is origin
        talk.presenter.choose(1)
        assert talk.source("certificate_present") is source
        talk.presenter.set_origin(Origin.OWN_WORDS)
        assert talk.source("certificate_present") is Source.OWN_WORDS

    def test_nobody_interprets_then_they_are_own_words(self) -> None:
        talk = Talk(AtTheTable(interpreter=""), at="certificate_present")
        talk.presenter.choose(0)
        assert talk.source("certificate_present") is Source.OWN_WORDS
        assert talk.shown.interpreter == "ohne Sprachmittlung"

    def test_the_document_that_was_said_in_the_grid_stays(self) -> None:
        table = AtTheTable()
        table.answer("german_level", GermanLevel.A1, Source.SEEN)
        talk = Talk(table, at="german_level")
        assert talk.shown.current.origin is Origin.DOCUMENT
        talk.presenter.choose(3)
        assert talk.source("german_level") is Source.SEEN

    def test_an_answer_without_a_value_has_no_source(self) -> None:
        talk = Talk(at="certificate_present")
        talk.presenter.choose(2)
        talk.presenter.set_origin(Origin.DOCUMENT)
        assert talk.source("certificate_present") is None


class TestMoving:
    def test_back_and_forth(self) -> None:
        talk = Talk(at="german_level")
        talk.presenter.go_back()
        assert talk.question != "Wie gut spricht Yasmin schon Deutsch?"
        talk.presenter.go_on()
        assert talk.question == "Wie gut spricht Yasmin schon Deutsch?"
        assert talk.view.moves == 3

    def test_nothing_stands_before_the_first(self) -> None:
        talk = Talk()
        while talk.shown.can_go_back:
            talk.presenter.go_back()
        talk.presenter.go_back()
        assert talk.shown.above == ()
        assert talk.shown.current.number == 1

    def test_skipping_leaves_it_open_and_is_kept(self) -> None:
        talk = Talk()
        talk.presenter.skip()
        assert talk.question == "Welche Hausnummer hat das Haus?"
        assert talk.shown.segments[2].state is StepState.SKIPPED
        assert Talk(talk.table).question == "Welche Hausnummer hat das Haus?"

    def test_the_end_says_what_is_left(self) -> None:
        talk = Talk()
        talk.presenter.toggle_to_ask_again()
        while talk.view.end is None:
            talk.presenter.skip()
        assert talk.view.end.thanks.translated == "شكرًا جزيلًا على الحديث."
        assert talk.view.end.can_ask_again
        answered, *left = talk.view.end.lines
        assert answered.endswith("Antworten gespeichert")
        assert [line.split()[1] for line in left] == ["Fragen", "Rückfrage"]
        talk.presenter.go_to_asked_again()
        assert talk.question == "In welcher Straße wohnen Sie?"
        talk.presenter.show_current()
        assert talk.question == "In welcher Straße wohnen Sie?"

    def test_asked_again_goes_round(self) -> None:
        table = AtTheTable()
        for field in ("german_level", "sex"):
            mark_to_ask_again(table.desk, table.place(field), wanted=True)
        talk = Talk(table)
        found = []
        for _time in range(3):
            talk.presenter.go_to_asked_again()
            found.append(talk.question)
        assert found[0] == found[2] != found[1]
        assert talk.shown.to_ask_again.startswith("2 Rückfragen vorgemerkt: Frage ")

    def test_marks_of_another_part_are_counted_without_a_number(self) -> None:
        table = AtTheTable()
        mark_to_ask_again(table.desk, table.place("german_level"), wanted=True)
        assert Talk(table).shown.to_ask_again == "1 Rückfrage vorgemerkt"


class TestMarks:
    def test_ask_again_is_kept_and_taken_off(self) -> None:
        talk = Talk(at="german_level")
        talk.presenter.toggle_to_ask_again()
        assert talk.shown.current.to_ask_again
        assert talk.table.page().to_ask_again == 1
        talk.presenter.toggle_to_ask_again()
        assert talk.table.page().to_ask_again == 0

    def test_a_note_is_kept_once(self) -> None:
        talk = Talk(at="german_level")
        for _time in range(2):
            talk.presenter.put_note("fragt den Bruder")
        assert [mark.note for mark in talk.table.page().marks] == ["fragt den Bruder"]
        assert len(talk.view.saved) == 2

    def test_the_office_has_no_notes(self) -> None:
        talk = Talk(AtTheTable(role=Role.ADMINISTRATION))
        assert not talk.presenter.may_note

    def test_a_child_is_asked_apart(self) -> None:
        talk = Talk()
        while "Land" not in talk.question:
            talk.presenter.go_on()
        assert [name for _key, name in talk.shown.apart] == ["Yasmin", "Omar"]
        talk.presenter.ask_apart(talk.table.yasmin)
        assert talk.question == "In welchem Land ist Yasmin geboren?"
        talk.presenter.go_on("Irak")
        first, second = talk.table.page().file.children
        assert (first.country_of_birth, second.country_of_birth) == ("438", None)

    def test_what_a_child_is_asked_anyway_is_not_asked_apart(self) -> None:
        assert Talk(at="german_level").shown.apart == []

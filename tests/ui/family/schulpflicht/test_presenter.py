"""The Schulpflicht of the child chosen: asking, deciding, explaining, and nothing shown for a child left."""

from datetime import date

import pytest

from kiberatung.domain.notes import FollowUp
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.services.desk import Desk
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.schulpflicht import answer_words
from kiberatung.ui.family.schulpflicht.presenter import Decided, SchulpflichtPresenter
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, RememberingView, yasmin_and_omar


class Stage:
    """The presenter with everything around it."""

    def __init__(self) -> None:
        self.desk: Desk = a_desk()
        self.family: FamilyBuilder = yasmin_and_omar(self.desk)
        self.shell, self.view, self.deeds = FakeShell(), RememberingView(), RememberingDeeds()
        self.presenter = SchulpflichtPresenter(self.shell, self.desk, self.deeds.as_deeds(), self.view)
        self.presenter.show_family(self.family.family.id, None)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_the_first_child_is_shown_until_another_is_chosen(stage: Stage) -> None:
    assert stage.view.children == ["Yasmin 16 J.", "Omar 11 J."]
    assert answer_words.headline(stage.view.page) == "Ja, Yasmin ist schulpflichtig."
    stage.presenter.choose_child(stage.family.children[1].id)
    assert answer_words.headline(stage.view.page) == "Ja, Omar ist schulpflichtig."
    stage.presenter.show_family(stage.family.family.id, None)
    assert stage.view.chosen == stage.family.children[1].id


def test_a_late_answer_for_a_child_no_longer_chosen_is_dropped(stage: Stage) -> None:
    yasmin, omar = stage.family.children
    stage.shell.holding = True
    stage.presenter.choose_child(omar.id)
    stage.presenter.choose_child(yasmin.id)
    stage.view.page = None
    stage.shell.held.pop(0)()
    assert stage.view.page is None
    stage.shell.run_held()
    assert stage.view.page.child.id == yasmin.id


def test_a_family_without_children_shows_nobody(stage: Stage) -> None:
    empty = a_family("Leer").stored_in(stage.desk.store)
    stage.presenter.show_family(empty.family.id, None)
    assert (stage.view.children, stage.view.chosen) == ([], None)


def test_asking_an_office_becomes_a_follow_up_without_a_name(stage: Stage) -> None:
    stage.presenter.ask_office(stage.view.page.offices[0])
    with stage.desk.reading() as records:
        [follow_up] = records.find(FollowUp)
    assert follow_up.text == "Anfrage an Schulamt für den Kreis Steinfurt"
    assert (follow_up.due_on, follow_up.child_id) == (date(2026, 11, 30), stage.family.children[0].id)
    assert stage.view.page.offices[0].follow_up == follow_up
    assert stage.shell.notices[-1].headline == "Anfrage an Schulamt für den Kreis Steinfurt vorgemerkt."
    assert stage.deeds.changes == 1


def test_deciding_asks_for_a_sentence_before_anything_is_stored(stage: Stage) -> None:
    finding = stage.presenter.decide(Decided(Answer.YES, Part.SEK2, "kurz"))
    assert finding == "Schreiben Sie in einem Satz, worauf Ihre Entscheidung beruht."
    assert stage.view.page.decision is None
    assert stage.presenter.decide(Decided(Answer.YES, Part.SEK2, "Auskunft der Bezirksregierung")) == ""
    assert answer_words.decision_words(stage.view.page) == "Ja, Sekundarstufe II"
    assert answer_words.part_mark(stage.view.page.answer.part).word == "zu prüfen"


def test_explaining_shows_day_language_and_interpreter(stage: Stage) -> None:
    assert answer_words.explained_words(stage.view.page, "") == "Noch nicht als erklärt eingetragen."
    stage.presenter.explain("apc", "Samira Nasser")
    words = answer_words.explained_words(stage.view.page, "Arabisch")
    assert words == "am 23.11.2026 auf Arabisch, gedolmetscht von Samira Nasser"
    stage.presenter.explain("deu", "")
    assert answer_words.explained_words(stage.view.page, "Deutsch") == "am 23.11.2026 auf Deutsch, ohne Sprachmittlung"


def test_a_refused_explanation_is_told(stage: Stage) -> None:
    stage.presenter.explain("", "")
    assert "Sprache fehlt" in str(stage.shell.faults[0])


def test_intake_and_letter_are_asked_of_the_page_for_this_child(stage: Stage) -> None:
    stage.presenter.open_intake()
    stage.presenter.open_letter()
    yasmin = stage.family.children[0].id
    assert stage.deeds.wanted == [(Deed.INTAKE, yasmin), (Deed.LETTER, yasmin)]


def test_every_deed_says_when_it_was_saved(stage: Stage) -> None:
    stage.presenter.explain("deu", "")
    assert stage.shell.saved[-1].startswith("Gespeichert ")

"""The Schulpflicht of the child chosen: entering, asking, deciding, informing, printing; nothing of a child left."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import Source
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.information_given import Confirmation, GivenInformation, InformationTopic
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.office import Office
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.beside.question import SideQuestion, Topic
from kiberatung.services.desk import Desk
from kiberatung.services.open_items import Deed
from kiberatung.services.schulpflicht.words import headline
from kiberatung.ui.family.schulpflicht.presenter import Decided, Informed, SchulpflichtPresenter, SchulpflichtTools
from tests.documents.sheets import TYPESETTER
from tests.services.letters.paper_desk import TEXTS
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, RememberingView, yasmin_and_omar


class CardView(RememberingView):
    """Remembers what is asked for in place as well."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: Any = ()
        self.asked: list[str] = []
        self.offer: Any = None
        self.said: Any = None

    def show_changes(self, changes: Any) -> None:
        self.changes = changes

    def show_sentences(self, said: Any) -> None:
        self.said = said

    def show_question(self, field: str) -> None:
        self.asked.append(field)

    def show_information(self, offer: Any) -> None:
        self.offer = offer


class Stage:
    """The presenter with everything around it."""

    def __init__(self, role: Role = Role.HEAD) -> None:
        self.desk: Desk = a_desk()
        self.family: FamilyBuilder = yasmin_and_omar(self.desk)
        self.shell, self.view, self.deeds = FakeShell(), CardView(), RememberingDeeds()
        desk = self.desk if role is Role.HEAD else a_desk(self.desk.store, role)
        tools = SchulpflichtTools(lambda: TEXTS, lambda: TYPESETTER)
        self.presenter = SchulpflichtPresenter(self.shell, desk, self.deeds.as_deeds(), self.view, tools)
        self.presenter.show_family(self.family.family.id, None)

    @property
    def child(self) -> Child:
        child: Child = self.view.page.child
        return child

    def question(self, topic: Topic) -> SideQuestion:
        return next(one for one in self.view.page.beside if one.topic is topic)

    def follow_up(self) -> FollowUp:
        with self.desk.reading() as records:
            return records.find(FollowUp)[-1]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def informed(**more: Any) -> Informed:
    known: dict[str, Any] = {
        "given_on": TODAY,
        "topics": (InformationTopic.SCHULPFLICHT,),
        "language": "apc",
        "interpreted_by": "Samira Nasser",
        "confirmation": Confirmation.NONE,
        "confirmed_by": "",
        "is_for_all": False,
    }
    return Informed(**(known | more))


def test_the_first_child_is_shown_until_another_is_chosen(stage: Stage) -> None:
    assert stage.view.children == ["Yasmin 16 J.", "Omar 11 J."]
    assert headline(stage.view.page) == "Ja, Yasmin ist schulpflichtig."
    stage.presenter.choose_child(stage.family.children[1].id)
    assert headline(stage.view.page) == "Ja, Omar ist schulpflichtig."
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


def test_late_changes_of_a_child_no_longer_chosen_are_dropped(stage: Stage) -> None:
    yasmin, omar = stage.family.children
    stage.presenter.answer_fact(yasmin, "date_of_birth", "14.10.2012", None)
    stage.shell.holding = True
    stage.presenter.read_changes(yasmin.id)
    stage.presenter.child_id = omar.id
    stage.shell.run_held()
    assert stage.view.changes == ()
    stage.presenter.child_id = yasmin.id
    stage.shell.holding = False
    stage.presenter.read_changes(yasmin.id)
    assert stage.view.changes[0].who == "Anke Terhorst"


def test_a_family_without_children_shows_nobody(stage: Stage) -> None:
    empty = a_family("Leer").stored_in(stage.desk.store)
    stage.presenter.show_family(empty.family.id, None)
    assert (stage.view.children, stage.view.chosen) == ([], None)


def test_a_fact_entered_in_place_is_computed_at_once_with_its_source(stage: Stage) -> None:
    assert stage.presenter.answer_fact(stage.child, "years_of_schooling", "10", Source.CERTIFICATE) == ""
    facts = {fact.field: fact for fact in stage.view.page.facts}
    assert (facts["years_of_schooling"].value, facts["years_of_schooling"].source) == (
        "10 abgeschlossene",
        Source.CERTIFICATE,
    )
    assert [vote.part for vote in stage.view.page.votes][1] is Part.SEK2
    assert stage.deeds.changes == 1


def test_an_unreadable_fact_is_said_beside_its_field_and_nothing_is_stored(stage: Stage) -> None:
    assert "ganze Zahl" in stage.presenter.answer_fact(stage.child, "years_of_schooling", "viele", None)
    assert "Tragen Sie die Angabe ein" in stage.presenter.answer_fact(stage.child, "years_of_schooling", " ", None)
    assert stage.view.page.child.years_of_schooling == 7


def test_a_fact_all_children_share_reaches_all(stage: Stage) -> None:
    stage.presenter.answer_fact(stage.child, "assigned_on", "5.10.2026", None)
    with stage.desk.reading() as records:
        found = records.find(Child, family_id=stage.child.family_id)
    assert [child.assigned_on for child in found] == [date(2026, 10, 5)] * 2


def test_side_questions_lead_to_a_fact_a_place_or_a_follow_up(stage: Stage) -> None:
    stage.presenter.settle(stage.question(Topic.MEASLES))
    assert stage.view.asked == ["measles_proof"]
    stage.presenter.settle(stage.question(Topic.TWO_YEARS_HERE))
    assert stage.deeds.wanted == [(Deed.SCHOOLING, stage.child.id)]
    stage.presenter.settle(stage.question(Topic.LANGUAGE_EXAM))
    assert (stage.follow_up().text, stage.follow_up().due_on) == ("Sprachprüfung: 01.10.2027", date(2027, 9, 3))
    stage.presenter.settle(stage.question(Topic.RELEASE))
    assert stage.follow_up().due_on == date(2026, 11, 30)


def test_asking_an_office_becomes_a_follow_up_and_a_text_without_a_name(stage: Stage) -> None:
    page = stage.view.page
    stage.presenter.ask_office(page, page.offices[0])
    follow_up = stage.follow_up()
    assert follow_up.text == "Anfrage an Schulamt für den Kreis Steinfurt"
    assert (follow_up.due_on, follow_up.child_id) == (date(2026, 11, 30), stage.family.children[0].id)
    assert stage.view.page.offices[0].follow_up == follow_up
    notice = stage.shell.notices[-1]
    assert notice.headline == "Anfrage an Schulamt für den Kreis Steinfurt vorgemerkt."
    assert notice.call is not None
    notice.call()
    text = stage.shell.copied[-1]
    assert "16 Jahre, geboren 10.2010" in text
    assert "Nach Alter" in text
    for secret in ("Yasmin", "Al-Khatib", "14.10.2010", "2026-0001", "Aufenthalt", "Emsdetten"):
        assert secret not in text


def test_deciding_asks_for_a_sentence_before_anything_is_stored(stage: Stage) -> None:
    finding = stage.presenter.decide(Decided(Answer.YES, Part.SEK2, "kurz"))
    assert finding == "Schreiben Sie in einem Satz, worauf Ihre Entscheidung beruht."
    assert stage.view.page.decision is None
    assert stage.presenter.decide(Decided(Answer.YES, Part.SEK2, "Auskunft der Bezirksregierung")) == ""
    assert stage.view.page.decision.decision.part == Part.SEK2
    assert stage.view.page.answer.part is Part.CHECK


def test_a_decision_is_upheld_withdrawn_and_brought_back(stage: Stage) -> None:
    stage.presenter.decide(Decided(Answer.YES, Part.SEK2, "Auskunft der Bezirksregierung"))
    stage.presenter.answer_fact(stage.child, "years_of_schooling", "8", None)
    assert stage.view.page.decision.is_asked_again
    stage.presenter.uphold()
    assert not stage.view.page.decision.is_asked_again
    stage.presenter.withdraw()
    assert stage.view.page.decision is None
    undo = stage.shell.notices[-1].call
    assert undo is not None
    undo()
    assert stage.view.page.decision is not None


def test_informing_begins_with_what_the_talk_offers_and_is_kept(stage: Stage) -> None:
    stage.presenter.open_information()
    assert stage.view.offer.language == "apc"
    assert stage.presenter.inform(informed()) == ""
    [given] = stage.view.page.informations
    assert (given.language, given.interpreted_by, given.child_id) == ("apc", "Samira Nasser", stage.child.id)
    stage.presenter.inform(informed(is_for_all=True))
    assert stage.view.page.informations[0].child_id is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"topics": ()}, "worüber"),
        ({"language": ""}, "Sprache"),
        ({"given_on": None}, "Tag"),
        ({"given_on": date(2026, 12, 24)}, "Zukunft"),
        ({"confirmation": Confirmation.SIGNED}, "wer bestätigt hat"),
    ],
)
def test_what_is_missing_is_said_beside_the_fields(stage: Stage, more: dict[str, Any], said: str) -> None:
    assert said in stage.presenter.inform(informed(**more))
    assert stage.view.page.informations == ()


def test_a_confirmation_asks_for_a_name(stage: Stage) -> None:
    stage.presenter.inform(informed())
    given: GivenInformation = stage.view.page.informations[0]
    assert stage.presenter.confirm(given, Confirmation.SIGNED, " ") == "Tragen Sie ein, wer bestätigt hat."
    assert stage.presenter.confirm(given, Confirmation.SIGNED, "Rania") == ""
    assert stage.view.page.informations[0].confirmed_by == "Rania"


def test_the_determination_is_set_and_shown_before_it_is_printed(stage: Stage) -> None:
    stage.presenter.print_determination()
    pdf, title = stage.shell.previews[-1][:2]
    assert pdf.startswith(b"%PDF")
    assert title == "Feststellung zur Schulpflicht"


def test_what_was_only_said_has_no_paper_to_look_at(stage: Stage) -> None:
    stage.presenter.inform(informed())
    stage.presenter.reprint(stage.view.page.informations[0])
    assert stage.shell.previews == []
    assert stage.shell.faults == []


def test_intake_letter_and_invitation_are_asked_of_the_page_for_this_child(stage: Stage) -> None:
    stage.presenter.open_intake()
    stage.presenter.open_letter()
    stage.presenter.open_invitation()
    yasmin = stage.family.children[0].id
    assert stage.deeds.wanted == [(Deed.INTAKE, yasmin), (Deed.INFORM, yasmin), (Deed.INVITE, yasmin)]


def test_a_reading_account_is_offered_nothing() -> None:
    presenter = Stage(Role.READER).presenter
    assert (presenter.may_decide, presenter.may_enter, presenter.may_inform, presenter.may_print) == (False,) * 4
    office = Stage(Role.ADMINISTRATION).presenter
    assert (office.may_decide, office.may_enter, office.may_inform, office.may_print) == (False, True, True, True)


def test_every_deed_says_when_it_was_saved(stage: Stage) -> None:
    stage.presenter.inform(informed(language="deu"))
    assert stage.shell.saved[-1].startswith("Gespeichert ")


def test_the_family_hears_the_sentences_of_the_letter_in_its_language(stage: Stage) -> None:
    with stage.desk.changing("Sprache geändert") as work:
        work.put(replace(work.get(Family, stage.family.family.id), letter_language="uk"))
        work.commit()
    stage.presenter.read_sentences(stage.child.id)
    said = stage.view.said
    assert said.language == "uk"
    assert said.texts[0].german.startswith("Yasmin Al-Khatib ist in Nordrhein-Westfalen schulpflichtig.")
    assert all(text.translated for text in said.texts)


def test_sentences_for_a_child_that_is_no_longer_shown_are_dropped(stage: Stage) -> None:
    first = stage.child.id
    stage.presenter.choose_child(stage.family.children[1].id)
    stage.view.said = None
    stage.presenter.read_sentences(first)
    assert stage.view.said is None


def test_without_an_office_the_page_stands_and_says_why_nothing_is_written(stage: Stage) -> None:
    with stage.desk.changing("Zentrum entfernt") as work:
        work.remove(work.find(Office)[0])
        work.commit()
    stage.presenter.read_sentences(stage.child.id)
    assert "Absender fehlt" in stage.view.said.message

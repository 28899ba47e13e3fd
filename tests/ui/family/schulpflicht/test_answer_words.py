"""Every answer reads as a whole sentence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part
from kiberatung.services.schulpflicht_facts import UsedFact
from kiberatung.services.schulpflicht_page import SchulpflichtPage, read_schulpflicht
from kiberatung.ui.family.schulpflicht import answer_words
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.ui.family.child_pages import ARRIVED


def a_page(**more: Any) -> SchulpflichtPage:
    desk = a_desk()
    known = ARRIVED | {"date_of_birth": date(2015, 3, 1)} | more
    return read_schulpflicht(desk, a_family().with_child("Omar", **known).stored_in(desk.store).children[0].id)


@pytest.mark.parametrize(
    ("answer", "sentence", "tone"),
    [
        (Answer.YES, "Ja, Omar ist schulpflichtig.", "ok"),
        (Answer.NO, "Nein, Omar ist jetzt nicht schulpflichtig.", "muted"),
        (Answer.NOT_YET, "Nein, Omar ist noch nicht schulpflichtig.", "muted"),
        (Answer.NO_LONGER, "Nein, Omar ist nicht mehr schulpflichtig.", "muted"),
        (Answer.SUSPENDED, "Die Schulpflicht von Omar ruht.", "muted"),
        (Answer.CHECK, "Ob Omar schulpflichtig ist, muss geprüft werden.", "warn"),
    ],
)
def test_the_answer_is_a_sentence(answer: Answer, sentence: str, tone: str) -> None:
    page = a_page()
    assert page.answer is not None
    page = replace(page, answer=page.answer._replace(answer=answer))
    assert answer_words.headline(page) == sentence
    assert answer_words.answer_mark(page.answer).tone == tone
    assert answer_words.second_sentence(page).endswith(".")


def test_a_missing_fact_is_named() -> None:
    page = a_page(resident_since=None)
    assert answer_words.headline(page) == "Für Omar fehlt eine Angabe: Gemeldet in NRW seit."
    assert "kann schon beginnen" in answer_words.second_sentence(page)


def test_without_a_birthday_the_sentence_says_so() -> None:
    page = a_page(date_of_birth=None)
    assert answer_words.headline(page) == "Die Schulpflicht von Omar lässt sich noch nicht bestimmen."
    assert "Geburtsdatum" in answer_words.second_sentence(page)
    assert answer_words.answer_mark(None).tone == "warn"


def test_parts_and_authorities_have_words() -> None:
    assert [answer_words.part_mark(part).word for part in (None, *Part)] == [
        "–",
        "Vollzeit, bis Sekundarstufe I",
        "Sekundarstufe II, Berufskolleg",
        "zu prüfen",
    ]
    assert answer_words.vote_mark(None).word == "zählt nicht mit"
    assert [answer_words.authority_words(one) for one in (None, *Authority)][-1] == "Schulamt und Bezirksregierung"
    assert answer_words.day_or_dash(None) == "–"


def test_a_fact_shows_its_value_its_doubt_and_its_source() -> None:
    fact = UsedFact("date_of_birth", "Geburtsdatum", "01.01.2015", "nur das Jahr", Source.PASSPORT)
    assert answer_words.fact_value(fact) == "01.01.2015, nur das Jahr"
    assert answer_words.fact_mark(fact) == answer_words.Mark("id-card", "Pass", "muted")
    unknown = UsedFact("assigned_on", "Zuweisung", "", no_value=NoValue.UNKNOWN)
    assert answer_words.fact_value(unknown) == "offen"
    assert answer_words.fact_mark(unknown) == answer_words.Mark("circle-question-mark", "unbekannt", "muted")
    assert answer_words.fact_mark(UsedFact("a", "b", "c")) is None


def test_norms_say_whether_their_wording_was_read() -> None:
    page = a_page()
    assert page.answer is not None
    words = {answer_words.norm_mark(norm).word for norm in page.answer.norms}
    assert any(word.startswith("Stand ") for word in words)

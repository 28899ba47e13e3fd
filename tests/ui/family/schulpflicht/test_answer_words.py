"""Every answer reads as a whole sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.cases import SchulpflichtDecision, SchulpflichtDecisionId
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part
from kiberatung.domain.schulpflicht.beside.answers import side_questions
from kiberatung.domain.schulpflicht.beside.question import Topic
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts
from kiberatung.domain.schulpflicht.law_text import profile_of, read_law_text
from kiberatung.services.schulpflicht.decisions import ChangedFact, StandingDecision
from kiberatung.services.schulpflicht.facts import UsedFact
from kiberatung.services.schulpflicht.page import SchulpflichtPage, read_schulpflicht
from kiberatung.services.schulpflicht.past import AnswerChange
from kiberatung.services.schulpflicht.words import (
    authority_words,
    day_or_dash,
    fact_value,
    headline,
    part_word,
    second_sentence,
    vote_word,
)
from kiberatung.ui.family.schulpflicht import answer_words, page_rows
from tests.support.builders import IDENTIFIERS, a_family
from tests.support.desks import TODAY, a_desk
from tests.ui.family.child_pages import ARRIVED

LAW = Path(__file__).parents[4] / "resources" / "law"


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
    assert headline(page) == sentence
    assert answer_words.answer_mark(page.answer).tone == tone
    assert second_sentence(page).endswith(".")


def test_a_missing_fact_is_named() -> None:
    page = a_page(resident_since=None)
    assert headline(page) == "Für Omar fehlt eine Angabe: Gemeldet in NRW seit."
    assert page.missing == ("resident_since",)
    assert "kann schon beginnen" in second_sentence(page)


def test_without_a_birthday_the_sentence_says_so() -> None:
    page = a_page(date_of_birth=None)
    assert headline(page) == "Die Schulpflicht von Omar lässt sich noch nicht bestimmen."
    assert "Geburtsdatum" in second_sentence(page)
    assert answer_words.answer_mark(None).tone == "warn"
    assert (page.missing, page.line) == (("date_of_birth",), None)


def test_parts_and_authorities_have_words() -> None:
    assert [part_word(part) for part in (None, *Part)] == [
        "–",
        "Vollzeit, bis Sekundarstufe I",
        "Sekundarstufe II, Berufskolleg",
        "zu prüfen",
    ]
    assert vote_word(None) == answer_words.vote_mark(None).word == "zählt nicht mit"
    assert answer_words.part_mark(None).word == "–"
    assert [authority_words(one) for one in (None, *Authority)][-1] == "Schulamt und Bezirksregierung"
    assert day_or_dash(None) == "–"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source.PASSPORT, "Pass, gesehen"),
        (Source.SEEN, "gesehen"),
        (Source.INTERPRETED, "erzählt, gedolmetscht"),
        (Source.SIBLING, "angenommen, vom Geschwister"),
        (None, "ohne Quelle"),
    ],
)
def test_a_fact_says_whether_it_was_seen_told_or_assumed(source: Source | None, words: str) -> None:
    mark = answer_words.fact_mark(UsedFact("date_of_birth", "Geburtsdatum", "01.01.2015", source=source))
    assert mark is not None
    assert (mark.word, mark.tone) == (words, "muted")


def test_a_fact_shows_its_value_and_its_doubt() -> None:
    fact = UsedFact("date_of_birth", "Geburtsdatum", "01.01.2015", "nur das Jahr", Source.PASSPORT)
    assert fact_value(fact) == "01.01.2015, nur das Jahr"
    unknown = UsedFact("assigned_on", "Zuweisung", "", no_value=NoValue.UNKNOWN)
    assert fact_value(unknown) == "offen"
    assert answer_words.fact_mark(unknown) == answer_words.Mark("circle-question-mark", "unbekannt", "muted")
    assert answer_words.fact_mark(UsedFact("a", "b", "")) is None
    counted = UsedFact("years_of_schooling", "Schuljahre", "3 abgeschlossene", is_counted=True)
    assert answer_words.fact_mark(counted) == answer_words.Mark("route", "errechnet", "muted")


def test_norms_say_whether_their_wording_was_read() -> None:
    page = a_page()
    assert page.answer is not None
    words = {answer_words.norm_mark(norm).word for norm in page.answer.norms}
    assert any(word.startswith("Stand ") for word in words)


def a_decision(**more: Any) -> StandingDecision:
    decision = SchulpflichtDecision(
        id=SchulpflichtDecisionId(IDENTIFIERS.next()),
        child_id=a_page().child.id,
        decided_on=TODAY,
        computed_answer="yes",
        computed_part="check",
        answer="yes",
        part="sek2",
        reason="Auskunft",
    )
    return StandingDecision(decision, "Anke Terhorst", **more)


def test_a_decision_says_who_when_and_what_and_asks_again() -> None:
    page = a_page()
    quiet = a_decision()
    assert answer_words.decided_words(quiet) == (
        "Abweichend festgelegt am 23.11.2026 von Anke Terhorst: Ja, Sekundarstufe II"
    )
    assert answer_words.asked_again_words(quiet, page.answer) == ""
    again = a_decision(changed=(ChangedFact("Schuljahre bisher", "7", ""),), other_answer=True)
    words = answer_words.asked_again_words(again, page.answer)
    assert "Gilt sie weiter?" in words
    assert "Berechnet war: Ja, Teil zu prüfen. Berechnet ist jetzt: Ja, Vollzeit." in words
    assert "Schuljahre bisher: 7 → offen." in words


def test_a_change_of_the_answer_reads_as_a_sentence() -> None:
    change = AnswerChange(date(2026, 11, 12), "Anke Terhorst", "Ja", "Ruht", ("Ruht wegen: Sprachkurs",))
    assert answer_words.change_words(change) == "Am 12.11.2026 geändert: Ja → Ruht"
    assert answer_words.because_words(change) == "weil Ruht wegen: Sprachkurs (Anke Terhorst)"
    first = AnswerChange(date(2026, 11, 12), "", "", "Ja", ())
    assert answer_words.change_words(first) == "Am 12.11.2026 zuerst bestimmt: Ja"
    assert answer_words.because_words(first) == ""


def test_every_side_question_stands_on_the_card_with_its_sentences_and_norms() -> None:
    """Also the ABC-Klassen, once their draft is law."""
    shipped, draft = ((LAW / name).read_text(encoding="utf-8") for name in ("schulpflicht.json", "18-schraeg.json"))
    first = read_law_text(shipped)
    law = profile_of([first, read_law_text(draft, [first])])
    shown: set[Topic] = set()
    for year in (2009, 2014, 2020, 2021, 2022):
        facts = SchulpflichtFacts(date(year, 10, 5), TODAY, ResidenceStatus.EU, resident_since=date(2026, 10, 1))
        questions = side_questions(facts, law, TODAY)
        for question, row in zip(questions, page_rows.side_rows(questions, lambda _question: None), strict=True):
            spoken = row.spoken()
            assert answer_words.side_title(question.topic) in spoken
            assert all(sentence in spoken for sentence in question.sentences)
            assert question.norms
            assert all(norm.norm in spoken for norm in question.norms)
            shown.add(question.topic)
    assert shown == set(Topic)

"""What else the letter with the recommendation says: end of the support, chances, next step, the counsellor's words."""

from datetime import date

import pytest

from kiberatung.domain.letters import LetterKind
from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.schools import GermanSupport
from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services.assessment.assessing import InstrumentSource, put_assessment_text
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.values import Paragraph
from kiberatung.services.recommendations import RecommendationChoice, record_recommendation
from tests.services.letters.paper_desk import ROOT, TEXTS
from tests.ui.family.recommendation.places_desk import PlacesDesk

KLASSE, NONE = GermanSupport.DEUTSCHFOERDERKLASSE, GermanSupport.NONE
WHY = "So mit der Familie besprochen."
INSTRUMENTS = load_instruments(ROOT / "resources" / "instruments")


def paragraphs(choice: RecommendationChoice, statement: str = "", language: str = "tr") -> dict[str, Paragraph]:
    places = PlacesDesk()
    if statement:
        put_assessment_text(places.desk, InstrumentSource(lambda: INSTRUMENTS), places.omar, statement)
    record_recommendation(places.desk, places.omar, choice, WHY)
    family_id = places.family.family.id
    wish = LetterRequest(kind=LetterKind.RECOMMENDATION, family_id=family_id, child_id=places.omar, language=language)
    return {one.title: one for one in prepare_letter(places.desk, TEXTS, wish).sheet.paragraphs}


def test_end_chances_form_and_step_are_said_in_both_languages() -> None:
    found = paragraphs(
        RecommendationChoice(
            grade=6,
            german_support=KLASSE,
            schulform="GE",
            support_until=date(2028, 7, 31),
            chances=(Chance.HSU, Chance.SPRACHPRUEFUNG),
            next_step=NextStep.APPRENTICESHIP,
        )
    )
    assert found["Schulform"].text.german == "Wir empfehlen diese Schulform: Gesamtschule."
    assert "31.07.2028" in found["Dauer der Förderung"].text.german
    assert "31.07.2028" in found["Dauer der Förderung"].text.translated
    assert {"Unterricht in der Familiensprache", "Sprachprüfung", "Der nächste Schritt", "Schule"} <= found.keys()
    assert all(one.text.translated for one in found.values())


def test_a_form_nobody_can_translate_is_left_out() -> None:
    assert "Schulform" not in paragraphs(RecommendationChoice(grade=6, german_support=KLASSE, schulform="FW"))


@pytest.mark.parametrize("step", [NextStep.LANGUAGE_TEST, NextStep.KITA, NextStep.SCHOOL_REGISTRATION])
def test_a_family_whose_child_is_too_young_hears_nothing_of_places(step: NextStep) -> None:
    found = paragraphs(RecommendationChoice(grade=None, german_support=NONE, next_step=step))
    assert "Der nächste Schritt" in found
    assert found.keys().isdisjoint({"Schule", "Nächste Schritte", "Deutsch lernen", "Untersuchung", "Jahrgang"})


def test_without_a_grade_nobody_says_that_no_support_is_needed() -> None:
    early = RecommendationChoice(grade=None, german_support=NONE, next_step=NextStep.EARLY_ADMISSION)
    assert "Deutsch lernen" not in paragraphs(early)
    regular = paragraphs(RecommendationChoice(grade=6, german_support=NONE, support_until=date(2028, 7, 31)))
    assert "Deutsch lernen" in regular
    assert "Dauer der Förderung" not in regular


def test_own_words_stand_in_the_german_column_alone() -> None:
    choice = RecommendationChoice(grade=6, german_support=KLASSE)
    found = paragraphs(choice, "Lernt schnell.")["Lernstand"].text
    assert found.german.endswith("\nLernt schnell.")
    assert "Lernt schnell." not in found.translated
    assert "Lernstand" not in paragraphs(choice)

"""What the answer says: reasons, hints, whom to ask."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.domain.schulpflicht.finding import find
from kiberatung.domain.schulpflicht.hints import doubts_about, hints_for, remarks_beside
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.law_text import parse_law
from kiberatung.domain.schulpflicht.parameters import Certainty, LawProfile
from tests.domain.schulpflicht.conftest import CHILD, LAW_FILE

Determine = Callable[..., SchulpflichtAnswer]
ADULT = {"date_of_birth": date(2006, 3, 3), "resident_since": date(2026, 10, 1)}


def has(texts: tuple[str, ...], part: str) -> bool:
    return any(part in text for text in texts)


def test_reasons_name_days_and_norms_as_germans_write_them(determine: Determine) -> None:
    answer = determine()
    assert answer.reasons[0] == (
        "Der 6. Geburtstag liegt nicht nach dem 30.09.2020. "
        "Nach dem Alter beginnt die Pflicht am 01.08.2020 (§\u00a035 Abs.\u00a01 SchulG)."
    )
    assert "Am 02.11.2026 besteht Schulpflicht. Sie dauert bis 31.07.2032." in answer.reasons


def test_norms_stand_once_and_carry_state_and_certainty(determine: Determine) -> None:
    norms = determine().norms
    assert len({norm.norm for norm in norms}) == len(norms)
    states = {norm.norm.replace("\u00a0", " "): (norm.state, norm.certainty) for norm in norms}
    assert states["§ 34 Abs. 1 SchulG"] == ("Stand 01.10.2024", Certainty.WORDING)
    assert states["§ 37 Abs. 1 SchulG"] == ("Wortlaut prüfen", Certainty.PARAPHRASE)
    assert [certainty.label for certainty in Certainty] == ["Wortlaut", "sinngemäß"]


@pytest.mark.parametrize(
    ("born_on", "years", "day"),
    [
        (date(2014, 9, 30), 6, "29.09.2020"),
        (date(2014, 10, 1), 6, "30.09.2020"),
        (date(2014, 8, 1), 18, "31.07.2032"),
        (date(2014, 8, 2), 18, "01.08.2032"),
    ],
)
def test_a_birthday_on_the_edge_is_explained(determine: Determine, born_on: date, years: int, day: str) -> None:
    expected = f"Das {years}. Lebensjahr ist am {day} vollendet"
    assert has(determine(date_of_birth=born_on).reasons, expected)
    assert not has(determine(date_of_birth=date(2014, 5, 5)).reasons, "vollendet, dem Tag")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"early_admission_on": date(2019, 8, 1)}, "vorzeitig aufgenommen"),
        ({"deferred": True}, "um ein Jahr zurückgestellt"),
        ({"third_entry_year": True}, "dritte Jahr der Schuleingangsphase"),
        ({"resident_since": None, "assigned_on": date(2026, 10, 1)}, "Der Tag der Wohnortnahme ist nicht bekannt"),
        ({"residence_status": ResidenceStatus.TEMPORARY_PROTECTION}, "Ein Tag der Zuweisung ist nicht bekannt"),
        ({"residence_status": ResidenceStatus.UNDETERMINED}, "Der Aufenthaltsstatus ist ungeklärt"),
        ({"years_of_schooling": 1}, "1 Schuljahr ist abgeschlossen"),
        ({"years_of_schooling": 6}, "6 Schuljahre sind abgeschlossen"),
        ({"resident_since": None}, "Der Tag der Wohnortnahme in NRW fehlt"),
        ({"residence_status": ResidenceStatus.ASYLUM}, "Der Tag der Zuweisung an eine Gemeinde fehlt"),
        ({"date_of_birth": date(2021, 5, 5), "resident_since": None}, "noch offen"),
    ],
)
def test_each_circumstance_has_its_sentence(determine: Determine, facts: dict[str, Any], reason: str) -> None:
    assert has(determine(**facts).reasons, reason)


def test_moved_ends_are_explained(determine: Determine) -> None:
    youth = {"date_of_birth": date(2009, 12, 1), "apprenticeship_from": date(2026, 8, 1)}
    longer = determine(**youth, apprenticeship_until=date(2029, 7, 31))
    assert has(longer.reasons, "Die Pflicht dauert bis zu ihrem Ende am 31.07.2029")
    within = determine(**youth, apprenticeship_until=date(2028, 7, 31))
    assert not has(within.reasons, "Die Pflicht dauert bis zu ihrem Ende")
    shorter = determine(**youth, sek2_completed_on=date(2027, 6, 30))
    assert has(shorter.reasons, "beendet die Pflicht am 30.06.2027")


@pytest.mark.parametrize(
    ("born_on", "shown"),
    [(date(2008, 11, 3), False), (date(2008, 11, 2), True), (date(2000, 11, 3), True), (date(2000, 11, 2), False)],
)
def test_fit_fuer_mehr_from_18_to_25(determine: Determine, born_on: date, shown: bool) -> None:
    assert has(determine(date_of_birth=born_on).hints, "Fit für mehr") is shown


def test_fit_fuer_mehr_depends_on_the_day_of_entry(determine: Determine) -> None:
    early = determine(**ADULT, reference_date=date(2026, 10, 31)).hints
    late = determine(**ADULT, reference_date=date(2026, 11, 1)).hints
    assert has(
        early, "Bei Eintritt bis 31.10.2026 dauert die Klasse bis 31.07.2027, bei späterem höchstens bis 31.07.2028"
    )
    assert has(late, "Bei Eintritt ab jetzt dauert die Klasse höchstens bis 31.07.2028")


@pytest.mark.parametrize(("reference", "year"), [(date(2026, 10, 1), 2026), (date(2026, 10, 2), 2027)])
def test_the_language_exam_names_the_next_first_of_october(determine: Determine, reference: date, year: int) -> None:
    answer = determine(reference_date=reference, resident_since=date(2026, 9, 1))
    assert has(answer.hints, f"beantragt sie bis 01.10.{year}")


def test_the_language_exam_begins_with_grade_5(determine: Determine) -> None:
    assert has(determine(date_of_birth=date(2016, 5, 5)).hints, "Sprachprüfung")
    assert not has(determine(date_of_birth=date(2017, 5, 5)).hints, "Sprachprüfung")


def test_a_missing_measles_proof_and_ao_sf_never_block(determine: Determine) -> None:
    hints = determine().hints
    assert has(hints, "Masernnachweis verhindert die Aufnahme nicht")
    assert has(hints, "(AO-SF)")
    assert has(hints, "§\u00a034 Abs.\u00a05 SchulG")
    assert not has(determine(resident_since=None).hints, "Masern")


def test_release_is_a_question_of_sek2(determine: Determine) -> None:
    assert has(determine(date_of_birth=date(2009, 12, 1)).hints, "§\u00a038 Abs.\u00a04 SchulG")
    assert not has(determine().hints, "§\u00a038 Abs.\u00a04 SchulG")


def test_erstfoerderung_may_be_used_after_two_years(determine: Determine) -> None:
    assert has(determine(resident_since=date(2024, 11, 2)).hints, "Erstförderung")
    assert not has(determine(resident_since=date(2024, 11, 3)).hints, "Erstförderung")
    german = determine(resident_since=date(2020, 1, 1), residence_status=ResidenceStatus.GERMAN)
    assert not has(german.hints, "Erstförderung")
    reception = {"residence_status": ResidenceStatus.OBLIGED_TO_LEAVE, "in_state_reception": True}
    assert not has(determine(**reception).hints, "Erstförderung")


def test_a_fictive_birthday_is_doubted(determine: Determine) -> None:
    assert has(determine(date_of_birth=date(2014, 1, 1)).hints, "oft geschätzt")
    assert not has(determine(date_of_birth=date(2014, 1, 2)).hints, "oft geschätzt")


@pytest.mark.parametrize(
    ("facts", "hint"),
    [
        ({"apprenticeship_from": date(2026, 8, 1), "apprenticeship_until": date(2026, 7, 1)}, "endet vor ihrem Beginn"),
        ({"early_admission_on": date(2020, 8, 1)}, "nicht vor dem regulären Beginn"),
        ({"years_of_schooling": 10}, "passt nicht zum Alter"),
        (
            {"suspension": SuspensionKind.LANGUAGE_COURSE, "residence_status": ResidenceStatus.GERMAN},
            "Aussiedler- oder Ausländerstatus",
        ),
        ({"reference_date": date(2010, 9, 1), "date_of_birth": date(2000, 1, 2)}, "keine Rechtsfassung hinterlegt"),
    ],
)
def test_contradictions_are_said_and_block_nothing(determine: Determine, facts: dict[str, Any], hint: str) -> None:
    assert has(determine(**facts).hints, hint)
    assert not has(determine().hints, hint)


def test_in_time_early_admission_is_no_contradiction(determine: Determine) -> None:
    assert not has(determine(early_admission_on=date(2019, 8, 1)).hints, "nicht vor dem")


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"resident_since": None}, "Meldebehörde"),
        ({"residence_status": ResidenceStatus.ASYLUM}, "Zuweisungsbescheid"),
        ({"date_of_birth": date(2010, 10, 1)}, "Platz am Berufskolleg"),
        ({"date_of_birth": date(2008, 11, 1)}, "Fragen Sie die Bezirksregierung, ob die Schulpflicht besteht"),
        (
            {"residence_status": ResidenceStatus.OBLIGED_TO_LEAVE, "in_state_reception": True},
            "Fragen Sie das Schulamt, ob die Schulpflicht schon besteht",
        ),
        (
            {"date_of_birth": date(2008, 11, 1), "years_of_schooling": 4},
            "Fragen Sie Schulamt und Bezirksregierung, ob die Schulpflicht besteht",
        ),
    ],
)
def test_someone_can_be_asked(determine: Determine, facts: dict[str, Any], asked: str) -> None:
    assert has(determine(**facts).ask, asked)


def test_a_certain_answer_asks_nobody(determine: Determine) -> None:
    assert determine().ask == ()


def test_doubts_are_told_apart_from_chances(law: LawProfile) -> None:
    facts = CHILD._replace(date_of_birth=date(2014, 1, 1), years_of_schooling=11)
    finding = find(facts, law_for(facts, law))
    doubts = doubts_about(finding)
    assert len(doubts) == 2
    assert set(doubts) < set(hints_for(finding))


def test_remarks_stand_where_a_place_is_due(law: LawProfile) -> None:
    here, gone = (find(facts, law_for(facts, law)) for facts in (CHILD, CHILD._replace(resident_since=None)))
    assert len(remarks_beside(here)) == 2
    assert set(remarks_beside(here)) < set(hints_for(here))
    assert remarks_beside(gone) == ()


def test_hints_name_the_numbers_of_the_law_and_not_their_own() -> None:
    text = LAW_FILE.read_text(encoding="utf-8")
    for old, new in (
        ('"fit_fuer_mehr_claim_age", "value": 18', '"fit_fuer_mehr_claim_age", "value": 19'),
        ('"fit_fuer_mehr_last_age", "value": 25', '"fit_fuer_mehr_last_age", "value": 24'),
        ('["11-01", "02-01", "05-01"]', '["09-15", "03-01"]'),
        ('"erstfoerderung_years", "value": 2', '"erstfoerderung_years", "value": 3'),
    ):
        assert old in text
        text = text.replace(old, new)
    law = parse_law(text)
    adult = " ".join(determine_schulpflicht(CHILD._replace(date_of_birth=date(2006, 3, 3)), law).hints)
    assert "Von 19 bis 24 Jahren" in adult
    assert "Eintrittstage für „Fit für mehr“: 15.09., 01.03. Fragen" in adult
    here = determine_schulpflicht(CHILD._replace(resident_since=date(2023, 11, 2)), law).hints
    assert any("Seit 02.11.2023 sind 3 Jahre vergangen" in hint for hint in here)

"""The Lernstand: nothing without a reason, no diagnosis, progress in words, the text as typed, nameless sheets."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiberatung.basics import texts
from kiberatung.domain.accounts import Role
from kiberatung.domain.assessments import Assessment, AssessmentDomain, AssessmentEntry, AssessmentEntryId, ItemLevel
from kiberatung.domain.errors import DomainError
from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services.assessment.assessing import (
    LONGEST_TEXT,
    InstrumentSource,
    diagnosis_sentence,
    put_assessment_text,
    put_entry,
    remove_entry,
)
from kiberatung.services.assessment.page import AssessmentPage, DomainState, read_assessment
from kiberatung.services.assessment.sheets import observation_sheet, task_sheet
from kiberatung.services.assessment.words import advance_words, level_lines
from kiberatung.services.desk import Desk
from kiberatung.services.undo import undo_last
from tests.services.letters.paper_desk import TEXTS
from tests.services.placing_desk import CHILD, RESOURCES, TODAY, PlacingStore, a_desk

INSTRUMENTS = load_instruments(RESOURCES / "instruments")
SOURCE = InstrumentSource(lambda: INSTRUMENTS)
MATHS = AssessmentDomain.MATHEMATICS
SEEN = "Löst die Aufgaben 1 bis 9 allein."
MATHS_WORDS = (
    "Mathematik (24.11.2026): sicher: zählt und schreibt Zahlen bis 20; allein: rechnet plus und minus bis 100. " + SEEN
)


def an_entry(desk: Desk, **changed: Any) -> AssessmentEntry:
    entry = AssessmentEntry(
        id=AssessmentEntryId(desk.identifiers.next()),
        child_id=CHILD,
        domain=MATHS,
        instrument="observation_mathematics",
        assessed_on=TODAY,
        levels=(ItemLevel("count_20", "sure"), ItemLevel("plus_100", "alone")),
        reason=SEEN,
    )
    return replace(entry, **changed)


def page_of(desk: Desk) -> AssessmentPage:
    return read_assessment(desk, SOURCE, CHILD)


def state(desk: Desk, domain: AssessmentDomain = MATHS) -> DomainState:
    return next(one for one in page_of(desk).domains if one.domain is domain)


def stored(desk: Desk) -> list[AssessmentEntry]:
    with desk.reading() as records:
        return records.find(AssessmentEntry)


@pytest.fixture
def desk() -> Desk:
    return a_desk()[0]


def test_an_entry_keeps_who_when_and_which_wording(desk: Desk) -> None:
    kept = put_entry(desk, SOURCE, an_entry(desk))
    assert (kept.account_id, kept.instrument_state, kept.version) == (desk.account.id, "2026-11-22", 1)
    assert state(desk).newest == kept


@pytest.mark.parametrize("reason", ["", "   ", "gut."])
def test_a_level_without_its_reason_is_not_saved(desk: Desk, reason: str) -> None:
    with pytest.raises(DomainError, match="Ohne Begründung") as refused:
        put_entry(desk, SOURCE, an_entry(desk, reason=reason))
    assert "woran Sie es gesehen haben" in refused.value.next_step
    assert stored(desk) == []


@pytest.mark.parametrize("domain", [AssessmentDomain.SUPPORT, MATHS])
def test_a_diagnosis_is_refused_kindly_in_every_domain(desk: Desk, domain: AssessmentDomain) -> None:
    instrument = "hint_support" if domain is AssessmentDomain.SUPPORT else "observation_mathematics"
    entry = an_entry(desk, domain=domain, instrument=instrument, levels=(), reason="Er hat sicher ADHS, sagt man.")
    with pytest.raises(DomainError, match=r"klingt nach einer Diagnose\. Schreiben Sie, was Sie sehen"):
        put_entry(desk, SOURCE, entry)
    with pytest.raises(DomainError, match="Diagnose"):
        put_assessment_text(desk, SOURCE, CHILD, "Legasthenie")
    assert diagnosis_sentence(INSTRUMENTS, SEEN) == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"instrument": "gibt_es_nicht"},
        {"instrument": "tasks_mathematics_1", "levels": ()},
        {"domain": AssessmentDomain.GERMAN},
        {"levels": (ItemLevel("count_20", "super"),)},
        {"levels": (ItemLevel("names", "clearly"),)},
    ],
)
def test_levels_are_those_of_the_instrument(desk: Desk, changed: dict[str, Any]) -> None:
    with pytest.raises(DomainError, match="gehören nicht zu diesem Bogen"):
        put_entry(desk, SOURCE, an_entry(desk, **changed))


def test_2p_is_entered_by_module_and_elsewhere_in_words(desk: Desk) -> None:
    put_entry(desk, SOURCE, an_entry(desk, instrument="result_2p", levels=(ItemLevel("mathematics", "second_pair"),)))
    words = an_entry(desk, instrument="result_2p", domain=AssessmentDomain.GERMAN, levels=(), reason="Laut Bogen: A2.")
    put_entry(desk, SOURCE, replace(words, reason="Laut Ergebnisbogen vom Oktober: A2."))
    assert level_lines(INSTRUMENTS.get("result_2p"), stored(desk)[0]) == [("zweite Doppelstufe", "2P-Modul Mathematik")]


@pytest.mark.parametrize(
    ("day", "said"), [(TODAY + timedelta(days=1), "Zukunft"), (date(2015, 2, 28), "vor der Geburt")]
)
def test_days_that_cannot_be_are_refused(desk: Desk, day: date, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        put_entry(desk, SOURCE, an_entry(desk, assessed_on=day))


def test_progress_is_told_since_the_look_before(desk: Desk) -> None:
    before = (ItemLevel("count_20", "alone"), ItemLevel("plus_100", "alone"))
    put_entry(desk, SOURCE, an_entry(desk, levels=before, assessed_on=date(2026, 9, 3)))
    put_entry(desk, SOURCE, an_entry(desk))
    found = state(desk)
    assert found.moved_since is not None
    assert found.moved_since.assessed_on == date(2026, 9, 3)
    assert [advance_words(one) for one in found.moved] == ["zählt und schreibt Zahlen bis 20: allein → sicher"]
    assert [entry.assessed_on for entry in found.entries] == [TODAY, date(2026, 9, 3)]


def test_another_instrument_is_no_progress(desk: Desk) -> None:
    level = (ItemLevel("mathematics", "first_pair"),)
    put_entry(desk, SOURCE, an_entry(desk, instrument="result_2p", levels=level, assessed_on=date(2026, 9, 3)))
    put_entry(desk, SOURCE, an_entry(desk))
    assert state(desk).moved_since is None


def test_an_instrument_that_is_gone_leaves_its_entries(desk: Desk) -> None:
    put_entry(desk, SOURCE, an_entry(desk))
    nothing = InstrumentSource(lambda: replace(INSTRUMENTS, by_key={}))
    page = read_assessment(desk, nothing, CHILD)
    assert page.proposal.startswith("Mathematik (24.11.2026): sure: count_20; alone: plus_100.")


def test_deeds_can_be_taken_back(desk: Desk) -> None:
    kept = put_entry(desk, SOURCE, an_entry(desk))
    remove_entry(desk, kept)
    assert stored(desk) == []
    undo_last(desk)
    assert [one.reason for one in stored(desk)] == [SEEN]
    undo_last(desk)
    assert stored(desk) == []


def test_the_proposal_begins_with_what_the_child_can(desk: Desk) -> None:
    put_entry(desk, SOURCE, an_entry(desk))
    interests = (ItemLevel("names", "clearly"),)
    put_entry(
        desk,
        SOURCE,
        an_entry(
            desk,
            domain=AssessmentDomain.INTERESTS,
            instrument="observation_interests",
            levels=interests,
            reason="Erzählt viel von Fußball",
        ),
    )
    assert page_of(desk).proposal.splitlines() == [
        "Interessen und Stärken (24.11.2026): deutlich: nennt, was es gern macht. Erzählt viel von Fußball.",
        MATHS_WORDS,
    ]


def test_the_proposal_is_german_on_an_english_screen(desk: Desk) -> None:
    put_entry(desk, SOURCE, an_entry(desk))
    german = page_of(desk).proposal
    texts.install("en", RESOURCES.parent / "translations")
    try:
        assert page_of(desk).proposal == german
    finally:
        texts.install("de", RESOURCES.parent / "translations")


def test_the_text_stays_as_it_was_typed(desk: Desk) -> None:
    typed = "Omar lernt schnell.\n  Er fragt viel."
    put_assessment_text(desk, SOURCE, CHILD, typed)
    put_entry(desk, SOURCE, an_entry(desk))
    assert page_of(desk).text == typed
    put_assessment_text(desk, SOURCE, CHILD, "Neu.")
    with desk.reading() as records:
        assert [one.remark for one in records.find(Assessment)] == ["Neu."]
    undo_last(desk)
    assert page_of(desk).text == typed
    with pytest.raises(DomainError, match="länger als 2000"):
        put_assessment_text(desk, SOURCE, CHILD, "x" * (LONGEST_TEXT + 1))


def test_the_office_without_counselling_sees_no_words_of_it() -> None:
    desk, store = a_desk()
    put_entry(desk, SOURCE, an_entry(desk))
    put_assessment_text(desk, SOURCE, CHILD, "Omar lernt schnell.")
    office = _as_administration(store, desk)
    page = read_assessment(office, SOURCE, CHILD)
    assert page.text == ""
    assert [(one.reason, one.levels) for state in page.domains for one in state.entries] == [("", ())]
    with pytest.raises(DomainError):
        put_entry(office, SOURCE, an_entry(desk))


def _as_administration(store: PlacingStore, desk: Desk) -> Desk:
    other = replace(desk.account, id=desk.identifiers.next(), role=Role.ADMINISTRATION, version=0)
    store.add(other)
    return replace(desk, account=other)


def test_an_observation_sheet_has_room_and_no_name(desk: Desk) -> None:
    sheet = observation_sheet(desk, SOURCE, "observation_mathematics")
    rows = [row for section in sheet.sections for row in section.rows]
    assert all(answer == "" for row in rows for answer in row.answers)
    assert "Omar" not in repr(sheet)
    assert [choice.german for choice in rows[2].choices] == ["noch nicht", "mit Hilfe", "allein", "sicher"]
    with pytest.raises(DomainError, match="gibt es nicht mehr"):
        observation_sheet(desk, SOURCE, "tasks_mathematics_1")


def test_a_task_sheet_keeps_its_solutions_for_the_counsellor(desk: Desk) -> None:
    sheet = task_sheet(desk, TEXTS, SOURCE, "tasks_literacy", "ar")
    assert (sheet.language, sheet.direction.value, sheet.solutions, sheet.note) == ("ar", "rtl", False, "")
    assert [task.number for task in sheet.tasks] == [0, 1, 2, 3]
    assert all(task.content.translated and not task.content.reviewed for task in sheet.tasks)
    assert sheet.draft_mark is not None
    german = task_sheet(desk, TEXTS, SOURCE, "tasks_mathematics_2", solutions=True)
    assert german.draft_mark is None
    assert german.note
    assert german.tasks[0].parts == ("5, 10, 15, ", ", ", "")

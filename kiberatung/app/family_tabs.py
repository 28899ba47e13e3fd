"""The tabs of the family's page, in their order; each is imported when it is first shown."""

# ruff: noqa: PLC0415 - the first page of a family need not wait for the modules of all the others

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiberatung.app import composition
from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.ui.protocols import Shell

if TYPE_CHECKING:
    from kiberatung.ui.family.tab import FamilyTab, TabContext, TabSpec

PARTS = ("overview", "intake", "schulpflicht", "schooling", "assessment", "recommendation", "letters", "history")
Make = Callable[[Shell, Session, "TabContext"], "FamilyTab"]


def family_tabs(shell: Shell, session: Session) -> "list[TabSpec]":
    from kiberatung.ui.family.tab import TabSpec

    def spec(key: str, title: str, make: Make) -> TabSpec:
        return TabSpec(key, title, lambda context: make(shell, session, context))

    return [
        spec("overview", _("Überblick"), _overview),
        spec("intake", _("Aufnahme"), _intake),
        spec("schulpflicht", _("Schulpflicht"), _schulpflicht),
        spec("schooling", _("Schulweg und Sprachen"), _schooling),
        spec("assessment", _("Lernstand"), _assessment),
        spec("recommendation", _("Empfehlung"), _recommendation),
        spec("letters", _("Schreiben"), _letters),
        spec("history", _("Verlauf"), _history),
    ]


def _overview(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.overview.view import OverviewTab

    return OverviewTab(shell, session.desk, context)


def _intake(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.intake.view import IntakeTab

    states = composition.zone_nationalities(session.desk.today)
    return IntakeTab(shell, session.desk, states, context)


def _schulpflicht(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.schulpflicht.presenter import SchulpflichtTools
    from kiberatung.ui.family.schulpflicht.view import SchulpflichtTab

    tools = SchulpflichtTools(composition.letter_texts, composition.typesetter)
    return SchulpflichtTab(shell, session.desk, tools, context)


def _schooling(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.schooling.view import SchoolingTab

    return SchoolingTab(shell, session.desk, context)


def _assessment(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.assessment.presenter import AssessmentTools
    from kiberatung.ui.family.assessment.view import AssessmentTab

    tools = AssessmentTools(composition.instruments, composition.letter_texts, composition.typesetter)
    return AssessmentTab(shell, session.desk, tools, context)


def _recommendation(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.recommendation.view import RecommendationTab

    return RecommendationTab(shell, session.desk, context)


def _letters(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.letters.presenter import LetterTools
    from kiberatung.ui.family.letters.view import LettersTab

    tools = LetterTools(composition.letter_texts, composition.sheet_texts, composition.typesetter)
    return LettersTab(shell, session.desk, tools, context)


def _history(shell: Shell, session: Session, context: "TabContext") -> "FamilyTab":
    from kiberatung.ui.family.history.view import HistoryTab

    return HistoryTab(shell, session.desk, context)

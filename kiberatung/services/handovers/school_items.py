"""The items „Schule und Sprache“ and „Empfehlung“."""

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.matching.reasons import grade_name, support_with_grade
from kiberatung.domain.matching.values import SEK2_GRADE
from kiberatung.services.handovers import wording
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.items import (
    CALLING,
    PLANNING,
    TEACHING,
    HandoverItem,
    Section,
    Surroundings,
    text_field,
)
from kiberatung.services.handovers.language_keys import language_name, statistics_language_key


def language_items() -> tuple[HandoverItem, ...]:
    return (
        HandoverItem(
            identifier="family_language",
            title=_("Verkehrssprache"),
            section=Section.SCHOOL_AND_LANGUAGE,
            recipients=CALLING,
            reads=("child.home_languages",),
            say=_languages,
            fields=(
                text_field(_("Verkehrssprache"), _languages),
                text_field(
                    _("Verkehrssprache, Schlüssel"),
                    lambda file, around: family_language_key(file, around.catalogues),
                    10,
                ),
            ),
        ),
        HandoverItem(
            identifier="schooling",
            title=_("Schulbesuch"),
            section=Section.SCHOOL_AND_LANGUAGE,
            recipients=TEACHING,
            reads=(
                "child.years_of_schooling",
                "schooling.country",
                "schooling.started_on",
                "schooling.ended_on",
                "schooling.kind",
                "schooling.last_grade",
            ),
            say=lambda file, around: wording.schooling(file, around.catalogues, around.today),
            fields=(
                text_field(
                    _("Schulbesuch"),
                    lambda file, around: wording.schooling(file, around.catalogues, around.today),
                    34,
                ),
            ),
        ),
        HandoverItem(
            identifier="scripts",
            title=_("Schrift"),
            section=Section.SCHOOL_AND_LANGUAGE,
            recipients=TEACHING,
            reads=("scripts.script", "scripts.literacy"),
            say=lambda file, _around: wording.scripts(file.scripts),
        ),
        HandoverItem(
            identifier="german",
            title=_("Deutsch"),
            section=Section.SCHOOL_AND_LANGUAGE,
            recipients=TEACHING,
            reads=("child.german_level", "child.german_level_on"),
            say=lambda file, _around: wording.german(file.child.german_level, file.child.german_level_on),
        ),
    )


def recommendation_items() -> tuple[HandoverItem, ...]:
    return (
        HandoverItem(
            identifier="grade",
            title=_("Jahrgang"),
            section=Section.RECOMMENDATION,
            recipients=PLANNING,
            reads=("recommendation.grade",),
            say=_grade,
        ),
        HandoverItem(
            identifier="german_support",
            title=_("Förderung"),
            section=Section.RECOMMENDATION,
            recipients=PLANNING,
            reads=("recommendation.german_support", "recommendation.literacy_course"),
            say=_support,
        ),
        HandoverItem(
            identifier="school",
            title=_("Schule"),
            section=Section.RECOMMENDATION,
            recipients=PLANNING,
            reads=("recommendation.schulform", "recommendation.school_number"),
            say=_school,
            fields=(
                text_field(_("Empfohlene Schule"), _school, 34),
                text_field(_("Schulnummer"), lambda file, _around: _school_number(file), 12),
            ),
        ),
    )


def family_language_key(file: ChildFile, catalogues: Catalogues) -> str:
    return statistics_language_key(catalogues, next(iter(file.child.home_languages), ""))


def _languages(file: ChildFile, around: Surroundings) -> str:
    return ", ".join(language_name(around.catalogues, code) for code in file.child.home_languages)


def _grade(file: ChildFile, _around: Surroundings) -> str:
    """The bare number beside „Jahrgang“; from 11 on the Sekundarstufe II as a whole."""
    grade = file.recommendation.grade if file.recommendation else None
    if grade is None:
        return ""
    return grade_name(grade) if grade >= SEK2_GRADE else str(grade)


def _support(file: ChildFile, _around: Surroundings) -> str:
    if file.recommendation is None:
        return ""
    course = _("Alphabetisierung") if file.recommendation.literacy_course else ""
    support = support_with_grade(file.recommendation.german_support, file.recommendation.grade)
    return ", ".join(filter(None, (support, course)))


def _school_number(file: ChildFile) -> str:
    return file.recommendation.school_number if file.recommendation else ""


def _school(file: ChildFile, around: Surroundings) -> str:
    if file.school:
        return file.school.short_name or file.school.name
    known = around.catalogues.school(_school_number(file))
    if known:
        return known.name
    return file.recommendation.schulform if file.recommendation else ""

"""The line of schooling and what follows from it, in the words of the page. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.certificates import EquivalenceLevel
from kiberatung.domain.language_checks import newest
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.reasons import grade_name, support_name
from kiberatung.domain.school_entry import UsualEntry
from kiberatung.domain.schooling import DAYS_OF_MONTH, SchoolingSpan
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.labels import label_of
from kiberatung.services.schooling.page import Equivalence, ExplainedGap, SchoolingPage
from kiberatung.services.schooling.words import (
    MONTHS_OF_YEAR,
    NameOf,
    country_words,
    duration_words,
    gap_sentence,
    span_sentence,
)

EXAMPLES = {
    "Latn": "A B C",
    "Arab": "ا ب ت",
    "Cyrl": "А Б В",
    "Ethi": "ሀ ለ ሐ",
    "Grek": "Α Β Γ",
    "Deva": "क ख ग",
    "Beng": "ক খ গ",
    "Hans": "人 大 中",
    "Geor": "ა ბ გ",
    "Armn": "Ա Բ Գ",
    "Hebr": "א ב ג",
    "Taml": "அ ஆ இ",
}
"""Scripts that can be chosen, each with three of its letters."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows: a value in one or two words, and a line that says why."""

    title: str
    value: str
    detail: str = ""
    tone: str = "text"
    is_long: bool = False
    """The value is a name and has a line of its own."""


def overlap_words(other: SchoolingSpan, name: NameOf) -> str:
    """Two schools at one time: kept, and counted once."""
    words = _("Überschneidet sich mit: {span}. Gezählt wird die Zeit einmal.")
    return words.format(span=span_sentence(other, name))


def gap_title(explained: ExplainedGap) -> str:
    """On the line: why, where that was told."""
    return label_of(explained.reason.cause) if explained.reason else _("keine Schule")


def gap_note(explained: ExplainedGap) -> str:
    return duration_words(explained.gap.months)


def gap_row(explained: ExplainedGap, today: date) -> str:
    sentence = gap_sentence(explained.gap, today)
    if not explained.is_before_school:
        return sentence
    return _("{sentence} (ab dem üblichen Schulbeginn)").format(sentence=sentence)


def consequences(page: SchoolingPage, name: NameOf, today: date) -> list[Consequence]:
    return [
        _completed(page, name),
        *_entry(page, name),
        *([_without_school(page.gaps)] if page.gaps else []),
        *_grades(page),
        *_apart(page),
        _literacy(page),
        _support(page),
        _duty(page, today),
        *(_equivalence(one) for one in page.equivalences),
    ]


def _completed(page: SchoolingPage, name: NameOf) -> Consequence:
    title, told = _("Abgeschlossene Schuljahre"), page.child.years_of_schooling
    countries = ", ".join(dict.fromkeys(country_words(span.country, name) for span in page.spans))
    if told is not None and told != page.completed:
        detail = _("In der Aufnahme stehen {told}. Diese Zahl gilt, solange sie dort steht.").format(told=told)
        return Consequence(title, str(page.completed), detail, "warn")
    return Consequence(title, str(page.completed), countries or _("Noch kein Schulbesuch eingetragen."))


def _entry(page: SchoolingPage, name: NameOf) -> list[Consequence]:
    """The usual begin of school, and the years that were possible since then."""
    standing = page.standing
    entry, title = standing.entry, _("Nach dem Alter mögliche Schuljahre")
    if entry.age is None:
        return [Consequence(title, _("offen"), _unknown_entry(entry, name))]
    if standing.possible is None:
        return []
    words = _("{country}: Schulbeginn mit {age} Jahren (UNESCO, Stand {year}).")
    if entry.year is None:
        words = _("{country}: Schulbeginn mit {age} Jahren.")
    detail = words.format(country=name(entry.country), age=entry.age, year=entry.year)
    return [Consequence(title, str(standing.possible), detail)]


def _unknown_entry(entry: UsualEntry, name: NameOf) -> str:
    """It is asked for; another country's age is never taken for it."""
    if not entry.country:
        return _("Das Land ist offen. Fragen Sie, wo das Kind zuerst zur Schule ging.")
    text = _("{country}: Das Einschulungsalter ist nicht belegt. Fragen Sie, wann dort die Schule beginnt.")
    return text.format(country=name(entry.country))


def _without_school(gaps: Sequence[ExplainedGap]) -> Consequence:
    months = sum(one.gap.months for one in gaps)
    causes = ", ".join(dict.fromkeys(label_of(one.reason.cause) for one in gaps if one.reason))
    return Consequence(_("Zeit ohne Schule"), duration_words(months), causes or _("Noch ohne Grund."))


def _apart(page: SchoolingPage) -> list[Consequence]:
    """How far from its age the child would be in the grade that its years at school lead to."""
    apart, grade = page.standing.apart, page.standing.by_schooling
    if apart is None or grade is None:
        return []
    title = _("Nach besuchten Jahren")
    if apart == 0:
        return [Consequence(title, grade_name(grade), _("Das passt zum Alter."), "ok")]
    years = duration_words(abs(apart) * MONTHS_OF_YEAR)
    words = _("Dort wäre das Kind {years} älter als üblich.") if apart > 0 else _("Dort wäre es {years} jünger.")
    return [Consequence(title, grade_name(grade), words.format(years=years), "warn" if abs(apart) > 1 else "text")]


def _grades(page: SchoolingPage) -> list[Consequence]:
    grade = page.grade
    if grade.grade is None:
        return [Consequence(_("Passender Jahrgang"), _("offen"), " ".join(grade.reasons), "warn")]
    if grade.alternative is None:
        return [Consequence(_("Passender Jahrgang"), grade_name(grade.grade), " ".join(grade.reasons))]
    by_age, others = grade.reasons[0], " ".join(grade.reasons[1:])
    return [
        Consequence(_("Nach dem Alter"), grade_name(grade.grade), by_age),
        Consequence(_("Zweiter Vorschlag"), grade_name(grade.alternative), others),
    ]


def _support(page: SchoolingPage) -> Consequence:
    """Without a grade nothing is proposed."""
    value = _("offen") if page.grade.grade is None else support_name(page.support.kind)
    return Consequence(_("Deutschförderung"), value, " ".join(page.support.reasons[:1]))


def _literacy(page: SchoolingPage) -> Consequence:
    latin = next((one.literacy for one in page.scripts if one.script == "Latn"), None)
    if page.support.literacy_course:
        return Consequence(_("Erstalphabetisierung"), _("vorgeschlagen"), _("Siehe Lateinische Schrift."), "warn")
    if latin is None:
        return Consequence(_("Erstalphabetisierung"), _("offen"), _("Die lateinische Schrift ist nicht eingetragen."))
    detail = _("Lateinische Schrift: {literacy}").format(literacy=label_of(latin))
    tone = "ok" if latin is Literacy.FLUENT else "text"
    return Consequence(_("Erstalphabetisierung"), _("nicht nötig"), detail, tone)


def _duty(page: SchoolingPage, today: date) -> Consequence:
    answer = page.answer
    if answer is None or answer.answer is Answer.MISSING_FACT:
        return Consequence(_("Schulpflicht"), _("noch offen"), _("Es fehlt eine Angabe in der Aufnahme."), "warn")
    if answer.answer is Answer.NO_LONGER:
        return Consequence(_("Schulpflicht"), _("beendet"), _("seit {date}").format(date=write_date(answer.until)))
    left = duration_words(max(round((answer.until - today).days / DAYS_OF_MONTH), 0))
    detail = _("{answer}, noch {left}").format(answer=label_of(answer.answer), left=left)
    return Consequence(_("Schulpflicht bis"), write_date(answer.until), detail)


def _equivalence(question: Equivalence) -> Consequence:
    """Which office says what a certificate from abroad equals; from the pages of both offices."""
    is_higher = question.level is EquivalenceLevel.HIGHER_EDUCATION
    words = (
        _("Ob das Zeugnis einer deutschen Hochschulreife entspricht, stellt diese Stelle fest.")
        if is_higher
        else _("Ob das Zeugnis einem Abschluss bis zur mittleren Reife entspricht, stellt diese Stelle fest.")
    )
    source = _("Laut ihrer eigenen Seite, gelesen am {day}.").format(day=write_date(question.read_on))
    return Consequence(_("Zeugnisanerkennung"), question.office.name, f"{words} {source}", is_long=True)


def disagreement(page: SchoolingPage) -> str:
    """One sentence when age and schooling point to different grades."""
    if page.grade.alternative is None:
        return ""
    return _("Alter und Schulweg führen zu verschiedenen Jahrgängen. Sie entscheiden in der Empfehlung.")


def german_hint(page: SchoolingPage) -> str:
    """Where the level that letters and handovers carry comes from."""
    found = newest(page.checks)
    level, day = page.child.german_level, page.child.german_level_on
    if level is None or found is None:
        return ""
    if found.overall is level and found.checked_on == day:
        return _("Festgestellt am {day}.").format(day=write_date(found.checked_on))
    if found.overall is None or found.overall is level:
        return ""
    words = _("Zuletzt festgestellt: {level} am {day}. Hier gilt die Angabe der Aufnahme.")
    return words.format(level=label_of(found.overall), day=write_date(found.checked_on))

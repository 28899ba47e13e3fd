"""The line of schooling and what follows from it, in the words of the page. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.reasons import grade_name, support_name
from kiberatung.domain.schooling import SchoolingGap, SchoolingSpan
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.labels import label_of
from kiberatung.services.schooling_page import SchoolingPage

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


def begin_words(day: date) -> str:
    """A first of the month stands for the month, as people tell it."""
    return f"{day:%m.%Y}" if day.day == 1 else write_date(day)


def end_words(day: date | None) -> str:
    if day is None:
        return _("heute")
    return f"{day:%m.%Y}" if (day + timedelta(days=1)).day == 1 else write_date(day)


def country_words(country: str, name: Callable[[str], str]) -> str:
    return name(country) if country else _("Land offen")


def span_note(span: SchoolingSpan) -> str:
    kind = label_of(span.kind)
    if span.last_grade is None:
        return kind
    return _("{kind}, bis Klasse {grade}").format(kind=kind, grade=span.last_grade)


def span_sentence(span: SchoolingSpan, name: Callable[[str], str]) -> str:
    words = _("{country}: {note}, {begin} bis {end}")
    return words.format(
        country=country_words(span.country, name),
        note=span_note(span),
        begin=begin_words(span.started_on),
        end=end_words(span.ended_on),
    )


def gap_note(gap: SchoolingGap) -> str:
    months = months_of(gap)
    return ngettext_("{months} Monat", "{months} Monate", months).format(months=months)


def months_of(gap: SchoolingGap) -> int:
    return round((gap.ended_on - gap.started_on).days / 30.44)


def consequences(page: SchoolingPage, name: Callable[[str], str]) -> list[Consequence]:
    return [
        _completed(page, name),
        *([_without_school(page.gaps)] if page.gaps else []),
        *_grades(page),
        _literacy(page),
        Consequence(_("Deutschförderung"), support_name(page.support.kind), " ".join(page.support.reasons[:1])),
        _duty(page),
    ]


def _completed(page: SchoolingPage, name: Callable[[str], str]) -> Consequence:
    title, told = _("Abgeschlossene Schuljahre"), page.child.years_of_schooling
    countries = ", ".join(dict.fromkeys(country_words(span.country, name) for span in page.spans))
    if told is not None and told != page.completed:
        detail = _("In der Aufnahme stehen {told}. Diese Zahl gilt, solange sie dort steht.").format(told=told)
        return Consequence(title, str(page.completed), detail, "warn")
    return Consequence(title, str(page.completed), countries or _("Noch kein Schulbesuch eingetragen."))


def _without_school(gaps: Sequence[SchoolingGap]) -> Consequence:
    months = sum(months_of(gap) for gap in gaps)
    value = ngettext_("{months} Monat", "{months} Monate", months).format(months=months)
    spans = (_("{begin} bis {end}").format(begin=f"{g.started_on:%m.%Y}", end=f"{g.ended_on:%m.%Y}") for g in gaps)
    return Consequence(_("Zeit ohne Schule"), value, ", ".join(spans))


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


def _literacy(page: SchoolingPage) -> Consequence:
    latin = next((one.literacy for one in page.scripts if one.script == "Latn"), None)
    if page.support.literacy_course:
        return Consequence(_("Erstalphabetisierung"), _("vorgeschlagen"), _("Siehe Lateinische Schrift."), "warn")
    if latin is None:
        return Consequence(_("Erstalphabetisierung"), _("offen"), _("Die lateinische Schrift ist nicht eingetragen."))
    detail = _("Lateinische Schrift: {literacy}").format(literacy=label_of(latin))
    tone = "ok" if latin is Literacy.FLUENT else "text"
    return Consequence(_("Erstalphabetisierung"), _("nicht nötig"), detail, tone)


def _duty(page: SchoolingPage) -> Consequence:
    answer = page.answer
    if answer is None or answer.answer is Answer.MISSING_FACT:
        return Consequence(_("Schulpflicht"), _("noch offen"), _("Es fehlt eine Angabe in der Aufnahme."), "warn")
    if answer.answer is Answer.NO_LONGER:
        return Consequence(_("Schulpflicht"), _("beendet"), _("seit {date}").format(date=write_date(answer.until)))
    return Consequence(_("Schulpflicht bis"), write_date(answer.until), label_of(answer.answer))


def disagreement(page: SchoolingPage) -> str:
    """One sentence when age and schooling point to different grades."""
    if page.grade.alternative is None:
        return ""
    return _("Alter und Schulweg führen zu verschiedenen Jahrgängen. Sie entscheiden in der Empfehlung.")

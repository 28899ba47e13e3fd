"""From fifteen: suspension, apprenticeship, release, and the courses of the Berufskolleg with their exact days."""

from datetime import date
from typing import NamedTuple

from kiberatung.basics.school_years import age_on, school_year_end, school_year_of, year_of_life_completed_on
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import Part
from kiberatung.domain.schulpflicht.beside.question import Asked, SideAnswer, SideQuestion, Topic
from kiberatung.domain.schulpflicht.fact_trials import YOUTH_FROM
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.domain.schulpflicht.finding import find
from kiberatung.domain.schulpflicht.parameters import LawParameters
from kiberatung.domain.schulpflicht.wording import say
from kiberatung.domain.schulpflicht.year_days import next_day_of_the_year


class CourseEntry(NamedTuple):
    """A day on which a course takes people in, and the last day until which it lasts for whoever enters then."""

    day: date
    until: date


def suspension(asked: Asked) -> SideQuestion | None:
    """R-20: while a ground lasts; the time counts."""
    facts = asked.facts
    if facts.suspension is SuspensionKind.LANGUAGE_COURSE:
        if facts.residence_status is ResidenceStatus.GERMAN:
            text = _("Ein Sprachkurs lässt die Pflicht nur mit Aussiedler- oder Ausländerstatus ruhen. Prüfen Sie das.")
            return asked.reply(Topic.SUSPENSION, SideAnswer.CHECK, ("R-20-course",), text)
        text = _("Die Schulpflicht ruht, solange der anerkannte Kurs besucht wird.")
        return asked.reply(Topic.SUSPENSION, SideAnswer.SETTLED, ("R-20-course", "R-20-count"), text, _counts())
    if facts.suspension is not None:
        text = _("Die Schulpflicht ruht, solange der Grund besteht. Der Grund ist nachzuweisen.")
        return asked.reply(Topic.SUSPENSION, SideAnswer.SETTLED, ("R-20", "R-20-count"), text, _counts())
    if asked.finding.part is None or asked.finding.age < YOUTH_FROM:
        return None
    return asked.reply(
        Topic.SUSPENSION,
        SideAnswer.POSSIBLE,
        ("R-20", "R-20-course", "R-20-count"),
        _("Die Pflicht kann ruhen: in einem anerkannten Sprachkurs, im Mutterschutz, im Freiwilligendienst."),
        _("Sie kann auch ruhen, wenn sonst die Betreuung des eigenen Kindes gefährdet wäre."),
        _counts(),
    )


def _counts() -> str:
    return _("Die Zeit des Ruhens zählt mit. Das Ende der Pflicht verschiebt sich nicht.")


def apprenticeship(asked: Asked) -> SideQuestion | None:
    """R-18: begun before completing the 21st year it prolongs the duty; later there is only a right."""
    if asked.finding.age < YOUTH_FROM:
        return None
    facts, law = asked.facts, asked.law
    latest = year_of_life_completed_on(facts.date_of_birth, law.apprenticeship_age)
    topic = Topic.APPRENTICESHIP
    if facts.apprenticeship_from is None and asked.on <= latest:
        text = _("Wer bis zum {day} eine Ausbildung beginnt, bleibt bis zu deren Ende schulpflichtig.")
        return asked.reply(topic, SideAnswer.POSSIBLE, ("R-18",), say(text, day=latest), day=latest)
    if facts.apprenticeship_from is None or facts.apprenticeship_from > latest:
        right = _("Mit einer später begonnenen Ausbildung besteht ein Recht auf die Berufsschule, aber keine Pflicht.")
        return asked.reply(topic, SideAnswer.POSSIBLE, ("R-18-right",), right)
    if facts.apprenticeship_until is None:
        text = _("Die Ausbildung verlängert die Schulpflicht. Ihr Ende fehlt noch; fragen Sie den Betrieb.")
        return asked.reply(topic, SideAnswer.CHECK, ("R-18",), text)
    text = _("Die Schulpflicht dauert mindestens bis zum Ende der Ausbildung am {day}.")
    day = facts.apprenticeship_until
    return asked.reply(topic, SideAnswer.SETTLED, ("R-18",), say(text, day=day), day=day)


def release(asked: Asked) -> SideQuestion | None:
    """R-19 and § 38 (4): a completed course ends the duty, the Bezirksregierung can release in a single case."""
    if asked.finding.span.duration.completion_ends:
        day = asked.finding.span.duration.until
        text = _("Der Abschluss eines vollen Bildungsgangs der Sekundarstufe II beendet die Pflicht am {day}.")
        return asked.reply(Topic.RELEASE, SideAnswer.SETTLED, ("R-19",), say(text, day=day), day=day)
    if asked.finding.part not in {Part.SEK2, Part.CHECK}:
        return None
    return asked.reply(
        Topic.RELEASE,
        SideAnswer.CHECK,
        ("release", "R-19"),
        _("Die Bezirksregierung kann im Einzelfall feststellen, dass weiterer Schulbesuch entbehrlich ist."),
        _("Das kommt mit einem vollen Abschluss der Sekundarstufe II in Betracht. Fragen Sie dort."),
    )


def fit_fuer_mehr(asked: Asked) -> SideQuestion | None:
    """BASS 13-63 Nr. 4: from 16 to 25; whoever is no longer schulpflichtig may claim a place from 18."""
    entry = next(iter(fit_fuer_mehr_entries(asked)), None)
    if entry is None and not _may_enter(asked, asked.on):
        return None
    law, day = asked.law, entry.day if entry else asked.on
    general = _("Die Vorklasse „Fit für mehr“ dauert höchstens ein Jahr und gibt keinen Abschluss.")
    if _has_claim(asked, day):
        general = _("Von {first} bis {last} Jahren besteht ein Anspruch auf die Vorklasse „Fit für mehr“.")
    return asked.reply(
        Topic.FIT_FUER_MEHR,
        SideAnswer.POSSIBLE,
        ("fit_fuer_mehr", "practice_entry"),
        say(general, first=law.fit_fuer_mehr_claim_age, last=law.fit_fuer_mehr_last_age),
        _next_entry(entry),
        _("Örtlich können die Eintrittstage abweichen. Fragen Sie die Bezirksregierung."),
        day=entry.day if entry else None,
    )


def _next_entry(entry: CourseEntry | None) -> str:
    if entry is None:
        return _("Vor dem nächsten üblichen Eintrittstag endet das Alter für die Aufnahme. Fragen Sie sofort.")
    text = _("Der nächste übliche Eintrittstag ist der {day}. Die Klasse dauert dann bis {until}.")
    return say(text, day=entry.day, until=entry.until)


def fit_fuer_mehr_entries(asked: Asked) -> tuple[CourseEntry, ...]:
    """The next usual days of entry, earliest first, on which age and duty of that day allow it."""
    days = sorted(next_day_of_the_year(day, asked.on) for day in asked.law.fit_fuer_mehr_entry_days)
    return tuple(CourseEntry(day, _fit_fuer_mehr_until(asked, day)) for day in days if _may_enter(asked, day))


def _may_enter(asked: Asked, day: date) -> bool:
    age = age_on(asked.facts.date_of_birth, day)
    if age > asked.law.fit_fuer_mehr_last_age or _is_apprentice(asked, day):
        return False
    part = find(asked.facts._replace(reference_date=day), asked.law).part
    if part in {Part.SEK2, Part.CHECK}:
        return age >= asked.law.fit_fuer_mehr_age
    return _has_claim(asked, day)


def _is_apprentice(asked: Asked, day: date) -> bool:
    """Goes to the Berufsschule on that day, and so into none of its full-time classes."""
    begun, ends = asked.facts.apprenticeship_from, asked.facts.apprenticeship_until
    return begun is not None and begun <= day and (ends is None or day <= ends)


def _has_claim(asked: Asked, day: date) -> bool:
    """Of a day on which the age is not above the last one."""
    is_over = day > asked.finding.span.duration.until
    return is_over and age_on(asked.facts.date_of_birth, day) >= asked.law.fit_fuer_mehr_claim_age


def _fit_fuer_mehr_until(asked: Asked, day: date) -> date:
    """Who is schulpflichtig stays to the end of that school year; others entering late to the end of the next."""
    law = asked.law
    year = school_year_of(day, law.school_year_begins)
    is_late = day > date(year, *law.fit_fuer_mehr_early_until)
    return school_year_end(year + (1 if is_late and _has_claim(asked, day) else 0), law.school_year_begins)


def international_class(asked: Asked) -> SideQuestion | None:
    """APO-BK Anlage A: one year full time from 16, whatever the residence status; intake usually on 1 August."""
    entry = international_class_entry(asked.on, asked.law)
    age = age_on(asked.facts.date_of_birth, entry.day)
    if asked.finding.part is None or age < asked.law.sek2_practice_age or _is_apprentice(asked, entry.day):
        return None
    return asked.reply(
        Topic.INTERNATIONAL_CLASS,
        SideAnswer.POSSIBLE,
        ("international_class",),
        say(
            _("Die Internationale Förderklasse nimmt in der Regel zum {day} auf, ab {age} Jahren."),
            day=entry.day,
            age=asked.law.sek2_practice_age,
        ),
        say(_("Sie dauert ein Jahr in Vollzeit, dann bis {until}."), until=entry.until),
        _("Der Aufenthaltsstatus spielt dafür keine Rolle."),
        day=entry.day,
    )


def international_class_entry(on: date, law: LawParameters) -> CourseEntry:
    day = next_day_of_the_year(law.international_class_begins, on)
    return CourseEntry(day, school_year_end(school_year_of(day, law.school_year_begins), law.school_year_begins))

"""On the way into a school: two years already here, language examination, health examination, measles."""

from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.domain.schulpflicht.beside.question import Asked, SideAnswer, SideQuestion, Topic
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.domain.schulpflicht.wording import say
from kiberatung.domain.schulpflicht.year_days import next_day_of_the_year


def two_years_here(asked: Asked) -> SideQuestion | None:
    """BASS 13-63 Nr. 3: Erstförderung normally lasts two years; counted from the school, else from the duty."""
    since = asked.beside.in_german_school_since or asked.finding.since
    if asked.finding.part is None or since is None or asked.facts.residence_status is ResidenceStatus.GERMAN:
        return None
    used_on = _years_later(since, asked.law.erstfoerderung_years)
    rules = ("erstfoerderung",)
    if asked.on < used_on:
        text = _("Die Erstförderung dauert in der Regel {years} Jahre. Sie sind am {day} vergangen.")
        filled = say(text, years=asked.law.erstfoerderung_years, day=used_on)
        return asked.reply(Topic.TWO_YEARS_HERE, SideAnswer.POSSIBLE, rules, filled, day=used_on)
    text = _("Am {day} waren {years} Jahre vergangen. Die Erstförderung kann verbraucht sein.")
    return asked.reply(
        Topic.TWO_YEARS_HERE,
        SideAnswer.CHECK,
        rules,
        say(text, years=asked.law.erstfoerderung_years, day=used_on),
        _("Fragen Sie die bisherige Schule, wie lange das Kind Deutschförderung hatte."),
        day=used_on,
    )


def _years_later(day: date, years: int) -> date:
    """The same day of the year; from 29 February on 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def language_exam(asked: Asked) -> SideQuestion | None:
    """BASS 13-61 Nr. 1: from grade 5 on; applied for by the school until 1 October."""
    if asked.finding.part is None or asked.finding.school_year_number < asked.law.language_exam_grade:
        return None
    day = next_day_of_the_year(asked.law.language_exam_until, asked.on)
    return asked.reply(
        Topic.LANGUAGE_EXAM,
        SideAnswer.POSSIBLE,
        ("language_exam",),
        _("Eine Prüfung in der Amtssprache des Herkunftslandes kann eine Fremdsprache ersetzen."),
        say(_("Die Schule beantragt sie bis zum {day} bei der Bezirksregierung."), day=day),
        _("Halten Sie Herkunft, Tag der Einreise und Tag der Aufnahme an der Schule fest."),
        day=day,
    )


def health_check(asked: Asked) -> SideQuestion | None:
    """§ 54: a duty of newcomers, before or after admission; it never holds up a school place."""
    done_on = asked.beside.health_check_on
    if done_on is not None:
        text = _("Die schulärztliche Untersuchung war am {day}.")
        return asked.reply(
            Topic.HEALTH_CHECK, SideAnswer.SETTLED, ("health_check",), say(text, day=done_on), day=done_on
        )
    if asked.finding.part is None:
        if asked.years_to_entry != 1:
            return None
        text = _("Das Kind geht vor der Einschulung in die gewöhnliche Schuleingangsuntersuchung.")
        return asked.reply(Topic.HEALTH_CHECK, SideAnswer.DUE, ("health_check",), text)
    return asked.reply(
        Topic.HEALTH_CHECK,
        SideAnswer.DUE,
        ("health_check",),
        _("Das Gesundheitsamt untersucht neu zugezogene Kinder. Melden Sie das Kind dort an."),
        _("Die Untersuchung hält die Aufnahme nicht auf. Den Impfausweis bitte mitbringen."),
    )


def measles(asked: Asked) -> SideQuestion | None:
    """§ 20 Abs. 12 IfSG: who is schulpflichtig is admitted without the proof; the school tells the Gesundheitsamt."""
    if asked.beside.measles_proof:
        return asked.reply(Topic.MEASLES, SideAnswer.SETTLED, ("measles",), _("Der Masernschutz ist nachgewiesen."))
    if asked.finding.part is not None:
        return asked.reply(
            Topic.MEASLES,
            SideAnswer.DUE,
            ("measles",),
            _("Ein fehlender Masernnachweis verhindert die Aufnahme nicht."),
            _("Die Schule benachrichtigt dann das Gesundheitsamt. Es kann zur Beratung einladen."),
        )
    if asked.finding.answer is Answer.NO_LONGER or asked.years_to_entry > 1:
        return None
    text = _("Solange keine Schulpflicht besteht, nimmt eine Schule nur mit Masernnachweis auf.")
    return asked.reply(Topic.MEASLES, SideAnswer.DUE, ("measles",), text)

"""Before and at the first grade: early entry, deferral, registration, ABC-Klassen (§§ 35, 36 and 41 SchulG)."""

from kiberatung.basics.school_years import school_year_begin, school_year_label
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.beside.question import Asked, SideAnswer, SideQuestion, Topic
from kiberatung.domain.schulpflicht.parameters import AbcClasses, RegistrationSeason
from kiberatung.domain.schulpflicht.wording import say

_YEARS_OF_REGISTRATION = 3
"""School years before the first in which parents already ask about it."""


def early_entry(asked: Asked) -> SideQuestion | None:
    """R-11, R-12a: for children who turn six after the cut-off, in the two school years around it."""
    admitted_on = asked.facts.early_admission_on
    if admitted_on is not None:
        text = _("Das Kind ist vorzeitig aufgenommen. Die Schulpflicht beginnt am {day}.")
        return asked.reply(
            Topic.EARLY_ENTRY, SideAnswer.SETTLED, ("R-11",), say(text, day=admitted_on), day=admitted_on
        )
    if asked.facts.deferred or asked.years_to_entry not in {1, 2}:
        return None
    first_year = asked.finding.span.beginning.first_year
    earliest = school_year_begin(first_year - 1, asked.law.school_year_begins)
    text = _("Auf Antrag der Eltern kann das Kind schon ab dem {day} in die Schule gehen.")
    if earliest <= asked.on:
        text = _("Auf Antrag der Eltern kann das Kind schon im laufenden Schuljahr in die Schule gehen.")
    return asked.reply(
        Topic.EARLY_ENTRY,
        SideAnswer.POSSIBLE,
        ("R-11",),
        say(text, day=earliest),
        _("Die Schulleitung entscheidet, ob das Kind schulfähig ist."),
        _("Mit der Aufnahme wird das Kind schulpflichtig. Ohne Antrag geschieht nichts."),
        day=earliest,
    )


def deferral_by_a_year(asked: Asked) -> SideQuestion | None:
    """R-12: one year, for health alone."""
    if asked.facts.deferred:
        day = asked.finding.span.beginning.age_from
        text = _("Das Kind ist um ein Jahr zurückgestellt. Die Schulpflicht beginnt am {day}.")
        return asked.reply(Topic.DEFERRAL, SideAnswer.SETTLED, ("R-12",), say(text, day=day), day=day)
    if asked.facts.early_admission_on is not None or asked.years_to_entry not in {0, 1}:
        return None
    return asked.reply(
        Topic.DEFERRAL,
        SideAnswer.POSSIBLE,
        ("R-12",),
        _("Eine Zurückstellung um ein Jahr ist nur aus erheblichen gesundheitlichen Gründen möglich."),
        _("Die Schulleitung entscheidet nach dem schulärztlichen Gutachten. Die Eltern werden gehört."),
        _("Fehlendes Deutsch ist kein Grund für eine Zurückstellung."),
    )


def registration(asked: Asked) -> SideQuestion | None:
    """R-21 with the season of the version in force in the year before entry."""
    if not 1 <= asked.years_to_entry <= _YEARS_OF_REGISTRATION:
        return None
    year = asked.finding.span.beginning.first_year - 1
    if asked.law.registration_season is RegistrationSeason.SPRING:
        text = _("Die Eltern melden das Kind im Frühjahr {year} an der Grundschule an.")
    else:
        text = _("Die Eltern melden das Kind im Herbst {year} an der Grundschule an.")
    sentences = (say(text, year=year), *_if_draft(asked, "registration"))
    return asked.reply(Topic.REGISTRATION, SideAnswer.DUE, ("R-21", "registration"), *sentences)


def abc_classes(asked: Asked) -> SideQuestion | None:
    """18. Schulrechtsänderungsgesetz: in the school year before the first, where the law of that year knows them."""
    if asked.law.abc_classes is AbcClasses.NO or not 1 <= asked.years_to_entry <= _YEARS_OF_REGISTRATION:
        return None
    label = school_year_label(asked.finding.span.beginning.first_year - 1)
    text = _("Im Schuljahr {label} gibt es ABC-Klassen: zweimal zwei Stunden in der Woche.")
    sentences = (say(text, label=label), *_if_draft(asked, "abc_classes"))
    return asked.reply(Topic.ABC_CLASSES, SideAnswer.CHECK, ("abc_classes",), *sentences)


def _if_draft(asked: Asked, rule: str) -> tuple[str, ...]:
    if not asked.law.norms[rule].is_draft:
        return ()
    return (_("Das steht bisher nur in einem Entwurf. Fragen Sie die Schulaufsicht, ob er gilt."),)

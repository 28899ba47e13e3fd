"""What a counsellor should know beside the answer: chances, deadlines, doubts; no hint changes the answer."""

from datetime import date
from functools import lru_cache

from kiberatung.basics.school_years import age_on, school_year_begin, school_year_end, school_year_of
from kiberatung.basics.texts import N_, _, catalogue_in_use
from kiberatung.domain.schulpflicht.age import first_compulsory_year
from kiberatung.domain.schulpflicht.answer import Part
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.parameters import LawParameters
from kiberatung.domain.schulpflicht.wording import say
from kiberatung.domain.schulpflicht.year_days import next_day_of_the_year

_SPECIAL_NEEDS = N_(
    "Ein vermuteter Förderbedarf hält die Aufnahme nicht auf. Das Verfahren beginnt erst über die Schule ({norm})."
)
_OTHER_SCHOOL = N_("Eine ausländische oder internationale Schule erfüllt die Pflicht nur aus wichtigem Grund ({norm}).")


def hints_for(finding: Finding) -> list[str]:
    hints = _fictive_birthday(finding)
    if finding.law.fit_fuer_mehr_claim_age <= finding.age <= finding.law.fit_fuer_mehr_last_age:
        hints += _fit_fuer_mehr(finding.facts.reference_date, finding.law, catalogue_in_use())
    if finding.part is not None:
        hints += _erstfoerderung_used(finding)
        has_reached_sek1 = finding.school_year_number >= finding.law.language_exam_grade
        deadline = language_exam_deadline(finding.facts.reference_date, finding.law) if has_reached_sek1 else None
        hints += _school_place(finding.part, deadline, finding.law, catalogue_in_use())
    return hints + _contradictions(finding) + _law_out_of_date(finding)


def doubts_about(finding: Finding) -> list[str]:
    """What may be estimated, does not fit together or has no law; chances and deadlines are side questions."""
    return [*_fictive_birthday(finding), *_contradictions(finding), *_law_out_of_date(finding)]


def remarks_beside(finding: Finding) -> tuple[str, ...]:
    """What must not hold up a school place and what does not fulfil the duty, where a place is due."""
    if finding.part is None:
        return ()
    law = finding.law
    return (
        say(_(_SPECIAL_NEEDS), norm=law.cite("special_needs")),
        say(_(_OTHER_SCHOOL), norm=law.cite("R-04")),
    )


def _fictive_birthday(finding: Finding) -> list[str]:
    born_on = finding.facts.date_of_birth
    if (born_on.month, born_on.day) != (1, 1):
        return []
    return [
        _("Der 01.01. als Geburtstag ist oft geschätzt. Prüfen Sie das Geburtsdatum, bevor die Antwort weitergeht.")
    ]


@lru_cache(maxsize=2048)
def _fit_fuer_mehr(day: date, law: LawParameters, _catalogue: object) -> tuple[str, ...]:
    """The day of entry decides how long the course lasts; kept per law and language like the days themselves."""
    begins = law.school_year_begins
    year = school_year_of(day, begins)
    early_until = date(year, *law.fit_fuer_mehr_early_until)
    general = _("Von {first} bis {last} Jahren ist die Aufnahme in die Vorklasse „Fit für mehr“ möglich ({norm}).")
    if day <= early_until:
        window = _(
            "„Fit für mehr“: Bei Eintritt bis {day} dauert die Klasse bis {end}, bei späterem höchstens bis {later}."
        )
    else:
        window = _("„Fit für mehr“: Bei Eintritt ab jetzt dauert die Klasse höchstens bis {later}.")
    local = _("Übliche Eintrittstage für „Fit für mehr“: {days} Fragen Sie vor Ort nach.")
    days = ", ".join(f"{of_month:02}.{month:02}." for month, of_month in law.fit_fuer_mehr_entry_days)
    ages = {"first": law.fit_fuer_mehr_claim_age, "last": law.fit_fuer_mehr_last_age}
    return (
        say(general, norm=law.cite("fit_fuer_mehr"), **ages),
        say(
            window,
            day=early_until,
            end=school_year_end(year, begins),
            later=school_year_end(year + 1, begins),
        ),
        say(local, days=days),
    )


def language_exam_deadline(day: date, law: LawParameters) -> date:
    """The next 1 October, this day included."""
    return next_day_of_the_year(law.language_exam_until, day)


def _erstfoerderung_used(finding: Finding) -> list[str]:
    """Schulpflichtig for two years already: the time of Erstförderung may be over."""
    facts, since = finding.facts, finding.since
    if since is None or facts.residence_status is ResidenceStatus.GERMAN:
        return []
    if age_on(since, facts.reference_date) < finding.law.erstfoerderung_years:
        return []
    text = _(
        "Seit {day} sind {years} Jahre vergangen. Die Erstförderung kann verbraucht sein; "
        "fragen Sie die bisherige Schule ({norm})."
    )
    years = finding.law.erstfoerderung_years
    return [say(text, day=since, years=years, norm=finding.law.cite("erstfoerderung"))]


@lru_cache(maxsize=512)
def _school_place(part: Part, exam_deadline: date | None, law: LawParameters, _catalogue: object) -> tuple[str, ...]:
    """What helps or must not hold up a school place; kept per law and language, most children share it."""
    hints = []
    if exam_deadline is not None:
        text = _(
            "Eine Sprachprüfung kann eine Fremdsprache ersetzen. "
            "Die Schule beantragt sie bis {day} bei der Bezirksregierung ({norm})."
        )
        hints.append(say(text, day=exam_deadline, norm=law.cite("language_exam")))
    if part is not Part.FULL_TIME:
        text = _(
            "Mit vollem Sekundarabschluss kann die Bezirksregierung weiteren Schulbesuch "
            "für entbehrlich erklären ({norm})."
        )
        hints.append(say(text, norm=law.cite("release")))
    measles = _(
        "Ein fehlender Masernnachweis verhindert die Aufnahme nicht. "
        "Die Schule benachrichtigt das Gesundheitsamt ({norm})."
    )
    return (
        *hints,
        say(measles, norm=law.cite("measles")),
        say(_(_SPECIAL_NEEDS), norm=law.cite("special_needs")),
        say(_(_OTHER_SCHOOL), norm=law.cite("R-04")),
    )


def _contradictions(finding: Finding) -> list[str]:
    """Facts that do not fit together are computed as given, and said."""
    facts = finding.facts
    hints = []
    begins, ends = facts.apprenticeship_from, facts.apprenticeship_until
    if begins is not None and ends is not None and ends < begins:
        hints.append(_("Die Ausbildung endet vor ihrem Beginn. Prüfen Sie beide Tage."))
    if begins is None and ends is not None:
        hints.append(_("Der Beginn der Ausbildung fehlt. Ihr Ende ist deshalb nicht berücksichtigt."))
    if facts.early_admission_on is not None and facts.deferred:
        hints.append(_("Vorzeitige Aufnahme und Zurückstellung widersprechen sich. Gerechnet ist mit der Aufnahme."))
    if _admitted_late(finding):
        hints.append(_("Die vorzeitige Aufnahme liegt nicht vor dem regulären Beginn. Prüfen Sie den Tag."))
    if facts.years_of_schooling is not None and facts.years_of_schooling > max(finding.age - 3, 0):
        hints.append(_("Die Zahl der Schuljahre passt nicht zum Alter. Prüfen Sie sie."))
    if facts.suspension is SuspensionKind.LANGUAGE_COURSE and facts.residence_status is ResidenceStatus.GERMAN:
        text = _("Der Sprachkurs lässt die Pflicht nur mit Aussiedler- oder Ausländerstatus ruhen ({norm}).")
        hints.append(say(text, norm=finding.law.cite("R-20-course")))
    return hints


def _admitted_late(finding: Finding) -> bool:
    admitted_on, law = finding.facts.early_admission_on, finding.law
    if admitted_on is None:
        return False
    regular_year = first_compulsory_year(finding.facts.date_of_birth, law)
    return admitted_on >= school_year_begin(regular_year, law.school_year_begins)


def _law_out_of_date(finding: Finding) -> list[str]:
    if finding.law.is_valid_on(finding.facts.reference_date):
        return []
    text = _("Für diesen Stichtag ist keine Rechtsfassung hinterlegt. Gerechnet ist mit der Fassung ab {day}.")
    return [say(text, day=finding.law.valid_from)]

"""Kinds of next step where a grade is not the answer: before school without Kita, and from sixteen to twenty-five."""

from collections.abc import Callable
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import school_year_begin
from kiberatung.basics.texts import N_, _
from kiberatung.domain.matching.german_support import BELOW_B1, FFM_OLDEST, FFM_YOUNGEST, next_ffm_window
from kiberatung.domain.matching.values import SEK1_LAST_GRADE
from kiberatung.domain.recommendations import NextStep
from kiberatung.domain.school_options.values import CareerFacts, Option
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.answer import Answer, Part

NAMES = {
    NextStep.LANGUAGE_TEST: N_("Sprachstand feststellen lassen"),
    NextStep.KITA: N_("Kita-Platz suchen"),
    NextStep.SCHOOL_REGISTRATION: N_("An der Grundschule anmelden"),
    NextStep.EARLY_ADMISSION: N_("Vorzeitig einschulen"),
    NextStep.IFK: N_("Internationale Förderklasse"),
    NextStep.FIT_FUER_MEHR: N_("Fit für mehr"),
    NextStep.OBERSTUFE: N_("Oberstufe oder voller Bildungsgang"),
    NextStep.WEITERBILDUNGSKOLLEG: N_("Weiterbildungskolleg"),
    NextStep.APPRENTICESHIP: N_("Ausbildung"),
    NextStep.LANGUAGE_COURSE: N_("Sprachkurs"),
}
_NORMS = {
    NextStep.LANGUAGE_TEST: N_("§\u00a036 SchulG, bis zum 18.\u00a0SchRÄG; Wortlaut prüfen"),
    NextStep.KITA: N_("keine Schulpflicht; Zuständigkeit des Jugendamts prüfen"),
    NextStep.SCHOOL_REGISTRATION: N_("§\u00a035 Abs.\u00a01, §\u00a041 Abs.\u00a01 SchulG"),
    NextStep.EARLY_ADMISSION: N_("§\u00a035 Abs.\u00a02 SchulG, sinngemäß"),
    NextStep.IFK: N_("APO-BK Anlage A §\u00a021, §\u00a022 Abs.\u00a03; Stand prüfen"),
    NextStep.FIT_FUER_MEHR: N_("BASS 13-63 Nr.\u00a04, RdErl. 18.01.2017"),
    NextStep.OBERSTUFE: N_("§\u00a034 Abs.\u00a02 SchulG"),
    NextStep.WEITERBILDUNGSKOLLEG: N_("örtlich erfragen"),
    NextStep.APPRENTICESHIP: N_("§\u00a038 Abs.\u00a02 SchulG, sinngemäß"),
    NextStep.LANGUAGE_COURSE: N_("§\u00a040 Abs.\u00a01 Nr.\u00a08 SchulG"),
}
YOUNGEST_BEFORE_SCHOOL = 3
_BEFORE_SCHOOL = (NextStep.LANGUAGE_TEST, NextStep.KITA, NextStep.SCHOOL_REGISTRATION, NextStep.EARLY_ADMISSION)
_AFTER = (
    NextStep.IFK,
    NextStep.FIT_FUER_MEHR,
    NextStep.OBERSTUFE,
    NextStep.WEITERBILDUNGSKOLLEG,
    NextStep.APPRENTICESHIP,
    NextStep.LANGUAGE_COURSE,
)
_YEARS_OF_TEST = 2
"""Before school: when the Schulamt tests children without a Kita (§ 36 SchulG)."""
_GROWN_UP, _APPRENTICE_UNTIL = 18, 21
Reasons = tuple[list[str], list[str]]


def step_name(step: NextStep) -> str:
    return _(NAMES[step])


def next_steps(facts: CareerFacts, support: GermanSupport) -> tuple[Option[NextStep], ...]:
    """Empty for children whose next step is a grade."""
    if _is_before_school(facts):
        proposed = _proposed_before(facts)
        return tuple(_option(facts, step, proposed) for step in _BEFORE_SCHOOL)
    if _is_young_adult(facts):
        proposed = _proposed_after(facts, support)
        return tuple(_option(facts, step, proposed) for step in _AFTER)
    return ()


def step_question(facts: CareerFacts) -> str:
    """What is asked before a step can be proposed; empty where nothing is missing."""
    if _is_before_school(facts) and facts.kindergarten_months is None and _proposed_before(facts) is None:
        return _("Ob das Kind eine Kita besucht, ist nicht eingetragen. Bitte fragen.")
    return ""


def first_school_day(facts: CareerFacts) -> date | None:
    """1 August of the first compulsory year: ten years before the end of the Vollzeitschulpflicht (DOMAIN 5.1)."""
    if facts.answer is None:
        return None
    return school_year_begin(facts.answer.full_time_until.year - SEK1_LAST_GRADE)


def _is_before_school(facts: CareerFacts) -> bool:
    child = facts.child
    return child.age is not None and child.age >= YOUNGEST_BEFORE_SCHOOL and child.school_year_number == 0


def _is_young_adult(facts: CareerFacts) -> bool:
    age = facts.child.age
    return age is not None and FFM_YOUNGEST <= age <= FFM_OLDEST and facts.child.part is not Part.FULL_TIME


def _option(facts: CareerFacts, step: NextStep, proposed: NextStep | None) -> Option[NextStep]:
    pros, cons = _BY_STEP[step](facts)
    return Option(step, _(NAMES[step]), tuple(pros), tuple(cons), _(_NORMS[step]), step is proposed)


def _proposed_before(facts: CareerFacts) -> NextStep | None:
    """The year before school the registration is due; before it, without a Kita, the test in its year, else a Kita.

    Nothing while it is unknown whether the child goes to a Kita: then that is asked first.
    """
    years = _years_until_school(facts)
    if years is not None and years <= 1:
        return NextStep.SCHOOL_REGISTRATION
    if facts.kindergarten_months != 0:
        return None
    return NextStep.LANGUAGE_TEST if years == _YEARS_OF_TEST else NextStep.KITA


def _proposed_after(facts: CareerFacts, support: GermanSupport) -> NextStep | None:
    if support is GermanSupport.INTERNATIONALE_FOERDERKLASSE:
        return NextStep.IFK
    if support is GermanSupport.FIT_FUER_MEHR:
        return NextStep.FIT_FUER_MEHR
    level = facts.child.german_level
    return NextStep.OBERSTUFE if level is not None and level not in BELOW_B1 else None


def _years_until_school(facts: CareerFacts) -> int | None:
    begins = first_school_day(facts)
    return None if begins is None else begins.year - facts.today.year


def _language_test(facts: CareerFacts) -> Reasons:
    pros, cons = [], []
    if facts.kindergarten_months:
        cons.append(_("Das Kind besucht eine Kita; dort wird Deutsch beobachtet."))
    elif facts.kindergarten_months == 0:
        pros.append(_("Für Kinder ohne Kita: zwei Jahre vor der Einschulung beim Schulamt."))
    else:
        cons.append(_("Ob das Kind eine Kita besucht, ist nicht eingetragen."))
    years = _years_until_school(facts)
    if years is not None and years <= 1:
        cons.append(_("Die Einschulung ist näher als zwei Jahre. Fragen Sie das Schulamt."))
    cons.append(_("Ab 2028 ist mit ABC-Klassen eine andere Regel geplant, noch ein Entwurf."))
    return pros, cons


def _kita(facts: CareerFacts) -> Reasons:
    if facts.kindergarten_months:
        return [], [_("Ein Kita-Besuch ist schon eingetragen.")]
    return [_("Deutsch und andere Kinder vor der Schule.")], [_("Freiwillig; oft gibt es Wartelisten.")]


def _registration(facts: CareerFacts) -> Reasons:
    begins = first_school_day(facts)
    if begins is None:
        return [], [_("Ohne Geburtsdatum steht der Schulbeginn nicht fest.")]
    pros = [_("Die Schulpflicht beginnt am {day}. Die Eltern melden an.").format(day=write_date(begins))]
    far = begins.year - facts.today.year > 1
    return pros, [_("Bis zur Anmeldung ist noch Zeit.")] if far else []


def _early(facts: CareerFacts) -> Reasons:
    pros = [_("Auf Antrag der Eltern, wenn das Kind schulfähig ist.")]
    cons = [_("Die Schulleitung entscheidet.")]
    if facts.child.age is not None and facts.child.age < 5:
        cons.append(_("Vorzeitig eingeschult wird meist mit fünf Jahren."))
    return pros, cons


def _ifk(facts: CareerFacts) -> Reasons:
    pros = [_("Ein Jahr Vollzeit; ein Abschluss wie nach Klasse 9 ist möglich.")]
    cons = [_("Beginn meist am 1.\u00a0August.")]
    if facts.german_school_since is not None:
        cons.append(_("Gedacht für den ersten Schulbesuch in Deutschland oder nach kurzer Sekundarstufe I."))
    if _duty_is_over(facts):
        cons.append(_("Die Schulpflicht ist vorbei. Fragen Sie die Bezirksregierung."))
    return pros, cons


def _ffm(facts: CareerFacts) -> Reasons:
    day = write_date(next_ffm_window(facts.today))
    pros = [_("Nächster üblicher Aufnahmetag: {day}, örtlich verschieden.").format(day=day)]
    if _duty_is_over(facts):
        pros.append(_("Von 18 bis 25 Jahren besteht ein Recht auf Aufnahme."))
    return pros, [_("Kein Abschluss.")]


def _oberstufe(facts: CareerFacts) -> Reasons:
    pros, cons = [], []
    years, level = facts.child.completed_years, facts.child.german_level
    if years is None:
        cons.append(_("Die Schuljahre bisher sind nicht bekannt."))
    elif years >= SEK1_LAST_GRADE - 1:
        pros.append(_("Die bisherige Schulzeit ist lang genug, um daran anzuschließen."))
    else:
        cons.append(_("Die bisherige Schulzeit ist kürzer als neun Jahre."))
    if level is None or level in BELOW_B1:
        cons.append(_("Der Unterricht verlangt meist Deutsch ab B1."))
    else:
        pros.append(_("Deutsch reicht für den Unterricht."))
    if facts.certificate_present:
        pros.append(_("Ein Zeugnis liegt vor; fragen Sie nach der Anerkennung."))
    return pros, cons


def _weiterbildung(facts: CareerFacts) -> Reasons:
    pros = [_("Schulabschlüsse nachholen, auch am Abend.")]
    age = facts.child.age
    return pros, [_("Für Erwachsene.")] if age is not None and age < _GROWN_UP else []


def _apprenticeship(facts: CareerFacts) -> Reasons:
    pros = [_("Betrieb und Berufsschule; die Berufsschule gehört dazu.")]
    age = facts.child.age
    if age is not None and age >= _APPRENTICE_UNTIL:
        return pros, [_("Ab 21 Jahren besteht ein Recht, keine Pflicht zum Besuch der Berufsschule.")]
    level = facts.child.german_level
    if level is not None and level not in BELOW_B1:
        return pros, []
    return pros, [_("Mit Deutsch unter B1 ist der Unterricht der Berufsschule schwer zu verstehen.")]


def _language_course(facts: CareerFacts) -> Reasons:
    pros = [_("Deutsch lernen außerhalb der Schule.")]
    if _duty_is_over(facts):
        return pros, []
    return pros, [_("Bei Schulpflicht nur, wenn sie während eines anerkannten Kurses ruht.")]


def _duty_is_over(facts: CareerFacts) -> bool:
    return facts.answer is not None and facts.answer.answer is Answer.NO_LONGER


_BY_STEP: dict[NextStep, Callable[[CareerFacts], Reasons]] = {
    NextStep.LANGUAGE_TEST: _language_test,
    NextStep.KITA: _kita,
    NextStep.SCHOOL_REGISTRATION: _registration,
    NextStep.EARLY_ADMISSION: _early,
    NextStep.IFK: _ifk,
    NextStep.FIT_FUER_MEHR: _ffm,
    NextStep.OBERSTUFE: _oberstufe,
    NextStep.WEITERBILDUNGSKOLLEG: _weiterbildung,
    NextStep.APPRENTICESHIP: _apprenticeship,
    NextStep.LANGUAGE_COURSE: _language_course,
}
